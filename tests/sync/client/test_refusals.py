"""What the district refuses lands on the worklist and leaves the screen; nothing blocks the queue (SYNC §11, P18)."""

import json
from uuid import UUID

import pytest

from bjdesk.app import OpenDesk
from bjdesk.kernel.errors import RuleBroken
from bjdesk.learning.model import Activity
from bjdesk.store.database import FROM_MIGRATION
from bjdesk.store.replica.refused import GIVEN_UP, SENT_AGAIN, RefusedRow, give_up, refused_rows, send_again
from bjdesk.venues.model import Venue
from tests.makers import plant
from tests.sync.client.scenes import DeskHere, Town

ELSEWHERE = "330108001"
STATE = "SELECT state FROM activity WHERE id = ?"


def worklist(desk: DeskHere, status: str = "1") -> list[RefusedRow]:
    opened: OpenDesk = desk.branch.desk
    return list(opened.read(refused_rows, status))


@pytest.fixture
def activity(one: DeskHere) -> UUID:
    """A class in progress that the district knows; it may not go back to a draft."""
    made = one.branch.course("书法（演示）")
    one.exchange()
    return made


def move(desk: DeskHere, activity: UUID, state: str) -> None:
    desk.edit("activity", activity, state=state, state_at=desk.branch.clock.now())


def test_a_refused_change_lands_on_the_worklist_and_the_screen_shows_the_districts_row(
    one: DeskHere, activity: UUID
) -> None:
    move(one, activity, "1")
    one.edit("activity", activity, summary="演示")
    report = one.exchange()
    assert (report.refused, report.is_complete, report.requests) == (1, True, 1)
    assert one.value(STATE, activity) == "3"
    assert one.value("SELECT summary FROM activity WHERE id = ?", activity) == "演示"
    (row,) = worklist(one)
    assert (row.table, row.row, row.reason, row.kind) == ("activity", activity, "illegal", "update")
    assert row.registers["state"]["state"] == "1"
    assert row.staff == one.branch.actor.staff
    assert one.overlay() == 0


def test_a_refusal_leaves_the_later_edit_of_another_register_on_screen(one: DeskHere, activity: UUID) -> None:
    move(one, activity, "1")
    one.replica.seal(10_000)
    one.line.before = lambda: one.edit("activity", activity, contact="演示")
    one.exchange()
    one.line.before = None
    assert one.value("SELECT contact FROM activity WHERE id = ?", activity) == "演示"
    assert one.value(STATE, activity) == "3"
    assert one.exchange().is_complete


def test_one_poison_operation_of_a_hundred_does_not_hold_the_others_up(
    town: Town, one: DeskHere, other: DeskHere, activity: UUID
) -> None:
    for number in range(50):
        one.branch.venue(f"演示楼 {number}")
    move(one, activity, "1")
    for number in range(50, 99):
        one.branch.venue(f"演示楼 {number}")
    assert one.exchange().refused == 1
    other.exchange()
    assert other.value("SELECT count(*) FROM venue") == 99


def foreign_venue(desk: DeskHere, **more: object) -> UUID:
    """A row that this desk has no right to make: its home is another branch."""
    with desk.writing() as unit:
        return plant(unit, Venue, {"name": "演示楼", "scope": ELSEWHERE, **more})


def test_a_refused_insert_takes_its_row_off_the_screen(one: DeskHere) -> None:
    venue = foreign_venue(one)
    one.exchange()
    assert not one.has("venue", venue)
    assert [(row.row, row.reason, row.kind) for row in worklist(one)] == [(venue, "foreign", "insert")]


def test_a_refused_change_of_what_was_shipped_leaves_the_row_where_it_is(one: DeskHere) -> None:
    """No feed has it, and nobody made it here: the program brought it."""
    shipped = UUID(bytes=bytes(one.value("SELECT id FROM policy_parameter ORDER BY id LIMIT 1")))
    put_into_the_outbox(one, "policy_parameter", shipped, {"unit": "演示"})
    one.exchange()
    assert [(row.row, row.reason) for row in worklist(one)] == [(shipped, "district")]
    assert one.has("policy_parameter", shipped)
    assert one.overlay() == 0


def put_into_the_outbox(desk: DeskHere, table: str, record: UUID, changed: dict[str, object]) -> None:
    """As no command does, and no trigger would let it."""
    with desk.writing(FROM_MIGRATION) as unit:
        unit.db.exec_driver_sql("UPDATE sync_state SET op = op + 1")
        unit.db.exec_driver_sql(
            "INSERT INTO sync_outbox (op, incarnation, tbl, row_id, home, kind, changed, base, covered, ms)"
            " SELECT (SELECT op FROM sync_state), (SELECT incarnation FROM sync_context), ?, ?, '*', 'update', ?, '{}',"
            " '{}', last_ms FROM sync_state",
            (table, bytearray(record.bytes), json.dumps(changed)),
        )


def test_a_change_of_a_row_whose_insert_was_refused_is_refused_too(one: DeskHere) -> None:
    venue = foreign_venue(one)
    one.edit("venue", venue, name="演示东楼")
    one.exchange()
    assert [row.reason for row in worklist(one)] == ["foreign", "foreign"]
    assert not one.has("venue", venue)


