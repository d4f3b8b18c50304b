"""Invented people and plans for the documents, in the shape the apps fill in."""

import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from ekinerja.inti.dokumen.actions import terbitkan
from ekinerja.inti.dokumen.bentuk import (
    DokumenEvaluasi,
    FormulirEvaluasi,
    FormulirSkp,
    Indikator,
    Lampiran,
    ManualIndikator,
    Orang,
    Perilaku,
    Persetujuan,
    Rhk,
    TandaTangan,
)
from ekinerja.inti.models import Berkas, DokumenTerbit

PADA = datetime(2026, 1, 12, 2, 15, tzinfo=UTC)
NILAI = ("Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif")

SARI = Orang(
    nama="Sari Wulandari, S.Pd.",
    nip="198503122010012901",
    pangkat="Penata Tingkat I / III/d",
    jabatan="Guru Ahli Muda",
    unit="SMP Negeri 1 Palu",
)
RIZAL = Orang(nama="Rizal Labaso, M.Pd.", nip="197208171998031902", jabatan="Kepala Sekolah", unit="SMP Negeri 1 Palu")
WALI_KOTA = Orang(nama="Wali Kota Palu", jabatan="Wali Kota")

TANDA_SARI = TandaTangan(
    peran="Pegawai yang dinilai,", nama=SARI.nama, nip=SARI.nip, tempat_tanggal="Palu, 9 Januari 2026"
)
TANDA_RIZAL = TandaTangan(
    peran="Pejabat Penilai Kinerja,",
    nama=RIZAL.nama,
    nip=RIZAL.nip,
    tempat_tanggal="Palu, 12 Januari 2026",
    elektronik=Persetujuan(tindakan="Disetujui", nama=RIZAL.nama, pada="12 Januari 2026, 10.15 WITA", kode="J-000412"),
)


def rhk(i: int, awal: str = "Meningkatnya capaian literasi murid kelompok") -> Rhk:
    aspek = ("Kuantitas", "Kualitas", "Waktu")
    return Rhk(
        rhk=f"{awal} {i}",
        rhk_atasan=f"Membaiknya rapor pendidikan bagian {i}",
        perspektif="Penerima Layanan",
        indikator=[
            Indikator(
                aspek=a,
                teks=f"Indikator {i}.{j} tentang {a.lower()}",
                target=f"{i}{j} murid",
                realisasi=f"{i}{j} tercapai",
                umpan_balik=["Pimpinan: lanjutkan.", "Rekan: datanya rapi."],
            )
            for j, a in enumerate(aspek, 1)
        ],
        narasi=f"Narasi ukuran keberhasilan {i}",
        realisasi=f"Realisasi naratif {i}",
        umpan_balik=[f"Pimpinan: narasi {i} baik."],
    )


def perilaku() -> list[Perilaku]:
    return [
        Perilaku(
            nilai=n,
            panduan=[f"Panduan {n} {i}" for i in (1, 2, 3)],
            ekspektasi=f"Harapan khusus {n}",
            umpan_balik=[f"Pimpinan: {n} tampak."],
        )
        for n in NILAI
    ]


def skp(**ganti: Any) -> FormulirSkp:
    dasar = FormulirSkp(
        instansi="Pemerintah Kota Palu",
        periode="1 Januari – 31 Desember 2026",
        formulir="JA_JF",
        pendekatan="KUANTITATIF",
        pegawai=SARI,
        penilai=RIZAL,
        utama=[rhk(1), rhk(2)],
        tambahan=[rhk(9, "Terlaksananya tugas panitia upacara hari jadi")],
        perilaku=perilaku(),
        lampiran=Lampiran(
            dukungan=["Buku bacaan berjenjang"],
            skema=["Dialog kinerja tiap triwulan"],
            konsekuensi=["Rencana perbaikan bersama"],
        ),
        tanda_pegawai=TANDA_SARI,
        tanda_penilai=TANDA_RIZAL,
    )
    return replace(dasar, **ganti)


