"""A few messages in the inbox of the cast."""

from datetime import UTC, datetime, time, timedelta

from ekinerja.demo.kota import Kota
from ekinerja.demo.tulis import Penulis
from ekinerja.pemberitahuan.models import Pemberitahuan

# NIP, days ago, kind, title, text, own address, read already
KABAR = (
    ("198503122010012901", 1, "umpan-balik", "Umpan balik dari Rizal Labaso", "", "/lapor/umpan-balik/", False),
    ("198503122010012901", 30, "skp", "SKP Anda disetujui Rizal Labaso", "", "/skp/", True),
    ("197208171998031902", 2, "skp", "Satu SKP menunggu persetujuan Anda", "", "/skp/bawahan/", False),
    ("199107042015031904", 1, "umpan-balik", "Umpan balik dari Ratna Pusadan", "", "/lapor/umpan-balik/", False),
    (
        "199612242024212909",
        9,
        "laporan-dikembalikan",
        "Laporan dikembalikan",
        "Satuannya belum cocok.",
        "/lapor/riwayat/",
        True,
    ),
)


def tulis_pemberitahuan(kota: Kota, penulis: Penulis) -> None:
    """Messages of the last weeks; nothing in them the person could not see elsewhere."""
    orang = {o.nama_masuk: o.pk for o in kota.orang}
    pukul = datetime.combine(kota.pada, time(1, 30), UTC)
    baris = []
    for nip, hari, jenis, judul, isi, tautan, dibaca in KABAR:
        pada = pukul - timedelta(days=hari)
        dibaca_pada = pada + timedelta(hours=2) if dibaca else None
        baris.append((penulis.id_baru(pada), orang[nip], jenis, judul, isi, tautan, pada, dibaca_pada, "", 1, pada))
    kolom = "id_publik pegawai_id jenis judul isi tautan dibuat_pada dibaca_pada gabung jumlah disebar_pada"
    penulis.tulis(Pemberitahuan, kolom, baris)
