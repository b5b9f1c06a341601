"""谁改过 across desks: ours by name, what came from elsewhere as far as it is known, what did not stand (D6)."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.syncing.history_lines import CAME, CHANGED, LOST, Line
from bjdesk.syncing.record_history import lines, record_history
from tests.sync.client.scenes import DeskHere, Town
from tests.syncing.town import edit_venue


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def desks(town: Town) -> tuple[DeskHere, DeskHere]:
    return town.desk(), town.desk()


@pytest.fixture
def venue(town: Town, desks: tuple[DeskHere, DeskHere]) -> UUID:
    made = desks[0].branch.venue("新浦社区·邻里阅读空间", capacity=30)
    town.all_agree()
    return made


def history(desk: DeskHere, venue: UUID) -> list[Line]:
    found = desk.branch.read(record_history, desk.branch.desk.facts, "venue", venue)
    read: dict[object, Line] = desk.branch.read(lines, found, found.ids)
    return [read[one] for one in found.ids]


def fields(line: Line) -> dict[str, object]:
    return {value.field: value.new for value in line.values}


def test_what_another_desk_changed_is_told_without_inventing_who(
    town: Town, desks: tuple[DeskHere, DeskHere], venue: UUID
) -> None:
    one, other = desks
    edit_venue(one, venue, capacity=36)
    town.pass_time(minutes=30)
    edit_venue(other, venue, audience="居民")
    town.all_agree()

    newest, before = history(one, venue)[:2]
    assert (newest.what, newest.is_ours, newest.staff, fields(newest)) == (CAME, False, None, {"audience": "居民"})
    assert (before.what, before.is_ours, before.staff) == (CHANGED, True, "演示员")
    assert (before.values[0].old, before.values[0].new) == (30, 36)
    theirs = history(other, venue)
    assert (theirs[0].what, theirs[0].is_ours, fields(theirs[0])) == (CHANGED, True, {"audience": "居民"})
    assert any(line.what == CAME and "capacity" in fields(line) for line in theirs)


def test_our_own_work_stays_ours_when_its_batches_are_no_longer_kept(
    town: Town, desks: tuple[DeskHere, DeskHere], venue: UUID
) -> None:
    one, _ = desks
    edit_venue(one, venue, capacity=36)
    town.all_agree()
    with one.branch.desk.database.write(one.branch.actor, "Test") as unit:
        unit.db.exec_driver_sql("UPDATE sync_batch SET body = x''")

    assert [line.what for line in history(one, venue) if "capacity" in fields(line)] == [CHANGED]


def test_a_value_that_did_not_stand_is_told_on_both_desks(
    town: Town, desks: tuple[DeskHere, DeskHere], venue: UUID
) -> None:
    one, other = desks
    edit_venue(one, venue, audience="居民")
    town.pass_time(minutes=22)
    edit_venue(other, venue, audience="老年人")
    town.all_agree()

    for desk in desks:
        lost = [line for line in history(desk, venue) if line.what == LOST]
        assert [fields(line)["audience"] for line in lost] in (["居民"], ["老年人"])
