import django.db.models.deletion
from django.db import migrations, models

import ekinerja.inti.id
import ekinerja.inti.migrasi


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('inti', '0001_awal'),
        ('kepegawaian', '0001_awal'),
    ]

    operations = [
        ekinerja.inti.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name='UsulPerbaikan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='usul_perbaikan', to='kepegawaian.pegawai')),
                        ('fakta', models.CharField(choices=[('ATASAN', 'Atasan (pejabat penilai)'), ('UNIT', 'Unit kerja'), ('JABATAN', 'Jabatan'), ('NAMA', 'Nama dan gelar'), ('NIP', 'NIP'), ('STATUS', 'Status kepegawaian'), ('KEDUDUKAN', 'Kedudukan hukum'), ('GOLONGAN', 'Golongan ruang')], max_length=16)),
                        ('tertulis', models.CharField(blank=True, max_length=240)),
                        ('seharusnya', models.CharField(max_length=240)),
                        ('orang', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kepegawaian.pegawai')),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kepegawaian.unitkerja')),
                        ('sejak', models.DateField(blank=True, null=True)),
                        ('alasan', models.CharField(max_length=1000)),
                        ('berkas', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inti.berkas')),
                        ('tautan', models.URLField(blank=True, max_length=500)),
                        ('status', models.CharField(choices=[('DIAJUKAN', 'Diajukan'), ('DIKERJAKAN', 'Sedang dikerjakan'), ('DITERUSKAN', 'Diteruskan ke BKPSDM'), ('DI_SIASN', 'Menunggu perbaikan di SIASN'), ('SELESAI', 'Selesai'), ('DITOLAK', 'Ditolak'), ('DITARIK', 'Ditarik')], default='DIAJUKAN', max_length=12)),
                        ('diteruskan_pada', models.DateTimeField(blank=True, null=True)),
                        ('penangan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kepegawaian.pegawai')),
                        ('keterangan', models.CharField(blank=True, max_length=400)),
                        ('versi', models.PositiveIntegerField(default=1)),
                        ('dibuat_pada', models.DateTimeField()),
                        ('diubah_pada', models.DateTimeField()),
                        ('selesai_pada', models.DateTimeField(blank=True, null=True)),
                        ('dieskalasi_pada', models.DateTimeField(blank=True, null=True)),
                        ('semula', models.JSONField(blank=True, null=True)),
                        ('delegasi', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kepegawaian.delegasipenilai')),
                    ],
                    options={
                        'verbose_name': 'usul perbaikan',
                        'verbose_name_plural': 'usul perbaikan',
                        'indexes': [models.Index(fields=['status', '-dibuat_pada'], name='usul_status'), models.Index(fields=['pegawai', '-dibuat_pada'], name='usul_pegawai')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('DIAJUKAN', 'DIKERJAKAN', 'DITERUSKAN', 'DI_SIASN'))), fields=('pegawai', 'fakta'), name='usul_terbuka_satu_per_fakta'), models.CheckConstraint(condition=models.Q(models.Q(('selesai_pada__isnull', False), ('status__in', ('SELESAI', 'DITOLAK', 'DITARIK'))), models.Q(models.Q(('status__in', ('SELESAI', 'DITOLAK', 'DITARIK')), _negated=True), ('selesai_pada__isnull', True)), _connector='OR'), name='usul_selesai_bertanggal')],
                    },
                ),
                migrations.CreateModel(
                    name='TandaSiasn',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('catatan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='tanda_siasn', to='kepegawaian.catatanmutu')),
                        ('oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kepegawaian.pegawai')),
                        ('pada', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'tanda SIASN',
                        'verbose_name_plural': 'tanda SIASN',
                    },
                ),
            ],
        ),
    ]
