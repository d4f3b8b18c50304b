"""CPU and SQL of the SKP editor: autosave of one row among 3 and among 25, with the writing coach, in a city of 2,000."""

from itertools import count
from typing import Any
from uuid import uuid4

from bench.alat import Klien, hidupkan_django, hitung_kueri, siapkan_kota, ukur_cpu

ANDI, TAHUN = "199107042015031904", 2024
KALIMAT = "Melaksanakan pendataan penduduk rentan tahap {n} dengan baik"


def jalankan(_: str) -> dict[str, Any]:
    """Each save changes the sentence, so the coach reads the row anew; the draft is written once and stays."""
    hidupkan_django(siapkan_kota(2_000, setahun=False))
    from django.db import connection

    klien = Klien.masuk(ANDI)
    hasil = {}
    for banyak in (3, 25):
        skp = _siapkan(banyak)
        isi, kirim = _pengetik(klien, skp)
        hasil[f"simpan baris, {banyak} RHK"] = _ukur(kirim, isi)
        alamat = f"/skp/{skp.id_publik}/ubah/?buka={skp.rhk.order_by('urutan')[0].id_publik}"
        hasil[f"buka baris, {banyak} RHK"] = _ukur(lambda alamat=alamat: klien.minta(alamat))
        hasil[f"saran semua baris, {banyak} RHK"] = _ukur(_saran(skp))
    return {"basis_data": connection.vendor, "halaman": hasil, "saran satu baris": ukur_cpu(_satu_saran())}


def _ukur(kerja: Any, siapkan: Any = lambda: None) -> dict[str, Any]:
    siapkan()
    kerja()
    siapkan()
    return {"sql": hitung_kueri(kerja), "cpu_ms": ukur_cpu(kerja, siapkan=siapkan)}


def _siapkan(banyak: int) -> Any:
    """A draft of that many rows, each with three indicators, and the year before to compare with."""
    from datetime import date

    from ekinerja.inti.waktu import sekarang
    from ekinerja.kepegawaian.models import Pegawai
    from ekinerja.skp.actions.tulis import buat_indikator, buat_rhk
    from ekinerja.skp.isi import isi_skp, semua_rhk
    from ekinerja.skp.models import Skp

    asal = Skp.objects.filter(pegawai__nip=ANDI).order_by("-mulai")[0]
    contoh = semua_rhk(isi_skp(asal))
    for tahun in (TAHUN - 1, TAHUN):
        Skp.objects.filter(pegawai__nip=ANDI, tahun=tahun).delete()
        skp = Skp.objects.create(
            pegawai=Pegawai.objects.get(nip=ANDI), tahun=tahun, mulai=date(tahun, 1, 1), sampai=date(tahun, 12, 31),
            formulir="JA_JF", penilai=asal.penilai, unit=asal.unit, jenis_jabatan=asal.jenis_jabatan, potret=asal.potret,
            diubah_pada=sekarang(),
        )  # fmt: skip
        for n in range(1, banyak + 1):
            isi = {**contoh[n % len(contoh)], "urutan": n, "jenis": "UTAMA"}
            rhk = buat_rhk(skp, {**isi, "teks": f"{isi['teks']}, paket {n}"}, None, id_baru=True)
            for urutan, indikator in enumerate((isi["indikator"] * 3)[:3], 1):
                buat_indikator(skp, rhk, indikator, urutan, id_baru=True)
    return skp


def _pengetik(klien: Klien, skp: Any) -> Any:
    """(fill, send): the form of the first row, each time with another sentence and the digest of what is stored."""
    from ekinerja.skp.isi import isi_skp, semua_rhk
    from ekinerja.skp.masukan import sidik

    rhk = skp.rhk.order_by("urutan")[0]
    nomor = count()

    def isian(teks: str) -> dict[str, Any]:
        r = semua_rhk(isi_skp(skp, hanya_rhk=rhk.pk))[0]
        isi: dict[str, Any] = {"sidik": sidik(r), "teks": teks, "jenis_periode": "TRIWULANAN", "aksi": "sendiri",
                               "indikator": [i["id"] for i in r["indikator"]], "kunci": str(uuid4())}  # fmt: skip
        for i in r["indikator"]:
            k = i["id"]
            isi |= {f"ukuran-{k}": i["teks"], f"target-{k}": i["target"], f"aspek-{k}": i["aspek"]}
            isi |= {f"jenis-{k}": i["jenis_target"], f"aksi-{k}": [a["id"] for a in i["rencana_aksi"]]}
            for a in i["rencana_aksi"]:
                isi |= {f"langkah-{k}-{a['id']}": a["teks"], f"sasaran-{k}-{a['id']}": a["target"]}
        return isi

    alamat = f"/skp/{skp.id_publik}/rhk/{rhk.id_publik}/simpan/"

    siap: dict[str, Any] = {}

    def isi() -> None:
        siap["formulir"] = isian(KALIMAT.format(n=next(nomor)))

    def kirim() -> None:
        status, _ = klien.minta(alamat, siap["formulir"], HTTP_HX_REQUEST="true")
        assert status == 200, status

    return isi, kirim


def _saran(skp: Any) -> Any:
    """All rows, none of them changed since: what the neighbours of a typed row cost."""
    from ekinerja.skp.isi import isi_skp
    from ekinerja.skp.saran import saran_skp

    isi = isi_skp(skp)
    return lambda: saran_skp(skp, isi)


def _satu_saran() -> Any:
    """The rule alone, on a sentence it has not seen."""
    from ekinerja.aturan.penulisan import MasukanPenulisan, TulisanIndikator, periksa_penulisan

    nomor = count()
    indikator = (TulisanIndikator("Jumlah penduduk rentan yang terdata", "1.200 orang", aspek="KUANTITAS"),) * 3
    return lambda: periksa_penulisan(MasukanPenulisan(KALIMAT.format(n=next(nomor)), indikator))
