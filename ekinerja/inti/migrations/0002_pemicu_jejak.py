"""Append-only triggers on the audit trail. No later migration may touch these two tables."""

from django.db import migrations

from ekinerja.inti.jejak import pemicu


def maju(apps, schema_editor):
    pemicu.pasang(schema_editor.connection)


def mundur(apps, schema_editor):
    pemicu.lepas(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("inti", "0001_initial")]
    operations = [migrations.RunPython(maju, mundur)]
