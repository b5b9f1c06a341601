"""Two desks of one branch, a line, and the district, for each test of what may happen between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.faults.places import Site, site_in, with_work


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Site]:
    """One for each test."""
    with site_in(tmp_path) as made:
        yield with_work(made)


@pytest.fixture(scope="session")
def plain_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One for many tests that leave it as it was, with everything exchanged."""
    with site_in(tmp_path_factory.mktemp("plain")) as made:
        yield made


@pytest.fixture(scope="session")
def secure_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same behind the district's own authority."""
    with site_in(tmp_path_factory.mktemp("secure"), is_secure=True) as made:
        yield made


@pytest.fixture
def site(plain_town: Site) -> Site:
    return with_work(plain_town)


@pytest.fixture
def secure(secure_town: Site) -> Site:
    return with_work(secure_town)
