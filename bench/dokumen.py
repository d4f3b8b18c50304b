"""Documents per second on one core, from the demo city."""

import time
from typing import Any

from bench.alat import hidupkan_django, siapkan_kota


def jalankan(_: str) -> dict[str, Any]:
    hidupkan_django(siapkan_kota(400))
    from ekinerja.inti.dokumen.mesin import buat_pdf
    from ekinerja.penilaian.capaian import capaian_untuk
    from ekinerja.penilaian.dokumen import DOKUMEN, bentuk_dokumen
    from ekinerja.penilaian.dokumen import FORMULIR as FORMULIR_EVALUASI
    from ekinerja.penilaian.dokumen import bentuk_formulir as bentuk_formulir_evaluasi
    from ekinerja.penilaian.isi import isi_evaluasi
    from ekinerja.penilaian.models import Evaluasi
    from ekinerja.skp.dokumen import TEMPLAT, bentuk_formulir
    from ekinerja.skp.isi import isi_skp
    from ekinerja.skp.models import Skp

    skp = list(Skp.objects.select_related("pegawai", "penilai", "unit")[:60])
    terbit = list(
        Evaluasi.objects.filter(status__in=Evaluasi.TERBIT).select_related("pegawai", "periode", "skp", "unit")[:60]
    )
    return {
        "formulir SKP per detik": _laju(lambda s: buat_pdf(TEMPLAT, bentuk_formulir(s, isi_skp(s))), skp),
        "formulir evaluasi per detik": _laju(
            lambda e: buat_pdf(FORMULIR_EVALUASI, bentuk_formulir_evaluasi(e, isi_evaluasi(e), capaian_untuk(e))),
            terbit,
        ),
        "dokumen evaluasi per detik": _laju(lambda e: buat_pdf(DOKUMEN, bentuk_dokumen(e, capaian_untuk(e))), terbit),
    }


def _laju(kerja: Any, daftar: list[Any]) -> float:
    kerja(daftar[0])
    awal = time.process_time()
    for satu in daftar:
        kerja(satu)
    return round(len(daftar) / (time.process_time() - awal), 1)
