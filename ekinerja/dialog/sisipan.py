"""The dialogue on the SKP page: a count beside each row, a card in the side column, a hint above the decision."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string

from ekinerja.dialog import permissions
from ekinerja.dialog.utas import Hitungan, ringkasan
from ekinerja.inti.alamat import alamat
from ekinerja.inti.jinja import makro
from ekinerja.skp.sisipan import Sisipan
from ekinerja.skp.tampilan import Bacaan


def sisipan(request: HttpRequest, baca: Bacaan) -> Sisipan:
    """One query for the two; nothing for a reader who is not one of the two where nothing was said."""
    skp, saya = baca.skp, baca.saya
    pihak = permissions.salah_satu(saya, skp)
    r = ringkasan(saya, skp, pihak=pihak)
    hitung, sudah = r.utas, r.sudah
    isi: dict[str, Any] = {"skp": skp, "pihak": pihak, "sudah": sudah, "menunggu": r.menunggu}
    isi |= {"baru": sum(h.baru for h in hitung.values()), "semua": sum(h.semua for h in hitung.values())}
    tampil = pihak or isi["semua"] or sudah
    baris = makro("dialog/_sisip_baris.html", "baris")
    return Sisipan(
        rhk={
            b["id"]: baris(b["id"], alamat("dialog:baris", skp.id_publik, UUID(b["id"])), h)
            for b in baca.semua_rhk
            for h in [hitung.get(b["id"], Hitungan())]
            if h.semua or _dapat_bicara(pihak, baca)
        },
        samping=render_to_string("dialog/_sisip_samping.html", isi) if tampil else "",
        putusan=render_to_string("dialog/_sisip_putusan.html", isi) if not sudah and baca.boleh.setujui else "",
    )


def _dapat_bicara(pihak: bool, baca: Bacaan) -> bool:
    """Something can still be said here."""
    return pihak and baca.skp.status != baca.skp.Status.DITUTUP
