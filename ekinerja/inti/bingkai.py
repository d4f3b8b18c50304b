"""What the frame around every page shows: who is signed in, menu, bell, messages, the band of a demo."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest

from ekinerja.inti.akses import tercatat
from ekinerja.inti.menu import ButirTampil, Lonceng
from ekinerja.inti.menu import lonceng as lonceng_orang
from ekinerja.inti.menu import menu as menu_orang
from ekinerja.inti.pengaturan import instansi
from ekinerja.inti.peristiwa import alamat_aliran

NADA_PESAN = {"success": "baik", "info": "kabar", "debug": "kabar", "warning": "awas", "error": "gawat"}


@dataclass
class Bingkai:
    """What the frame around a page shows. Each part is looked up when the template asks for it, and once."""

    request: HttpRequest | None

    @cached_property
    def pengguna(self) -> Any:
        """The signed-in account, or None: also where a request failed before the session was read."""
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def nama(self) -> str:
        orang = getattr(self.pengguna, "pegawai", None)
        return str(orang.nama if orang is not None else self.pengguna or "")

    @cached_property
    def orang(self) -> str:
        """Public id of the person: tells the browser whose things on this device may be shown. Empty: nobody's."""
        return str(getattr(getattr(self.pengguna, "pegawai", None), "id_publik", ""))

    @cached_property
    def di_menu(self) -> str:
        """`aria-current` of "Menu": "page" where only the full menu leads here, "true" where that is so on a phone alone."""
        if self.request is None or any(m.kini and m.ponsel for m in self.menu):
            return ""
        return "true" if any(m.kini for m in self.menu) else "page"

    @cached_property
    def aliran(self) -> str:
        """Address of the live stream for this browser; empty before login."""
        return alamat_aliran(self.request) if self.request is not None and self.pengguna else ""

    @cached_property
    def menu(self) -> list[ButirTampil]:
        return menu_orang(self.request) if self.request is not None and self.pengguna else []

    @cached_property
    def lonceng(self) -> Lonceng | None:
        return lonceng_orang(self.request) if self.request is not None and self.pengguna else None

    @cached_property
    def pesan(self) -> list[tuple[str, str]]:
        """Messages of the step before, as (nada, text)."""
        if self.request is None or not hasattr(self.request, "_messages"):
            return []
        return [(NADA_PESAN.get(p.level_tag, "kabar"), str(p)) for p in get_messages(self.request)]

    @property
    def tercatat(self) -> str:
        """What this page tells its reader about the log of reads; empty where nothing was logged."""
        if not (nama := tercatat()):
            return ""
        siapa = nama[0] if len(nama) == 1 and nama[0] else "setiap orang yang catatannya tampil di sini"
        return f"Pembacaan ini tercatat dan dapat dilihat oleh {siapa}."

    @cached_property
    def demo(self) -> bool:
        return instansi().jenis == "demo"
