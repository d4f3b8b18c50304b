"""A few dialogues of the cast: agreed, open, one-sided."""

from datetime import UTC, datetime, time, timedelta

from ekinerja.demo.kota import Kota
from ekinerja.demo.tulis import Penulis
from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.skp.models import Rhk, Skp

# NIP, days ago, by the PPK?, kind, state, text, suggested wording
UCAPAN = (
    ("198503122010012901", 40, True, "USULAN", "DISEPAKATI", "Target triwulan IV sebaiknya menghitung hari libur akhir tahun.", ""),
    ("198503122010012901", 39, False, "KESEPAKATAN", "TERBUKA", "Disepakati.", ""),
    ("198503122010012901", 2, True, "KLARIFIKASI", "TERBUKA", "Bagaimana kemajuan kelas yang alat peraganya terbatas?", ""),
    ("199107042015031904", 12, False, "USULAN", "TERBUKA", "Boleh pakai operator tambahan untuk pekan sibuk?", ""),
)  # fmt: skip
# NIP, days ago, by the PPK?, state, place, points, next step
TEMU = (
    ("198503122010012901", 38, True, "DIKONFIRMASI", "Ruang rapat bidang", "Target triwulan IV dibagi per pekan\nKelas dengan alat terbatas didahulukan", "Laporan kemajuan tiap Senin"),
    ("199107042015031904", 5, True, "MENUNGGU", "Ruang kepala bidang", "Kebutuhan operator tambahan dibahas", "Usulan tertulis pekan depan"),
)  # fmt: skip


def tulis_dialog(kota: Kota, penulis: Penulis) -> None:
    """Entries of the first row of the newest SKP in force, and meetings."""
    tahun = kota.pada.year
    nip = {n for n, *_ in (*UCAPAN, *TEMU)}
    skp = {
        s.pegawai.nip: s
        for s in Skp.objects.berlaku().filter(pegawai__nip__in=nip, tahun=tahun, penilai__isnull=False).select_related("pegawai")
    }  # fmt: skip
    rhk = {n: Rhk.objects.filter(skp=s).first() for n, s in skp.items()}
    pukul = datetime.combine(kota.pada, time(2, 15), UTC)
    baris = []
    for n, hari, dari_penilai, jenis, keadaan, teks, usul in UCAPAN:
        if (s := skp.get(n)) is None or (r := rhk[n]) is None:
            continue
        pada = pukul - timedelta(days=hari)
        oleh = s.penilai_id if dari_penilai else s.pegawai_id
        sepakat = pada + timedelta(days=1) if keadaan == "DISEPAKATI" else None
        dibaca = pada + timedelta(hours=5) if hari > 20 else None
        baris.append(
            (penulis.id_baru(pada), s.pk, r.id_publik, r.teks, oleh, jenis, keadaan, teks, usul, pada, dibaca, sepakat)
        )
    kolom = "id_publik skp_id rhk rhk_teks oleh_id jenis keadaan teks usul_teks dibuat_pada dibaca_pada disepakati_pada"
    penulis.tulis(Ucapan, kolom, baris)
    temu = []
    for n, hari, dari_penilai, keadaan, tempat, pokok, langkah in TEMU:
        if (s := skp.get(n)) is None:
            continue
        pada = pukul - timedelta(days=hari)
        oleh = s.penilai_id if dari_penilai else s.pegawai_id
        dijawab = pada + timedelta(hours=7) if keadaan == "DIKONFIRMASI" else None
        hari_temu = kota.pada - timedelta(days=hari)
        temu.append((penulis.id_baru(pada), s.pk, s.pegawai_id, s.penilai_id, oleh, hari_temu, "TATAP_MUKA", tempat, pokok, langkah, keadaan, pada, dijawab))  # fmt: skip
    kolom = "id_publik skp_id pegawai_id penilai_id dicatat_oleh_id tanggal cara tempat pokok langkah keadaan dibuat_pada dijawab_pada"
    penulis.tulis(Pertemuan, kolom, temu)
