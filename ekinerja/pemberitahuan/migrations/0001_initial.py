import django.db.models.deletion
from django.db import migrations, models

import ekinerja.inti.id
import ekinerja.inti.migrasi


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('kepegawaian', '0001_awal'),
    ]

    operations = [
        ekinerja.inti.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name='Pemberitahuan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pemberitahuan', to='kepegawaian.pegawai')),
                        ('jenis', models.CharField(max_length=40)),
                        ('judul', models.CharField(max_length=160)),
                        ('isi', models.CharField(blank=True, max_length=400)),
                        ('tautan', models.CharField(blank=True, max_length=200)),
                        ('dibuat_pada', models.DateTimeField()),
                        ('dibaca_pada', models.DateTimeField(blank=True, null=True)),
                        ('kunci_efek', models.CharField(blank=True, max_length=120, null=True, unique=True)),
                    ],
                    options={
                        'verbose_name': 'pemberitahuan',
                        'verbose_name_plural': 'pemberitahuan',
                        'indexes': [models.Index(fields=['pegawai', '-dibuat_pada'], name='pemberitahuan_orang'), models.Index(condition=models.Q(('dibaca_pada__isnull', True)), fields=['pegawai'], name='pemberitahuan_baru')],
                    },
                ),
            ],
        ),
    ]
