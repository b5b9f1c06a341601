"""A town with two desks of one branch for each test of the exchange."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.client.scenes import DeskHere, Town


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def one(town: Town) -> DeskHere:
    return town.desk()


@pytest.fixture
def other(town: Town, one: DeskHere) -> DeskHere:
    return town.desk()
