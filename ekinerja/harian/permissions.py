"""Who may do what with a report: one sentence each, asked by the verb and by the button."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from ekinerja.harian.kueri import bawahan_kini
from ekinerja.harian.models import BantuanMenulis, KoreksiLaporan, LaporanHarian
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan
from ekinerja.kepegawaian.penilai import id_penilai_pada
from ekinerja.skp.models import Rhk
from ekinerja.timkerja.kueri import pernah_memimpin
from ekinerja.timkerja.models import KaitanRhk

# How long an acceptance can be taken back with one tap.
MASA_URUNG = timedelta(minutes=10)

_S = LaporanHarian.Status
_BELUM_DITERIMA = (_S.DRAF, _S.DIAJUKAN, _S.DIKEMBALIKAN)


# Asked by the menu of every page.
_seorang_bawahan = KueriSiap(
    lambda penilai, hari: HubunganPenilai.objects.filter(berlaku(hari), penilai=penilai).values("pk")[:1],
    penilai=int,
    hari=date,
)


def punya_tim(request: HttpRequest) -> bool:
    """Has the person of this request direct reports today? Asked once per request."""
    hasil: bool | None = getattr(request, "_punya_tim", None)
    if hasil is None:
        saya = getattr(request.user, "pegawai", None)
        hasil = saya is not None and bool(_seorang_bawahan(penilai=saya.pk, hari=hari_ini()))
        request._punya_tim = hasil  # type: ignore[attr-defined]
    return hasil


def menilai_kini(saya: Pegawai, pegawai_id: int) -> bool:
    """Is `saya` the Pejabat Penilai Kinerja of that person today?"""
    return bawahan_kini(saya).filter(pegawai_id=pegawai_id).exists()


def id_pemutus(laporan: LaporanHarian) -> int | None:
    """Who decides on this report: the PPK of today, or that of its day where nobody appraises the person now. Asked once."""
    simpanan = laporan.__dict__.setdefault("_id_penilai", {})
    hari = hari_ini()
    if hari not in simpanan:
        simpanan[hari] = id_penilai_pada(laporan.pegawai_id, hari)
    return simpanan[hari] or laporan.penilai_id


def muat_pemutus(semua: Sequence[LaporanHarian]) -> None:
    """Ask `id_pemutus` for many reports in one query."""
    hari = hari_ini()
    hubungan = HubunganPenilai.objects.filter(berlaku(hari), pegawai__in={laporan.pegawai_id for laporan in semua})
    kini = dict(hubungan.order_by("mulai").values_list("pegawai_id", "penilai_id"))
    for laporan in semua:
        laporan.__dict__["_id_penilai"] = {hari: kini.get(laporan.pegawai_id)}


def penilai_laporan(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """Decides on this report. Whoever has moved away, or whose authority is delegated, only reads."""
    return laporan.pegawai_id != saya.pk and id_pemutus(laporan) == saya.pk


def boleh_mengubah(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """The owner, as long as it has not been accepted."""
    return laporan.pegawai_id == saya.pk and laporan.status in _BELUM_DITERIMA


def boleh_menghapus(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """The owner: a draft, or a sent report that nobody has read."""
    if laporan.pegawai_id != saya.pk:
        return False
    return laporan.status == _S.DRAF or (laporan.status == _S.DIAJUKAN and laporan.dibaca_pada is None)


def boleh_mengirim(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """The owner: a draft or a returned report."""
    return laporan.pegawai_id == saya.pk and laporan.status in (_S.DRAF, _S.DIKEMBALIKAN)


def boleh_memutus(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """Accept or return: the PPK, while it waits."""
    return laporan.status == _S.DIAJUKAN and penilai_laporan(saya, laporan)


def boleh_batal_terima(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """Who accepted it and still decides, for a short time."""
    return (
        laporan.status == _S.DISETUJUI
        and penilai_laporan(saya, laporan)
        and laporan.diputus_oleh_id == saya.pk
        and laporan.diputus_pada is not None
        and sekarang() - laporan.diputus_pada <= MASA_URUNG
    )


def boleh_mengusulkan_koreksi(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """The owner, after acceptance."""
    return laporan.pegawai_id == saya.pk and laporan.status == _S.DISETUJUI


def boleh_memutus_koreksi(saya: Pegawai, koreksi: KoreksiLaporan) -> bool:
    """The PPK, while the correction waits."""
    return koreksi.status == KoreksiLaporan.Status.DIUSULKAN and penilai_laporan(saya, koreksi.laporan)


def boleh_mencabut_koreksi(saya: Pegawai, koreksi: KoreksiLaporan) -> bool:
    """The owner, while the correction waits."""
    return koreksi.status == KoreksiLaporan.Status.DIUSULKAN and koreksi.laporan.pegawai_id == saya.pk


def boleh_menandai_dibaca(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """The PPK, for a report that was sent."""
    return laporan.status != _S.DRAF and penilai_laporan(saya, laporan)


def boleh_umpan_balik_laporan(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """The PPK, and the one of its day: who has moved may still say how it was (DT-11). The ketua of its team likewise."""
    if laporan.status == _S.DRAF or laporan.pegawai_id == saya.pk:
        return False
    if laporan.penilai_id == saya.pk or penilai_laporan(saya, laporan):
        return True
    return memimpin_laporan(saya, laporan)


def memimpin_laporan(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """The report is done for a team that `saya` leads, or led on its day (DT-15)."""
    tim = pernah_memimpin(saya)
    return bool(tim) and LaporanHarian.objects.filter(pk=laporan.pk).untuk_tim(saya, tim).exists()


def boleh_umpan_balik(saya: Pegawai, pegawai: Pegawai, rhk: Rhk | None = None) -> bool:
    """The PPK of today, about one of the direct reports; the ketua of today, about a row done for the team."""
    if saya.pk == pegawai.pk:
        return False
    return menilai_kini(saya, pegawai.pk) or (rhk is not None and memimpin_rhk(saya, rhk))


def memimpin_rhk(saya: Pegawai, rhk: Rhk) -> bool:
    """This row of somebody else is done for a team that `saya` leads today."""
    kaitan = KaitanRhk.objects.terlihat_oleh(saya).filter(rhk=rhk.id_publik)
    return kaitan.exclude(skp__pegawai=saya).exists()


def calon_penulis(pegawai: Pegawai) -> QuerySet[Pegawai]:
    """Who may write for this person today: colleagues of the same unit, and the PPK; alphabetically."""
    tugas = Penugasan.objects.filter(berlaku(hari_ini()), jenis=Penugasan.Jenis.DEFINITIF)
    seunit = tugas.filter(unit__in=tugas.filter(pegawai=pegawai).values("unit_id")).values("pegawai_id")
    ppk = HubunganPenilai.objects.filter(berlaku(hari_ini()), pegawai=pegawai).values("penilai_id")
    calon = Pegawai.objects.filter(Q(pk__in=seunit) | Q(pk__in=ppk), kedudukan=Pegawai.Kedudukan.AKTIF)
    return calon.exclude(pk=pegawai.pk).order_by("nama", "pk")


def boleh_menunjuk_penulis(saya: Pegawai, pegawai: Pegawai) -> bool:
    """The PPK of today names who writes for a direct report."""
    return menilai_kini(saya, pegawai.pk)


def boleh_mengakhiri_bantuan(saya: Pegawai, bantuan: BantuanMenulis) -> bool:
    """The person, the PPK of today, and who writes, as long as it has not ended."""
    if bantuan.diakhiri_pada is not None or bantuan.sampai < hari_ini():
        return False
    return saya.pk in (bantuan.pegawai_id, bantuan.penulis_id) or menilai_kini(saya, bantuan.pegawai_id)


def bantuan_berjalan(bantuan: BantuanMenulis) -> bool:
    """In force today."""
    return bantuan.diakhiri_pada is None and bantuan.mulai <= hari_ini() <= bantuan.sampai


def boleh_menulis_untuk(saya: Pegawai, bantuan: BantuanMenulis) -> bool:
    """Who was named, while it is in force and both still work together."""
    if bantuan.penulis_id != saya.pk or not bantuan_berjalan(bantuan):
        return False
    return calon_penulis(bantuan.pegawai).filter(pk=saya.pk).exists()


def boleh_mengonfirmasi(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """The owner, for a draft that somebody else wrote."""
    return laporan.pegawai_id == saya.pk and laporan.status == _S.DRAF and laporan.dibantu_oleh_id is not None


def boleh_menolak_tulisan(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """The same, once."""
    return boleh_mengonfirmasi(saya, laporan) and laporan.ditolak_pada is None


def boleh_menarik_tulisan(saya: Pegawai, laporan: LaporanHarian) -> bool:
    """Who wrote it, until it is confirmed."""
    return laporan.dibantu_oleh_id == saya.pk and laporan.status == _S.DRAF
