from collections.abc import Iterator

import pytest

from tests.harian.cerita import pada
from tests.umpan.cerita import Kantor


@pytest.fixture
def kantor(db: None) -> Iterator[Kantor]:
    """The reporting office on the morning of Tuesday, 10 March 2026; Gusnar heads the dinas, Ratna the bidang."""
    with pada():
        yield Kantor()
