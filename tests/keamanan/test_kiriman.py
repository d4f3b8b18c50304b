"""Every form and question of every page, sent as nobody should: other people's ids, more fields than it has, twice, without a token."""

import copy
import json
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, cycle
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import signing
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F
from django.test import Client

from ekinerja.beban.formulir import semua as semua_formulir_beban
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.models import Jejak
from ekinerja.kepegawaian.models import DelegasiPenilai, HubunganPenilai, Penugasan
from ekinerja.penilaian.models import Evaluasi
from ekinerja.skp.models import Skp
from ekinerja.skp.views.ubah import GARAM
from tests.keamanan.panggung import RUTE, TAMU, Formulir, Halaman, Panggung, dikirim, kirim, pola, wajib_di
from tests.keamanan.tanda import TANDA, lolos

pytestmark = pytest.mark.django_db

UUID_TEKS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# Sent as a file by script alone, with tests of its own in test_berkas; offered only where a closing is to be taken back.
BUKAN_FORMULIR = {"harian:unggah", "skp:buka_tutup"}
# Forms without names: no time is measured, so they stand in the registry without an address (docs/keputusan/0702).
TAK_DIUKUR = {"umpan:suara", "umpan:konseling_minta", "umpan:konseling_mulai", "umpan:konseling_tulis"}
# Sensible content that a rule still refuses; everything else must get through, or the other tests prove nothing.
DITOLAK = {
    ("akun:masuk", TAMU): "no such person",
    ("akun:aktivasi", "pegawai"): "no such code",
    ("akun:ganti_sandi", "pegawai"): "not the present secret",
    ("harian:formulir", "kadis"): "has no SKP",
    ("kepegawaian:delegasi", "admin"): "a unit and a person at once",
    ("pemberitahuan:minta_bukti", "pegawai"): "mail is not set up",
    ("pemberitahuan:langgan", "pegawai"): "push is not switched on",
    ("skp:perilaku", "admin"): "the wording that is used already",
    ("skp:ajukan", "kabid"): "not linked upwards",
    ("skp:paket", "auditor"): "one of theirs is being made",
    ("skp:hapus", "kabid"): "others hang on it",
    ("skp:hapus_rhk", "kabid"): "others hang on it",
}
# The signed link of a mail is the right itself; a mail program posts it without a session (RFC 8058).
TANPA_TANDA = {"pemberitahuan:surel"}
# Names whose every value counts; of all others the last one does.
BERDAFTAR = re.compile(r"laporan|pegawai|bawa|indikator|aksi-.*|foto|bukti|berkas|pilih|ke")
# The acts by which one person decides about another.
PUTUSAN = {
    "skp:setujui", "skp:kembalikan", "skp:buka", "harian:terima", "harian:kembalikan", "harian:putus_koreksi",
    "harian:umpan_balik", "harian:dibaca", "penilaian:nilai", "penilaian:terbitkan", "penilaian:batalkan",
}  # fmt: skip


def _satu_per_rute(formulir: list[Formulir]) -> list[Formulir]:
    return list({(f.rute, f.siapa): f for f in reversed(formulir)}.values())


def _masuk_akal(formulir: list[Formulir]) -> list[Formulir]:
    """Forms whose sensible content is accepted."""
    return [f for f in formulir if (f.rute, f.siapa) not in DITOLAK]


