"""Captured operations become numbered batches in a chain, within the bounds of the wire (SYNC §5)."""

import pytest

from bjdesk.venues.model import Venue
from sync.protocol.bounds import BATCH_PACKED, OPERATIONS
from sync.protocol.chain import ORIGIN, digest_of, link_after
from sync.protocol.codec import decode_operations, pack
from tests.makers import Branch, plant
from tests.store.replica.pages import EVERYBODY, Feeds, ids, published
from tests.store.wire import captured


def sealed(branch: Branch) -> list[tuple[int, bytes, bytes, bytes, bytes]]:
    rows = branch.rows("SELECT n, prev, digest, link, body FROM sync_batch ORDER BY n")
    return [(n, prev, digest, link, body) for n, prev, digest, link, body in rows]


def test_the_chain_runs_over_the_digests_of_the_bodies(branch: Branch, feeds: Feeds) -> None:
    for number in range(3):
        branch.venue(f"演示楼 {number}")
        assert feeds.replica.seal(OPERATIONS) == 1
    _, link = ORIGIN
    for n, prev, digest, own, body in sealed(branch):
        assert (prev, digest) == (link, digest_of(body))
        link = link_after(prev, n, digest)
        assert own == link
    assert feeds.replica.standing().chain == (3, link)


def test_a_sealed_operation_says_what_was_captured(branch: Branch, feeds: Feeds) -> None:
    venue = branch.venue("演示楼")
    feeds.replica.seal(OPERATIONS)
    found, captured_last = decode_operations(sealed(branch)[0][4])[-1], captured(branch)[-1]
    assert (found.table, found.id, found.kind, found.home) == ("venue", venue.bytes, "insert", captured_last.home)
    assert (found.registers, found.ms, found.op) == (captured_last.changed, captured_last.ms, captured_last.op)
    assert found.actor == branch.actor.staff.bytes if branch.actor.staff else None


def test_a_base_travels_as_the_identity_of_the_version_that_was_seen(branch: Branch, feeds: Feeds) -> None:
    branch.venue("演示楼")
    registers = captured(branch)[-1].changed
    feeds.apply(EVERYBODY, published("venue", ids(1)[0], registers, version=6))
    with branch.desk.database.write(branch.actor, "Test") as unit:
        unit.db.exec_driver_sql("UPDATE venue SET contact = '演示' WHERE id = ?", (bytearray(ids(1)[0].bytes),))
    feeds.replica.seal(OPERATIONS)
    assert decode_operations(sealed(branch)[0][4])[-1].base == {"contact": (9, 6)}


def test_nothing_captured_seals_nothing(branch: Branch, feeds: Feeds) -> None:
    feeds.replica.seal(OPERATIONS)
    assert feeds.replica.seal(OPERATIONS) == 0


@pytest.mark.slow
def test_a_queue_of_a_lonely_month_is_cut_within_the_bounds(branch: Branch, feeds: Feeds) -> None:
    """P12: a desk that was alone for a month."""
    with branch.desk.database.write(branch.actor, "Test") as unit:
        for number in range(12_000):
            plant(unit, Venue, {"name": f"演示楼 {number}", "contact": f"{number * 7919 % 99991:05d}" * 20})
    feeds.replica.seal(OPERATIONS)
    batches = sealed(branch)
    counts = [len(decode_operations(body)) for *_, body in batches]
    assert sum(counts) == branch.value("SELECT count(*) FROM sync_outbox WHERE n IS NOT NULL")
    assert max(counts) <= OPERATIONS
    assert all(len(pack(body)) <= BATCH_PACKED for *_, body in batches)
    assert branch.value("SELECT count(*) FROM sync_outbox WHERE n IS NULL") == 0


def test_what_is_unsent_goes_out_oldest_first_in_portions(branch: Branch, feeds: Feeds) -> None:
    for number in range(4):
        branch.venue(f"演示楼 {number}")
        feeds.replica.seal(OPERATIONS)
    assert [batch.n for batch in feeds.replica.unsent(1 << 20)] == [1, 2, 3, 4]
    assert [batch.n for batch in feeds.replica.unsent(1)] == [1]
    size = len(sealed(branch)[0][4]) + len(sealed(branch)[1][4])
    assert [batch.n for batch in feeds.replica.unsent(size)] == [1, 2]
