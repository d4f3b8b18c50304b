"""Feedback, bimbingan and konseling of the world."""

from datetime import timedelta
from uuid import UUID

from ekinerja.aturan.bimbingan import lembar_pernyataan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.umpan.actions.minta import sidik
from ekinerja.umpan.models import (
    Balasan,
    Bimbingan,
    CatatanKonseling,
    HasilSuara,
    Konseling,
    Permintaan,
    Suara,
    TanggapanBimbingan,
)
from tests.keamanan.dunia_matriks.tetap import HARI, PADA, kenari

TOKEN = "tautan-sekali-pakai"
BATAS = HARI + timedelta(days=14)


def permintaan(orang: dict[str, Pegawai], nama: str, rhk: UUID) -> Permintaan:
    """One that waits, of which this is the subject, and one that a colleague has answered with a name in the third quarter."""
    diminta = orang[{"rekan": "titipan", "unit_lain": "kabid_jauh"}.get(nama, "rekan")]
    isi = {
        "tentang": orang[nama], "peminta": orang[nama], "diminta": diminta, "hubungan": "REKAN", "dibuat_pada": PADA,
        "berlaku_sampai": BATAS, "rhk": rhk, "pertanyaan": kenari(nama, "tanya"), "rhk_teks": kenari(nama, "tanya"),
        "lampiran": kenari(nama, "tanya"),
    }  # fmt: skip
    lama = Permintaan.objects.create(keadaan="DIJAWAB", selesai_pada=PADA, **isi)
    teks = kenari(nama, "balas")
    for nilai in ("", "KOLABORATIF"):
        baris = lama if not nilai else Permintaan.objects.create(keadaan="DIJAWAB", selesai_pada=PADA, **isi)
        Balasan.objects.create(
            permintaan=baris, tentang=orang[nama], dari=diminta, dari_nama=diminta.nama, hubungan="REKAN", rhk=rhk, baik=teks,
            berikut=teks, nilai_perilaku=nilai, tanggal=HARI - timedelta(days=9), dibuat_pada=PADA,
        )  # fmt: skip
    return Permintaan.objects.create(**isi)


def pemberian(orang: dict[str, Pegawai], nama: str) -> Balasan:
    """Given unasked by a colleague, in the quarter that runs."""
    dari, teks = orang[{"rekan": "titipan", "unit_lain": "kabid_jauh"}.get(nama, "rekan")], kenari(nama, "beri")
    return Balasan.objects.create(
        tentang=orang[nama], dari=dari, dari_nama=dari.nama, hubungan="REKAN", rujukan=teks, baik=teks, berikut=teks,
        tanggal=HARI, dibuat_pada=PADA,
    )  # fmt: skip


def tautan(orang: dict[str, Pegawai]) -> None:
    """The one-time link of an outsider, with a question anybody may read."""
    Permintaan.objects.create(
        tentang=orang["pemilik"], peminta=orang["pemilik"], hubungan="MITRA", mitra_nama="Ketua RT", sidik_tautan=sidik(TOKEN),
        dibuat_pada=PADA, berlaku_sampai=BATAS, pertanyaan="Apa yang dapat lebih baik?",
    )  # fmt: skip


def suara(pimpinan: Pegawai) -> None:
    """A quarter of the leader that is shown; the quarter that runs and one with too few people, which nobody reads."""
    for periode, apa in (("2026-T3", "suara"), ("2026-T2", "simpanan"), ("2026-T4", "simpanan")):
        teks = kenari(pimpinan.nama.removeprefix("Orang "), apa)
        Suara.objects.bulk_create(Suara(pimpinan=pimpinan, periode=periode, baik=teks, berikut=teks) for _ in range(5))
    for periode, jumlah in (("2026-T3", 5), ("2026-T2", None)):
        HasilSuara.objects.create(
            pimpinan=pimpinan, periode=periode, tampil=jumlah is not None, jumlah=jumlah, ditutup=HARI
        )


def bimbingan(nama: str, pegawai: Pegawai, pimpinan: Pegawai, atasan: Pegawai) -> Bimbingan:
    teks = kenari(nama, "bimbing")
    b = Bimbingan.objects.create(
        pegawai=pegawai,
        pimpinan=pimpinan,
        tanggal=HARI,
        topik="Antrean loket",
        pokok=teks,
        berikut=teks,
        dibuat_pada=PADA,
    )
    TanggapanBimbingan.objects.create(
        bimbingan=b, untuk=atasan, jawaban={x.kode: 4 for x in lembar_pernyataan(HARI).butir}, versi="uji",
        catatan=kenari(nama, "tanggap"), dikirim_pada=PADA,
    )  # fmt: skip
    return b


def konseling(nama: str, pegawai: Pegawai, konselor: Pegawai) -> Konseling:
    k = Konseling.objects.create(pegawai=pegawai, konselor=konselor, dibuat_pada=PADA, diubah_pada=PADA)
    for dari in (pegawai, konselor):
        CatatanKonseling.objects.create(konseling=k, dari=dari, teks=kenari(nama, "konseling"), dibuat_pada=PADA)
    return k
