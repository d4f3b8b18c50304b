from collections.abc import Iterator

import pytest

from tests.harian.cerita import Kantor, pada


@pytest.fixture
def kantor(db: None) -> Iterator[Kantor]:
    """The reporting office on the morning of Tuesday, 10 March 2026; Gusnar heads the dinas, Fadel is of another one."""
    with pada():
        yield Kantor()
