"""Verbs of the settings page."""

from ekinerja.dasbor.actions.setelan import HANYA_PENGATUR, ubah_setelan

__all__ = ["HANYA_PENGATUR", "ubah_setelan"]
