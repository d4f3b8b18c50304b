"""Beside each fact of the own profile: a button to call it wrong, or where the open proposal stands."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.sisipan import Sisipan
from ekinerja.perbaikan.models import Fakta, UsulPerbaikan
from ekinerja.perbaikan.views.umum import NADA


def sisipan(request: HttpRequest, saya: Pegawai, pegawai: Pegawai) -> Sisipan:
    """One query. On somebody else's profile only open proposals show, to whoever works them off."""
    sendiri = saya.pk == pegawai.pk
    kueri = UsulPerbaikan.objects if sendiri else UsulPerbaikan.objects.di_meja(saya)
    terbuka = {u.fakta: u for u in kueri.filter(pegawai=pegawai, status__in=UsulPerbaikan.TERBUKA)}
    isi = {"terbuka": terbuka, "nada": NADA, "sendiri": sendiri}
    return Sisipan(
        fakta={
            kode: render_to_string(
                "perbaikan/_sisip.html", {**isi, "kode": kode, "hal": label, "usul": terbuka.get(kode)}
            )
            for kode, label in Fakta.choices
            if sendiri or kode in terbuka
        }
    )
