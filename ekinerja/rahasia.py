"""Can a secret key be guessed? Asked by the launcher, for a sentence, and by the settings, which then refuse to start."""

PANJANG_MINIMUM = 32
_CONTOH = ("django-insecure", "change", "ganti", "secret", "rahasia", "password", "example", "contoh")


def mudah_ditebak(kunci: str) -> bool:
    """Too short, too even, or one of those that stand in examples."""
    return len(kunci) < PANJANG_MINIMUM or len(set(kunci)) < 12 or kunci.lower().startswith(_CONTOH)