Tulisan = tuple[int, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Dasar:
    """A form sent twice as it should be: what two runs write differs only in new ids, digests and salts."""

    formulir: Formulir
    pertama: Tulisan
    kedua: Tulisan

    def sama(self, hasil: Tulisan, *, urut: bool = False) -> bool:
        """Did `hasil` write the same as a sensible submission does? With `urut` row after row in the same order, too."""
        pecah = _per_baris if urut else _semua
        a, b, c = pecah(self.pertama[1]), pecah(hasil[1]), pecah(self.kedua[1])
        if not len(a) == len(b) == len(c):
            return False
        for x, y, z in zip(a, b, c, strict=True):
            tetap = x & z
            if y & tetap != tetap or y.total() != x.total():
                return False
        return True


def _nilai(tulis: tuple[Any, ...]) -> Counter[tuple[str, str]]:
    """What a statement writes, whichever order many rows come in."""
    sql, *isi = tulis
    nilai = chain.from_iterable(bagian if isinstance(bagian, list) else [bagian] for bagian in isi)
    return Counter([(sql, ""), *((sql, repr(v)) for v in nilai)])


def _per_baris(tulisan: list[tuple[Any, ...]]) -> list[Counter[tuple[str, str]]]:
    return [_nilai(tulis) for tulis in tulisan]


def _semua(tulisan: list[tuple[Any, ...]]) -> list[Counter[tuple[str, str]]]:
    return [sum(map(_nilai, tulisan), Counter())]


def _tulisan(p: Panggung, f: Formulir, isi: dict[str, Any]) -> Tulisan:
    hasil = kirim(p, f, isi)
    return hasil.status, [(sql, *params) for sql, params in hasil.tulis if "inti_kuncikirim" not in sql]


def test_setiap_isian_wajib_di_layar_punya_alasan(halaman: list[Halaman]):
    """What a page marks as mandatory stands with its reason at /mengapa-diisi/ (`ekinerja/beban/formulir.toml`)."""
    daftar = semua_formulir_beban().values()
    ada = {(rute, w.nama) for f in daftar for rute in f.rute for w in f.wajib}
    singkat = {w.nama for f in daftar if f.kunci == "tindakan-singkat" for w in f.wajib}
    tanpa_ukur = {w.nama for f in daftar if not f.rute for w in f.wajib}
    kurang = {w for h in halaman for w in wajib_di(h)} - ada
    beralasan = {w for w in kurang if w[1] in singkat or (w[0] in TAK_DIUKUR and w[1] in tanpa_ukur)}
    assert ", ".join(sorted(f"{rute} {nama}" for rute, nama in kurang - beralasan)) == ""


# -- what the other tests stand on ------------------------------------------------------------------------------------


def test_setiap_alamat_kiriman_punya_formulir(p: Panggung, halaman: list[Halaman], formulir: list[Formulir]):
    """Whatever takes a POST is on a page, or named in `formulir_skrip`: so nothing escapes the tests below."""
    alamat = {h.rute: Formulir(h.rute, h.alamat, "pegawai" if h.siapa == TAMU else h.siapa) for h in halaman}
    menerima = {rute for rute, f in alamat.items() if kirim(p, f, {}).status != 405}
    assert menerima - {f.rute for f in formulir} - BUKAN_FORMULIR == set()
    assert set(alamat) == set(RUTE)


@pytest.fixture(scope="module")
def dasar(_panggung: Panggung, formulir: list[Formulir], django_db_blocker: Any) -> list[Dasar]:
    with django_db_blocker.unblock():
        return [Dasar(f, *(_tulisan(_panggung, f, f.data()) for _ in range(2))) for f in _satu_per_rute(formulir)]


@pytest.mark.dua_mesin
def test_formulir_yang_wajar_diterima(dasar: list[Dasar]):
    jawaban = {(d.formulir.rute, d.formulir.siapa): d.pertama[0] for d in dasar}
    assert {k: s for k, s in jawaban.items() if s >= 400} == {k: s for k, s in jawaban.items() if k in DITOLAK}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite can turn round what a query leaves open")
def test_urutan_tulisan_tidak_bergantung_pada_urutan_kebetulan(p: Panggung, dasar: list[Dasar]):
    """What a query without ORDER BY happens to give first is not written first: no crossed locks, no chance in the trail."""
    with connection.cursor() as kursor:
        kursor.execute("PRAGMA reverse_unordered_selects = ON")
        try:
            kebetulan = [d.formulir for d in dasar if not d.sama(_tulisan(p, d.formulir, d.formulir.data()), urut=True)]
        finally:
            kursor.execute("PRAGMA reverse_unordered_selects = OFF")
    assert kebetulan == []


# -- class 3, 4, 5: for somebody else ---------------------------------------------------------------------------------


def _rujukan() -> Iterator[tuple[type[models.Model], list[str], type[models.Model]]]:
    """(model, its columns that point to a model, that model)."""
    for model in apps.get_models():
        tujuan: dict[type[models.Model], list[str]] = {}
        for k in model._meta.concrete_fields:
            if k.related_model:
                tujuan.setdefault(k.related_model, []).append(k.attname)
        yield from ((model, kolom, ke) for ke, kolom in tujuan.items())


def potret_asing(p: Panggung) -> dict[str, Any]:
    """Every row that is, or points to, something of the other dinas."""
    asing: dict[type[models.Model], set[int]] = {}
    for benda in p.asing:
        asing.setdefault(type(benda), set()).add(benda.pk)
    hasil: dict[str, Any] = {}
    for model, kolom, ke in _rujukan():
        for k in kolom if ke in asing else ():
            hasil[f"{model.__name__}.{k}"] = list(
                model.objects.filter(**{f"{k}__in": asing[ke]}).order_by("pk").values()
            )
    for model, pk in asing.items():
        hasil[model.__name__] = list(model.objects.filter(pk__in=pk).order_by("pk").values())
    return hasil


@pytest.mark.asvs("8.2.2")
def test_id_orang_lain_di_setiap_medan_tidak_berakibat_padanya(p: Panggung, formulir: list[Formulir]):
    """Class 3: each id in each hidden, chosen or ticked field is exchanged for one of another dinas."""
    awal, dicoba = potret_asing(p), Counter()
    for n, (f, nama) in enumerate(_medan(formulir)):
        if f.siapa in (TAMU, "admin"):  # the personnel office does serve everybody
            continue
        nilai = f.isian[nama]
        for benda in (
            [*p.asing, *p.asing][n % len(p.asing) : n % len(p.asing) + 2]
            if UUID_TEKS.search(" ".join([nama, *nilai]))
            else ()
        ):
            lain = str(benda.id_publik)
            with dikirim(
                p, f, {**f.data(), UUID_TEKS.sub(lain, nama): [UUID_TEKS.sub(lain, n) for n in nilai]}
            ) as hasil:
                assert hasil.status < 500
                assert not hasil.akibat or potret_asing(p) == awal, (f, nama, type(benda).__name__)
            dicoba[f.rute] += 1
    assert {"harian:kirim", "skp:simpan_rhk", "harian:terima_semua", "harian:umpan_balik_orang", "skp:mulai"} <= set(
        dicoba
    )


@pytest.mark.asvs("8.2.3")
def test_pelaku_selalu_yang_masuk(p: Panggung, formulir: list[Formulir]):
    """Class 3: no form takes the actor from what is sent; the trail names who is signed in."""
    luar = p.orang["luar"]
    atas_nama = {n: str(v) for n in ("pegawai_id", "oleh", "pelaku", "penilai_id", "akun", "user", "dari", "atas_nama", "as")
                 for v in (luar.id_publik,)}  # fmt: skip
    for f in _satu_per_rute(_masuk_akal(formulir)):
        ujung = Jejak.objects.order_by("-nomor").values_list("nomor", flat=True).first()
        with dikirim(p, f, {**atas_nama, **f.data()}):
            pelaku = set(Jejak.objects.filter(nomor__gt=ujung).values_list("pelaku_uuid", flat=True))
        # None is the system; a guest acts for the account of his code.
        saya = p.belum_aktif if f.siapa == TAMU else p.orang[f.siapa]
        assert pelaku <= {None, saya.id_publik}, f


@pytest.mark.asvs("8.2.2")
def test_atasan_seseorang_tidak_dapat_bertindak_atas_orang_lain(p: Panggung, formulir: list[Formulir]):
    """Class 4: `lain` is a superior, but not of these people. Every form of the real superiors, sent by him."""
    dicoba = 0
    for f in formulir:
        isi = {n: v for n, v in f.isian.items() if n != "kunci"}
        if f.siapa not in ("kabid", "kadis") or not UUID_TEKS.search(f.alamat + str(isi)):
            continue
        hasil = kirim(p, f, f.data(), siapa="lain")
        assert hasil.status in (400, 403, 404, 409), (f, hasil.status)
        assert hasil.akibat == [], f
        dicoba += 1
    assert dicoba > 20


@contextmanager
def _dijadikan_milik(p: Panggung, f: Formulir) -> Iterator[None]:
    """The object of this form belongs to the very person who sends it; `kadis` is the superior, as the law wants it."""
    model = {"skp": Skp, "harian": LaporanHarian, "penilaian": Evaluasi}[f.rute.partition(":")[0]]
    benda = model.objects.get(id_publik=UUID_TEKS.search(f.alamat)[0])
    with transaction.atomic():
        benda.pegawai, benda.penilai = p.orang[f.siapa], p.orang["kadis"]
        if model is Skp:
            benda.mulai += timedelta(days=1)  # one person has one SKP from the same day
        benda.save()
        yield
        transaction.set_rollback(True)


@pytest.mark.asvs("8.2.1")
def test_tidak_seorang_pun_memutus_miliknya_sendiri(p: Panggung, formulir: list[Formulir]):
    """Class 4: every deciding act, sent by a superior about himself."""
    dicoba = set()
    for f in formulir:
        if f.rute not in PUTUSAN:
            continue
        assert f.siapa in ("kabid", "kadis"), f"{f}: the button stands on a page that is not the superior's"
        with _dijadikan_milik(p, f):
            hasil = kirim(p, f, f.data())
        assert hasil.status in (403, 404, 409), (f, hasil.status)
        assert hasil.akibat == [], f
        dicoba.add(f.rute)
    assert dicoba == PUTUSAN


@pytest.mark.dua_mesin
@pytest.mark.asvs("8.2.1")
@pytest.mark.parametrize(
    ("model", "orang", "penilai"),
    [
        (Skp, "pegawai", "penilai"),
        (LaporanHarian, "pegawai", "penilai"),
        (Evaluasi, "pegawai", "penilai"),
        (HubunganPenilai, "pegawai", "penilai"),
        (Penugasan, "pegawai", "atasan_khusus"),
        (DelegasiPenilai, "cakupan_pegawai", "penilai"),
    ],
)
def test_basis_data_pun_menolak_penilai_diri_sendiri(p: Panggung, model: Any, orang: str, penilai: str):
    """Class 4: what must never be cannot be stored, whichever way it comes."""
    assert model.objects.filter(**{f"{orang}__isnull": False}).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(**{f"{orang}__isnull": False}).update(**{penilai: F(orang)})


# -- class 5 and 17: more than the form has ---------------------------------------------------------------------------

# Every column of every model, and names by which frameworks have been talked into more.
KOLOM = sorted({k.name for m in apps.get_models() for k in m._meta.concrete_fields} | {
    k.attname for m in apps.get_models() for k in m._meta.concrete_fields
})  # fmt: skip
NAMA_ANEH = ("{}[]", "{}[id]", "{}.pk", "{}__pk", "__{}__")


# Offered by the same form in another state.
SAH = {"skp:simpan_rhk": {"perspektif"}, "aktivasi:cetak": {"unit"}, "perbaikan:pindah": {"sampai"}}


def _tambahan(p: Panggung, f: Formulir, formulir: list[Formulir]) -> dict[str, Any]:
    """Every column that no form of this address has."""
    luar = p.orang["luar"]
    sah = SAH.get(f.rute, set()).union(*(lain.isian for lain in formulir if lain.rute == f.rute))
    isi: dict[str, Any] = {}
    for n, kolom in enumerate(KOLOM):
        isi[kolom] = [str(luar.pk), "DISETUJUI", "SANGAT_BAIK", "1", "2020-01-01"][n % 5]
        if n % 3 == 0:
            isi[NAMA_ANEH[n % len(NAMA_ANEH)].format(kolom)] = [str(luar.pk), str(luar.id_publik)]
    return {n: v for n, v in isi.items() if n not in sah}


@pytest.mark.asvs("15.3.3")
@pytest.mark.asvs("8.2.3")
def test_medan_tambahan_tidak_mengubah_apa_pun(p: Panggung, formulir: list[Formulir], dasar: list[Dasar]):
    """Class 5 and 17: with every column of every model on top, each form writes exactly what it writes without."""
    for d in dasar:
        hasil = _tulisan(p, d.formulir, {**_tambahan(p, d.formulir, formulir), **d.formulir.data()})
        assert hasil[0] == d.pertama[0], d.formulir
        assert d.sama(hasil), d.formulir
        luar = p.orang["luar"].id_publik
        for palsu in ("SANGAT_BAIK", str(luar), luar.hex):  # an id is new in each run, but not this one
            assert palsu not in str(hasil[1]) or palsu in str(d.pertama[1]), (d.formulir, palsu)


@pytest.mark.asvs("15.3.7")
def test_medan_berulang_yang_terakhir_berlaku(p: Panggung, dasar: list[Dasar]):
    """Class 17: of a field sent twice the last one counts, everywhere; or the form is refused."""
    for d in dasar:
        isi = d.formulir.data()
        teks = {n for n, v in isi.items() if isinstance(v, list | str) and not BERDAFTAR.fullmatch(n)}
        hasil = _tulisan(p, d.formulir, isi | {n: ["zzz", *_daftar(isi[n])] for n in teks})
        assert hasil[0] == 400 or (hasil[0] == d.pertama[0] and d.sama(hasil)), (d.formulir, hasil[0])


def _daftar(nilai: Any) -> list[Any]:
    return nilai if isinstance(nilai, list) else [nilai]


ISI_ANEH = [None, [], {}, True, ["DISETUJUI"], {"pk": 1}, {"$ne": ""}, 1.5, -1, 2**63, "\ud800", "\x00", "x" * 20_000]


@pytest.mark.asvs("15.3.5")
@pytest.mark.parametrize(
    "nama", ["rencana_aksi", "kegiatan", "realisasi", "tanggal", "jam_mulai", "satuan", "tautan", "bukti"]
)
def test_json_berisi_jenis_lain_ditolak_dengan_kalimat(p: Panggung, formulir: list[Formulir], nama: str):
    """Class 17: objects, lists and half characters where a text belongs. Optional fields may count as not given."""
    f = next(f for f in formulir if f.rute == "harian:kirim")
    wajib = nama not in ("satuan", "tautan", "bukti")
    for nilai in ISI_ANEH:
        isi = {n: v[0] for n, v in f.isian.items() if v[0]} | {nama: nilai}
        badan = json.dumps(isi)
        kepala = {"Idempotency-Key": str(uuid4()), "Accept": "application/json"}
        with dikirim(p, f, badan, content_type="application/json", headers=kepala) as hasil:
            bilangan = type(nilai) is int and nama == "kegiatan"  # a whole number is as good as its digits
            assert hasil.status == 400 or (hasil.status == 201 and (bilangan or not wajib)), (nilai, hasil.status)
            assert hasil.status == 201 or hasil.jawaban.json()["kalimat"]
            assert not LaporanHarian.objects.filter(status="DISETUJUI", kegiatan="Menata arsip").exists()


@pytest.mark.parametrize("badan", ["[]", '"x"', "null", "{", "[" * 100_000, '{"a":' * 5_000, "1e309", "\x00"])
def test_badan_json_yang_rusak_dijawab_400(p: Panggung, formulir: list[Formulir], badan: str):
    f = next(f for f in formulir if f.rute == "harian:kirim")
    kepala = {"Idempotency-Key": str(uuid4()), "Accept": "application/json"}
    assert kirim(p, f, badan, content_type="application/json", headers=kepala).status == 400


# What a decision may touch; everything else of the object is what was decided about.
TERSENTUH = re.compile(
    r"status|versi.*|diputus.*|diubah.*|diterbitkan_pada|dinilai.*|dibaca.*|diajukan.*|batas_.*|catatan|terbit"
)


@pytest.mark.asvs("8.2.3")
@pytest.mark.parametrize(
    "rute", ["skp:setujui", "skp:kembalikan", "harian:terima", "harian:kembalikan", "penilaian:terbitkan"]
)
def test_putusan_tidak_mengubah_isi_yang_diputus(p: Panggung, formulir: list[Formulir], rute: str):
    """Class 5: content sent along with a decision; the row afterwards is the row before, but for the decision."""
    f = next(f for f in formulir if f.rute == rute)
    model = {"skp": Skp, "harian": LaporanHarian, "penilaian": Evaluasi}[rute.partition(":")[0]]
    benda = model.objects.filter(id_publik=UUID_TEKS.search(f.alamat)[0])
    sebelum = benda.values().get()
    luar = str(p.orang["luar"].pk)
    palsu = {
        "kegiatan": "Palsu",
        "realisasi": "999999",
        "tanggal": "2020-01-01",
        "teks": "Palsu",
        "target": "1",
        "tahun": "2020",
    }
    palsu |= {"pegawai": luar, "penilai": luar, "rating_hasil": "DI_ATAS", "predikat": "SANGAT_BAIK", "terlambat": ""}
    palsu |= {"mulai": "2020-01-01", "sampai": "2030-01-01", "formulir": "JPT", "potret": "{}"}
    with dikirim(p, f, {**palsu, **f.data()}) as hasil:
        assert hasil.status == 302
        sesudah = benda.values().get()
    berubah = {n for n in sebelum if sebelum[n] != sesudah[n]}
    assert "status" in berubah
    assert {n for n in berubah if not TERSENTUH.fullmatch(n)} == set()


# -- 1.3.3: no content fells a page -----------------------------------------------------------------------------------

PANJANG = "p" * 20_000
# The number that no column holds and the day that no calendar has; the short form sends a field the one it might take.
BILANGAN = [str(2**63), "2026-02-31"]
HARI_ATAU_TANGGAL = re.compile(r"tanggal|mulai|sampai|tenggat|hari|ditutup|pada|lahir|ditetapkan")


def _bertanggal(f: Formulir, nama: str) -> bool:
    return f.tipe.get(nama) in ("date", "month") or HARI_ATAU_TANGGAL.search(nama) is not None


def _medan(formulir: list[Formulir], *kecuali: str) -> Iterator[tuple[Formulir, str]]:
    """Every field of every form once."""
    sudah = set()
    for f in formulir:
        for nama in f.isian:
            if (
                f.tipe.get(nama) not in kecuali
                and nama not in ("kunci", "csrfmiddlewaretoken")
                and (f.rute, pola(nama)) not in sudah
            ):
                sudah.add((f.rute, pola(nama)))
                yield f, nama


def _coba(
    p: Panggung,
    formulir: list[Formulir],
    nilai: str,
    *kecuali: str,
    hanya: Callable[[Formulir, str], bool] = lambda f, nama: True,
) -> Iterator[tuple[Formulir, str, Any]]:
    for f, nama in _medan(formulir, *kecuali):
        if hanya(f, nama):
            yield f, nama, kirim(p, f, f.data(**{nama: [nilai]}))


@pytest.mark.asvs("1.3.3")
@pytest.mark.asvs("2.2.1")
def test_dua_puluh_ribu_huruf_tidak_tersimpan_di_medan_mana_pun(p: Panggung, formulir: list[Formulir]):
    for f, nama, hasil in _coba(p, formulir, PANJANG, "file"):
        assert hasil.status < 500, (f, nama)
        # The kept answer of a submission may hold the form that was shown again.
        isi = [x for sql, params in hasil.tulis if "inti_kuncikirim" not in sql for x in params if isinstance(x, str)]
        assert not any(PANJANG[:5_000] in x for x in isi), (f, nama)


@pytest.mark.asvs("1.3.3")
def test_karakter_nol_ditolak_di_medan_mana_pun(p: Panggung, formulir: list[Formulir]):
    for f, nama, hasil in chain(
        _coba(p, formulir, "a\x00b", "file"),
        ((f, "nama baru", kirim(p, f, f.data(**{"a\x00": "b"}))) for f in formulir[:1]),
    ):
        assert (hasil.status, hasil.akibat) == (400, []), (f, nama)


@pytest.mark.dua_mesin
@pytest.mark.asvs("1.3.3")
@pytest.mark.asvs("1.4.2")
@pytest.mark.parametrize("nilai", BILANGAN)
def test_bilangan_dan_tanggal_mustahil_tidak_merobohkan(
    p: Panggung, formulir: list[Formulir], nilai: str, request: pytest.FixtureRequest
):
    """In every field that is not a box for sentences; the other value in each of them too under --panjang.

    A day is as wrong to a reader of numbers as the letters that `test_bukan_bilangan…` sends to all of them.
    """
    tanggal, semua = nilai == BILANGAN[1], request.config.getoption("--panjang")
    cocok = (lambda f, nama: True) if semua else (lambda f, nama: _bertanggal(f, nama) == tanggal)
    dicoba = 0
    for f, nama, hasil in _coba(p, formulir, nilai, "file", "textarea", "password", hanya=cocok):
        assert hasil.status < 500, (f, nama)
        dicoba += 1
    assert dicoba > 20


@pytest.mark.asvs("1.3.3")
@pytest.mark.parametrize("nilai", ["NaN", "1e309"])
def test_bukan_bilangan_di_semua_medan_sekaligus(p: Panggung, formulir: list[Formulir], nilai: str):
    for f in _satu_per_rute(formulir):
        medan = {
            n: [nilai] for n in f.isian if f.tipe.get(n) not in ("file", "textarea") and n not in ("kunci", "kode")
        }
        assert kirim(p, f, {**f.data(), **medan}).status < 500, f


@pytest.mark.asvs("1.3.3")
def test_setengah_karakter_menjadi_tanda_pengganti(p: Panggung, formulir: list[Formulir]):
    """A lone surrogate cannot be sent as UTF-8; its bytes arrive as U+FFFD and harm nothing."""
    f = next(f for f in formulir if f.rute == "harian:umpan_balik" and "teks" in f.isian)
    badan = b"kunci=kunci-uji-000001&teks=a%ED%A0%80b"
    with dikirim(p, f, badan, content_type="application/x-www-form-urlencoded") as hasil:
        assert hasil.status == 302
        assert [str(x) for _, params in hasil.tulis for x in params if "\ufffd" in str(x)]


# -- class 13 and friends: whatever stands in the address -------------------------------------------------------------

ANEH = ["'\"`);-- ' OR 1=1 UNION SELECT 1 -- %_\\ (a+)+$ {0.__class__}", "9" * 40, TANDA, "//jahat.example"]


@pytest.mark.dua_mesin
@pytest.mark.asvs("1.2.4")
@pytest.mark.asvs("1.2.9")
@pytest.mark.parametrize("aneh", ANEH)
def test_setiap_pertanyaan_di_alamat_tahan_tanda_aneh(p: Panggung, halaman: list[Halaman], aneh: str):
    """Class 13: each name that each page reads from its address: an answer, never an error, an echo or a detour."""
    pernah = {(h.rute, n): h for h in halaman if h.jawaban.status_code == 200 for n in h.tanya}
    assert len(pernah) > 50
    for (rute, nama), h in pernah.items():
        jawaban = p.klien[h.siapa].get(h.alamat.partition("?")[0], {nama: aneh})
        assert jawaban.status_code in (200, 302, 400, 404, 409), (rute, nama)
        if jawaban.headers["Content-Type"].startswith("text/html"):
            assert not lolos(jawaban.content.decode()), (rute, nama)
        assert jawaban.headers.get("Location", "/")[:2] not in ("//", "/\\"), (rute, nama)


# -- CSRF, redirects, once --------------------------------------------------------------------------------------------


@pytest.mark.asvs("3.5.1")
@pytest.mark.parametrize("tanda", ["tanpa", "salah", "milik orang lain"])
def test_tanpa_tanda_csrf_yang_benar_tidak_ada_yang_terjadi(p: Panggung, formulir: list[Formulir], tanda: str):
    """Every form and every PUT: the person is signed in, only the token is missing, wrong, or from another browser."""
    asing = Client(enforce_csrf_checks=True)
    asing.get("/masuk")
    for f in (f for f in _satu_per_rute(formulir) if f.rute not in TANPA_TANDA):
        klien = Client(enforce_csrf_checks=True)
        klien.cookies = copy.deepcopy(p.klien[f.siapa].cookies)
        klien.cookies["csrf"] = "a" * 32
        isi = f.data()
        if tanda != "tanpa":
            isi["csrfmiddlewaretoken"] = "b" * 32 if tanda == "salah" else asing.cookies["csrf"].value
        jawaban = klien.post(f.alamat, isi)
        assert jawaban.status_code == 403, f
        assert "belum kami simpan" in jawaban.content.decode(), f
    assert Client(enforce_csrf_checks=True).put(f"/lampiran/{'0' * 64}", b"x").status_code == 403


@pytest.mark.asvs("3.5.1")
def test_tanda_yang_benar_diterima(p: Panggung):
    """The other side of the test above: the same browser with its own token gets through."""
    klien = Client(enforce_csrf_checks=True)
    klien.cookies = copy.deepcopy(p.klien["pegawai"].cookies)
    klien.cookies["csrf"] = "a" * 32
    isi = {"kunci": str(uuid4()), "csrfmiddlewaretoken": "a" * 32}
    assert klien.post("/pemberitahuan/baca-semua/", isi).status_code == 302


TUJUAN = ["//jahat.example", "https://jahat.example/x", "/\\jahat.example", "javascript:alert(1)"]


@pytest.mark.asvs("3.7.2")
def test_tidak_satu_pun_kiriman_mengalihkan_ke_tempat_asing(p: Panggung, formulir: list[Formulir]):
    """Under every name by which programs take a destination, and in the Referer."""
    nama = ("next", "lanjut", "dari", "ke", "tujuan", "tautan", "url", "return", "redirect_to", "HX-Redirect")
    for f, tujuan in zip(_satu_per_rute(formulir), cycle(TUJUAN)):
        jawaban = kirim(p, f, {**f.data(), **dict.fromkeys(nama, tujuan)}, headers={"referer": tujuan}).jawaban
        for kepala in ("Location", "HX-Redirect", "HX-Location"):
            alamat = jawaban.headers.get(kepala, "/")
            assert alamat.startswith("/"), f
            assert not alamat.startswith(("//", "/\\")), f


# May arrive twice, or keep no answer because it holds a secret: each says so where it is defined.
TANPA_KUNCI = {
    "akun:masuk", "akun:keluar", "akun:aktivasi", "akun:lupa", "akun:ganti_sandi", "aktivasi:admin_baru", "aktivasi:cetak",
    "aktivasi:kode_pulih", "harian:dibaca", "harian:umpan_balik_dibaca", "umpan:suara", "umpan:minta_mitra", "umpan:tautan",
    "beban:terima", "pemberitahuan:surel",
}  # fmt: skip


@pytest.mark.asvs("2.3.3")
def test_kiriman_kedua_dengan_kunci_yang_sama_tidak_berakibat(p: Panggung, formulir: list[Formulir]):
    """Class 22: a script that repeats a submission gets the first answer, not a second effect."""
    for f in _satu_per_rute(_masuk_akal(formulir)):
        isi = f.data()
        if f.rute in TANPA_KUNCI:
            continue
        with dikirim(p, f, isi):
            lagi = kirim(p, f, {**f.data(), "kunci": isi["kunci"]})
        # Who has signed out everywhere meets the door.
        assert lagi.jawaban.headers.get("X-Diulang") == "1" or f.rute == "akun:keluarkan_semua", (f, lagi.status)
        assert lagi.akibat == [], f
        tanpa = kirim(p, f, {n: v for n, v in f.data().items() if n != "kunci"})
        assert (tanpa.status, tanpa.akibat) == (400, []), f


def test_pengecualian_kunci_masih_ada():
    assert set(RUTE) >= TANPA_KUNCI | PUTUSAN | {r for r, _ in DITOLAK}


@pytest.mark.asvs("9.1.1")
@pytest.mark.asvs("9.2.1")
def test_nilai_bertanda_tangan_tidak_dapat_diubah_atau_dipakai_di_tempat_lain(p: Panggung, formulir: list[Formulir]):
    """The signed undo: altered, cut, unsigned, signed for another purpose, too old, of another SKP."""
    f = next(f for f in formulir if f.rute == "skp:pulihkan")
    (asli,) = f.isian["muatan"]
    isi = signing.loads(asli, salt=GARAM)
    asing = next(b for b in p.asing if isinstance(b, Skp))
    buruk = [asli[:n] + chr(ord(asli[n]) ^ 1) + asli[n + 1 :] for n in range(0, len(asli), 7)]
    buruk += [asli[:-1], asli[5:], "", "x", asli.rpartition(":")[0], json.dumps(isi)]
    buruk += [signing.dumps(isi), signing.dumps(isi, salt="lain"), signing.dumps(isi, key="k" * 40, salt=GARAM)]
    buruk.append(signing.dumps({**isi, "skp": str(asing.id_publik)}, salt=GARAM))
    for muatan in buruk:
        hasil = kirim(p, f, f.data(muatan=[muatan]))
        assert (hasil.status, hasil.akibat) == (400, []), muatan[:40]
    assert kirim(p, f, f.data()).status == 302


@pytest.mark.asvs("14.2.4")
@pytest.mark.asvs("16.2.5")
def test_apa_yang_diketik_di_formulir_mana_pun_tidak_tercatat(
    p: Panggung, formulir: list[Formulir], caplog: pytest.LogCaptureFixture
):
    """A canary in every box and line of every form, kept or refused; and no name, NIP or cookie of anybody in the log."""
    logging.disable(logging.NOTSET)
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, "kinerja")
    kenari = "kenari-7391"
    for f in formulir:
        kotak = {n for n in f.isian if f.tipe.get(n) in ("text", "textarea", "url", "password", "button")} - {
            "kunci",
            "kode",
        }
        kirim(p, f, {**f.data(), **{n: [f"{kenari} {f.isian[n][0]}"] for n in kotak}})
    logging.disable(logging.ERROR)
    isi = caplog.text
    assert isi.count('"kejadian": "permintaan"') > 90
    assert isi.count('"kejadian": "aturan_dilanggar"') > 5
    assert kenari not in isi
    rahasia = [p.kode, p.kode_admin, *(k.cookies["sesi"].value for n, k in p.klien.items() if n != TAMU)]
    assert [r for pegawai in p.orang.values() for r in (pegawai.nama, str(pegawai.nip), *rahasia) if r in isi] == []


