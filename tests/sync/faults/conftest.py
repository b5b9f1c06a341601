"""Two desks of one branch, a line, and the district, for each test of what may happen between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.client.scenes import Town
from tests.sync.client.server import Authority
from tests.sync.faults.places import Site, served
from tests.sync.faults.proxy import Proxy


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def site(town: Town) -> Iterator[Site]:
    """Everything was exchanged once; the first desk has three venues to send."""
    with served(town.office) as port, Proxy(port) as proxy:
        yield ready(Site(town, proxy, town.desk(), town.desk()))


@pytest.fixture
def secure(town: Town, tmp_path: Path) -> Iterator[Site]:
    """The same behind the district's own authority."""
    ours = Authority("滨江区演示")
    with served(town.office, ours.context(str(tmp_path))) as port, Proxy(port) as proxy:
        yield ready(Site(town, proxy, town.desk(), town.desk(), scheme="https", authority=ours.pem))


def ready(site: Site) -> Site:
    for desk in (site.one, site.other):
        assert site.exchange(desk).is_complete
    site.venues(3)
    return site
