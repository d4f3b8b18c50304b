from collections.abc import Iterator

import pytest

from tests.harian.cerita import Kantor, pada


@pytest.fixture
def kantor(db: None) -> Iterator[Kantor]:
    """An office on the morning of Tuesday, 10 March 2026."""
    with pada():
        yield Kantor()
