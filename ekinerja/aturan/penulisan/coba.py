"""The coach as a public rule: one sentence, with one indicator where there is one, and the remarks on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ekinerja.aturan.berlaku import pada
from ekinerja.aturan.jawaban import Jawaban
from ekinerja.aturan.penulisan.masukan import LapisJabatan, MasukanPenulisan, TahunLalu, TulisanIndikator
from ekinerja.aturan.penulisan.pemeriksa import daftar_periksa, periksa_penulisan
from ekinerja.aturan.penulisan.temuan import Bobot, Temuan

CONTOH = {
    "rhk": "Melaksanakan pendataan penduduk rentan",
    "indikator": "Jumlah penduduk rentan yang terdata",
    "target": "1.200",
    "satuan": "orang",
    "aspek": "KUANTITAS",
    "lapis": "KEAHLIAN",
    "jabatan": "Analis Kependudukan Ahli Muda",
}


def hitung(masukan: Mapping[str, Any], hari: date | None) -> Jawaban:
    """Rule ``penulisan`` with one step per remark."""
    versi = pada("penulisan", hari)
    temuan = periksa_penulisan(_baca(masukan, versi.berlaku_mulai))
    judul = {p.kode: p.judul for p in daftar_periksa(versi.berlaku_mulai)}
    hasil = {"jumlah": len(temuan), "saran": [_ke_dict(t, judul[t.kode]) for t in temuan]}
    langkah = [f"{judul[t.kode]}, menurut {t.dasar.rstrip('.')}." for t in temuan]
    return Jawaban(hasil, langkah or ["Tidak ada yang perlu disarankan."], versi.dasar, versi.kode)


def _baca(m: Mapping[str, Any], mulai: date) -> MasukanPenulisan:
    """Without an indicator only the sentence is read: a missing one is remarked on in an SKP, not here."""
    indikator = TulisanIndikator(
        teks=m.get("indikator", ""),
        target=m.get("target", ""),
        satuan=m.get("satuan", ""),
        aspek=m.get("aspek", ""),
        letak="indikator-1",
        tahun_lalu=m.get("target_tahun_lalu", ""),
    )
    lalu = m.get("rhk_tahun_lalu", "")
    return MasukanPenulisan(
        rhk=m["rhk"],
        indikator=(indikator,) if indikator.teks or indikator.target else (),
        lapis=LapisJabatan(m.get("lapis", LapisJabatan.TIDAK_DIKETAHUI)),
        jabatan=m.get("jabatan", ""),
        rhk_atasan=(m["rhk_atasan"],) if m.get("rhk_atasan") else (),
        tahun_lalu=(TahunLalu(lalu, (m.get("target_tahun_lalu", ""),)),) if lalu else (),
        mulai=mulai,
    )


def _ke_dict(t: Temuan, judul: str) -> dict[str, str]:
    return {
        "kode": t.kode,
        "bobot": Bobot(t.bobot).value,
        "medan": t.medan,
        "judul": judul,
        "kalimat": t.kalimat,
        "dasar": t.dasar,
        "lemah": t.contoh.lemah,
        "baik": t.contoh.baik,
    }
