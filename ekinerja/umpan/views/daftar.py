"""One's own feedback: to answer, received, asked, given; and all of it as a sheet."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.harian.models import UmpanBalik
from ekinerja.inti.impor.tulis import JENIS_CSV, JENIS_XLSX, csv_aman, xlsx
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.umpan.models import Balasan, Hubungan, Permintaan
from ekinerja.umpan.views.umum import halaman

LIHAT = {"jawab": "Menunggu saya", "terima": "Diterima", "minta": "Diminta", "beri": "Diberikan"}
KEPALA = (
    "Arah",
    "Tanggal",
    "Dari",
    "Untuk",
    "Sebagai",
    "Tentang",
    "Apa yang sudah baik",
    "Langkah berikutnya",
    "Sampai",
)
MAKS_BARIS = 5000
NADA = {"MENUNGGU": "kabar", "DIJAWAB": "baik", "DITOLAK": "netral", "DICABUT": "netral", "TANPA_NAMA": "teluk"}


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Four lists with their counts; the first that has something is open."""
    saya, hari = saya_pegawai(request), hari_ini()
    semua = _semua(saya)
    banyak = {k: q.count() for k, q in semua.items()}
    lihat = request.GET.get("lihat", "")
    if lihat not in LIHAT:
        lihat = "jawab" if banyak["jawab"] else "terima"
    isi = {
        "request": request, "lihat": lihat, "pilihan": LIHAT, "banyak": banyak, "hal": halaman(request, semua[lihat]),
        "hari": hari, "hubungan": dict(Hubungan.choices), "label": dict(Permintaan.Keadaan.choices), "nada": NADA,
        "dari_pimpinan": UmpanBalik.objects.filter(pegawai=saya).count(),
    }  # fmt: skip
    return render(request, "umpan/daftar.html", isi)


def _semua(saya: Pegawai) -> dict[str, Any]:
    minta = ("id_publik", "pertanyaan", "keadaan", "berlaku_sampai", "dibuat_pada", "rhk_teks", "peminta__nama", "tentang__nama",
             "diminta__nama", "mitra_nama", "peminta_id", "tentang_id")  # fmt: skip
    balas = ("id_publik", "dari_nama", "hubungan", "tanggal", "baik", "berikut", "sampai",
             "tentang__nama", "permintaan__rhk_teks", "rujukan", "tampak", "jawaban", "dari_id")  # fmt: skip
    terbuka = Permintaan.objects.filter(diminta=saya)
    jawab = terbuka.terbuka(hari_ini()) | terbuka.filter(keadaan="TANPA_NAMA", berlaku_sampai__gte=hari_ini())
    return {
        "jawab": jawab.order_by("berlaku_sampai", "pk").values(*minta),
        "terima": Balasan.objects.filter(tentang=saya).order_by("-dibuat_pada", "-pk").values(*balas),
        "minta": Permintaan.objects.filter(peminta=saya).order_by("-dibuat_pada", "-pk").values(*minta),
        "beri": Balasan.objects.filter(dari=saya).order_by("-dibuat_pada", "-pk").values(*balas),
    }


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """What was received and given with a name. Konseling and the nameless voice are in no sheet."""
    saya = saya_pegawai(request)
    bentuk = "csv" if request.GET.get("bentuk") == "csv" else "xlsx"
    baris = _baris(saya)
    isi = csv_aman(KEPALA, baris) if bentuk == "csv" else xlsx(KEPALA, baris, lembar="Umpan balik")
    nama = f"umpan-balik-{hari_ini().isoformat()}.{bentuk}"
    jenis = JENIS_CSV if bentuk == "csv" else JENIS_XLSX
    return HttpResponse(isi, content_type=jenis, headers={"Content-Disposition": f'attachment; filename="{nama}"'})


def _baris(saya: Pegawai) -> Iterator[tuple[str, ...]]:
    label = dict(Hubungan.choices)
    kolom = (
        "tanggal",
        "dari_nama",
        "tentang__nama",
        "hubungan",
        "permintaan__rhk_teks",
        "rujukan",
        "baik",
        "berikut",
        "sampai",
    )
    for arah, saring in (("Diterima", {"tentang": saya}), ("Diberikan", {"dari": saya})):
        semua = Balasan.objects.filter(**saring).order_by("-tanggal", "-pk").values_list(*kolom)
        for t, dari, untuk, hub, rhk, rujuk, baik, berikut, sampai in semua[:MAKS_BARIS]:
            yield (
                arah,
                tanggal(t),
                dari,
                untuk,
                label[hub],
                rhk or rujuk,
                baik,
                berikut,
                tanggal(sampai) if sampai else "",
            )
    pimpinan = UmpanBalik.objects.filter(pegawai=saya).order_by("-tanggal", "-pk")
    for t, dari, rhk, teks in pimpinan.values_list("tanggal", "dari__nama", "rhk__teks", "teks")[:MAKS_BARIS]:
        yield "Diterima", tanggal(t), dari, saya.nama, "Pimpinan", rhk or "", teks, "", ""
