"""The line breaks at every byte of a small exchange, both ways: the queue is as it was, and all arrives once (P9)."""

import itertools

import pytest

from sync.protocol.errors import Unreachable
from tests.sync.faults.places import Site
from tests.sync.faults.proxy import Fault


def test_a_request_that_is_cut_at_any_byte_has_no_effect(site: Site) -> None:
    """Fault 39."""
    before, queue = site.journal(), None
    for count in itertools.count():
        site.proxy.meets(Fault(cut_request=count, is_closed=count % 2 == 0))
        failed = site.failed()
        if site.journal() > before:
            break  # the request was whole
        assert isinstance(failed, Unreachable), count
        queue = queue or site.queue()
        assert site.queue() == queue
        assert len(site.proxy.passed[-1].request) == count
    assert count > 500
    site.agrees()
    assert site.journal() == before + 3


def test_a_reply_that_is_cut_at_any_byte_is_as_if_it_had_not_come(site: Site) -> None:
    """Faults 40, 41: the district has committed since the first byte, and the same batch comes again each time."""
    before, queue = site.journal(), None
    for count in itertools.count():
        site.proxy.meets(Fault(cut_reply=count, is_closed=count % 2 == 0))
        failed = site.failed()
        assert site.journal() == before + 3
        if failed is None:
            break  # the reply was whole
        assert isinstance(failed, Unreachable), count
        queue = queue or site.queue()
        assert site.queue() == queue
    assert count > 500
    site.agrees()
    assert site.journal() == before + 3


def test_a_reply_to_the_first_try_that_is_cut_anywhere_is_made_good_by_the_next_exchange(site: Site) -> None:
    """Fault 40, with something new to commit each time and something new to read."""
    for count in range(0, 900, 60):
        site.one.branch.venue(f"一 {count}")
        site.other.branch.venue(f"二 {count}")
        assert site.exchange(site.other).is_complete
        site.proxy.meets(Fault(cut_reply=count))
        assert isinstance(site.failed(), Unreachable | None)
        assert site.exchange().is_complete
        assert site.one.overlay() == 0
    site.agrees()


@pytest.mark.parametrize("way", ["cut_request", "cut_reply"])
def test_an_encrypted_line_that_is_cut_anywhere_is_a_broken_line_and_nothing_worse(secure: Site, way: str) -> None:
    """In the handshake too: nobody is to be told of a wrong certificate because a cable was pulled."""
    before, queue, count = secure.journal(), None, 0
    while True:
        secure.proxy.meets(Fault(is_closed=count % 2 == 0, **{way: count}))
        failed = secure.failed()
        if failed is None:
            break
        assert isinstance(failed, Unreachable), (count, failed)
        queue = queue or secure.queue()
        assert secure.queue() == queue
        count += 29
    assert count > 1_000
    secure.agrees()
    assert secure.journal() == before + 3


def test_a_bit_that_flips_anywhere_in_a_reply_does_no_harm(site: Site) -> None:
    """Fault 43: noticed and asked again, or it was a bit of the head that nobody reads."""
    before, queue, is_noticed = site.journal(), None, []
    for place in itertools.count(step=7):
        site.proxy.meets(Fault(flips=(place, place * 7 % 8)))
        if site.failed(grace_s=0.1, read_s=0.1) is None:
            assert site.queue()[0] == []
            is_noticed.append(False)
            site.venues(1)
            before += 1
            queue = None
        else:
            is_noticed.append(True)
            queue = queue or site.queue()
            assert site.queue() == queue
        if place >= len(site.proxy.passed[-1].reply):
            break
    assert len(is_noticed) > 100
    assert sum(is_noticed) > len(is_noticed) // 2
    site.agrees()
    assert site.journal() == before + 3
