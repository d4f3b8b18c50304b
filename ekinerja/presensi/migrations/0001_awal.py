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
                    name='Presensi',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presensi', to='kepegawaian.pegawai')),
                        ('tanggal', models.DateField()),
                        ('masuk', models.TimeField(blank=True, null=True)),
                        ('pulang', models.TimeField(blank=True, null=True)),
                        ('kode', models.CharField(blank=True, max_length=8)),
                    ],
                    options={
                        'verbose_name': 'presensi',
                        'verbose_name_plural': 'presensi',
                        'constraints': [models.UniqueConstraint(fields=('pegawai', 'tanggal'), name='presensi_satu_sehari')],
                    },
                ),
                migrations.CreateModel(
                    name='UsulPresensi',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='usul_presensi', to='kepegawaian.pegawai')),
                        ('jenis', models.CharField(choices=[('SANGGAHAN', 'Sanggahan'), ('KETERANGAN', 'Keterangan')], max_length=10)),
                        ('mulai', models.DateField()),
                        ('sampai', models.DateField()),
                        ('masuk', models.TimeField(blank=True, null=True)),
                        ('pulang', models.TimeField(blank=True, null=True)),
                        ('kode', models.CharField(blank=True, max_length=8)),
                        ('alasan', models.CharField(blank=True, max_length=500)),
                        ('nomor_surat', models.CharField(blank=True, max_length=80, verbose_name='nomor surat')),
                        ('tautan', models.URLField(blank=True, max_length=500)),
                        ('semula', models.CharField(blank=True, max_length=60)),
                        ('status', models.CharField(choices=[('DIAJUKAN', 'Menunggu jawaban'), ('DITERIMA', 'Diterima'), ('DITOLAK', 'Tidak diterima'), ('DITARIK', 'Ditarik'), ('DIBATALKAN', 'Dibatalkan')], default='DIAJUKAN', max_length=10)),
                        ('diajukan_oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('dibuat_pada', models.DateTimeField()),
                        ('jawaban', models.CharField(blank=True, max_length=400)),
                        ('penjawab', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('dijawab_pada', models.DateTimeField(blank=True, null=True)),
                        ('versi', models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        'verbose_name': 'usul presensi',
                        'verbose_name_plural': 'usul presensi',
                        'indexes': [models.Index(fields=['pegawai', 'mulai'], name='usul_presensi_orang'), models.Index(fields=['status', 'dibuat_pada'], name='usul_presensi_status')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('sampai__gte', models.F('mulai'))), name='usul_presensi_urut'), models.CheckConstraint(condition=models.Q(models.Q(('jenis', 'SANGGAHAN'), ('mulai', models.F('sampai'))), models.Q(('jenis', 'KETERANGAN'), models.Q(('kode', ''), _negated=True)), _connector='OR'), name='usul_presensi_bentuk'), models.CheckConstraint(condition=models.Q(('status__in', ('DIAJUKAN', 'DITARIK')), models.Q(('dijawab_pada__isnull', False), ('penjawab__isnull', False)), _connector='OR'), name='usul_presensi_terjawab'), models.UniqueConstraint(condition=models.Q(('jenis', 'SANGGAHAN'), ('status', 'DIAJUKAN')), fields=('pegawai', 'mulai'), name='usul_presensi_satu_sanggahan')],
                    },
                ),
            ],
        ),
    ]
