"""Checks on indicators, units and targets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from ekinerja.aturan.penulisan.kata import akar, pecah
from ekinerja.aturan.penulisan.naskah import JenisSatuan, Naskah, NaskahIndikator, angka, tanggal_mustahil
from ekinerja.aturan.penulisan.temuan import Bobot, Catatan
from ekinerja.aturan.skp import Aspek, FormulirSkp, Pendekatan
from ekinerja.aturan.teks import tanggal as tulis

_DIADAKAN = re.compile(
    r"di(?:laksanakan|lakukan|selenggarakan|ikuti|hadiri|adakan|gelar|jalankan)|terlaksana|terselenggara"
)
_DUA_UKURAN = re.compile(r"(?:dan|serta|/|,) (?:jumlah|persentase|indeks|nilai|tingkat|rata-rata|ketepatan|kualitas)")
_LAMA = re.compile(r"(?:rata-rata )?(?:lama|lamanya|durasi|kecepatan|waktu|ketepatan waktu)\b")
_SKALA = re.compile(r"skala (?:1 ?(?:-|–|sampai|s/d) ?)?([0-9]+)")
_NILAI_MAKS = 100
_SETAHUN = {"hari": 366, "bulan": 12, "triwulan": 4, "semester": 2, "minggu": 53}
TURUNAN = frozenset({JenisSatuan.PERSEN, JenisSatuan.WAKTU, JenisSatuan.MUTU, JenisSatuan.UANG})
BENDA = frozenset({JenisSatuan.ORANG, JenisSatuan.NASKAH, JenisSatuan.ACARA, JenisSatuan.LAIN, JenisSatuan.UKURAN})


def tanpa_ukuran(n: Naskah) -> Iterator[Catatan]:
    if n.masukan.pendekatan is Pendekatan.KUALITATIF:
        if not any(i.teks for i in n.indikator):
            yield Catatan("TANPA_UKURAN", "indikator", "Belum ada uraian ukuran keberhasilan dan target.")
        return
    if not n.indikator:
        yield Catatan("TANPA_UKURAN", "indikator", "Belum ada indikator, jadi hasilnya belum dapat diukur.")
    for i in n.indikator:
        if not i.teks:
            yield Catatan("TANPA_UKURAN", f"{i.letak}-teks", "Indikator belum ditulis.")
        if not i.target:
            yield Catatan(
                "TANPA_UKURAN", f"{i.letak}-target", "Target belum diisi, jadi belum terbaca kapan hasil ini tercapai."
            )


def target_tak_terukur(n: Naskah) -> Iterator[Catatan]:
    for i in _kuantitatif(n):
        if i.target and not i.terukur and not _mutu_berskala(n, i):
            kalimat = f"Target “{_cuplik(i.asli.target)}” tidak dapat diperiksa. Tulis angka, persentase, atau tanggal."
            yield Catatan("TARGET_TAK_TERUKUR", f"{i.letak}-target", kalimat)


def _mutu_berskala(n: Naskah, i: NaskahIndikator) -> bool:
    """Predikat BB, opini WTP, kategori sehat: a named step of a scale is a target."""
    k = n.kosakata
    kata = [w for w in pecah(i.target) if w not in k.himpunan["mutu_berskala"]]
    return (
        bool(k.ada("mutu_berskala", (*i.kata, i.satuan))) and bool(kata) and len(k.ada("skala_mutu", kata)) == len(kata)
    )


def indikator_tak_cocok(n: Naskah) -> Iterator[Catatan]:
    k = n.kosakata
    for i in n.indikator:
        sisa = i.kata[i.kata.index(i.kepala) + 1 :] if i.kepala else ()
        diadakan = any(_DIADAKAN.fullmatch(w) for w in sisa)
        if not i.kepala or k.ada("hasil_kuat", sisa) or k.ada("kerja_layanan", sisa):
            continue
        if i.kepala in k.himpunan["bukti"] or (i.kata and i.kata[0] in ("foto", "daftar", "notulen", "dokumentasi")):
            yield Catatan(
                "INDIKATOR_TAK_COCOK", f"{i.letak}-teks", f"“{_cuplik(i.asli.teks)}” adalah bukti, bukan ukuran hasil."
            )
        elif i.jenis not in TURUNAN and (i.kepala in k.himpunan["acara"] or (diadakan and _proses_lain(n, i))):
            kalimat = f"“{_cuplik(i.asli.teks)}” menghitung kegiatan. Pilih ukuran yang menunjukkan hasilnya."
            yield Catatan("INDIKATOR_TAK_COCOK", f"{i.letak}-teks", kalimat)
        elif n.kata and not _bersinggungan(n, i):
            kalimat = (
                "Indikator ini tidak memakai kata dari kalimat hasil. Periksa apakah yang diukur memang hasil itu."
            )
            yield Catatan("INDIKATOR_TAK_COCOK", f"{i.letak}-teks", kalimat, Bobot.SARAN)


def _proses_lain(n: Naskah, i: NaskahIndikator) -> bool:
    """Counting a process the sentence itself does not speak of."""
    return n.kosakata.kata_proses(i.kepala) and akar(i.kepala) not in n.akar


def _bersinggungan(n: Naskah, i: NaskahIndikator) -> bool:
    abaikan = n.kosakata.himpunan["kata_hubung"] | n.kosakata.himpunan["kata_ukur"]
    return any(akar(w) in n.akar for w in i.kata if w not in abaikan)


def indikator_mengulang(n: Naskah) -> Iterator[Catatan]:
    for i in n.indikator:
        isi = frozenset(map(akar, i.kata))
        if i.berukuran or not isi or not n.kata:
            continue
        if isi == n.akar or (n.kosakata.kata_hasil(i.kata[0]) and isi <= n.akar):
            yield Catatan(
                "INDIKATOR_MENGULANG",
                f"{i.letak}-teks",
                "Indikator ini mengulang kalimat hasil. Sebutkan apa yang dihitung atau diukur.",
            )


def indikator_kembar(n: Naskah) -> Iterator[Catatan]:
    banyak = Counter(i.kata for i in n.indikator)
    for i in n.indikator:
        if i.kata and banyak[i.kata] > 1:
            kalimat = "Indikator ini sama dengan indikator lain pada hasil kerja ini. Ukur hal yang berbeda, misalnya mutu atau waktunya."
            yield Catatan("INDIKATOR_KEMBAR", f"{i.letak}-teks", kalimat)


def indikator_ganda(n: Naskah) -> Iterator[Catatan]:
    for i in n.indikator:
        kena = _DUA_UKURAN.search(i.teks)
        if kena and i.berukuran:
            kalimat = f"Ada dua ukuran dalam satu indikator; yang kedua “{kena.group().split()[-1]}”. Satu target cukup untuk satu."
            yield Catatan("INDIKATOR_GANDA", f"{i.letak}-teks", kalimat)


def bukan_ukuran(n: Naskah) -> Iterator[Catatan]:
    for i in _kuantitatif(n):
        if i.teks and not i.berukuran:
            kalimat = "Awali dengan yang diukur, misalnya jumlah, persentase, rata-rata waktu, atau indeks."
            yield Catatan("INDIKATOR_BUKAN_UKURAN", f"{i.letak}-teks", kalimat)


def masukan(n: Naskah) -> Iterator[Catatan]:
    for medan, teks in (("rhk", n.teks), *((f"{i.letak}-teks", i.teks) for i in n.indikator)):
        frasa = n.kosakata.cari("pola_input", teks)
        if frasa:
            kalimat = f"“{frasa}” mengukur anggaran atau waktu yang dipakai. Tulis apa yang dihasilkan darinya."
            yield Catatan("INPUT", medan, kalimat)


def aspek_salah(n: Naskah) -> Iterator[Catatan]:
    if n.masukan.formulir is not FormulirSkp.JA_JF:
        return
    for i in _kuantitatif(n):
        tampak = _aspek_tampak(n, i)
        if i.aspek and i.teks and tampak and i.aspek is not tampak:
            kalimat = f"Indikator ini tampaknya mengukur {tampak.label}, sedangkan aspek yang dipilih {i.aspek.label}."
            yield Catatan("ASPEK_SALAH", f"{i.letak}-aspek", kalimat)


def _aspek_tampak(n: Naskah, i: NaskahIndikator) -> Aspek | None:
    """The aspek the words show, where they contradict the chosen one; ``None`` where both readings are fair."""
    k, semua = n.kosakata, f"{i.teks} {i.satuan}"
    waktu = bool(k.cari("pola_waktu", semua)) or i.jenis is JenisSatuan.WAKTU or bool(i.tanggal)
    biaya = bool(k.cari("pola_biaya", semua)) or i.jenis is JenisSatuan.UANG
    hitung = bool(i.kata) and i.kata[0] in k.himpunan["ukur_hitung"]
    mutu = (
        bool(k.cari("pola_mutu", semua))
        or bool(k.ada("ukur_mutu", i.kata[:2]))
        or i.jenis in (JenisSatuan.PERSEN, JenisSatuan.MUTU)
    )
    if (i.aspek is Aspek.WAKTU and not waktu) or (i.aspek is Aspek.BIAYA and not biaya):
        if waktu and not hitung:
            return Aspek.WAKTU
        return Aspek.KUALITAS if mutu and not hitung else Aspek.KUANTITAS
    if i.aspek is Aspek.KUALITAS and hitung and not mutu and i.jenis in BENDA:
        return Aspek.KUANTITAS
    if i.aspek in (Aspek.KUANTITAS, Aspek.KUALITAS) and _LAMA.match(i.teks):
        return Aspek.WAKTU
    if i.aspek is Aspek.KUANTITAS and k.ada("ukur_mutu", i.kata[:1]) and i.jenis is not JenisSatuan.UANG:
        return Aspek.KUALITAS
    return None


def hanya_kuantitas(n: Naskah) -> Iterator[Catatan]:
    if n.masukan.formulir is FormulirSkp.JA_JF and n.indikator and {i.aspek for i in n.indikator} == {Aspek.KUANTITAS}:
        yield Catatan(
            "HANYA_KUANTITAS",
            "indikator",
            "Baru jumlahnya yang diukur. Pertimbangkan indikator mutu (Kualitas) atau Waktu.",
        )


def satuan_salah(n: Naskah) -> Iterator[Catatan]:
    for i in _kuantitatif(n):
        sebab = _sebab_satuan(n, i)
        if sebab and i.teks and i.angka is not None and not i.tanggal:
            yield Catatan("SATUAN_SALAH", f"{i.letak}-satuan", sebab)


def _sebab_satuan(n: Naskah, i: NaskahIndikator) -> str:
    k = n.kosakata
    if i.jenis is JenisSatuan.KOSONG:
        return "Satuan belum diisi, misalnya laporan, orang, %, atau hari."
    if k.ada("ukur_bagian", i.kata[:1]) and i.jenis is not JenisSatuan.PERSEN:
        return f"Indikatornya persentase, satuannya “{i.satuan}”. Gunakan %, atau ubah indikatornya."
    if i.kata[:1] == ("jumlah",) and i.jenis is JenisSatuan.PERSEN:
        return "Indikatornya jumlah, satuannya persen. Ubah ke satuan hitungan, atau tulis Persentase …"
    if k.ada("ukur_mutu", i.kata[:1]) and i.jenis in (JenisSatuan.ORANG, JenisSatuan.NASKAH, JenisSatuan.ACARA):
        return f"Indikatornya nilai mutu, satuannya “{i.satuan}”. Gunakan poin, skala, atau predikat."
    if _LAMA.match(i.teks) and i.jenis in (
        JenisSatuan.ORANG,
        JenisSatuan.NASKAH,
        JenisSatuan.ACARA,
        JenisSatuan.UKURAN,
    ):
        return f"Yang diukur waktu, satuannya “{i.satuan}”. Gunakan hari, jam, atau menit."
    return _sebab_benda(n, i)


def _sebab_benda(n: Naskah, i: NaskahIndikator) -> str:
    """A counted noun and a unit that do not belong together (laporan counted in orang)."""
    k = n.kosakata
    naskah, orang = i.kepala in k.himpunan["kata_naskah"], i.kepala in k.himpunan["kata_orang"]
    if not i.kata or i.satuan in i.teks:
        return ""
    bentrok = (
        (naskah and i.jenis in (JenisSatuan.ORANG, JenisSatuan.UKURAN, JenisSatuan.WAKTU, JenisSatuan.ACARA))
        or (
            orang
            and i.jenis
            in (JenisSatuan.NASKAH, JenisSatuan.UKURAN, JenisSatuan.WAKTU, JenisSatuan.ACARA, JenisSatuan.UANG)
        )
        or (
            i.kata[0] in k.himpunan["kata_panjang"]
            and i.jenis in (JenisSatuan.ORANG, JenisSatuan.NASKAH, JenisSatuan.ACARA)
        )
        or (i.jenis is JenisSatuan.ACARA and not k.ada("acara", i.kata) and not any(map(k.kata_proses, i.kata)))
    )
    return f"Yang diukur “{i.kepala}”, satuannya “{i.satuan}”. Periksa apakah keduanya sejalan." if bentrok else ""


def target_mustahil(n: Naskah) -> Iterator[Catatan]:
    for i in _kuantitatif(n):
        sebab = _sebab_mustahil(n, i)
        if sebab:
            yield Catatan("TARGET_MUSTAHIL", f"{i.letak}-target", sebab)


def _sebab_mustahil(n: Naskah, i: NaskahIndikator) -> str:
    k = n.kosakata
    if tanggal_mustahil(i.target):
        return "Tanggal pada target tidak ada dalam kalender."
    if i.angka is None or i.tanggal:
        return ""
    if i.angka < 0:
        return "Target tidak dapat kurang dari nol."
    skala = _SKALA.search(f"{i.teks} {i.satuan}")
    batas = Decimal(skala[1]) if skala else Decimal(_NILAI_MAKS)
    nilai = i.jenis is JenisSatuan.PERSEN or "kepuasan" in i.kata or bool(skala)
    if nilai and i.angka > batas and not k.ada("boleh_lebih_seratus", i.kata):
        return f"Ukuran ini paling tinggi {batas}, targetnya {i.angka:f}."
    setahun = next((_SETAHUN[w] for w in pecah(i.satuan) if w in _SETAHUN), None)
    if setahun and i.angka > setahun and n.masukan.pendekatan is Pendekatan.KUANTITATIF:
        return f"Setahun paling banyak {setahun} {i.satuan.split()[0]}, targetnya {i.angka:f}."
    return ""


def target_rendah(n: Naskah) -> Iterator[Catatan]:
    k = n.kosakata
    for i in _kuantitatif(n):
        if i.angka is None or i.tanggal or _makin_rendah_makin_baik(n, i):
            continue
        dulu = angka(i.asli.tahun_lalu.lower(), k)
        if dulu and i.angka < dulu * Decimal(str(k.angka("turun_jauh"))) and not i.asli.alasan_turun.strip():
            kalimat = f"Target {_cuplik(i.asli.target)} jauh di bawah tahun lalu ({_cuplik(i.asli.tahun_lalu)}). Periksa angkanya."
            yield Catatan("TARGET_TERLALU_RENDAH", f"{i.letak}-target", kalimat)
        elif not dulu and _layanan_rendah(n, i, i.angka):
            kalimat = (
                f"Target {_cuplik(i.asli.target)} tampak sedikit untuk layanan. Bandingkan dengan beban tahun lalu."
            )
            yield Catatan("TARGET_TERLALU_RENDAH", f"{i.letak}-target", kalimat)


def _makin_rendah_makin_baik(n: Naskah, i: NaskahIndikator) -> bool:
    return bool(n.kosakata.ada("kata_buruk", (*i.kata, *pecah(i.satuan)))) or bool(_LAMA.match(i.teks))


def _layanan_rendah(n: Naskah, i: NaskahIndikator, nilai: Decimal) -> bool:
    k = n.kosakata
    selesai = bool(k.ada("kerja_layanan", i.kata))
    if i.jenis is JenisSatuan.PERSEN:
        return selesai and nilai < Decimal(str(k.angka("persen_rendah")))
    satuan = k.ada("satuan_layanan", pecah(i.satuan)[:1])
    layanan = k.ada("rhk_layanan", n.kata)
    return bool(satuan and layanan and selesai) and nilai <= Decimal(str(k.angka("layanan_maks_rendah")))


def target_turun(n: Naskah) -> Iterator[Catatan]:
    k = n.kosakata
    for i in _kuantitatif(n):
        dulu = angka(i.asli.tahun_lalu.lower(), k)
        if dulu is None or i.angka is None or i.tanggal or i.asli.alasan_turun.strip():
            continue
        jauh = i.angka < dulu * Decimal(str(k.angka("turun_jauh")))
        if not _makin_rendah_makin_baik(n, i) and i.angka < dulu and not jauh:
            kalimat = f"Target lebih rendah daripada tahun lalu ({_cuplik(i.asli.tahun_lalu)}). Tulis alasannya, atau naikkan."
            yield Catatan("TARGET_TURUN", f"{i.letak}-target", kalimat)


def tanpa_pembanding(n: Naskah) -> Iterator[Catatan]:
    k = n.kosakata
    for i in _kuantitatif(n):
        tumbuh = k.ada("kata_tumbuh", i.kata)
        if (
            tumbuh
            and i.angka is not None
            and not i.asli.tahun_lalu.strip()
            and not re.search(r"\bdari\b", f"{i.teks} {i.target} {n.teks}")
        ):
            kalimat = f"“{tumbuh[0].capitalize()}” dibaca terhadap angka awal. Tambahkan, misalnya: dari 4.000."
            yield Catatan("TANPA_PEMBANDING", f"{i.letak}-target", kalimat)


def di_luar_periode(n: Naskah) -> Iterator[Catatan]:
    mulai, selesai = n.masukan.mulai, n.masukan.selesai
    if mulai is None or selesai is None:
        return
    for i in n.indikator:
        luar = next((t for t in i.tanggal if t and not (mulai.replace(day=1) <= t <= selesai)), None)
        if luar:
            kalimat = f"Target jatuh pada {tulis(luar)}, di luar masa SKP ini ({tulis(mulai)}–{tulis(selesai)})."
            yield Catatan("TANGGAL_DI_LUAR_PERIODE", f"{i.letak}-target", kalimat)


def angka_berbeda(n: Naskah) -> Iterator[Catatan]:
    for i in _kuantitatif(n):
        kena = re.search(rf"\b([0-9][0-9.,]*) ?{re.escape(i.satuan)}(?!\w)", n.teks) if i.satuan else None
        tertulis = angka(kena[1], n.kosakata) if kena else None
        if tertulis is not None and i.angka is not None and tertulis != i.angka:
            kalimat = f"Kalimat menyebut {tertulis:f} {i.satuan}, targetnya {i.angka:f}. Samakan keduanya."
            yield Catatan("ANGKA_BERBEDA", f"{i.letak}-target", kalimat)


def _kuantitatif(n: Naskah) -> tuple[NaskahIndikator, ...]:
    """Indicators whose target and unit stand in fields of their own."""
    return n.indikator if n.masukan.pendekatan is Pendekatan.KUANTITATIF else ()


def _cuplik(teks: str) -> str:
    rapat = " ".join(teks.split())
    return rapat if len(rapat) <= 60 else f"{rapat[:59]}…"


UKURAN = (
    tanpa_ukuran,
    target_tak_terukur,
    indikator_tak_cocok,
    indikator_mengulang,
    indikator_kembar,
    indikator_ganda,
    bukan_ukuran,
    masukan,
    aspek_salah,
    hanya_kuantitas,
    satuan_salah,
    target_mustahil,
    target_rendah,
    target_turun,
    tanpa_pembanding,
    di_luar_periode,
    angka_berbeda,
)
