import datetime

import django.db.models.deletion
from django.db import migrations, models

import ekinerja.inti.id
import ekinerja.inti.migrasi


class Migration(migrations.Migration):

    dependencies = [
        ('akun', '0001_initial'),
        ('kepegawaian', '0001_awal'),
        ('pemberitahuan', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='pemberitahuan',
            name='disebar_pada',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='pemberitahuan',
            name='gabung',
            field=models.CharField(blank=True, db_default='', default='', max_length=80),
        ),
        migrations.AddField(
            model_name='pemberitahuan',
            name='jumlah',
            field=models.PositiveIntegerField(db_default=1, default=1),
        ),
        migrations.AddIndex(
            model_name='pemberitahuan',
            index=models.Index(condition=models.Q(('disebar_pada__isnull', True)), fields=['id'], name='pemberitahuan_sebar'),
        ),
        migrations.AddConstraint(
            model_name='pemberitahuan',
            constraint=models.UniqueConstraint(condition=models.Q(('dibaca_pada__isnull', True), models.Q(('gabung', ''), _negated=True)), fields=('pegawai', 'gabung'), name='pemberitahuan_satu_gabungan'),
        ),
        ekinerja.inti.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name='PilihanKabar',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('pegawai', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='pilihan_kabar', to='kepegawaian.pegawai')),
                        ('saluran', models.JSONField(default=dict)),
                        ('irama', models.CharField(choices=[('LANGSUNG', 'Langsung, satu per satu'), ('HARIAN', 'Ringkasan harian'), ('MINGGUAN', 'Ringkasan mingguan')], default='LANGSUNG', max_length=8)),
                        ('jam_ringkasan', models.TimeField(default=datetime.time(8, 0))),
                        ('hari_ringkasan', models.PositiveSmallIntegerField(default=1)),
                        ('tenang', models.BooleanField(default=True)),
                        ('tenang_mulai', models.TimeField(default=datetime.time(17, 0))),
                        ('tenang_sampai', models.TimeField(default=datetime.time(7, 0))),
                        ('tenang_libur', models.BooleanField(default=True)),
                        ('jeda_sampai', models.DateField(blank=True, null=True)),
                        ('surel_terbukti', models.EmailField(blank=True, max_length=254)),
                        ('surel_terbukti_pada', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'pilihan pemberitahuan',
                        'verbose_name_plural': 'pilihan pemberitahuan',
                        'constraints': [models.CheckConstraint(condition=models.Q(('hari_ringkasan__range', (1, 7))), name='kabar_hari_ringkasan'), models.CheckConstraint(condition=models.Q(('tenang_mulai', models.F('tenang_sampai')), _negated=True), name='kabar_jam_tenang')],
                    },
                ),
                migrations.CreateModel(
                    name='LanggananPush',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='langganan_push', to='kepegawaian.pegawai')),
                        ('perangkat', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='langganan_push', to='akun.perangkat')),
                        ('alamat', models.CharField(max_length=600, unique=True)),
                        ('kunci', models.CharField(max_length=100)),
                        ('rahasia', models.CharField(max_length=40)),
                        ('dibuat_pada', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'langganan push',
                        'verbose_name_plural': 'langganan push',
                    },
                ),
                migrations.CreateModel(
                    name='Pengiriman',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pemberitahuan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pengiriman', to='pemberitahuan.pemberitahuan')),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='kepegawaian.pegawai')),
                        ('saluran', models.CharField(choices=[('SUREL', 'Surel'), ('PUSH', 'HP')], max_length=8)),
                        ('langganan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='pemberitahuan.langgananpush')),
                        ('kunci', models.CharField(max_length=100, unique=True)),
                        ('keadaan', models.CharField(choices=[('MENUNGGU', 'Menunggu giliran'), ('DITUNDA', 'Ditunda sampai waktunya'), ('DIKIRIM', 'Sedang dikirim'), ('TERKIRIM', 'Terkirim'), ('GAGAL', 'Gagal'), ('DILEWATI', 'Dilewati')], default='MENUNGGU', max_length=8)),
                        ('coba_lagi_pada', models.DateTimeField()),
                        ('percobaan', models.PositiveSmallIntegerField(default=0)),
                        ('sewa_sampai', models.DateTimeField(blank=True, null=True)),
                        ('surat', models.UUIDField(blank=True, null=True)),
                        ('galat', models.CharField(blank=True, max_length=200)),
                        ('dibuat_pada', models.DateTimeField()),
                        ('selesai_pada', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'pengiriman',
                        'verbose_name_plural': 'pengiriman',
                        'indexes': [models.Index(condition=models.Q(('keadaan__in', ('MENUNGGU', 'DITUNDA'))), fields=['coba_lagi_pada'], name='pengiriman_antre'), models.Index(condition=models.Q(('keadaan', 'DIKIRIM')), fields=['sewa_sampai'], name='pengiriman_sewa'), models.Index(fields=['pegawai', 'saluran'], name='pengiriman_orang'), models.Index(condition=models.Q(('surat__isnull', False)), fields=['surat'], name='pengiriman_surat')],
                    },
                ),
            ],
        ),
        # What was told before mail and phones existed is not told again.
        migrations.RunSQL(
            sql='UPDATE pemberitahuan_pemberitahuan SET disebar_pada = dibuat_pada WHERE disebar_pada IS NULL',
            reverse_sql=migrations.RunSQL.noop,
        ),
    ]
