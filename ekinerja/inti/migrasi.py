"""Creating many tables in one step of a migration.

Django renders every related model anew after each operation. Here nearly all of them lead to Pegawai, so most of a first
start went into rendering; one operation for all tables of an app renders them once.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


class BuatTabel(Operation):
    """Each of `tabel` in this order. They may point to each other: keys are inside the table or come at the end."""

    serialization_expand_args = ["tabel"]

    def __init__(self, tabel: Sequence[CreateModel]) -> None:
        self.tabel = list(tabel)

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # rendered when next asked for, all together
        for satu in self.tabel:
            satu.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for satu in self.tabel:
            satu.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for satu in reversed(self.tabel):
            satu.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {', '.join(satu.name for satu in self.tabel)}"
