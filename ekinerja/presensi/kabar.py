"""Who is told what. The page has the details; a message names days, never a code."""

from django.urls import reverse

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.pengelola import admin_bkpsdm, admin_unit_dari
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.presensi.models import UsulPresensi, sebut_masa

S = UsulPresensi.Status


def alamat(usul: UsulPresensi) -> str:
    return reverse("presensi:usul", args=[usul.id_publik])


def kabari_pengelola(usul: UsulPresensi) -> None:
    """The nearest admins of the unit; the personnel office where there is none."""
    hal = "menyanggah presensi" if usul.sanggahan else "mengusulkan keterangan presensi"
    for orang in admin_unit_dari(usul.pegawai) or admin_bkpsdm(usul.pegawai):
        kunci = f"presensi-masuk:{usul.id_publik}:{usul.versi}:{orang.pk}"
        masa = sebut_masa(usul.mulai, usul.sampai)
        kirim(orang, "presensi", f"{usul.pegawai.nama} {hal}", f"{masa[0].upper()}{masa[1:]}.", alamat(usul), kunci)


def kabari_pegawai(usul: UsulPresensi, oleh: Pegawai) -> None:
    """The person, at every step somebody else takes."""
    if oleh.pk == usul.pegawai_id:
        return
    hal = "Sanggahan" if usul.sanggahan else "Keterangan"
    kata = {
        S.DITERIMA: "diterima" if usul.dari_pegawai else "dicatat",
        S.DITOLAK: "tidak diterima",
        S.DIAJUKAN: "dibuka lagi",
        S.DIBATALKAN: "dibatalkan",
    }[S(usul.status)]
    isi = f"Oleh {oleh.nama}." + (f" {usul.jawaban}" if usul.jawaban else "")
    judul = f"{hal} presensi {sebut_masa(usul.mulai, usul.sampai)} {kata}"
    kirim(usul.pegawai, "presensi", judul, isi, alamat(usul), f"presensi:{usul.id_publik}:{usul.versi}")
