from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inti", "0003_karantina")]

    operations = [
        migrations.AddField("logakses", "rute", models.CharField(blank=True, db_default="", max_length=64)),
        migrations.AddField("logakses", "peran", models.CharField(blank=True, db_default="", max_length=24)),
    ]
