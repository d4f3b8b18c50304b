from tests.kantor_pengelola import _pagi, d, kantor  # noqa: F401 - fixtures
