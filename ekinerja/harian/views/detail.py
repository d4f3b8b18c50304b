"""One report: read it, decide on it, talk about it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.harian import actions, permissions
from ekinerja.harian.forms import BuktiForm, KembalikanForm, TolakTulisanForm, UmpanBalikForm
from ekinerja.harian.isi import isi_dari_json, isi_laporan, tampil_isi
from ekinerja.harian.models import BantuanMenulis, KoreksiLaporan, LaporanHarian, UmpanBalik
from ekinerja.harian.permissions import boleh_menunjuk_penulis
from ekinerja.harian.tampilan import KEJADIAN, ditulis_di_ponsel, ditulis_oleh, keadaan_laporan
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jawab import mau_json
from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.permintaan import versi_kiriman
from ekinerja.inti.sekali import sekali
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp.models import RencanaAksi

from .bersama import ambil_laporan, jawab, tujuan


@require_safe
def detail(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The page of one report. Looking writes nothing; "dibaca" is a POST that the page sends."""
    laporan = ambil_laporan(request, id_publik)
    catat_baca(laporan, oleh=saya_pegawai(request), pemilik=laporan.pegawai)
    return _halaman(request, laporan)


def _halaman(request: HttpRequest, laporan: LaporanHarian, status: int = 200, **form: Any) -> HttpResponse:
    """The page; `form` replaces an empty form by one with errors, so that what was typed stays."""
    pegawai = saya_pegawai(request)
    hak = _hak(pegawai, laporan)
    konteks = {"laporan": laporan, "sebab_bantuan": "", **_isi_halaman(pegawai, laporan), **hak, **form}
    if laporan.dibantu_oleh_id and (hak["pemilik"] or boleh_menunjuk_penulis(pegawai, laporan.pegawai)):
        konteks["sebab_bantuan"] = sebab_bantuan(laporan)
    return render(request, "harian/detail.html", konteks, status=status)


def sebab_bantuan(laporan: LaporanHarian) -> str:
    """Why somebody else wrote, in the neutral words of the form: for the person and the PPK alone (0404)."""
    ada = BantuanMenulis.objects.filter(
        pegawai=laporan.pegawai_id,
        penulis=laporan.dibantu_oleh_id,
        mulai__lte=laporan.tanggal,
        sampai__gte=laporan.tanggal,
    )
    satu = ada.order_by("-dibuat_pada", "-pk").first()
    return satu.get_sebab_display() if satu else ""


def _salah(request: HttpRequest, laporan: LaporanHarian, **form: Any) -> HttpResponse:
    """An unreadable form: a sentence for our scripts, the page with the text kept for everybody else."""
    if mau_json(request):
        (isi,) = form.values()
        raise AturanDilanggar(" ".join(str(g) for daftar in isi.errors.values() for g in daftar), status=400)
    return _halaman(request, laporan, status=400, **form)


def _isi_halaman(pembaca: Pegawai, laporan: LaporanHarian) -> dict[str, Any]:
    koreksi = laporan.koreksi.select_related("diputus_oleh").order_by("-pk").first()
    if koreksi is not None:
        koreksi.laporan = laporan
    return {
        "keadaan": keadaan_laporan(laporan),
        "bantuan": ditulis_oleh(laporan.dibantu_oleh and laporan.dibantu_oleh.nama, laporan.dikonfirmasi_pada),
        "form_tolak": TolakTulisanForm(auto_id="tolak-%s"),
        "ditulis": ditulis_di_ponsel(laporan),
        "bukti": list(laporan.bukti.select_related("berkas").order_by("pk")),
        "versi_lama": [(v, tampil_isi(v.isi)) for v in laporan.riwayat.order_by("-nomor")],
        "koreksi": koreksi,
        "usul": tampil_isi(koreksi.isi) if koreksi else {},
        "isi_kini": tampil_isi(isi_laporan(laporan).json()),
        "umpan": list(
            UmpanBalik.objects.terlihat_oleh(pembaca).filter(laporan=laporan).select_related("dari").order_by("pk")
        ),
        "riwayat": [(b, KEJADIAN.get(b.kejadian, b.kejadian)) for b in jejak_objek(laporan)],
        "form_kembali": KembalikanForm(initial={"versi": laporan.versi}, auto_id="kembali-%s"),
        "form_umpan": UmpanBalikForm(auto_id="umpan-%s"),
        "form_bukti": BuktiForm(auto_id="bukti-%s"),
    }


def _hak(pegawai: Pegawai, laporan: LaporanHarian) -> dict[str, bool]:
    """What this person may do: the same predicates that the verbs ask."""
    pemilik = laporan.pegawai_id == pegawai.pk
    menilai = not pemilik and permissions.penilai_laporan(pegawai, laporan)
    menunggu = laporan.status == LaporanHarian.Status.DIAJUKAN
    return {
        "pemilik": pemilik,
        "menilai": menilai,
        "memutus": menilai and menunggu,
        "memberi_umpan": permissions.boleh_umpan_balik_laporan(pegawai, laporan),
        "baru_bagi_penilai": menilai and (laporan.dibaca_pada is None or laporan.dibaca_pada < laporan.diubah_pada),
        "mengubah": permissions.boleh_mengubah(pegawai, laporan),
        "menghapus": permissions.boleh_menghapus(pegawai, laporan),
        "mengirim": permissions.boleh_mengirim(pegawai, laporan),
        "menolak": permissions.boleh_menolak_tulisan(pegawai, laporan),
        "mengoreksi": permissions.boleh_mengusulkan_koreksi(pegawai, laporan),
        "mengurungkan": permissions.boleh_batal_terima(pegawai, laporan),
    }


