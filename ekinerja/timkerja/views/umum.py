"""What every view of a team begins with: fetched through the permission; an outsider gets 404."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.shortcuts import get_object_or_404

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.timkerja import permissions
from ekinerja.timkerja.actions.pegang import pastikan_pengelola
from ekinerja.timkerja.models import AnggotaTim, TimKerja


def ambil(saya: Pegawai, id_publik: UUID) -> TimKerja:
    semua = TimKerja.objects.terlihat_oleh(saya).select_related("unit", "berkas")
    tim: TimKerja = get_object_or_404(semua, id_publik=id_publik)
    return tim


def ambil_anggota(tim: TimKerja, id_publik: UUID) -> AnggotaTim:
    baris = AnggotaTim.objects.select_related("pegawai").filter(tim=tim, id_publik=id_publik).first()
    if baris is None:
        raise AturanDilanggar("Baris anggota ini sudah dihapus di tempat lain. Muat ulang halaman timnya.")
    baris.tim = tim
    return baris


def pastikan_terbuka(saya: Pegawai, tim: TimKerja) -> None:
    """Before a form is shown. Raises AturanDilanggar: 403 for who only reads, 409 for a closed team."""
    pastikan_pengelola(tim, saya)
    if not permissions.boleh_mengubah(saya, tim):
        raise AturanDilanggar("Tim ini sudah ditutup, jadi tidak dapat diubah. Buka kembali dulu bila memang perlu.")


def kerjakan(form: forms.Form, kerja: Callable[[dict[str, Any]], Any]) -> Any:
    """Run the verb with the cleaned data; what it refuses about the input goes on top of the form. None: not done."""
    if not form.is_valid():
        return None
    try:
        return kerja(form.cleaned_data) or True
    except Bentrok:
        raise
    except AturanDilanggar as galat:
        if galat.status not in (400, 413):
            raise
        form.add_error(None, galat.kalimat)
        return None
