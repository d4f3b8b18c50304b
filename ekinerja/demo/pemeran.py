"""The named people of the demo city: who can log in is known beforehand."""

from dataclasses import dataclass

SANDI = "palu-demo-2026"


@dataclass(frozen=True, slots=True)
class Pemeran:
    nama_masuk: str
    nama: str
    unit: str
    templat: str  # kind of work, see templat.toml
    jabatan: str
    jenis: str
    jenjang: str = ""
    eselon: str = ""
    kelas: int | None = None
    golongan: str = ""
    gelar_depan: str = ""
    gelar_belakang: str = ""
    kepala: bool = False
    status: str = "PNS"
    peran: str = ""
    peran_unit: str = ""
    tugas_tambahan: str = ""
    jk: str = "L"


PEMERAN = (
    Pemeran(
        "walikota",
        "Burhan Toampo",
        "PALU",
        "",
        "Wali Kota Palu",
        "NEGARA",
        kepala=True,
        status="PEJABAT_NEGARA",
        peran="PIMPINAN",
        peran_unit="PALU",
    ),
    Pemeran(
        "196801201992031907",
        "Irwan Djaelangkara",
        "SETDA",
        "sekda",
        "Sekretaris Daerah",
        "JPT_PRATAMA",
        eselon="II.a",
        kelas=15,
        golongan="IV/d",
        gelar_belakang="S.H., M.Si.",
        kepala=True,
        peran="PIMPINAN",
        peran_unit="PALU",
    ),
    Pemeran(
        "196905101994031903",
        "Hasan Lamakarate",
        "DIKBUD",
        "kadis_pendidikan",
        "Kepala Dinas Pendidikan dan Kebudayaan",
        "JPT_PRATAMA",
        eselon="II.b",
        kelas=14,
        golongan="IV/c",
        gelar_depan="Drs.",
        gelar_belakang="M.Pd.",
        kepala=True,
    ),
    Pemeran(
        "197208171998031902",
        "Rizal Labaso",
        "DIKBUD.SMPN01",
        "kepala_sekolah",
        "Guru Ahli Madya",
        "FUNGSIONAL",
        jenjang="AHLI MADYA",
        kelas=11,
        golongan="IV/b",
        gelar_belakang="S.Pd., M.Pd.",
        kepala=True,
        tugas_tambahan="Kepala SMP Negeri 1 Palu",
    ),
    Pemeran(
        "198503122010012901",
        "Sari Wulandari",
        "DIKBUD.SMPN01",
        "guru_ipa",
        "Guru Ahli Muda",
        "FUNGSIONAL",
        jenjang="AHLI MUDA",
        kelas=9,
        golongan="III/d",
        gelar_belakang="S.Pd.",
        jk="P",
    ),
    Pemeran(
        "198011232005012905",
        "Ratna Pusadan",
        "DUKCAPIL.B3",
        "kabid_dukcapil",
        "Kepala Bidang Pengelolaan Informasi Kependudukan",
        "ADMINISTRATOR",
        eselon="III.b",
        kelas=11,
        golongan="IV/a",
        gelar_belakang="S.Kom., M.AP.",
        kepala=True,
        jk="P",
    ),
    Pemeran(
        "199107042015031904",
        "Andi Tadulako",
        "DUKCAPIL.B3",
        "prakom",
        "Pranata Komputer Ahli Muda",
        "FUNGSIONAL",
        jenjang="AHLI MUDA",
        kelas=9,
        golongan="III/c",
        gelar_belakang="S.Kom.",
    ),
    Pemeran(
        "198409152009012906",
        "Nur Aini Lamarauna",
        "BKPSDM.B4",
        "analis_kepegawaian",
        "Analis SDM Aparatur Ahli Muda",
        "FUNGSIONAL",
        jenjang="AHLI MUDA",
        kelas=9,
        golongan="III/d",
        gelar_belakang="S.Sos.",
        peran="ADMIN_BKPSDM ADMIN_SISTEM",
        peran_unit="PALU",
        jk="P",
    ),
    Pemeran(
        "198706302011012908",
        "Fitriani Mangge",
        "INSP.B1",
        "auditor",
        "Auditor Ahli Muda",
        "FUNGSIONAL",
        jenjang="AHLI MUDA",
        kelas=10,
        golongan="III/d",
        gelar_belakang="S.E., Ak.",
        peran="AUDITOR",
        peran_unit="PALU",
        jk="P",
    ),
    Pemeran(
        "199612242024212909",
        "Dewi Toana",
        "DINKES.PKM-TALISE",
        "perawat",
        "Perawat Ahli Pertama",
        "FUNGSIONAL",
        jenjang="AHLI PERTAMA",
        kelas=8,
        golongan="IX",
        gelar_belakang="S.Kep., Ners",
        status="PPPK",
        jk="P",
    ),
    Pemeran(
        "operator-smpn1",
        "Moh. Fadel",
        "DIKBUD.SMPN01",
        "",
        "Operator Sekolah",
        "NON_ASN",
        status="NON_ASN",
        peran="OPERATOR_SEKOLAH",
        peran_unit="DIKBUD.SMPN01",
    ),
    Pemeran(
        "197504122000032910",
        "Yuliana Tandi",
        "DIKBUD.SMP",
        "pengawas_sekolah",
        "Pengawas Sekolah Ahli Madya",
        "FUNGSIONAL",
        jenjang="AHLI MADYA",
        kelas=11,
        golongan="IV/b",
        gelar_belakang="S.Pd., M.Pd.",
        peran="PENGAWAS",
        peran_unit="DIKBUD.SMP",
        jk="P",
    ),
)
