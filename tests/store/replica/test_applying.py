"""Rows, digest and cursor move together; parents come first, and whoever comes too early waits (SYNC §6, §10, §11)."""

import json
from typing import Any
from uuid import UUID

import pytest

from bjdesk.models import METADATA
from bjdesk.store.replica.desk import Replica
from sync.protocol import digest as digests
from sync.protocol.messages import PublishedRow
from tests.makers import Branch
from tests.store.replica.pages import EVERYBODY, HERE, Feeds, ids, published, registers_of
from tests.store.wire import parents


@pytest.fixture
def known(branch: Branch) -> dict[str, UUID]:
    """Rows of this desk that others may name."""
    return parents(branch)


@pytest.fixture
def venue(feeds: Feeds, known: dict[str, UUID]) -> "Maker":
    return Maker(feeds, known, "venue")


class Maker:
    """Makes versions of rows of one table."""

    def __init__(self, feeds: Feeds, known: dict[str, UUID], table: str) -> None:
        self._feeds = feeds
        self._known = known
        self._table = table

    def __call__(self, record: UUID, version: int = 1, **values: Any) -> PublishedRow:
        registers = registers_of(self._feeds.branch, self._table, self._known, **values)
        return published(self._table, record, registers, version=version)


def hashed(*rows: PublishedRow) -> tuple[int, int]:
    return digests.added(0, [digests.h64(r.table, r.id, r.nonce, r.index) for r in rows]), len(rows)


def digest(feeds: Feeds, scope: str) -> tuple[int, int]:
    return feeds.replica.digest(scope)


def here(feeds: Feeds, table: str, record: UUID) -> bool:
    return bool(feeds.branch.rows(f"SELECT 1 FROM {table} WHERE id = ?", record))


# --- digest and cursor -----------------------------------------------------------------------------------------------


def test_the_digest_is_over_the_newest_versions_that_are_present(feeds: Feeds, venue: Maker) -> None:
    one, two, three = (venue(record) for record in ids(3))
    feeds.apply(EVERYBODY, one, two, three)
    assert digest(feeds, EVERYBODY) == hashed(one, two, three)
    newer = venue(ids(3)[0], 2, name="另一楼")
    feeds.apply(EVERYBODY, newer, ("venue", ids(3)[1]))
    assert digest(feeds, EVERYBODY) == hashed(newer, three)


def test_an_exit_of_a_row_that_was_never_here_moves_nothing(feeds: Feeds, venue: Maker) -> None:
    one, two = (venue(record) for record in ids(2))
    feeds.apply(EVERYBODY, one)
    feeds.apply(EVERYBODY, ("venue", ids(2)[1]))
    feeds.apply(EVERYBODY, ("venue", ids(2)[1]))
    assert digest(feeds, EVERYBODY) == hashed(one)
    assert two.id not in {row for (row,) in feeds.branch.rows("SELECT row_id FROM sync_row")}


def test_a_row_that_goes_over_to_another_feed_stands_in_the_digest_of_that_one(feeds: Feeds, venue: Maker) -> None:
    """A row parked at home and then seen by all: it comes in `*` before its exit comes in the branch's feed."""
    row, record = venue(ids(1)[0]), ids(1)[0]
    feeds.apply(HERE, row)
    feeds.apply(EVERYBODY, row)
    assert (digest(feeds, HERE), digest(feeds, EVERYBODY)) == ((0, 0), hashed(row))
    feeds.apply(HERE, ("venue", record))
    assert here(feeds, "venue", record)
    assert (digest(feeds, HERE), digest(feeds, EVERYBODY)) == ((0, 0), hashed(row))


def test_the_newest_cursors_are_remembered_and_no_more(feeds: Feeds, venue: Maker) -> None:
    for _ in range(230):
        feeds.apply(EVERYBODY, venue(ids(1)[0]))
    known = feeds.replica.history([EVERYBODY])[EVERYBODY]
    assert [seq for seq, _ in known] == list(range(230, 30, -1))
    assert known[0] == feeds.replica.standing().cursors[EVERYBODY]


