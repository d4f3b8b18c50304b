"""Backup and restore: one file with the database, the evidence and the keys, verified when written and before use.

Works without Django, because a restore replaces the very data folder from which the settings read their keys.
"""

from .arsip import Cadangan, CadanganRusak
from .kerja import cadangkan, pulihkan

__all__ = ["Cadangan", "CadanganRusak", "cadangkan", "pulihkan"]
