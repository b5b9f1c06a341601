"""A choice is an edit of ours that syncs, the conflict is settled on every desk, and it can be taken back (R52, D2)."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.kernel.errors import RecordChanged, RuleBroken
from bjdesk.syncing.commands import (
    GiveUp,
    LetGo,
    ProposeInstead,
    ReopenConflict,
    SendAgain,
    SettleConflict,
    TakeUpAgain,
)
from bjdesk.syncing.matter import AGAIN, GIVE_UP, HELD, OTHER, OURS, PROPOSE, REFUSED, STANDING, THEIRS, Matter
from bjdesk.venues.model import Venue
from tests.makers import plant
from tests.sync.client.scenes import DeskHere, Town
from tests.syncing.town import again, edit_venue, matters, only, settled

NAME = "SELECT name FROM venue WHERE id = ?"
EAST, WEST = "演示东楼", "演示西楼"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def one(town: Town) -> DeskHere:
    return town.desk()


@pytest.fixture
def other(town: Town, one: DeskHere) -> DeskHere:
    return town.desk()


@pytest.fixture
def venue(town: Town, one: DeskHere, other: DeskHere) -> UUID:
    """Called 东 by the first desk and 西 by the second, whose word stands."""
    made = one.branch.venue("演示楼")
    town.all_agree()
    edit_venue(one, made, name=EAST)
    town.pass_time(minutes=5)
    edit_venue(other, made, name=WEST)
    other.exchange()
    town.all_agree()
    return made


def settle(desk: DeskHere, found: Matter, choice: str, **values: object) -> object:
    conflict = UUID(found.key.id)
    return desk.branch.execute(SettleConflict(conflict, choice, found.rev, values or None)).value


# --- settling --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("choice", "name", "resolution"), [(OURS, EAST, "2"), (THEIRS, WEST, "1")])
def test_the_choice_stands_on_every_desk_and_the_matter_is_settled_on_every_desk(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID, choice: str, name: str, resolution: str
) -> None:
    settle(one, only(one), choice)
    town.all_agree()
    for desk in (one, other):
        assert desk.value(NAME, venue) == name
        assert matters(desk) == []
        assert desk.rows("SELECT state, resolution FROM conflict") == [("2", resolution)]
    assert [settled(desk)[0].settled for desk in (one, other)] == [choice, OURS if choice == THEIRS else THEIRS]


def test_the_second_desk_may_choose_as_well(town: Town, one: DeskHere, other: DeskHere, venue: UUID) -> None:
    settle(other, only(other), THEIRS)
    town.all_agree()
    assert [desk.value(NAME, venue) for desk in (one, other)] == [EAST, EAST]


def test_what_somebody_fills_in_instead_stands(town: Town, one: DeskHere, other: DeskHere, venue: UUID) -> None:
    settle(one, only(one), OTHER, name="演示南楼")
    town.all_agree()
    assert [desk.value(NAME, venue) for desk in (one, other)] == ["演示南楼", "演示南楼"]
    assert one.value("SELECT resolution FROM conflict") == "3"


def test_filling_nothing_in_is_refused(one: DeskHere, venue: UUID) -> None:
    with pytest.raises(RuleBroken, match="value-missing"):
        settle(one, only(one), OTHER)


def test_both_lists_stand(town: Town, one: DeskHere, other: DeskHere) -> None:
    course = one.branch.course("书法（演示）", target_groups=["1"])
    town.all_agree()
    one.edit("activity", course, target_groups=["1", "2"])
    town.pass_time(minutes=1)
    other.edit("activity", course, target_groups=["1", "3"])
    other.exchange()
    town.all_agree()
    settle(one, only(one), "both")
    town.all_agree()
    assert other.value("SELECT target_groups FROM activity WHERE id = ?", course) == '["1","3","2"]'


def test_a_choice_that_was_not_offered_is_refused(one: DeskHere, venue: UUID) -> None:
    with pytest.raises(RuleBroken, match="choice-not-open"):
        settle(one, only(one), "both")
    assert len(matters(one)) == 1


def test_a_row_that_moved_since_it_was_shown_is_shown_again_first(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID
) -> None:
    shown = only(one)
    edit_venue(other, venue, name="演示北楼")
    other.exchange()
    one.exchange()
    with pytest.raises(RecordChanged):
        settle(one, shown, OURS)
    now = only(one)
    assert now.theirs is not None
    assert now.theirs.values["name"] == "演示北楼"
    settle(one, now, OURS)
    town.all_agree()
    assert [desk.value(NAME, venue) for desk in (one, other)] == [EAST, EAST]


def test_a_matter_that_the_other_desk_settled_meanwhile_is_settled(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID
) -> None:
    shown = only(one)
    settle(other, only(other), OURS)
    other.exchange()
    one.exchange()
    with pytest.raises(RuleBroken, match="already-settled"):
        settle(one, shown, OURS)
    assert again(one, shown.key).settled == THEIRS


def test_two_desks_that_settle_it_each_its_own_way_are_asked_about_the_name_and_nothing_else(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID
) -> None:
    settle(one, only(one), OURS)
    town.pass_time(minutes=1)
    settle(other, only(other), OTHER, name="演示南楼")
    one.exchange()
    town.all_agree()
    for desk in (one, other):
        found = only(desk)
        assert (found.table, found.register) == ("venue", "name")
        assert desk.value(NAME, venue) == "演示南楼"


# --- taking a choice back --------------------------------------------------------------------------------------------


def test_undo_puts_the_value_back_and_asks_again(town: Town, one: DeskHere, other: DeskHere, venue: UUID) -> None:
    found = only(one)
    outcome = one.branch.execute(SettleConflict(UUID(found.key.id), OURS, found.rev))
    assert one.value(NAME, venue) == EAST
    one.branch.execute(outcome.undo)
    assert one.value(NAME, venue) == WEST
    town.all_agree()
    for desk in (one, other):
        assert desk.value(NAME, venue) == WEST
        assert only(desk).key == found.key


def test_a_settled_matter_is_reopened_within_thirty_days(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID
) -> None:
    found = only(one)
    settle(one, found, OURS)
    town.all_agree()
    town.pass_time(minutes=29 * 24 * 60)
    other.branch.execute(ReopenConflict(UUID(found.key.id)))
    town.all_agree()
    reopened = only(one)
    assert reopened.theirs is not None
    assert reopened.theirs.values["name"] == WEST
    settle(one, reopened, THEIRS)
    assert one.value(NAME, venue) == WEST


def test_after_thirty_days_it_is_not(town: Town, one: DeskHere, venue: UUID) -> None:
    found = only(one)
    settle(one, found, OURS)
    town.pass_time(minutes=31 * 24 * 60)
    with pytest.raises(RuleBroken, match="too-late-to-reopen"):
        one.branch.execute(ReopenConflict(UUID(found.key.id)))


def test_a_learner_is_found_by_the_phone_that_was_chosen(town: Town, one: DeskHere, other: DeskHere) -> None:
    learner = one.branch.learner("王桂芳", phone="13805712210")
    town.all_agree()
    one.edit("learner", learner, phone="13805716688")
    town.pass_time(minutes=1)
    other.edit("learner", learner, phone="13905712299")
    other.exchange()
    town.all_agree()
    settle(one, only(one), OURS)
    sql = "SELECT count(*) FROM search_token WHERE learner_id = ? AND token LIKE ?"
    assert one.value(sql, learner, "%6688") > 0
    assert one.value(sql, learner, "%2299") == 0


# --- refusals --------------------------------------------------------------------------------------------------------


@pytest.fixture
def refused(one: DeskHere) -> Matter:
    """A class in progress that somebody put back to a draft."""
    course = one.branch.course("书法（演示）")
    one.exchange()
    one.edit("activity", course, state="1", state_at=one.branch.clock.now())
    one.exchange()
    return only(one)


def parts(found: Matter) -> tuple[int, int]:
    incarnation, _, op = found.key.id.partition(".")
    return int(incarnation), int(op)


def test_a_refusal_shows_what_was_wanted_what_stands_and_who_wanted_it(one: DeskHere, refused: Matter) -> None:
    assert (refused.key.kind, refused.reason, refused.subject) == (REFUSED, "illegal", "书法（演示）")
    assert refused.ours is not None
    assert refused.theirs is not None
    assert (refused.ours.values["state"], refused.theirs.values["state"]) == ("草拟", "进行中")
    assert refused.ours.staff_name == "演示员"
    assert refused.choices == (AGAIN, GIVE_UP)
    assert refused.is_blocking


def test_it_is_sent_again_with_another_value(town: Town, one: DeskHere, refused: Matter) -> None:
    one.branch.execute(SendAgain(*parts(refused), {"state": "5"}))
    assert one.exchange().refused == 0
    assert one.value("SELECT state FROM activity WHERE id = ?", refused.row) == "5"
    assert matters(one) == []
    assert settled(one)[0].settled == AGAIN


def test_what_would_only_be_refused_once_more_is_not_sent(one: DeskHere, refused: Matter) -> None:
    with pytest.raises(RuleBroken, match="state-move-refused"):
        one.branch.execute(SendAgain(*parts(refused)))


def test_it_is_not_sent_over_what_came_since_it_was_shown(
    town: Town, one: DeskHere, other: DeskHere, refused: Matter
) -> None:
    other.exchange()
    other.edit("activity", refused.row, state="4", state_at=other.branch.clock.now())
    other.exchange()
    one.exchange()
    with pytest.raises(RecordChanged):
        one.branch.execute(SendAgain(*parts(refused), {"state": "5"}, refused.rev))


def test_given_up_it_is_gone_and_undo_brings_it_back(one: DeskHere, refused: Matter) -> None:
    outcome = one.branch.execute(GiveUp(*parts(refused)))
    assert matters(one) == []
    assert settled(one)[0].settled == GIVE_UP
    assert outcome.undo == TakeUpAgain(*parts(refused))
    one.branch.execute(outcome.undo)
    assert only(one).key == refused.key
    with pytest.raises(RuleBroken, match="already-settled"):
        one.branch.execute(outcome.undo)


def test_a_refused_new_row_is_named_though_it_is_not_here(one: DeskHere) -> None:
    with one.writing() as unit:
        plant(unit, Venue, {"name": EAST, "scope": "330108001"})
    one.exchange()
    found = only(one)
    assert (found.reason, found.subject, found.rev) == ("foreign", EAST, None)
    assert found.choices == (AGAIN, GIVE_UP)


def test_a_wish_about_the_districts_row_becomes_a_proposal(town: Town, one: DeskHere) -> None:
    theirs = UUID(int=0x0193_0000_0000_7000_8000_0000_0000_0001)
    mine = one.branch.venue(EAST)
    registers = venue_registers(one, mine)
    town.office.district.write("*", "venue", theirs.bytes, registers)
    one.exchange()
    with one.writing() as unit:
        unit.db.exec_driver_sql("UPDATE sync_context SET source = 2")
        unit.db.exec_driver_sql("UPDATE venue SET scope = '330108003' WHERE id = ?", (bytearray(theirs.bytes),))
        unit.db.exec_driver_sql("UPDATE sync_context SET source = 1")
        unit.db.exec_driver_sql("UPDATE venue SET capacity = 99 WHERE id = ?", (bytearray(theirs.bytes),))
        unit.db.exec_driver_sql("UPDATE sync_context SET source = 2")
        unit.db.exec_driver_sql("UPDATE venue SET scope = '*' WHERE id = ?", (bytearray(theirs.bytes),))
        unit.db.exec_driver_sql("UPDATE sync_outbox SET home = '*' WHERE row_id = ?", (bytearray(theirs.bytes),))
    one.exchange()
    found = only(one)
    assert (found.reason, found.choices) == ("district", (PROPOSE, GIVE_UP))
    one.branch.execute(ProposeInstead(*parts(found), "数错了"))
    assert one.exchange().refused == 0
    assert matters(one) == []
    (row,) = town.office.rows("SELECT target_table, reason, state FROM proposal")
    assert row == ("venue", "数错了", "2")


def venue_registers(desk: DeskHere, record: UUID) -> dict[str, object]:
    desk.exchange()
    layout = desk.replica.layouts["venue"]
    columns = ", ".join(f'"{name}"' for name in (*layout.columns, "removed"))
    cells = desk.rows(f"SELECT {columns} FROM venue WHERE id = ?", record)[0]
    registers, _ = layout.published(dict(zip((*layout.columns, "removed"), cells, strict=True)), {})
    return registers


# --- feeds that wait -------------------------------------------------------------------------------------------------


def test_what_would_go_waits_with_its_number_and_goes_when_a_person_has_looked(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    made = [one.branch.venue(f"演示楼 {number}") for number in range(60)]
    town.all_agree()
    with other.writing() as unit:
        for record in made:
            unit.db.exec_driver_sql("UPDATE venue SET removed = 1 WHERE id = ?", (bytearray(record.bytes),))
    other.exchange()
    one.exchange()
    found = only(one)
    assert (found.key.kind, found.is_blocking, found.counts) == (HELD, True, {"venue": 60})
    with pytest.raises(RecordChanged):
        one.branch.execute(LetGo(found.key.id, 59))
    one.branch.execute(LetGo(found.key.id, 60))
    one.exchange()
    assert one.value("SELECT count(*) FROM venue WHERE removed = 0") == 0
    assert matters(one) == []


def test_a_choice_at_a_row_that_is_gone_only_takes_note(town: Town, one: DeskHere, other: DeskHere) -> None:
    made = one.branch.venue("演示楼")
    town.all_agree()
    other.edit("venue", made, removed=True)
    other.exchange()
    edit_venue(one, made, name=EAST)
    town.all_agree()
    settle(one, only(one), STANDING)
    town.all_agree()
    assert matters(one) == matters(other) == []
