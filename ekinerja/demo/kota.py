"""Plan of the demo city: units, and who works where. Pure: same (jumlah, benih, pada) gives the same city."""

import csv
import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from importlib.resources import files

from ekinerja.demo.nama import buat_nama
from ekinerja.demo.pemeran import PEMERAN, Pemeran
from ekinerja.kepegawaian.acuan import TANPA_CAPAIAN

JUMLAH_MINIMUM = 60
SEKOLAH_PENUH = 163  # schools of a full city: the Kepala Dinas then has about 160 direct reports
ESELON_KEPALA = {
    "asisten": ("JPT_PRATAMA", "II.b", 14), "staf_ahli": ("JPT_PRATAMA", "II.b", 13), "dinas": ("JPT_PRATAMA", "II.b", 14),
    "badan": ("JPT_PRATAMA", "II.b", 14), "inspektorat": ("JPT_PRATAMA", "II.b", 14), "setwan": ("JPT_PRATAMA", "II.b", 14),
    "satpol": ("JPT_PRATAMA", "II.b", 14), "kecamatan": ("ADMINISTRATOR", "III.a", 12), "bagian": ("ADMINISTRATOR", "III.a", 12),
    "sekretariat": ("ADMINISTRATOR", "III.a", 12), "rsud": ("ADMINISTRATOR", "III.a", 13), "bidang": ("ADMINISTRATOR", "III.b", 11),
    "kelurahan": ("PENGAWAS", "IV.a", 9), "subbagian": ("PENGAWAS", "IV.a", 9), "seksi": ("PENGAWAS", "IV.a", 9),
}  # fmt: skip
TEMPLAT_KEPALA = {
    "asisten": "kepala_opd", "staf_ahli": "kepala_opd", "dinas": "kepala_opd", "badan": "kepala_opd", "inspektorat": "kepala_opd",
    "setwan": "kepala_opd", "satpol": "kepala_opd", "kecamatan": "camat", "bagian": "kabid", "sekretariat": "sekretaris",
    "rsud": "kabid", "bidang": "kabid", "kelurahan": "lurah", "subbagian": "kasubbag", "seksi": "kasubbag",
    "sekolah_sd": "kepala_sekolah", "sekolah_smp": "kepala_sekolah", "puskesmas": "kepala_puskesmas",
}  # fmt: skip
# Relative size of a unit's staff below its head, when the city is full.
BOBOT = {
    "sekolah_smp": 60, "sekolah_sd": 22, "puskesmas": 62, "rsud": 150, "bidang": 30, "bagian": 26, "sekretariat": 14, "subbagian": 13,
    "kelurahan": 12, "seksi": 7, "kecamatan": 4, "setda": 2,
}  # fmt: skip
# Units that are alive in a small city, in the order they are filled, with the number of staff wanted there.
ISI_AWAL = (
    ("DUKCAPIL.B3", 6), ("DIKBUD.SMPN01", 24), ("BKPSDM.B4", 5), ("INSP.B1", 4), ("DINKES.PKM-TALISE", 18), ("DUKCAPIL.B1", 6),
    ("DUKCAPIL.B2", 5), ("DUKCAPIL.SEK.UMPEG", 4), ("DUKCAPIL.SEK.KEU", 3), ("BKPSDM.B1", 4), ("BKPSDM.SEK.UMPEG", 4),
    ("DIKBUD.SMP", 4), ("DIKBUD.SD", 4), ("DIKBUD.TENAGA", 4), ("DIKBUD.SEK.UMPEG", 4), ("DIKBUD.SMPN09", 16),
    ("DIKBUD.SDN-PETOBO1", 12), ("DIKBUD.SDN-TANAMODINDI", 10), ("SETDA.AS3.ORG", 5), ("72.71.08.1003", 5), ("72.71.01.1004", 4),
    ("72.71.01.1006", 4), ("DPU.B1", 5), ("DPU.B2", 4), ("DLH.B1", 6), ("KOMINFO.B1", 4), ("BPBD.B1", 4),
)  # fmt: skip


@dataclass(slots=True)
class Unit:
    pk: int
    kode: str
    nama: str
    induk: "Unit | None"
    jenis: str
    jalur: str
    kepala: "Orang | None" = None
    anggota: list["Orang"] = field(default_factory=list)

    @property
    def punya_capaian(self) -> bool:
        return self.jenis not in TANPA_CAPAIAN


# A vacant unit and the one whose head acts for it as Plt.
PLT = {"DPU.B2": "DPU.B1"}


# Who of the cast moved on 1 July, and from which unit: two SKPs in one year.
PINDAH = {"198706302011012908": "INSP.B2"}


