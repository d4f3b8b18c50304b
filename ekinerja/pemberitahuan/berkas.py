"""The owner of a file hears that it cannot be used, and where to send it anew."""

from ekinerja.inti.berkas import tempat_pakai
from ekinerja.inti.models import Berkas
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim


def kabari_pemilik(berkas: Berkas) -> None:
    """Once per file. A file of no person (the order of a delegation) shows its state where it hangs."""
    pegawai = Pegawai.objects.filter(id_publik=berkas.pemilik_uuid).first()
    if pegawai is not None:
        judul = f"Bukti “{berkas.nama_asli[:60]}” tidak dapat dipakai; unggah ulang"
        kunci = f"berkas-ditolak:{berkas.id_publik}"
        kirim(pegawai, "bukti-ditolak", judul, berkas.alasan, tempat_pakai(berkas) or "/lapor", kunci)
