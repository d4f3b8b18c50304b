import django.db.models.deletion
from django.db import migrations, models

import ekinerja.aturan.periode
import ekinerja.inti.id
import ekinerja.inti.migrasi


class Migration(migrations.Migration):

    replaces = [('perencanaan', '0001_initial'), ('perencanaan', '0002_perjanjian_dan_matriks')]

    initial = True

    dependencies = [
        ('kepegawaian', '0001_awal'),
    ]

    operations = [
        ekinerja.inti.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name='KelompokPegawai',
                    fields=[
                        ('kode', models.CharField(max_length=30, primary_key=True, serialize=False)),
                        ('nama', models.CharField(max_length=80)),
                        ('jenis_periode', models.CharField(choices=[('BULANAN', 'Bulanan'), ('TRIWULANAN', 'Triwulanan'), ('SEMESTERAN', 'Semesteran'), ('TAHUNAN', 'Tahunan')], default=ekinerja.aturan.periode.JenisPeriode['TRIWULANAN'], max_length=12)),
                        ('sumber_skp', models.CharField(choices=[('LOKAL', 'Disusun di e-Kinerja'), ('RUANG_GTK', 'Dari Ruang GTK')], default='LOKAL', max_length=10)),
                    ],
                    options={
                        'verbose_name': 'kelompok pegawai',
                        'verbose_name_plural': 'kelompok pegawai',
                    },
                ),
                migrations.CreateModel(
                    name='SumberSkpUnit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('unit', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sumber_skp', to='kepegawaian.unitkerja')),
                        ('sumber_skp', models.CharField(choices=[('LOKAL', 'Disusun di e-Kinerja'), ('RUANG_GTK', 'Dari Ruang GTK')], max_length=10)),
                    ],
                    options={
                        'verbose_name': 'sumber SKP unit',
                        'verbose_name_plural': 'sumber SKP unit',
                    },
                ),
                migrations.CreateModel(
                    name='Periode',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('kelompok', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='periode', to='perencanaan.kelompokpegawai')),
                        ('tahun', models.PositiveSmallIntegerField()),
                        ('jenis', models.CharField(choices=[('BULANAN', 'Bulanan'), ('TRIWULANAN', 'Triwulanan'), ('SEMESTERAN', 'Semesteran'), ('TAHUNAN', 'Tahunan')], max_length=12)),
                        ('urutan', models.PositiveSmallIntegerField()),
                        ('mulai', models.DateField()),
                        ('selesai', models.DateField()),
                        ('isi_sampai', models.DateField(verbose_name='pegawai melengkapi sampai')),
                        ('nilai_sampai', models.DateField(verbose_name='penilai menilai sampai')),
                    ],
                    options={
                        'verbose_name': 'periode',
                        'verbose_name_plural': 'periode',
                        'ordering': ['mulai', 'jenis'],
                        'constraints': [models.UniqueConstraint(fields=('kelompok', 'tahun', 'jenis', 'urutan'), name='periode_unik'), models.CheckConstraint(condition=models.Q(('selesai__gte', models.F('mulai'))), name='periode_urut'), models.CheckConstraint(condition=models.Q(('isi_sampai__gte', models.F('selesai')), ('nilai_sampai__gte', models.F('isi_sampai'))), name='periode_jendela')],
                    },
                ),
                migrations.CreateModel(
                    name='Matriks',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matriks', to='kepegawaian.unitkerja')),
                        ('tahun', models.PositiveSmallIntegerField()),
                        ('ketua', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('induk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='anak', to='perencanaan.matriks')),
                        ('tingkat', models.CharField(choices=[('SATU', 'Satu tingkat'), ('DUA', 'Dua tingkat')], default='SATU', max_length=4)),
                        ('status', models.CharField(choices=[('DRAF', 'Draf'), ('DITETAPKAN', 'Ditetapkan')], default='DRAF', max_length=12)),
                        ('versi', models.PositiveIntegerField(default=0)),
                        ('nomor_kolom', models.PositiveSmallIntegerField(default=0)),
                        ('diubah_pada', models.DateTimeField()),
                        ('ditetapkan_pada', models.DateTimeField(blank=True, null=True)),
                        ('ditetapkan_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('catatan', models.TextField(blank=True)),
                    ],
                    options={
                        'verbose_name': 'matriks peran hasil',
                        'verbose_name_plural': 'matriks peran hasil',
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ketua__isnull', True)), fields=('unit', 'tahun'), name='matriks_unit_tahun'), models.UniqueConstraint(condition=models.Q(('ketua__isnull', False)), fields=('unit', 'tahun', 'ketua'), name='matriks_ketua_tahun'), models.CheckConstraint(condition=models.Q(('ketua__isnull', True), ('induk__isnull', False), _connector='OR'), name='matriks_ketua_di_bawah'), models.CheckConstraint(condition=models.Q(('induk', models.F('pk')), _negated=True), name='matriks_bukan_induk_sendiri'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'DITETAPKAN'), _negated=True), models.Q(('ditetapkan_pada__isnull', False), ('versi__gt', 0)), _connector='OR'), name='matriks_ditetapkan_bertanggal')],
                    },
                ),
                migrations.CreateModel(
                    name='PerjanjianKinerja',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='perjanjian_kinerja', to='kepegawaian.unitkerja')),
                        ('tahun', models.PositiveSmallIntegerField()),
                        ('status', models.CharField(choices=[('DRAF', 'Draf'), ('DITETAPKAN', 'Ditetapkan')], default='DRAF', max_length=12)),
                        ('versi', models.PositiveIntegerField(default=0)),
                        ('diubah_pada', models.DateTimeField()),
                        ('diubah_oleh', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('ditetapkan_pada', models.DateTimeField(blank=True, null=True)),
                        ('ditetapkan_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('catatan', models.TextField(blank=True)),
                    ],
                    options={
                        'verbose_name': 'perjanjian kinerja',
                        'verbose_name_plural': 'perjanjian kinerja',
                        'constraints': [models.UniqueConstraint(fields=('unit', 'tahun'), name='perjanjian_unit_tahun'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'DITETAPKAN'), _negated=True), models.Q(('ditetapkan_pada__isnull', False), ('versi__gt', 0)), _connector='OR'), name='perjanjian_ditetapkan_bertanggal')],
                    },
                ),
                migrations.CreateModel(
                    name='Sasaran',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('perjanjian', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sasaran', to='perencanaan.perjanjiankinerja')),
                        ('urutan', models.PositiveSmallIntegerField(default=0)),
                        ('teks', models.TextField()),
                    ],
                    options={
                        'verbose_name': 'sasaran',
                        'verbose_name_plural': 'sasaran',
                        'ordering': ['urutan', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='IndikatorKinerja',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('sasaran', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indikator', to='perencanaan.sasaran')),
                        ('urutan', models.PositiveSmallIntegerField(default=0)),
                        ('teks', models.TextField()),
                        ('target_teks', models.CharField(blank=True, max_length=120, verbose_name='target')),
                        ('target_nilai', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True)),
                        ('satuan', models.CharField(blank=True, max_length=60)),
                        ('perspektif', models.CharField(blank=True, choices=[('PENERIMA_LAYANAN', 'Penerima Layanan'), ('PROSES_BISNIS', 'Proses Bisnis'), ('PENGUATAN_INTERNAL', 'Penguatan Internal'), ('ANGGARAN', 'Anggaran')], max_length=20)),
                    ],
                    options={
                        'verbose_name': 'indikator kinerja',
                        'verbose_name_plural': 'indikator kinerja',
                        'ordering': ['urutan', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='SelMatriks',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('kolom', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sel', to='perencanaan.kolommatriks')),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sel_matriks', to='kepegawaian.pegawai')),
                        ('teks', models.TextField(blank=True)),
                        ('penyelarasan', models.CharField(choices=[('LANGSUNG', 'Langsung'), ('TIDAK_LANGSUNG', 'Tidak langsung')], default='TIDAK_LANGSUNG', max_length=16)),
                        ('versi', models.PositiveIntegerField(default=1)),
                        ('diubah_pada', models.DateTimeField()),
                        ('diubah_oleh', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                    ],
                    options={
                        'verbose_name': 'sel matriks',
                        'verbose_name_plural': 'sel matriks',
                        'constraints': [models.UniqueConstraint(fields=('kolom', 'pegawai'), name='sel_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='KolomMatriks',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('matriks', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kolom', to='perencanaan.matriks')),
                        ('nomor', models.PositiveSmallIntegerField()),
                        ('urutan', models.PositiveSmallIntegerField(default=0)),
                        ('sumber', models.CharField(choices=[('PERJANJIAN', 'Perjanjian kinerja'), ('RHK', 'RHK pimpinan'), ('PERAN', 'Peran di matriks atasan')], max_length=10)),
                        ('teks', models.TextField()),
                        ('target', models.CharField(blank=True, max_length=120)),
                        ('indikator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='kolom', to='perencanaan.indikatorkinerja')),
                        ('rhk', models.UUIDField(blank=True, db_index=True, null=True, verbose_name='RHK pimpinan')),
                        ('sel_asal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='kolom_turunan', to='perencanaan.selmatriks')),
                    ],
                    options={
                        'verbose_name': 'kolom matriks',
                        'verbose_name_plural': 'kolom matriks',
                        'ordering': ['urutan', 'nomor'],
                        'constraints': [models.UniqueConstraint(fields=('matriks', 'nomor'), name='kolom_nomor_unik'), models.UniqueConstraint(condition=models.Q(('indikator__isnull', False)), fields=('matriks', 'indikator'), name='kolom_indikator_unik'), models.UniqueConstraint(condition=models.Q(('rhk__isnull', False)), fields=('matriks', 'rhk'), name='kolom_rhk_unik'), models.UniqueConstraint(condition=models.Q(('sel_asal__isnull', False)), fields=('matriks', 'sel_asal'), name='kolom_peran_unik'), models.CheckConstraint(condition=models.Q(models.Q(('indikator__isnull', False), ('rhk__isnull', True), ('sel_asal__isnull', True), ('sumber', 'PERJANJIAN')), models.Q(('indikator__isnull', True), ('rhk__isnull', False), ('sel_asal__isnull', True), ('sumber', 'RHK')), models.Q(('indikator__isnull', True), ('rhk__isnull', True), ('sel_asal__isnull', False), ('sumber', 'PERAN')), _connector='OR'), name='kolom_satu_sumber')],
                    },
                ),
                migrations.CreateModel(
                    name='AnggotaMatriks',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('matriks', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='anggota', to='perencanaan.matriks')),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keanggotaan_matriks', to='kepegawaian.pegawai')),
                    ],
                    options={
                        'verbose_name': 'anggota matriks',
                        'verbose_name_plural': 'anggota matriks',
                        'constraints': [models.UniqueConstraint(fields=('matriks', 'pegawai'), name='anggota_matriks_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='VersiPerjanjian',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('perjanjian', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='riwayat', to='perencanaan.perjanjiankinerja')),
                        ('nomor', models.PositiveIntegerField()),
                        ('isi', models.JSONField()),
                        ('ditetapkan_pada', models.DateTimeField()),
                        ('ditetapkan_oleh', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                    ],
                    options={
                        'verbose_name': 'versi perjanjian kinerja',
                        'verbose_name_plural': 'versi perjanjian kinerja',
                        'constraints': [models.UniqueConstraint(fields=('perjanjian', 'nomor'), name='versi_perjanjian_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='StrategiPencapaian',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('indikator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='strategi', to='perencanaan.indikatorkinerja')),
                        ('urutan', models.PositiveSmallIntegerField(default=0)),
                        ('teks', models.CharField(max_length=400, verbose_name='yang dihasilkan')),
                        ('penanggung_jawab', models.CharField(blank=True, max_length=160)),
                    ],
                    options={
                        'verbose_name': 'strategi pencapaian',
                        'verbose_name_plural': 'strategi pencapaian',
                        'ordering': ['urutan', 'pk'],
                    },
                ),
            ],
        ),
    ]