def test_a_refused_row_that_another_names_stays_hidden_until_that_one_is_gone(one: DeskHere) -> None:
    site = foreign_venue(one)
    room = one.branch.venue("二楼", part_of_id=site)
    assert one.exchange().refused == 1
    assert one.value("SELECT removed FROM venue WHERE id = ?", site) == 1
    assert one.value("SELECT removed FROM venue WHERE id = ?", room) == 0
    one.edit("venue", room, part_of_id=None)
    one.exchange()
    assert not one.has("venue", site)
    assert one.value("SELECT count(*) FROM sync_sweep") == 0


def test_a_repeated_refusal_is_told_once(one: DeskHere, activity: UUID) -> None:
    move(one, activity, "1")
    one.line.lose_reply = 1
    with pytest.raises(Exception, match="unreachable"):
        one.exchange()
    assert one.exchange().refused == 1
    assert len(worklist(one)) == 1


def test_an_operation_that_can_never_travel_is_set_aside_by_the_desk_itself(one: DeskHere, activity: UUID) -> None:
    one.edit("activity", activity, summary="长" * 5_000)
    one.branch.venue("演示楼")
    assert one.exchange().is_complete
    assert [row.reason for row in worklist(one)] == ["rule"]
    assert one.value("SELECT summary FROM activity WHERE id = ?", activity) is None
    assert one.overlay() == 0


# --- settled by people -----------------------------------------------------------------------------------------------


def test_given_up_it_is_off_the_list(one: DeskHere, activity: UUID) -> None:
    move(one, activity, "1")
    one.exchange()
    (row,) = worklist(one)
    with one.writing() as unit:
        give_up(unit, row.incarnation, row.op)
    assert (worklist(one), len(worklist(one, GIVEN_UP))) == ([], 1)
    with one.writing() as unit, pytest.raises(RuleBroken, match="already-settled"):
        give_up(unit, row.incarnation, row.op)


def again(desk: DeskHere, row: RefusedRow, **changes: object) -> None:
    with desk.writing() as unit:
        send_again(unit, desk.replica.layouts, row.incarnation, row.op, changes)


def test_changed_and_sent_again_it_is_an_edit_of_its_own(one: DeskHere, activity: UUID) -> None:
    move(one, activity, "1")
    one.exchange()
    (row,) = worklist(one)
    again(one, row, state={**row.registers["state"], "state": "4"})
    assert (one.value(STATE, activity), one.overlay()) == ("4", 1)
    assert one.exchange().refused == 0
    assert (one.value(STATE, activity), len(worklist(one, SENT_AGAIN))) == ("4", 1)


def test_a_refused_insert_sent_again_keeps_its_id(one: DeskHere) -> None:
    venue = foreign_venue(one)
    one.exchange()
    (row,) = worklist(one)
    with one.writing() as unit:
        send_again(unit, one.replica.layouts, row.incarnation, row.op, {"name": {"name": "演示东楼", "type": "01"}})
    assert one.rows("SELECT id, name FROM venue") == [(venue.bytes, "演示东楼")]
    kind, changed = one.rows("SELECT kind, changed FROM sync_outbox")[0]
    assert (kind, json.loads(changed)["name"]["name"]) == ("insert", "演示东楼")


def test_a_hidden_row_that_is_sent_again_is_shown_again(one: DeskHere) -> None:
    site = foreign_venue(one)
    one.branch.venue("二楼", part_of_id=site)
    one.exchange()
    again(one, worklist(one)[0])
    assert one.value("SELECT removed FROM venue WHERE id = ?", site) == 0
    assert one.value("SELECT count(*) FROM sync_sweep") == 0


def test_the_worklist_names_the_person(one: DeskHere) -> None:
    learner = one.branch.learner("王桂芳")
    one.exchange()
    with one.writing() as unit:
        plant(unit, Activity, {"title": "演示", "type": "KC", "host_org_id": one.branch.branch_id, "state": "3"})
    one.edit("learner", learner, outer_ref="长" * 5_000)
    one.exchange()
    assert worklist(one)[0].person == learner


def test_two_values_that_no_column_holds_are_refused_one_after_the_other(one: DeskHere) -> None:
    """What another release, or a broken program, left in the outbox: the first refusal must not choke on the second."""
    venue = one.branch.venue("演示楼")
    one.exchange()
    poison(one, venue, "一")
    one.line.before = lambda: poison(one, venue, "二")
    one.exchange()
    one.line.before = None
    assert one.exchange().is_complete
    assert [row.reason for row in worklist(one)] == ["rule", "rule"]
    assert one.value("SELECT is_free FROM venue WHERE id = ?", venue) == 0


def poison(desk: DeskHere, venue: UUID, contact: str) -> None:
    desk.edit("venue", venue, contact=contact)
    with desk.writing(FROM_MIGRATION) as unit:
        unit.db.exec_driver_sql('UPDATE sync_outbox SET changed = \'{"is_free": "昨天"}\' WHERE n IS NULL')
