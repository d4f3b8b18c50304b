"""Planning on the stage of the security tests: a bidang with one year being written and one year that is set."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core import signing
from django.urls import reverse

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.perencanaan import actions
from ekinerja.perencanaan.actions.sasaran import BarisImpor
from ekinerja.perencanaan.masukan import IsianSel
from ekinerja.perencanaan.models import KolomMatriks, Matriks, PerjanjianKinerja, SelMatriks, StrategiPencapaian
from ekinerja.perencanaan.views import perjanjian, sel
from tests.pabrik import Dunia, buat_pegawai, tugaskan

BERKAS = (
    "perjanjian.csv",
    b"SASARAN;INDIKATOR KINERJA;TARGET\nMeningkatnya layanan kependudukan;Persentase akta tepat waktu;97%\n",
)
INDIKATOR = ("Persentase akta tepat waktu", "Indeks kepuasan warga", "Persentase data bersih")


class Rencana:
    """`draf` of 2026, `tetap` of 2027: (perjanjian, matriks) of the bidang; its head is `kabid`."""

    def __init__(self, d: Dunia, pada: datetime) -> None:
        self.d, self.pada = d, pada
        self.tamu = buat_pegawai("Zulfikar")
        tugaskan(self.tamu, d.kota)
        self.draf = self._susun(2026)
        self.tetap = self._susun(2027)
        actions.tetapkan(self.tetap[0], oleh=d.kabid, pada=pada)
        actions.tetapkan_matriks(self.tetap[1], oleh=d.kabid, pada=pada)

    def _susun(self, tahun: int) -> tuple[PerjanjianKinerja, Matriks]:
        oleh: dict[str, Any] = {"oleh": self.d.kabid, "pada": self.pada}
        p = actions.mulai_perjanjian(self.d.bidang, tahun, **oleh)
        baris = [BarisImpor("Meningkatnya layanan kependudukan", i, "95%", "") for i in INDIKATOR]
        actions.gabung_impor(p, baris, **oleh)
        actions.tambah_strategi(
            p.sasaran.get().indikator.first(), teks="Standar waktu loket", penanggung_jawab="Loket", **oleh
        )
        m = actions.mulai_matriks(self.d.bidang, tahun, **oleh)
        for orang in (self.d.pegawai, self.d.rekan):
            actions.simpan_sel(self._kolom(m), orang, IsianSel("Terbitnya akta tepat waktu", "LANGSUNG", 0), **oleh)
        actions.tambah_anggota(m, self.tamu, **oleh)
        return p, m

    def _kolom(self, m: Matriks) -> KolomMatriks:
        return KolomMatriks.objects.select_related("matriks__unit", "matriks__ketua").get(matriks=m, nomor=1)

    def peran(self, m: Matriks, orang: Pegawai) -> SelMatriks:
        return SelMatriks.objects.get(kolom__matriks=m, pegawai=orang)

    def benda(self, nama: str, minta: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
        """(who, arguments) of one address."""
        if nama == "cabang":
            yield "kabid", {"id_publik": self.d.bidang.id_publik}
            return
        for p, m in (self.draf, self.tetap):
            s = p.sasaran.first()
            baris = StrategiPencapaian.objects.get(indikator__sasaran=s)
            milik_perjanjian = (minta == ("id_publik",) and nama in SURAT) or {"sasaran", "indikator", "baris"} & {
                *minta
            }
            lengkap = {
                "id_publik": p.id_publik if milik_perjanjian or nama == "versi_perjanjian" else m.id_publik, "nomor": 1,
                "sasaran": s.id_publik, "indikator": s.indikator.first().id_publik, "baris": baris.id_publik,
                "orang": self.d.pegawai.id_publik,
            }  # fmt: skip
            for siapa in ("kabid", "pegawai") if nama in ("perjanjian", "matriks", "orang") else ("kabid",):
                yield siapa, {n: lengkap[n] for n in minta}
        if nama == "orang":
            yield "kabid", {"id_publik": self.draf[1].id_publik, "orang": self.tamu.id_publik}

    def alamat(self) -> Iterator[tuple[str, str, str]]:
        p = self.draf[0]
        jalur = reverse("perencanaan:perjanjian", args=[p.id_publik])
        yield "perencanaan:perjanjian", f"{jalur}?buka={p.sasaran.first().id_publik}", "kabid"

    def skrip(self) -> Iterator[tuple[str, str, list[Any], dict[str, Any]]]:
        """(address, who, arguments, fields) of what only shows after an act."""
        p, m = self.draf
        muatan = [str(p.id_publik), [BarisImpor("Meningkatnya layanan kependudukan", INDIKATOR[0], "98%", "")]]
        impor = signing.dumps(muatan, salt=perjanjian.GARAM, compress=True)
        yield "perencanaan:terapkan_impor", "kabid", [p.id_publik], {"muatan": impor}
        yield "perencanaan:tambah_anggota", "kabid", [m.id_publik, self.d.kadis.id_publik], {}
        peran = self.peran(m, self.d.pegawai)
        sebelum = ["Tercatatnya akta", "TIDAK_LANGSUNG", peran.versi]
        urung = {
            "k": str(peran.kolom.id_publik),
            "o": str(self.d.pegawai.id_publik),
            "b": "daftar",
            "sebelum": sebelum,
        }
        yield "perencanaan:urungkan_sel", "kabid", [m.id_publik], {"muatan": signing.dumps(urung, salt=sel.GARAM)}


# Addresses below a perjanjian kinerja that take nothing but its id; the others are below a matriks.
SURAT = {
    "perjanjian", "jejak_perjanjian", "tambah_sasaran", "tetapkan", "buka", "templat", "impor", "terapkan_impor", "strategi",
}  # fmt: skip
