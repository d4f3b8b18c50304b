from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inti", "0002_pemicu_jejak")]

    operations = [
        migrations.AddField(
            "berkas",
            "keadaan",
            models.CharField(
                choices=[
                    ("KARANTINA", "Sedang diperiksa"),
                    ("BERSIH", "Dapat dibuka"),
                    ("DITOLAK", "Tidak dapat dipakai"),
                ],
                db_default="BERSIH",
                default="BERSIH",
                max_length=10,
            ),
        ),
        migrations.AddField("berkas", "alasan", models.CharField(blank=True, db_default="", max_length=300)),
        migrations.AddField("berkas", "percobaan", models.PositiveSmallIntegerField(db_default=0, default=0)),
        migrations.AddField("berkas", "sewa_sampai", models.DateTimeField(blank=True, null=True)),
        migrations.AddIndex(
            "berkas",
            models.Index(
                condition=models.Q(("keadaan", "KARANTINA")), fields=["sewa_sampai"], name="berkas_karantina"
            ),
        ),
    ]
