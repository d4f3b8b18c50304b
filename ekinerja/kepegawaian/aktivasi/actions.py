"""Verbs of the activation desk: codes for a list of people, mails with codes, the first administrator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from ekinerja.akun.actions import TIDAK_BERLAKU, buat_kode, pakai_kode, siapkan_akun
from ekinerja.akun.models import Akun, KodeAktivasi
from ekinerja.akun.nama import rapikan_nama_masuk
from ekinerja.akun.surat import guna_untuk, kirim_kode
from ekinerja.aturan import periksa_nip
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.aktivasi.permissions import boleh_memberi_kode
from ekinerja.kepegawaian.models import Pegawai, PemberianPeran, Peran, RiwayatNip

Guna = KodeAktivasi.Guna


@dataclass(frozen=True, slots=True)
class Lembar:
    """One slip of paper: shown once, stored nowhere."""

    nama: str
    nama_masuk: str
    unit: str
    kode: str
    sampai: datetime


@transaction.atomic
def cetak_kode(pegawai: Sequence[Pegawai], *, oleh: Pegawai) -> list[Lembar]:
    """Fresh codes; earlier ones of the same people become void. `pegawai` carry `akun` and `unit_nama`.

    People whose code somebody else has to give, and accounts that are switched off, are left out.
    """
    siapkan_akun(pegawai)
    hasil = []
    for p in pegawai:
        if not boleh_memberi_kode(oleh, p) or p.akun is None or not p.akun.is_active:
            continue
        baris, kode = buat_kode(p.akun, guna_untuk(p.akun), oleh=oleh)
        hasil.append(Lembar(p.nama, p.akun.nama_masuk, getattr(p, "unit_nama", "") or "", kode, baris.berlaku_sampai))
    return hasil


@transaction.atomic
def kirim_surel(pegawai: Sequence[Pegawai], *, oleh: Pegawai, alamat: str, giliran: str = "") -> int:
    """Queue a mail with a code for everyone who has an address. Returns how many.

    `giliran` names a mass mailing: nobody gets two mails of the same one, also when it is interrupted and taken up.
    """
    siapkan_akun(pegawai)
    n = 0
    for p in pegawai:
        if not boleh_memberi_kode(oleh, p) or p.akun is None or not p.akun.is_active or not (p.akun.email or p.email):
            continue
        if not p.akun.email:
            Akun.objects.filter(pk=p.akun.pk).update(email=p.email)
        kirim_kode(p.akun, alamat=alamat, kunci_efek=f"kode:{giliran}:{p.akun.pk}" if giliran else None)
        catat("akun.kode_dikirim", p, oleh=oleh)
        n += 1
    return n


@transaction.atomic
def buat_admin_pertama(kode: str, *, nama: str, nama_masuk: str, sandi: str) -> Pegawai:
    """Use the one-time link: a person, an account with an own secret, the roles for the whole instansi.

    An existing person with that NIP is taken. Raises AturanDilanggar (link used or late), ValidationError (secret).
    """
    if pakai_kode(kode).guna != Guna.ADMIN_BARU:
        raise AturanDilanggar(TIDAK_BERLAKU, status=400)
    pegawai = _pegawai_admin(nama, rapikan_nama_masuk(nama_masuk))
    akun = pegawai.akun
    assert akun is not None
    validate_password(sandi, akun)
    akun.set_password(sandi)
    akun.diaktifkan_pada = akun.diaktifkan_pada or sekarang()
    akun.is_active = True
    akun.save()
    for peran in (Peran.ADMIN_SISTEM, Peran.ADMIN_BKPSDM):
        PemberianPeran.objects.get_or_create(
            pegawai=pegawai, peran=peran, unit=None, sampai=None, defaults={"mulai": hari_ini(), "dasar": "administrator pertama"}
        )  # fmt: skip
    catat("akun.admin_dibuat", pegawai, oleh=None, perubahan={"peran": (None, "ADMIN_SISTEM, ADMIN_BKPSDM")})
    return pegawai


def _pegawai_admin(nama: str, nama_masuk: str) -> Pegawai:
    """The person behind the login name: known, or new."""
    if " " in nama_masuk:
        raise AturanDilanggar("Nama masuk ditulis tanpa spasi, misalnya admin-bkpsdm.", status=400)
    nip = periksa_nip(nama_masuk)
    if nama_masuk.isdecimal() and not nip.sah:
        raise AturanDilanggar(f"NIP ini tidak terbaca: {nip.sebab} Periksa angkanya.", status=400)
    ada = Pegawai.objects.select_related("akun").filter(nip=nama_masuk).first() if nip.sah else None
    akun = Akun.objects.filter(nama_masuk=nama_masuk).first()
    if akun is None:
        akun = Akun(nama_masuk=nama_masuk, dibuat_pada=sekarang())
        akun.set_unusable_password()
        akun.save()
    pegawai = ada or getattr(akun, "pegawai", None) or _orang_baru(nama, nama_masuk, nip)
    Pegawai.objects.filter(pk=pegawai.pk).update(akun=akun)
    pegawai.akun = akun
    return pegawai


def _orang_baru(nama: str, nama_masuk: str, nip: object) -> Pegawai:
    sah = bool(getattr(nip, "sah", False))
    bentuk = str(getattr(nip, "jenis", "") or "")
    status = Pegawai.Status.NON_ASN if not sah else Pegawai.Status.PPPK if bentuk == "PPPK" else Pegawai.Status.PNS
    pegawai = Pegawai.objects.create(
        nama=nama, nip=nama_masuk if sah else None, status=status, sumber="administrator pertama"
    )
    if sah:
        RiwayatNip.objects.create(pegawai=pegawai, nip=nama_masuk, bentuk=bentuk, mulai=hari_ini())
    return pegawai
