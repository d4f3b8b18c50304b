"""One submission, one effect: the decorator of every POST view.

The form carries a key (`{{ kunci_kirim() }}`), other callers send the header `Idempotency-Key`. View, key and answer
are one transaction: a raised refusal rolls all of it back, so the same key may be used again after correction.
"""

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar, cast
from uuid import NAMESPACE_OID, UUID, uuid5

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models.sekali import KunciKirim
from ekinerja.inti.waktu import sekarang


class KirimanLain(AturanDilanggar):
    """The key was used before for another content. `objek` is what that first sending made, where it made something."""

    def __init__(self, objek: UUID | None) -> None:
        super().__init__(
            "Kiriman ini berbeda dari yang sudah kami terima dengan nomor yang sama. Yang pertama tetap tersimpan; "
            "muat ulang halaman untuk mengubahnya.",
            status=422,
        )
        self.objek = objek


V = TypeVar("V", bound=Callable[..., HttpResponseBase])

MEDAN = "kunci"
_BENTUK = re.compile(r"[A-Za-z0-9_-]{8,64}")
_DIABAIKAN = frozenset({"csrfmiddlewaretoken", MEDAN})
_AMAN = frozenset({"GET", "HEAD", "OPTIONS"})
_KEPALA = ("Location", "Content-Type", "HX-Redirect", "HX-Location", "HX-Trigger", "HX-Retarget", "HX-Reswap")
_ISI_MAKS = 256 * 1024


def sekali(view: V) -> V:
    """Run the view at most once per key and person.

    Same key and same input: the first answer again, with `X-Diulang: 1`. Same key, other input: 422. No key: 400.
    Answers of 400 and above that the view returns (a form shown again) are not stored; the key stays free.
    """

    @wraps(view)
    def dijaga(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in _AMAN:
            return view(request, *args, **kwargs)
        kunci, sidik, pelaku = _kunci(request), sidik_masukan(request), _pelaku(request)
        with transaction.atomic():
            if not _pesan_tempat(pelaku, kunci, sidik):
                return _ulang(pelaku, kunci, sidik)
            jawaban = view(request, *args, **kwargs)
            _simpan(pelaku, kunci, request, jawaban)
        return jawaban

    return cast(V, dijaga)


def tandai(request: HttpRequest, objek: models.Model) -> None:
    """Remember which object this submission made."""
    request.objek_kiriman = objek  # type: ignore[attr-defined]


def sidik_masukan(request: HttpRequest) -> str:
    """Digest of everything that was sent: path, fields, files; not the token and not the key."""
    sidik = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "application/json":
        sidik.update(request.body)
        return sidik.hexdigest()
    for nama in sorted(request.POST):
        if nama not in _DIABAIKAN:
            _bubuhi(sidik, nama, *request.POST.getlist(nama))
    for nama in sorted(request.FILES):
        for berkas in request.FILES.getlist(nama):
            _bubuhi(sidik, nama, berkas.name or "", sidik_berkas(berkas))
    return sidik.hexdigest()


def sidik_berkas(berkas: "UploadedFile[Any]") -> str:
    """SHA-256 of an upload; the file is at its beginning afterwards."""
    masuk = getattr(berkas, "masuk", None)
    if masuk is not None:
        return str(masuk.sidik)  # counted while it was received
    sidik = hashlib.sha256()
    berkas.seek(0)
    for potong in berkas.chunks():
        sidik.update(potong)
    berkas.seek(0)
    return sidik.hexdigest()


def _bubuhi(sidik: Any, *bagian: str) -> None:
    for teks in bagian:
        isi = teks.encode("utf-8", "surrogatepass")
        sidik.update(len(isi).to_bytes(8, "big") + isi)


def _kunci(request: HttpRequest) -> str:
    kunci = request.headers.get("Idempotency-Key") or ""
    if not kunci and request.content_type != "application/json":
        kunci = request.POST.get(MEDAN, "")
    if not _BENTUK.fullmatch(kunci.strip('"')):
        raise AturanDilanggar(
            "Kiriman ini tidak membawa nomor kirim, jadi belum kami simpan. Muat ulang halaman, lalu kirim lagi.",
            status=400,
        )
    return kunci.strip('"')


def _pelaku(request: HttpRequest) -> UUID:
    uuid = getattr(request.user, "id_publik", None)
    if isinstance(uuid, UUID):
        return uuid
    # Before login the browser itself is the sender: its token cookie tells it from others.
    return uuid5(NAMESPACE_OID, "tamu:" + request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""))


# Written by hand: this runs around every verb, and the ORM would take most of its time.
_SISIP = (
    "INSERT INTO inti_kuncikirim (pelaku, kunci, sidik, objek_jenis, status, kepala, isi, pada) "
    "VALUES (%s, %s, %s, '', 0, '{}', '', %s) ON CONFLICT (pelaku, kunci) DO NOTHING"
)
_JAWAB = (
    "UPDATE inti_kuncikirim SET objek_jenis = %s, objek_uuid = %s, status = %s, kepala = %s, isi = %s "
    "WHERE pelaku = %s AND kunci = %s"
)


def _jalankan(sql: str, *nilai: Any) -> int:
    """Rows that were touched."""
    asli = connection.features.has_native_uuid_field
    with connection.cursor() as kursor:
        kursor.execute(sql, [v.hex if isinstance(v, UUID) and not asli else v for v in nilai])
        return int(kursor.rowcount)


def _pesan_tempat(pelaku: UUID, kunci: str, sidik: str) -> bool:
    """Insert the key before the view runs: a twin waits here for the first to commit. False when it was there."""
    return _jalankan(_SISIP, pelaku, kunci, sidik, connection.ops.adapt_datetimefield_value(sekarang())) > 0


def _ulang(pelaku: UUID, kunci: str, sidik: str) -> HttpResponse:
    lama = KunciKirim.objects.get(pelaku=pelaku, kunci=kunci)
    if lama.sidik != sidik:
        raise KirimanLain(lama.objek_uuid)
    status = HTTPStatus.OK if lama.status == HTTPStatus.CREATED else lama.status
    jawaban = HttpResponse(lama.isi, status=status)
    del jawaban.headers["Content-Type"]
    for nama, nilai in lama.kepala.items():
        jawaban.headers[nama] = nilai
    jawaban.headers["X-Diulang"] = "1"
    return jawaban


def _simpan(pelaku: UUID, kunci: str, request: HttpRequest, jawaban: HttpResponseBase) -> None:
    if jawaban.status_code >= HTTPStatus.BAD_REQUEST:
        _jalankan("DELETE FROM inti_kuncikirim WHERE pelaku = %s AND kunci = %s", pelaku, kunci)
        return
    objek: models.Model | None = getattr(request, "objek_kiriman", None)
    jenis, uuid = (objek._meta.label, objek.id_publik) if objek is not None else ("", None)  # type: ignore[attr-defined]
    kepala = {n: jawaban.headers[n] for n in _KEPALA if n in jawaban.headers}
    isi = [connection.ops.adapt_json_value(kepala, None), _teks(jawaban)]
    _jalankan(_JAWAB, jenis, uuid, jawaban.status_code, *isi, pelaku, kunci)


def _teks(jawaban: HttpResponseBase) -> str:
    if not isinstance(jawaban, HttpResponse) or len(jawaban.content) > _ISI_MAKS:
        return ""
    jenis = jawaban.headers.get("Content-Type", "")
    return jawaban.content.decode() if jenis.startswith(("text/html", "application/json")) else ""
