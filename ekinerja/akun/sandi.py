"""How secrets are stored and which ones are accepted."""

import re
from functools import lru_cache
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from ekinerja.inti.pengaturan import instansi

PANJANG_MINIMUM = 12
PANJANG_MAKSIMUM = 128
# Words of this place and product that a guesser would try first.
KATA_DEKAT = (
    "ekinerja", "e-kinerja", "kinerja", "palu", "sulteng", "sulawesi", "bkpsdm", "pegawai", "demo", "pemkot", "pemda", "password",
    "passwd", "katasandi", "sandi", "rahasia", "qwertyuiop", "qwerty", "asdfgh", "admin", "indonesia", "1234567890", "123456789",
    "12345678", "123456", "12345", "1234",
)  # fmt: skip


class Argon2id(Argon2PasswordHasher):
    """Argon2id with 46 MiB, one pass, one lane (an OWASP-listed setting): 48 ms instead of 175 ms at the morning rush.

    The parameters stand in every stored digest; one with others is renewed at the next login.
    """

    time_cost = 1
    memory_cost = 47104
    parallelism = 1


@lru_cache(maxsize=1)
def _umum() -> CommonPasswordValidator:
    return CommonPasswordValidator()


class PemeriksaSandi:
    """Length and a list of easy guesses; no character classes, no rotation (ASVS 6.2.5, 6.2.10)."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError with one sentence per problem."""
        if len(password) < PANJANG_MINIMUM:
            raise ValidationError(
                f"Kata sandi ini {len(password)} karakter. Pakai sedikitnya {PANJANG_MINIMUM}; tiga kata yang mudah Anda "
                "ingat sudah cukup kuat."
            )
        if len(password) > PANJANG_MAKSIMUM:
            raise ValidationError(f"Kata sandi paling panjang {PANJANG_MAKSIMUM} karakter.")
        if instansi().jenis != "demo":
            self._daftar(password, user)

    def _daftar(self, password: str, user: Any) -> None:
        try:
            _umum().validate(password)
        except ValidationError:
            raise ValidationError(
                "Kata sandi ini termasuk yang paling sering dipakai orang. Pilih yang lain."
            ) from None
        if _sisa(password, {*KATA_DEKAT, *_kata_instansi(), *_milik(user)}) < PANJANG_MINIMUM // 2:
            raise ValidationError(
                "Kata sandi ini mudah ditebak: berisi nama, NIP, tanggal lahir, atau kata yang dekat dengan pekerjaan "
                "kita. Tambahkan kata lain yang hanya Anda yang tahu."
            )

    def get_help_text(self) -> str:
        return f"Sedikitnya {PANJANG_MINIMUM} karakter. Tiga kata yang mudah Anda ingat sudah cukup kuat."


def _sisa(password: str, kata: set[str]) -> int:
    """How many different letters and digits are left once every easy word, year and separator is taken out."""
    sisa = password.casefold()
    for k in sorted(kata, key=lambda k: (-len(k), k)):
        sisa = sisa.replace(k, " ")
    sisa = re.sub(r"(19|20)\d\d", " ", sisa)
    return len({h for h in sisa if h.isalnum()})


def _kata_instansi() -> list[str]:
    return [k for k in re.findall(r"\w+", instansi().nama.casefold()) if len(k) > 3]


def _milik(user: Any) -> list[str]:
    """Own words of the person: login name, birth date inside the NIP, names."""
    if user is None:
        return []
    nama_masuk: str = user.nama_masuk.casefold()
    kata = [nama_masuk]
    if len(nama_masuk) == 18:
        tahun, bulan, hari = nama_masuk[:4], nama_masuk[4:6], nama_masuk[6:8]
        kata += [tahun + bulan + hari, hari + bulan + tahun, hari + bulan + tahun[2:], tahun[2:] + bulan + hari]
    pegawai = getattr(user, "pegawai", None)
    if pegawai is not None:
        kata += [bagian for bagian in re.findall(r"\w+", pegawai.nama.casefold()) if len(bagian) > 2]
    return kata
