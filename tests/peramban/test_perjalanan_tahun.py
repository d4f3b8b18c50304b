"""The planning year of one bidang, from the promise of its dinas to the SKP of a new place of work.

The head fills the grid, Ratna takes her roles, Andi drafts from last year, is advised while he writes, talks about a
row, meets, is approved and opens the PDF. In July, on the same data, a teacher's official SKP arrives and Andi moves to
another dinas. Everybody holds a device of his or her own; Ratna and Andi hold phones.
"""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.pelayan import Pelayan, jalankan
from tests.peramban.alat import ANDI, HASAN, NUR_AINI, RATNA, axe, impor, masuk, potret
from tests.peramban.conftest import BukaHalaman
from tests.peramban.halaman import Kota

PERAN = ("Terjaganya keakuratan data kependudukan", "Meningkatnya pemanfaatan data oleh perangkat daerah")
INDIKATOR = (("Indeks kepuasan masyarakat atas layanan", "88 poin"), ("Persentase data kependudukan bersih", "99,5%"))
AWAL = "/perencanaan/?tahun=2027"
JULI = "2027-07-06T09:15:00+08:00"


# -- the grid of the dinas --------------------------------------------------------------------------------------------


def perjanjian(kadis: Page) -> None:
    """One sasaran with two indicators, typed and set."""
    kadis.goto(AWAL)
    kadis.get_by_role("button", name=re.compile("^Mulai perjanjian kinerja")).first.click()
    kadis.get_by_role("button", name="Tambah sasaran").click()
    kadis.get_by_label("Sasaran", exact=True).fill("Meningkatnya mutu layanan kependudukan")
    kadis.get_by_role("button", name="Tambah indikator").click()
    for n, (teks, target) in enumerate(INDIKATOR):
        kadis.get_by_label("Indikator kinerja").nth(n).fill(teks)
        kadis.get_by_label("Target setahun").nth(n).fill(target)
        kadis.get_by_label("Perspektif").nth(n).select_option(index=1)
    axe(kadis)
    kadis.get_by_role("button", name="Simpan", exact=True).click()
    kadis.get_by_role("button", name="Tetapkan").click()
    expect(kadis.locator("main")).to_contain_text("Ditetapkan")


def sel(kadis: Page, n: int) -> Locator:
    return kadis.locator("#kisi tr").filter(has_text="Ratna Pusadan").locator("td").nth(n)


def buka_sel(kadis: Page, tujuan: Locator) -> None:
    """By the keyboard, once the cell has the focus."""
    expect(tujuan).to_be_focused()
    kadis.keyboard.press("Enter")
    expect(tujuan.locator("textarea")).to_be_focused()


def matriks(kadis: Page) -> None:
    """A click opens a cell, Enter saves it, undo empties it; arrows, Enter and Escape do the rest; leaving saves."""
    kadis.get_by_role("button", name="Mulai matriks").click()
    expect(kadis.locator("#kisi")).to_be_visible()
    satu, dua = sel(kadis, 0), sel(kadis, 1)
    satu.click()
    expect(satu.locator("textarea")).to_be_focused()
    axe(kadis)
    kadis.keyboard.type("Salah tulis")
    kadis.keyboard.press("Enter")
    expect(satu.locator(".peran")).to_have_text("Salah tulis")
    kadis.locator("#kabar").get_by_role("button", name="Urungkan").click()
    expect(satu).to_have_text("x")
    buka_sel(kadis, satu)
    kadis.keyboard.type(PERAN[0])
    kadis.get_by_role("button", name=re.compile("^Simpan")).click()
    expect(satu.locator(".peran")).to_have_text(PERAN[0])
    satu.focus()
    kadis.keyboard.press("ArrowRight")
    buka_sel(kadis, dua)
    kadis.keyboard.press("Escape")
    buka_sel(kadis, dua)
    kadis.keyboard.type(PERAN[1])
    kadis.get_by_label(re.compile("Cara mendukung")).select_option("LANGSUNG")
    kadis.get_by_role("heading", level=1).click()  # leaving the cell saves it
    expect(dua.locator(".peran[data-l]")).to_have_text(PERAN[1])
    potret(kadis, "tahun-01-matriks")
    kadis.get_by_role("button", name="Tetapkan").click()
    expect(kadis.get_by_text("Ditetapkan", exact=True)).to_be_visible()