@dataclass(slots=True)
class Orang:
    pk: int
    nama_masuk: str
    nip: str
    nama: str
    jk: str
    status: str
    lahir: date
    tmt: date
    golongan: str
    unit: Unit
    templat: str
    jabatan: tuple[str, str, str, int | None, str]  # nama, jenis, jenjang, kelas, eselon
    kepala: bool
    gelar_depan: str = ""
    gelar_belakang: str = ""
    tugas_tambahan: str = ""
    # How the person works in the story: 0 weak … 3 excellent. Never shown anywhere.
    mutu: int = 2
    pemeran: Pemeran | None = None
    atasan: "Orang | None" = None

    @property
    def aktif(self) -> bool:
        """Has an own secret; a few have not fetched their code yet."""
        return self.pemeran is not None or self.kepala or self.pk % 25 != 0


def muat_unit(jumlah: int) -> dict[str, Unit]:
    """Units of the city in tree order; a large city gets visibly invented schools."""
    unit: dict[str, Unit] = {}
    teks = files("ekinerja.demo").joinpath("data/unit.csv").read_text(encoding="utf-8-sig")
    baris = [
        (r["kode"], r["nama"], r["induk_kode"], r["jenis"]) for r in csv.DictReader(teks.splitlines(), delimiter=";")
    ]
    sekolah = sum(1 for b in baris if b[3].startswith("sekolah"))
    perlu = min(SEKOLAH_PENUH, jumlah // 70) - sekolah
    baris += [(f"DIKBUD.SDR{n:03}", f"SD Negeri (rekaan) {n:03}", "DIKBUD", "sekolah_sd") for n in range(1, perlu + 1)]
    for pk, (kode, nama, induk_kode, jenis) in enumerate(baris, start=1):
        induk = unit.get(induk_kode)
        unit[kode] = Unit(pk, kode, nama, induk, jenis, f"{induk.jalur if induk else '/'}{kode}/")
    return unit


class Kota:
    """Builds the people, first the named cast, then heads, then staff until the number is reached."""

    def __init__(self, jumlah: int, benih: int, pada: date) -> None:
        self.pada = pada
        self.acak = random.Random(f"{jumlah}-{benih}-{pada.isoformat()}")
        self.unit = muat_unit(jumlah)
        self.orang: list[Orang] = []
        self.plt: dict[str, Orang] = {}
        # The same person in the position before the move, by key; only once the move is two weeks past.
        self.dahulu: dict[int, Orang] = {}
        self.hari_pindah = date(pada.year, 7, 1)
        self._nip: set[str] = {p.nama_masuk for p in PEMERAN}
        self._isi(jumlah)
        for o in self.orang:
            o.atasan = self._atasan(o)
        if pada >= self.hari_pindah + timedelta(days=14):
            self._pindahkan()

    def _pindahkan(self) -> None:
        for o in self.orang:
            if o.nama_masuk in PINDAH:
                lama = self.dahulu[o.pk] = replace(o, unit=self.unit[PINDAH[o.nama_masuk]], atasan=None)
                lama.atasan = self._atasan(lama)

    def _isi(self, jumlah: int) -> None:
        for p in PEMERAN:
            self._pasang_pemeran(p)
        urutan_kepala = [
            u for u in self.unit.values() if u.jenis in ESELON_KEPALA and u.induk and u.induk.kode in ("PALU", "SETDA")
        ]
        for u in urutan_kepala:
            self._pasang_kepala(u)
        for kode, wajib in ISI_AWAL:
            self._isi_unit(self.unit[kode], wajib, jumlah)
        if len(self.orang) < jumlah:
            self._isi_rata(jumlah)

    def _isi_unit(self, u: Unit, wajib: int, jumlah: int) -> None:
        self._lengkapi_kepala(u, jumlah)
        while len(u.anggota) < wajib and len(self.orang) < jumlah:
            self._pasang_staf(u)

    def _lengkapi_kepala(self, u: Unit | None, jumlah: int) -> None:
        """Heads from this unit up to the root, so that everybody has a superior."""
        while u is not None and u.kode != "PALU":
            if u.kode in PLT and (kepala := self.unit[PLT[u.kode]].kepala):
                self.plt[u.kode] = kepala
            elif u.kepala is None and u.jenis in TEMPLAT_KEPALA and len(self.orang) < jumlah:
                self._pasang_kepala(u)
            u = u.induk

    def _isi_rata(self, jumlah: int) -> None:
        """Fill every unit in proportion until the number is reached."""
        calon = [u for u in self.unit.values() if u.jenis in BOBOT]
        if jumlah < 1500:
            calon = [u for u in calon if u.anggota or u.kepala]
        for u in calon:
            self._lengkapi_kepala(u, jumlah)
        sisa, bobot = jumlah - len(self.orang), sum(BOBOT[u.jenis] for u in calon)
        for u in calon:
            for _ in range(sisa * BOBOT[u.jenis] // bobot):
                self._pasang_staf(u)
        i = 0
        while len(self.orang) < jumlah:
            self._pasang_staf(calon[i % len(calon)])
            i += 1

    def _pasang_pemeran(self, p: Pemeran) -> None:
        unit = self.unit[p.unit]
        asn = p.nama_masuk.isdecimal()
        lahir = date(int(p.nama_masuk[:4]), int(p.nama_masuk[4:6]), int(p.nama_masuk[6:8])) if asn else date(1980, 1, 1)
        bulan = int(p.nama_masuk[12:14]) if asn and p.status == "PNS" else 3
        tmt = date(int(p.nama_masuk[8:12]), bulan, 1) if asn else date(2021, 2, 26)
        self._tambah(
            Orang(
                len(self.orang) + 1, p.nama_masuk, p.nama_masuk if asn else "", p.nama, p.jk, p.status, lahir, tmt, p.golongan,
                unit, p.templat, (p.jabatan, p.jenis, p.jenjang, p.kelas, p.eselon), p.kepala, p.gelar_depan,
                p.gelar_belakang, p.tugas_tambahan, 2 if p.nama != "Sari Wulandari" else 3, p,
            )
        )  # fmt: skip

    def _tambah(self, o: Orang) -> None:
        self.orang.append(o)
        if o.kepala:
            o.unit.kepala = o
        else:
            o.unit.anggota.append(o)

    def jabatan_plt(self, kode: str) -> tuple[str, str, str, int | None, str]:
        """The position somebody acts in."""
        u = self.unit[kode]
        jenis, eselon, kelas = ESELON_KEPALA[u.jenis]
        return _nama_jabatan_kepala(u), jenis, "", kelas, eselon

    def _pasang_kepala(self, u: Unit) -> None:
        if u.kepala is not None:
            return
        if u.jenis in ("sekolah_sd", "sekolah_smp"):
            jabatan, tambahan = ("Guru Ahli Madya", "FUNGSIONAL", "AHLI MADYA", 11, ""), f"Kepala {u.nama}"
        elif u.jenis == "puskesmas":
            jabatan, tambahan = ("Dokter Ahli Madya", "FUNGSIONAL", "AHLI MADYA", 11, ""), f"Kepala {u.nama}"
        else:
            jenis, eselon, kelas = ESELON_KEPALA[u.jenis]
            jabatan, tambahan = (_nama_jabatan_kepala(u), jenis, "", kelas, eselon), ""
        golongan = {"JPT_PRATAMA": "IV/c", "ADMINISTRATOR": "IV/a", "PENGAWAS": "III/d"}.get(jabatan[1], "IV/a")
        self._tambah(self._orang(u, TEMPLAT_KEPALA[u.jenis], jabatan, "PNS", golongan, kepala=True, tambahan=tambahan))

    def _pasang_staf(self, u: Unit) -> None:
        templat, jabatan, golongan = _pekerjaan(u, self.acak)
        undi = self.acak.random()
        status = "PNS" if undi < 0.62 else "PPPK" if undi < 0.9 else "PPPK_PARUH_WAKTU" if undi < 0.99 else "CPNS"
        if status == "PPPK":
            golongan = "IX" if jabatan[2].startswith("AHLI") else "VII"
        elif status == "PPPK_PARUH_WAKTU":
            golongan = ""
        self._tambah(self._orang(u, templat, jabatan, status, golongan))

    def _orang(
        self, u: Unit, templat: str, jabatan: tuple[str, str, str, int | None, str], status: str, golongan: str, *,
        kepala: bool = False, tambahan: str = "",
    ) -> Orang:  # fmt: skip
        acak = self.acak
        jk = acak.choice("LPP") if templat in ("guru", "perawat") else acak.choice("LP")
        umur = acak.randint(40, 57) if kepala else acak.randint(24, 56)
        lahir = date(self.pada.year - umur, 1, 1) + timedelta(days=acak.randrange(365))
        tmt = self._tmt(lahir, status)
        nip = self._nip_baru(lahir, tmt, status, jk)
        gelar = (
            "S.Pd."
            if templat in ("guru", "kepala_sekolah")
            else acak.choice(("", "", "S.Sos.", "S.E.", "S.T.", "A.Md."))
        )
        mutu = acak.choices((0, 1, 2, 3), (3, 12, 65, 20))[0]
        return Orang(
            len(self.orang) + 1, nip, nip, buat_nama(acak, jk), jk, status, lahir, tmt, golongan, u, templat, jabatan, kepala, "", gelar,
            tambahan, mutu,
        )  # fmt: skip

    def _tmt(self, lahir: date, status: str) -> date:
        acak, tahun = self.acak, self.pada.year
        if status == "PPPK":
            return date(acak.randint(2021, min(2025, tahun - 1)), acak.randint(1, 12), 1)
        if status == "PPPK_PARUH_WAKTU":
            return date(min(2025, tahun - 1), 10, 1)
        if status == "CPNS":
            return date(tahun, min(self.pada.month, acak.choice((1, 4, 6))), 1)
        return date(
            acak.randint(lahir.year + 22, max(lahir.year + 22, min(lahir.year + 30, tahun - 2))), acak.randint(1, 12), 1
        )

    def _nip_baru(self, lahir: date, tmt: date, status: str, jk: str) -> str:
        tengah = f"{tmt:%Y%m}" if status in ("PNS", "CPNS") else f"{tmt:%Y}21"
        dasar = f"{lahir:%Y%m%d}{tengah}{1 if jk == 'L' else 2}"
        for _ in range(200):
            nip = dasar + str(self.acak.randint(900, 999))
            if nip not in self._nip:
                self._nip.add(nip)
                return nip
        return self._nip_baru(lahir + timedelta(days=1), tmt, status, jk)

    def _atasan(self, o: Orang) -> Orang | None:
        """Head of the unit; for a head, of the next unit up that has one. Heads of OPD: the Sekretaris Daerah (R-05)."""
        if o.unit.kode == "PALU" and o.kepala:
            return None
        u: Unit | None = o.unit.induk if o.kepala else o.unit
        sekda = self.unit["SETDA"].kepala
        if o.kepala and u is not None and u.kode == "PALU" and o is not sekda:
            return sekda
        while u is not None:
            kepala = self.plt.get(u.kode) or u.kepala
            if kepala is not None and kepala is not o:
                return kepala
            u = u.induk
        return None


def _nama_jabatan_kepala(u: Unit) -> str:
    match u.jenis:
        case "kecamatan":
            return u.nama.replace("Kecamatan", "Camat")
        case "kelurahan":
            return u.nama.replace("Kelurahan", "Lurah")
        case "sekretariat":
            return f"Sekretaris {u.induk.nama if u.induk else ''}".replace(" Kota Palu", "")
        case "inspektorat":
            return "Inspektur Daerah"
        case "setwan":
            return "Sekretaris DPRD"
        case "rsud":
            return f"Direktur {u.nama}"
        case "asisten":
            return u.nama.replace(" Sekretariat Daerah", "")
        case "staf_ahli":
            return u.nama
        case "bidang" if u.nama.startswith("Inspektur"):
            return u.nama
        case _:
            return f"Kepala {u.nama}".replace(" Kota Palu", "")


def _pekerjaan(u: Unit, acak: random.Random) -> tuple[str, tuple[str, str, str, int | None, str], str]:
    """(template, position, golongan) of an ordinary member of this unit."""
    if u.jenis in ("sekolah_sd", "sekolah_smp"):
        if acak.random() < 0.1:
            return "pelaksana", ("Pengadministrasi Perkantoran", "PELAKSANA", "", 5, ""), "II/c"
        jenjang, gol = acak.choice(
            (("AHLI PERTAMA", "III/b"), ("AHLI MUDA", "III/d"), ("AHLI MUDA", "III/c"), ("AHLI MADYA", "IV/a"))
        )
        return "guru", (f"Guru {jenjang.title()}", "FUNGSIONAL", jenjang, 9, ""), gol
    if u.jenis in ("puskesmas", "rsud") or "RSUD" in u.nama:
        nama, jenjang, kelas = acak.choice(
            (
                ("Perawat Terampil", "TERAMPIL", 6),
                ("Perawat Ahli Pertama", "AHLI PERTAMA", 8),
                ("Bidan Mahir", "MAHIR", 7),
                ("Sanitarian Ahli Pertama", "AHLI PERTAMA", 8),
            )
        )
        return "perawat", (nama, "FUNGSIONAL", jenjang, kelas, ""), "III/a"
    if u.jenis == "kelurahan":
        return "pelaksana_kelurahan", ("Pengelola Layanan Operasional", "PELAKSANA", "", 5, ""), "II/d"
    if u.kode.startswith("INSP.B"):
        return "auditor", ("Auditor Ahli Pertama", "FUNGSIONAL", "AHLI PERTAMA", 8, ""), "III/b"
    if u.kode.startswith("DUKCAPIL.B") and acak.random() < 0.5:
        return (
            "prakom",
            ("Administrator Database Kependudukan Ahli Pertama", "FUNGSIONAL", "AHLI PERTAMA", 8, ""),
            "III/b",
        )
    if acak.random() < 0.4:
        return "jf", ("Penelaah Teknis Kebijakan", "PELAKSANA", "", 7, ""), "III/a"
    return "pelaksana", ("Pengadministrasi Perkantoran", "PELAKSANA", "", 5, ""), "II/c"
