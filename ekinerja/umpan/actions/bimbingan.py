"""A guidance session, its nine statements, its look at competences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from ekinerja.aturan.bimbingan import lembar_kompetensi, lembar_pernyataan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.umpan import kabar, permissions
from ekinerja.umpan.models import Bimbingan, TanggapanBimbingan


@dataclass(frozen=True, slots=True)
class IsianBimbingan:
    """What was said in a session."""

    tanggal: date
    topik: str
    pokok: str
    berikut: str = ""


@transaction.atomic
def catat_bimbingan(pegawai: Pegawai, isian: IsianBimbingan, *, oleh: Pegawai, pada: datetime) -> Bimbingan:
    """The PPK records a session that was held. Raises AturanDilanggar: 403 for others, 400 for a day to come."""
    if not permissions.boleh_membimbing(oleh, pegawai):
        raise AturanDilanggar(f"Bimbingan {pegawai.nama} dicatat oleh pejabat penilainya.", status=403)
    if isian.tanggal > lokal(pada).date():
        raise AturanDilanggar("Bimbingan dicatat setelah berlangsung. Pilih hari ini atau sebelumnya.", status=400)
    if not (isian.topik.strip() and isian.pokok.strip()):
        raise AturanDilanggar("Tulis topik dan yang dibicarakan; satu baris sudah cukup.", status=400)
    b = Bimbingan.objects.create(
        pegawai=pegawai, pimpinan=oleh, tanggal=isian.tanggal, topik=isian.topik.strip(), pokok=isian.pokok.strip(),
        berikut=isian.berikut.strip(), dibuat_pada=pada,
    )  # fmt: skip
    catat("bimbingan.dicatat", b, oleh=oleh, perubahan={"tanggal": (None, isian.tanggal)})
    kabar.kabari_bimbingan(b)
    return b


@transaction.atomic
def tanggapi(
    b: Bimbingan, jawaban: Mapping[str, int], *, catatan: str = "", oleh: Pegawai, pada: datetime
) -> TanggapanBimbingan:
    """The pegawai hands the nine statements to the superior of the pimpinan, once.

    Raises AturanDilanggar: 403 for others, 400 naming what is missing, 409 the second time or without a superior.
    """
    if not permissions.boleh_menanggapi(oleh, b):
        raise AturanDilanggar(f"Pernyataan ini diisi oleh {b.pegawai.nama}.", status=403)
    lembar = lembar_pernyataan(b.tanggal)
    if kurang := lembar.kurang(jawaban):
        raise AturanDilanggar("Masih ada pernyataan yang belum dijawab.", status=400, butir=kurang)
    untuk = permissions.penerima_tanggapan(b)
    if untuk is None:
        raise AturanDilanggar(
            f"Atasan {b.pimpinan.nama} belum tercatat, jadi belum ada yang dapat menerima. Beri tahu admin unit Anda."
        )
    isi = {x.kode: jawaban[x.kode] for x in lembar.butir}
    try:
        with transaction.atomic():
            t = TanggapanBimbingan.objects.create(
                bimbingan=b, untuk=untuk, jawaban=isi, versi=lembar.versi, catatan=catatan.strip(), dikirim_pada=pada
            )
    except IntegrityError:
        raise AturanDilanggar("Pernyataan tentang bimbingan ini sudah Anda kirim.") from None
    catat("bimbingan.ditanggapi", t, oleh=oleh)
    kabar.kabari_tanggapan(t)
    return t


@transaction.atomic
def nilai_kompetensi(
    b: Bimbingan, jawaban: Mapping[str, int], *, catatan: str = "", oleh: Pegawai, pada: datetime
) -> None:
    """Who gave the guidance looks at competences, 1–5, once. Raises AturanDilanggar: 403, 400 or 409 likewise."""
    if b.pimpinan_id != oleh.pk:
        raise AturanDilanggar(f"Kompetensi dinilai oleh {b.pimpinan.nama}, yang memberi bimbingan.", status=403)
    lembar = lembar_kompetensi(b.tanggal)
    if kurang := lembar.kurang(jawaban):
        raise AturanDilanggar("Masih ada kompetensi yang belum dinilai.", status=400, butir=kurang)
    isi = {x.kode: jawaban[x.kode] for x in lembar.butir}
    kolom = {"kompetensi": isi, "versi_kompetensi": lembar.versi, "catatan_kompetensi": catatan.strip()}
    if not Bimbingan.objects.filter(pk=b.pk, versi_kompetensi="").update(**kolom):
        raise AturanDilanggar(
            "Kompetensi pada bimbingan ini sudah dinilai. Penilaian berikutnya lewat bimbingan berikutnya."
        )
    b.refresh_from_db(fields=list(kolom))
    catat("bimbingan.kompetensi_dinilai", b, oleh=oleh)
    kabar.kabari_kompetensi(b)
