"""Show messages on this device, or no longer."""

from datetime import datetime

from django.db import transaction

from ekinerja.akun.models import Perangkat
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.models import LanggananPush
from ekinerja.pemberitahuan.pilihan import push_tersedia
from ekinerja.pemberitahuan.push.alamat import periksa_alamat
from ekinerja.pemberitahuan.push.sandi import periksa_kunci


@transaction.atomic
def langgan(
    pegawai: Pegawai, perangkat: Perangkat, *, alamat: str, kunci: str, rahasia: str, pada: datetime
) -> LanggananPush:
    """This device shows the person's messages. Whoever used the same browser before gets no more there.

    Raises AturanDilanggar (400) for an address that is not a push service's or keys that are none.
    """
    if not push_tersedia():
        raise AturanDilanggar("Notifikasi HP belum dinyalakan di sini. Kabar tetap muncul di aplikasi.")
    periksa_alamat(alamat)
    periksa_kunci(kunci, rahasia)
    isi = {"pegawai": pegawai, "alamat": alamat, "kunci": kunci, "rahasia": rahasia}
    ada = LanggananPush.objects.filter(perangkat=perangkat, **isi).first()
    if ada is not None:
        return ada
    LanggananPush.objects.filter(alamat=alamat).delete()
    LanggananPush.objects.filter(perangkat=perangkat).delete()
    hasil = LanggananPush.objects.create(perangkat=perangkat, dibuat_pada=pada, **isi)
    catat("pemberitahuan.push_dipasang", pegawai, oleh=pegawai, perubahan={"perangkat": (None, perangkat.nama)})
    return hasil


@transaction.atomic
def lepas(pegawai: Pegawai, perangkat: Perangkat) -> bool:
    """No messages on this device any more; True when there were."""
    jumlah, _ = LanggananPush.objects.filter(pegawai=pegawai, perangkat=perangkat).delete()
    if jumlah:
        catat("pemberitahuan.push_dilepas", pegawai, oleh=pegawai, perubahan={"perangkat": (perangkat.nama, None)})
    return bool(jumlah)
