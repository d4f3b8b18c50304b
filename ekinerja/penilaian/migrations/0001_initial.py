import django.db.models.deletion
from django.db import migrations, models

import ekinerja.inti.id
import ekinerja.inti.migrasi


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('kepegawaian', '0001_awal'),
        ('perencanaan', '0001_awal'),
        ('skp', '0001_awal'),
    ]

    operations = [
        ekinerja.inti.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name='CapaianOrganisasi',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='capaian', to='kepegawaian.unitkerja')),
                        ('periode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='capaian', to='perencanaan.periode')),
                        ('nilai', models.CharField(choices=[('ISTIMEWA', 'Istimewa'), ('BAIK', 'Baik'), ('BUTUH_PERBAIKAN', 'Butuh Perbaikan'), ('KURANG', 'Kurang'), ('SANGAT_KURANG', 'Sangat Kurang')], max_length=16)),
                        ('alasan', models.TextField()),
                        ('status', models.CharField(choices=[('DRAF', 'Draf'), ('DITETAPKAN', 'Ditetapkan')], default='DRAF', max_length=12)),
                        ('ditetapkan_oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('ditetapkan_pada', models.DateTimeField(blank=True, null=True)),
                        ('diubah_pada', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'capaian organisasi',
                        'verbose_name_plural': 'capaian organisasi',
                        'constraints': [models.UniqueConstraint(fields=('unit', 'periode'), name='capaian_unik'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'DITETAPKAN'), _negated=True), ('ditetapkan_pada__isnull', False), _connector='OR'), name='capaian_bertanggal')],
                    },
                ),
                migrations.CreateModel(
                    name='Evaluasi',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('periode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluasi', to='perencanaan.periode')),
                        ('skp', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluasi', to='skp.skp')),
                        ('versi_skp', models.PositiveIntegerField(default=1)),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluasi', to='kepegawaian.pegawai')),
                        ('penilai', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evaluasi_dinilai', to='kepegawaian.pegawai')),
                        ('atasan_penilai', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.unitkerja')),
                        ('pimpinan_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.unitkerja')),
                        ('potret', models.JSONField(default=dict)),
                        ('status', models.CharField(choices=[('BELUM', 'Belum dibuka'), ('TERBUKA', 'Terbuka'), ('SIAP_DINILAI', 'Siap dinilai'), ('DINILAI', 'Dinilai, belum diterbitkan'), ('DITERBITKAN', 'Diterbitkan'), ('DITERIMA', 'Diterima pegawai'), ('DIANGGAP_MENERIMA', 'Dianggap menerima'), ('DALAM_KEBERATAN', 'Dalam keberatan'), ('FINAL', 'Final'), ('TERKUNCI', 'Terkunci')], default='BELUM', max_length=20)),
                        ('rating_hasil', models.CharField(blank=True, choices=[('DI_ATAS', 'Di atas ekspektasi'), ('SESUAI', 'Sesuai ekspektasi'), ('DI_BAWAH', 'Di bawah ekspektasi')], max_length=8)),
                        ('rating_perilaku', models.CharField(blank=True, choices=[('DI_ATAS', 'Di atas ekspektasi'), ('SESUAI', 'Sesuai ekspektasi'), ('DI_BAWAH', 'Di bawah ekspektasi')], max_length=8)),
                        ('alasan_hasil', models.TextField(blank=True)),
                        ('alasan_perilaku', models.TextField(blank=True)),
                        ('predikat', models.CharField(blank=True, choices=[('SANGAT_BAIK', 'Sangat Baik'), ('BAIK', 'Baik'), ('BUTUH_PERBAIKAN', 'Butuh Perbaikan'), ('KURANG', 'Kurang/Misconduct'), ('SANGAT_KURANG', 'Sangat Kurang')], max_length=16)),
                        ('versi_aturan', models.CharField(blank=True, max_length=40)),
                        ('catatan', models.TextField(blank=True, verbose_name='catatan/rekomendasi')),
                        ('tanpa_realisasi', models.BooleanField(default=False)),
                        ('versi_isi', models.PositiveIntegerField(default=0)),
                        ('realisasi_tercatat', models.JSONField(blank=True, null=True)),
                        ('diubah_pada', models.DateTimeField()),
                        ('diubah_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('diajukan_pada', models.DateTimeField(blank=True, null=True)),
                        ('dinilai_pada', models.DateTimeField(blank=True, null=True)),
                        ('dinilai_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('diterbitkan_pada', models.DateTimeField(blank=True, null=True)),
                        ('diterima_pada', models.DateTimeField(blank=True, null=True)),
                        ('batas_tanggapan', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'evaluasi',
                        'verbose_name_plural': 'evaluasi',
                        'indexes': [models.Index(fields=['pegawai', '-diubah_pada'], name='evaluasi_orang'), models.Index(fields=['penilai', 'periode', 'status'], name='evaluasi_penilai'), models.Index(fields=['unit', 'periode'], name='evaluasi_unit')],
                        'constraints': [models.UniqueConstraint(fields=('skp', 'periode'), name='evaluasi_unik'), models.CheckConstraint(condition=models.Q(('penilai__isnull', True), models.Q(('pegawai', models.F('penilai')), _negated=True), _connector='OR'), name='evaluasi_bukan_penilai_sendiri'), models.CheckConstraint(condition=models.Q(('status__in', ['BELUM', 'TERBUKA', 'SIAP_DINILAI']), models.Q(models.Q(('rating_hasil', ''), _negated=True), models.Q(('rating_perilaku', ''), _negated=True), models.Q(('predikat', ''), _negated=True)), _connector='OR'), name='evaluasi_dinilai_lengkap')],
                    },
                ),
                migrations.CreateModel(
                    name='RealisasiPeriode',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('evaluasi', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='realisasi', to='penilaian.evaluasi')),
                        ('rencana_aksi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='skp.rencanaaksi')),
                        ('teks', models.CharField(blank=True, max_length=200, verbose_name='realisasi')),
                        ('nilai', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True)),
                        ('penjelasan', models.TextField(blank=True)),
                    ],
                    options={
                        'verbose_name': 'realisasi periode',
                        'verbose_name_plural': 'realisasi periode',
                        'constraints': [models.UniqueConstraint(fields=('evaluasi', 'rencana_aksi'), name='realisasi_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='UmpanBalikRhk',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('evaluasi', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='umpan_balik_rhk', to='penilaian.evaluasi')),
                        ('rhk', models.UUIDField()),
                        ('teks', models.TextField()),
                    ],
                    options={
                        'verbose_name': 'umpan balik RHK',
                        'verbose_name_plural': 'umpan balik RHK',
                        'constraints': [models.UniqueConstraint(fields=('evaluasi', 'rhk'), name='umpan_rhk_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='UmpanBalikPerilaku',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('evaluasi', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='umpan_balik_perilaku', to='penilaian.evaluasi')),
                        ('nilai', models.CharField(max_length=30)),
                        ('teks', models.TextField()),
                    ],
                    options={
                        'verbose_name': 'umpan balik perilaku',
                        'verbose_name_plural': 'umpan balik perilaku',
                        'constraints': [models.UniqueConstraint(fields=('evaluasi', 'nilai'), name='umpan_perilaku_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='PenjelasanDistribusi',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.unitkerja')),
                        ('periode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='perencanaan.periode')),
                        ('alasan', models.TextField()),
                        ('oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('pada', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'penjelasan distribusi',
                        'verbose_name_plural': 'penjelasan distribusi',
                        'constraints': [models.UniqueConstraint(fields=('unit', 'periode'), name='penjelasan_unik')],
                    },
                ),
                migrations.CreateModel(
                    name='Keberatan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('evaluasi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keberatan', to='penilaian.evaluasi')),
                        ('status', models.CharField(choices=[('DIAJUKAN', 'Diajukan'), ('DITANGGAPI', 'Ditanggapi penilai'), ('DIKABULKAN', 'Dikabulkan'), ('DITOLAK', 'Ditolak'), ('DICABUT', 'Dicabut')], default='DIAJUKAN', max_length=12)),
                        ('alasan', models.TextField()),
                        ('diajukan_pada', models.DateTimeField()),
                        ('tanggapan', models.TextField(blank=True)),
                        ('ditanggapi_pada', models.DateTimeField(blank=True, null=True)),
                        ('putusan', models.TextField(blank=True)),
                        ('diputus_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('diputus_pada', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'keberatan',
                        'verbose_name_plural': 'keberatan',
                        'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'DICABUT'), _negated=True), fields=('evaluasi',), name='satu_keberatan')],
                    },
                ),
            ],
        ),
    ]
