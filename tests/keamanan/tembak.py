"""Firing one cell of the permission matrix, and searching the answer for words of others."""

import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse

from ekinerja.inti.aliran import sesi
from ekinerja.inti.dokumen import mesin
from ekinerja.inti.waktu import bekukan
from ekinerja.penilaian.models import Evaluasi
from tests.keamanan import baca_tercatat
from tests.keamanan import permintaan_matriks as minta
from tests.keamanan.dunia_matriks import PADA, PENANYA, TAMU, TETAP, DuniaMatriks, bangun
from tests.keamanan.matriks import Alamat, baca
from tests.keamanan.panggung import utuh

M = baca()
JSON, HTMX = {"Accept": "application/json"}, {"HX-Request": "true"}
# Written by the guard around a view or by the login itself, also for a refused request.
LUAR = {"inti.KunciKirim", "inti.LogAkses", "inti.Batas", "sessions.Session"}


@pytest.fixture(scope="module")
def _dunia(django_db_setup: None, django_db_blocker: Any) -> Iterator[DuniaMatriks]:
    with django_db_blocker.unblock(), bekukan(PADA), transaction.atomic():
        yield bangun()
        transaction.set_rollback(True)


@pytest.fixture
def w(_dunia: DuniaMatriks, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[DuniaMatriks]:
    """The world, on its morning. The typesetter hands back what it was given: the words of a PDF can be searched."""

    def susun(templat: str, masukan: dict[str, str], pada: object) -> bytes:
        return b"%PDF" + json.dumps(masukan, ensure_ascii=False).encode()

    monkeypatch.setattr(mesin, "_susun", susun)
    baca_tercatat.pasang(monkeypatch)
    monkeypatch.setattr(sesi, "close_old_connections", lambda: None)  # the world lives in one open transaction
    logging.disable(logging.CRITICAL)
    with bekukan(PADA):
        yield _dunia
    logging.disable(logging.NOTSET)


# -- firing one cell --------------------------------------------------------------------------------------------------


class Penembak:
    """Asks one address in one state; form bodies are made once for each owner."""

    def __init__(self, w: DuniaMatriks, alamat: Alamat, keadaan: str) -> None:
        self.w, self.alamat, self.keadaan = w, alamat, keadaan
        self.galat: list[str] = []
        self._isi: dict[str, dict[str, Any]] = {}

    def tembak(self, metode: str, relasi: str, kepala: dict[str, str] | None = None) -> HttpResponse:
        s, rute = self.w.untuk(relasi), self.alamat.nama
        klien, jalur = self.w.klien(relasi), minta.alamat(self.w, s, rute)
        if metode == "POST" and self.alamat.dijawab("POST"):
            return klien.post(jalur, self._kiriman(s), headers=kepala)
        if metode == "PUT" and self.alamat.dijawab("PUT"):
            return klien.put(
                jalur, minta.FOTO, content_type="image/png", headers={**(kepala or {}), "X-Nama-Berkas": "a.png"}
            )
        return klien.generic(metode, jalur + (minta.ekor(rute) if metode in ("GET", "HEAD") else ""), headers=kepala)

    def _kiriman(self, s: Any) -> dict[str, Any]:
        if s.nama not in self._isi:
            self._isi[s.nama] = minta.isi(self.w, s, self.alamat.nama)
        for nilai in self._isi[s.nama].values():
            if hasattr(nilai, "seek"):
                nilai.seek(0)
        return {"kunci": uuid4().hex, **self._isi[s.nama]}


def periksa(p: Penembak, metode: str, relasi: str, harapan: int, kepala: dict[str, str] | None = None) -> None:
    """Fire and compare: status, a sentence for a refusal, nobody else's words. What is wrong is noted in `p.galat`."""
    baca_tercatat.kosongkan()
    jawab = p.tembak(metode, relasi, kepala)
    salah = [f"{jawab.status_code}, bukan {harapan}"] if jawab.status_code != harapan else []
    if harapan == 302 and relasi in TAMU and not p.alamat.umum and not jawab.get("Location", "").startswith("/masuk?"):
        salah.append("tidak diantar ke pintu")
    if jawab.status_code in (403, 404, 409) and metode != "HEAD" and not _kalimat(jawab):
        salah.append("penolakan tanpa kalimat")
    if kepala == HTMX and jawab.status_code >= 400 and jawab.get("HX-Retarget") != "#kabar":
        salah.append("penolakan htmx tidak ke #kabar")
    if bocor := kenari_terlarang(p, relasi, jawab):
        salah.append(f"memuat {', '.join(bocor)}")
    if metode == "GET" and jawab.status_code == 200:
        saya = p.w.orang.get(baca_tercatat.penanya(relasi))
        salah += baca_tercatat.belum_tercatat(
            p.alamat, relasi, saya and saya.id_publik, p.w.untuk(relasi).orang.id_publik
        )
    p.galat += [f"{metode} {p.keadaan} {relasi} {kepala or ''}: {s}" for s in salah]


def _kalimat(jawab: HttpResponse) -> bool:
    if jawab["Content-Type"].startswith("application/json"):
        isi = json.loads(jawab.content)
        return len(isi.get("kalimat", "")) > 15
    return len(re.sub(rb"<[^>]*>|\s", b"", jawab.content)) > 15


# -- whose words ------------------------------------------------------------------------------------------------------

_KENARI = re.compile(rb"kenari-([a-z_]+)-([a-z]+)", re.IGNORECASE)
BENDA_TEKS = {
    "nilai": "evaluasi",
    "realisasi": "evaluasi",
    "dialog": "skp",
    "bisik": "skp",
    "temu": "skp",
    "aksi": "skp",
    "peran": "matriks",
}
_BIDANG = ("pemilik", "titipan", "warisan", "rekan")
_KEPADA: dict[str, dict[str, str]] = {
    "atasan": {
        "pemilik": "atasan", "rekan": "atasan", "warisan": "atasan_baru", "titipan": "yang_mendelegasikan", "bidang": "atasan",
    },
    "atasan_tak_langsung": dict.fromkeys((*_BIDANG, "bidang", "atasan"), "atasan_tak_langsung"),
    "atasan_lama": {"warisan": "atasan_lama"},
    "delegasi_aktif": {"titipan": "delegasi_aktif"},
    "delegasi_habis": {},
    "pemilik": {"rekan": "rekan", "bidang": "rekan"},
    "rekan": dict.fromkeys(("pemilik", "titipan", "warisan", "bidang"), "rekan"),
    "unit_lain": {},
    "admin_unit": dict.fromkeys((*_BIDANG, "bidang"), "admin_unit"),
    "admin_unit_lain": {"unit_lain": "admin_unit"},
    "ketua_tim": dict.fromkeys(("pemilik", "titipan", "warisan"), "ketua_tim"),
}  # fmt: skip


def hubungan(relasi: str, pemilik: str) -> str:
    """What the person who asks in a cell of this relation is to the owner of a text; empty for a stranger."""
    siapa = PENANYA.get(relasi, relasi)
    if siapa == pemilik:
        return "pemilik"
    return _KEPADA[siapa].get(pemilik, "") if siapa in _KEPADA else siapa


def golongan(p: Penembak, pemilik: str, apa: str) -> str:
    """The line of [terlihat] that decides on this text in the present state of the object it belongs to."""
    benda = BENDA_TEKS.get(apa, apa)
    milik = {"ucapan": "skp", "temu": "skp", "bukti": "laporan"}.get(p.alamat.benda, p.alamat.benda)
    kini = {milik: p.keadaan}
    keadaan = (kini if benda == "matriks" else TETAP.get(pemilik, kini)).get(benda, "")
    if benda == "evaluasi" and keadaan == "BELUM":
        keadaan = "TERBUKA"
    if apa in ("umpan", "balas") and p.alamat.benda == "evaluasi" and p.keadaan in Evaluasi.TERBIT:
        keadaan = "TERBIT"
    if apa == "aksi" and kini == {"bantuan": "BERJALAN"}:
        keadaan = "BERJALAN"
    return f"{apa}.{keadaan}" if f"{apa}.{keadaan}" in M.terlihat else apa


def kenari_terlarang(p: Penembak, relasi: str, jawab: HttpResponse) -> list[str]:
    """Canaries of people whose text of that kind this reader may not see."""
    dilihat = {(a.decode(), b.decode()) for a, b in _KENARI.findall(isi_jawaban(jawab).lower())}
    return sorted(
        f"{pemilik}:{golongan(p, pemilik, apa)}"
        for pemilik, apa in dilihat
        if hubungan(relasi, pemilik) not in M.terlihat[golongan(p, pemilik, apa)]
    )


def isi_jawaban(jawab: HttpResponse) -> bytes:
    """Everything that reaches the person: headers, body, the cells of a spreadsheet."""
    badan = utuh(jawab).content
    if badan[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(badan)) as arsip:
            badan = b"".join(arsip.read(nama) for nama in arsip.namelist())
    return badan + repr(list(jawab.headers.items())).encode()


TABEL = [
    (m._meta.label, f'SELECT * FROM "{m._meta.db_table}" ORDER BY "{m._meta.pk.column}"')
    for m in apps.get_models()
    if m._meta.app_label not in ("contenttypes", "account") and m._meta.label not in LUAR
]


def sidik_dunia() -> dict[str, list[Any]]:
    """Every row there is, apart from the bookkeeping of requests."""
    hasil = {}
    with connection.cursor() as kursor:
        for label, perintah in TABEL:
            kursor.execute(perintah)
            hasil[label] = kursor.fetchall()
    return hasil
