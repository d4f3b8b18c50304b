import django.db.models.deletion
from django.db import migrations, models

import ekinerja.inti.id
import ekinerja.inti.migrasi


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('kepegawaian', '0001_awal'),
        ('skp', '0001_awal'),
    ]

    operations = [
        ekinerja.inti.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name='Ucapan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('skp', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ucapan', to='skp.skp')),
                        ('rhk', models.UUIDField(blank=True, null=True)),
                        ('rhk_teks', models.CharField(blank=True, max_length=1000)),
                        ('oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('jenis', models.CharField(choices=[('USULAN', 'Usulan'), ('KLARIFIKASI', 'Klarifikasi'), ('KESEPAKATAN', 'Kesepakatan')], max_length=12)),
                        ('keadaan', models.CharField(choices=[('TERBUKA', 'Belum dijawab'), ('DISEPAKATI', 'Disepakati'), ('DICABUT', 'Dicabut')], default='TERBUKA', max_length=12)),
                        ('teks', models.TextField()),
                        ('usul_teks', models.CharField(blank=True, max_length=1000, verbose_name='rumusan yang diusulkan')),
                        ('usul_indikator', models.UUIDField(blank=True, null=True)),
                        ('usul_target', models.CharField(blank=True, max_length=120, verbose_name='target yang diusulkan')),
                        ('menanggapi', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tanggapan', to='dialog.ucapan')),
                        ('dibuat_pada', models.DateTimeField()),
                        ('diubah_pada', models.DateTimeField(blank=True, null=True)),
                        ('dibaca_pada', models.DateTimeField(blank=True, null=True)),
                        ('dicabut_pada', models.DateTimeField(blank=True, null=True)),
                        ('disepakati_pada', models.DateTimeField(blank=True, null=True)),
                        ('diterapkan_pada', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'ucapan',
                        'verbose_name_plural': 'ucapan',
                        'indexes': [models.Index(fields=['skp', 'rhk'], name='ucapan_skp')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(models.Q(('keadaan', 'DICABUT'), _negated=True), ('dicabut_pada__isnull', False), _connector='OR'), models.Q(models.Q(('keadaan', 'DISEPAKATI'), _negated=True), ('disepakati_pada__isnull', False), _connector='OR')), name='ucapan_keadaan_bertanggal'), models.CheckConstraint(condition=models.Q(('diterapkan_pada__isnull', True), ('keadaan', 'DISEPAKATI'), _connector='OR'), name='ucapan_diterapkan_setelah_sepakat')],
                    },
                ),
                migrations.CreateModel(
                    name='Pertemuan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('skp', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pertemuan', to='skp.skp')),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('penilai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('dicatat_oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                        ('tanggal', models.DateField()),
                        ('cara', models.CharField(choices=[('TATAP_MUKA', 'Tatap muka'), ('DARING', 'Daring')], max_length=10)),
                        ('tempat', models.CharField(blank=True, max_length=160)),
                        ('hadir', models.CharField(blank=True, max_length=400, verbose_name='peserta lain')),
                        ('pokok', models.TextField(verbose_name='yang disepakati')),
                        ('langkah', models.TextField(blank=True, verbose_name='langkah berikutnya')),
                        ('keadaan', models.CharField(choices=[('MENUNGGU', 'Menunggu konfirmasi'), ('DIKONFIRMASI', 'Dikonfirmasi keduanya'), ('TIDAK_SESUAI', 'Dinyatakan tidak sesuai'), ('DICABUT', 'Dicabut')], default='MENUNGGU', max_length=12)),
                        ('dibuat_pada', models.DateTimeField()),
                        ('dijawab_pada', models.DateTimeField(blank=True, null=True)),
                        ('alasan', models.CharField(blank=True, max_length=400)),
                        ('diingatkan_pada', models.DateTimeField(blank=True, null=True)),
                        ('memperbaiki', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='perbaikan', to='dialog.pertemuan')),
                    ],
                    options={
                        'verbose_name': 'pertemuan dialog kinerja',
                        'verbose_name_plural': 'pertemuan dialog kinerja',
                        'indexes': [models.Index(fields=['skp', 'keadaan'], name='pertemuan_skp')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('pegawai', models.F('penilai')), _negated=True), name='pertemuan_dua_orang'), models.CheckConstraint(condition=models.Q(('dicatat_oleh', models.F('pegawai')), ('dicatat_oleh', models.F('penilai')), _connector='OR'), name='pertemuan_dicatat_salah_satu'), models.CheckConstraint(condition=models.Q(models.Q(('keadaan__in', ['DIKONFIRMASI', 'TIDAK_SESUAI']), _negated=True), ('dijawab_pada__isnull', False), _connector='OR'), name='pertemuan_dijawab_bertanggal'), models.CheckConstraint(condition=models.Q(models.Q(('keadaan', 'TIDAK_SESUAI'), _negated=True), models.Q(('alasan', ''), _negated=True), _connector='OR'), name='pertemuan_tidak_sesuai_beralasan')],
                    },
                ),
            ],
        ),
    ]
