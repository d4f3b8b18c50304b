"""Beginning a matriks, its rows, setting and reopening it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.perencanaan import permissions
from ekinerja.perencanaan.actions.kolom import Sumber, calon_kolom, kolom_baru
from ekinerja.perencanaan.actions.pegang import pegang_matriks, pindah
from ekinerja.perencanaan.cetak import terbitkan_matriks
from ekinerja.perencanaan.kabar import kabari
from ekinerja.perencanaan.kisi import dalam_matriks
from ekinerja.perencanaan.masukan import alasan_wajib
from ekinerja.perencanaan.models import AnggotaMatriks, Matriks, SelMatriks

S = Matriks.Status
MAKS_ANGGOTA = 100


@transaction.atomic
def mulai_matriks(unit: UnitKerja, tahun: int, *, oleh: Pegawai, pada: datetime) -> Matriks:
    """The matriks of this unit and year. Its columns: the perjanjian kinerja, and the roles its head holds above."""
    if not permissions.memimpin(oleh, unit):
        raise AturanDilanggar(f"Matriks {unit.nama} dimulai oleh pimpinannya.", status=403)
    ada = Matriks.objects.filter(unit=unit, tahun=tahun, ketua__isnull=True).first()
    if ada:
        return ada
    punya_bawah = UnitKerja.objects.filter(induk=unit, aktif=True).exists()
    try:
        with transaction.atomic():
            m = Matriks.objects.create(
                unit=unit,
                tahun=tahun,
                induk=Matriks.objects.filter(unit=unit.induk_id, tahun=tahun, ketua__isnull=True).first(),
                tingkat=Matriks.Tingkat.DUA if punya_bawah else Matriks.Tingkat.SATU,
                diubah_pada=pada,
            )
    except IntegrityError:
        return Matriks.objects.get(unit=unit, tahun=tahun, ketua__isnull=True)
    _kolom_awal(m, oleh)
    catat("matriks.dimulai", m, oleh=oleh, perubahan={"unit": ("", unit.nama), "tahun": ("", tahun)})
    return m


@transaction.atomic
def mulai_matriks_ketua(induk: Matriks, ketua: Pegawai, *, oleh: Pegawai, pada: datetime) -> Matriks:
    """Second level: the team leader's own matriks; its columns are the roles he or she holds in this one."""
    pegang_matriks(induk, oleh=oleh, pada=pada)
    if not SelMatriks.objects.filter(kolom__matriks=induk, pegawai=ketua).exclude(teks="").exists():
        raise AturanDilanggar(
            f"{ketua.nama} belum punya peran di matriks ini. Isi dulu perannya; itulah indikator matriks di bawahnya."
        )
    m, baru = Matriks.objects.get_or_create(
        unit=induk.unit, tahun=induk.tahun, ketua=ketua, defaults={"induk": induk, "diubah_pada": pada}
    )
    if baru:
        _kolom_awal(m, ketua)
        catat("matriks.dimulai", m, oleh=oleh, perubahan={"ketua": ("", ketua.nama), "tahun": ("", m.tahun)})
        kabari(
            ketua,
            m,
            f"Anda dapat membagi peran di matriks {m.tahun}",
            f"{oleh.nama} membuka matriks tingkat kedua untuk Anda. Tambahkan anggota, lalu isi peran mereka.",
            kunci=f"matriks-ketua:{m.id_publik}",
        )
    return m


def _kolom_awal(m: Matriks, pemimpin: Pegawai) -> None:
    """RHK of the leader are left to be added by hand: often they say what the perjanjian says already."""
    for c in calon_kolom(m, pemimpin):
        if c["sumber"] != Sumber.RHK:
            kolom_baru(m, str(c["sumber"]), str(c["teks"]), str(c["target"]), **c["asal"])  # type: ignore[arg-type]


@transaction.atomic
def ubah_tingkat(m: Matriks, tingkat: str, *, oleh: Pegawai, pada: datetime) -> None:
    """One level: everybody in the unit. Two: direct reports only, the others in the matriks below."""
    pegang_matriks(m, oleh=oleh, pada=pada)
    if tingkat not in Matriks.Tingkat.values:
        raise AturanDilanggar("Pilih satu tingkat atau dua tingkat.", status=400)
    lama = m.tingkat
    Matriks.objects.filter(pk=m.pk).update(tingkat=tingkat)
    m.tingkat = tingkat
    if lama != tingkat:
        catat("matriks.tingkat_diubah", m, oleh=oleh, perubahan={"tingkat": (lama, tingkat)})


