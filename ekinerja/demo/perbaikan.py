"""A few proposals to correct data in different states, two notes of an import, and a unit's admin who answers them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from ekinerja.demo.kota import Kota, Orang
from ekinerja.demo.tulis import Penulis
from ekinerja.kepegawaian.models import CatatanMutu, Pegawai, PemberianPeran, UnitKerja
from ekinerja.perbaikan.fakta import kenyataan
from ekinerja.perbaikan.models import Perpindahan, TandaSiasn, UsulPerbaikan

NUR_AINI, HASAN = "198409152009012906", "196905101994031903"
UNIT_BERADMIN = "DUKCAPIL"


@dataclass(frozen=True, slots=True)
class Usul:
    """`hari`: days ago; `jawab`: days until the last step. `penangan`: NIP, or "" for nobody yet."""

    nip: str
    hari: int
    fakta: str
    seharusnya: str
    status: str
    alasan: str
    jawab: int = 0
    penangan: str = ""
    keterangan: str = ""
    orang: str = ""


USUL = (
    Usul("199107042015031904", 13, "JABATAN", "Pranata Komputer Ahli Madya", "DIAJUKAN",
         "SK kenaikan jabatan 823/117/2026 sudah terbit; berkasnya menyusul."),
    Usul("198503122010012901", 20, "GOLONGAN", "IV/a", "DI_SIASN", "SK kenaikan pangkat per 1 April, nomor 823/45/2026.", 3,
         NUR_AINI, "SK-nya benar. Sudah masuk daftar perbaikan SIASN bulan ini."),
    Usul("197504122000032910", 1, "ATASAN", "Hasan Lamakarate", "DITERUSKAN",
         "Pengawas sekolah dinilai Kepala Dinas sejak SK pembagian tugas 800/12/2026.", 0, "",
         "Unit ini belum mempunyai admin unit, jadi usul langsung ke BKPSDM.", HASAN),
    Usul("199612242024212909", 34, "NAMA", "Dewi Toana, S.Kep., Ners., M.Kep.", "DITOLAK",
         "Gelar magister saya belum tercantum.", 2, NUR_AINI,
         "Pencantuman gelar memerlukan ijazah yang disetarakan. Ajukan lagi setelah suratnya terbit."),
    Usul("197208171998031902", 55, "STATUS", "PNS", "SELESAI", "Di profil saya tertulis CPNS, padahal sudah lama PNS.", 4,
         NUR_AINI, "Sudah dibetulkan di SIASN dan terbawa impor."),
)  # fmt: skip
LAMA = {"STATUS": "CPNS"}
CATATAN = (
    (
        "DATA_PRIBADI",
        "Tanggal lahir di berkas berbeda dengan yang terbaca dari NIP.",
        "Cocokkan dengan SK pengangkatan.",
    ),
    ("ISIAN", "Golongan “3D” tidak terbaca, jadi tidak diubah.", "Tulis seperti III/d."),
)


def tulis_perbaikan(kota: Kota, penulis: Penulis) -> None:
    """Proposals of the cast; nothing in the register depends on them."""
    orang = {o.nama_masuk: o.pk for o in kota.orang}
    admin = _admin_unit(kota, penulis)
    pukul = datetime.combine(kota.pada, time(1, 45), UTC)
    pegawai = {p.nip: p for p in Pegawai.objects.filter(nip__in=[u.nip for u in USUL])}
    baris = []
    for u in USUL:
        dibuat = pukul - timedelta(days=u.hari)
        diubah = dibuat + timedelta(days=u.jawab)
        status = "DITERUSKAN" if u.status == "DIAJUKAN" and not admin else u.status
        akhir = diubah if status in ("SELESAI", "DITOLAK") else None
        tertulis = LAMA.get(u.fakta) or kenyataan(pegawai[u.nip], kota.pada)[u.fakta]
        baris.append((
            penulis.id_baru(dibuat), pegawai[u.nip].pk, u.fakta, tertulis, u.seharusnya, orang.get(u.orang), u.alasan, status,
            dibuat if status == "DITERUSKAN" else None, orang.get(u.penangan), u.keterangan, 2 if u.penangan else 1, dibuat,
            diubah, akhir,
        ))  # fmt: skip
    kolom = (
        "id_publik pegawai_id fakta tertulis seharusnya orang_id alasan status diteruskan_pada penangan_id keterangan versi "
        "dibuat_pada diubah_pada selesai_pada"
    )
    penulis.tulis(UsulPerbaikan, kolom, baris)
    _perpindahan(kota, penulis, admin, pukul)
    _catatan(kota, penulis, orang[NUR_AINI], pukul)


def _perpindahan(kota: Kota, penulis: Penulis, admin: Orang | None, pukul: datetime) -> None:
    """A move that the unit's admin proposed and the personnel office has not decided: two months ahead, so nothing changes."""
    unit = f"/{UNIT_BERADMIN}/"
    siapa = [
        o for o in kota.orang if unit in o.unit.jalur and o.aktif and not o.kepala and not o.pemeran and o is not admin
    ]
    if admin is None or not siapa:
        return
    dibuat = pukul - timedelta(days=2)
    mulai = kota.pada + timedelta(days=60)
    kolom = "id_publik pegawai_id jenis mulai kepala nomor_sk tanggal_sk keadaan pengusul_id keterangan dibuat_pada diubah_pada semula"
    baris = [(
        penulis.id_baru(dibuat), siapa[-1].pk, "TUGAS_BELAJAR", mulai, False, "800/231/2026 (contoh)", dibuat.date(), "DIUSULKAN",
        admin.pk, "", dibuat, dibuat, {},
    )]  # fmt: skip
    penulis.tulis(Perpindahan, kolom, baris)


def _admin_unit(kota: Kota, penulis: Penulis) -> Orang | None:
    """Somebody of the staff answers for the dinas of the cast; None where the city is too small."""
    calon = (
        o for o in kota.orang if f"/{UNIT_BERADMIN}/" in o.unit.jalur and o.aktif and not o.kepala and not o.pemeran
    )
    admin = next(calon, None)
    if admin is not None:
        unit = UnitKerja.objects.get(kode=UNIT_BERADMIN).pk
        awal = date(kota.pada.year - 1, 1, 1)
        baris = [(penulis.id_baru(), admin.pk, "ADMIN_UNIT", unit, awal, "SK Kepala Dinas (contoh)")]
        penulis.tulis(PemberianPeran, "id_publik pegawai_id peran unit_id mulai dasar", baris)
    return admin


def _catatan(kota: Kota, penulis: Penulis, nur_aini: int, pukul: datetime) -> None:
    pada = pukul - timedelta(days=8)
    siapa = [o.pk for o in kota.orang if not o.pemeran][-len(CATATAN) :]
    kolom = "id_publik pegawai_id jenis uraian saran sumber dibuat_pada"
    penulis.tulis(CatatanMutu, kolom, [
        (penulis.id_baru(pada), pk, jenis, uraian, saran, "pegawai.xlsx", pada)
        for pk, (jenis, uraian, saran) in zip(siapa, CATATAN, strict=True)
    ])  # fmt: skip
    pertama = CatatanMutu.objects.order_by("pk").values_list("pk", flat=True).first()
    penulis.tulis(TandaSiasn, "catatan_id oleh_id pada", [(pertama, nur_aini, pada + timedelta(days=1))])
