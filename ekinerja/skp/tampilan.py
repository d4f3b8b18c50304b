"""What the SKP pages show beside the content: steps, acts, periods, values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.http import HttpRequest

from ekinerja.aturan.nilai import Nilai
from ekinerja.aturan.periode import sebutan_periode
from ekinerja.aturan.skp import Aspek, Pendekatan, Perspektif
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.tampil import sapaan, tanggal, tanggal_pendek, waktu
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.hitung import batas_penetapan, pengelola_menetapkan_sejak
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp import permissions
from ekinerja.skp.isi import Isi, isi_skp, kalimat_skp, nilai_perilaku, semua_rhk
from ekinerja.skp.kesiapan import Kesiapan, kesiapan
from ekinerja.skp.manual import MEDAN
from ekinerja.skp.models import ButirLampiran, JenisTarget, Rhk, Skp, VersiSkp
from ekinerja.skp.perilaku import nama_versi
from ekinerja.skp.salinan import sumber_salinan
from ekinerja.skp.saran import SaranRhk, saran_skp
from ekinerja.skp.sisipan import kumpulkan

S = Skp.Status

NADA = {
    S.DRAF: "senja",
    S.DIAJUKAN: "kabar",
    S.DISETUJUI: "baik",
    S.DIKEMBALIKAN: "awas",
    S.DITETAPKAN_PENGELOLA: "baik",
    S.DITUTUP: "netral",
}

# From this month on the next year's SKP may be planned.
BULAN_MERENCANA = 11

# Label maps for templates, by code.
LABEL = {
    "aspek": Aspek.label_kode(),
    "perspektif": Perspektif.label_kode(),
    "penyelarasan": dict(Rhk.Penyelarasan.choices),
    "jenis_target": dict(JenisTarget.choices),
    "lampiran": dict(ButirLampiran.Jenis.choices),
    "pendekatan": Pendekatan.label_kode(),
    "manual": MEDAN,
}


@dataclass(frozen=True, slots=True)
class Langkah:
    judul: str
    keadaan: str
    ket: str = ""


@dataclass(frozen=True, slots=True)
class Boleh:
    """Which buttons this person gets; each asks the predicate of its verb."""

    ubah: bool = False
    harapan: bool = False
    ajukan: bool = False
    tarik: bool = False
    setujui: bool = False
    kembalikan: bool = False
    buka: bool = False
    hapus: bool = False
    bebaskan: bool = False
    terbitkan: bool = False
    tutup: bool = False
    buka_tutup: bool = False
    potret: bool = False
    bagikan: bool = False


# Up to so many rows the editor shows in full; so many lines that lack something stand open by themselves.
SELURUHNYA, TERBUKA_SENDIRI = 5, 3
_rhk_penilai = KueriSiap(
    lambda penilai, tahun: Rhk.objects.filter(skp__pegawai=penilai, skp__tahun=tahun)
    .exclude(teks="").order_by().values_list("pk", flat=True)[:1],
    penilai=int, tahun=int,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bacaan:
    """One SKP as a page shows it."""

    skp: Skp
    isi: Isi
    saya: Pegawai
    boleh: Boleh
    langkah: list[Langkah]
    siap: Kesiapan | None = None
    arsip: bool = False
    saran: Mapping[str, SaranRhk] = field(default_factory=dict)  # for the owner who writes and the PPK who decides

    @property
    def milik_saya(self) -> bool:
        return self.skp.pegawai_id == self.saya.pk

    @property
    def nilai(self) -> list[Nilai]:
        return nilai_perilaku(self.isi)

    @property
    def rumusan(self) -> str:
        """Where the wording of the core values comes from."""
        return nama_versi(self.skp.versi_perilaku)

    @property
    def sebutan_penilai(self) -> str:
        """Pak Yusran, or "penilai" where nobody is known."""
        return sapaan(self.skp.penilai) if self.skp.penilai else "penilai"

    @property
    def penilai_menyusun(self) -> bool:
        """Has the PPK results of that year to choose from? Asked only where a row lacks its link."""
        return _rhk_penilai.satu(penilai=self.skp.penilai_id or 0, tahun=self.skp.tahun) is not None

    @property
    def siapa_lagi_membaca(self) -> str:
        """Who else reads a draft, and from when on (DT-06, R-12)."""
        if self.skp.status != S.DRAF or self.skp.versi:
            return "Atasan penilai dan BKPSDM membacanya setelah diajukan."
        sejak = pengelola_menetapkan_sejak(self.skp.mulai)
        return (
            "Atasan penilai membacanya setelah diajukan. "
            f"Mulai {tanggal(sejak)}, bila belum diajukan, pengelola kinerja BKPSDM dapat membaca dan menetapkannya."
        )

    @property
    def dari_sebelumnya(self) -> Skp | None:
        """The SKP before, offered while an own draft is still empty."""
        return sumber_salinan(self.skp) if self.boleh.ubah and not self.semua_rhk else None

    @property
    def banyak(self) -> bool:
        """So many rows that the editor shows each as one line."""
        return len(self.semua_rhk) > SELURUHNYA

    @property
    def kurang(self) -> set[str]:
        """Ids of the rows that keep it from being submitted."""
        letak = (h.letak for h in self.siap.halangan) if self.siap else ()
        return {x.removeprefix("rhk-") for x in letak if x.startswith("rhk-")}

    @property
    def terbuka_sendiri(self) -> set[str]:
        """The few that lack something; where nearly all do (a fresh draft), a mark on the line is enough."""
        return self.kurang if len(self.kurang) <= TERBUKA_SENDIRI else set()

    @property
    def semua_rhk(self) -> list[Isi]:
        return semua_rhk(self.isi)


def bacaan(saya: Pegawai, skp: Skp) -> Bacaan:
    """Content and acts for one reader. A reopened SKP is shown to others as it was last approved."""
    arsip = not permissions.melihat_draf(saya, skp)
    isi = _isi_terakhir(skp) if arsip else isi_skp(skp)
    boleh = hak(saya, skp)
    siap = kesiapan(skp, isi, pelaku=saya) if boleh.ajukan else None
    saran = saran_skp(skp, isi) if boleh.ubah or boleh.setujui else {}
    return Bacaan(skp, isi, saya, boleh, langkah(skp), siap, arsip, saran=saran)


def bacaan_tersimpan(saya: Pegawai, skp: Skp) -> Bacaan:
    """For the owner whose row was just saved: readiness and hints of all rows, and nothing that typing does not change."""
    isi = kalimat_skp(skp)
    boleh = Boleh(ubah=True, ajukan=permissions.boleh_mengajukan(saya, skp))
    siap = kesiapan(skp, isi, pelaku=saya) if boleh.ajukan else None
    return Bacaan(skp, isi, saya, boleh, [], siap, saran=saran_skp(skp, isi))


def _isi_terakhir(skp: Skp) -> Isi:
    versi = VersiSkp.objects.filter(skp=skp).order_by("-nomor").values_list("isi", flat=True).first()
    return versi if versi is not None else isi_skp(skp)


def hak(saya: Pegawai, skp: Skp) -> Boleh:
    p = permissions
    return Boleh(
        ubah=p.boleh_mengubah(saya, skp),
        harapan=p.boleh_memberi_harapan(saya, skp),
        ajukan=p.boleh_mengajukan(saya, skp),
        tarik=p.boleh_menarik(saya, skp),
        setujui=p.boleh_menyetujui(saya, skp),
        kembalikan=p.boleh_mengembalikan(saya, skp),
        buka=p.boleh_membuka_kembali(saya, skp),
        hapus=p.boleh_menghapus(saya, skp),
        bebaskan=p.boleh_membebaskan(saya, skp),
        terbitkan=p.boleh_menerbitkan(saya, skp),
        tutup=p.boleh_menutup(saya, skp),
        buka_tutup=p.boleh_membuka_tutup(saya, skp),
        potret=p.boleh_membetulkan_potret(saya, skp, hari_ini()),
        bagikan=p.boleh_membagikan(saya, skp),
    )


def langkah(skp: Skp) -> list[Langkah]:
    """Where the SKP stands, as three or four steps."""
    if skp.sumber == Skp.Sumber.RUANG_GTK:
        return [Langkah("Disusun di Ruang GTK", "selesai"), Langkah("Resmi", "selesai", "tampil di sini apa adanya")]
    if skp.status in (S.DRAF, S.DIKEMBALIKAN):
        return _sedang_disusun(skp)
    if skp.status == S.DIAJUKAN:
        return [
            Langkah("Disusun", "selesai"),
            Langkah("Diajukan", "kini", f"sejak {waktu(skp.diajukan_pada)}"),
            Langkah("Disetujui", "nanti", _batas(skp)),
        ]
    hasil = [Langkah("Disusun", "selesai")]
    if skp.diajukan_pada:
        hasil.append(Langkah("Diajukan", "selesai", tanggal_pendek(skp.diajukan_pada)))
    ditetapkan = skp.status == S.DITETAPKAN_PENGELOLA or (skp.status == S.DITUTUP and not skp.diajukan_pada)
    hasil.append(Langkah("Ditetapkan pengelola" if ditetapkan else "Disetujui", "selesai", waktu(skp.diputus_pada)))
    if skp.status == S.DITUTUP:
        hasil.append(Langkah("Ditutup", "selesai", f"berakhir {tanggal(skp.sampai)}"))
    return hasil


def _sedang_disusun(skp: Skp) -> list[Langkah]:
    judul = "Diperbaiki" if skp.status == S.DIKEMBALIKAN or skp.catatan else "Draf"
    return [
        Langkah(judul, "kini", f"terakhir diubah {waktu(skp.diubah_pada)}"),
        Langkah("Diajukan", "nanti"),
        Langkah("Disetujui", "nanti", _batas(skp)),
    ]


def _batas(skp: Skp) -> str:
    batas = batas_penetapan(skp.mulai)
    return f"paling lambat {tanggal(batas)}" if batas >= hari_ini() else f"batasnya {tanggal(batas)}, segera tuntaskan"


def kolom_aksi(rhk: Isi, hari: str) -> list[dict[str, Any]]:
    """Rencana aksi of one RHK by period: what is to be done in each, over all its indicators."""
    hasil: dict[tuple[str, int], dict[str, Any]] = {}
    for indikator in rhk["indikator"]:
        for a in indikator["rencana_aksi"]:
            kolom = hasil.get(kunci := (a["jenis_periode"], a["urutan"]))
            if kolom is None:
                kolom = hasil[kunci] = {
                    "sebutan": sebutan_periode(*kunci),
                    "kini": a["mulai"] <= hari <= a["tenggat"],
                    "mulai": a["mulai"],
                    "butir": [],
                }
            kolom["butir"].append(a)
    return sorted(hasil.values(), key=lambda k: k["mulai"])


def konteks(request: HttpRequest, baca: Bacaan, **lain: Any) -> dict[str, Any]:
    """What the templates ask for."""
    return {
        "bc": baca,
        "skp": baca.skp,
        "isi": baca.isi,
        "saya": baca.saya,
        "label": LABEL,
        "nada": NADA,
        "kolom_aksi": partial(kolom_aksi, hari=hari_ini().isoformat()),
        "request": request,
        "sisip": kumpulkan(request, baca),
        **lain,
    }
