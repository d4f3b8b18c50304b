"""Files of a form go to the evidence folder while they are received; see FILE_UPLOAD_HANDLERS."""

from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any, BinaryIO, NoReturn

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from ekinerja.inti.galat import AturanDilanggar

from .jenis import BUKTI_MAKS, tolak
from .masuk import POTONG, Masuk, Penulis, terjemah

# Of one form, all files together: the largest import. What comes beyond it is read, so that an answer can be given,
# and thrown away.
SEMUA_MAKS = 52 * 1024 * 1024


class UnggahanMasuk(UploadedFile):  # type: ignore[type-arg]
    """A received file, opened when it is first read. Closing it, at the end of the request, removes what nobody has
    taken over.
    """

    def __init__(self, masuk: Masuk, nama: str, jenis: str | None) -> None:
        self._terbuka: BinaryIO | None = None
        super().__init__(None, nama, jenis or "", masuk.ukuran)
        self.masuk = masuk

    @property
    def file(self) -> BinaryIO:
        if self._terbuka is None:
            self._terbuka = self.masuk.jalur.open("rb")
        return self._terbuka

    @file.setter
    def file(self, _: "IO[Any] | None") -> None:
        """There is nothing to hold before it is read."""

    def close(self) -> None:
        if self._terbuka is not None:
            self._terbuka.close()
        self.masuk.buang()

    def __del__(self) -> None:
        if self._terbuka is not None:
            self._terbuka.close()


class UnggahanGagal(UploadedFile):  # type: ignore[type-arg]
    """A file that could not be kept; whoever reads it gets the sentence, so that the form can show it."""

    def __init__(self, galat: Exception, nama: str, jenis: str | None, ukuran: int) -> None:
        super().__init__(BytesIO(), nama, jenis or "", ukuran)
        self.galat = galat

    def read(self, *_: Any) -> NoReturn:
        raise self.galat

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        raise self.galat


class PenerimaBerkas(FileUploadHandler):
    """Takes one file of the form after the other. Imports come the same way: only what can be evidence is synced."""

    chunk_size = POTONG

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._penulis: Penulis | None = None
        self._galat: Exception | None = None
        self._total = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._galat = None
        try:
            self._penulis = Penulis()
        except OSError as galat:
            self._gagal(terjemah(galat))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._total += len(raw_data)
        if self._penulis is None:
            return
        if self._total > SEMUA_MAKS:
            self._gagal(tolak("Kiriman ini terlalu besar. Perkecil berkas atau kirim sebagian dulu.", status=413))
            return
        try:
            self._penulis.tulis(raw_data)
        except (OSError, AturanDilanggar) as galat:
            self._gagal(galat)

    def file_complete(self, file_size: int) -> UploadedFile:  # type: ignore[type-arg]
        penulis, self._penulis = self._penulis, None
        nama = self.file_name or ""
        if penulis is not None:
            try:
                masuk = penulis.selesai(tahan=penulis.ukuran <= BUKTI_MAKS)
                return UnggahanMasuk(masuk, nama, self.content_type)
            except (OSError, AturanDilanggar) as galat:
                self._galat = galat
        assert self._galat is not None
        return UnggahanGagal(self._galat, nama, self.content_type, file_size)

    def upload_interrupted(self) -> None:
        if self._penulis is not None:
            self._penulis.batal()
            self._penulis = None

    def _gagal(self, galat: Exception) -> None:
        self.upload_interrupted()
        self._galat = galat
