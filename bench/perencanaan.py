"""CPU and SQL of the matriks grid: 60 people by 25 indicators, about a third of the cells filled; in a city of 2,000."""

from typing import Any

from bench.alat import Klien, hidupkan_django, hitung_kueri, siapkan_kota, ukur_cpu

ORANG, INDIKATOR, TAHUN = 60, 25, 2022
PENGELOLA = "198409152009012906"  # reads the tree of the whole city


def jalankan(_: str) -> dict[str, Any]:
    """The grid, one person's row, the tree and one branch; the data is written once and stays in the benchmark city."""
    hidupkan_django(siapkan_kota(2_000, setahun=False))
    from django.db import connection, transaction

    with transaction.atomic():
        nip, alamat = _siapkan()
    klien = Klien.masuk(nip)
    hasil = {nama: _satu(klien, a) for nama, a in alamat.items()}
    pengelola = Klien.masuk(PENGELOLA)
    hasil |= {"pohon kota": _satu(pengelola, "/perencanaan/pohon/"), "beranda kota": _satu(pengelola, "/perencanaan/")}
    hasil["sehat"] = _satu(klien, "/sehat")  # what the machine was worth in this run
    return {"basis_data": connection.vendor, "orang": ORANG, "indikator": INDIKATOR, "halaman": hasil}


def _satu(klien: Klien, alamat: str) -> dict[str, Any]:
    status, isi = klien.minta(alamat)
    kueri = hitung_kueri(lambda: klien.minta(alamat))
    return {
        "status": status,
        "byte_gzip": len(isi),
        "sql": kueri,
        "cpu_ms": ukur_cpu(lambda: klien.minta(alamat), kali=60),
    }


def _siapkan() -> tuple[str, dict[str, str]]:
    """A unit with a head and at least sixty rows, its perjanjian and matriks; returns the head's login and addresses."""
    from ekinerja.inti.waktu import sekarang
    from ekinerja.kepegawaian.models import Penugasan, UnitKerja
    from ekinerja.perencanaan import actions
    from ekinerja.perencanaan.actions.sasaran import BarisImpor
    from ekinerja.perencanaan.kisi import orang_matriks
    from ekinerja.perencanaan.models import AnggotaMatriks, KolomMatriks, SelMatriks

    saat = sekarang()
    kepala = (
        Penugasan.objects.filter(kepala_unit=True, unit__kode="DUKCAPIL.B3").select_related("pegawai__akun").first()
    )
    assert kepala is not None
    unit = UnitKerja.objects.get(pk=kepala.unit_id)
    p = actions.mulai_perjanjian(unit, TAHUN, oleh=kepala.pegawai, pada=saat)
    baris = [
        BarisImpor("Meningkatnya mutu layanan", f"Persentase layanan ke-{n} selesai tepat waktu", "95%", "")
        for n in range(INDIKATOR)
    ]
    actions.gabung_impor(p, baris, oleh=kepala.pegawai, pada=saat)
    m = actions.mulai_matriks(unit, TAHUN, oleh=kepala.pegawai, pada=saat)
    ada = {b["pk"] for b in orang_matriks(m)}
    lain = Penugasan.objects.filter(sampai=None, jenis="DEFINITIF").exclude(pegawai__in=[*ada, kepala.pegawai_id])
    tambah = lain.order_by("pk").values_list("pegawai_id", flat=True)[: ORANG - len(ada)]
    AnggotaMatriks.objects.bulk_create([AnggotaMatriks(matriks=m, pegawai_id=i) for i in tambah], ignore_conflicts=True)
    orang = [b["pk"] for b in orang_matriks(m)]
    SelMatriks.objects.bulk_create((
        SelMatriks(kolom=k, pegawai_id=o, teks="Terselesaikannya berkas layanan sesuai standar waktu", diubah_pada=saat)
        for i, k in enumerate(KolomMatriks.objects.filter(matriks=m))
        for j, o in enumerate(orang)
        if (i + j) % 3 == 0
    ), ignore_conflicts=True)  # fmt: skip
    dasar = f"/perencanaan/matriks/{m.id_publik}/"
    alamat = {
        "matriks": dasar,
        "baris orang": f"{dasar}orang/{orang_matriks(m)[0]['id']}/",
        "pohon": f"/perencanaan/pohon/?tahun={TAHUN}",
        "cabang": f"/perencanaan/pohon/?tahun={TAHUN}&unit={unit.id_publik}",
    }
    return kepala.pegawai.akun.nama_masuk, alamat
