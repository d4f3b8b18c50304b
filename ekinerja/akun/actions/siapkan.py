"""Accounts for people who have none yet."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import OuterRef, Subquery

from ekinerja.akun.models import Akun
from ekinerja.inti.waktu import sekarang


@transaction.atomic
def siapkan_akun(pegawai: Iterable[Any], *, ukuran: int = 500) -> int:
    """Create an account without a usable secret for each person (with `nip`) who has none. Returns how many.

    `pegawai` are saved people with `pk`, `nip`, `email`, `akun_id`; their `akun` is set in bulk. Nobody can log in
    until an activation code was used.
    """
    perlu = [p for p in pegawai if p.akun_id is None and p.nip]
    if not perlu:
        return 0
    pada = sekarang()
    sandi = make_password(None)
    Akun.objects.bulk_create(
        [Akun(nama_masuk=p.nip, email=p.email, password=sandi, dibuat_pada=pada) for p in perlu],
        batch_size=ukuran,
        ignore_conflicts=True,
    )
    orang = type(perlu[0]).objects
    milik = Akun.objects.filter(nama_masuk=OuterRef("nip")).values("pk")[:1]
    for awal in range(0, len(perlu), ukuran):
        bagian = perlu[awal : awal + ukuran]
        orang.filter(pk__in=[p.pk for p in bagian], akun=None).update(akun=Subquery(milik))
        nama = Akun.objects.filter(nama_masuk__in=[p.nip for p in bagian])
        peta = dict(nama.values_list("nama_masuk", "pk"))
        for p in bagian:
            p.akun_id = peta[p.nip]
    return len(perlu)