def ambil_ke_skp(ratna: Page) -> None:
    """On her phone: the roles wait in her SKP and become RHK with one tap each."""
    ratna.goto(AWAL)
    expect(ratna.locator("main")).to_contain_text(PERAN[0])
    ratna.get_by_role("link", name="Ambil ke SKP").click()
    ratna.get_by_role("button", name="Mulai dari kosong").click()
    potret(ratna, "tahun-02-tawaran")
    for teks in PERAN:
        ratna.get_by_role("button", name=re.compile(f"^Ambil.*{teks}")).click()
        expect(ratna.locator("textarea[name=teks]").first).to_have_value(teks)
    expect(ratna.locator("main")).to_contain_text("Semua peran Anda sudah menjadi RHK")
    axe(ratna)
    potret(ratna, "tahun-03-skp-kabid")


# -- Andi's draft -----------------------------------------------------------------------------------------------------


def dari_tahun_lalu(andi: Page) -> str:
    """Returns the address of the new draft."""
    andi.goto("/skp/?tahun=2027")
    potret(andi, "tahun-04-mulai")
    andi.get_by_role("button", name="Mulai dari SKP 2026").click()
    andi.wait_for_url(re.compile("/ubah/"))
    potret(andi, "tahun-05-draf")
    return re.sub(r"ubah/.*", "", andi.url)


def dukung_peran_penilai(andi: Page, skp: str) -> None:
    """The rows of last year hang on nothing of hers this year: each chooses one of her new results."""
    for nomor, teks in enumerate(PERAN, 1):
        ubah_baris(andi, skp, nomor)
        pilih_di_sinyal_lemah(andi, teks)
        expect(andi.locator("main")).to_contain_text(f"Mendukung RHK Bu Ratna: {teks}")


def pilih_di_sinyal_lemah(andi: Page, teks: str) -> None:
    """The tap on the button comes while the answer to the choice is still under way."""
    tertahan: list[Route] = []

    def tahan(rute: Route) -> None:
        tertahan.append(rute)

    andi.route("**/simpan/", tahan, times=1)
    with andi.expect_request("**/simpan/"):
        andi.get_by_label(re.compile("^Mendukung RHK")).select_option(label=teks)
    andi.get_by_role("button", name="Selesai mengubah").click()
    tertahan.pop().continue_()


def ubah_baris(andi: Page, skp: str, nomor: int) -> Locator:
    """The box of one row, open."""
    andi.goto(f"{skp}ubah/")
    andi.get_by_role("link", name=re.compile(f"^Ubah RHK {nomor}\\b")).click()
    return andi.get_by_label("Rencana hasil kerja", exact=True)


LEMAH = (
    ("Melaksanakan rapat koordinasi data kependudukan", "menyebut kegiatan", "Berkurangnya data ganda di bawah satu persen"),
    ("Terjaganya layanan aplikasi kependudukan dengan baik", "“dengan baik”", "Pulihnya aplikasi dalam dua jam setelah gangguan"),
)  # fmt: skip


def ditulis_ulang(andi: Page, skp: str) -> None:
    """Two weak rows are caught beside the field while he types; each is written anew and its hint vanishes."""
    for nomor, (lemah, saran, baik) in enumerate(LEMAH, 1):
        kotak = ubah_baris(andi, skp, nomor)
        kotak.fill(lemah)
        expect(andi.locator(".pelatih__ringkas")).to_contain_text(saran)
        andi.locator(".pelatih > summary").click()
        andi.get_by_text("Contoh dan dasarnya").first.click()
        if nomor == 1:
            axe(andi)
        potret(andi, f"tahun-06-saran-{nomor}")
        andi.locator(".pelatih > summary").click()
        kotak.fill(baik)
        expect(andi.locator(".pelatih__ringkas")).not_to_contain_text(saran)
        potret(andi, f"tahun-07-ditulis-ulang-{nomor}")
        andi.get_by_role("button", name="Selesai mengubah").click()
        expect(andi.get_by_role("heading", name=f"{nomor}. {baik}")).to_be_visible()


# -- the dialogue -----------------------------------------------------------------------------------------------------

RUMUSAN = "Berkurangnya data ganda di bawah setengah persen"


