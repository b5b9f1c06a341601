"""A branch, its replica and feeds written by hand for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bjdesk.declared import declarations
from bjdesk.models import METADATA
from bjdesk.store.replica.desk import Replica
from tests.makers import Branch, make_branch
from tests.store.replica.pages import HERE, Feeds


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path / "branch")
    yield made
    made.close()


@pytest.fixture
def feeds(branch: Branch) -> Feeds:
    replica = Replica(branch.desk.database, declarations(), METADATA, HERE, branch.actor)
    return Feeds(branch, replica)
