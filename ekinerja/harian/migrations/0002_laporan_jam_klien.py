from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("harian", "0001_initial")]

    operations = [
        migrations.AddField("laporanharian", "dibuat_klien", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("laporanharian", "geser_klien", models.SmallIntegerField(blank=True, null=True)),
    ]
