"""What arrives is applied fast enough, and a person at the desk goes first (SYNC §12, DRYRUN S2)."""

import time
from uuid import UUID

import pytest

from bjdesk.kernel.ids import uuid7
from bjdesk.store.replica import applying
from sync.client.chunks import chunks
from sync.clock import Stamp
from sync.protocol.messages import FeedEntry, FeedPage, PublishedRow
from tests.makers import Branch
from tests.store.replica.pages import HERE, Feeds, registers_of

COUNT = 10_000


def attendances(branch: Branch, session: UUID) -> FeedPage:
    """A page of marks of one session, of people elsewhere."""
    base, entries = branch.clock.now() // 1000, []
    plain = registers_of(branch, "attendance", {"session": session})
    for number in range(COUNT):
        record, learner = uuid7(base + number, 0, 12345).bytes, uuid7(base + number % 500, 1, 77)
        registers = {**plain, "learner_id": learner.hex.upper(), "checked_at": (base + number) * 1000}
        nonce, stamp = (number // 200).to_bytes(8, "big"), Stamp(base + number, number, 12345)
        row = PublishedRow("attendance", record, HERE, nonce, number % 200, registers, {"_": stamp})
        entries.append(FeedEntry(number + 1, "attendance", record, row))
    commits = tuple(((n + 1) * 200, n.to_bytes(8, "big")) for n in range(COUNT // 200))
    return FeedPage(tuple(entries), commits, commits[-1], False, 0, 0)


@pytest.mark.slow
def test_ten_thousand_marks_are_applied_at_twelve_thousand_a_second(branch: Branch, feeds: Feeds) -> None:
    """CPU of the writer's turns alone: what can be prepared is prepared before them."""
    session = branch.class_now(1).session
    page = attendances(branch, session)
    writing = 0.0
    for part in chunks(page, 200):
        ready = feeds.replica.prepare(HERE, part)
        start = time.process_time()
        feeds.replica.apply_prepared(ready)
        writing += time.process_time() - start
    assert branch.value("SELECT count(*) FROM attendance") == COUNT
    assert COUNT / writing > 12_000, f"{COUNT / writing:.0f} rows a second"
    assert isinstance(ready, applying.Part)
