"""Whom the menu offers what."""

from typing import Any

from ekinerja.harian.permissions import punya_tim


def pernah_membimbing(request: Any) -> bool:
    """Somebody without an SKP of an own, such as the mayor, who has direct reports."""
    return bool(punya_tim(request))
