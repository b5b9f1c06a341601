"""One release apart: what a desk does not know it keeps, counts and gives back (SYNC §12, P17)."""

import json
from uuid import UUID

import pytest
from msgspec.structs import replace

from sync.protocol import digest as digests
from sync.protocol.messages import FeedEntry, FeedPage, Reply
from tests.sync.client.scenes import DeskHere, Town

EXTRA = "SELECT extra FROM sync_row WHERE row_id = ?"


def newer(reply: Reply) -> Reply:
    """What a server of the next release would say of a venue: a field more, and a column more in a group."""
    page = reply.pages["*"]
    entries = tuple(_with_more(entry) for entry in page.entries)
    return replace(reply, pages={**reply.pages, "*": replace(page, entries=entries)})


def _with_more(entry: FeedEntry) -> FeedEntry:
    if entry.row is None or entry.table != "venue":
        return entry
    name = {**entry.row.registers["name"], "nickname": "东头"}
    registers = {**entry.row.registers, "name": name, "has_lift": 1}
    return replace(entry, row=replace(entry.row, registers=registers))


@pytest.fixture
def venue(one: DeskHere, other: DeskHere) -> UUID:
    """A venue that came to the other desk with fields of the next release."""
    made = one.branch.venue("演示楼")
    one.exchange()
    other.line.tamper = newer
    assert other.exchange().is_complete
    return made


def test_fields_of_the_next_release_are_kept_key_by_key(other: DeskHere, venue: UUID) -> None:
    assert json.loads(other.value(EXTRA, venue)) == {"has_lift": 1, "name.nickname": "东头"}
    assert other.value("SELECT name FROM venue WHERE id = ?", venue) == "演示楼"


def test_an_own_edit_leaves_them_as_they_are(other: DeskHere, venue: UUID) -> None:
    other.edit("venue", venue, capacity=30)
    assert "has_lift" not in other.value("SELECT changed FROM sync_outbox")
    other.exchange()
    assert json.loads(other.value(EXTRA, venue))["has_lift"] == 1


def test_they_are_offered_to_a_server_that_lost_them(town: Town, one: DeskHere, other: DeskHere) -> None:
    copy = town.folder / "before.db"
    one.exchange()
    other.exchange()
    town.office.copy_to(copy)
    one.branch.venue("演示楼")
    one.exchange()
    other.line.tamper = newer
    other.exchange()
    other.line.tamper = None
    town.office.put_back(copy)
    other.exchange()
    (offer,) = [request.offer for request in other.line.requests if request.offer is not None]
    (row,) = [row for row in offer.rows if row.table == "venue"]
    assert row.registers["has_lift"] == 1
    assert row.registers["name"] == {"name": "演示楼", "type": row.registers["name"]["type"], "nickname": "东头"}


def unknown_table(reply: Reply) -> Reply:
    """A row of a table that this release does not have, in the branch's feed."""
    page = reply.pages["330108003"]
    if not page.entries:
        return reply
    last = page.entries[-1]
    assert last.row is not None
    row = replace(last.row, table="kiln", registers={"heat": 900})
    entries = (*page.entries[:-1], replace(last, table="kiln", row=row))
    gone, come = (digests.h64(t, row.id, row.nonce, row.index) for t in (last.table, "kiln"))
    digest = digests.added(digests.removed(page.digest, [gone]), [come])
    fresh: FeedPage = replace(page, entries=entries, digest=digest)
    return replace(reply, pages={**reply.pages, "330108003": fresh})


def test_a_row_of_an_unknown_table_is_parked_and_counted(one: DeskHere, other: DeskHere) -> None:
    one.branch.crowd(2)
    one.exchange()
    other.line.tamper = unknown_table
    assert other.exchange().is_complete
    ((table, parent, row),) = other.rows('SELECT tbl, parent, "row" FROM sync_parked')
    assert (table, parent, json.loads(row)["registers"]) == ("kiln", None, {"heat": 900})


def test_a_row_that_no_column_holds_is_parked_and_the_others_are_placed(one: DeskHere, other: DeskHere) -> None:
    def too_modern(reply: Reply) -> Reply:
        page = reply.pages["*"]
        entries = tuple(map(_with_odd_capacity, page.entries))
        return replace(reply, pages={**reply.pages, "*": replace(page, entries=entries)})

    one.branch.venue("演示楼")
    odd = one.branch.venue("另一楼", capacity=30)
    one.exchange()
    other.line.tamper = too_modern
    assert other.exchange().is_complete
    assert other.rows("SELECT name FROM venue") == [("演示楼",)]
    assert other.rows("SELECT row_id FROM sync_parked") == [(odd.bytes,)]


def _with_odd_capacity(entry: FeedEntry) -> FeedEntry:
    if entry.row is None or entry.table != "venue" or entry.row.registers["capacity"]["capacity"] is None:
        return entry
    return replace(entry, row=replace(entry.row, registers={**entry.row.registers, "capacity": "many"}))


def test_a_field_that_an_older_release_did_not_write_has_its_default(one: DeskHere, other: DeskHere) -> None:
    def older(reply: Reply) -> Reply:
        page = reply.pages["*"]
        entries = tuple(
            entry if entry.row is None or entry.table != "booking" else replace(entry, row=replace(entry.row, owned={}))
            for entry in page.entries
        )
        return replace(reply, pages={**reply.pages, "*": replace(page, entries=entries)})

    one.branch.meeting(one.branch.course())
    one.exchange()
    other.line.tamper = older
    assert other.exchange().is_complete
    assert other.rows("SELECT verdict, since FROM booking") == [("0", None)]
