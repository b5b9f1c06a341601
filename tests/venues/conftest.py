"""A branch for each test of the venues."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.makers import Branch, make_branch


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path / "branch")
    yield made
    made.close()
