"""In the head of a profile: the way to the parts of that person's year."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import bukan_ber_skp
from ekinerja.kepegawaian.sisipan import Sisipan
from ekinerja.skp.views.tahun import boleh_membaca_tahun


def sisipan(request: HttpRequest, saya: Pegawai, pegawai: Pegawai) -> Sisipan:
    """Nothing for somebody who has no SKP, or whose year this reader may not open. At most one query."""
    if bukan_ber_skp(pegawai) or not boleh_membaca_tahun(saya, pegawai):
        return Sisipan()
    isi = {"pegawai": pegawai, "sendiri": saya.pk == pegawai.pk}
    return Sisipan({"DAFTAR": render_to_string("skp/_sisip_profil.html", isi)})
