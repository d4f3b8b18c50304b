"""The writing coach: every check fires on a weak wording and stays silent on a good one; it never fails, never depends on order."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan.penulisan import (
    Bobot,
    LapisJabatan,
    MasukanPenulisan,
    TahunLalu,
    TulisanIndikator,
    daftar_periksa,
    periksa_penulisan,
)
from ekinerja.aturan.skp import FormulirSkp, Pendekatan

IZIN = TulisanIndikator("Persentase izin usaha yang terbit tepat waktu", "95", "%", "KUALITAS")
BAIK = MasukanPenulisan("Terselesaikannya permohonan izin usaha sesuai standar layanan", (IZIN,))
HARI = replace(IZIN, teks="Rata-rata waktu terbit izin usaha", target="3", satuan="hari", aspek="WAKTU")


def _rhk(teks, **lain):
    return replace(BAIK, rhk=teks, **lain)


def _ind(teks=IZIN.teks, **lain):
    return replace(BAIK, indikator=(replace(IZIN, teks=teks, **lain),))


PLK, ADM = LapisJabatan.PELAKSANA, LapisJabatan.ADMINISTRATOR
# code -> (weak wordings, good wordings close to them)
TABEL = {
    "AKTIVITAS": (
        [
            _rhk(t)
            for t in (
                "Memproses izin usaha",
                "penerbitan izin usaha",
                "Verifikasi berkas izin",
                "Ikut menata arsip izin",
                "Bertugas di loket izin",
            )
        ],
        [
            _rhk(t)
            for t in (
                "Terprosesnya izin usaha",
                "Penerbitan izin selesai dalam 3 hari",
                "Media informasi izin terbit bulanan",
                "Pelayanan izin tanpa keluhan",
            )
        ],
    ),
    "HASIL_SEMU": ([_rhk("Terlaksananya sosialisasi izin usaha")], [_rhk("Dipahaminya syarat izin oleh pelaku usaha")]),
    "TANPA_KATA_HASIL": (
        [_rhk("Administrasi perizinan usaha mikro"), _rhk("Data izin usaha kecamatan")],
        [
            _rhk("Pelaku usaha mikro memiliki izin"),
            _rhk("Data izin usaha lengkap"),
            _rhk("Semua warung di pasar berizin"),
        ],
    ),
    "KABUR": (
        [
            _rhk("Terwujudnya pelayanan izin yang sebaik-baiknya"),
            _rhk("Meningkatnya kualitas kinerja"),
            _rhk("Tertatanya izin dengan baik"),
        ],
        [_rhk("Meningkatnya kepatuhan pelaku usaha melapor"), _rhk("Tertatanya arsip izin usaha dengan kode")],
    ),
    "KATA_TAK_PASTI": ([_rhk("Izin usaha diupayakan terbit lebih cepat")], [_rhk("Izin usaha terbit lebih cepat")]),
    "GANDA": (
        [
            _rhk("Tersusunnya peta izin dan terlatihnya petugas loket"),
            _rhk("Tertatanya arsip, peta, loket, papan, dan ruang izin"),
            _rhk("Menyusun dan mencetak izin"),
        ],
        [_rhk("Tertatanya arsip dan peta izin usaha"), _rhk("Tersusunnya daftar izin yang datanya lengkap")],
    ),
    "TUPOKSI": (
        [
            _rhk("Terlaksananya tugas lain yang diberikan pimpinan"),
            _rhk("Terlaksananya perintah kedinasan lainnya"),
            _rhk("Terlaksananya perencanaan, pengendalian, dan pengawasan izin"),
            _rhk("Melaksanakan penyiapan bahan izin"),
        ],
        [_rhk("Terkendalinya izin gangguan di pasar"), _rhk("Tuntasnya pengawasan izin usaha")],
    ),
    "PERILAKU": (
        [
            _rhk("Hadir tepat waktu di loket izin"),
            _ind("Persentase kehadiran apel pagi"),
            _rhk("Terjaganya kedisiplinan kerja di loket"),
        ],
        [
            _rhk("Terjaganya disiplin berlalu lintas warga di kawasan pasar"),
            _rhk("Tersusunnya rekap kehadiran kerja bulanan"),
        ],
    ),
    "INPUT": (
        [
            _rhk("Terserapnya anggaran perizinan"),
            _ind("Persentase serapan belanja izin"),
            _ind("Jumlah jam kerja loket izin"),
        ],
        [_ind("Persentase realisasi target retribusi izin"), _rhk("Tercapainya penerimaan retribusi izin")],
    ),
    "LUAR_KENDALI": (
        [
            _rhk("Menurunnya angka kemiskinan kota", lapis=PLK),
            _rhk("Meningkatnya kepatuhan izin di Kota Palu", lapis=PLK),
            _rhk("Menurunnya pengangguran di Kota Palu", lapis=ADM),
        ],
        [
            _rhk("Menurunnya angka kemiskinan kota", lapis=LapisJabatan.JPT),
            _rhk("Menurunnya kemiskinan keluarga dampingan", lapis=PLK),
            _rhk("Meningkatnya kepatuhan izin di Kota Palu", lapis=ADM),
        ],
    ),
    "BUKAN_JABATAN": (
        [
            _rhk("Terpeliharanya jaringan drainase dan jalan", jabatan="Guru Kelas SD", indikator=()),
            _rhk("Tersusunnya peraturan daerah izin", lapis=PLK),
            _rhk("Selesainya fotokopi berkas izin", lapis=ADM),
        ],
        [
            _rhk(
                "Terpeliharanya jaringan drainase dan jalan",
                jabatan="Teknik Jalan dan Jembatan Ahli Muda",
                indikator=(),
            ),
            _rhk(
                "Terpeliharanya jaringan drainase dan jalan",
                jabatan="Kepala Subbagian Tata Usaha Puskesmas",
                indikator=(),
            ),
            _rhk("Terpeliharanya jaringan drainase dan jalan", jabatan="Guru Kelas SD", indikator=(), utama=False),
            _rhk("Selesainya fotokopi berkas izin", lapis=PLK),
        ],
    ),
    "SALIN_ATASAN": (
        [
            replace(BAIK, rhk_atasan=("Meningkatnya investasi", BAIK.rhk.upper())),
            replace(BAIK, rhk_atasan=(f"{BAIK.rhk} kota",)),
        ],
        [replace(BAIK, rhk_atasan=("Meningkatnya investasi",)), BAIK],
    ),
    "SALIN_TAHUN_LALU": (
        [replace(BAIK, tahun_lalu=(TahunLalu(BAIK.rhk, ("95",)),))],
        [
            replace(BAIK, tahun_lalu=(TahunLalu(BAIK.rhk, ("90",)),)),
            replace(BAIK, tahun_lalu=(TahunLalu("Lain", ("95",)),)),
        ],
    ),
    "SINGKATAN_TIPO": (
        [
            _rhk(t)
            for t in (
                "Tertatanya izin yg masuk",
                "Terlaksanaya layanan izin usaha",
                "Tertatanya adm. izin usaha",
                "Tertatanya izin izin usaha",
            )
        ]
        + [_ind("Jml izin usaha terbit")],
        [
            _rhk(t)
            for t in (
                "Tertatanya izin OSS dan SPJ loket",
                "Tertatanya jalan 12 km ke pasar",
                "Meningkatnya kemampuan kelas VIII",
            )
        ],
    ),
    "KAPITAL": ([_rhk(BAIK.rhk.upper())], [_rhk("Terbitnya NIB UMKM")]),
    "TERLALU_PANJANG": (
        [_rhk("Tertatanya izin " + "usaha kecil pasar " * 8)],
        [_rhk("Tertatanya izin " + "usaha kecil pasar " * 7)],
    ),
    "TERLALU_PENDEK": ([_rhk("Izin terbit")], [_rhk("Izin usaha terbit")]),
    "TANPA_UKURAN": (
        [replace(BAIK, indikator=()), _ind(""), _ind(target=" "), replace(_ind(""), pendekatan=Pendekatan.KUALITATIF)],
        [_ind(target="", satuan="12 izin"), replace(_ind(target="", satuan=""), pendekatan=Pendekatan.KUALITATIF)],
    ),
    "INDIKATOR_TAK_COCOK": (
        [
            _ind("Jumlah rapat izin yang dilaksanakan", satuan="kali"),
            _ind("Foto kegiatan izin"),
            _ind("Jumlah pembinaan yang dilakukan", satuan="kali"),
        ],
        [
            _ind("Jumlah izin yang terbit", satuan="izin"),
            _ind("Jumlah konsultasi izin yang dilayani", satuan="konsultasi"),
            _ind("Persentase rapat izin yang tuntas"),
        ],
    ),
    "INDIKATOR_MENGULANG": (
        [_ind(BAIK.rhk), _ind("Terselesaikannya permohonan izin")],
        [_ind("Jumlah permohonan izin", satuan="permohonan")],
    ),
    "INDIKATOR_KEMBAR": (
        [replace(BAIK, indikator=(IZIN, replace(IZIN, teks=IZIN.teks.upper(), aspek="WAKTU")))],
        [replace(BAIK, indikator=(IZIN, HARI))],
    ),
    "INDIKATOR_GANDA": (
        [_ind("Jumlah izin dan persentase ketepatannya")],
        [_ind("Persentase izin dan rekomendasi yang terbit")],
    ),
    "INDIKATOR_BUKAN_UKURAN": (
        [_ind("Izin usaha mikro", target="12", satuan="izin")],
        [_ind("Jumlah izin usaha mikro", target="12", satuan="izin")],
    ),
    "ASPEK_SALAH": (
        [
            _ind("Jumlah izin usaha", satuan="izin", aspek="WAKTU"),
            _ind("Jumlah izin usaha", satuan="izin", aspek="BIAYA"),
            _ind("Jumlah izin usaha", satuan="izin", aspek="KUALITAS"),
            _ind("Indeks kepuasan pemohon izin", satuan="poin", aspek="KUANTITAS"),
            _ind("Rata-rata waktu terbit izin", satuan="hari", aspek="KUALITAS"),
        ],
        [
            _ind("Jumlah izin usaha", satuan="izin", aspek="KUANTITAS"),
            _ind("Jumlah izin yang terbit sebelum jatuh tempo", satuan="izin", aspek="WAKTU"),
            _ind("Jumlah izin tanpa revisi", satuan="izin", aspek="KUALITAS"),
            _ind("Penghematan belanja cetak", satuan="rupiah", aspek="BIAYA"),
            _ind("Persentase izin terbit", aspek="KUANTITAS"),
            replace(_ind("Jumlah izin usaha", satuan="izin", aspek="WAKTU"), formulir=FormulirSkp.JPT),
        ],
    ),
    "HANYA_KUANTITAS": (
        [_ind(aspek="KUANTITAS")],
        [replace(BAIK, indikator=(replace(IZIN, aspek="KUANTITAS"), HARI)), _ind(aspek="")],
    ),
    "SATUAN_SALAH": (
        [
            _ind(satuan=""),
            _ind(satuan="izin"),
            _ind("Jumlah izin usaha", satuan="%"),
            _ind("Jumlah laporan izin", satuan="orang"),
            _ind("Indeks layanan izin", satuan="laporan"),
            _ind("Rata-rata waktu terbit izin", satuan="dokumen"),
            _ind("Jumlah pohon peneduh", satuan="kegiatan"),
        ],
        [
            _ind(target="95 %", satuan=""),
            _ind("Jumlah laporan izin", satuan="laporan"),
            _ind("Jumlah pemohon izin", satuan="orang"),
            _ind("Jumlah data ganda", satuan="rekaman"),
            _ind("Izin usaha terbit", target="31 Maret 2026", satuan=""),
        ],
    ),
    "TARGET_TAK_TERUKUR": (
        [
            _ind(target=t, satuan="")
            for t in ("Optimal", "Sesuai ketentuan", "Sesuai Perda 5/2021", "Meningkat", "Tepat waktu")
        ],
        [_ind(target=t) for t in ("95", "31 Maret 2026", "Desember 2026", "Triwulan IV", "dua belas")]
        + [
            _ind("Opini laporan keuangan", target="WTP", satuan=""),
            _ind("Predikat SAKIP", target="Predikat BB", satuan=""),
        ],
    ),
    "TARGET_MUSTAHIL": (
        [
            _ind(target="120"),
            _ind(target="-3"),
            _ind(target="31 Februari 2026"),
            _ind("Indeks layanan izin skala 1-5", target="6", satuan="poin"),
            _ind("Lama layanan", target="13", satuan="bulan"),
        ],
        [
            _ind(target="100"),
            _ind("Persentase pertumbuhan izin", target="120"),
            _ind("Indeks layanan izin skala 1-5", target="4,5", satuan="poin"),
            _ind(target="1.200", satuan="izin"),
        ],
    ),
    "TARGET_TERLALU_RENDAH": (
        [
            _ind("Jumlah permohonan yang diselesaikan", target="10", satuan="permohonan"),
            _ind("Persentase izin yang diproses", target="20"),
            _ind(target="40", tahun_lalu="90 %"),
        ],
        [
            _ind("Jumlah permohonan yang diselesaikan", target="1.200", satuan="permohonan"),
            _ind("Persentase izin yang ditolak dan diproses ulang", target="5"),
            _ind(target="40", tahun_lalu="90 %", alasan_turun="Satu loket ditutup"),
        ],
    ),
    "TARGET_TURUN": (
        [_ind(target="85", tahun_lalu="90")],
        [
            _ind(target="90", tahun_lalu="90"),
            _ind(target="85", tahun_lalu="90", alasan_turun="Satu loket ditutup"),
            _ind("Persentase keluhan izin", target="2", tahun_lalu="3"),
        ],
    ),
    "TANPA_PEMBANDING": (
        [_ind("Persentase kenaikan izin usaha", target="10")],
        [
            _ind("Persentase kenaikan izin usaha", target="10 dari 900"),
            _ind("Persentase kenaikan izin usaha", target="10", tahun_lalu="8"),
        ],
    ),
    "TANGGAL_DI_LUAR_PERIODE": (
        [
            replace(_ind(target=t), mulai=date(2026, 1, 1), selesai=date(2026, 12, 31))
            for t in ("31 Januari 2027", "2025-12-31", "5/1/2027", "Maret 2027")
        ],
        [
            replace(_ind(target=t), mulai=date(2026, 1, 1), selesai=date(2026, 12, 31))
            for t in ("31 Desember 2026", "95", "Maret 2026")
        ]
        + [_ind(target="31 Januari 2027")],
    ),
    "ANGKA_BERBEDA": (
        [_rhk("Terbitnya 12 izin usaha", indikator=(replace(IZIN, teks="Jumlah izin", target="10", satuan="izin"),))],
        [
            _rhk("Terbitnya 12 izin usaha", indikator=(replace(IZIN, teks="Jumlah izin", target="12", satuan="izin"),)),
            _rhk("Tertatanya izin di 3 pasar"),
        ],
    ),
}
LEMAH = [(kode, m) for kode, (lemah, _) in TABEL.items() for m in lemah]
BAIK_SEMUA = [(kode, m) for kode, (_, baik) in TABEL.items() for m in baik]


def _kode(masukan):
    return {t.kode for t in periksa_penulisan(masukan)}


def test_kalimat_yang_baik_tidak_dikomentari():
    assert periksa_penulisan(replace(BAIK, indikator=(IZIN, HARI))) == ()


@pytest.mark.parametrize(("kode", "masukan"), LEMAH)
def test_tulisan_lemah_dikenali(kode, masukan):
    assert kode in _kode(masukan)


@pytest.mark.parametrize(("kode", "masukan"), BAIK_SEMUA)
def test_tulisan_baik_tidak_dituduh(kode, masukan):
    assert kode not in _kode(masukan)


def test_setiap_periksa_diuji_dan_menyebut_dirinya():
    periksa = daftar_periksa()
    assert {p.kode for p in periksa} == set(TABEL)
    assert len(periksa) >= 20
    for p in periksa:
        assert p.judul
        assert p.dasar
        assert "Pasal" not in p.dasar
        assert p.contoh.lemah != p.contoh.baik


def test_setiap_temuan_bersumber_berkalimat_dan_bertempat():
    tempat = {"rhk", "indikator"} | {
        f"indikator-{n}-{m}" for n in (1, 2) for m in ("teks", "target", "satuan", "aspek")
    }
    for _, masukan in LEMAH:
        for t in periksa_penulisan(masukan):
            assert t.medan in tempat
            assert t.kalimat.endswith((".", "…"))
            assert t.dasar
            assert t.contoh.baik


@pytest.mark.parametrize(
    ("masukan", "bobot"),
    [
        (replace(BAIK, rhk_atasan=(BAIK.rhk,)), Bobot.LEMAH),
        (replace(BAIK, rhk_atasan=(f"{BAIK.rhk} kota",)), Bobot.PERBAIKI),
        (replace(BAIK, rhk_atasan=(BAIK.rhk,), langsung=True), Bobot.SARAN),
    ],
)
def test_menyalin_atasan_dibedakan_dari_penyelarasan_langsung(masukan, bobot):
    assert [t.bobot for t in periksa_penulisan(masukan) if t.kode == "SALIN_ATASAN"] == [bobot]


def test_rhk_kosong_belum_dikomentari():
    assert periksa_penulisan(_rhk(" ")) == ()


def test_temuan_menunjuk_indikator_yang_dimaksud():
    masukan = replace(BAIK, indikator=(IZIN, replace(HARI, target="cepat", letak="ind-7")))
    assert [(t.kode, t.medan) for t in periksa_penulisan(masukan)] == [("TARGET_TAK_TERUKUR", "ind-7-target")]


def test_skp_lama_tetap_dibaca():
    assert periksa_penulisan(replace(BAIK, mulai=date(2019, 1, 1), selesai=date(2019, 12, 31))) == ()


TEKS = st.text(max_size=80) | st.sampled_from(
    ["Terlaksananya rapat", "Jumlah 12 %", "31/02/2026", "-", "9" * 300, "1.2.3,4", "Rp 5 juta", "se-se-nya", "\x00"]
)
INDIKATOR = st.builds(
    TulisanIndikator, TEKS, TEKS, TEKS, st.sampled_from(["", "KUANTITAS", "WAKTU", "lain"]), tahun_lalu=TEKS
)
MASUKAN = st.builds(
    MasukanPenulisan,
    TEKS,
    st.lists(INDIKATOR, max_size=3).map(tuple),
    st.sampled_from(LapisJabatan),
    TEKS,
    st.sampled_from(FormulirSkp),
    st.sampled_from(Pendekatan),
    rhk_atasan=st.lists(TEKS, max_size=2).map(tuple),
    mulai=st.none() | st.dates(),
    selesai=st.none() | st.dates(),
)


@given(MASUKAN)
def test_sembarang_teks_dijawab_dan_jawabannya_tetap(masukan):
    jawaban = periksa_penulisan(masukan)
    assert jawaban == periksa_penulisan(masukan)
    assert all(t.bobot in set(Bobot) for t in jawaban)


@given(st.permutations([m.indikator[0] for _, m in LEMAH if len(m.indikator) == 1][:30]))
def test_urutan_indikator_tidak_mengubah_temuan(urutan):
    def temuan(daftar):
        bernama = tuple(replace(i, letak=f"i{asal.index(i)}") for i in daftar)
        return {(t.kode, t.medan, t.kalimat) for t in periksa_penulisan(replace(BAIK, indikator=bernama))}

    asal = list(dict.fromkeys(urutan))
    assert temuan(asal) == temuan(asal[::-1])
