import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import ekinerja.aturan.tahun_skp
import ekinerja.inti.id
import ekinerja.inti.migrasi


class Migration(migrations.Migration):

    replaces = [('kepegawaian', '0001_initial'), ('kepegawaian', '0002_impor_skp'), ('kepegawaian', '0003_tahun'), ('kepegawaian', '0004_atasan_terdahulu')]

    initial = True

    dependencies = [
        ('akun', '__first__'),
        ('inti', '0001_awal'),
    ]

    operations = [
        ekinerja.inti.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name='JenisUnit',
                    fields=[
                        ('kode', models.CharField(max_length=30, primary_key=True, serialize=False)),
                        ('nama', models.CharField(max_length=80)),
                        ('eselon_baku', models.CharField(blank=True, max_length=8, verbose_name='eselon baku')),
                        ('punya_capaian', models.BooleanField(default=True)),
                    ],
                    options={
                        'verbose_name': 'jenis unit',
                        'verbose_name_plural': 'jenis unit',
                    },
                ),
                migrations.CreateModel(
                    name='UnitKerja',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('kode', models.CharField(max_length=40, unique=True)),
                        ('nama', models.CharField(max_length=160)),
                        ('induk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='anak', to='kepegawaian.unitkerja')),
                        ('jenis', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.jenisunit')),
                        ('jalur', models.CharField(db_index=True, max_length=400)),
                        ('aktif', models.BooleanField(default=True)),
                        ('id_siasn', models.CharField(blank=True, db_index=True, max_length=40, verbose_name='id unor SIASN')),
                    ],
                    options={
                        'verbose_name': 'unit kerja',
                        'verbose_name_plural': 'unit kerja',
                        'constraints': [models.CheckConstraint(condition=models.Q(('induk', models.F('pk')), _negated=True), name='unit_bukan_induk_sendiri')],
                    },
                ),
                migrations.CreateModel(
                    name='Jabatan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('nama', models.CharField(max_length=160)),
                        ('jenis', models.CharField(choices=[('JPT_PRATAMA', 'JPT Pratama'), ('ADMINISTRATOR', 'Administrator'), ('PENGAWAS', 'Pengawas'), ('PELAKSANA', 'Pelaksana'), ('FUNGSIONAL', 'Fungsional'), ('NEGARA', 'Pejabat negara'), ('NON_ASN', 'Non-ASN')], max_length=16)),
                        ('jenjang', models.CharField(blank=True, max_length=30)),
                        ('kelas', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('eselon', models.CharField(blank=True, max_length=8)),
                    ],
                    options={
                        'verbose_name': 'jabatan',
                        'verbose_name_plural': 'jabatan',
                        'constraints': [models.UniqueConstraint(models.F('nama'), models.F('jenis'), models.F('jenjang'), django.db.models.functions.comparison.Coalesce('kelas', models.Value(0)), models.F('eselon'), name='jabatan_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='Pegawai',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('akun', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='pegawai', to=settings.AUTH_USER_MODEL)),
                        ('nip', models.CharField(blank=True, max_length=18, null=True, unique=True, verbose_name='NIP')),
                        ('nama', models.CharField(max_length=120)),
                        ('gelar_depan', models.CharField(blank=True, max_length=60)),
                        ('gelar_belakang', models.CharField(blank=True, max_length=120)),
                        ('status', models.CharField(choices=[('PNS', 'PNS'), ('CPNS', 'CPNS'), ('PPPK', 'PPPK'), ('PPPK_PARUH_WAKTU', 'PPPK paruh waktu'), ('PEJABAT_NEGARA', 'Pejabat negara'), ('NON_ASN', 'Non-ASN')], max_length=20)),
                        ('kedudukan', models.CharField(choices=[('AKTIF', 'Aktif'), ('TUGAS_BELAJAR', 'Tugas belajar'), ('TUGAS_BELAJAR_SAMBIL', 'Tugas belajar sambil bekerja'), ('CLTN', 'Cuti di luar tanggungan negara'), ('MPP', 'Masa persiapan pensiun'), ('PEMBERHENTIAN_SEMENTARA', 'Pemberhentian sementara'), ('PEJABAT_NEGARA', 'Pejabat negara atau anggota lembaga nonstruktural'), ('PENSIUN', 'Pensiun'), ('BERHENTI', 'Berhenti')], default=ekinerja.aturan.tahun_skp.KedudukanPegawai['AKTIF'], max_length=24, verbose_name='kedudukan hukum')),
                        ('tempat_lahir', models.CharField(blank=True, max_length=80)),
                        ('tanggal_lahir', models.DateField(blank=True, null=True)),
                        ('jenis_kelamin', models.CharField(blank=True, choices=[('L', 'Laki-laki'), ('P', 'Perempuan')], max_length=1)),
                        ('golongan', models.CharField(blank=True, max_length=8, verbose_name='golongan ruang')),
                        ('tmt_golongan', models.DateField(blank=True, null=True)),
                        ('tmt_cpns', models.DateField(blank=True, null=True, verbose_name='mulai bekerja')),
                        ('tmt_pns', models.DateField(blank=True, null=True)),
                        ('akhir_kontrak', models.DateField(blank=True, null=True)),
                        ('pendidikan', models.CharField(blank=True, max_length=30)),
                        ('jurusan', models.CharField(blank=True, max_length=120)),
                        ('email', models.EmailField(blank=True, max_length=254, verbose_name='surel')),
                        ('no_hp', models.CharField(blank=True, max_length=20, verbose_name='nomor HP')),
                        ('sumber', models.CharField(blank=True, max_length=40)),
                    ],
                    options={
                        'verbose_name': 'pegawai',
                        'verbose_name_plural': 'pegawai',
                        'indexes': [models.Index(fields=['nama'], name='pegawai_nama')],
                    },
                ),
                migrations.CreateModel(
                    name='RiwayatNip',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='riwayat_nip', to='kepegawaian.pegawai')),
                        ('nip', models.CharField(max_length=18, unique=True, verbose_name='NIP')),
                        ('bentuk', models.CharField(choices=[('PNS', 'PNS'), ('PPPK', 'PPPK')], max_length=4)),
                        ('mulai', models.DateField()),
                        ('sampai', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'riwayat NIP',
                        'verbose_name_plural': 'riwayat NIP',
                        'constraints': [models.UniqueConstraint(condition=models.Q(('sampai__isnull', True)), fields=('pegawai',), name='satu_nip_berlaku'), models.CheckConstraint(condition=models.Q(('sampai__isnull', True), ('sampai__gte', models.F('mulai')), _connector='OR'), name='riwayat_nip_urut')],
                    },
                ),
                migrations.CreateModel(
                    name='RiwayatKedudukan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='riwayat_kedudukan', to='kepegawaian.pegawai')),
                        ('kedudukan', models.CharField(choices=[('AKTIF', 'Aktif'), ('TUGAS_BELAJAR', 'Tugas belajar'), ('TUGAS_BELAJAR_SAMBIL', 'Tugas belajar sambil bekerja'), ('CLTN', 'Cuti di luar tanggungan negara'), ('MPP', 'Masa persiapan pensiun'), ('PEMBERHENTIAN_SEMENTARA', 'Pemberhentian sementara'), ('PEJABAT_NEGARA', 'Pejabat negara atau anggota lembaga nonstruktural'), ('PENSIUN', 'Pensiun'), ('BERHENTI', 'Berhenti')], max_length=24)),
                        ('status', models.CharField(blank=True, choices=[('PNS', 'PNS'), ('CPNS', 'CPNS'), ('PPPK', 'PPPK'), ('PPPK_PARUH_WAKTU', 'PPPK paruh waktu'), ('PEJABAT_NEGARA', 'Pejabat negara'), ('NON_ASN', 'Non-ASN')], max_length=20)),
                        ('mulai', models.DateField()),
                        ('sampai', models.DateField(blank=True, null=True)),
                        ('nomor_sk', models.CharField(blank=True, max_length=80, verbose_name='nomor SK')),
                    ],
                    options={
                        'verbose_name': 'riwayat kedudukan',
                        'verbose_name_plural': 'riwayat kedudukan',
                        'indexes': [models.Index(fields=['mulai', 'sampai'], name='kedudukan_masa')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('sampai__isnull', True), ('sampai__gte', models.F('mulai')), _connector='OR'), name='kedudukan_urut'), models.UniqueConstraint(fields=('pegawai', 'mulai'), name='kedudukan_mulai_unik'), models.UniqueConstraint(condition=models.Q(('sampai__isnull', True)), fields=('pegawai',), name='satu_kedudukan_terbuka')],
                    },
                ),
                migrations.CreateModel(
                    name='Penugasan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='penugasan', to='kepegawaian.pegawai')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='penugasan', to='kepegawaian.unitkerja')),
                        ('jabatan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.jabatan')),
                        ('jenis', models.CharField(choices=[('DEFINITIF', 'Definitif'), ('PLT', 'Plt.'), ('PLH', 'Plh.')], default=ekinerja.aturan.tahun_skp.JenisTugas['DEFINITIF'], max_length=10)),
                        ('kepala_unit', models.BooleanField(default=False)),
                        ('tugas_tambahan', models.CharField(blank=True, max_length=160)),
                        ('atasan_khusus', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kepegawaian.pegawai')),
                        ('mulai', models.DateField()),
                        ('sampai', models.DateField(blank=True, null=True)),
                        ('nomor_sk', models.CharField(blank=True, max_length=80, verbose_name='nomor SK')),
                        ('tanggal_sk', models.DateField(blank=True, null=True, verbose_name='tanggal SK')),
                    ],
                    options={
                        'verbose_name': 'penugasan',
                        'verbose_name_plural': 'penugasan',
                        'indexes': [models.Index(fields=['pegawai', '-mulai'], name='penugasan_orang'), models.Index(fields=['unit', 'kepala_unit'], name='penugasan_unit')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('sampai__isnull', True), ('sampai__gte', models.F('mulai')), _connector='OR'), name='penugasan_urut'), models.CheckConstraint(condition=models.Q(('atasan_khusus', models.F('pegawai')), _negated=True), name='penugasan_bukan_atasan_sendiri'), models.UniqueConstraint(condition=models.Q(('jenis', 'DEFINITIF'), ('sampai__isnull', True)), fields=('pegawai',), name='satu_penugasan_definitif')],
                    },
                ),
                migrations.CreateModel(
                    name='AtasanTerdahulu',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('penugasan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='atasan_terdahulu', to='kepegawaian.penugasan')),
                        ('atasan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kepegawaian.pegawai')),
                        ('mulai', models.DateField()),
                        ('sampai', models.DateField()),
                    ],
                    options={
                        'verbose_name': 'atasan terdahulu',
                        'verbose_name_plural': 'atasan terdahulu',
                        'constraints': [models.CheckConstraint(condition=models.Q(('sampai__gte', models.F('mulai'))), name='atasan_terdahulu_urut'), models.UniqueConstraint(fields=('penugasan', 'mulai'), name='atasan_terdahulu_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='DelegasiPenilai',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('nomor', models.CharField(max_length=80)),
                        ('tanggal', models.DateField()),
                        ('penilai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegasi_diterima', to='kepegawaian.pegawai')),
                        ('cakupan_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.unitkerja')),
                        ('cakupan_pegawai', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('mulai', models.DateField(verbose_name='dari')),
                        ('sampai', models.DateField()),
                        ('dicabut_pada', models.DateTimeField(blank=True, null=True)),
                        ('keterangan', models.CharField(blank=True, max_length=200)),
                        ('berkas', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inti.berkas')),
                    ],
                    options={
                        'verbose_name': 'delegasi penilai',
                        'verbose_name_plural': 'delegasi penilai',
                        'constraints': [models.CheckConstraint(condition=models.Q(('sampai__gte', models.F('mulai'))), name='delegasi_urut'), models.CheckConstraint(condition=models.Q(models.Q(('cakupan_pegawai__isnull', False), ('cakupan_unit__isnull', True)), models.Q(('cakupan_pegawai__isnull', True), ('cakupan_unit__isnull', False)), _connector='OR'), name='delegasi_satu_cakupan'), models.CheckConstraint(condition=models.Q(('cakupan_pegawai__isnull', True), models.Q(('cakupan_pegawai', models.F('penilai')), _negated=True), _connector='OR'), name='delegasi_bukan_diri')],
                    },
                ),
                migrations.CreateModel(
                    name='HubunganPenilai',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hubungan_penilai', to='kepegawaian.pegawai')),
                        ('penilai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hubungan_dinilai', to='kepegawaian.pegawai')),
                        ('sumber', models.CharField(choices=[('POHON', 'Struktur organisasi'), ('KHUSUS', 'Atasan yang dicatat'), ('DELEGASI', 'Delegasi'), ('PLT', 'Plt.'), ('PLH', 'Plh.')], max_length=10)),
                        ('sebab', models.CharField(max_length=240)),
                        ('mulai', models.DateField()),
                        ('sampai', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'hubungan penilai',
                        'verbose_name_plural': 'hubungan penilai',
                        'indexes': [models.Index(fields=['penilai', 'mulai', 'sampai'], name='hubungan_penilai'), models.Index(fields=['pegawai', '-mulai'], name='hubungan_pegawai')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('pegawai', models.F('penilai')), _negated=True), name='hubungan_bukan_diri'), models.UniqueConstraint(fields=('pegawai', 'mulai'), name='hubungan_mulai_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='PemberianPeran',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='peran', to='kepegawaian.pegawai')),
                        ('peran', models.CharField(choices=[('ADMIN_UNIT', 'Admin unit'), ('ADMIN_BKPSDM', 'Admin BKPSDM (pengelola kinerja)'), ('TIM_PENILAI', 'Tim Penilai Kinerja'), ('AUDITOR', 'Auditor'), ('PIMPINAN', 'Pimpinan'), ('OPERATOR_SEKOLAH', 'Operator sekolah'), ('PENGAWAS', 'Pengawas sekolah'), ('BENDAHARA', 'Bendahara'), ('PENDAMPING', 'Pendamping'), ('ADMIN_SISTEM', 'Admin sistem')], max_length=20)),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.unitkerja')),
                        ('mulai', models.DateField()),
                        ('sampai', models.DateField(blank=True, null=True)),
                        ('dasar', models.CharField(blank=True, max_length=160, verbose_name='dasar (nomor SK)')),
                    ],
                    options={
                        'verbose_name': 'pemberian peran',
                        'verbose_name_plural': 'pemberian peran',
                        'indexes': [models.Index(fields=['pegawai', 'peran'], name='peran_orang')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('sampai__isnull', True), ('sampai__gte', models.F('mulai')), _connector='OR'), name='peran_urut'), models.UniqueConstraint(condition=models.Q(('sampai__isnull', True), ('unit__isnull', False)), fields=('pegawai', 'peran', 'unit'), name='peran_terbuka_unik'), models.UniqueConstraint(condition=models.Q(('sampai__isnull', True), ('unit__isnull', True)), fields=('pegawai', 'peran'), name='peran_instansi_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='CatatanMutu',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pegawai', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='catatan_mutu', to='kepegawaian.pegawai')),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='kepegawaian.unitkerja')),
                        ('jenis', models.CharField(choices=[('ATASAN_KOSONG', 'Belum ada atasan'), ('ATASAN_TIDAK_ADA', 'NIP atasan tidak dikenal'), ('ATASAN_DIRI', 'Atasan adalah dirinya sendiri'), ('ATASAN_SIKLUS', 'Atasan berputar'), ('ATASAN_LAIN_OPD', 'Atasan di perangkat daerah lain'), ('KEPALA_GANDA', 'Unit mempunyai dua kepala definitif'), ('KEPALA_KOSONG', 'Unit berpegawai tanpa pimpinan'), ('DATA_PRIBADI', 'Data tidak cocok dengan NIP'), ('ISIAN', 'Isian tidak terbaca')], max_length=20)),
                        ('uraian', models.CharField(max_length=300)),
                        ('saran', models.CharField(blank=True, max_length=300)),
                        ('sumber', models.CharField(blank=True, max_length=120)),
                        ('dibuat_pada', models.DateTimeField()),
                        ('selesai_pada', models.DateTimeField(blank=True, null=True)),
                        ('selesai_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kepegawaian.pegawai')),
                        ('penyelesaian', models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        'verbose_name': 'catatan mutu data',
                        'verbose_name_plural': 'catatan mutu data',
                        'indexes': [models.Index(fields=['selesai_pada', 'jenis'], name='catatan_terbuka')],
                    },
                ),
                migrations.CreateModel(
                    name='PadananUnit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ejaan', models.CharField(max_length=200)),
                        ('ejaan_induk', models.CharField(blank=True, max_length=200)),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='kepegawaian.unitkerja')),
                        ('dibuat_pada', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'padanan nama unit',
                        'verbose_name_plural': 'padanan nama unit',
                        'constraints': [models.UniqueConstraint(fields=('ejaan', 'ejaan_induk'), name='padanan_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='ProsesImpor',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('jenis', models.CharField(max_length=30)),
                        ('nama_berkas', models.CharField(max_length=255)),
                        ('pada', models.DateField()),
                        ('keadaan', models.CharField(choices=[('MEMERIKSA', 'Sedang diperiksa'), ('SIAP', 'Siap diterapkan'), ('MENERAPKAN', 'Sedang diterapkan'), ('SELESAI', 'Sudah diterapkan'), ('GAGAL', 'Tidak dapat dibaca')], default='MEMERIKSA', max_length=12)),
                        ('keputusan', models.JSONField(default=dict)),
                        ('hitungan', models.JSONField(default=dict)),
                        ('galat', models.CharField(blank=True, max_length=300)),
                        ('oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('dibuat_pada', models.DateTimeField()),
                        ('diterapkan_pada', models.DateTimeField(blank=True, null=True)),
                        ('pekerjaan', models.UUIDField(blank=True, null=True)),
                        ('simpanan', models.CharField(blank=True, max_length=80)),
                    ],
                    options={
                        'verbose_name': 'impor',
                        'verbose_name_plural': 'impor',
                        'indexes': [models.Index(fields=['-dibuat_pada'], name='proses_impor_baru')],
                    },
                ),
                migrations.CreateModel(
                    name='ButirImpor',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proses', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='butir', to='kepegawaian.prosesimpor')),
                        ('golongan', models.CharField(choices=[('USULAN', 'Usulan'), ('GALAT', 'Perlu diperbaiki'), ('PERINGATAN', 'Perlu dilihat'), ('PERUBAHAN', 'Perubahan')], max_length=10)),
                        ('lembar', models.CharField(blank=True, max_length=80)),
                        ('baris', models.PositiveIntegerField(blank=True, null=True)),
                        ('kolom', models.CharField(blank=True, max_length=80)),
                        ('nilai', models.CharField(blank=True, max_length=1000)),
                        ('sebab', models.CharField(max_length=400)),
                        ('saran', models.CharField(blank=True, max_length=400)),
                        ('akibat', models.CharField(max_length=6)),
                        ('usul', models.CharField(blank=True, max_length=1000)),
                        ('kunci', models.CharField(blank=True, max_length=420)),
                        ('jumlah', models.PositiveIntegerField(default=1)),
                        ('baris_lain', models.JSONField(default=list)),
                    ],
                    options={
                        'verbose_name': 'butir impor',
                        'verbose_name_plural': 'butir impor',
                        'indexes': [models.Index(fields=['proses', 'golongan', 'baris'], name='butir_impor_urut')],
                    },
                ),
            ],
        ),
    ]
