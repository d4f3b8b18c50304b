"""What the stories share: the office with an admin and an auditor, and sending forms as a browser does."""

import uuid
from typing import Any

from django.urls import reverse

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.umpan import actions
from ekinerja.umpan.models import Permintaan
from tests import pabrik
from tests.harian.cerita import Kantor as KantorHarian
from tests.harian.cerita import masuk
from tests.pabrik import PADA

TANYA = actions.IsianPermintaan("Apa yang dapat lebih baik dari layanan keliling saya?")
BAIK = actions.IsianJawaban("Jadwalnya selalu dikirim sehari sebelumnya.", "Sertakan nomor petugas.")


class Kantor(KantorHarian):
    """Beside Ratna's two people: an admin of the city, an auditor, and further people of the bidang on demand."""

    def __init__(self) -> None:
        super().__init__()
        self.admin, self.auditor = self.staf("Nur Aini"), self.staf("Fitriani Mangge")
        pabrik.beri_peran(self.admin, "ADMIN_BKPSDM", self.d.kota)
        pabrik.beri_peran(self.auditor, "AUDITOR", self.d.kota)

    def staf(self, nama: str) -> Pegawai:
        p = pabrik.buat_pegawai(nama)
        pabrik.tugaskan(p, self.d.bidang)
        pabrik.hubungkan(p, self.ratna)
        return p

    def permintaan(self, **ganti: Any) -> Permintaan:
        """Andi asks Dewi, his colleague."""
        isi = {"tentang": self.andi, "diminta": self.dewi, "isian": TANYA, "oleh": self.andi, "pada": PADA}
        return actions.minta(**isi | ganti)


def kirim(orang: Pegawai, nama: str, /, *arg: Any, **isian: Any) -> Any:
    return masuk(orang).post(reverse(f"umpan:{nama}", args=arg), {"kunci": uuid.uuid4().hex, **isian})


def lihat(orang: Pegawai, nama: str, /, *arg: Any, **tanya: Any) -> Any:
    return masuk(orang).get(reverse(f"umpan:{nama}", args=arg), tanya)


def teks(jawab: Any) -> str:
    return str(jawab.content.decode())
