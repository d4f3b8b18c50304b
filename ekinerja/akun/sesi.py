"""The session store: Django's database sessions, which also end when their device is over its time."""

import json
from functools import lru_cache
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as SesiDatabase
from django.contrib.sessions.models import Session

from ekinerja.akun.models import Perangkat
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.middleware.hanya_baca import boleh_menulis
from ekinerja.inti.waktu import jam_mesin, sekarang

_sesi = KueriSiap(lambda kunci: Session.objects.select_related("perangkat").filter(session_key=kunci), kunci=str)


class SessionStore(SesiDatabase):
    # The device of this session, once the session was read; None for sessions without one.
    perangkat: Perangkat | None = None

    def _get_session_from_db(self) -> Any:
        """Session and device in one query. A session over its time is as good as none."""
        baris = self._baca()
        if baris is None:
            self._session_key = None
            return None
        self.perangkat = getattr(baris, "perangkat", None)
        return baris

    def delete(self, session_key: str | None = None) -> None:
        """Django ends a session whose secret was changed as soon as its cookie comes back, also on a GET."""
        with boleh_menulis("sesi berakhir"):
            super().delete(session_key)

    def decode(self, session_data: str) -> dict[str, Any]:
        """As Django does; what came from the database unchanged is not proved again."""
        isi: dict[str, Any] = json.loads(_isi(session_data))
        return isi

    def _baca(self) -> Any:
        kunci = self.session_key or ""
        baris = _sesi.satu(kunci=kunci) if kunci.isalnum() else None
        if baris is None:
            return None
        perangkat = getattr(baris, "perangkat", None)
        habis = baris.expire_date <= jam_mesin() or (perangkat is not None and perangkat.habis(sekarang()))
        return None if habis else baris


@lru_cache(maxsize=4096)
def _isi(tersimpan: str) -> str:
    """What a stored session holds, as JSON; an empty object where it was tampered with."""
    return json.dumps(SesiDatabase().decode(tersimpan))
