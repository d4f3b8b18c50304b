"""Writing what the check planned: one transaction, in bulk, with the trail."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from ekinerja.akun.actions import siapkan_akun
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import Pemeriksaan
from ekinerja.inti.impor.daftar import Kemajuan
from ekinerja.inti.jejak import Catatan, catat_banyak, catat_masal
from ekinerja.inti.kanonik import kanonik
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.importers.pegawai.kedudukan import tulis_kedudukan
from ekinerja.kepegawaian.importers.pegawai.mutu import tulis_mutu
from ekinerja.kepegawaian.importers.pegawai.orang import Orang
from ekinerja.kepegawaian.importers.pegawai.rencana import (
    KunciJabatan,
    Rencana,
    Ubahan,
    bagi,
    keadaan_register,
    kunci_jabatan,
    mulai_baru,
    tanggal_tutup,
)
from ekinerja.kepegawaian.models import Jabatan, PadananUnit, Pegawai, Penugasan, RiwayatNip, UnitKerja
from ekinerja.kepegawaian.penilai import susun_penilai
from ekinerja.kepegawaian.susunan import HARI

_LANGKAH = 8


@transaction.atomic
def terapkan(periksaan: Pemeriksaan, *, oleh: Any, kemajuan: Kemajuan) -> None:
    """Write the plan. Raises AturanDilanggar when the register changed since the check."""
    rencana: Rencana = periksaan.rencana
    if keadaan_register() != rencana.keadaan_register:
        raise AturanDilanggar("Daftar pegawai baru saja berubah. Periksa ulang berkasnya, lalu terapkan lagi.")
    _Penulis(rencana, oleh, kemajuan).tulis()


class _Penulis:
    def __init__(self, rencana: Rencana, oleh: Any, kemajuan: Kemajuan) -> None:
        self._r = rencana
        self._oleh = oleh
        self._kemajuan = kemajuan
        self._langkah = 0
        self._jabatan: dict[KunciJabatan, int] = {}
        # NIP -> primary key, for superiors.
        self._id: dict[str, int] = {}

    def tulis(self) -> None:
        self._maju("Menyiapkan jabatan")
        self._tulis_jabatan()
        self._maju("Menyimpan pegawai baru")
        baru = self._tulis_orang()
        self._maju("Memperbarui pegawai")
        self._ubah_orang()
        self._maju("Menyimpan penugasan")
        self._tulis_tugas(baru)
        self._maju("Menyiapkan akun")
        siapkan_akun(baru)
        self._maju("Menyusun penilai")
        if self._r.baru or self._r.ubah:
            susun_penilai()
        tulis_kedudukan(self._r.ubah, self._r.pada)
        self._maju("Mencatat mutu data")
        tulis_mutu(self._r, self._id)
        self._tulis_padanan()
        self._maju("Menulis jejak")
        self._tulis_jejak(baru)

    def _maju(self, teks: str) -> None:
        self._kemajuan(self._langkah, _LANGKAH, teks)
        self._langkah += 1

    def _tulis_jabatan(self) -> None:
        ada = kunci_jabatan()
        perlu = {o.jabatan for o in self._r.baru if not o.keluar}
        perlu |= {
            u.jabatan for u in self._r.ubah if u.jabatan is not None and u.tugas in ("perbaiki", "pindah", "mulai")
        }
        kurang = sorted(perlu - ada.keys(), key=str)
        Jabatan.objects.bulk_create(
            [Jabatan(nama=n, jenis=j, jenjang=jj, kelas=k, eselon=e) for n, j, jj, k, e in kurang], batch_size=500
        )
        self._jabatan = kunci_jabatan() if kurang else ada

    def _tulis_orang(self) -> list[Pegawai]:
        baru = [Pegawai(nip=o.nip, sumber=self._r.sumber, **o.medan) for o in self._r.baru]
        Pegawai.objects.bulk_create(baru, batch_size=500)
        self._id = dict(Pegawai.objects.filter(nip__isnull=False).values_list("nip", "pk"))
        RiwayatNip.objects.bulk_create(
            [
                RiwayatNip(pegawai=p, nip=o.nip, bentuk=o.bentuk, mulai=o.medan.get("tmt_cpns") or self._r.pada)
                for p, o in zip(baru, self._r.baru, strict=True)
            ],
            batch_size=500,
        )
        return baru

    def _ubah_orang(self) -> None:
        ubah = [u for u in self._r.ubah if u.medan]
        medan = sorted({m for u in ubah for m in u.medan})
        orang = {p.pk: p for bagian in bagi(ubah) for p in Pegawai.objects.filter(pk__in=[u.kini.id for u in bagian])}
        for u in ubah:
            for m, (_, nilai) in u.medan.items():
                setattr(orang[u.kini.id], m, nilai)
        if medan:
            Pegawai.objects.bulk_update(orang.values(), medan, batch_size=200)

    def _tulis_tugas(self, baru: list[Pegawai]) -> None:
        self._buang_rencana()
        tambah = [
            self._tugas(o, p.pk, o.jabatan, o.atasan, mulai_baru(o, None, self._r.pada))
            for p, o in zip(baru, self._r.baru, strict=True)
            if not o.keluar
        ]
        perbaiki, tutup = [], []
        for u in self._r.ubah:
            if u.tugas in ("pindah", "mulai"):
                tambah.append(self._tugas_dari(u))
            if u.tugas in ("pindah", "tutup"):
                tutup.append(self._tutup(u))
            elif u.tugas == "perbaiki":
                perbaiki.append(self._perbaiki(u))
        Penugasan.objects.bulk_update(tutup, ["sampai"], batch_size=200)
        Penugasan.objects.bulk_update(
            perbaiki,
            ["unit", "jabatan", "kepala_unit", "tugas_tambahan", "atasan_khusus", "mulai"],
            batch_size=200,
        )
        Penugasan.objects.bulk_create(tambah, batch_size=500)

    def _buang_rencana(self) -> None:
        """A move recorded ahead gives way to what the list already knows about that person's position."""
        kena = [u.kini.id for u in self._r.ubah if u.tugas in ("pindah", "mulai", "tutup")]
        for bagian in bagi(kena):
            Penugasan.objects.filter(
                pegawai_id__in=bagian, jenis=Penugasan.Jenis.DEFINITIF, sampai=None, mulai__gt=self._r.pada
            ).delete()

    def _tugas(self, o: Orang, pegawai: int, jabatan: KunciJabatan, atasan: str | None, mulai: Any) -> Penugasan:
        assert o.unit is not None
        return Penugasan(
            pegawai_id=pegawai,
            unit_id=o.unit.id,
            jabatan_id=self._jabatan[jabatan],
            kepala_unit=o.kepala,
            tugas_tambahan=o.tugas_tambahan or "",
            atasan_khusus_id=self._id[atasan] if atasan else None,
            mulai=mulai,
        )

    def _tugas_dari(self, u: Ubahan) -> Penugasan:
        assert u.jabatan is not None
        mulai = u.mulai if u.tugas == "pindah" else mulai_baru(u.orang, None, self._r.pada)
        return self._tugas(u.orang, u.kini.id, u.jabatan, u.atasan, mulai)

    def _tutup(self, u: Ubahan) -> Penugasan:
        assert u.kini.tugas is not None
        akhir = u.mulai - HARI if u.tugas == "pindah" and u.mulai else tanggal_tutup(u.kini.tugas.mulai, self._r.pada)
        return Penugasan(pk=u.kini.tugas.id, sampai=max(akhir, u.kini.tugas.mulai))

    def _perbaiki(self, u: Ubahan) -> Penugasan:
        assert u.kini.tugas is not None
        assert u.jabatan is not None
        tugas = self._tugas(u.orang, u.kini.id, u.jabatan, u.atasan, u.mulai)
        tugas.pk = u.kini.tugas.id
        return tugas

    def _tulis_padanan(self) -> None:
        pada = sekarang()
        PadananUnit.objects.bulk_create(
            [
                PadananUnit(ejaan=e, ejaan_induk=i, unit_id=unit, dibuat_pada=pada)
                for (e, i), unit in self._r.padanan.items()
            ],
            ignore_conflicts=True,
        )
        for unit, unor in self._r.unor.items():
            UnitKerja.objects.filter(pk=unit, id_siasn="").update(id_siasn=unor)

    def _tulis_jejak(self, baru: list[Pegawai]) -> None:
        if baru:
            catat_masal("kepegawaian.Pegawai", len(baru), _sidik(self._r.baru), oleh=self._oleh)
        catat_banyak(list(self._catatan()))

    def _catatan(self) -> Iterable[Catatan]:
        orang = {
            p.pk: p
            for bagian in bagi(self._r.ubah)
            for p in Pegawai.objects.filter(pk__in=[u.kini.id for u in bagian]).only("pk", "id_publik")
        }
        for u in self._r.ubah:
            yield Catatan("pegawai.diubah", orang[u.kini.id], self._oleh, perubahan={**u.medan, **_beda_tugas(u)})


def _beda_tugas(u: Ubahan) -> dict[str, tuple[Any, Any]]:
    if not u.tugas:
        return {}
    t = u.kini.tugas
    lama = f"{t.jabatan[0]} (unit {t.unit})" if t else None
    baru = None if u.tugas == "tutup" or u.orang.unit is None else f"{u.orang.jabatan[0]}, {u.orang.unit.nama}"
    return {"penugasan": (lama, baru), "atasan_khusus": (t.atasan if t else None, u.atasan)}


def _sidik(orang: list[Orang]) -> str:
    isi = [[o.nip, o.medan, o.unit.kode if o.unit else "", list(o.jabatan), o.atasan] for o in orang]
    return hashlib.sha256(kanonik(isi).encode()).hexdigest()
