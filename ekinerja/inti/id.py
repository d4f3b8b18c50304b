"""Public ids: UUIDv7, so that they sort by time and never tell a row number."""

import uuid

from uuid_utils.compat import uuid7


def id_publik() -> uuid.UUID:
    """A new public id."""
    return uuid7()
