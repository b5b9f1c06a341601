"""The line breaks at every byte of a small exchange, both ways: the queue is as it was, and all arrives once (P9)."""

import itertools

import pytest

from sync.protocol.errors import Unreachable
from tests.sync.faults.places import Site
from tests.sync.faults.proxy import LOSES_REPLY, Fault


def test_a_request_that_is_cut_at_any_byte_has_no_effect(fresh: Site) -> None:
    """Fault 39."""
    before, queue = fresh.journal(), None
    for count in itertools.count():
        fresh.proxy.meets(Fault(cut_request=count, is_closed=count % 2 == 0))
        failed = fresh.failed()
        if fresh.journal() > before:
            break  # the request was whole
        assert isinstance(failed, Unreachable), count
        queue = queue or fresh.queue()
        assert fresh.queue() == queue
        assert len(fresh.proxy.passed[-1].request) == count
    assert count > 500
    fresh.agrees()
    assert fresh.journal() == before + 3


def test_a_reply_that_is_cut_at_any_byte_is_as_if_it_had_not_come(fresh: Site) -> None:
    """Faults 40, 41: the district has committed, the same batch comes again each time; every 16th cut is its own."""
    assert fresh.exchange().is_complete
    reply = fresh.proxy.passed[-1].reply
    fresh.venues(3)
    before = fresh.journal()
    fresh.proxy.meets(LOSES_REPLY)
    assert isinstance(fresh.failed(), Unreachable)
    assert fresh.journal() == before + 3
    queue = fresh.queue()
    for count in range(len(reply)):
        is_closed = count % 2 == 0
        heard = Fault(instead=reply[:count], is_closed=is_closed)
        is_own = count % 16 == 0 and count < len(reply) - 64
        fresh.proxy.meets(Fault(cut_reply=count, is_closed=is_closed) if is_own else heard)
        assert isinstance(fresh.failed(), Unreachable), count
        assert fresh.queue() == queue
    assert count > 500
    fresh.agrees()
    assert fresh.journal() == before + 3


def test_a_reply_to_the_first_try_that_is_cut_anywhere_is_made_good_by_the_next_exchange(fresh: Site) -> None:
    """Fault 40, with something new to commit each time and something new to read."""
    for count in range(0, 900, 60):
        fresh.one.branch.venue(f"一 {count}")
        fresh.other.branch.venue(f"二 {count}")
        assert fresh.exchange(fresh.other).is_complete
        fresh.proxy.meets(Fault(cut_reply=count))
        assert isinstance(fresh.failed(), Unreachable | None)
        assert fresh.exchange().is_complete
        assert fresh.one.overlay() == 0
    fresh.agrees()


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


def test_a_bit_that_flips_anywhere_in_a_reply_does_no_harm(fresh: Site) -> None:
    """Fault 43: noticed and asked again, or it was a bit of the head that nobody reads."""
    fresh.agrees()
    fresh.venues(3)
    assert fresh.exchange().is_complete
    length = len(fresh.proxy.passed[-1].reply)
    fresh.venues(3)
    before, queue, is_noticed = fresh.journal(), None, []
    for place in range(0, length, 7):
        fresh.proxy.meets(Fault(flips=(place, place * 7 % 8)))
        if fresh.failed(grace_s=0.2, read_s=0.2) is None:
            assert fresh.queue()[0] == []
            is_noticed.append(False)
            fresh.venues(1)
            before += 1
            queue = None
        else:
            is_noticed.append(True)
            queue = queue or fresh.queue()
            assert fresh.queue() == queue
    assert length > 500
    assert sum(is_noticed) > len(is_noticed) // 2
    fresh.agrees()
    assert fresh.journal() == before + 3
