import django.core.serializers.json
import django.db.models.deletion
from django.db import migrations, models

import ekinerja.inti.id
import ekinerja.inti.migrasi
import ekinerja.inti.waktu


class Migration(migrations.Migration):

    replaces = [('inti', '0001_initial'), ('inti', '0003_dokumen_matriks')]

    initial = True

    dependencies = [
    ]

    operations = [
        ekinerja.inti.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name='LogAkses',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('pada', models.DateTimeField()),
                        ('jenis', models.CharField(max_length=16)),
                        ('pelaku', models.UUIDField(null=True)),
                        ('objek_jenis', models.CharField(blank=True, max_length=64)),
                        ('objek_uuid', models.UUIDField(null=True)),
                        ('pemilik', models.UUIDField(null=True)),
                        ('permintaan', models.CharField(blank=True, max_length=32)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['pemilik', 'pada'], name='akses_pemilik'), models.Index(fields=['pelaku', 'pada'], name='akses_pelaku')],
                    },
                ),
                migrations.CreateModel(
                    name='Batas',
                    fields=[
                        ('kunci', models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ('hitung', models.PositiveIntegerField()),
                        ('sampai', models.DateTimeField(db_index=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='Berkas',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('pemilik_uuid', models.UUIDField()),
                        ('nama_asli', models.CharField(max_length=255)),
                        ('jenis_mime', models.CharField(max_length=40)),
                        ('ukuran', models.PositiveIntegerField()),
                        ('sha256', models.CharField(max_length=64)),
                        ('sha256_asal', models.CharField(max_length=64)),
                        ('simpan', models.CharField(editable=False, max_length=64, unique=True)),
                        ('dibuat_pada', models.DateTimeField(default=ekinerja.inti.waktu.sekarang, editable=False)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['pemilik_uuid', 'dibuat_pada'], name='berkas_pemilik')],
                    },
                ),
                migrations.CreateModel(
                    name='DokumenTerbit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('kode', models.CharField(max_length=20, unique=True)),
                        ('jenis', models.CharField(choices=[('SKP', 'Formulir Sasaran Kinerja Pegawai'), ('FEK', 'Formulir Evaluasi Kinerja Pegawai'), ('DEK', 'Dokumen Evaluasi Kinerja Pegawai'), ('MPH', 'Matriks Peran Hasil')], max_length=3)),
                        ('tahun', models.PositiveSmallIntegerField()),
                        ('urut', models.PositiveIntegerField()),
                        ('tanggal', models.DateField()),
                        ('dibuat_pada', models.DateTimeField()),
                        ('penerbit_nama', models.CharField(max_length=200)),
                        ('penerbit_nip', models.CharField(blank=True, max_length=18)),
                        ('perihal_tersamar', models.CharField(max_length=300)),
                        ('status', models.CharField(choices=[('BERLAKU', 'Berlaku'), ('DIGANTI', 'Sudah diganti'), ('DICABUT', 'Dicabut')], default='BERLAKU', max_length=8)),
                        ('dicabut_pada', models.DateTimeField(blank=True, null=True)),
                        ('alasan_dicabut', models.TextField(blank=True)),
                        ('menggantikan', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='penggantinya', to='inti.dokumenterbit')),
                        ('objek_label', models.CharField(max_length=60)),
                        ('objek_uuid', models.UUIDField()),
                        ('templat', models.CharField(max_length=40)),
                        ('data', models.JSONField()),
                        ('sha256', models.CharField(max_length=64)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['objek_uuid', 'jenis'], name='dokumen_objek')],
                        'constraints': [models.UniqueConstraint(fields=('jenis', 'tahun', 'urut'), name='dokumen_nomor_unik'), models.UniqueConstraint(condition=models.Q(('status', 'BERLAKU')), fields=('objek_uuid', 'jenis'), name='dokumen_satu_yang_berlaku'), models.CheckConstraint(condition=models.Q(models.Q(('dicabut_pada__isnull', False), ('status', 'DICABUT')), models.Q(models.Q(('status', 'DICABUT'), _negated=True), ('dicabut_pada__isnull', True)), _connector='OR'), name='dokumen_dicabut_bertanggal'), models.CheckConstraint(condition=models.Q(('menggantikan__isnull', True), models.Q(('menggantikan', models.F('id')), _negated=True), _connector='OR'), name='dokumen_bukan_pengganti_diri')],
                    },
                ),
                migrations.CreateModel(
                    name='Jejak',
                    fields=[
                        ('nomor', models.IntegerField(primary_key=True, serialize=False)),
                        ('pada', models.DateTimeField()),
                        ('kejadian', models.CharField(max_length=64)),
                        ('objek_jenis', models.CharField(max_length=64)),
                        ('objek_uuid', models.UUIDField(null=True)),
                        ('pelaku_uuid', models.UUIDField(null=True)),
                        ('atas_nama_uuid', models.UUIDField(null=True)),
                        ('permintaan', models.CharField(blank=True, max_length=32)),
                        ('isi_sidik', models.CharField(max_length=64)),
                        ('sidik_isi', models.CharField(blank=True, max_length=64)),
                        ('jam_mundur', models.BooleanField(default=False)),
                        ('sidik_sebelum', models.CharField(max_length=64)),
                        ('sidik', models.CharField(max_length=64)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['objek_jenis', 'objek_uuid', 'nomor'], name='jejak_objek'), models.Index(fields=['pelaku_uuid', 'nomor'], name='jejak_pelaku')],
                    },
                ),
                migrations.CreateModel(
                    name='JejakIsi',
                    fields=[
                        ('jejak', models.OneToOneField(db_column='nomor', db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='isi_jejak', serialize=False, to='inti.jejak')),
                        ('isi', models.TextField()),
                        ('garam', models.BinaryField(max_length=16)),
                    ],
                ),
                migrations.CreateModel(
                    name='Instansi',
                    fields=[
                        ('id', models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                        ('nama', models.CharField(blank=True, max_length=150)),
                        ('jenis', models.CharField(blank=True, choices=[('', 'Belum diisi'), ('demo', 'Contoh'), ('nyata', 'Nyata')], default='', max_length=8)),
                        ('dibuat_pada', models.DateTimeField(default=ekinerja.inti.waktu.sekarang, editable=False)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='instansi_satu_baris')],
                    },
                ),
                migrations.CreateModel(
                    name='Setelan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kunci', models.CharField(max_length=64)),
                        ('nilai', models.JSONField()),
                        ('berlaku_mulai', models.DateField(default=ekinerja.inti.waktu.hari_ini)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('kunci', 'berlaku_mulai'), name='setelan_sekali_sehari')],
                    },
                ),
                migrations.CreateModel(
                    name='Peristiwa',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kanal', models.CharField(max_length=80)),
                        ('jenis', models.CharField(max_length=40)),
                        ('data', models.JSONField(default=dict)),
                        ('pada', models.DateTimeField(db_index=True, default=ekinerja.inti.waktu.sekarang)),
                    ],
                ),
                migrations.CreateModel(
                    name='KunciKirim',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('pelaku', models.UUIDField()),
                        ('kunci', models.CharField(max_length=64)),
                        ('sidik', models.CharField(max_length=64)),
                        ('objek_jenis', models.CharField(blank=True, max_length=64)),
                        ('objek_uuid', models.UUIDField(null=True)),
                        ('status', models.PositiveSmallIntegerField(default=0)),
                        ('kepala', models.JSONField(default=dict)),
                        ('isi', models.TextField(blank=True)),
                        ('pada', models.DateTimeField(db_index=True, default=ekinerja.inti.waktu.sekarang)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('pelaku', 'kunci'), name='kunci_kirim_per_pelaku')],
                    },
                ),
                migrations.CreateModel(
                    name='Pekerjaan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('nama', models.CharField(max_length=80)),
                        ('argumen', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                        ('kunci_efek', models.CharField(max_length=160, null=True, unique=True)),
                        ('pemilik', models.UUIDField(null=True)),
                        ('keadaan', models.CharField(choices=[('ANTRE', 'Menunggu giliran'), ('JALAN', 'Sedang dikerjakan'), ('SELESAI', 'Selesai'), ('DIPARKIR', 'Berhenti, perlu diperiksa')], default='ANTRE', max_length=8)),
                        ('selesai', models.PositiveIntegerField(default=0)),
                        ('total', models.PositiveIntegerField(default=0)),
                        ('teks', models.CharField(blank=True, max_length=200)),
                        ('percobaan', models.PositiveSmallIntegerField(default=0)),
                        ('galat', models.TextField(blank=True)),
                        ('hasil', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                        ('antrean', models.UUIDField(null=True)),
                        ('sewa_sampai', models.DateTimeField(null=True)),
                        ('dibuat_pada', models.DateTimeField(default=ekinerja.inti.waktu.sekarang, editable=False)),
                        ('selesai_pada', models.DateTimeField(null=True)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['keadaan', 'sewa_sampai'], name='pekerjaan_sewa'), models.Index(fields=['pemilik', '-dibuat_pada'], name='pekerjaan_pemilik')],
                    },
                ),
                migrations.CreateModel(
                    name='EfekTugas',
                    fields=[
                        ('kunci', models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ('pada', models.DateTimeField(default=ekinerja.inti.waktu.sekarang)),
                    ],
                ),
                migrations.CreateModel(
                    name='JadwalBerkala',
                    fields=[
                        ('nama', models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ('terakhir', models.DateTimeField()),
                    ],
                ),
            ],
        ),
    ]
