"""谁改过: what the audit noted of a record is found again, with who, when, from what to what (D6)."""

from uuid import UUID

from sqlalchemy import text

from bjdesk.access.history import Noted, marks, marks_of_person, noted
from bjdesk.people.commands import SetCardState
from bjdesk.store.database import FROM_DESK
from bjdesk.venues.commands import EditVenue
from tests.makers import Branch


def edit(branch: Branch, venue: UUID, **values: object) -> None:
    branch.execute(EditVenue(venue, int(branch.value("SELECT rev FROM venue WHERE id = ?", venue)), values))


def told(branch: Branch, row: UUID) -> list[Noted]:
    found = branch.read(marks, [row])
    values: dict[int, Noted] = branch.read(noted, [mark.id for mark in found])
    return [values[mark.id] for mark in found]


def test_each_value_comes_back_with_who_changed_it_the_newest_first(branch: Branch) -> None:
    room, other = branch.venue("203 教室"), branch.venue("301 教室")
    edit(branch, room, capacity=30)
    branch.clock.advance(minutes=5)
    edit(branch, room, capacity=36, audience="居民")
    edit(branch, other, capacity=99)

    found = told(branch, room)
    assert {(one.field, one.old, one.new) for one in found[:2]} == {
        ("capacity", "30", "36"),
        ("audience", None, "居民"),
    }
    assert (found[2].field, found[2].old, found[2].new) == ("capacity", None, "30")
    assert {(one.staff, one.desk) for one in found} == {("演示员", "一号台")}
    assert found[0].at - found[2].at == 300_000_000


def test_what_speaks_of_a_person_is_hers_and_her_attendance_is_left_out(branch: Branch) -> None:
    person = branch.learner(card="0000001234")
    course = branch.course()
    branch.enrol(course, person)
    branch.check_in(branch.meeting(course, "09:00", "10:30"), person)
    card = UUID(bytes=bytes(branch.value("SELECT id FROM card WHERE learner_id = ?", person)))
    branch.execute(SetCardState(card, int(branch.value("SELECT rev FROM card WHERE id = ?", card)), "2", "丢了"))

    found = branch.read(marks_of_person, person, not_of=("attendance",))
    assert {(mark.table, mark.field) for mark in found} == {("card", "state"), ("card", "state_note")}


def test_what_was_erased_by_order_says_so_and_shows_nothing(branch: Branch) -> None:
    room = branch.venue("203 教室")
    edit(branch, room, contact="0571-00000000")
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DESK) as unit:
        unit.db.execute(text("UPDATE audit_value SET old = NULL, new = NULL, salt = NULL, hollowed_at = 1"))

    (only,) = told(branch, room)
    assert (only.old, only.new, only.is_hollowed) == (None, None, True)
