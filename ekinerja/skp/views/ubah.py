"""The editor. One RHK is open at a time; every field saves itself, every button saves first.

Without JavaScript the same forms post and come back to the page.
"""

from typing import Any
from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.aturan.nilai import perilaku_berakhlak
from ekinerja.aturan.skp import FormulirSkp
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp import actions, permissions
from ekinerja.skp.actions.tulis import rhk_atasan_tersedia
from ekinerja.skp.isi import Isi, semua_rhk
from ekinerja.skp.masukan import BARU, baca_harapan, baca_jenis_periode, baca_lampiran, baca_rhk, sidik, teks
from ekinerja.skp.models import Rhk, Skp
from ekinerja.skp.peran import cari_peran, penyangga, peran_ditawarkan
from ekinerja.skp.periode import Slot, jenis_periode, slot_periode
from ekinerja.skp.tampilan import Bacaan, bacaan, bacaan_tersimpan, konteks
from ekinerja.skp.views.umum import ambil, ambil_rhk, ke_skp

GARAM = "skp.urungkan"
UMUR_URUNGAN = 24 * 3600


@require_safe
def ubah(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The whole SKP with one RHK open (`?buka=`). Who may not write is shown the reader."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    if not permissions.boleh_memberi_harapan(saya, skp):
        return ke_skp(skp)
    catat_baca(skp, oleh=saya, pemilik=skp.pegawai)
    halaman = bacaan(saya, skp)
    terbuka = _terbuka(request, halaman)
    tawaran = peran_ditawarkan(skp) if halaman.boleh.ubah else []
    return render(request, "skp/ubah.html", _konteks_ubah(request, halaman, terbuka, tawaran=tawaran))


def _terbuka(request: HttpRequest, halaman: Bacaan) -> str:
    """Id of the RHK to show as a form; an SKP with a single, empty one opens it by itself."""
    if not halaman.boleh.ubah:
        return ""
    diminta = request.GET.get("buka", "")
    semua = halaman.semua_rhk
    if len(semua) == 1 and not semua[0]["teks"]:
        return str(semua[0]["id"])
    return diminta if any(r["id"] == diminta for r in semua) else ""


def _konteks_ubah(request: HttpRequest, halaman: Bacaan, terbuka: str, **lain: Any) -> dict[str, Any]:
    isi = halaman.isi
    rhk = next((r for r in semua_rhk(isi) if r["id"] == terbuka), None)
    hasil = konteks(request, halaman, terbuka=terbuka, sidik=sidik, **lain)
    return hasil | (_konteks_form(halaman.skp, isi, rhk) if rhk else {})


def _konteks_form(skp: Skp, isi: Isi, rhk: Isi) -> dict[str, Any]:
    """What one open RHK needs: periods, RHK of the superior, how many hang on it."""
    slot = slot_periode(skp, jenis_periode(isi))
    return {
        "slot": slot,
        "isian_aksi": lambda indikator: _isian_aksi(indikator, slot),
        "atasan": _pilihan_atasan(skp, rhk),
        "turunan": penyangga(UUID(rhk["id"])),
    }


def _isian_aksi(indikator: Isi, slot: list[Slot]) -> list[dict[str, str]]:
    """Rows of the form: what exists, and an empty one for each period without."""
    ada = indikator["rencana_aksi"]
    nama = {s.urutan: s.sebutan for s in slot}
    baris = [
        {"kunci": a["id"], "urutan": a["urutan"], "mulai": a["mulai"], "teks": a["teks"], "target": a["target"]}
        for a in ada
    ]
    terisi = {a["urutan"] for a in ada}
    baris += [
        {"kunci": f"{BARU}-{s.urutan}", "urutan": s.urutan, "mulai": s.mulai.isoformat(), "teks": "", "target": ""}
        for s in slot
        if s.urutan not in terisi
    ]
    return [{**b, "sebutan": nama.get(b["urutan"], "")} for b in sorted(baris, key=lambda b: b["mulai"])]


def _pilihan_atasan(skp: Skp, rhk: Isi) -> list[tuple[str, str]]:
    """(id, wording) of the superior's RHK; a link from before stays in the list."""
    if skp.formulir == FormulirSkp.JPT:
        return []
    pilihan = [
        (str(i), t) for i, t in rhk_atasan_tersedia(skp).order_by("-jenis", "urutan").values_list("id_publik", "teks")
    ]
    kini = rhk["rhk_atasan"]
    if kini and kini["id"] not in {i for i, _ in pilihan}:
        pilihan.append((kini["id"], kini["teks"]))
    return pilihan


# -- one RHK ----------------------------------------------------------------------------------------------------------


@require_safe
def kartu(request: HttpRequest, id_publik: UUID, rhk: UUID) -> HttpResponse:
    """One card as a form (`?buka=1`) or as text; a full load goes to the page."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    buka = request.GET.get("buka") == "1" and permissions.boleh_mengubah(saya, skp)
    if not request.htmx:
        return redirect(_alamat(skp, str(rhk) if buka else "", str(rhk)))
    catat_baca(skp, oleh=saya, pemilik=skp.pegawai)
    return _jawab_kartu(request, saya, skp, str(rhk), buka=buka, panel=False)


def _jawab_kartu(
    request: HttpRequest, saya: Pegawai, skp: Skp, rhk: str, *, buka: bool, panel: bool = True, **lain: Any
) -> HttpResponse:
    halaman = bacaan(saya, skp)
    isi = _konteks_ubah(request, halaman, rhk if buka else "", rhk_id=rhk, panel=panel, **lain)
    nomor, r = next(((n, r) for n, r in enumerate(halaman.semua_rhk, 1) if r["id"] == rhk), (0, None))
    if r is None:
        raise AturanDilanggar("RHK ini sudah dihapus di tempat lain. Muat ulang halaman untuk melihat yang tersimpan.")
    return render(request, "skp/_kartu.html", isi | {"r": r, "nomor": nomor})


def _alamat(skp: Skp, buka: str = "", jangkar: str = "") -> str:
    ekor = f"?buka={buka}" if buka else ""
    return reverse("skp:ubah", args=[skp.id_publik]) + ekor + (f"#rhk-{jangkar}" if jangkar else "")


@require_POST
@sekali
def simpan(request: HttpRequest, id_publik: UUID, rhk: UUID) -> HttpResponse:
    """Save one RHK; `aksi` says what else: sendiri (autosave), selesai, indikator, buang:<id>, abaikan:<hint>, saran."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    baris = ambil_rhk(skp, rhk)
    aksi, _, objek = request.POST.get("aksi", "sendiri").partition(":")
    isi = actions.simpan_rhk(
        skp,
        baris,
        baca_rhk(request.POST),
        slot=slot_periode(skp, baca_jenis_periode(request.POST)),
        terbaca=request.POST.get("sidik", ""),
        oleh=saya,
        pada=sekarang(),
    )
    urung = None
    if aksi == "indikator":
        actions.tambah_indikator(skp, baris, oleh=saya, pada=sekarang())
    elif aksi == "buang":
        hapus = actions.hapus_indikator(skp, baris, objek, oleh=saya, pada=sekarang())
        urung = _urungan(skp, "indikator", hapus, str(rhk)) if hapus else None
    elif aksi == "abaikan":
        _abaikan(request, skp, baris, objek, saya)
    elif aksi == "saran":
        actions.tampilkan_saran(skp, baris, oleh=saya)
    if not request.htmx:
        return redirect(_alamat(skp, "" if aksi == "selesai" else str(rhk), str(rhk)))
    if aksi in ("sendiri", "abaikan", "saran"):
        return _tersimpan(request, saya, skp, isi)
    jawaban = _jawab_kartu(request, saya, skp, str(rhk), buka=aksi != "selesai", urung=urung)
    # An autosave changes only the badge; a button draws the card anew.
    jawaban["HX-Retarget"], jawaban["HX-Reswap"] = f"#rhk-{rhk}", "outerHTML"
    return jawaban


def _abaikan(request: HttpRequest, skp: Skp, baris: Rhk, objek: str, saya: Pegawai) -> None:
    """Put the hint `KODE:place` aside."""
    kode, _, medan = objek.partition(":")
    alasan = request.POST.get(f"alasan-{kode}-{medan}", "")
    actions.abaikan_saran(skp, baris, kode=kode, medan=medan, alasan=alasan, oleh=saya, pada=sekarang())


def _tersimpan(request: HttpRequest, saya: Pegawai, skp: Skp, isi: Isi) -> HttpResponse:
    """What changes after a save while typing goes on. The hints come along only when they are no longer those shown."""
    bc = bacaan_tersimpan(saya, skp)
    lama = request.POST.get("saran", "") == bc.saran[isi["id"]].sidik
    return render(request, "skp/_tersimpan.html", {"bc": bc, "skp": skp, "sidik": sidik, "r": isi, "saran_tetap": lama})


@require_POST
@sekali
def tambah(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """An empty RHK, opened."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    jenis = request.POST.get("jenis", Rhk.Jenis.UTAMA)
    if jenis not in Rhk.Jenis.values:
        raise AturanDilanggar("Pilih hasil kerja utama atau tambahan.", status=400)
    rhk = actions.tambah_rhk(skp, jenis=jenis, oleh=saya, pada=sekarang())
    return redirect(_alamat(skp, str(rhk.id_publik), str(rhk.id_publik)))


@require_POST
@sekali
def ambil_peran(request: HttpRequest, id_publik: UUID, peran: UUID) -> HttpResponse:
    """A role of the matriks becomes an RHK, opened for its indicators."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    sel = cari_peran(skp, peran)
    if sel is None:
        raise AturanDilanggar("Peran ini sedang tidak ditawarkan: matriksnya dibuka kembali atau perannya berubah.")
    rhk = actions.ambil_peran(skp, sel, oleh=saya, pada=sekarang())
    return redirect(_alamat(skp, str(rhk.id_publik), str(rhk.id_publik)))


@require_POST
@sekali
def hapus(request: HttpRequest, id_publik: UUID, rhk: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    isi = actions.hapus_rhk(skp, ambil_rhk(skp, rhk), oleh=saya, pada=sekarang())
    return _halaman_lagi(request, saya, skp, urung=_urungan(skp, "rhk", isi))


@require_POST
@sekali
def geser(request: HttpRequest, id_publik: UUID, rhk: UUID) -> HttpResponse:
    """Up or down within its block."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    turun = request.POST.get("arah") == "turun"
    actions.geser_rhk(skp, ambil_rhk(skp, rhk), turun=turun, oleh=saya, pada=sekarang())
    return _halaman_lagi(request, saya, skp)


def _halaman_lagi(
    request: HttpRequest, saya: Pegawai, skp: Skp, urung: dict[str, str] | None = None, pulih: str = ""
) -> HttpResponse:
    """The list of RHK anew; a toast with "Urungkan" comes along, or goes once it was used."""
    if not request.htmx:
        return redirect(_alamat(skp))
    isi = _konteks_ubah(request, bacaan(saya, skp), "", urung=urung, pulih=pulih, panel=True)
    return render(request, "skp/_daftar_rhk.html", isi)


def _urungan(skp: Skp, apa: str, isi: Isi, rhk: str = "") -> dict[str, str]:
    """What the "Urungkan" button sends back, signed: it can only restore what was removed from this SKP."""
    muatan = {"skp": str(skp.id_publik), "apa": apa, "isi": isi, "rhk": rhk}
    teks_kabar = "RHK dihapus." if apa == "rhk" else "Indikator dihapus."
    return {"id": isi["id"], "teks": teks_kabar, "muatan": signing.dumps(muatan, salt=GARAM, compress=True)}


@require_POST
@sekali
def pulihkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Undo of a removal."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    try:
        muatan = signing.loads(request.POST.get("muatan", ""), salt=GARAM, max_age=UMUR_URUNGAN)
    except signing.BadSignature:
        muatan = {}
    if muatan.get("skp") != str(skp.id_publik):
        raise AturanDilanggar("Yang dihapus itu tidak dapat dipulihkan lagi. Tulis ulang bila masih perlu.", status=400)
    if muatan["apa"] == "rhk":
        actions.pulihkan_rhk(skp, muatan["isi"], oleh=saya, pada=sekarang())
    else:
        actions.pulihkan_indikator(skp, ambil_rhk(skp, UUID(muatan["rhk"])), muatan["isi"], oleh=saya, pada=sekarang())
    return _halaman_lagi(request, saya, skp, pulih=muatan["isi"]["id"])


@require_POST
@sekali
def rumusan(request: HttpRequest, id_publik: UUID, rhk: UUID) -> HttpResponse:
    """Reword an RHK that others hang on."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    actions.ganti_rumusan(
        skp,
        ambil_rhk(skp, rhk),
        teks=teks(request.POST, "teks", 1000, "Rencana hasil kerja"),
        yakin=request.POST.get("yakin") == "on",
        oleh=saya,
        pada=sekarang(),
    )
    return redirect(_alamat(skp, str(rhk), str(rhk)))


# -- the rest of the form ---------------------------------------------------------------------------------------------


@require_POST
@sekali
def lampiran(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    isian = baca_lampiran(request.POST)
    actions.simpan_lampiran(skp, isian, terbaca=request.POST.get("sidik", ""), oleh=saya, pada=sekarang())
    return _bagian_tersimpan(request, saya, skp, "lampiran")


@require_POST
@sekali
def harapan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    nilai = perilaku_berakhlak(skp.versi_perilaku)
    actions.simpan_harapan(
        skp,
        baca_harapan(request.POST, [n.kode for n in nilai]),
        terbaca=request.POST.get("sidik", ""),
        oleh=saya,
        pada=sekarang(),
        label={n.kode: n.nama for n in nilai},
    )
    return _bagian_tersimpan(request, saya, skp, "perilaku")


def _bagian_tersimpan(request: HttpRequest, saya: Pegawai, skp: Skp, bagian: str) -> HttpResponse:
    if not request.htmx:
        return redirect(reverse("skp:ubah", args=[skp.id_publik]) + f"#{bagian}")
    return render(request, "skp/_tersimpan.html", _konteks_ubah(request, bacaan(saya, skp), "", bagian=bagian))


@require_POST
@sekali
def pendekatan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    actions.ubah_pendekatan(skp, pendekatan=request.POST.get("pendekatan", ""), oleh=saya, pada=sekarang())
    return redirect("skp:ubah", skp.id_publik)
