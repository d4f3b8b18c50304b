"""Do home and `/tim` cost the same with a hundred times as many reports? One copy of the city, thinned out step by step."""

import os
from typing import Any

from bench.alat import Klien, hidupkan_django, hitung_kueri, siapkan_kota, ukur_cpu
from bench.halaman import ANDI, RATNA, _penilai
from bench.salinan import salinan

BANYAK = (2_500_000, 250_000, 25_000)
# The last days of whom the measured pages show stay, so that each page shows the same at every size.
HARI_TETAP = 30
_ANAK = ("harian_buktilaporan", "harian_versilaporan", "harian_koreksilaporan")


def jalankan(_: str) -> dict[str, Any]:
    """CPU milliseconds per page and number of reports, and the largest divided by the smallest median."""
    with salinan(siapkan_kota(int(os.environ.get("KINERJA_TUMBUH_KOTA") or 12_000))) as folder:
        hidupkan_django(folder)
        penilai = _penilai()
        tetap = _orang([ANDI, RATNA, *(nip for _, nip in penilai)])
        klien = [("beranda", Klien.masuk(ANDI), "/"), ("beranda penilai", Klien.masuk(RATNA), "/")]
        klien += [(f"tim {n} orang", Klien.masuk(nip), "/tim") for n, nip in penilai]
        ukuran: dict[int, dict[str, Any]] = {}
        for banyak in BANYAK:
            tersisa = _sisakan(banyak, tetap)
            ukuran[tersisa] = {nama: _satu(k, alamat) for nama, k, alamat in klien}
        return {"laporan": ukuran, "terbesar_banding_terkecil": _banding(ukuran), "beban_mesin": os.getloadavg()}


def _satu(klien: Klien, alamat: str) -> dict[str, Any]:
    status, isi = klien.minta(alamat)
    sql = hitung_kueri(lambda: klien.minta(alamat))
    return {"status": status, "byte_gzip": len(isi), "sql": sql, "cpu_ms": ukur_cpu(lambda: klien.minta(alamat))}


def _orang(nip: list[str]) -> str:
    """Primary keys of the measured people, as SQL reads a list."""
    from ekinerja.kepegawaian.models import Pegawai

    return ", ".join(str(pk) for pk in Pegawai.objects.filter(nip__in=nip).values_list("pk", flat=True))


def _sisakan(banyak: int, tetap: str) -> int:
    """Take away reports, the oldest first, until about `banyak` are left. Returns how many are."""
    from datetime import timedelta

    from django.db import connection

    from ekinerja.inti.waktu import hari_ini

    batas = (hari_ini() - timedelta(days=HARI_TETAP)).isoformat()
    pilih = (
        "CREATE TEMP TABLE buang AS SELECT id FROM harian_laporanharian WHERE tanggal < %s OR "  # noqa: S608
        f"(pegawai_id NOT IN ({tetap}) AND coalesce(penilai_id, 0) NOT IN ({tetap})) ORDER BY tanggal, id LIMIT %s"
    )
    with connection.cursor() as kursor:
        kursor.execute("SELECT count(*) FROM harian_laporanharian")
        ada = kursor.fetchone()[0]
        if ada > banyak:
            kursor.execute("PRAGMA foreign_keys=OFF")
            kursor.execute(pilih, [batas, ada - banyak])
            kursor.execute("CREATE INDEX temp.buang_id ON buang (id)")
            for tabel in _ANAK:
                kursor.execute(f"DELETE FROM {tabel} WHERE laporan_id IN (SELECT id FROM buang)")  # noqa: S608
            kursor.execute("UPDATE harian_umpanbalik SET laporan_id = NULL WHERE laporan_id IN (SELECT id FROM buang)")
            kursor.execute("DELETE FROM harian_laporanharian WHERE id IN (SELECT id FROM buang)")
            kursor.execute("DROP TABLE temp.buang")
            kursor.execute("PRAGMA foreign_keys=ON")
            kursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        kursor.execute("SELECT count(*) FROM harian_laporanharian")
        return int(kursor.fetchone()[0])


def _banding(ukuran: dict[int, dict[str, Any]]) -> dict[str, float]:
    besar, kecil = ukuran[max(ukuran)], ukuran[min(ukuran)]
    return {n: round(besar[n]["cpu_ms"]["median"] / kecil[n]["cpu_ms"]["median"], 2) for n in besar}
