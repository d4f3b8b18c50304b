from django.db import models


class Batas(models.Model):
    """Counter of tries in one window. Shared by all processes and kept over a restart."""

    kunci = models.CharField(max_length=64, primary_key=True)
    hitung = models.PositiveIntegerField()
    sampai = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.kunci}: {self.hitung}"
