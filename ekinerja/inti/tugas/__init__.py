"""Background jobs on django-tasks-db, with lease, retry, progress and effects that happen once."""

from .daftar import berkala, pekerjaan
from .izin import boleh_melihat_pekerjaan, daftar_penilik
from .jalan import jalankan_semua
from .kirim import antrekan
from .konteks import Konteks, kemajuan_terkini

__all__ = [
    "Konteks",
    "antrekan",
    "berkala",
    "boleh_melihat_pekerjaan",
    "daftar_penilik",
    "jalankan_semua",
    "kemajuan_terkini",
    "pekerjaan",
]
