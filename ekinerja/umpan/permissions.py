"""Who may do what with feedback: one sentence each, asked by the verb and by the button."""

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.penilai import id_penilai_pada, penilai_pada, penugasan_pada
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.umpan.models import Balasan, Bimbingan, Konseling, Permintaan

K = Permintaan.Keadaan


def boleh_meminta(saya: Pegawai, tentang: Pegawai) -> bool:
    """About one's own work; the PPK of today about a direct report."""
    return saya.pk == tentang.pk or menilai(saya, tentang)


def menilai(saya: Pegawai, pegawai: Pegawai) -> bool:
    """Is the PPK of this person today."""
    return saya.pk != pegawai.pk and id_penilai_pada(pegawai.pk, hari_ini()) == saya.pk


def lewat(p: Permintaan) -> bool:
    """Waited past its last day."""
    return p.keadaan == K.MENUNGGU and p.berlaku_sampai < hari_ini()


def terbuka(p: Permintaan) -> bool:
    """Still waits for its answer."""
    return p.keadaan == K.MENUNGGU and not lewat(p)


def boleh_menjawab(saya: Pegawai, p: Permintaan) -> bool:
    """Answer or decline: who is asked, while it waits."""
    return p.diminta_id == saya.pk and terbuka(p)


def boleh_mencabut(saya: Pegawai, p: Permintaan) -> bool:
    """Who asked, while it waits."""
    return p.peminta_id == saya.pk and p.keadaan == K.MENUNGGU


def boleh_mengingatkan(saya: Pegawai, p: Permintaan) -> bool:
    """Who asked a colleague, once, while it waits."""
    return boleh_mencabut(saya, p) and terbuka(p) and p.diminta_id is not None and p.diingatkan_pada is None


def boleh_menanggapi_umpan(saya: Pegawai, b: Balasan) -> bool:
    """The person it is about, once; an outsider would not read it."""
    return b.tentang_id == saya.pk and b.dijawab_pada is None and b.dari_id is not None


# -- bimbingan ---------------------------------------------------------------------------------------------------------


def boleh_membimbing(saya: Pegawai, pegawai: Pegawai) -> bool:
    """The PPK of today."""
    return menilai(saya, pegawai)


def boleh_menanggapi(saya: Pegawai, b: Bimbingan) -> bool:
    """The pegawai, once; to be known, `b` has `ada_tanggapan`."""
    return b.pegawai_id == saya.pk


def boleh_menilai_kompetensi(saya: Pegawai, b: Bimbingan) -> bool:
    """Who gave the guidance, once."""
    return b.pimpinan_id == saya.pk and not b.kompetensi


def penerima_tanggapan(b: Bimbingan) -> Pegawai | None:
    """The superior of the pimpinan today; nobody where there is none. Never one of the two."""
    hubungan = penilai_pada(b.pimpinan, hari_ini())
    orang = hubungan.penilai if hubungan else None
    return orang if orang is not None and orang.pk not in (b.pegawai_id, b.pimpinan_id) else None


# -- konseling ---------------------------------------------------------------------------------------------------------


def konselor_untuk(pegawai: Pegawai) -> list[Pegawai]:
    """Whom a person may ask: the PPK of today, and companions (role) whose units hold the person's."""
    hari = hari_ini()
    hubungan, tugas = penilai_pada(pegawai, hari), penugasan_pada(pegawai, hari)
    jalur = tugas.unit.jalur if tugas else ""
    pendamping = [
        p
        for p in Pegawai.objects.filter(peran__peran=Peran.PENDAMPING)
        .exclude(pk=pegawai.pk)
        .distinct()
        .order_by("nama", "pk")
        if any(jalur.startswith(j or "/") for j in jalur_peran(p, Peran.PENDAMPING))
    ]
    ppk = [hubungan.penilai] if hubungan else []
    return ppk + [p for p in pendamping if p.pk not in {o.pk for o in ppk}]


def boleh_menulis_konseling(saya: Pegawai, k: Konseling) -> bool:
    """One of the two, until it is over."""
    return k.terbuka and saya.pk in (k.pegawai_id, k.konselor_id)


def boleh_menyelesaikan(saya: Pegawai, k: Konseling) -> bool:
    """The counsellor, of one that runs."""
    return k.keadaan == Konseling.Keadaan.BERJALAN and k.konselor_id == saya.pk


def boleh_mencabut_konseling(saya: Pegawai, k: Konseling) -> bool:
    """The person who asked for it, as long as the counsellor has not answered."""
    return k.keadaan == Konseling.Keadaan.DIMINTA and k.pegawai_id == saya.pk
