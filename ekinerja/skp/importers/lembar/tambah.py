"""Rows that are new in a worksheet: which part they hang under, and an id that makes a second upload change nothing."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_OID, uuid5

from ekinerja.inti.impor import Akibat, HasilImpor
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.inti.impor.tabel import rapikan
from ekinerja.skp.importers.lembar.baca import Pembaca
from ekinerja.skp.importers.lembar.baris import (
    AKSI,
    BAGIAN,
    DAPAT_BARU,
    HARAPAN,
    INDIKATOR,
    LAMPIRAN,
    RHK,
    BarisBerkas,
    butir_lampiran,
    rapi,
    tulis_kunci,
)
from ekinerja.skp.importers.lembar.ubah import cari, nilai_aksi, nilai_indikator
from ekinerja.skp.isi import Isi, semua_rhk
from ekinerja.skp.masukan import MAKS_BUTIR, MAKS_INDIKATOR, MAKS_RHK
from ekinerja.skp.models import Rhk
from ekinerja.skp.periode import Slot, jenis_periode, slot_periode

if TYPE_CHECKING:
    from ekinerja.skp.importers.lembar.banding import SatuSkp

_URUT = {RHK: 0, INDIKATOR: 1, AKSI: 2}
Tautan = Callable[[BarisBerkas, "SatuSkp"], "dict[str, str] | None"]


def urut_baru(baris: Iterable[BarisBerkas]) -> list[BarisBerkas]:
    """Parents first, else as they stand in the sheet."""
    return sorted(baris, key=lambda b: (_URUT.get(b.jenis, 3), b.nomor))


class Penambah:
    """Adds new rows to the contents that are being prepared."""

    def __init__(
        self,
        skp: Mapping[str, "SatuSkp"],
        cari_skp: Callable[[BarisBerkas], "SatuSkp | None"],
        pembaca: Pembaca,
        catat: Callable[..., None],
        hasil: HasilImpor,
        periode: str,
    ) -> None:
        self._skp, self._cari, self._pembaca, self._catat, self._hasil = skp, cari_skp, pembaca, catat, hasil
        self._periode = periode
        # (plan, number as in the sheet) -> public id of the RHK or indicator
        self._nomor: dict[tuple[str, str], str] = {}
        self._slot: dict[str, list[Slot]] = {}
        self._sama: dict[tuple[str, ...], int] = {}

    def ingat(self, lama: Iterable[BarisBerkas]) -> None:
        """Numbers of the rows that were exported; those of rows missing in the sheet as they are now."""
        for kunci, satu in self._skp.items():
            for b in satu.ada.values():
                if b.jenis in (RHK, INDIKATOR):
                    self._nomor[kunci, b.nomor] = b.id
        for b in lama:
            if b.jenis in (RHK, INDIKATOR) and b.urut:
                self._nomor[b.skp, b.urut] = b.kunci[2:]

    def satu(self, b: BarisBerkas, tautan: Tautan) -> None:
        """One new row; says why where it cannot be taken."""
        satu = self._cari(b)
        if satu is None or b.rusak:
            return
        if satu.halangan:
            self._pembaca.tahan(b.nomor, "keadaan", satu.skp.get_status_display(), satu.halangan, "")
            return
        if b.hapus or not (b.medan.get("teks") or b.medan.get("target")):
            self._hasil.tandai(b.nomor, Keadaan.DILEWATI)
            return
        cara = {
            RHK: self._rhk,
            INDIKATOR: self._indikator,
            AKSI: self._aksi,
            LAMPIRAN: self._daftar,
            HARAPAN: self._harapan,
        }
        cara[b.jenis](b, satu, tautan)

    # -- by kind --

    def _rhk(self, b: BarisBerkas, satu: "SatuSkp", tautan: Tautan) -> None:
        tambahan = b.urut.startswith("T")
        id_ = self._id(b, satu, "")
        if self._sudah(b, satu, id_):
            self._nomor[str(satu.skp.id_publik), b.urut] = id_
            return
        if b.urut and (str(satu.skp.id_publik), b.urut) in self._nomor:
            self._pembaca.tolak(
                b.nomor, "urut", b.urut, f"nomor {b.urut} sudah dipakai RHK lain", "Pakai nomor berikutnya."
            )
            return
        if len(semua_rhk(satu.isi)) >= MAKS_RHK:
            self._pembaca.tolak(b.nomor, "urut", b.urut, f"satu SKP memuat paling banyak {MAKS_RHK} RHK", "Gabungkan.")
            return
        atasan = tautan(b, satu)
        if atasan is None:
            return
        golongan = satu.isi["tambahan" if tambahan else "utama"]
        golongan.append(
            {
                "id": id_,
                "jenis": Rhk.Jenis.TAMBAHAN.value if tambahan else Rhk.Jenis.UTAMA.value,
                "urutan": max((r["urutan"] for r in golongan), default=0) + 1,
                "teks": b.medan["teks"],
                "perspektif": b.medan["perspektif"],
                "penyelarasan": b.medan["penyelarasan"],
                "rhk_atasan": atasan or None,
                "indikator": [],
            }
        )
        if b.urut:
            self._nomor[str(satu.skp.id_publik), b.urut] = id_
        self._selesai(b, satu)

    def _indikator(self, b: BarisBerkas, satu: "SatuSkp", tautan: Tautan) -> None:
        rhk = self._atas(b, satu, b.urut.rpartition(".")[0])
        if rhk is None:
            return
        id_ = self._id(b, satu, rhk["id"])
        kunci = (str(satu.skp.id_publik), b.urut)
        if self._sudah(b, satu, id_):
            self._nomor[kunci] = id_
        elif kunci in self._nomor:
            self._pembaca.tolak(
                b.nomor, "urut", b.urut, f"nomor {b.urut} sudah dipakai indikator lain", "Pakai nomor berikutnya."
            )
        elif len(rhk["indikator"]) >= MAKS_INDIKATOR:
            sebab = f"satu RHK memuat paling banyak {MAKS_INDIKATOR} indikator"
            self._pembaca.tolak(b.nomor, "urut", b.urut, sebab, "Gabungkan yang serupa.")
        else:
            nilai = nilai_indikator(b.medan["target"], b.medan["jenis_target"], False)
            teks = {"id": id_, "aspek": b.medan["aspek"], "teks": b.medan["teks"]}
            rhk["indikator"].append({**teks, **nilai, "rencana_aksi": []})
            self._nomor[kunci] = id_
            self._selesai(b, satu)

    def _aksi(self, b: BarisBerkas, satu: "SatuSkp", tautan: Tautan) -> None:
        indikator = self._atas(b, satu, b.urut)
        if indikator is None:
            return
        slot = self._slot_dari(b, satu)
        if slot is None:
            return
        id_ = self._id(b, satu, f"{indikator['id']}/{slot.urutan}")
        if self._sudah(b, satu, id_):
            return
        if len(indikator["rencana_aksi"]) >= MAKS_BUTIR:
            sebab = f"satu indikator memuat paling banyak {MAKS_BUTIR} rencana aksi"
            self._pembaca.tolak(b.nomor, "urut", b.urut, sebab, "Gabungkan yang serupa.")
            return
        indikator["rencana_aksi"].append(
            {
                "id": id_,
                "jenis_periode": slot.jenis,
                "urutan": slot.urutan,
                "mulai": slot.mulai.isoformat(),
                "tenggat": slot.tenggat.isoformat(),
                "teks": b.medan["teks"],
                **nilai_aksi(b.medan["target"], indikator["satuan"]),
            }
        )
        self._selesai(b, satu)

    def _daftar(self, b: BarisBerkas, satu: "SatuSkp", tautan: Tautan) -> None:
        """A list of the Lampiran that is still empty."""
        butir = butir_lampiran(b.medan["teks"])
        ada = satu.isi["lampiran"].get(b.kode) or []
        if self._kosong(b, ada, butir):
            satu.isi["lampiran"][b.kode] = butir
            self._selesai(b, satu)

    def _harapan(self, b: BarisBerkas, satu: "SatuSkp", tautan: Tautan) -> None:
        """An expectation of a core value that is still empty."""
        if self._kosong(b, rapi(satu.isi["perilaku"].get(b.kode, "")), b.medan["teks"]):
            satu.isi["perilaku"] = {**satu.isi["perilaku"], b.kode: b.medan["teks"]}
            self._selesai(b, satu)

    def _kosong(self, b: BarisBerkas, ada: Any, baru: Any) -> bool:
        """Is there room? What stands there already is not overwritten by a row that never saw it."""
        if not ada:
            return True
        if ada == baru:
            self._hasil.tandai(b.nomor, Keadaan.TETAP)
        else:
            self._pembaca.tahan(
                b.nomor, "bagian", b.medan["teks"], "bagian ini sudah berisi di aplikasi",
                "Unduh lembar terbaru, lalu ubah barisnya di sana.",
            )  # fmt: skip
        return False

    # -- what they share --

    def _atas(self, b: BarisBerkas, satu: "SatuSkp", nomor: str) -> Any:
        """The part this row hangs under."""
        jenis = BAGIAN[RHK if b.jenis == INDIKATOR else INDIKATOR]
        id_ = self._nomor.get((str(satu.skp.id_publik), nomor)) if nomor else None
        bagian: Isi | None = cari(satu.isi, id_) if id_ else None
        if bagian is None or ("indikator" in bagian) != (b.jenis == INDIKATOR):
            sebab = (
                f"{jenis} nomor {nomor or '(kosong)'} milik {satu.skp.pegawai.nama} tidak ada atau tidak ikut tersimpan"
            )
            contoh = "4.1 untuk indikator pertama RHK 4" if b.jenis == INDIKATOR else "4.1, nomor indikatornya"
            self._pembaca.tahan(b.nomor, "urut", b.urut, sebab, f"Tulis NOMOR seperti {contoh}.")
            return None
        return bagian

    def _slot_dari(self, b: BarisBerkas, satu: "SatuSkp") -> Slot | None:
        kunci = str(satu.skp.id_publik)
        if kunci not in self._slot:
            ada = next((a for r in semua_rhk(satu.lama) for i in r["indikator"] for a in i["rencana_aksi"]), None)
            jenis = jenis_periode(satu.lama) if ada else self._periode
            self._slot[kunci] = slot_periode(satu.skp, jenis)
        slot = self._slot[kunci]
        tulisan = rapikan(b.periode)
        cocok = next((s for s in slot if tulisan in (rapikan(s.sebutan), str(s.urutan))), None)
        if cocok is None:
            pilihan = ", ".join(s.sebutan for s in slot)
            self._pembaca.tolak(
                b.nomor, "periode", b.periode, "periode rencana aksi tidak dikenal", f"Pilih {pilihan}."
            )
        return cocok

    def _id(self, b: BarisBerkas, satu: "SatuSkp", atas: object) -> str:
        """From what the row says and where it hangs: the same row sent twice is the same part."""
        dasar = (satu.pokok, str(atas), b.jenis, b.sidik_isi)
        n = self._sama[dasar] = self._sama.get(dasar, 0) + 1
        return str(uuid5(NAMESPACE_OID, "|".join((*dasar, str(n)))))

    def _sudah(self, b: BarisBerkas, satu: "SatuSkp", id_: str) -> bool:
        """Was this row taken by an earlier upload? What was done with the part here since then stays."""
        if tulis_kunci(b.jenis, id_, b.skp) not in satu.ada:
            return False
        self._hasil.tandai(b.nomor, Keadaan.TETAP)
        return True

    def _selesai(self, b: BarisBerkas, satu: "SatuSkp") -> None:
        self._hasil.tandai(b.nomor, Keadaan.BARU)
        bagian = BAGIAN.get(b.jenis) or next(n for n, arti in DAPAT_BARU.items() if arti == (b.jenis, b.kode))
        nama = f"{bagian} {b.urut}".strip() + (f", {b.periode}" if b.jenis == AKSI else "")
        isi = b.medan["teks"] + (f", target {b.medan['target']}" if b.medan.get("target") else "")
        self._catat(b, satu, {f"{nama}, baru": ("", isi)}, Akibat.TERIMA)
        self._pembaca.ingatkan_aktif(b, b.medan)