def test_a_row_keeps_its_number_unless_something_on_screen_changed(feeds: Feeds, venue: Maker) -> None:
    record, rev = ids(1)[0], "SELECT rev FROM venue WHERE id = ?"
    feeds.apply(EVERYBODY, venue(record))
    first = feeds.branch.value(rev, record)
    assert not feeds.apply(EVERYBODY, venue(record, 2)).kinds
    assert feeds.branch.value(rev, record) == first
    assert feeds.apply(EVERYBODY, venue(record, 3, name="另一楼")).kinds == {"venue"}
    assert feeds.branch.value(rev, record) > first


def test_numbers_of_rows_are_given_once(feeds: Feeds, venue: Maker) -> None:
    feeds.apply(EVERYBODY, *(venue(record) for record in ids(5)))
    own = feeds.branch.venue("本机楼")
    feeds.apply(EVERYBODY, *(venue(record, 2, name="另一楼") for record in ids(5)))
    revs = [rev for (rev,) in feeds.branch.rows("SELECT rev FROM venue WHERE rev > 0")]
    assert len(revs) == len(set(revs))
    assert feeds.branch.value("SELECT rev FROM venue WHERE id = ?", own) in revs


# --- parents ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def family(feeds: Feeds, known: dict[str, UUID]) -> dict[str, PublishedRow]:
    """A venue, a booking of it, an activity with a session, a mark: none of them is here yet."""
    branch = feeds.branch
    site, course, booking, session, mark = ids(5)
    made: dict[str, PublishedRow] = {}
    for table, record, values in (
        ("venue", site, {}),
        ("activity", course, {}),
        ("booking", booking, {"venue_id": site}),
        ("session", session, {"activity_id": course, "booking_id": booking}),
        ("attendance", mark, {"session_id": session}),
    ):
        row = published(table, record, registers_of(branch, table, known, **values))
        made[table] = row
    return made


def test_rows_of_one_part_are_placed_parents_first_whatever_their_order(
    feeds: Feeds, family: dict[str, PublishedRow]
) -> None:
    feeds.apply(HERE, *reversed(family.values()))
    for table, row in family.items():
        assert here(feeds, table, UUID(bytes=row.id)), table
    assert feeds.branch.value("SELECT count(*) FROM sync_parked") == 0


def test_who_comes_before_its_parents_waits_and_is_counted(feeds: Feeds, family: dict[str, PublishedRow]) -> None:
    feeds.apply(HERE, family["attendance"], family["session"])
    assert feeds.branch.value("SELECT count(*) FROM attendance") == 0
    assert feeds.branch.value("SELECT count(*) FROM sync_parked") == 2
    assert digest(feeds, HERE) == hashed(family["attendance"], family["session"])
    feeds.apply(EVERYBODY, family["activity"], family["venue"])
    feeds.apply(EVERYBODY, family["booking"])
    assert feeds.branch.rows("SELECT parent FROM sync_parked") == [(family["session"].id,)]
    feeds.finish()
    assert here(feeds, "attendance", UUID(bytes=family["attendance"].id))
    assert feeds.branch.value("SELECT count(*) FROM sync_parked") == 0


def test_children_are_placed_at_once_after_their_parent(feeds: Feeds, family: dict[str, PublishedRow]) -> None:
    feeds.apply(HERE, family["attendance"])
    feeds.apply(EVERYBODY, family["venue"], family["activity"], family["booking"])
    awaited = feeds.replica.apply(EVERYBODY, feeds.page(EVERYBODY, family["session"])).awaited
    placed = feeds.replica.place(awaited)
    assert (placed.rows, placed.kinds) == (1, {"attendance"})


def test_a_newer_version_takes_the_place_of_the_parked_one(
    feeds: Feeds, known: dict[str, UUID], family: dict[str, PublishedRow]
) -> None:
    early = family["session"]
    late_registers = {**early.registers, "topic": "演示"}
    feeds.apply(HERE, early)
    feeds.apply(HERE, published("session", UUID(bytes=early.id), late_registers, version=2))
    feeds.apply(EVERYBODY, family["venue"], family["activity"], family["booking"])
    feeds.finish()
    assert feeds.branch.rows("SELECT topic FROM session WHERE id = ?", UUID(bytes=early.id)) == [("演示",)]


def test_a_parked_row_that_leaves_is_forgotten(feeds: Feeds, family: dict[str, PublishedRow]) -> None:
    feeds.apply(HERE, family["attendance"])
    feeds.apply(HERE, ("attendance", UUID(bytes=family["attendance"].id)))
    assert feeds.branch.value("SELECT count(*) FROM sync_parked") == 0
    assert digest(feeds, HERE) == (0, 0)