def manual(n: int = 1) -> ManualIndikator:
    return ManualIndikator(
        rhk=f"Meningkatnya capaian literasi murid kelompok {n}",
        indikator=f"Indikator {n}.1 tentang kuantitas",
        definisi=f"Murid yang mencapai batas minimal asesmen, bagian {n}",
        formula=f"Jumlah murid mahir dibagi murid diuji × 100% ({n})",
        sumber_data="Rapor pendidikan",
        penanggung_jawab="Bidang Pembinaan SMP",
    )


def evaluasi(**ganti: Any) -> FormulirEvaluasi:
    s = skp()
    dasar = FormulirEvaluasi(
        instansi=s.instansi,
        periode=s.periode,
        periode_evaluasi="Triwulan III 2026",
        formulir=s.formulir,
        pendekatan=s.pendekatan,
        pegawai=SARI,
        penilai=RIZAL,
        capaian_organisasi="Istimewa",
        utama=s.utama,
        tambahan=s.tambahan,
        perilaku=s.perilaku,
        rating_hasil_kerja="Sesuai Ekspektasi",
        rating_perilaku="Di Atas Ekspektasi",
        alasan_perilaku="Selalu mendahulukan murid yang tertinggal.",
        predikat="Baik",
        pola=[2, 3, 6, 11, 2],
        tanda_penilai=TANDA_RIZAL,
    )
    return replace(dasar, **ganti)


def dokumen_evaluasi(**ganti: Any) -> DokumenEvaluasi:
    dasar = DokumenEvaluasi(
        instansi="Pemerintah Kota Palu",
        periode="1 Januari – 31 Desember 2026",
        periode_evaluasi="Triwulan III 2026",
        pegawai=SARI,
        penilai=RIZAL,
        atasan_penilai=WALI_KOTA,
        capaian_organisasi="Istimewa",
        predikat="Sangat Baik",
        catatan=["Bagikan cara mengajar ini kepada rekan."],
        tanda_penilai=TANDA_RIZAL,
        tanda_pegawai=TANDA_SARI,
    )
    return replace(dasar, **ganti)


class ObjekUji:
    """Stands for any row of an app above; only its public id and label are read."""

    def __init__(self) -> None:
        self.id_publik = Berkas().id_publik
        self._meta = Berkas._meta


def terbit(objek: ObjekUji | None = None, **ganti: Any) -> DokumenTerbit:
    bahan: dict[str, Any] = {
        "jenis": "SKP",
        "objek": objek or ObjekUji(),
        "penerbit_nama": "Rizal Labaso",
        "penerbit_nip": "197208171998031902",
        "perihal": "SKP 2026 Sari Wulandari, NIP 198503122010012901",
        "tanggal": date(2026, 1, 12),
        "data": skp(),
        "templat": "formulir-skp",
    }
    return terbitkan(**(bahan | ganti))


def teks(pdf: bytes, *opsi: str) -> str:
    """What a reader finds in the file, in its own order, spaces evened out."""
    return " ".join(_poppler("pdftotext", *(opsi or ("-raw",)), "-", "-", masukan=pdf).replace("\u200b", "").split())


def dibacakan(pdf: bytes) -> str:
    """The text in the order of the tags: what a screen reader reads out."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as berkas:
        berkas.write(pdf)
        berkas.flush()
        hasil = _poppler("pdfinfo", "-struct-text", berkas.name)
    return " ".join(" ".join(re.findall(r'^ *"(.*)"$', hasil, re.M)).replace("\u200b", "").split())


def halaman(pdf: bytes) -> list[str]:
    return _poppler("pdftotext", "-layout", "-", "-", masukan=pdf).split("\f")[:-1]


def _poppler(program: str, *opsi: str, masukan: bytes = b"") -> str:
    if shutil.which(program) is None:
        pytest.skip(f"{program} tidak ada di mesin ini (paket poppler-utils)")
    return subprocess.run([program, *opsi], input=masukan, capture_output=True, check=True).stdout.decode()


def berurutan(isi: str, *potongan: str) -> bool:
    """Do all the pieces occur, each after the one before?"""
    letak = 0
    for p in potongan:
        letak = isi.find(p, letak)
        assert letak >= 0, f"tidak ditemukan pada urutannya: {p!r}"
        letak += len(p)
    return True
