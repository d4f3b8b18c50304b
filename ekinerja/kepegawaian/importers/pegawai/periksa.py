"""The check of a staff list: reads every row, compares with the register, writes nothing."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import Akibat, Baris, Butir, HasilImpor, Pemeriksaan, Pilihan, Tabel, rapikan
from ekinerja.inti.impor.daftar import Kemajuan
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.inti.impor.sel import kosong, teks
from ekinerja.inti.pengaturan import setelan
from ekinerja.kepegawaian.importers.pegawai.atasan import PenelusurAtasan, Terdaftar
from ekinerja.kepegawaian.importers.pegawai.orang import Orang
from ekinerja.kepegawaian.importers.pegawai.pembaca import Pembaca
from ekinerja.kepegawaian.importers.pegawai.rencana import (
    Kini,
    Rencana,
    keadaan_register,
    muat_register,
    muat_unit,
    susun_ubahan,
)
from ekinerja.kepegawaian.importers.pegawai.unor import tebak_unor
from ekinerja.kepegawaian.models import PadananUnit
from ekinerja.kepegawaian.nama_unit import PencocokUnit, UnitDikenal

_TIAP = 500
_NOMOR_URUT = frozenset({"no", "nomor", "no urut", "nomor urut"})


def periksa(tabel: Tabel, pilihan: Pilihan, kemajuan: Kemajuan) -> Pemeriksaan:
    """Everything `impor pegawai` knows about the file. Raises AturanDilanggar when there are no units yet."""
    unit = muat_unit()
    if not unit:
        raise AturanDilanggar("Daftar unit masih kosong. Impor dulu daftar unit, baru kemudian pegawainya.")
    hasil = HasilImpor()
    register = muat_register(pilihan.pada)
    padanan = {(e, i): u for e, i, u in PadananUnit.objects.values_list("ejaan", "ejaan_induk", "unit_id")}
    cocok = PencocokUnit(unit, padanan, pilihan.jawaban)
    pembaca = Pembaca(tabel, hasil, cocok, pilihan, setelan("impor_status", {}))
    cocok.tebak_unor(tebak_unor(tabel, cocok))
    _sebut_lembar(tabel, hasil)
    orang = _baca(tabel, pembaca, kemajuan)
    orang = _pisahkan_ganda(tabel, orang, pembaca, hasil)
    terdaftar = {nip: _terdaftar(nip, k, cocok) for nip, k in register.items()}
    PenelusurAtasan(tabel, orang, terdaftar, unit, pembaca, pilihan.pada).telusuri()
    rencana = _rencanakan(tabel, orang, register, pilihan, hasil)
    _jawaban(rencana, hasil, pilihan, cocok)
    kemajuan(len(tabel.baris), len(tabel.baris), "Selesai diperiksa")
    return Pemeriksaan(hasil, rencana)


def _baca(tabel: Tabel, pembaca: Pembaca, kemajuan: Kemajuan) -> list[Orang]:
    orang = []
    for i, baris in enumerate(tabel.baris):
        if i % _TIAP == 0:
            kemajuan(i, len(tabel.baris), "Memeriksa baris")
        orang.append(pembaca.orang(baris))
    return orang


def _terdaftar(nip: str, k: Kini, cocok: PencocokUnit) -> Terdaftar:
    unit: UnitDikenal | None = cocok.unit(k.tugas.unit) if k.tugas else None
    return Terdaftar(k.id, nip, k.medan["nama"], unit, bool(k.tugas and k.tugas.kepala))


def _sebut_lembar(tabel: Tabel, hasil: HasilImpor) -> None:
    """What in the file is not read, in one entry each."""
    catat = hasil.peringatan.append
    asing = [k for k in tabel.tak_dikenal if rapikan(k) not in _NOMOR_URUT and not rapikan(k).startswith("sebab")]
    if asing:
        sebab = f"{len(asing)} kolom tidak dikenal dan tidak dibaca: {', '.join(asing)}."
        catat(Butir(tabel.lembar, None, "", "", sebab, "", Akibat.LEWAT))
    for nama in tabel.tersembunyi:
        catat(Butir(nama, None, "", "", f"Lembar tersembunyi “{nama}” tidak dibaca.", _LEMBAR, Akibat.LEWAT))
    for nama in tabel.lembar_lain:
        catat(
            Butir(
                nama, None, "", "", f"Lembar “{nama}” tidak dibaca; yang dibaca {tabel.lembar}.", _LEMBAR, Akibat.LEWAT
            )
        )
    if tabel.bukan_data:
        nomor = ", ".join(map(str, tabel.bukan_data[:40]))
        sebab = f"{len(tabel.bukan_data)} baris bukan data orang (judul kelompok, nomor kolom, atau kaki): {nomor}."
        catat(Butir(tabel.lembar, None, "", "", sebab, "", Akibat.LEWAT))


_LEMBAR = "Bila isinya diperlukan, simpan lembar itu sebagai berkas sendiri."


def _pisahkan_ganda(tabel: Tabel, orang: list[Orang], pembaca: Pembaca, hasil: HasilImpor) -> list[Orang]:
    """One NIP twice: an identical row is skipped, different rows are all held."""
    per_nip: dict[str, list[Orang]] = defaultdict(list)
    for o in orang:
        if o.nip:
            per_nip[o.nip].append(o)
    ganda = {nip: isi for nip, isi in per_nip.items() if len(isi) > 1}
    baris = {b.nomor: b for b in tabel.baris} if ganda else {}
    buang: set[int] = set()
    for nip, isi in ganda.items():
        beda = {_isi(baris[o.baris]) for o in isi}
        if len(beda) == 1:
            buang.update(_lewati(tabel, isi, hasil))
        else:
            _tahan(isi, nip, pembaca)
    return [o for o in orang if o.baris not in buang]


def _isi(baris: Baris) -> tuple[tuple[str, str], ...]:
    return tuple((k, teks(v).lstrip("'")) for k, v in baris.sel.items() if not kosong(v))


def _lewati(tabel: Tabel, isi: list[Orang], hasil: HasilImpor) -> Iterable[int]:
    """Keep the first of identical rows."""
    pertama, *lain = isi
    for o in lain:
        sebab = f"Baris ini sama persis dengan baris {pertama.baris}; dibaca sekali saja."
        hasil.peringatan.append(Butir(tabel.lembar, o.baris, tabel.label("nip"), o.nip, sebab, "", Akibat.LEWAT))
        hasil.tandai(o.baris, Keadaan.DILEWATI)
        yield o.baris


def _tahan(isi: list[Orang], nip: str, pembaca: Pembaca) -> None:
    semua = "; ".join(f"baris {o.baris} {o.nama}" for o in isi)
    for o in isi:
        sebab = f"NIP ini dipakai lebih dari satu baris yang berbeda: {semua}."
        pembaca.galat(
            o, "nip", nip, sebab[:390], "Perbaiki NIP yang keliru, lalu kirim lagi baris-baris ini.", Akibat.TAHAN
        )


def _rencanakan(
    tabel: Tabel, orang: list[Orang], register: dict[str, Kini], pilihan: Pilihan, hasil: HasilImpor
) -> Rencana:
    rencana = Rencana(pilihan.pada, tabel.tata.nama, keadaan_register=keadaan_register())
    kolom_ada: dict[str, Any] = dict.fromkeys(tabel.judul, True)
    for o in orang:
        if o.gugur:
            continue
        rencana.orang.append(o)
        kini = register.get(o.nip)
        if kini is None:
            rencana.baru.append(o)
            hasil.tandai(o.baris, Keadaan.BARU)
            continue
        u = susun_ubahan(kini, o, kolom_ada, pilihan.pada)
        berubah = bool(u.medan or u.tugas)
        hasil.tandai(o.baris, Keadaan.BERUBAH if berubah else Keadaan.TETAP)
        if berubah:
            rencana.ubah.append(u)
    return rencana


def _jawaban(rencana: Rencana, hasil: HasilImpor, pilihan: Pilihan, cocok: PencocokUnit) -> None:
    """What a person has confirmed is taken without asking from now on: spellings, and ids of SIASN's list."""
    for b in hasil.usulan:
        jenis, *bagian = b.kunci.split("|")
        jawaban = pilihan.jawaban.get(b.kunci)
        if jenis == "atasan" or not (pilihan.terima_usulan if jawaban is None else jawaban):
            continue
        unit = cocok.dari_kode(jawaban) if jawaban and jawaban != "ya" else cocok.usulan(b.kunci)
        if unit is not None and jenis == "unor":
            rencana.unor[unit.id] = bagian[0]
        elif unit is not None:
            rencana.padanan[(bagian[0], bagian[1])] = unit.id
