"""Documents per second on one core, and a whole package with every core, from the demo city."""

import resource
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
        **_paket(),
    }


def _paket() -> dict[str, Any]:
    """Two packages of the city: the first issues the forms as well, the second only prints what was issued."""
    from ekinerja.inti.models import Pekerjaan
    from ekinerja.inti.tugas import Konteks
    from ekinerja.inti.waktu import sekarang
    from ekinerja.kepegawaian.models import Pegawai, UnitKerja
    from ekinerja.skp.actions.paket import minta_paket
    from ekinerja.skp.models import PaketSkp, Skp
    from ekinerja.skp.paket import gudang
    from ekinerja.skp.tasks import susun_paket

    admin, kota = Pegawai.objects.get(nama="Nur Aini Lamarauna"), UnitKerja.objects.get(induk=None)
    tahun = Skp.objects.latest("mulai").tahun
    hasil: dict[str, Any] = {}
    for sebutan in ("paket pertama", "paket berikutnya"):
        PaketSkp.objects.filter(keadaan__in=PaketSkp.BERJALAN).update(keadaan="DIBATALKAN")
        paket = minta_paket(kota, tahun, oleh=admin, pada=sekarang())
        ctx = Konteks(Pekerjaan.objects.get(id_publik=paket.pekerjaan))
        awal, cpu = time.perf_counter(), time.process_time()
        dokumen = susun_paket(ctx, paket=str(paket.id_publik))["dokumen"]
        detik, cpu = time.perf_counter() - awal, time.process_time() - cpu
        hasil[sebutan] = {
            "dokumen": dokumen,
            "per detik": round(dokumen / detik, 1),
            "ms CPU per dokumen": round(cpu / dokumen * 1000, 1),
            "KB per dokumen": round(gudang.berkas_zip(paket.simpan).stat().st_size / dokumen / 1000),
            "memori puncak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
        gudang.buang(paket.simpan)
    return hasil


def _laju(kerja: Any, daftar: list[Any]) -> float:
    kerja(daftar[0])
    awal = time.process_time()
    for satu in daftar:
        kerja(satu)
    return round(len(daftar) / (time.process_time() - awal), 1)
