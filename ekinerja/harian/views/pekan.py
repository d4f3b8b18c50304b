"""One's own week: see what is there, fill several days at once, copy a day to others."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ekinerja.harian import actions
from ekinerja.harian.actions import HasilKirim
from ekinerja.harian.forms import LaporanForm
from ekinerja.harian.pekan_saya import HariSaya, pekan_saya
from ekinerja.harian.salin_hari import HARI_MUNDUR, hari_tujuan, rencana_salin, sumber
from ekinerja.harian.susun_data import TANPA_SKP
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.tampil import hari_tanggal
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.saya import bukan_ber_skp, saya_pegawai

SEPEKAN = timedelta(days=7)
# Seven days with a few proposals each; a list that is longer was not made by the page.
MAKS_BARIS = 40
Ditolak = dict[tuple[str, str, str], tuple[str, str]]


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def pekan(request: HttpRequest) -> HttpResponse:
    """The week that holds `?tanggal=`. POST sends the ticked proposals: each row for itself."""
    if request.method != "POST":
        return _tampilkan(request, {})
    form = _form_baris(request)
    if not form:
        raise AturanDilanggar("Centang dulu kegiatan yang akan dikirim.", status=400)
    sah = [f for f in form if f.is_valid()]
    hasil = actions.kirim_banyak([f.isi() for f in sah], oleh=saya_pegawai(request))
    ditolak = _ditolak(form, sah, hasil)
    terkirim = sum(h.laporan is not None for h in hasil)
    _umumkan(request, hasil, len(ditolak))
    if not ditolak:
        return redirect(f"{reverse('harian:pekan_saya')}?tanggal={_hari(request).isoformat()}")
    return _tampilkan(request, ditolak, status=200 if terkirim else 400)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def salin_hari(request: HttpRequest) -> HttpResponse:
    """Copy the reports of `dari` to the days `ke`. GET shows what would happen; POST does that."""
    pegawai, hari = saya_pegawai(request), hari_ini()
    isian = request.POST if request.method == "POST" else request.GET
    dari = min(_tanggal(isian.get("dari", "")) or hari, hari)
    asal = sumber(pegawai, dari)
    ke = [t for t in map(_tanggal, isian.getlist("ke")[:MAKS_BARIS]) if t and _dapat_dituju(t, dari, hari)]
    rencana = rencana_salin(pegawai, asal, ke, hari)
    if request.method == "POST":
        if None in map(_tanggal, [isian.get("dari", ""), *isian.getlist("ke")]):
            raise AturanDilanggar("Pilih hari yang disalin dan hari tujuannya, lalu kirim lagi.", status=400)
        hasil = actions.kirim_banyak([isi for h in rencana for isi in h.siap], oleh=pegawai)
        if not hasil:
            raise AturanDilanggar("Tidak ada laporan yang dapat disalin ke hari itu. Pilih hari lain.")
        _umumkan(request, hasil, sum(h.laporan is None for h in hasil))
        return redirect(f"{reverse('harian:pekan_saya')}?tanggal={max(ke).isoformat()}")
    konteks = {
        "dari": dari,
        "asal": asal,
        "tujuan": hari_tujuan(pegawai, dari, hari),
        "dipilih": set(ke),
        "rencana": rencana,
        "jumlah": sum(len(h.siap) for h in rencana),
    }
    return render(request, "harian/salin_hari.html", konteks)


def _form_baris(request: HttpRequest) -> list[LaporanForm]:
    """The ticked rows; each brings its own fields under its number."""
    nomor = dict.fromkeys(n for n in request.POST.getlist("pilih")[:MAKS_BARIS] if n.isascii() and n.isdigit())
    return [LaporanForm(request.POST, pegawai=saya_pegawai(request), prefix=f"b{n}") for n in nomor]


def _ditolak(form: Iterable[LaporanForm], sah: list[LaporanForm], hasil: Iterable[HasilKirim]) -> Ditolak:
    """Row (day, rencana aksi, kegiatan) -> (sentence, what was typed as its figure) of what was not sent."""
    kalimat = {id(f): " ".join(g for daftar in f.errors.values() for g in daftar) for f in form if f not in sah}
    for f, h in zip(sah, hasil, strict=True):
        if h.galat is not None:
            kalimat[id(f)] = " ".join(k for daftar in h.galat.medan.values() for k in daftar)
    return {_kunci(f): (kalimat[id(f)], f.data.get(f"{f.prefix}-realisasi", "")) for f in form if id(f) in kalimat}


def _kunci(f: LaporanForm) -> tuple[str, str, str]:
    tanggal, rencana, kegiatan = (
        f.data.get(f"{f.prefix}-{nama}", "") for nama in ("tanggal", "rencana_aksi", "kegiatan")
    )
    return tanggal, rencana, kegiatan


def _umumkan(request: HttpRequest, hasil: Iterable[HasilKirim], ditolak: int) -> None:
    terkirim = [h.laporan for h in hasil if h.laporan]
    terlambat = sum(lap.terlambat for lap in terkirim)
    if terkirim:
        izin = f" {terlambat} ditandai terlambat; pejabat penilai memberi izin dengan menerimanya." if terlambat else ""
        messages.success(request, f"{len(terkirim)} laporan terkirim.{izin}")
    if ditolak:
        messages.warning(request, f"{ditolak} belum terkirim; sebabnya tertulis di barisnya.")


def _tampilkan(request: HttpRequest, ditolak: Ditolak, status: int = 200) -> HttpResponse:
    pegawai, kini = saya_pegawai(request), hari_ini()
    hari = _hari(request)
    senin = hari - timedelta(days=hari.weekday())
    hari_pekan = pekan_saya(pegawai, senin, kini)
    konteks = {
        "senin": senin,
        "jumat": senin + timedelta(days=4),
        "hari": hari_pekan,
        "kosong": sum(h.kosong for h in hari_pekan),
        "ada_saran": any(h.saran for h in hari_pekan),
        "ditolak": ditolak,
        "lepas": _tanpa_baris(ditolak, hari_pekan),
        "sebelum": (senin - SEPEKAN).isoformat(),
        "sesudah": (senin + SEPEKAN).isoformat() if senin + SEPEKAN <= kini else "",
        "tanpa_skp": TANPA_SKP if bukan_ber_skp(pegawai) else "",
    }
    return render(request, "harian/pekan_saya.html", konteks, status=status)


def _tanpa_baris(ditolak: Ditolak, hari: Iterable[HariSaya]) -> list[tuple[str, str]]:
    """(what, sentence) of refused rows that the page does not propose again, so that they stand on top."""
    ada = {(h.tanggal.isoformat(), s.rencana, s.kegiatan) for h in hari for s in h.saran}
    lepas = [(k, kalimat) for k, (kalimat, _) in ditolak.items() if k not in ada]
    return [(": ".join(filter(None, (_sebut(k[0]), k[2]))), kalimat) for k, kalimat in lepas]


def _sebut(teks: str) -> str:
    tgl = _tanggal(teks)
    return hari_tanggal(tgl) if tgl else ""


def _hari(request: HttpRequest) -> date:
    """The day asked for; today for nothing, nonsense or a day to come."""
    return min(_tanggal(request.GET.get("tanggal", "")) or hari_ini(), hari_ini())


def _tanggal(teks: str) -> date | None:
    try:
        return date.fromisoformat(teks) if "2000" < teks < "2100" else None
    except ValueError:
        return None


def _dapat_dituju(tgl: date, dari: date, hari: date) -> bool:
    return tgl != dari and hari - timedelta(days=HARI_MUNDUR) <= tgl <= hari