def diusulkan_lalu_disepakati(andi: Page, ratna: Page, skp: str) -> None:
    """He proposes, she asks back, he answers, she agrees: the agreed wording stands in the SKP by itself."""
    andi.goto(f"{skp}dialog/")
    potret(andi, "tahun-08-dialog")
    andi.locator("[aria-labelledby=j-baris] a").first.click()
    andi.get_by_role("radio", name=re.compile("^Usulan")).check()
    andi.get_by_label("Kalimat Anda").fill("Rumusan ini lebih mudah diukur.")
    andi.get_by_text("Sertakan rumusan atau target").click()
    andi.get_by_label("Rumusan RHK yang diusulkan").fill(RUMUSAN)
    andi.get_by_role("button", name="Sampaikan").click()
    expect(andi.get_by_text("Rumusan yang diusulkan:")).to_be_visible()
    axe(andi)
    potret(andi, "tahun-09-usulan")
    berkata(ratna, andi.url, "Klarifikasi", "Dari berapa data ganda kita berangkat?")
    berkata(andi, andi.url, "Klarifikasi", "Dari 2.200 data ganda pada konsolidasi terakhir.")
    ratna.reload()
    expect(ratna.get_by_label("Kalimat Anda")).to_have_value("")  # what was sent does not come back as a draft
    potret(ratna, "tahun-10-klarifikasi")
    ratna.get_by_role("button", name=re.compile("^Sepakati usulan")).click()
    expect(ratna.get_by_text("Sudah masuk ke SKP", exact=True)).to_be_visible()
    potret(ratna, "tahun-11-disepakati")
    andi.goto(skp)
    expect(andi.locator("main")).to_contain_text(RUMUSAN)


def berkata(orang: Page, utas: str, jenis: str, kalimat: str) -> None:
    orang.goto(utas)
    orang.get_by_role("radio", name=re.compile(f"^{jenis}")).check()
    orang.get_by_label("Kalimat Anda").fill(kalimat)
    orang.get_by_role("button", name="Sampaikan").click()
    expect(orang.locator("main")).to_contain_text(kalimat)


def bertemu_dan_keduanya_mengonfirmasi(andi: Page, ratna: Page, skp: str) -> None:
    andi.goto(f"{skp}dialog/")
    andi.get_by_role("link", name="Kami sudah bertemu").click()
    andi.get_by_role("radio", name="Tatap muka").check()
    andi.get_by_label("Yang disepakati").fill("Rumusan baru dipakai mulai pekan ini")
    potret(andi, "tahun-12-catat-pertemuan")
    andi.get_by_role("button", name="Catat pertemuan").click()
    expect(andi.locator("main")).to_contain_text("belum mengonfirmasi")
    ratna.goto(andi.url)
    axe(ratna)
    potret(ratna, "tahun-13-konfirmasi")
    ratna.get_by_role("button", name="Ya, kami sudah bertemu").click()
    expect(ratna.locator("main")).to_contain_text("Dikonfirmasi keduanya")
    andi.reload()
    expect(andi.locator("main")).to_contain_text("Catatan ini tetap")
    potret(andi, "tahun-14-pertemuan")


# -- agreed and printed -----------------------------------------------------------------------------------------------


def disetujui(andi: Page, ratna: Page, skp: str) -> None:
    andi.goto(skp)
    potret(andi, "tahun-15-siap")
    andi.get_by_role("button", name="Ajukan ke Bu Ratna").click()
    expect(andi.locator("main")).to_contain_text("Menunggu Bu Ratna")
    potret(andi, "tahun-16-diajukan")
    ratna.goto(skp)
    ratna.get_by_text("Bahan dialog:").first.click()
    expect(ratna.get_by_text("Saran bukan penilaian").first).to_be_visible()
    potret(ratna, "tahun-17-putusan")
    ratna.get_by_role("button", name="Setujui SKP").click()
    expect(ratna.locator("main")).to_contain_text("Disetujui")
    expect(andi.locator("main")).to_contain_text("oleh Ratna Pusadan")  # his page follows by itself
    potret(andi, "tahun-18-disetujui")


def teks_pdf(isi: bytes) -> str:
    hasil = subprocess.run(["pdftotext", "-layout", "-", "-"], input=isi, capture_output=True, check=True)
    return re.sub(r"\s+", " ", hasil.stdout.decode())