def test_a_row_on_screen_whose_new_parent_has_not_come_stays_as_it_was(
    feeds: Feeds, known: dict[str, UUID], family: dict[str, PublishedRow]
) -> None:
    feeds.apply(HERE, *family.values())
    session = UUID(bytes=family["session"].id)
    elsewhere = registers_of(
        feeds.branch, "session", known, activity_id=ids(2)[1], booking_id=UUID(int=99), topic="演示"
    )
    feeds.apply(HERE, published("session", session, elsewhere, version=2))
    assert feeds.branch.rows("SELECT topic FROM session WHERE id = ?", session) == [(None,)]
    assert feeds.branch.value("SELECT count(*) FROM sync_parked") == 1


# --- leaving ---------------------------------------------------------------------------------------------------------


def test_children_leave_before_their_parents_whatever_their_order(
    feeds: Feeds, family: dict[str, PublishedRow]
) -> None:
    feeds.apply(HERE, *family.values())
    feeds.apply(HERE, *((table, UUID(bytes=row.id)) for table, row in family.items()))
    for table, row in family.items():
        assert not here(feeds, table, UUID(bytes=row.id)), table
    assert feeds.branch.value("SELECT count(*) FROM sync_sweep") == 0


def test_a_parent_that_leaves_before_its_child_is_hidden_until_that_one_goes(
    feeds: Feeds, family: dict[str, PublishedRow]
) -> None:
    feeds.apply(HERE, *family.values())
    booking, session = UUID(bytes=family["booking"].id), UUID(bytes=family["session"].id)
    feeds.apply(HERE, ("booking", booking))
    feeds.finish()
    assert feeds.branch.value("SELECT removed FROM booking WHERE id = ?", booking) == 1
    feeds.apply(HERE, ("attendance", UUID(bytes=family["attendance"].id)), ("session", session))
    feeds.finish()
    assert not here(feeds, "booking", booking)


def test_a_site_and_its_room_leave_in_one_part(feeds: Feeds, venue: Maker) -> None:
    site, room = ids(2)
    feeds.apply(EVERYBODY, venue(site), venue(room, part_of_id=site))
    feeds.apply(EVERYBODY, ("venue", site), ("venue", room))
    assert not here(feeds, "venue", site)
    assert not here(feeds, "venue", room)


def test_a_hidden_row_that_comes_back_is_shown(feeds: Feeds, family: dict[str, PublishedRow]) -> None:
    feeds.apply(HERE, *family.values())
    booking = UUID(bytes=family["booking"].id)
    feeds.apply(HERE, ("booking", booking))
    feeds.apply(HERE, family["booking"])
    feeds.finish()
    assert feeds.branch.value("SELECT removed FROM booking WHERE id = ?", booking) == 0
    assert feeds.branch.value("SELECT count(*) FROM sync_sweep") == 0


# --- what follows ----------------------------------------------------------------------------------------------------


def test_what_an_area_declared_follows_in_the_same_transaction(branch: Branch, feeds: Feeds, venue: Maker) -> None:
    told: list[list[UUID]] = []
    replica = Replica(
        branch.desk.database,
        feeds.replica.declarations,
        METADATA,
        HERE,
        branch.actor,
        effects={"venue": lambda _db, records: told.append(list(records))},
    )
    one, two = ids(2)
    replica.apply(EVERYBODY, feeds.page(EVERYBODY, venue(one), venue(two)))
    replica.apply(EVERYBODY, feeds.page(EVERYBODY, venue(one, 2), venue(two, 2, name="另一楼")))
    replica.apply(EVERYBODY, feeds.page(EVERYBODY, ("venue", one)))
    assert told == [[one, two], [two], [one]]


def test_versions_and_stamps_are_kept_as_they_came(feeds: Feeds, venue: Maker) -> None:
    row = venue(ids(1)[0], 7)
    feeds.apply(EVERYBODY, row)
    ((feed, seq, nonce, index, stamps),) = feeds.branch.rows(
        "SELECT feed, seq, nonce, idx, stamps FROM sync_row WHERE row_id = ?", ids(1)[0]
    )
    assert (feed, seq, nonce, index) == (EVERYBODY, 1, row.nonce, 0)
    assert json.loads(stamps) == {"_": [7, 7, 9]}
