import django.db.models.deletion
from django.db import migrations, models

import ekinerja.inti.id
import ekinerja.inti.migrasi


class Migration(migrations.Migration):

    replaces = [('harian', '0001_initial'), ('harian', '0002_laporan_jam_klien'), ('harian', '0002_laporan_pakai')]

    initial = True

    dependencies = [
        ('inti', '0001_awal'),
        ('kepegawaian', '0001_awal'),
        ('skp', '0001_awal'),
    ]

    operations = [
        ekinerja.inti.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name='LaporanHarian',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='laporan', to='kepegawaian.pegawai')),
                        ('skp', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='laporan', to='skp.skp')),
                        ('rencana_aksi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='laporan', to='skp.rencanaaksi')),
                        ('penilai', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='laporan_dinilai', to='kepegawaian.pegawai')),
                        ('tanggal', models.DateField()),
                        ('jam_mulai', models.TimeField()),
                        ('jam_selesai', models.TimeField()),
                        ('kegiatan', models.CharField(max_length=400)),
                        ('realisasi', models.PositiveIntegerField()),
                        ('satuan', models.CharField(max_length=60)),
                        ('keterangan', models.CharField(blank=True, max_length=400, verbose_name='catatan atau hambatan')),
                        ('status', models.CharField(choices=[('DRAF', 'Draf'), ('DIAJUKAN', 'Terkirim'), ('DISETUJUI', 'Diterima'), ('DIKEMBALIKAN', 'Dikembalikan')], default='DRAF', max_length=12)),
                        ('terlambat', models.BooleanField(default=False)),
                        ('luring', models.BooleanField(default=False)),
                        ('dibuat_klien', models.DateTimeField(blank=True, null=True)),
                        ('geser_klien', models.SmallIntegerField(blank=True, null=True)),
                        ('jumlah_bukti', models.PositiveSmallIntegerField(default=0)),
                        ('versi', models.PositiveIntegerField(default=1)),
                        ('dibuat_pada', models.DateTimeField()),
                        ('diubah_pada', models.DateTimeField()),
                        ('dikirim_pada', models.DateTimeField(blank=True, null=True)),
                        ('dibaca_pada', models.DateTimeField(blank=True, null=True)),
                        ('dibaca_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('diputus_pada', models.DateTimeField(blank=True, null=True)),
                        ('diputus_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('catatan', models.CharField(blank=True, max_length=400)),
                    ],
                    options={
                        'verbose_name': 'laporan harian',
                        'verbose_name_plural': 'laporan harian',
                        'indexes': [models.Index(fields=['pegawai', '-tanggal'], name='laporan_orang'), models.Index(fields=['penilai', 'tanggal', 'status'], name='laporan_penilai'), models.Index(fields=['rencana_aksi', 'status', 'tanggal', 'realisasi'], name='laporan_pakai'), models.Index(condition=models.Q(('status', 'DIAJUKAN')), fields=['penilai', '-dikirim_pada'], name='laporan_menunggu')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('jam_selesai__gt', models.F('jam_mulai'))), name='laporan_jam_urut'), models.CheckConstraint(condition=models.Q(('penilai__isnull', True), models.Q(('pegawai', models.F('penilai')), _negated=True), _connector='OR'), name='laporan_bukan_penilai_sendiri'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['DISETUJUI', 'DIKEMBALIKAN']), _negated=True), ('diputus_pada__isnull', False), _connector='OR'), name='laporan_diputus_bertanggal')],
                    },
                ),
                migrations.CreateModel(
                    name='VersiLaporan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('laporan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='riwayat', to='harian.laporanharian')),
                        ('nomor', models.PositiveIntegerField()),
                        ('isi', models.JSONField()),
                        ('pada', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'versi laporan',
                        'verbose_name_plural': 'versi laporan',
                        'constraints': [models.UniqueConstraint(fields=('laporan', 'nomor'), name='versi_laporan_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='KoreksiLaporan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('laporan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='koreksi', to='harian.laporanharian')),
                        ('isi', models.JSONField()),
                        ('alasan', models.CharField(max_length=300)),
                        ('status', models.CharField(choices=[('DIUSULKAN', 'Menunggu penilai'), ('DITERIMA', 'Diterima'), ('DITOLAK', 'Tidak diterima'), ('DICABUT', 'Dicabut')], default='DIUSULKAN', max_length=10)),
                        ('diusulkan_pada', models.DateTimeField()),
                        ('diputus_pada', models.DateTimeField(blank=True, null=True)),
                        ('diputus_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('catatan', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'verbose_name': 'koreksi laporan',
                        'verbose_name_plural': 'koreksi laporan',
                        'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'DIUSULKAN')), fields=('laporan',), name='satu_koreksi_terbuka')],
                    },
                ),
                migrations.CreateModel(
                    name='BuktiLaporan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('laporan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bukti', to='harian.laporanharian')),
                        ('berkas', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inti.berkas')),
                        ('tautan', models.URLField(blank=True, max_length=500)),
                        ('keterangan', models.CharField(blank=True, max_length=160)),
                    ],
                    options={
                        'verbose_name': 'bukti laporan',
                        'verbose_name_plural': 'bukti laporan',
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('berkas__isnull', False), ('tautan', '')), models.Q(('berkas__isnull', True), models.Q(('tautan', ''), _negated=True)), _connector='OR'), name='bukti_satu_bentuk'), models.UniqueConstraint(fields=('laporan', 'berkas'), name='bukti_berkas_sekali')],
                    },
                ),
                migrations.CreateModel(
                    name='UmpanBalik',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='umpan_balik', to='kepegawaian.pegawai')),
                        ('dari', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='umpan_balik_diberikan', to='kepegawaian.pegawai')),
                        ('laporan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='umpan_balik', to='harian.laporanharian')),
                        ('rhk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='umpan_balik', to='skp.rhk')),
                        ('nilai_perilaku', models.CharField(blank=True, max_length=30)),
                        ('tanggal', models.DateField()),
                        ('teks', models.TextField()),
                        ('dibuat_pada', models.DateTimeField()),
                        ('dibaca_pada', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'umpan balik',
                        'verbose_name_plural': 'umpan balik',
                        'indexes': [models.Index(fields=['pegawai', '-tanggal'], name='umpan_balik_orang')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('pegawai', models.F('dari')), _negated=True), name='umpan_balik_bukan_diri')],
                    },
                ),
            ],
        ),
    ]
