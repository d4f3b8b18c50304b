from django.db import models

from ekinerja.inti.waktu import sekarang


class Peristiwa(models.Model):
    """Outbox of live updates, written in the transaction of the act. `data` holds ids, no personal content."""

    kanal = models.CharField(max_length=80)
    jenis = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    pada = models.DateTimeField(default=sekarang, db_index=True)

    def __str__(self) -> str:
        return f"{self.pk} {self.kanal} {self.jenis}"
