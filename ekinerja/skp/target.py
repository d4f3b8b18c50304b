"""Targets are read the same way in a perjanjian kinerja and in an SKP; the reader lives with the former."""

from ekinerja.perencanaan.target import KOSONG, Target, berupa_tanggal, urai

__all__ = ["KOSONG", "Target", "berupa_tanggal", "urai"]
