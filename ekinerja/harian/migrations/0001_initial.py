import django.db.models.deletion
from django.db import migrations, models

import ekinerja.inti.id


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("inti", "0001_initial"),
        ("kepegawaian", "0001_initial"),
        ("skp", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="LaporanHarian",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("id_publik", models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                ("tanggal", models.DateField()),
                ("jam_mulai", models.TimeField()),
                ("jam_selesai", models.TimeField()),
                ("kegiatan", models.CharField(max_length=400)),
                ("realisasi", models.PositiveIntegerField()),
                ("satuan", models.CharField(max_length=60)),
                ("keterangan", models.CharField(blank=True, max_length=400, verbose_name="catatan atau hambatan")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("DRAF", "Draf"),
                            ("DIAJUKAN", "Terkirim"),
                            ("DISETUJUI", "Diterima"),
                            ("DIKEMBALIKAN", "Dikembalikan"),
                        ],
                        default="DRAF",
                        max_length=12,
                    ),
                ),
                ("terlambat", models.BooleanField(default=False)),
                ("luring", models.BooleanField(default=False)),
                ("jumlah_bukti", models.PositiveSmallIntegerField(default=0)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("dibuat_pada", models.DateTimeField()),
                ("diubah_pada", models.DateTimeField()),
                ("dikirim_pada", models.DateTimeField(blank=True, null=True)),
                ("dibaca_pada", models.DateTimeField(blank=True, null=True)),
                ("diputus_pada", models.DateTimeField(blank=True, null=True)),
                ("catatan", models.CharField(blank=True, max_length=400)),
                (
                    "dibaca_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kepegawaian.pegawai",
                    ),
                ),
                (
                    "diputus_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kepegawaian.pegawai",
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="laporan", to="kepegawaian.pegawai"
                    ),
                ),
                (
                    "penilai",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="laporan_dinilai",
                        to="kepegawaian.pegawai",
                    ),
                ),
                (
                    "rencana_aksi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="laporan", to="skp.rencanaaksi"
                    ),
                ),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="laporan", to="skp.skp"
                    ),
                ),
            ],
            options={
                "verbose_name": "laporan harian",
                "verbose_name_plural": "laporan harian",
            },
        ),
        migrations.CreateModel(
            name="KoreksiLaporan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("id_publik", models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                ("isi", models.JSONField()),
                ("alasan", models.CharField(max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("DIUSULKAN", "Menunggu penilai"),
                            ("DITERIMA", "Diterima"),
                            ("DITOLAK", "Tidak diterima"),
                            ("DICABUT", "Dicabut"),
                        ],
                        default="DIUSULKAN",
                        max_length=10,
                    ),
                ),
                ("diusulkan_pada", models.DateTimeField()),
                ("diputus_pada", models.DateTimeField(blank=True, null=True)),
                ("catatan", models.CharField(blank=True, max_length=300)),
                (
                    "diputus_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kepegawaian.pegawai",
                    ),
                ),
                (
                    "laporan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="koreksi", to="harian.laporanharian"
                    ),
                ),
            ],
            options={
                "verbose_name": "koreksi laporan",
                "verbose_name_plural": "koreksi laporan",
            },
        ),
        migrations.CreateModel(
            name="BuktiLaporan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("id_publik", models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                ("tautan", models.URLField(blank=True, max_length=500)),
                ("keterangan", models.CharField(blank=True, max_length=160)),
                (
                    "berkas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inti.berkas",
                    ),
                ),
                (
                    "laporan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bukti", to="harian.laporanharian"
                    ),
                ),
            ],
            options={
                "verbose_name": "bukti laporan",
                "verbose_name_plural": "bukti laporan",
            },
        ),
        migrations.CreateModel(
            name="UmpanBalik",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("id_publik", models.UUIDField(default=ekinerja.inti.id.id_publik, editable=False, unique=True)),
                ("nilai_perilaku", models.CharField(blank=True, max_length=30)),
                ("tanggal", models.DateField()),
                ("teks", models.TextField()),
                ("dibuat_pada", models.DateTimeField()),
                ("dibaca_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "dari",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="umpan_balik_diberikan",
                        to="kepegawaian.pegawai",
                    ),
                ),
                (
                    "laporan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="umpan_balik",
                        to="harian.laporanharian",
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="umpan_balik",
                        to="kepegawaian.pegawai",
                    ),
                ),
                (
                    "rhk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="umpan_balik",
                        to="skp.rhk",
                    ),
                ),
            ],
            options={
                "verbose_name": "umpan balik",
                "verbose_name_plural": "umpan balik",
            },
        ),
        migrations.CreateModel(
            name="VersiLaporan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nomor", models.PositiveIntegerField()),
                ("isi", models.JSONField()),
                ("pada", models.DateTimeField()),
                (
                    "laporan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="riwayat", to="harian.laporanharian"
                    ),
                ),
            ],
            options={
                "verbose_name": "versi laporan",
                "verbose_name_plural": "versi laporan",
            },
        ),
        migrations.AddIndex(
            model_name="laporanharian",
            index=models.Index(fields=["pegawai", "-tanggal"], name="laporan_orang"),
        ),
        migrations.AddIndex(
            model_name="laporanharian",
            index=models.Index(fields=["penilai", "tanggal", "status"], name="laporan_penilai"),
        ),
        migrations.AddIndex(
            model_name="laporanharian",
            index=models.Index(fields=["rencana_aksi", "status"], name="laporan_rencana"),
        ),
        migrations.AddIndex(
            model_name="laporanharian",
            index=models.Index(
                condition=models.Q(("status", "DIAJUKAN")), fields=["penilai", "-dikirim_pada"], name="laporan_menunggu"
            ),
        ),
        migrations.AddConstraint(
            model_name="laporanharian",
            constraint=models.CheckConstraint(
                condition=models.Q(("jam_selesai__gt", models.F("jam_mulai"))), name="laporan_jam_urut"
            ),
        ),
        migrations.AddConstraint(
            model_name="laporanharian",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("penilai__isnull", True),
                    models.Q(("pegawai", models.F("penilai")), _negated=True),
                    _connector="OR",
                ),
                name="laporan_bukan_penilai_sendiri",
            ),
        ),
        migrations.AddConstraint(
            model_name="laporanharian",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["DISETUJUI", "DIKEMBALIKAN"]), _negated=True),
                    ("diputus_pada__isnull", False),
                    _connector="OR",
                ),
                name="laporan_diputus_bertanggal",
            ),
        ),
        migrations.AddConstraint(
            model_name="koreksilaporan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "DIUSULKAN")), fields=("laporan",), name="satu_koreksi_terbuka"
            ),
        ),
        migrations.AddConstraint(
            model_name="buktilaporan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("berkas__isnull", False), ("tautan", "")),
                    models.Q(("berkas__isnull", True), models.Q(("tautan", ""), _negated=True)),
                    _connector="OR",
                ),
                name="bukti_satu_bentuk",
            ),
        ),
        migrations.AddConstraint(
            model_name="buktilaporan",
            constraint=models.UniqueConstraint(fields=("laporan", "berkas"), name="bukti_berkas_sekali"),
        ),
        migrations.AddIndex(
            model_name="umpanbalik",
            index=models.Index(fields=["pegawai", "-tanggal"], name="umpan_balik_orang"),
        ),
        migrations.AddConstraint(
            model_name="umpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(("pegawai", models.F("dari")), _negated=True), name="umpan_balik_bukan_diri"
            ),
        ),
        migrations.AddConstraint(
            model_name="versilaporan",
            constraint=models.UniqueConstraint(fields=("laporan", "nomor"), name="versi_laporan_unik"),
        ),
    ]
