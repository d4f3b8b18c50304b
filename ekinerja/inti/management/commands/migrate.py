"""`migrate`, safe against being cut off: a migration and the note that it was applied are one transaction.

Django writes the note after the tables when foreign keys are added last. A power cut in between leaves tables without
a note, and every later start ends with "table already exists".
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration


class PelaksanaUtuh(MigrationExecutor):
    """Applies each migration whole or not at all."""

    def apply_migration(self, state: Any, migration: Migration, fake: bool = False, fake_initial: bool = False) -> Any:
        with utuh(self.connection, migration):
            return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)

    def unapply_migration(self, state: Any, migration: Migration, fake: bool = False) -> Any:
        with utuh(self.connection, migration):
            return super().unapply_migration(state, migration, fake=fake)


@contextmanager
def utuh(koneksi: BaseDatabaseWrapper, migrasi: Migration) -> Iterator[None]:
    """One transaction around the migration, unless it asks for none."""
    if not migrasi.atomic:
        yield
        return
    # SQLite changes this only outside a transaction; the migration itself checks all keys before it ends.
    with koneksi.constraint_checks_disabled(), transaction.atomic(using=koneksi.alias):
        yield


class Command(migrate.Command):
    """Django's command with the executor above."""

    def handle(self, *args: Any, **opsi: Any) -> None:
        asli, migrate.MigrationExecutor = migrate.MigrationExecutor, PelaksanaUtuh  # type: ignore[attr-defined]
        try:
            super().handle(*args, **opsi)
        finally:
            migrate.MigrationExecutor = asli  # type: ignore[attr-defined]
