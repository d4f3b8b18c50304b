"""Periodic work of the messages, and the mail that shows whose an address is."""

from datetime import timedelta
from typing import Any

from ekinerja.inti.models import Pekerjaan
from ekinerja.inti.pengaturan import setelan
from ekinerja.inti.tugas import antrekan, berkala, pekerjaan
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.antar import ada_giliran, antar
from ekinerja.pemberitahuan.kunci_surel import kunci_bukti
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman
from ekinerja.pemberitahuan.pilihan import alamat_surel, penerima, surel_tersedia
from ekinerja.pemberitahuan.sebar import sebar
from ekinerja.pemberitahuan.surel import kirim_bukti

ANTAR = "pemberitahuan.antar"
# Our own default: a year, so that what belongs to an evaluation can be looked up while it may be disputed.
SIMPAN_HARI = 365
SIMPAN_HARI_MIN = 90
_SIMPAN_PENGIRIMAN = timedelta(days=60)


@berkala("pemberitahuan.sebar", setiap=timedelta(seconds=3))
def edarkan() -> None:
    """Look at new messages; call the sender when something is due and it is not under way."""
    sebar()
    jalan = (Pekerjaan.Keadaan.ANTRE, Pekerjaan.Keadaan.JALAN)
    if ada_giliran() and not Pekerjaan.objects.filter(nama=ANTAR, keadaan__in=jalan).exists():
        antrekan(ANTAR)


@pekerjaan(ANTAR)
def antar_semua(ctx: Any) -> dict[str, int]:
    """Send what is due. A try that was cut off goes on with the rows themselves."""
    return {"terkirim": antar()}


@pekerjaan("pemberitahuan.bukti_surel")
def kirim_bukti_surel(ctx: Any, *, pegawai: int) -> None:
    orang = Pegawai.objects.select_related("akun").get(pk=pegawai)
    alamat = alamat_surel(orang.akun, orang.email)
    if alamat and surel_tersedia():
        kirim_bukti(penerima([pegawai])[pegawai], alamat, kunci_bukti(orang.id_publik, alamat))


@berkala("pemberitahuan.bersihkan", setiap=timedelta(hours=24))
def bersihkan() -> dict[str, int]:
    """Remove what is over its time. A row with an effect key is emptied: the key shows that it was sent."""
    hari = max(int(setelan("pemberitahuan_simpan_hari", SIMPAN_HARI)), SIMPAN_HARI_MIN)
    lama = Pemberitahuan.objects.filter(dibuat_pada__lt=sekarang() - timedelta(days=hari))
    kosong = {"judul": "", "isi": "", "tautan": "", "gabung": "", "dibaca_pada": sekarang(), "disebar_pada": sekarang()}
    dikosongkan = lama.exclude(judul="").exclude(kunci_efek=None).update(**kosong)
    selesai = Pengiriman.objects.exclude(keadaan__in=(*Pengiriman.TERBUKA, Pengiriman.Keadaan.DIKIRIM))
    Pengiriman.objects.filter(
        pk__in=selesai.filter(selesai_pada__lt=sekarang() - _SIMPAN_PENGIRIMAN).values("pk")
    ).delete()
    return {"dihapus": lama.filter(kunci_efek=None).delete()[0], "dikosongkan": dikosongkan}
