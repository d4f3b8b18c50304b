"""What the pages share."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.permintaan import bilangan
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import JenisJabatan, Pegawai
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.kepegawaian.permissions import admin_kepegawaian
from ekinerja.perbaikan import permissions
from ekinerja.perbaikan.dampak import dampak
from ekinerja.perbaikan.eskalasi import batas_jawab, hari_jawab
from ekinerja.perbaikan.fakta import SETEMPAT, kenyataan
from ekinerja.perbaikan.forms import PutusForm, SebabForm, TerapkanForm
from ekinerja.perbaikan.models import UsulPerbaikan
from ekinerja.perbaikan.pilihan import calon_orang

S = UsulPerbaikan.Status
NADA = {
    S.DIAJUKAN: "kabar", S.DIKERJAKAN: "teluk", S.DITERUSKAN: "senja", S.DI_SIASN: "senja", S.SELESAI: "baik",
    S.DITOLAK: "gawat", S.DITARIK: "netral",
}  # fmt: skip
# Positions that may appraise without an order of delegation.
PENGAWAS_KE_ATAS = (JenisJabatan.PENGAWAS, JenisJabatan.ADMINISTRATOR, JenisJabatan.JPT_PRATAMA, JenisJabatan.NEGARA)
LANGKAH = {
    S.DIKERJAKAN: "Saya kerjakan",
    S.DI_SIASN: "Benar, tetapi SIASN harus diperbaiki dulu",
    S.SELESAI: "Sudah diperbaiki",
    S.DITERUSKAN: "Teruskan ke BKPSDM",
    S.DITOLAK: "Tolak",
}
KET_LANGKAH = {
    S.DIKERJAKAN: "Pengusul melihat nama Anda.",
    S.DI_SIASN: "Masuk daftar yang dapat diunduh; selesai sendiri setelah impor membawa data yang benar.",
    S.SELESAI: "Tulis apa yang sudah diperbaiki dan di mana.",
    S.DITERUSKAN: "Sesudah itu Anda hanya membaca.",
    S.DITOLAK: "Tulis alasannya dan apa yang dapat dilakukan pengusul.",
}


def ambil(saya: Pegawai, id_publik: UUID) -> UsulPerbaikan:
    """Through the permission: a stranger gets 404. Reading another's is logged."""
    usul = get_object_or_404(UsulPerbaikan.objects.terlihat_oleh(saya).untuk_halaman(), id_publik=id_publik)
    catat_baca(usul, oleh=saya, pemilik=usul.pegawai)
    return usul


def versi(request: HttpRequest) -> int | None:
    return bilangan(request.POST.get("versi"))


def kalimat_galat(form: forms.Form) -> AturanDilanggar:
    """All complaints of a small form in one refusal (400)."""
    return AturanDilanggar(" ".join(str(g) for d in form.errors.values() for g in d), status=400)


def langkah_tersedia(saya: Pegawai, usul: UsulPerbaikan) -> list[tuple[str, str]]:
    """Steps of `putus` this person may take now."""
    boleh = []
    for ke, teks in LANGKAH.items():
        if not permissions.boleh_melangkah(saya, usul, ke):
            continue
        if (ke == S.DITERUSKAN and not permissions.boleh_meneruskan(saya, usul)) or (
            ke == S.DI_SIASN and usul.fakta in SETEMPAT
        ):
            continue
        if ke == S.DIKERJAKAN and usul.selesai_pada is not None:  # opening again asks for a reason: `urungkan`
            continue
        boleh.append((str(ke), teks))
    return boleh


def form_terapkan(saya: Pegawai, usul: UsulPerbaikan, data: Any = None) -> TerapkanForm:
    """Filled with what was proposed."""
    tugas = penugasan_pada(usul.pegawai, hari_ini())
    sejak = max(usul.sejak, tugas.mulai) if usul.sejak and tugas else usul.sejak
    pilih = str(usul.orang.id_publik) if usul.orang else ""
    return TerapkanForm(
        data, pegawai=usul.pegawai, calon=calon_orang(usul.orang), delegasi=admin_kepegawaian(saya),
        initial={"cara": "ATASAN", "sejak": sejak, "pilih": pilih}, auto_id="t_%s",
    )  # fmt: skip


def halaman(
    request: HttpRequest, saya: Pegawai, usul: UsulPerbaikan, *, terapkan: TerapkanForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of one proposal with what this person may do."""
    hari = hari_ini()
    menerapkan = permissions.boleh_menerapkan(saya, usul)
    langkah = langkah_tersedia(saya, usul)
    isi: dict[str, Any] = {
        "usul": usul,
        "sendiri": usul.pegawai_id == saya.pk,
        "kini": kenyataan(usul.pegawai, hari)[usul.fakta],
        "tugas": penugasan_pada(usul.pegawai, hari),
        "nada": NADA[S(usul.status)],
        "jejak": jejak_objek(usul),
        "langkah": langkah,
        "ket_langkah": KET_LANGKAH,
        "form_putus": PutusForm(langkah=langkah, auto_id="l_%s"),
        "form_terapkan": terapkan or (form_terapkan(saya, usul) if menerapkan else None),
        "form_sebab": SebabForm(auto_id="s_%s"),
        "dampak": dampak(usul.pegawai, usul.sejak) if menerapkan else None,
        "perlu_delegasi": menerapkan and usul.orang is not None and _perlu_delegasi(usul.orang),
        "boleh_tarik": permissions.boleh_menarik(saya, usul),
        "boleh_urung": permissions.boleh_mengurungkan(saya, usul),
        "lewat": usul.diteruskan_pada is None and usul.status in (S.DIAJUKAN, S.DIKERJAKAN)
        and usul.diubah_pada < batas_jawab(hari, hari_jawab()),
        "hari_jawab": hari_jawab(),
        "penangan": permissions.penangan(saya, usul),
    }  # fmt: skip
    return render(request, "perbaikan/usul.html", isi, status=status)


def _perlu_delegasi(orang: Pegawai) -> bool:
    """The definition of a PPK asks for a pejabat pengawas or higher, or a delegation."""
    tugas = penugasan_pada(orang, hari_ini())
    return tugas is None or tugas.jabatan.jenis not in PENGAWAS_KE_ATAS


def kembali(usul: UsulPerbaikan) -> HttpResponse:
    return redirect("perbaikan:usul", usul.id_publik)
