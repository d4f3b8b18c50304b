"""Who is told about feedback; each message says why it came."""

from django.urls import reverse

from ekinerja.inti.tampil import tanggal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.umpan.models import Balasan, Bimbingan, Konseling, Permintaan, TanggapanBimbingan

JENIS = "umpan"


def alamat(p: Permintaan) -> str:
    return reverse("umpan:permintaan", args=[p.id_publik])


def _siapa(p: Permintaan) -> str:
    """Whose work, as the addressee reads it."""
    return "pekerjaannya" if p.peminta_id == p.tentang_id else f"pekerjaan {p.tentang.nama}"


def kabari_diminta(p: Permintaan) -> None:
    """The addressee, and the person it is about where the PPK asks a named colleague."""
    if p.diminta is not None:
        tanpa_nama = p.keadaan == Permintaan.Keadaan.TANPA_NAMA
        isi = (
            "Anda bekerja di bawahnya, jadi jawaban Anda lewat jalur tanpa nama. Menjawab atau tidak, tidak dicatat di sini."
            if tanpa_nama
            else f"Ditunggu sampai {tanggal(p.berlaku_sampai)}. Boleh ditolak dengan satu ketukan, tanpa alasan."
        )
        kirim(
            p.diminta, JENIS, f"{p.peminta.nama} meminta umpan balik atas {_siapa(p)}", isi, alamat(p),
            f"umpan-diminta:{p.id_publik}",
        )  # fmt: skip
    if p.peminta_id != p.tentang_id and p.keadaan != Permintaan.Keadaan.TANPA_NAMA:
        kirim(
            p.tentang, JENIS, f"{p.peminta.nama} meminta umpan balik tentang pekerjaan Anda", f"Kepada {p.kepada}.",
            alamat(p), f"umpan-tentang:{p.id_publik}",
        )  # fmt: skip


def kabari_ingat(p: Permintaan) -> None:
    """One reminder."""
    kirim(
        p.diminta, JENIS, f"{p.peminta.nama} menunggu umpan balik Anda", f"Ditunggu sampai {tanggal(p.berlaku_sampai)}.",
        alamat(p), f"umpan-ingat:{p.id_publik}",
    )  # fmt: skip


def alamat_balasan(b: Balasan) -> str:
    return reverse("umpan:balasan", args=[b.id_publik])


def kabari_diberi(b: Balasan) -> None:
    """The person it is about. What was said is read on the page."""
    kirim(
        b.tentang, JENIS, f"{b.dari_nama} memberi umpan balik untuk Anda",
        "Diberikan tanpa diminta, tentang pekerjaan yang ia kenal. Anda dapat menanggapinya.", alamat_balasan(b),
        f"umpan-diberi:{b.id_publik}",
    )  # fmt: skip


def kabari_ditanggapi(b: Balasan) -> None:
    """Who gave it."""
    kirim(
        b.dari, JENIS, f"{b.tentang.nama} menanggapi umpan balik Anda", "Tanggapan atas umpan balik yang Anda beri.",
        alamat_balasan(b), f"umpan-ditanggapi:{b.id_publik}",
    )  # fmt: skip


def kabari_dijawab(b: Balasan) -> None:
    """The person it is about and, where it is somebody else, who asked."""
    p = b.permintaan
    assert p is not None
    for orang in {p.tentang_id: p.tentang, p.peminta_id: p.peminta}.values():
        tentang = "Anda" if orang.pk == p.tentang_id else p.tentang.nama
        kirim(
            orang, JENIS, f"{b.dari_nama} memberi umpan balik untuk {tentang}", "Jawaban atas permintaan umpan balik.",
            alamat(p), f"umpan-dijawab:{b.id_publik}:{orang.pk}",
        )  # fmt: skip


def kabari_ditolak(p: Permintaan) -> None:
    kirim(
        p.peminta, JENIS, f"{p.kepada} belum dapat memberi umpan balik", "Ini tidak perlu alasan. Anda boleh meminta orang lain.",
        alamat(p), f"umpan-ditolak:{p.id_publik}",
    )  # fmt: skip


def kabari_bimbingan(b: Bimbingan) -> None:
    kirim(
        b.pegawai, JENIS, f"Bimbingan {tanggal(b.tanggal)} dicatat {b.pimpinan.nama}",
        "Isi sembilan pernyataan tentang bimbingan ini. Yang membacanya atasan dari pimpinan Anda, bukan pimpinan Anda.",
        reverse("umpan:bimbingan", args=[b.id_publik]), f"bimbingan:{b.id_publik}",
    )  # fmt: skip


def kabari_tanggapan(t: TanggapanBimbingan) -> None:
    kirim(
        t.untuk, JENIS, f"Tanggapan {t.bimbingan.pegawai.nama} atas bimbingan {tanggal(t.bimbingan.tanggal)}",
        f"Anda atasan {t.bimbingan.pimpinan.nama}, yang tidak membaca tanggapan ini.",
        reverse("umpan:bimbingan", args=[t.bimbingan.id_publik]), f"tanggapan:{t.id_publik}",
    )  # fmt: skip


def kabari_kompetensi(b: Bimbingan) -> None:
    kirim(
        b.pegawai, JENIS, f"{b.pimpinan.nama} menilai kompetensi setelah bimbingan {tanggal(b.tanggal)}",
        "Bahan pengembangan Anda; tidak mengubah predikat.", reverse("umpan:bimbingan", args=[b.id_publik]),
        f"bimbingan-kompetensi:{b.id_publik}",
    )  # fmt: skip


def kabari_konseling(k: Konseling, oleh: Pegawai, langkah: str) -> None:
    """To the other one of the two; without a word of what was written."""
    lain = k.konselor if oleh.pk == k.pegawai_id else k.pegawai
    kirim(
        lain, JENIS, "Ada kabar konseling untuk Anda", "Hanya Anda dan lawan bicara Anda yang dapat membukanya.",
        reverse("umpan:konseling", args=[k.id_publik]), f"konseling:{k.id_publik}:{langkah}",
    )  # fmt: skip


def kabari_hasil(pimpinan: Pegawai, sebutan: str, periode: str) -> None:
    """The leader, after a quarter in which enough people spoke."""
    kirim(
        pimpinan, JENIS, f"Umpan balik untuk pimpinan, {sebutan}, dapat dibaca",
        "Ditampilkan teracak, tanpa nama dan waktu.", reverse("umpan:pimpinan"), f"umpan-hasil:{pimpinan.pk}:{periode}",
    )  # fmt: skip
