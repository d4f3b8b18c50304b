"""Layouts of staff lists: a local register (SIMPEG-like, from 4 to 29 columns) and the SIASN profile (69 columns).

Columns that are not named here are not read at all: identity number, tax number, religion, address, family and health
insurance never leave the file.
"""

from ekinerja.inti.impor import TataKolom

SIMPEG = TataKolom(
    "SIMPEG",
    {
        "nip": ("nip", "nip baru", "nip pegawai"),
        "nama": ("nama", "nama pegawai", "nama lengkap", "nama tanpa gelar"),
        "gelar_depan": ("gelar depan",),
        "gelar_belakang": ("gelar belakang",),
        "tempat_lahir": ("tempat lahir",),
        "tanggal_lahir": ("tanggal lahir", "tgl lahir"),
        "jenis_kelamin": ("jenis kelamin", "jk", "l p", "kelamin"),
        "status": ("status", "status pegawai", "status kepegawaian", "jenis pegawai"),
        "kedudukan": ("kedudukan hukum", "kedudukan"),
        "tmt_cpns": ("tmt cpns", "tmt cpns pppk", "tmt pengangkatan"),
        "tmt_pns": ("tmt pns",),
        "golongan": ("gol ruang", "golongan ruang", "golongan", "gol", "pangkat gol ruang"),
        "tmt_golongan": ("tmt gol", "tmt golongan", "tmt gol ruang", "tmt pangkat"),
        "jenis_jabatan": ("jenis jabatan",),
        "jabatan": ("jabatan", "nama jabatan"),
        "jenjang": ("jenjang", "jenjang jabatan"),
        "eselon": ("eselon",),
        "kelas": ("kelas jabatan", "kelas"),
        "tmt_jabatan": ("tmt jabatan",),
        "tugas_tambahan": ("tugas tambahan",),
        "kode_unit": ("kode unit", "kode unit kerja"),
        "unit_kerja": ("unit kerja", "nama unit kerja", "unit"),
        "unit_induk": ("unit induk", "opd", "perangkat daerah", "skpd", "unit organisasi induk"),
        "nip_atasan": ("nip atasan", "nip atasan langsung", "atasan langsung", "nip pejabat penilai"),
        "pendidikan": ("pendidikan", "pendidikan terakhir", "tingkat pendidikan"),
        "jurusan": ("jurusan", "program studi"),
        "email": ("email", "e mail", "surel"),
        "no_hp": ("no hp", "nomor hp", "hp", "no telepon", "nomor telepon"),
        "akhir_kontrak": ("akhir kontrak", "akhir perjanjian", "tanggal akhir kontrak"),
    },
    frozenset({"nip", "nama", "jabatan", "unit_kerja"}),
)
SIASN = TataKolom(
    "SIASN",
    {
        "nip": ("nip baru",),
        "nama": ("nama",),
        "gelar_depan": ("gelar depan",),
        "gelar_belakang": ("gelar belakang",),
        "tempat_lahir": ("tempat lahir nama",),
        "tanggal_lahir": ("tanggal lahir",),
        "jenis_kelamin": ("jenis kelamin",),
        "status": ("jenis pegawai nama",),
        "status_cpns": ("status cpns pns",),
        "kedudukan": ("kedudukan hukum nama",),
        "tmt_cpns": ("tmt cpns",),
        "tmt_pns": ("tmt pns",),
        "golongan": ("gol akhir nama",),
        "tmt_golongan": ("tmt golongan",),
        "jenis_jabatan": ("jenis jabatan nama",),
        "jabatan": ("jabatan nama",),
        "eselon": ("eselon nama",),
        "tmt_jabatan": ("tmt jabatan",),
        "kode_unit": ("unor id",),
        "unit_kerja": ("unor nama",),
        "pendidikan": ("tingkat pendidikan nama",),
        "jurusan": ("pendidikan nama",),
        # The office's address, not the private one.
        "email": ("email gov",),
        "no_hp": ("nomor hp",),
    },
    frozenset({"nip", "nama", "jabatan", "unit_kerja"}),
)
TATA = (SIMPEG, SIASN)
