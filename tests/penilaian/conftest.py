from collections.abc import Iterator

import pytest

from tests.penilaian.cerita import Kantor, pada


@pytest.fixture
def kantor(db: None) -> Iterator[Kantor]:
    with pada():
        yield Kantor()