def pdf_dibuka(andi: Page) -> None:
    """The bytes he downloads say who agreed, when, and under which code anyone can check it."""
    alamat = andi.get_by_role("link", name=re.compile("^PDF Formulir")).get_attribute("href")
    jawaban = andi.context.request.get(str(alamat))
    assert jawaban.headers["content-type"] == "application/pdf"
    teks = teks_pdf(jawaban.body())
    # As far as they stand on one line of their columns.
    baris = (PERAN[0], PERAN[1].removesuffix(" perangkat daerah"), RUMUSAN.removesuffix(" persen"), LEMAH[1][2])
    for bagian in ("Nama Andi Tadulako, S.Kom. 1 Nama Ratna Pusadan, S.Kom., M.AP.", *baris):
        assert bagian in teks
    pada = r"pada 18 November 2026, \d\d\.\d\d WITA"
    assert re.search(f"Diajukan secara elektronik oleh Andi Tadulako, S.Kom. {pada}", teks)
    assert re.search(f"Disetujui secara elektronik oleh Ratna Pusadan, S.Kom., M.AP. {pada}", teks)
    assert len(set(re.findall(r"J-\d{6}", teks))) == 2


# -- July of the year -------------------------------------------------------------------------------------------------

RESMI = "Meningkatnya kualitas pembelajaran IPA di kelas VIII"


def skp_ruang_gtk(folder: Path, guru: str, kepala: str) -> Path:
    """The file of one official plan, as the city receives it."""
    aksi = {
        "id": "G1-1.1.3",
        "triwulan": 3,
        "teks": "Mendampingi praktik belajar",
        "target": 12,
        "satuan": "kelas",
        "tenggat": "30-09-2027",
    }
    target = {"nilai": 12, "satuan": "kelas", "teks": "12 kelas", "jenis": "akumulasi"}
    indikator = {
        "id": "G1-1.1",
        "aspek": "Kuantitas",
        "teks": "Jumlah kelas yang didampingi",
        "target": target,
        "rencana_aksi": [aksi],
    }
    rhk = {"id": "G1-1", "jenis": "UTAMA", "teks": RESMI, "indikator": [indikator]}
    skp = {
        "nip": guru, "nama": "GURU", "jabatan": "GURU AHLI MUDA", "jenis_jabatan": "FUNGSIONAL",
        "kode_unit": "DIKBUD.SMPN09", "kode_opd": "DIKBUD", "formulir": "JA_JF", "pendekatan": "kuantitatif",
        "sumber": "RUANG_GTK", "periode": {"mulai": "01-01-2027", "selesai": "31-12-2027"}, "status": "DISETUJUI",
        "ppk": {"nip": kepala, "nama": "KEPALA", "jabatan": "GURU AHLI MADYA", "kode_unit": "DIKBUD.SMPN09"},
        "atasan_ppk": HASAN, "rhk": [rhk], "perilaku": {},
        "lampiran": {"dukungan_sumber_daya": ["Alat peraga"], "skema_pertanggungjawaban": ["Laporan"], "konsekuensi": ["Pembinaan"]},
    }  # fmt: skip
    berkas = folder / "ruang-gtk.json"
    berkas.write_text(json.dumps({"versi": 1, "instansi": "Pemerintah Kota Palu", "tahun": 2027, "skp": [skp]}))
    return berkas


def skp_resmi_terbaca(guru: Page) -> None:
    """The teacher finds the official plan, in force and not to be edited here."""
    guru.goto("/skp/?tahun=2027")
    expect(guru.locator("main")).to_contain_text("SKP resmi dari Ruang GTK")
    expect(guru.locator("main")).to_contain_text(RESMI)
    expect(guru.get_by_role("link", name="Ubah SKP")).to_have_count(0)
    potret(guru, "tahun-20-guru")


def catat_mutasi(admin: Page, kota: Kota) -> None:
    """On the screen: unit and position found by a few letters, the page of sentences, one confirmation."""
    admin.goto(f"/pegawai/{kota.benda('Andi')}/")
    admin.get_by_role("link", name="Catat perpindahan").click()
    potret(admin, "tahun-20a-perpindahan")
    cari_dan_pilih(admin, "Cari unit barunya", "KOMINFO.B1", "Bidang Program dan Kerja Sama")
    cari_dan_pilih(admin, "Cari jabatan barunya", "Pranata Komputer", "Pranata Komputer Ahli Muda")
    admin.get_by_label("Mulai berlaku (TMT)").fill("2027-07-01")
    admin.get_by_label("Nomor SK").fill("800/77/2027")
    admin.get_by_label("Tanggal SK").fill("2027-06-20")
    axe(admin)
    admin.get_by_role("button", name="Lihat akibatnya").click()
    isi = admin.locator("main")
    expect(isi).to_contain_text("ditutup per 30 Juni 2027")
    expect(isi).to_contain_text("Draf SKP baru disiapkan untuk 1 Juli 2027 sampai 31 Desember 2027")
    expect(isi).to_contain_text("Penilainya Erni Pakaya")
    axe(admin)
    potret(admin, "tahun-20b-akibat")
    admin.get_by_role("button", name="Catat perpindahan").click()
    expect(isi).to_contain_text("tercatat")
    potret(admin, "tahun-20c-dicatat")


