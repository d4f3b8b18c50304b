"""Checks on the sentence itself: is it a result, is it one result, can it be checked, is it spelled for print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ekinerja.aturan.penulisan.kata import pecah, rapi
from ekinerja.aturan.penulisan.naskah import Naskah
from ekinerja.aturan.penulisan.temuan import Bobot, Catatan
from ekinerja.aturan.teks import gabung

DEPAN = frozenset("dalam untuk guna dengan dan agar serta yang oleh dari pada atau kepada secara rangka".split())
_PENGHUBUNG = re.compile(r"\b(?:dan|serta|sekaligus|kemudian|maupun)\b|[,;/]")
_BATAS = re.compile(
    r"(?:paling (?:lambat|lama|cepat|sedikit|banyak)|dalam (?:waktu )?(?:[0-9]+|se|satu|dua|tiga|empat|lima))"
)
_KONSONAN = re.compile(r"[bcdfghjklmnpqrstvwxyz]{2,}")
_TITIK = re.compile(r"\b([a-z]{2,4})\.(?= [a-z])")
_SALAH = re.compile(
    r"(?:ter|men|mem|meng|ber)[a-z]{3,}(?:[^aeiou\W]ny|nyaa|[aiu]naya|[bcdfghjklmprstvwxyz]naya)|[a-z]*([a-z])\1\1[a-z]*|[a-z]*[bcdfghjklmnpqrstvwxyz]{6,}[a-z]*"
)
_BILANGAN_ROMAWI = re.compile(r"[ivxlcdm]+")


def seperti_kegiatan(n: Naskah) -> str:
    """The first word, where it tells what is done instead of what has come about."""
    awal = n.awal
    if n.kosakata.kerja_aktif(awal) or (
        awal in n.kosakata.himpunan["kata_kerja_telanjang"] and not berpredikat(n, kuat=True)
    ):
        return awal
    return awal if n.kosakata.kata_proses(awal) and not berpredikat(n, kuat=True) else ""


def berpredikat(n: Naskah, *, kuat: bool = False) -> bool:
    """Whether an ordinary sentence states something reached (Semua murid melanjutkan; izin terbit dalam tiga hari)."""
    k = n.kosakata
    if n.awal in k.himpunan["penjumlah"] or _BATAS.search(n.teks) or k.ada("hasil_kuat", n.kata[1:]):
        return True
    if k.ada("hasil_lain", n.kata[1:]) and not kuat:
        return True
    lanjutan = zip(n.kata, n.kata[1:], strict=False)
    return any(
        k.predikat(kata) and kiri not in DEPAN for kiri, kata in lanjutan if not kuat or kata.startswith(("ter", "di"))
    )


def aktivitas(n: Naskah) -> Iterator[Catatan]:
    kata = seperti_kegiatan(n)
    if kata:
        kalimat = f"Kata “{kata}” menyebut kegiatan. Sebutkan hasilnya, misalnya diawali Tersusunnya, Terselesaikannya, atau Meningkatnya."
        yield Catatan("AKTIVITAS", "rhk", kalimat)


def hasil_semu(n: Naskah) -> Iterator[Catatan]:
    if n.awal not in n.kosakata.himpunan["hasil_semu"]:
        return
    acara = n.kosakata.ada("acara", n.kata[1:4])
    if acara:
        kalimat = f"“{n.awal.capitalize()} {acara[0]}” baru menyatakan kegiatannya berlangsung. Sebutkan apa yang didapat darinya."
        yield Catatan("HASIL_SEMU", "rhk", kalimat)
    else:
        kalimat = f"“{n.awal.capitalize()}” menyatakan pekerjaan dilakukan. Bila bisa, sebutkan keadaan yang dicapai."
        yield Catatan("HASIL_SEMU", "rhk", kalimat, Bobot.SARAN)


def tanpa_kata_hasil(n: Naskah) -> Iterator[Catatan]:
    if (
        len(n.kata) < n.kosakata.angka("kata_min")
        or n.kosakata.kata_hasil(n.awal)
        or seperti_kegiatan(n)
        or berpredikat(n)
    ):
        return
    kalimat = (
        "Kalimat ini menyebut bidang pekerjaan, belum keadaan yang dicapai. Tambahkan misalnya tertatanya atau tuntas."
    )
    yield Catatan("TANPA_KATA_HASIL", "rhk", kalimat)


def kabur(n: Naskah) -> Iterator[Catatan]:
    k = n.kosakata
    frasa = k.cari("pola_kabur", n.teks)
    if frasa:
        kalimat = f"“{frasa}” dapat diartikan berbeda-beda. Sebutkan ciri yang dapat dilihat atau dihitung."
        yield Catatan("KABUR", "rhk", kalimat, None if _terukur(n) else Bobot.LEMAH)
        return
    if not k.kata_hasil(n.awal) and not k.kata_proses(n.awal):
        return
    khusus = [w for w in n.kata[1:] if w not in k.himpunan["kata_umum"] and w not in k.himpunan["kata_hubung"]]
    if not khusus:
        kalimat = "Kalimat ini berlaku untuk hampir setiap pekerjaan. Sebutkan apa yang berubah, pada layanan mana, dan bagi siapa."
        yield Catatan("KABUR", "rhk", kalimat, Bobot.SARAN if _terukur(n) else Bobot.LEMAH)


def _terukur(n: Naskah) -> bool:
    """Whether some indicator names a measure and a checkable target, and does not merely count events."""
    acara = n.kosakata.himpunan["acara"]
    return any(i.berukuran and i.terukur and i.kepala not in acara for i in n.indikator)


def tak_pasti(n: Naskah) -> Iterator[Catatan]:
    for medan, teks in (("rhk", n.teks), *((f"{i.letak}-teks", i.teks) for i in n.indikator)):
        kata = n.kosakata.cari("pola_tak_pasti", teks)
        if kata:
            yield Catatan(
                "KATA_TAK_PASTI", medan, f"Kata “{kata}” tidak dapat diperiksa orang lain. Tulis keadaan yang pasti."
            )


def ganda(n: Naskah) -> Iterator[Catatan]:
    k = n.kosakata
    hasil = [w for w in n.kata if k.kata_kerja_hasil(w)]
    if k.kata_hasil(n.awal) and n.awal not in hasil:
        hasil.insert(0, n.awal)
    kerja = [
        w for kiri, w in zip(("", *n.kata), n.kata, strict=False) if k.kerja_aktif(w) and kiri in ("", "dan", "serta")
    ]
    rincian = _rincian(n)
    if len(hasil) > 1:
        yield Catatan(
            "GANDA",
            "rhk",
            f"Ada {len(hasil)} hasil dalam satu kalimat: {gabung(hasil)}. Pisahkan agar masing-masing dapat dinilai.",
        )
    elif rincian >= k.angka("rincian_ganda"):
        yield Catatan(
            "GANDA",
            "rhk",
            f"Ada sekitar {rincian} hal dalam satu kalimat. Pilih satu hasil utama, atau pisahkan.",
            Bobot.LEMAH,
        )
    elif len(kerja) > 1 and kerja[0] == n.awal:
        yield Catatan(
            "GANDA",
            "rhk",
            f"Ada beberapa pekerjaan dalam satu kalimat: {gabung(kerja)}. Pilih satu hasil yang terpenting.",
        )


def _rincian(n: Naskah) -> int:
    """Items of one enumeration: connectors that stand between words, plus one; "a, dan b" counts once."""
    rapat = re.sub(r",\s*(?:dan|serta)\b", ",", n.teks)
    return len(_PENGHUBUNG.findall(rapat)) + 1


def tupoksi(n: Naskah) -> Iterator[Catatan]:
    frasa = n.kosakata.cari("pola_tupoksi", n.teks)
    proses = [w for w in n.kata if n.kosakata.kata_proses(w)]
    if frasa:
        yield Catatan(
            "TUPOKSI", "rhk", f"“{frasa}” terbaca seperti uraian tugas. Tulis hasil yang diharapkan tahun ini."
        )
    elif len(proses) >= n.kosakata.angka("nominal_tupoksi"):
        kalimat = f"Kalimat ini merangkai {gabung(proses[:4])}, seperti uraian tugas. Tulis satu hasil yang diharapkan tahun ini."
        yield Catatan("TUPOKSI", "rhk", kalimat, Bobot.PERBAIKI)


def perilaku(n: Naskah) -> Iterator[Catatan]:
    k = n.kosakata
    sebab = "Kehadiran dan sikap dinilai pada bagian perilaku kerja. Tulis hasil kerja yang didapat orang lain."
    if n.awal in k.himpunan["perilaku_awal"] and not k.ada("bukan_perilaku", n.kata):
        yield Catatan("PERILAKU", "rhk", sebab)
        return
    for medan, teks, kata in (("rhk", n.teks, n.kata), *((f"{i.letak}-teks", i.teks, i.kata) for i in n.indikator)):
        if k.cari("pola_perilaku", teks) and not k.ada("bukan_perilaku", kata):
            yield Catatan("PERILAKU", medan, sebab)


def ejaan(n: Naskah) -> Iterator[Catatan]:
    for medan, asli in (("rhk", n.asli), *((f"{i.letak}-teks", rapi(i.asli.teks)) for i in n.indikator)):
        salah = _salah_tulis(n, asli)
        if salah:
            kalimat = f"Tulis lengkap atau rapikan: {gabung([f'“{s}”' for s in salah[:4]])}. SKP dicetak sebagai dokumen resmi."
            yield Catatan("SINGKATAN_TIPO", medan, kalimat)


def _salah_tulis(n: Naskah, asli: str) -> list[str]:
    """Words without a vowel, known short forms, "adm." in mid-sentence, doubled words, impossible letter runs."""
    k = n.kosakata
    if asli.isupper():
        return []
    kata = [w for w in re.findall(r"[^\W\d_]+", asli) if not w.isupper() or len(w) == 1]
    kecil = [w.lower() for w in kata]
    salah = [w for w in kecil if len(w) > 1 and _singkatan(w, k.himpunan["bukan_singkatan"])]
    salah += [w for w in k.ada("singkatan", kecil) if w not in salah]
    salah += [f"{w}." for w in _TITIK.findall(asli) if w not in salah and w not in ("no", "dr", "dg")]
    salah += [w for w in kecil if _SALAH.fullmatch(w) and w not in salah]
    pasangan = zip(pecah(asli), pecah(asli)[1:], strict=False)
    return [*salah, *(f"{a} {b}" for a, b in pasangan if a == b and a.isalpha() and len(a) > 2)]


def _singkatan(kata: str, dikenal: frozenset[str]) -> bool:
    return bool(_KONSONAN.fullmatch(kata)) and kata not in dikenal and not _BILANGAN_ROMAWI.fullmatch(kata)


def kapital(n: Naskah) -> Iterator[Catatan]:
    if n.asli.isupper() and len(n.kata) >= n.kosakata.angka("kata_min"):
        yield Catatan(
            "KAPITAL", "rhk", "Kalimat ini berhuruf besar semua. Huruf biasa lebih mudah dibaca pada dokumen cetak."
        )


def panjang(n: Naskah) -> Iterator[Catatan]:
    banyak = len(n.kata)
    if banyak > n.kosakata.angka("kata_maks"):
        yield Catatan(
            "TERLALU_PANJANG",
            "rhk",
            f"Kalimat ini {banyak} kata. Keterangan cara dan tujuan dapat dipindah ke rencana aksi.",
        )
    elif 0 < banyak < n.kosakata.angka("kata_min"):
        yield Catatan(
            "TERLALU_PENDEK", "rhk", "Kalimat ini sangat pendek. Sebutkan apa yang dihasilkan dan bagi siapa."
        )


KALIMAT = (aktivitas, hasil_semu, tanpa_kata_hasil, kabur, tak_pasti, ganda, tupoksi, perilaku, ejaan, kapital, panjang)
