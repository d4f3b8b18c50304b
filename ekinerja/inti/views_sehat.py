"""`/sehat`: is this installation alive? For supervisors and monitoring; writes nothing and needs no login."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ekinerja import __version__


@login_not_required
@never_cache
@require_safe
def sehat(request: HttpRequest) -> JsonResponse:
    """Answer 200 with status `ok`, or 503 with `basis-data` when the database cannot be reached."""
    terjangkau = basis_data_terjangkau()
    isi = {"status": "ok" if terjangkau else "basis-data", "versi": __version__}
    return JsonResponse(isi, status=200 if terjangkau else 503)


def basis_data_terjangkau() -> bool:
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1")
            return bool(kursor.fetchone() == (1,))
    except DatabaseError:
        return False
