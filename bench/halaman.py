"""CPU and SQL per page in a city of 12,000 people with a year of reports."""

from typing import Any
from uuid import uuid4

from bench.alat import Klien, hidupkan_django, hitung_kueri, siapkan_kota, ukur_cpu

ANDI, RATNA, HASAN = "199107042015031904", "198011232005012905", "196905101994031903"


def jalankan(_: str) -> dict[str, Any]:
    """Pages, each with status, SQL count, CPU ms and multiple of /sehat."""
    hidupkan_django(siapkan_kota())
    from django.db import connection

    sehat = ukur_cpu(lambda: Klien().minta("/sehat"), kali=300)
    halaman = {nama: _satu(klien, alamat, sehat["median"]) for nama, klien, alamat in _daftar()}
    halaman["POST laporan"] = _kirim(sehat["median"])
    return {"basis_data": connection.vendor, "pegawai": 12_000, "sehat_ms": sehat, "halaman": halaman}


def _satu(klien: Klien, alamat: str, sehat: float) -> dict[str, Any]:
    status, isi = klien.minta(alamat)
    kueri = hitung_kueri(lambda: klien.minta(alamat))
    cpu = ukur_cpu(lambda: klien.minta(alamat))
    return {
        "alamat": alamat.split("?")[0][:40],
        "status": status,
        "byte_gzip": len(isi),
        "sql": kueri,
        "cpu_ms": cpu,
        "kali_sehat": round(cpu["median"] / sehat, 1),
    }


def _daftar() -> list[tuple[str, Klien, str]]:
    from ekinerja.skp.models import Skp

    andi = Klien.masuk(ANDI)
    skp = Skp.objects.filter(pegawai__nip=ANDI).values_list("id_publik", flat=True)[0]
    besar = [(f"tim {n} orang", Klien.masuk(nip), "/tim") for n, nip in _penilai()]
    return [
        ("beranda", andi, "/"),
        ("beranda penilai", Klien.masuk(RATNA), "/"),
        ("lapor", andi, "/lapor"),
        ("lapor data", andi, "/lapor/data"),
        ("skp", andi, f"/skp/{skp}/"),
        ("daftar penilaian", andi, "/penilaian/"),
        ("daftar penilaian penilai", Klien.masuk(HASAN), "/penilaian/"),
        *besar,
    ]


def _penilai() -> list[tuple[int, str]]:
    """PPKs with about 5, 40 and as many as possible direct reports."""
    from django.db.models import Count

    from ekinerja.inti.waktu import hari_ini
    from ekinerja.kepegawaian.kueri import berlaku
    from ekinerja.kepegawaian.models import HubunganPenilai

    jumlah = list(
        HubunganPenilai.objects.filter(berlaku(hari_ini()), penilai__nip__isnull=False)
        .values_list("penilai__nip").annotate(n=Count("pk")).order_by("n", "penilai__nip")
    )  # fmt: skip
    return [(n, nip) for nip, n in (min(jumlah, key=lambda b: (abs(b[1] - cari), b[0])) for cari in (5, 40, 1000))]


def _kirim(sehat: float) -> dict[str, Any]:
    """POST of a report by 131 people who have not reported today, each once, with synchronous FULL."""
    from ekinerja.harian.models import LaporanHarian
    from ekinerja.inti.waktu import hari_ini
    from ekinerja.skp.models import RencanaAksi

    hari = hari_ini()
    kueri = RencanaAksi.objects.filter(
        mulai__lte=hari, tenggat__gte=hari, skp__penilai__isnull=False, indikator__urutan=1, indikator__rhk__urutan=1
    ).exclude(skp__in=LaporanHarian.objects.filter(tanggal=hari).values("skp"))
    baris = list(kueri.order_by("-pk").values_list("skp__pegawai__nip", "id_publik", "satuan")[:131])
    antre = iter([(Klien.masuk(nip), str(rencana), satuan) for nip, rencana, satuan in baris])
    status: list[int] = []

    def satu() -> None:
        klien, rencana, satuan = next(antre)
        isi = {"rencana_aksi": rencana, "kegiatan": "Menyelesaikan berkas", "realisasi": "3", "satuan": satuan, "tanggal": hari.isoformat(),
               "jam_mulai": "05:00", "jam_selesai": "05:30", "kunci": str(uuid4())}  # fmt: skip
        status.append(klien.minta("/lapor/kirim", isi, HTTP_ACCEPT="application/json")[0])

    kueri_n = hitung_kueri(satu)
    cpu = ukur_cpu(satu, kali=100, pemanasan=10)
    return {
        "alamat": "/lapor/kirim",
        "status": sorted(set(status)),
        "sql": kueri_n,
        "cpu_ms": cpu,
        "kali_sehat": round(cpu["median"] / sehat, 1),
    }
