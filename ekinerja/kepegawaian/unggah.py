"""Starting an import from a form that sends one file of one kind."""

from django import forms

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.actions import mulai_impor
from ekinerja.kepegawaian.models import Pegawai, ProsesImpor


def impor_dari(form: forms.Form, *, jenis: str, oleh: Pegawai) -> ProsesImpor | None:
    """The import of the valid form's `berkas`. A refusal stands at that field then, and there is no import."""
    try:
        return mulai_impor(form.cleaned_data["berkas"], jenis=jenis, data_pada=hari_ini(), oleh=oleh, pada=sekarang())
    except AturanDilanggar as galat:
        form.add_error("berkas", galat.kalimat)
        return None
