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
                    name='HariLibur',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('tanggal', models.DateField(unique=True)),
                        ('nama', models.CharField(max_length=120)),
                        ('jenis', models.CharField(choices=[('LIBUR_NASIONAL', 'Libur nasional'), ('CUTI_BERSAMA', 'Cuti bersama'), ('HARI_KERJA', 'Tetap hari kerja')], max_length=14)),
                        ('dasar', models.CharField(max_length=200, verbose_name='dasar penetapan')),
                        ('oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('diubah_pada', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'hari libur',
                        'verbose_name_plural': 'hari libur',
                        'ordering': ['tanggal'],
                    },
                ),
                migrations.CreateModel(
                    name='Gangguan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('mulai', models.DateTimeField()),
                        ('selesai', models.DateTimeField(blank=True, null=True)),
                        ('sumber', models.CharField(choices=[('DINYATAKAN', 'Dinyatakan admin'), ('TERDETEKSI', 'Terdeteksi sistem')], max_length=10)),
                        ('uraian', models.CharField(max_length=200, verbose_name='apa yang terjadi')),
                        ('oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('dicatat_pada', models.DateTimeField()),
                        ('dibatalkan_pada', models.DateTimeField(blank=True, null=True)),
                        ('dibatalkan_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('alasan_batal', models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        'verbose_name': 'gangguan',
                        'verbose_name_plural': 'gangguan',
                        'ordering': ['-mulai', '-pk'],
                        'indexes': [models.Index(fields=['-mulai'], name='gangguan_mulai')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('selesai__isnull', True), ('selesai__gt', models.F('mulai')), _connector='OR'), name='gangguan_urut'), models.CheckConstraint(condition=models.Q(models.Q(('selesai__isnull', False), ('sumber', 'TERDETEKSI')), ('oleh__isnull', False), _connector='OR'), name='gangguan_bersumber'), models.CheckConstraint(condition=models.Q(('dibatalkan_pada__isnull', True), models.Q(('alasan_batal', ''), _negated=True), _connector='OR'), name='gangguan_batal_beralasan')],
                    },
                ),
                migrations.CreateModel(
                    name='Denyut',
                    fields=[
                        ('nama', models.CharField(max_length=20, primary_key=True, serialize=False)),
                        ('pada', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'denyut',
                        'verbose_name_plural': 'denyut',
                    },
                ),
            ],
        ),
    ]
