"""A frozen morning and the usual office."""

from tests.kantor import _pagi, d, lengkap, rhk_atasan  # noqa: F401 - fixtures
