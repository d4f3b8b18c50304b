"""What still stands between this SKP and its submission (DT-05), each item with the place it is repaired at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ekinerja.aturan.jawaban import Butir
from ekinerja.aturan.kode import Tingkat
from ekinerja.aturan.skp import DataIndikator, DataRhk, DataSkp, FormulirSkp, Pendekatan, skp_boleh_diajukan
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.kepegawaian.models import Pegawai, Penugasan
from ekinerja.skp.isi import Isi, semua_rhk
from ekinerja.skp.manual import lengkap
from ekinerja.skp.models import ButirLampiran, Skp

_JENIS = ButirLampiran.Jenis
_BELUM_BERLAKU = [Skp.Status.DRAF, Skp.Status.DIKEMBALIKAN]

_lain = KueriSiap(
    lambda skp, pegawai, tahun: Skp.objects.filter(pegawai=pegawai, tahun=tahun).exclude(pk=skp)
    .exclude(status__in=_BELUM_BERLAKU).order_by().values_list("mulai", "sampai"),
    skp=int, pegawai=int, tahun=int,
)  # fmt: skip
_tugas = KueriSiap(
    lambda pegawai, unit, sampai: Penugasan.objects.filter(
        pegawai=pegawai, unit=unit, jenis=Penugasan.Jenis.DEFINITIF, mulai__lte=sampai
    ).order_by("-mulai").values_list("mulai", "sampai")[:1],
    pegawai=int, unit=int, sampai=date,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kesiapan:
    """`halangan` block the submission, `ingatan` only ask for attention, `beres` names what is already right."""

    halangan: tuple[Butir, ...]
    ingatan: tuple[Butir, ...]
    beres: tuple[str, ...]

    @property
    def siap(self) -> bool:
        return not self.halangan


def kesiapan(skp: Skp, isi: Isi, *, pelaku: Pegawai) -> Kesiapan:
    """Ask the rule. Two queries: the person's other SKPs and the span of the position."""
    butir = skp_boleh_diajukan(_data(skp, isi, pelaku))
    halangan = tuple(b for b in butir if b.tingkat is Tingkat.BLOKIR)
    return Kesiapan(halangan, tuple(b for b in butir if b.tingkat is not Tingkat.BLOKIR), _beres(skp, halangan))


def halangan_penetapan(skp: Skp, isi: Isi) -> tuple[Butir, ...]:
    """What keeps the pengelola from setting this draft: as for the owner, only that the superior's RHK may follow."""
    return tuple(b for b in kesiapan(skp, isi, pelaku=skp.pegawai).halangan if b.kode != "TANPA_RHK_ATASAN")


# What a person likes to see ticked: sentence -> the places (prefixes of `letak`) or codes that would spoil it.
_TANDA = (
    ("Penilai sudah benar", ("PENILAI_",)),
    ("Ada hasil kerja utama", ("UTAMA_", "RHK_KOSONG")),
    ("Setiap hasil kerja menyangga RHK atasan", ("TANPA_RHK_ATASAN", "UTAMA_")),
    ("Setiap hasil kerja punya perspektif", ("PERSPEKTIF_KOSONG", "UTAMA_")),
    ("Indikator dan target lengkap", ("INDIKATOR_", "TARGET_", "ASPEK_KOSONG", "NARASI_", "UTAMA_")),
    ("Lampiran lengkap", ("DUKUNGAN_", "SKEMA_", "KONSEKUENSI_")),
)


def _beres(skp: Skp, halangan: Iterable[Butir]) -> tuple[str, ...]:
    kode = [b.kode for b in halangan]
    lewati = "RHK atasan" if skp.formulir == FormulirSkp.JPT or skp.tanpa_rhk_atasan else "perspektif"
    return tuple(
        kalimat
        for kalimat, awalan in _TANDA
        if not kalimat.endswith(lewati) and not any(k.startswith(awalan) for k in kode)
    )


def _data(skp: Skp, isi: Isi, pelaku: Pegawai) -> DataSkp:
    jabatan = _jabatan(skp)
    return DataSkp(
        pelaku=pelaku.pk,
        pemilik=skp.pegawai_id,
        penilai=skp.penilai_id,
        formulir=FormulirSkp(skp.formulir),
        pendekatan=Pendekatan(skp.pendekatan),
        mulai=skp.mulai,
        selesai=skp.sampai,
        rhk=tuple(_rhk(r, utama=r["jenis"] == "UTAMA") for r in semua_rhk(isi)),
        dukungan=len(isi["lampiran"][_JENIS.DUKUNGAN]),
        skema=len(isi["lampiran"][_JENIS.SKEMA]),
        konsekuensi=len(isi["lampiran"][_JENIS.KONSEKUENSI]),
        skp_lain=_skp_lain(skp),
        tanpa_rhk_atasan=skp.tanpa_rhk_atasan,
        jabatan_mulai=jabatan[0],
        jabatan_selesai=jabatan[1],
    )


def _rhk(rhk: Isi, *, utama: bool) -> DataRhk:
    return DataRhk(
        teks=rhk["teks"],
        utama=utama,
        punya_rhk_atasan=rhk["rhk_atasan"] is not None,
        perspektif=rhk["perspektif"],
        indikator=tuple(
            DataIndikator(
                teks=i["teks"],
                target=i["target"],
                aspek=i["aspek"],
                letak=f"rhk-{rhk['id']}",
                manual_lengkap=lengkap(i.get("manual")),
            )
            for i in rhk["indikator"]
        ),
        letak=f"rhk-{rhk['id']}",
    )


def _skp_lain(skp: Skp) -> tuple[tuple[date, date], ...]:
    """The person's other SKPs of the year that are in force or on their way; a closed one has its own end date."""
    return tuple(_lain(skp=skp.pk, pegawai=skp.pegawai_id, tahun=skp.tahun))


def _jabatan(skp: Skp) -> tuple[date | None, date | None]:
    """From when to when the person holds the position this SKP was started in, as far as it lies in its unit."""
    return _tugas.satu(pegawai=skp.pegawai_id, unit=skp.unit_id, sampai=skp.sampai) or (None, None)
