"""Beside each fact of the own profile: a button to call it wrong, or where the open proposal stands."""

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from ekinerja.inti.models import Berkas
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.sisipan import Sisipan
from ekinerja.perbaikan.models import Fakta, Perpindahan, UsulPerbaikan
from ekinerja.perbaikan.permissions import boleh_membuka_pindah
from ekinerja.perbaikan.views.umum import NADA


def sisipan(request: HttpRequest, saya: Pegawai, pegawai: Pegawai) -> Sisipan:
    """One query. On somebody else's profile only open proposals show, to whoever works them off."""
    sendiri = saya.pk == pegawai.pk
    kueri = UsulPerbaikan.objects if sendiri else UsulPerbaikan.objects.di_meja(saya)
    terbuka = {u.fakta: u for u in kueri.filter(pegawai=pegawai, status__in=UsulPerbaikan.TERBUKA)}
    fakta = {
        kode: _potong(kode, label, terbuka.get(kode), sendiri=sendiri)
        for kode, label in Fakta.choices
        if sendiri or kode in terbuka
    }
    daftar = {"DAFTAR": render_to_string("perbaikan/_sisip_daftar.html")} if sendiri else {}
    pindah = _pindah(pegawai, sendiri=sendiri, mencatat=boleh_membuka_pindah(saya, pegawai))
    return Sisipan({**fakta, **daftar, **pindah})


def _pindah(pegawai: Pegawai, *, sendiri: bool, mencatat: bool) -> dict[str, str]:
    """Beside the assignments: the button to record a move, and those that wait or lie ahead. One query for who sees them."""
    if not (sendiri or mencatat):
        return {}
    K = Perpindahan.Keadaan
    buka = Q(keadaan=K.DIUSULKAN) | Q(keadaan=K.DICATAT, mulai__gt=hari_ini())
    ada = list(Perpindahan.objects.filter(buka, pegawai=pegawai).order_by("mulai", "pk"))
    if not (ada or mencatat):
        return {}
    isi = {"pegawai": pegawai, "ada": ada, "mencatat": mencatat}
    return {"PERPINDAHAN": render_to_string("perbaikan/_sisip_pindah.html", isi)}


def _potong(kode: str, label: str, usul: UsulPerbaikan | None, *, sendiri: bool) -> str:
    sebutan = label if kode == Fakta.NIP else label.split(" ")[0].lower()
    isi = {"kode": kode, "hal": label, "sebutan": sebutan, "usul": usul, "nada": NADA, "sendiri": sendiri}
    return render_to_string("perbaikan/_sisip.html", isi)


def tempat_usul(berkas: Berkas) -> str:
    """Page of the proposal a file hangs on; empty for any other file."""
    kode = UsulPerbaikan.objects.filter(berkas=berkas).order_by("-pk").values_list("id_publik", flat=True).first()
    return reverse("perbaikan:usul", args=[kode]) if kode else ""
