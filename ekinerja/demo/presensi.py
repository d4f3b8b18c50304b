"""Two months of attendance for the cast and a sample of people, one disputed day, leave that is agreed and some on leave today."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from ekinerja.aturan import jam_kerja
from ekinerja.demo.kota import Kota, Orang
from ekinerja.demo.tulis import Penulis
from ekinerja.kepegawaian.models import PemberianPeran
from ekinerja.presensi.models import Presensi, UsulPresensi, kata_hari

SARI, ANDI, RATNA, NUR_AINI = "198503122010012901", "199107042015031904", "198011232005012905", "198409152009012906"
HARI, SAMPEL = 60, 80
# code and its share of the days of people outside the cast
KODE = (("DL", 0.03), ("CT", 0.01), ("I", 0.005), ("S", 0.005))
_KOLOM = (
    "id_publik pegawai_id jenis mulai sampai masuk kode alasan nomor_surat semula status diajukan_oleh_id dibuat_pada jawaban "
    "penjawab_id dijawab_pada versi"
)


def tulis_presensi(kota: Kota, penulis: Penulis) -> None:
    """Every day ends before the day on which the city is built."""
    acak = Random(f"presensi {kota.pada}")
    pemeran = [o for o in kota.orang if o.pemeran and o.nip]
    orang = pemeran + [o for o in kota.orang if o.nip and not o.pemeran][:SAMPEL]
    tanggal = [h for n in range(HARI, 0, -1) if jam_kerja(h := kota.pada - timedelta(days=n), "KANTOR").hari_kerja]
    sanggahan = tanggal[-4]
    penulis.tulis(
        Presensi,
        "pegawai_id tanggal masuk pulang kode",
        (b for h in tanggal for o in orang for b in _sehari(o, h, acak, sanggahan)),
    )
    _usul(kota, penulis, sanggahan)


def _sehari(o: Orang, hari: date, acak: Random, sanggahan: date) -> Iterator[tuple[Any, ...]]:
    jam, undi = jam_kerja(hari, "KANTOR"), acak.random()
    geser = (acak.randint(-25, -1) if undi < 0.94 else acak.randint(1, 20), acak.randint(0, 35))
    assert jam.masuk is not None
    assert jam.pulang is not None
    if o.nip == ANDI and hari == sanggahan:
        yield o.pk, hari, _geser(jam.masuk, 35), _geser(jam.pulang, 12), ""
    elif o.pemeran:
        yield o.pk, hari, _geser(jam.masuk, geser[0]), None if undi < 0.01 else _geser(jam.pulang, geser[1]), ""
    else:
        kode = _kode(acak.random())
        isi = (None, None) if kode else (_geser(jam.masuk, geser[0]), _geser(jam.pulang, geser[1]))
        yield o.pk, hari, *isi, kode


def _kode(undi: float) -> str:
    for kode, bagian in KODE:
        if undi < bagian:
            return kode
        undi -= bagian
    return ""


def _geser(jam: time, menit: int) -> time:
    n = jam.hour * 60 + jam.minute + menit
    return time(n // 60, n % 60)


def _usul(kota: Kota, penulis: Penulis, sanggahan: date) -> None:
    orang = {o.nip: o for o in kota.orang if o.nip}
    admin = orang[NUR_AINI].pk
    pengelola = PemberianPeran.objects.filter(peran="ADMIN_UNIT").values_list("pegawai_id", flat=True).first() or admin
    pukul = datetime.combine(kota.pada, time(1, 20), UTC)
    lalu, kemarin = pukul - timedelta(days=3), pukul - timedelta(days=1)
    sari, andi = orang[SARI].pk, orang[ANDI].pk
    senin = kota.pada + timedelta(days=14 - kota.pada.weekday())
    jam = jam_kerja(sanggahan, "KANTOR")
    assert jam.masuk is not None
    assert jam.pulang is not None
    baris = [
        (penulis.id_baru(kemarin), andi, "SANGGAHAN", sanggahan, sanggahan, _geser(jam.masuk, -4), "",
         "Mesin di lobi mati sampai pukul delapan; saya sudah di ruang layanan sejak pagi.", "",
         kata_hari(_geser(jam.masuk, 35), _geser(jam.pulang, 12), ""), "DIAJUKAN", andi, kemarin, "", None, None, 1),
        (penulis.id_baru(lalu), sari, "KETERANGAN", senin, senin + timedelta(days=2), None, "CT", "", "851/117/BKPSDM", "",
         "DITERIMA", sari, lalu, "Selamat berlibur.", admin, lalu + timedelta(hours=4), 2),
    ]  # fmt: skip
    staf = next((o for o in kota.orang if o.nip and not o.pemeran and o.atasan and o.atasan.nip == RATNA), None)
    if staf is not None:
        baris.append(
            (penulis.id_baru(lalu), staf.pk, "KETERANGAN", kota.pada, kota.pada + timedelta(days=1), None, "CT", "",
             "851/121/DUKCAPIL", "", "DITERIMA", pengelola, lalu, "", pengelola, lalu, 1)
        )  # fmt: skip
    penulis.tulis(UsulPresensi, _KOLOM, baris)
