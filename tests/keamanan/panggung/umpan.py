"""Feedback, bimbingan and konseling on the stage."""

from collections.abc import Callable, Iterator
from typing import Any

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.umpan import actions, rujukan
from tests.keamanan.panggung.tetap import HARI, PADA, RUTE, TAMU

TANYA = actions.IsianPermintaan("Apa yang dapat lebih baik?")


class Umpan:
    """Requests between colleagues and about a direct report, a link, a session, two talks."""

    d: Any
    orang: dict[str, Pegawai]
    nama: Callable[[Pegawai | None], str]

    def _umpan(self) -> None:
        saya, rekan, kabid = (self.orang[n] for n in ("pegawai", "rekan", "kabid"))
        self.tanya = [
            actions.minta(saya, rekan, TANYA, oleh=saya, pada=PADA),
            actions.minta(saya, self.orang["citra"], TANYA, oleh=kabid, pada=PADA),
            actions.minta(kabid, saya, TANYA, oleh=kabid, pada=PADA),
        ]
        nomor = rujukan.pilihan(rekan, saya, HARI)[0][1][0][0]
        isian = actions.IsianJawaban("Jadwalnya rapi.", "Sertakan nomor petugas.")
        self.pemberian = [
            actions.beri(saya, isian, rujukan=nomor, tampak=t, oleh=rekan, pada=PADA) for t in ("BERSAMA", "PRIBADI")
        ]
        self.tautan = actions.minta_mitra(saya, "Ketua RT 03", "", TANYA, oleh=saya, pada=PADA)[1]
        isian = actions.IsianBimbingan(HARI, "Antrean loket", "Jam sibuk.", "Dua loket.")
        self.bimbingan = [actions.catat_bimbingan(p, isian, oleh=kabid, pada=PADA) for p in (saya, rekan)]
        self.konseling = [
            actions.minta_konseling(kabid, "Ada yang ingin saya bicarakan.", oleh=saya, pada=PADA),
            actions.mulai_konseling(rekan, "Mari bertemu.", oleh=kabid, pada=PADA),
        ]

    def _benda_umpan(self, nama: str) -> Iterator[tuple[str, dict[str, Any]]]:
        minta = RUTE[f"umpan:{nama}"]
        if nama == "tautan":
            yield TAMU, {"kode": self.tautan}
        elif nama in ("bimbing", "konseling_mulai"):
            yield "kabid", {minta[0]: self.orang["budi"].id_publik}
        elif nama in ("balasan", "tanggapi"):
            for b in self.pemberian:
                yield from ((self.nama(p), {"id_publik": b.id_publik}) for p in (b.tentang, b.dari))
        elif nama in ("minta", "beri"):
            yield "pegawai", {minta[0]: self.orang["budi"].id_publik}
        elif nama == "suara":
            yield "citra", {minta[0]: self.orang["kabid"].id_publik}
        elif nama.startswith("konseling"):
            for k in self.konseling:
                yield from ((self.nama(p), {"id_publik": k.id_publik}) for p in (k.pegawai, k.konselor))
        elif nama in ("bimbingan", "pernyataan", "kompetensi"):
            for b in self.bimbingan:
                yield from ((self.nama(p), {"id_publik": b.id_publik}) for p in (b.pegawai, b.pimpinan))
        else:
            for p in self.tanya:
                yield from ((self.nama(o), {"id_publik": p.id_publik}) for o in (p.peminta, p.diminta))
