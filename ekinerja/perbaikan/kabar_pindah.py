"""Who is told of a move: the person, the former and the new PPK, whoever proposed it. The page has the details."""

from django.db.models import Q
from django.urls import reverse

from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.perbaikan.models import Perpindahan
from ekinerja.perbaikan.pratinjau import Pratinjau


def alamat(p: Perpindahan) -> str:
    return reverse("perbaikan:perpindahan", args=[p.id_publik])


def _kirim(p: Perpindahan, siapa: Pegawai, judul: str, isi: str, tautan: str, kata: str) -> None:
    kirim(siapa, "perpindahan", judul, isi, tautan, f"perpindahan:{p.id_publik}:{kata}:{siapa.pk}")


def kabari_pindah(p: Perpindahan, lihat: Pratinjau) -> None:
    """Recorded: who moves, who appraised until then, who appraises from then on; nobody twice."""
    hari, jenis = tanggal(p.mulai), p.get_jenis_display()
    akan = "akan berlaku" if p.mulai > hari_ini() else "berlaku"
    isi = " ".join(lihat.pindah)
    _kirim(p, p.pegawai, f"{jenis} Anda {akan} mulai {hari}", isi, alamat(p), "dicatat")
    if p.jenis == Perpindahan.Jenis.PNS:
        return
    bawahan, nama = reverse("skp:bawahan"), p.pegawai.nama
    lama, baru = lihat.penilai_lama, lihat.penilai_baru
    if lama is not None:
        akhir = "" if baru == lama else " Anda tetap menilai bagian sampai hari sebelumnya."
        _kirim(p, lama, f"{nama}: {jenis[:1].lower() + jenis[1:]} mulai {hari}", (isi + akhir).strip(), bawahan, "lama")
    if baru is not None and baru != lama:
        _kirim(p, baru, f"{nama} Anda nilai mulai {hari}", isi, bawahan, "baru")


def kabari_usul(p: Perpindahan) -> None:
    """A proposal waits: the personnel office."""
    admin = Pegawai.objects.filter(
        Q(peran__peran=Peran.ADMIN_BKPSDM) & berlaku(hari_ini(), "peran__"), akun__is_active=True
    ).exclude(pk=p.pegawai_id)
    for orang in admin.distinct().order_by("pk"):
        _kirim(
            p,
            orang,
            f"Usul perpindahan {p.pegawai.nama}",
            f"{p.get_jenis_display()} mulai {tanggal(p.mulai)}.",
            alamat(p),
            "usul",
        )


def kabari_jawaban(p: Perpindahan) -> None:
    """Whoever proposed it, after the decision."""
    if p.pengusul is None:
        return
    dicatat = p.keadaan == Perpindahan.Keadaan.DICATAT
    judul = f"Usul perpindahan {p.pegawai.nama} {'sudah dicatat' if dicatat else 'tidak dicatat'}"
    _kirim(p, p.pengusul, judul, p.keterangan, alamat(p), "jawab")


def kabari_batal(p: Perpindahan) -> None:
    """Taken back: everyone who was told before, where he or she still stands in a relation to the person."""
    awal = f"perpindahan:{p.id_publik}:"
    kunci = Pemberitahuan.objects.filter(kunci_efek__startswith=awal).exclude(kunci_efek__contains=":usul:")
    for orang in Pegawai.objects.filter(pk__in=kunci.values("pegawai")).order_by("pk"):
        siapa = "Anda" if orang.pk == p.pegawai_id else p.pegawai.nama
        tujuan = alamat(p) if orang.pk in (p.pegawai_id, p.pengusul_id) else reverse("skp:bawahan")
        _kirim(
            p,
            orang,
            f"{p.get_jenis_display()} {siapa} mulai {tanggal(p.mulai)} dibatalkan",
            p.keterangan,
            tujuan,
            "batal",
        )