# -- type once ---------------------------------------------------------------------------------------------------------

# One form at several moments: written, sent by script, changed, corrected, completed.
SATU_FORMULIR = {
    **dict.fromkeys(("harian:kirim", "harian:formulir", "harian:ubah", "harian:usul_koreksi"), "laporan"),
    **dict.fromkeys(
        ("harian:tulis_untuk", "harian:perbaiki_tulisan"), "laporan"
    ),  # of somebody who does not write it then
    **dict.fromkeys(("dialog:tulis", "dialog:ubah"), "ucapan"),
    "harian:tambah_bukti": "laporan",
    **dict.fromkeys(("umpan:minta", "umpan:minta_mitra"), "permintaan"),
    **dict.fromkeys(("umpan:beri", "umpan:jawab"), "umpan balik"),
    **dict.fromkeys(("umpan:konseling_minta", "umpan:konseling_tulis"), "konseling"),
}
# The same word for another fact in each form.
BEDA_HAL = {
    "rhk": "rows shared as a template; the row a question is about",
    "sampai": "the last day of a leave; until when a next step is tried",
    "teks": "a word of the dialogue; a word of konseling",
    "tanggal": "the day of the work; the day of the meeting",
    "tautan": "evidence of a report; evidence of a wrong fact",
    "foto": "evidence of a report; evidence of a wrong fact",
    "alasan": "why this act",
    "jawaban": "a step of the superior is done; a word on a colleague's feedback",
    "kode": "what a day of leave counts as; the code that opens an account",
    "berkas": "the sheet of plans; the sheet of reports",
}
# What the register knows: a form that asks for it has the person type what is there. `nip` names who has no access yet.
SUDAH_DIKETAHUI = {
    "nip": {"akun:lupa"},
    "nama": set(),
    "unit": set(),
    "jabatan": set(),
    "pangkat": set(),
    "penilai": set(),
}


def test_pegawai_mengetik_satu_hal_di_satu_formulir(formulir: list[Formulir]):
    """By the name of the field, so it finds a fact asked again under its own name, not one that changed its name."""
    penanya: dict[str, set[str]] = {}
    for f in formulir:
        if f.siapa in ("pegawai", "rekan"):
            for nama in (n for n, tipe in f.tipe.items() if tipe not in ("hidden", "button", "submit")):
                penanya.setdefault(pola(nama), set()).add(SATU_FORMULIR.get(f.rute, f.rute))
    assert {"kegiatan", "realisasi", "seharusnya"} <= penanya.keys()
    assert {n: r for n, r in penanya.items() if len(r) > 1 and n not in BEDA_HAL} == {}
    assert {n for n in BEDA_HAL if len(penanya.get(n, ())) < 2} == set(), "no longer asked twice: take it off the list"
    assert {n: r for n, r in penanya.items() if r - SUDAH_DIKETAHUI.get(n, r)} == {}
