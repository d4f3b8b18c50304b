"""How secrets are stored and which ones are accepted."""

from functools import lru_cache
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from ekinerja.inti.pengaturan import instansi

PANJANG_MINIMUM = 12
PANJANG_MAKSIMUM = 128
# Words of this place and product that a guesser would try first.
KATA_DEKAT = ("palu", "kinerja", "ekinerja", "bkpsdm", "sulteng", "password", "sandi", "qwerty", "123456", "rahasia")


class Argon2id46(Argon2PasswordHasher):
    """Argon2id with 46 MiB, one pass, one lane (an OWASP-listed setting): 48 ms instead of 175 ms at the morning rush."""

    algorithm = "argon2id46"
    time_cost = 1
    memory_cost = 47104
    parallelism = 1

    def decode(self, encoded: str) -> dict[str, Any]:
        return super().decode(encoded)


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
            raise ValidationError("Kata sandi ini termasuk yang paling sering dipakai orang. Pilih yang lain.") from None
        sisa = password.casefold()
        for kata in (*KATA_DEKAT, *_milik(user)):
            sisa = sisa.replace(kata, "")
        if len(sisa) < PANJANG_MINIMUM // 2:
            raise ValidationError(
                "Kata sandi ini mudah ditebak: berisi nama, NIP, tanggal lahir, atau kata yang dekat dengan pekerjaan kita. "
                "Tambahkan kata lain yang hanya Anda yang tahu."
            )

    def get_help_text(self) -> str:
        return f"Sedikitnya {PANJANG_MINIMUM} karakter. Tiga kata yang mudah Anda ingat sudah cukup kuat."


def _milik(user: Any) -> list[str]:
    """Own words of the person: login name, birth date inside the NIP, names."""
    if user is None:
        return []
    nama_masuk: str = user.nama_masuk
    kata = [nama_masuk.casefold()]
    if len(nama_masuk) == 18:
        kata += [nama_masuk[:8], nama_masuk[6:8] + nama_masuk[4:6] + nama_masuk[:4]]
    pegawai = getattr(user, "pegawai", None)
    if pegawai is not None:
        kata += [bagian for bagian in pegawai.nama.casefold().split() if len(bagian) > 2]
    return kata