def cari_dan_pilih(admin: Page, label: str, kata: str, nama: str) -> None:
    admin.get_by_label(label).press_sequentially(kata)
    pilihan = admin.get_by_role("radio", name=re.compile(f"^{nama}"))
    expect(pilihan.first).to_be_attached()
    pilihan.first.check(force=True)


def pindah_dinas(andi: Page) -> None:
    """Old SKP closed the day before, a new draft with the new superior; results he ticks come along."""
    andi.goto("/skp/tahun/?tahun=2027")
    lama, baru = andi.locator("main ol > li").all()
    expect(lama).to_contain_text("1 Januari 2027 – 30 Juni 2027")
    expect(lama).to_contain_text("Ditutup")
    expect(lama).to_contain_text("Penilai: Ratna Pusadan")
    expect(baru).to_contain_text("1 Juli 2027 – 31 Desember 2027")
    expect(baru).to_contain_text("Bidang Program dan Kerja Sama")
    expect(baru).to_contain_text("Draf")
    expect(baru).to_contain_text("Penilai: Erni Pakaya")
    axe(andi)
    potret(andi, "tahun-21-tahun-saya")
    baru.get_by_role("link", name="Lanjutkan menyusun").click()
    potret(andi, "tahun-22-draf-baru")
    andi.get_by_role("link", name="Lihat dan pilih").click()
    potret(andi, "tahun-23-pilih")
    andi.get_by_role("checkbox", name=re.compile(LEMAH[1][2])).check()
    andi.get_by_role("button", name="Bawa yang dicentang").click()
    expect(andi.locator("main")).to_contain_text("1 hasil kerja dibawa ke draf ini")
    expect(andi.get_by_role("heading", name=re.compile(LEMAH[1][2]))).to_be_visible()
    potret(andi, "tahun-24-dibawa")


def bulan_juli(juli: Pelayan, buka: BukaHalaman, folder: Path) -> None:
    admin = masuk(buka(juli), NUR_AINI)
    kota = Kota(juli.data)
    guru, kepala = kota.benda("guru SMPN 9"), kota.benda("kepala SMPN 9")
    impor(admin, "skp", skp_ruang_gtk(folder, guru, kepala))
    skp_resmi_terbaca(masuk(buka(juli, lebar=390), guru))
    catat_mutasi(admin, kota)
    pindah_dinas(masuk(buka(juli, lebar=390), ANDI))


@pytest.fixture
def jalankan_lagi(pelayan_segar: Pelayan) -> Iterator[Callable[[str], Pelayan]]:
    """The same city again, on another day. Asked for before `buka`, so that the browsers go before the server."""
    jalan = [pelayan_segar]

    def mulai(sekarang: str) -> Pelayan:
        jalan[-1].berhenti()
        jalan.append(jalankan(pelayan_segar.data, sekarang=sekarang))
        return jalan[-1]

    yield mulai
    jalan[-1].berhenti()


def test_satu_tahun_perencanaan(pelayan_segar, jalankan_lagi, buka, tmp_path):
    kadis = masuk(buka(pelayan_segar), Kota(pelayan_segar.data).benda("Kepala Dukcapil"))
    perjanjian(kadis)
    matriks(kadis)
    ratna, andi = (masuk(buka(pelayan_segar, lebar=390), nip) for nip in (RATNA, ANDI))
    ambil_ke_skp(ratna)
    kadis.reload()
    expect(kadis.locator(".peran[data-d]")).to_have_count(2)
    skp = dari_tahun_lalu(andi)
    dukung_peran_penilai(andi, skp)
    ditulis_ulang(andi, skp)
    diusulkan_lalu_disepakati(andi, ratna, skp)
    bertemu_dan_keduanya_mengonfirmasi(andi, ratna, skp)
    disetujui(andi, ratna, skp)
    pdf_dibuka(andi)
    for orang in (kadis, ratna, andi):
        orang.context.close()
    bulan_juli(jalankan_lagi(JULI), buka, tmp_path)