@require_POST
def dibaca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The mark "dibaca". It may arrive twice: the second changes nothing, so it needs no key."""
    actions.tandai_dibaca(ambil_laporan(request, id_publik), oleh=saya_pegawai(request))
    return HttpResponse(status=204)


@require_POST
@sekali
def terima(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Accept in one tap."""
    laporan = ambil_laporan(request, id_publik)
    actions.terima(laporan, oleh=saya_pegawai(request), versi=versi_kiriman(request))
    kabar = f"Laporan {laporan.pegawai.nama} diterima."
    urung = f"/lapor/{laporan.id_publik}/batal-terima"
    return jawab(request, kabar, tujuan(request, laporan), id=str(laporan.id_publik), urung=urung)


@require_POST
@sekali
def batal_terima(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Undo an acceptance."""
    laporan = ambil_laporan(request, id_publik)
    actions.batal_terima(laporan, oleh=saya_pegawai(request))
    return jawab(
        request, "Penerimaan diurungkan. Laporan menunggu lagi.", tujuan(request, laporan), id=str(laporan.id_publik)
    )


@require_POST
@sekali
def kembalikan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Give back with a note."""
    laporan = ambil_laporan(request, id_publik)
    form = KembalikanForm(request.POST, auto_id="kembali-%s")
    if not form.is_valid():
        return _salah(request, laporan, form_kembali=form)
    actions.kembalikan(
        laporan, oleh=saya_pegawai(request), versi=form.cleaned_data["versi"], catatan=form.cleaned_data["catatan"]
    )
    return jawab(
        request,
        f"Dikembalikan kepada {laporan.pegawai.nama} dengan catatan Anda.",
        tujuan(request, laporan),
        id=str(laporan.id_publik),
    )


@require_POST
@sekali
def umpan_balik(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Feedback on this report."""
    laporan = ambil_laporan(request, id_publik)
    form = UmpanBalikForm(request.POST, auto_id="umpan-%s")
    if not form.is_valid():
        return _salah(request, laporan, form_umpan=form)
    actions.beri_umpan_balik(laporan.pegawai, oleh=saya_pegawai(request), **form.isi(), laporan=laporan)
    return jawab(
        request, f"Umpan balik terkirim ke {laporan.pegawai.nama}.", tujuan(request, laporan), id=str(laporan.id_publik)
    )


@require_POST
@sekali
def cabut_koreksi(request: HttpRequest, id_publik: UUID, id_koreksi: UUID) -> HttpResponse:
    """The owner takes the proposal back."""
    koreksi = _koreksi(request, id_publik, id_koreksi)
    actions.cabut_koreksi(koreksi, oleh=saya_pegawai(request))
    return jawab(request, "Usul koreksi dicabut.", tujuan(request, koreksi.laporan))


@require_POST
@sekali
def putus_koreksi(request: HttpRequest, id_publik: UUID, id_koreksi: UUID) -> HttpResponse:
    """The PPK accepts the correction, or says why not."""
    koreksi = _koreksi(request, id_publik, id_koreksi)
    catatan = request.POST.get("catatan", "")[:300]
    if request.POST.get("putusan") == "terima":
        actions.putus_koreksi(
            koreksi, oleh=saya_pegawai(request), diterima=True, isi=isi_dari_json(koreksi.isi, _rencana(koreksi))
        )
        return jawab(
            request, "Koreksi diterima; isi lama tetap tersimpan sebagai versi.", tujuan(request, koreksi.laporan)
        )
    actions.putus_koreksi(koreksi, oleh=saya_pegawai(request), diterima=False, catatan=catatan)
    return jawab(request, "Koreksi tidak diterima; alasannya sudah dikirim.", tujuan(request, koreksi.laporan))


def _koreksi(request: HttpRequest, id_publik: UUID, id_koreksi: UUID) -> KoreksiLaporan:
    laporan = ambil_laporan(request, id_publik)
    koreksi = get_object_or_404(KoreksiLaporan, laporan=laporan, id_publik=id_koreksi)
    koreksi.laporan = laporan
    return koreksi


def _rencana(koreksi: KoreksiLaporan) -> RencanaAksi:
    """The rencana aksi of the proposal; it may have gone since with a revision of the SKP."""
    kueri = RencanaAksi.objects.select_related("skp", "indikator")
    rencana = kueri.filter(id_publik=koreksi.isi["rencana_aksi"], skp__pegawai_id=koreksi.laporan.pegawai_id).first()
    if rencana is None:
        raise AturanDilanggar(
            "Rencana aksi pada usul ini sudah tidak ada di SKP. Minta yang bersangkutan mengusulkan ulang."
        )
    return rencana
