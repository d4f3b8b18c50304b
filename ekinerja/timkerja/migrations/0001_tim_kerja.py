import django.db.models.deletion
from django.db import migrations, models

import ekinerja.inti.id
import ekinerja.inti.migrasi


class Migration(migrations.Migration):

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
                    name='TimKerja',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tim_kerja', to='kepegawaian.unitkerja')),
                        ('nama', models.CharField(max_length=160, verbose_name='nama tim')),
                        ('tugas', models.TextField(blank=True, verbose_name='tugas tim')),
                        ('nomor_sk', models.CharField(max_length=80, verbose_name='nomor SK')),
                        ('tanggal_sk', models.DateField(verbose_name='tanggal SK')),
                        ('mulai', models.DateField()),
                        ('sampai', models.DateField(blank=True, null=True)),
                        ('berkas', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inti.berkas')),
                        ('ditutup', models.DateField(blank=True, null=True, verbose_name='hari terakhir')),
                        ('alasan_tutup', models.CharField(blank=True, max_length=400)),
                        ('versi', models.PositiveIntegerField(default=1)),
                        ('diubah_pada', models.DateTimeField()),
                        ('diubah_oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                    ],
                    options={
                        'verbose_name': 'tim kerja',
                        'verbose_name_plural': 'tim kerja',
                        'constraints': [models.UniqueConstraint(fields=('unit', 'nomor_sk', 'nama'), name='tim_sk_unik'), models.CheckConstraint(condition=models.Q(('sampai__isnull', True), ('sampai__gte', models.F('mulai')), _connector='OR'), name='tim_urut'), models.CheckConstraint(condition=models.Q(('ditutup__isnull', True), models.Q(('ditutup__gte', models.F('mulai')), models.Q(('sampai__isnull', True), ('ditutup__lte', models.F('sampai')), _connector='OR')), _connector='OR'), name='tim_ditutup_di_masanya'), models.CheckConstraint(condition=models.Q(models.Q(('alasan_tutup', ''), ('ditutup__isnull', True)), models.Q(('ditutup__isnull', False), models.Q(('alasan_tutup', ''), _negated=True)), _connector='OR'), name='tim_ditutup_beralasan')],
                    },
                ),
                migrations.CreateModel(
                    name='AnggotaTim',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('tim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='anggota', to='timkerja.timkerja')),
                        ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keanggotaan_tim', to='kepegawaian.pegawai')),
                        ('peran', models.CharField(choices=[('KETUA', 'Ketua'), ('WAKIL', 'Wakil ketua'), ('SEKRETARIS', 'Sekretaris'), ('ANGGOTA', 'Anggota')], default='ANGGOTA', max_length=10)),
                        ('tugas', models.CharField(blank=True, max_length=200, verbose_name='tugas di tim')),
                        ('mulai', models.DateField()),
                        ('sampai', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'anggota tim kerja',
                        'verbose_name_plural': 'anggota tim kerja',
                        'indexes': [models.Index(fields=['pegawai', 'peran'], name='anggota_tim_orang')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('sampai__isnull', True), ('sampai__gte', models.F('mulai')), _connector='OR'), name='anggota_tim_urut'), models.UniqueConstraint(fields=('tim', 'pegawai', 'mulai'), name='anggota_tim_mulai_unik'), models.UniqueConstraint(condition=models.Q(('sampai__isnull', True)), fields=('tim', 'pegawai'), name='anggota_tim_terbuka_unik'), models.UniqueConstraint(condition=models.Q(('peran', 'KETUA'), ('sampai__isnull', True)), fields=('tim',), name='tim_satu_ketua')],
                    },
                ),
                migrations.CreateModel(
                    name='KaitanRhk',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('id_publik', models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                        ('tim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kaitan', to='timkerja.timkerja')),
                        ('skp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kaitan_tim', to='skp.skp')),
                        ('rhk', models.UUIDField(unique=True)),
                        ('dibuat_pada', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'RHK untuk tim kerja',
                        'verbose_name_plural': 'RHK untuk tim kerja',
                    },
                ),
            ],
        ),
    ]
