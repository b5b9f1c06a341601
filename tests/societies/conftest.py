"""A branch with a society for each test."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.makers import Branch, make_branch
from tests.societies.hands import Hands


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path / "branch")
    yield made
    made.close()


@pytest.fixture
def hands(branch: Branch) -> Hands:
    return Hands(branch)


@pytest.fixture
def society(hands: Hands) -> UUID:
    return hands.register("书画社（演示）", founded_on=date(2019, 3, 1))
