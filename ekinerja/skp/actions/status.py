"""Legal moves of an SKP (TRANSISI_SKP, DT-06)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from ekinerja.aturan.transisi import TRANSISI_SKP, boleh_pindah
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.tampil import tanggal, waktu
from ekinerja.inti.waktu import hari_ini, lokal
from ekinerja.kalender.hitung import pengelola_menetapkan_sejak
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import kepala_unit_pada
from ekinerja.skp import permissions
from ekinerja.skp.actions.potret import ikuti_penilai
from ekinerja.skp.catatan import catat_skp, kabari, kabari_penilai
from ekinerja.skp.dokumen import terbitkan_formulir
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.kesiapan import halangan_penetapan, kesiapan
from ekinerja.skp.models import Skp, VersiSkp
from ekinerja.skp.pendengar import siarkan_tutup

S = Skp.Status
PANJANG_CATATAN = 1000
PANJANG_SEBAB = 160


@transaction.atomic
def ajukan(skp: Skp, *, oleh: Pegawai, pada: datetime, dibaca: int | None = None) -> None:
    """Submit to the PPK. Raises AturanDilanggar naming every item of DT-05 that still blocks."""
    if not permissions.boleh_mengajukan(oleh, skp):
        raise _tolak(skp, "Hanya pemilik yang dapat mengajukan SKP.", permissions.pemilik(oleh, skp))
    isi = isi_skp(skp)
    siap = kesiapan(skp, isi, pelaku=oleh)
    if not siap.siap:
        raise AturanDilanggar(
            "SKP belum dapat diajukan. Selesaikan dulu yang berikut; isian Anda tetap tersimpan.",
            status=409,
            butir=[b.kalimat for b in siap.halangan],
        )
    if ikuti_penilai(skp):
        isi = isi_skp(skp)
    if skp.status == S.DIKEMBALIKAN:
        pindahkan(skp, S.DRAF, dibaca=dibaca)
        catat_skp("skp.diperbaiki", skp, oleh=oleh, perubahan={"status": (S.DIKEMBALIKAN, S.DRAF)}, isi=isi)
    pindahkan(skp, S.DIAJUKAN, dibaca=dibaca, diajukan_pada=pada, diputus_pada=None, diputus_oleh=None)
    catat_skp("skp.diajukan", skp, oleh=oleh, perubahan={"status": (S.DRAF, S.DIAJUKAN)}, isi=isi)
    kabari_penilai(
        skp,
        f"{oleh.nama} mengajukan SKP {skp.tahun}",
        "Baca, lalu setujui atau kembalikan dengan catatan.",
        kunci=f"skp-diajukan:{skp.id_publik}:{pada.isoformat()}",
    )


@transaction.atomic
def tarik(skp: Skp, *, oleh: Pegawai, pada: datetime) -> None:
    """Take a submitted SKP back while it waits."""
    if not permissions.boleh_menarik(oleh, skp):
        raise _tolak(skp, "Hanya pemilik yang dapat menarik SKP yang diajukannya.", permissions.pemilik(oleh, skp))
    pindahkan(skp, S.DRAF)
    catat_skp("skp.ditarik", skp, oleh=oleh, perubahan={"status": (S.DIAJUKAN, S.DRAF)})
    kabari_penilai(
        skp,
        f"{oleh.nama} menarik kembali SKP {skp.tahun}",
        "Tidak ada yang perlu Anda putuskan sekarang.",
        kunci=f"skp-ditarik:{skp.id_publik}:{pada.isoformat()}",
    )


@transaction.atomic
def setujui(skp: Skp, *, oleh: Pegawai, pada: datetime, dibaca: int | None = None) -> None:
    """The PPK sets the SKP: the content is kept as a version, its digest enters the trail, the form is issued."""
    if not permissions.boleh_menyetujui(oleh, skp):
        raise _tolak(skp, _hanya_penilai(skp, "menyetujui"), permissions.penilai(oleh, skp))
    ikuti_penilai(skp)  # the form names who approves
    pindahkan(skp, S.DISETUJUI, dibaca=dibaca, diputus_pada=pada, diputus_oleh=oleh, catatan="", versi=F("versi") + 1)
    isi = catat_skp("skp.disetujui", skp, oleh=oleh, perubahan={"status": (S.DIAJUKAN, S.DISETUJUI)}, sah=True)
    VersiSkp.objects.create(skp=skp, nomor=skp.versi, isi=isi, disetujui_pada=pada, disetujui_oleh=oleh)
    terbitkan_formulir(skp, isi, oleh=oleh)
    kabari(
        skp.pegawai,
        skp,
        f"SKP {skp.tahun} Anda disetujui",
        f"{oleh.nama} menyetujuinya. Laporan harian kini dapat dikaitkan dengan rencana aksi Anda.",
        jenis="skp-diputus",
        kunci=f"skp-disetujui:{skp.id_publik}:{skp.versi}",
    )


@transaction.atomic
def kembalikan(skp: Skp, *, oleh: Pegawai, pada: datetime, catatan: str, dibaca: int | None = None) -> None:
    """Send a submitted SKP back; the note is required."""
    if not permissions.boleh_mengembalikan(oleh, skp):
        raise _tolak(skp, _hanya_penilai(skp, "mengembalikan"), permissions.penilai(oleh, skp))
    catatan = alasan_wajib(catatan, "Tulis catatan untuk pegawai: apa yang perlu diperbaiki.")
    pindahkan(skp, S.DIKEMBALIKAN, dibaca=dibaca, diputus_pada=pada, diputus_oleh=oleh, catatan=catatan)
    perubahan = {"status": (S.DIAJUKAN, S.DIKEMBALIKAN), "catatan": ("", catatan)}
    catat_skp("skp.dikembalikan", skp, oleh=oleh, perubahan=perubahan)
    kabari(
        skp.pegawai,
        skp,
        f"SKP {skp.tahun} perlu diperbaiki",
        catatan,
        jenis="skp-diputus",
        kunci=f"skp-dikembalikan:{skp.id_publik}:{pada.isoformat()}",
    )


@transaction.atomic
def buka_kembali(skp: Skp, *, oleh: Pegawai, pada: datetime, alasan: str) -> None:
    """Reopen an approved SKP for revision (R-14). The approved version stays readable and printable."""
    if not permissions.boleh_membuka_kembali(oleh, skp):
        raise _tolak(skp, _hanya_penilai(skp, "membuka kembali"), permissions.penilai(oleh, skp))
    alasan = alasan_wajib(alasan, "Tulis alasan membuka kembali SKP yang sudah disetujui.")
    lama = skp.status
    pindahkan(skp, S.DRAF, catatan=alasan, diubah_pada=pada, diubah_oleh=oleh)
    catat_skp("skp.dibuka_kembali", skp, oleh=oleh, perubahan={"status": (lama, S.DRAF), "alasan": ("", alasan)})
    kabari(
        skp.pegawai,
        skp,
        f"SKP {skp.tahun} Anda dibuka kembali",
        alasan,
        jenis="skp-diputus",
        kunci=f"skp-dibuka:{skp.id_publik}:{pada.isoformat()}",
    )


@transaction.atomic
def tetapkan(skp: Skp, *, oleh: Pegawai, pada: datetime, alasan: str, dibaca: int | None = None) -> None:
    """R-12: the pengelola kinerja sets a draft that pegawai and PPK did not bring to an end in time.

    The draft must be complete as for a submission, except that it may hang on no RHK of the superior yet. It binds like
    an approved SKP; pegawai, PPK and the head of the unit are told.
    """
    if not permissions.boleh_menetapkan(oleh, skp, lokal(pada).date()):
        raise tolak_tetapkan(skp, oleh)
    alasan = alasan_wajib(alasan, "Tulis alasan menetapkan SKP ini; pegawai dan penilainya membacanya.")
    isi = isi_skp(skp)
    if kurang := halangan_penetapan(skp, isi):
        raise AturanDilanggar(
            "Draf ini belum lengkap, jadi belum dapat ditetapkan. Pegawai perlu melengkapi yang berikut.",
            status=409,
            butir=[b.kalimat for b in kurang],
        )
    pindahkan(
        skp,
        S.DITETAPKAN_PENGELOLA,
        dibaca=dibaca,
        diputus_pada=pada,
        diputus_oleh=oleh,
        catatan=alasan,
        versi=F("versi") + 1,
    )
    perubahan = {"status": (S.DRAF, S.DITETAPKAN_PENGELOLA), "alasan": ("", alasan)}
    isi = catat_skp("skp.ditetapkan", skp, oleh=oleh, perubahan=perubahan, sah=True)
    VersiSkp.objects.create(skp=skp, nomor=skp.versi, isi=isi, disetujui_pada=pada, disetujui_oleh=oleh)
    terbitkan_formulir(skp, isi, oleh=oleh)
    _kabari_penetapan(skp, oleh, alasan)


@transaction.atomic
def ingatkan(skp: Skp, *, oleh: Pegawai, pada: datetime) -> None:
    """The pengelola asks owner and PPK to complete a draft that cannot be set yet; at most once a day reaches them."""
    hari = lokal(pada).date()
    if not permissions.boleh_menetapkan(oleh, skp, hari):
        raise tolak_tetapkan(skp, oleh)
    kurang = halangan_penetapan(skp, isi_skp(skp))
    if not kurang:
        raise AturanDilanggar("Draf ini sudah lengkap, jadi tidak perlu diingatkan. Anda dapat menetapkannya.")
    kunci = f"skp-diingatkan:{skp.id_publik}:{hari.isoformat()}"
    teks = (
        f"{oleh.nama} (pengelola kinerja) meminta SKP ini dilengkapi, lalu diajukan. Yang kurang: {kurang[0].kalimat}"
    )
    teks += f" Masih ada {len(kurang) - 1} hal lain." if len(kurang) > 1 else ""
    kabari(skp.pegawai, skp, f"Lengkapi SKP {skp.tahun} Anda", teks, jenis="skp-diubah", kunci=kunci)
    kabari_penilai(skp, f"SKP {skp.tahun} {skp.pegawai.nama} belum lengkap", teks, kunci=f"{kunci}:penilai")
    catat_skp("skp.diingatkan", skp, oleh=oleh)


def tolak_tetapkan(skp: Skp, oleh: Pegawai) -> AturanDilanggar:
    """Why this person cannot set this SKP now."""
    sejak = pengelola_menetapkan_sejak(skp.mulai)
    if permissions.pengelola_lain(oleh, skp) and skp.status == S.DRAF and skp.versi == 0:
        return AturanDilanggar(
            f"Sampai {tanggal(sejak - timedelta(days=1))} draf ini masih urusan pegawai dan penilainya. "
            f"Pengelola kinerja dapat menetapkannya mulai {tanggal(sejak)}."
        )
    return _tolak(
        skp,
        "Hanya pengelola kinerja BKPSDM yang dapat menetapkan SKP orang lain.",
        permissions.pengelola_lain(oleh, skp),
    )


def _kabari_penetapan(skp: Skp, oleh: Pegawai, alasan: str) -> None:
    """R-12: sent to pegawai, PPK and unit head."""
    kepala = kepala_unit_pada(skp.unit, hari_ini())
    penerima = {p.pk: p for p in (skp.penilai, kepala) if p is not None and p.pk not in (skp.pegawai_id, oleh.pk)}
    kabari(
        skp.pegawai,
        skp,
        f"SKP {skp.tahun} Anda ditetapkan pengelola kinerja",
        f"{oleh.nama} menetapkannya: {alasan}",
        jenis="skp-diputus",
        kunci=f"skp-ditetapkan:{skp.id_publik}",
    )
    for p in penerima.values():
        kabari(
            p,
            skp,
            f"SKP {skp.tahun} {skp.pegawai.nama} ditetapkan pengelola kinerja",
            f"{oleh.nama} menetapkannya: {alasan}",
            jenis="skp-diubah",
            kunci=f"skp-ditetapkan:{skp.id_publik}:{p.id_publik}",
        )


@transaction.atomic
def tutup(skp: Skp, *, oleh: Pegawai | None, pada: datetime, sampai: date, sebab: str) -> None:
    """End an approved SKP on a day: mutasi, dismissal, end of the year. `oleh` None is the system.

    A person closes up to today and gives a reason; owner and PPK are told. Nothing opens it again.
    """
    if oleh is not None and not permissions.boleh_menutup(oleh, skp):
        raise tolak_tutup(skp, oleh)
    if oleh is not None:
        sebab = alasan_wajib(sebab, "Tulis sebab SKP ini ditutup, misalnya nomor SK mutasinya.", PANJANG_SEBAB)
    if not skp.mulai <= sampai <= skp.sampai:
        raise AturanDilanggar(
            f"Tanggal akhir harus berada di antara {tanggal(skp.mulai)} dan {tanggal(skp.sampai)}.", status=400
        )
    if oleh is not None and sampai > lokal(pada).date():
        raise AturanDilanggar(
            "SKP ditutup paling jauh sampai hari ini, karena sesudahnya laporan tidak dapat dikaitkan lagi. "
            "Kembalilah pada tanggal akhirnya.",
            status=400,
        )
    lama, lama_sampai = skp.status, skp.sampai
    pindahkan(skp, S.DITUTUP, sampai=sampai, ditutup_pada=pada, sebab_tutup=sebab[:PANJANG_SEBAB])
    perubahan = {"status": (lama, S.DITUTUP), "sampai": (lama_sampai, sampai), "sebab": ("", sebab)}
    catat_skp("skp.ditutup", skp, oleh=oleh, perubahan=perubahan, sah=True)
    siarkan_tutup(skp)
    if oleh is None:
        return
    kalimat = f"Berakhir {tanggal(sampai)}: {sebab}"
    kunci = f"skp-ditutup:{skp.id_publik}"
    kabari(skp.pegawai, skp, f"SKP {skp.tahun} Anda ditutup", kalimat, jenis="skp-diputus", kunci=kunci)
    kabari_penilai(skp, f"SKP {skp.tahun} {skp.pegawai.nama} ditutup", kalimat, kunci=f"{kunci}:penilai")


def tolak_tutup(skp: Skp, oleh: Pegawai) -> AturanDilanggar:
    """Why this person cannot close this SKP now."""
    if permissions.pengelola_lain(oleh, skp):
        return AturanDilanggar(
            f"SKP ini berstatus {skp.get_status_display()}. Yang dapat ditutup hanya SKP yang sedang berlaku."
        )
    kalimat = "Hanya pengelola kinerja yang dapat menutup SKP, dan bukan SKP-nya sendiri."
    return AturanDilanggar(kalimat, status=403)


def pindahkan(skp: Skp, ke: str, *, dibaca: int | None = None, **kolom: Any) -> None:
    """The only place that writes `status` (but for `buka_tutup`): a legal move as one conditional UPDATE.

    `dibaca` is the content the actor has read (`versi_isi`). Raises AturanDilanggar for a move that is not legal or was
    made by somebody else meanwhile, Bentrok when the content changed since.
    """
    if not boleh_pindah(TRANSISI_SKP, skp.status, ke):
        raise AturanDilanggar(f"SKP ini berstatus {skp.get_status_display()}, jadi langkah itu tidak dapat dilakukan.")
    kunci: dict[str, Any] = {"pk": skp.pk, "status": skp.status}
    if dibaca is not None:
        kunci["versi_isi"] = dibaca
    if not Skp.objects.filter(**kunci).update(status=ke, **kolom):
        raise _didahului(skp, dibaca)
    skp.refresh_from_db(fields=["status", "versi_isi", *kolom])


def _didahului(skp: Skp, dibaca: int | None) -> AturanDilanggar:
    """Why the conditional UPDATE found nothing."""
    kini = Skp.objects.select_related("diubah_oleh").get(pk=skp.pk)
    if kini.status != skp.status:
        return AturanDilanggar(
            f"SKP ini baru saja berubah menjadi {kini.get_status_display()}. Muat ulang halaman untuk melihatnya."
        )
    oleh = kini.diubah_oleh.nama if kini.diubah_oleh else ""
    return Bentrok(
        "Isi SKP berubah sejak Anda membukanya. Baca lagi dulu; belum ada yang diputuskan.",
        oleh=oleh,
        pada=kini.diubah_pada,
        versi_saya={"Yang Anda baca": f"isi setelah perubahan ke-{dibaca}"},
        versi_kini={"Yang tersimpan": f"isi setelah perubahan ke-{kini.versi_isi}, {waktu(kini.diubah_pada)}"},
    )


def _tolak(skp: Skp, kalimat_orang: str, berwenang: bool) -> AturanDilanggar:
    """403 for the wrong person, 409 for the right person in the wrong state."""
    if not berwenang:
        return AturanDilanggar(kalimat_orang, status=403)
    if not permissions.lokal(skp):
        return AturanDilanggar("SKP ini resmi dari Ruang GTK. Perubahan dilakukan di sana, lalu masuk sendiri ke sini.")
    return AturanDilanggar(
        f"SKP ini sekarang berstatus {skp.get_status_display()}, jadi langkah itu belum atau tidak lagi dapat dilakukan. "
        "Muat ulang halaman untuk melihat keadaan terakhir."
    )


def _hanya_penilai(skp: Skp, kata_kerja: str) -> str:
    penilai = Pegawai.objects.filter(pk=permissions.id_penilai(skp)).first()
    if penilai is None:
        return f"Pejabat Penilai Kinerja SKP ini belum diketahui, jadi belum ada yang dapat {kata_kerja}."
    return f"Hanya {penilai.nama}, Pejabat Penilai Kinerja pada SKP ini, yang dapat {kata_kerja}."


def alasan_wajib(teks: str, kalimat: str, panjang: int = PANJANG_CATATAN) -> str:
    """A reason as typed, trimmed; raises AturanDilanggar (400) with `kalimat` when it is missing."""
    teks = teks.strip()
    if not teks:
        raise AturanDilanggar(kalimat, status=400)
    if len(teks) > panjang:
        raise AturanDilanggar(f"Catatan paling panjang {panjang} huruf; sekarang {len(teks)}.", status=400)
    return teks
