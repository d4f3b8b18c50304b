"""Append-only triggers on the audit trail. No later migration may touch these two tables.

Written out, not called: what a release has created stays what this migration creates. A change of the triggers in
`ekinerja.inti.jejak.pemicu` needs a migration of its own, and a test says so.
"""

from django.db import migrations

TABEL = ("inti_jejak", "inti_jejakisi")
SQLITE = (
    "CREATE TRIGGER {t}_tolak_update BEFORE UPDATE ON {t} BEGIN SELECT RAISE(ABORT, 'jejak hanya dapat ditambah'); END",
    "CREATE TRIGGER {t}_tolak_delete BEFORE DELETE ON {t} BEGIN SELECT RAISE(ABORT, 'jejak hanya dapat ditambah'); END",
)
FUNGSI_PG = (
    "CREATE OR REPLACE FUNCTION inti_jejak_tolak() RETURNS trigger LANGUAGE plpgsql AS "
    "$$BEGIN RAISE EXCEPTION 'jejak hanya dapat ditambah'; END$$"
)
POSTGRESQL = (
    "CREATE TRIGGER {t}_tolak_update BEFORE UPDATE ON {t} FOR EACH STATEMENT EXECUTE FUNCTION inti_jejak_tolak()",
    "CREATE TRIGGER {t}_tolak_delete BEFORE DELETE ON {t} FOR EACH STATEMENT EXECUTE FUNCTION inti_jejak_tolak()",
    "CREATE TRIGGER {t}_tolak_truncate BEFORE TRUNCATE ON {t} FOR EACH STATEMENT EXECUTE FUNCTION inti_jejak_tolak()",
    "REVOKE UPDATE, DELETE, TRUNCATE ON {t} FROM PUBLIC, CURRENT_USER",
)


def maju(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    with schema_editor.connection.cursor() as kursor:
        if not sqlite:
            kursor.execute(FUNGSI_PG)
        for tabel in TABEL:
            for perintah in SQLITE if sqlite else POSTGRESQL:
                kursor.execute(perintah.format(t=tabel))


def mundur(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    with schema_editor.connection.cursor() as kursor:
        for tabel in TABEL:
            for kata in ("update", "delete") if sqlite else ("update", "delete", "truncate"):
                kursor.execute(f"DROP TRIGGER IF EXISTS {tabel}_tolak_{kata}" + ("" if sqlite else f" ON {tabel}"))
            if not sqlite:
                kursor.execute(f"GRANT UPDATE, DELETE, TRUNCATE ON {tabel} TO CURRENT_USER")


class Migration(migrations.Migration):
    dependencies = [("inti", "0001_awal")]
    operations = [migrations.RunPython(maju, mundur)]