@transaction.atomic
def tambah_anggota(m: Matriks, pegawai: Pegawai, *, oleh: Pegawai, pada: datetime) -> None:
    """A member from elsewhere is recorded here first (R-15); who already is a row stays one."""
    pegang_matriks(m, oleh=oleh, pada=pada)
    if pegawai.pk == oleh.pk:
        raise AturanDilanggar("Anda pemimpin matriks ini, jadi tidak menjadi barisnya sendiri.", status=400)
    if dalam_matriks(m, pegawai):
        return
    if m.anggota.count() >= MAKS_ANGGOTA:
        raise AturanDilanggar(f"Satu matriks memuat paling banyak {MAKS_ANGGOTA} anggota tambahan.", status=400)
    AnggotaMatriks.objects.create(matriks=m, pegawai=pegawai)
    catat("matriks.anggota_ditambah", m, oleh=oleh, perubahan={"anggota": ("", pegawai.nama)})


@transaction.atomic
def hapus_anggota(m: Matriks, pegawai: Pegawai, *, oleh: Pegawai, pada: datetime) -> None:
    """Take out a recorded member who holds no role."""
    pegang_matriks(m, oleh=oleh, pada=pada)
    if SelMatriks.objects.filter(kolom__matriks=m, pegawai=pegawai).exclude(teks="").exists():
        raise AturanDilanggar(f"{pegawai.nama} masih punya peran di sini. Kosongkan dulu perannya, lalu keluarkan.")
    if AnggotaMatriks.objects.filter(matriks=m, pegawai=pegawai).delete()[0]:
        catat("matriks.anggota_dihapus", m, oleh=oleh, perubahan={"anggota": (pegawai.nama, "")})


@transaction.atomic
def tetapkan_matriks(m: Matriks, *, oleh: Pegawai, pada: datetime) -> None:
    """The leader sets it: the paper is issued, everybody with a role is told, the roles are offered in their SKP."""
    if not permissions.pemimpin(oleh, m):
        raise AturanDilanggar("Hanya pemimpin matriks ini yang dapat menetapkan.", status=403)
    peran = SelMatriks.objects.filter(kolom__matriks=m).exclude(teks="")
    orang = list(Pegawai.objects.filter(pk__in=peran.values("pegawai")).order_by("pk"))
    if not orang:
        raise AturanDilanggar("Belum ada peran yang terisi, jadi belum ada yang ditetapkan. Isi sedikitnya satu sel.")
    pindah(m, S.DRAF, status=S.DITETAPKAN, versi=F("versi") + 1, catatan="", ditetapkan_pada=pada, ditetapkan_oleh=oleh)
    isi = list(peran.order_by("kolom__nomor", "pegawai__nama").values_list("pegawai__nama", "kolom__nomor", "teks"))
    perubahan = {"status": (S.DRAF, S.DITETAPKAN), **{f"{n}, indikator {k}": ("", t) for n, k, t in isi}}
    catat("matriks.ditetapkan", m, oleh=oleh, perubahan=perubahan)
    terbitkan_matriks(m, oleh=oleh)
    for p in orang:
        kabari(
            p,
            m,
            f"Peran Anda di matriks peran hasil {m.tahun} ditetapkan",
            f"{oleh.nama} menetapkannya. Peran itu dapat Anda ambil sebagai RHK di SKP dengan satu ketukan.",
            kunci=f"matriks-tetap:{m.id_publik}:{m.versi}:{p.id_publik}",
        )


@transaction.atomic
def buka_matriks(m: Matriks, *, oleh: Pegawai, pada: datetime, alasan: str) -> None:
    """Back to a draft with a reason. What was taken into an SKP stays there."""
    if not permissions.pemimpin(oleh, m):
        raise AturanDilanggar("Hanya pemimpin matriks ini yang dapat membuka kembali.", status=403)
    alasan = alasan_wajib(alasan, "Tulis alasan membuka kembali matriks yang sudah ditetapkan.")
    pindah(m, S.DITETAPKAN, status=S.DRAF, catatan=alasan, diubah_pada=pada)
    catat("matriks.dibuka_kembali", m, oleh=oleh, perubahan={"status": (S.DITETAPKAN, S.DRAF), "alasan": ("", alasan)})
