import django.db.models.deletion
from django.db import migrations, models

import ekinerja.aturan.skp
import ekinerja.inti.id
import ekinerja.inti.migrasi


class Migration(migrations.Migration):

    replaces = [('skp', '0001_initial'), ('skp', '0002_rhk_dari_matriks'), ('skp', '0003_paketskp'), ('skp', '0004_impor_skp'), ('skp', '0005_saran_dan_templat'), ('skp', '0006_manual_indikator'), ('skp', '0007_versi_perilaku')]

    initial = True

    dependencies = [
        ('kepegawaian', '0001_awal'),
        ('perencanaan', '0001_awal'),
    ]

    operations = [
        ekinerja.inti.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name='Skp',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skp', to='kepegawaian.pegawai')),
                        ('tahun', models.PositiveSmallIntegerField()),
                        ('mulai', models.DateField()),
                        ('sampai', models.DateField()),
                        ('formulir', models.CharField(choices=[('JPT', 'JPT dan pimpinan unit kerja mandiri'), ('JA_JF', 'Jabatan administrasi dan fungsional')], max_length=6)),
                        ('pendekatan', models.CharField(choices=[('KUANTITATIF', 'Kuantitatif'), ('KUALITATIF', 'Kualitatif')], default=ekinerja.aturan.skp.Pendekatan['KUANTITATIF'], max_length=12)),
                        ('versi_perilaku', models.CharField(db_default='SE-2021', default='SE-2021', max_length=12)),
                        ('sumber', models.CharField(choices=[('LOKAL', 'Disusun di e-Kinerja'), ('RUANG_GTK', 'Resmi dari Ruang GTK')], default='LOKAL', max_length=10)),
                        ('status', models.CharField(choices=[('DRAF', 'Draf'), ('DIAJUKAN', 'Diajukan'), ('DISETUJUI', 'Disetujui'), ('DIKEMBALIKAN', 'Dikembalikan'), ('DITETAPKAN_PENGELOLA', 'Ditetapkan pengelola kinerja'), ('DITUTUP', 'Ditutup')], default='DRAF', max_length=24)),
                        ('penilai', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='skp_dinilai', to='kepegawaian.pegawai')),
                        ('atasan_penilai', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.unitkerja')),
                        ('jenis_jabatan', models.CharField(max_length=16)),
                        ('potret', models.JSONField(default=dict)),
                        ('versi', models.PositiveIntegerField(default=0)),
                        ('versi_isi', models.PositiveIntegerField(default=0)),
                        ('diubah_pada', models.DateTimeField()),
                        ('diubah_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('diajukan_pada', models.DateTimeField(blank=True, null=True)),
                        ('diputus_pada', models.DateTimeField(blank=True, null=True)),
                        ('diputus_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('catatan', models.TextField(blank=True)),
                        ('tanpa_rhk_atasan', models.BooleanField(default=False, verbose_name='dibuka admin tanpa RHK atasan')),
                        ('ditutup_pada', models.DateTimeField(blank=True, null=True)),
                        ('sebab_tutup', models.CharField(blank=True, max_length=160)),
                    ],
                    options={
                        'verbose_name': 'SKP',
                        'verbose_name_plural': 'SKP',
                        'indexes': [models.Index(fields=['pegawai', 'tahun', 'mulai'], name='skp_orang'), models.Index(fields=['penilai', 'tahun', 'status'], name='skp_penilai'), models.Index(fields=['unit', 'tahun'], name='skp_unit')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('penilai__isnull', True), models.Q(('pegawai', models.F('penilai')), _negated=True), _connector='OR'), name='skp_bukan_penilai_sendiri'), models.CheckConstraint(condition=models.Q(('sampai__gte', models.F('mulai'))), name='skp_urut'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['DISETUJUI', 'DITETAPKAN_PENGELOLA']), _negated=True), ('diputus_pada__isnull', False), _connector='OR'), name='skp_disetujui_bertanggal'), models.UniqueConstraint(fields=('pegawai', 'mulai'), name='skp_mulai_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='VersiSkp',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('skp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='riwayat', to='skp.skp')),
                        ('nomor', models.PositiveIntegerField()),
                        ('isi', models.JSONField()),
                        ('disetujui_pada', models.DateTimeField()),
                        ('disetujui_oleh', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                    ],
                    options={
                        'verbose_name': 'versi SKP',
                        'verbose_name_plural': 'versi SKP',
                        'constraints': [models.UniqueConstraint(fields=('skp', 'nomor'), name='versi_skp_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='IsiTercatat',
                    fields=[
                        ('skp', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='isi_tercatat', serialize=False, to='skp.skp')),
                        ('isi', models.JSONField()),
                    ],
                    options={
                        'verbose_name': 'isi tercatat',
                        'verbose_name_plural': 'isi tercatat',
                    },
                ),
                migrations.CreateModel(
                    name='AsalSkp',
                    fields=[
                        ('skp', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='asal', serialize=False, to='skp.skp')),
                        ('berkas', models.CharField(max_length=255)),
                        ('sha256', models.CharField(max_length=64)),
                        ('baris', models.PositiveIntegerField()),
                        ('diimpor_pada', models.DateTimeField()),
                        ('diimpor_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('sidik', models.CharField(max_length=64)),
                        ('versi_isi', models.PositiveIntegerField()),
                        ('status', models.CharField(max_length=24)),
                        ('disiapkan', models.PositiveIntegerField()),
                        ('kunci', models.JSONField(default=dict)),
                        ('lain', models.JSONField(default=dict)),
                    ],
                    options={
                        'verbose_name': 'asal SKP',
                        'verbose_name_plural': 'asal SKP',
                    },
                ),
                migrations.CreateModel(
                    name='Rhk',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('skp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rhk', to='skp.skp')),
                        ('jenis', models.CharField(choices=[('UTAMA', 'Utama'), ('TAMBAHAN', 'Tambahan')], default='UTAMA', max_length=10)),
                        ('urutan', models.PositiveSmallIntegerField(default=0)),
                        ('teks', models.TextField()),
                        ('perspektif', models.CharField(blank=True, choices=[('PENERIMA_LAYANAN', 'Penerima Layanan'), ('PROSES_BISNIS', 'Proses Bisnis'), ('PENGUATAN_INTERNAL', 'Penguatan Internal'), ('ANGGARAN', 'Anggaran')], max_length=20)),
                        ('rhk_atasan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='turunan', to='skp.rhk')),
                        ('penyelarasan', models.CharField(blank=True, choices=[('LANGSUNG', 'Langsung'), ('TIDAK_LANGSUNG', 'Tidak langsung')], max_length=16)),
                        ('peran', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='rhk', to='perencanaan.selmatriks', verbose_name='peran di MPH')),
                    ],
                    options={
                        'verbose_name': 'rencana hasil kerja',
                        'verbose_name_plural': 'rencana hasil kerja',
                        'ordering': ['-jenis', 'urutan', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('peran__isnull', False)), fields=('skp', 'peran'), name='rhk_peran_sekali')],
                    },
                ),
                migrations.CreateModel(
                    name='Indikator',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('rhk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indikator', to='skp.rhk')),
                        ('urutan', models.PositiveSmallIntegerField(default=0)),
                        ('aspek', models.CharField(blank=True, choices=[('KUANTITAS', 'Kuantitas'), ('KUALITAS', 'Kualitas'), ('WAKTU', 'Waktu'), ('BIAYA', 'Biaya')], max_length=10)),
                        ('teks', models.TextField()),
                        ('target_teks', models.CharField(blank=True, max_length=120, verbose_name='target')),
                        ('target_nilai', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True)),
                        ('satuan', models.CharField(blank=True, max_length=60)),
                        ('jenis_target', models.CharField(choices=[('AKUMULASI', 'Dijumlahkan'), ('TRAJECTORY', 'Nilai terakhir'), ('TANGGAL', 'Tanggal selesai')], default='AKUMULASI', max_length=10)),
                    ],
                    options={
                        'verbose_name': 'indikator',
                        'verbose_name_plural': 'indikator',
                        'ordering': ['urutan', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='ManualIndikator',
                    fields=[
                        ('indikator', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='manual', serialize=False, to='skp.indikator')),
                        ('definisi', models.TextField(blank=True)),
                        ('formula', models.TextField(blank=True)),
                        ('sumber_data', models.CharField(blank=True, max_length=400, verbose_name='sumber data')),
                        ('frekuensi', models.CharField(blank=True, max_length=120)),
                        ('penanggung_jawab', models.CharField(blank=True, max_length=200, verbose_name='penanggung jawab')),
                    ],
                    options={
                        'verbose_name': 'manual indikator',
                        'verbose_name_plural': 'manual indikator',
                    },
                ),
                migrations.CreateModel(
                    name='RencanaAksi',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('indikator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rencana_aksi', to='skp.indikator')),
                        ('skp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rencana_aksi', to='skp.skp')),
                        ('jenis_periode', models.CharField(choices=[('BULANAN', 'Bulanan'), ('TRIWULANAN', 'Triwulanan'), ('SEMESTERAN', 'Semesteran'), ('TAHUNAN', 'Tahunan')], max_length=12)),
                        ('urutan_periode', models.PositiveSmallIntegerField()),
                        ('mulai', models.DateField()),
                        ('tenggat', models.DateField()),
                        ('teks', models.CharField(max_length=400)),
                        ('target_teks', models.CharField(blank=True, max_length=120)),
                        ('target_nilai', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True)),
                        ('satuan', models.CharField(blank=True, max_length=60)),
                    ],
                    options={
                        'verbose_name': 'rencana aksi',
                        'verbose_name_plural': 'rencana aksi',
                        'ordering': ['mulai', 'pk'],
                        'indexes': [models.Index(fields=['skp', 'mulai', 'tenggat'], name='rencana_aksi_skp')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('tenggat__gte', models.F('mulai'))), name='rencana_aksi_urut')],
                    },
                ),
                migrations.CreateModel(
                    name='ButirLampiran',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('skp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lampiran', to='skp.skp')),
                        ('jenis', models.CharField(choices=[('DUKUNGAN', 'Dukungan sumber daya'), ('SKEMA', 'Skema pertanggungjawaban'), ('KONSEKUENSI', 'Konsekuensi')], max_length=12)),
                        ('urutan', models.PositiveSmallIntegerField(default=0)),
                        ('teks', models.CharField(max_length=400)),
                    ],
                    options={
                        'verbose_name': 'butir lampiran',
                        'verbose_name_plural': 'butir lampiran',
                        'ordering': ['jenis', 'urutan', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='PerilakuSkp',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('skp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='perilaku', to='skp.skp')),
                        ('nilai', models.CharField(max_length=30)),
                        ('ekspektasi', models.TextField(blank=True)),
                    ],
                    options={
                        'verbose_name': 'perilaku SKP',
                        'verbose_name_plural': 'perilaku SKP',
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('skp', 'nilai'), name='perilaku_skp_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='PaketSkp',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paket_skp', to='kepegawaian.pegawai')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.unitkerja')),
                        ('tahun', models.PositiveSmallIntegerField()),
                        ('pena', models.BooleanField(default=False, verbose_name='sediakan ruang tanda tangan basah')),
                        ('keadaan', models.CharField(choices=[('ANTRE', 'Menunggu giliran'), ('DISUSUN', 'Sedang disusun'), ('SIAP', 'Siap diunduh'), ('DIBATALKAN', 'Dibatalkan'), ('GAGAL', 'Gagal'), ('DIHAPUS', 'Berkas sudah dihapus')], default='ANTRE', max_length=10)),
                        ('pekerjaan', models.UUIDField(blank=True, null=True)),
                        ('simpan', models.CharField(editable=False, max_length=40, unique=True)),
                        ('dokumen', models.PositiveIntegerField(default=0)),
                        ('tanpa_dokumen', models.PositiveIntegerField(default=0)),
                        ('ukuran', models.PositiveBigIntegerField(default=0)),
                        ('galat', models.CharField(blank=True, max_length=300)),
                        ('dibuat_pada', models.DateTimeField()),
                        ('selesai_pada', models.DateTimeField(blank=True, null=True)),
                        ('hapus_pada', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'paket SKP',
                        'verbose_name_plural': 'paket SKP',
                        'ordering': ['-dibuat_pada', '-pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('keadaan__in', ['ANTRE', 'DISUSUN'])), fields=('oleh',), name='paket_satu_berjalan'), models.CheckConstraint(condition=models.Q(models.Q(('keadaan', 'SIAP'), _negated=True), models.Q(('hapus_pada__isnull', False), ('selesai_pada__isnull', False)), _connector='OR'), name='paket_siap_berbatas')],
                    },
                ),
                migrations.CreateModel(
                    name='SaranDiabaikan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('rhk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saran_diabaikan', to='skp.rhk')),
                        ('kode', models.CharField(max_length=40)),
                        ('medan', models.CharField(max_length=60)),
                        ('sidik', models.CharField(max_length=20)),
                        ('alasan', models.CharField(blank=True, max_length=300)),
                        ('pada', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'saran diabaikan',
                        'verbose_name_plural': 'saran diabaikan',
                        'constraints': [models.UniqueConstraint(fields=('rhk', 'kode', 'medan'), name='saran_diabaikan_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='Templat',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('jenis', models.CharField(choices=[('REKAN', 'Dibagikan rekan'), ('PUSTAKA', 'Pustaka jabatan')], max_length=10)),
                        ('judul', models.CharField(max_length=160)),
                        ('jabatan', models.CharField(blank=True, max_length=160)),
                        ('formulir', models.CharField(choices=[('JPT', 'JPT dan pimpinan unit kerja mandiri'), ('JA_JF', 'Jabatan administrasi dan fungsional')], default=ekinerja.aturan.skp.FormulirSkp['JA_JF'], max_length=6)),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.unitkerja')),
                        ('skp', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='templat', to='skp.skp')),
                        ('pemilik', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('terbit_pada', models.DateTimeField(blank=True, null=True)),
                        ('dicabut_pada', models.DateTimeField(blank=True, null=True)),
                        ('diubah_pada', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'templat',
                        'verbose_name_plural': 'templat',
                        'ordering': ['jabatan', 'judul', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('dicabut_pada__isnull', True), ('skp__isnull', False)), fields=('skp',), name='templat_skp_sekali')],
                    },
                ),
                migrations.CreateModel(
                    name='BarisTemplat',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('templat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='baris', to='skp.templat')),
                        ('urutan', models.PositiveSmallIntegerField(default=0)),
                        ('jenis', models.CharField(choices=[('UTAMA', 'Utama'), ('TAMBAHAN', 'Tambahan')], default='UTAMA', max_length=10)),
                        ('teks', models.TextField()),
                        ('perspektif', models.CharField(blank=True, choices=[('PENERIMA_LAYANAN', 'Penerima Layanan'), ('PROSES_BISNIS', 'Proses Bisnis'), ('PENGUATAN_INTERNAL', 'Penguatan Internal'), ('ANGGARAN', 'Anggaran')], max_length=20)),
                        ('indikator', models.JSONField(default=list)),
                    ],
                    options={
                        'verbose_name': 'baris templat',
                        'verbose_name_plural': 'baris templat',
                        'ordering': ['urutan', 'pk'],
                    },
                ),
            ],
        ),
    ]
