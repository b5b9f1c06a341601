"""Claims of two real desks on one thing: both are kept, one is contested on both desks, and who withdraws frees it.

Venues (a site and its rooms as well) and seats of an activity (R25, R35, R57).
"""

from uuid import UUID

import pytest

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.errors import RecordChanged, RuleBroken
from bjdesk.learning.model import Enrolment
from bjdesk.syncing.commands import WithdrawSeat
from bjdesk.syncing.matter import CONTESTED, MOVE, WITHDRAW, Matter
from bjdesk.syncing.matters import matter, open_matters
from bjdesk.venues.commands import BookVenue, MoveBooking, WithdrawBooking
from tests.makers import at
from tests.sync.client.scenes import DeskHere, Town

VERDICTS = "SELECT title, verdict FROM booking ORDER BY title"
ELSEWHERE = "330108001"


@pytest.fixture
def room(town: Town, one: DeskHere, other: DeskHere) -> UUID:
    made = one.branch.venue("203 教室（演示）", capacity=30, status="2")
    town.all_agree()
    return made


def book(
    desk: DeskHere, venue: UUID, starts: str = "14:00", ends: str = "15:30", title: str = "合唱团（演示）"
) -> UUID:
    made: UUID = desk.branch.execute(BookVenue(venue, at(starts), at(ends), title)).value
    return made


def rev(desk: DeskHere, record: UUID, table: str = "booking") -> int:
    return int(desk.value(f"SELECT rev FROM {table} WHERE id = ?", record))


def matters(desk: DeskHere) -> list[Matter]:
    found: list[Matter] = desk.branch.read(open_matters, desk.branch.desk.facts)
    return found


def race(town: Town, one: DeskHere, other: DeskHere, room: UUID) -> tuple[UUID, UUID]:
    """Both desks book one slot with the line down; the second desk is the first to tell."""
    late = book(one, room, title="太极（演示）")
    held = book(other, room, "15:00", "16:00")
    other.exchange()
    town.all_agree()
    return held, late


def test_of_two_bookings_of_one_slot_both_are_kept_and_one_is_contested_on_both_desks(
    town: Town, one: DeskHere, other: DeskHere, room: UUID
) -> None:
    _, late = race(town, one, other, room)
    for desk in (one, other):
        assert desk.rows(VERDICTS) == [("合唱团（演示）", "1"), ("太极（演示）", "2")]
        (found,) = matters(desk)
        assert (found.key.kind, found.row, found.subject) == (CONTESTED, late, "太极（演示）")
        assert [other.name for other in found.others] == ["合唱团（演示）"]
        assert found.choices == (MOVE, WITHDRAW)
        assert found.reason == "4"
        assert not found.is_blocking


def test_a_contested_booking_is_offered_another_room_at_its_time(
    town: Town, one: DeskHere, other: DeskHere, room: UUID
) -> None:
    one.branch.venue("小教室（演示）", capacity=5, status="2")
    large = one.branch.venue("大教室（演示）", capacity=60, status="2")
    town.all_agree()
    made = one.branch.execute(BookVenue(room, at("14:00"), at("15:30"), "太极（演示）", headcount=28)).value
    book(other, room)
    other.exchange()
    town.all_agree()
    (found,) = matters(one)
    assert found.row == made
    assert found.free is not None
    assert (found.free.venue, found.free.starts_at) == (large, at("14:00"))
    one.branch.execute(MoveBooking(made, found.rev or 0, large, found.free.starts_at, found.free.ends_at))
    town.all_agree()
    assert matters(one) == matters(other) == []


def test_where_no_room_is_free_it_is_the_same_hour_of_another_day(
    town: Town, one: DeskHere, other: DeskHere, room: UUID
) -> None:
    race(town, one, other, room)
    (found,) = matters(one)
    assert found.free is not None
    assert (found.free.venue, found.free.starts_at - at("14:00")) == (room, 24 * 3600 * 1_000_000)


def test_a_site_and_a_room_of_it_exclude_each_other(town: Town, one: DeskHere, other: DeskHere) -> None:
    site = one.branch.venue("分院（演示）", status="2")
    inside = one.branch.venue("舞蹈房（演示）", part_of_id=site, status="2")
    beside = one.branch.venue("书画室（演示）", part_of_id=site, status="2")
    town.all_agree()
    book(one, site, title="开放日（演示）")
    book(other, inside, title="舞蹈（演示）")
    book(other, beside, title="书画（演示）")
    other.exchange()
    town.all_agree()
    for desk in (one, other):
        assert dict(desk.rows(VERDICTS)) == {"开放日（演示）": "2", "舞蹈（演示）": "1", "书画（演示）": "1"}
        (found,) = matters(desk)
        assert sorted(other.name for other in found.others) == ["书画（演示）", "舞蹈（演示）"]


def test_when_the_accepted_one_withdraws_the_other_is_accepted(
    town: Town, one: DeskHere, other: DeskHere, room: UUID
) -> None:
    held, late = race(town, one, other, room)
    shown = matters(one)[0]
    other.branch.execute(WithdrawBooking(held, rev(other, held), "改期"))
    town.all_agree()
    for desk in (one, other):
        assert desk.value("SELECT verdict FROM booking WHERE id = ?", late) == "1"
        assert matters(desk) == []
    gone: Matter = one.branch.read(matter, one.branch.desk.facts, shown.key)
    assert gone.choices == ()


def test_when_the_accepted_one_moves_the_other_is_accepted_and_the_moved_one_waits_anew(
    town: Town, one: DeskHere, other: DeskHere, room: UUID
) -> None:
    held, late = race(town, one, other, room)
    since = one.value("SELECT since FROM booking WHERE id = ?", held)
    town.pass_time(minutes=3)
    other.branch.execute(MoveBooking(held, rev(other, held), room, at("17:00"), at("18:00")))
    town.all_agree()
    for desk in (one, other):
        assert dict(desk.rows(VERDICTS)) == {"合唱团（演示）": "1", "太极（演示）": "1"}
        assert desk.value("SELECT since FROM booking WHERE id = ?", held) > since
    assert late


def test_a_contested_booking_of_last_week_is_over_and_asks_nobody(
    town: Town, one: DeskHere, other: DeskHere, room: UUID
) -> None:
    race(town, one, other, room)
    town.pass_time(minutes=8 * 24 * 60)
    one.branch.venue("别的（演示）")
    town.all_agree()
    assert one.value("SELECT count(*) FROM booking WHERE verdict = '2'") == 1
    assert matters(one) == []


def test_a_booking_that_moved_elsewhere_meanwhile_is_not_moved_by_an_old_form(
    town: Town, one: DeskHere, other: DeskHere, room: UUID
) -> None:
    held, _ = race(town, one, other, room)
    shown = rev(one, held)
    other.branch.execute(MoveBooking(held, rev(other, held), room, at("17:00"), at("18:00")))
    other.exchange()
    one.exchange()
    with pytest.raises(RecordChanged):
        one.branch.execute(MoveBooking(held, shown, room, at("19:00"), at("20:00")))
    with pytest.raises(RecordChanged):
        one.branch.execute(WithdrawBooking(held, shown))


def test_a_desk_that_has_heard_of_the_other_booking_refuses_a_second_one(
    one: DeskHere, other: DeskHere, room: UUID
) -> None:
    book(one, room)
    one.exchange()
    other.exchange()
    with pytest.raises(RuleBroken, match="venue-taken"):
        book(other, room, "15:00", "16:00")


def test_a_booking_at_a_venue_of_the_district_is_a_claim_that_a_desk_makes_moves_and_withdraws(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    hall = district_venue(town, one)
    town.all_agree()
    made = book(one, hall, title="太极（演示）")
    assert one.value("SELECT scope FROM booking WHERE id = ?", made) == "*"
    book(other, hall, "15:00", "16:00")
    other.exchange()
    town.all_agree()
    assert [found.row for found in matters(one)] == [made]
    one.branch.execute(MoveBooking(made, rev(one, made), hall, at("17:00"), at("18:00")))
    town.all_agree()
    one.branch.execute(WithdrawBooking(made, rev(one, made)))
    town.all_agree()
    assert one.value("SELECT count(*) FROM sync_refused") == 0
    assert other.rows("SELECT state, verdict FROM booking WHERE id = ?", made) == [("6", "0")]


def test_the_district_s_hall_is_claimed_by_two_branches_and_both_see_it(town: Town, one: DeskHere) -> None:
    far = town.desk(street=ELSEWHERE)
    hall = district_venue(town, one)
    town.all_agree()
    book(one, hall, title="太极（演示）")
    book(far, hall, "15:00", "16:00")
    far.exchange()
    town.all_agree()
    for desk in (one, far):
        assert desk.rows(VERDICTS) == [("合唱团（演示）", "1"), ("太极（演示）", "2")]
    assert [found.subject for found in matters(one)] == ["太极（演示）"]
    assert matters(far) == []  # theirs stands; the other branch sees to its own


def district_venue(town: Town, desk: DeskHere) -> UUID:
    """A hall of the district, written as its office would."""
    like = desk.branch.venue("区礼堂（演示）", status="2")
    desk.exchange()
    layout = desk.replica.layouts["venue"]
    columns = (*layout.columns, "removed")
    cells = desk.rows(f"SELECT {', '.join(columns)} FROM venue WHERE id = ?", like)[0]
    registers, _ = layout.published(dict(zip(columns, cells, strict=True)), {})
    made = UUID(int=(0x0193 << 112) | (7 << 76) | (1 << 63) | 5)
    town.office.district.write("*", "venue", made.bytes, registers)
    return made


# --- seats -----------------------------------------------------------------------------------------------------------


def seat(desk: DeskHere, course: UUID, learner: UUID) -> UUID:
    return desk.branch.plant(
        Enrolment, activity_id=course, learner_id=learner, state="2", joined_on=None, applied_at=Instant(1)
    )


def test_two_desks_that_give_the_last_seat_away_have_one_enrolment_contested(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    course = one.branch.course("书法（演示）", quota=2, quota_hard=2)
    people = [one.branch.learner(f"{name}演示") for name in "王李张"]
    seat(one, course, people[0])
    town.all_agree()
    late = seat(one, course, people[1])
    held = seat(other, course, people[2])
    other.exchange()
    town.all_agree()
    for desk in (one, other):
        assert desk.value("SELECT verdict FROM enrolment WHERE id = ?", held) == "1"
        (found,) = matters(desk)
        assert (found.row, found.subject, found.reason, found.choices) == (late, "李演示", "6", (WITHDRAW,))
        assert found.about.title == "书法（演示）"
    one.branch.execute(WithdrawSeat(late, rev(one, late, "enrolment"), "满了"))
    town.all_agree()
    assert matters(one) == matters(other) == []


def test_more_seats_set_the_contested_enrolment_free(town: Town, one: DeskHere, other: DeskHere) -> None:
    course = one.branch.course("书法（演示）", quota=1, quota_hard=1)
    people = [one.branch.learner(f"{name}演示") for name in "王李"]
    town.all_agree()
    late = seat(one, course, people[0])
    seat(other, course, people[1])
    other.exchange()
    town.all_agree()
    assert [found.row for found in matters(other)] == [late]
    other.edit("activity", course, quota=2, quota_hard=2)
    town.all_agree()
    assert matters(one) == matters(other) == []
    assert {row[0] for row in one.rows("SELECT verdict FROM enrolment")} == {"1"}


def test_who_gives_the_seat_up_sets_the_contested_enrolment_free(town: Town, one: DeskHere, other: DeskHere) -> None:
    course = one.branch.course("书法（演示）", quota=1, quota_hard=1)
    people = [one.branch.learner(f"{name}演示") for name in "王李"]
    town.all_agree()
    late = seat(one, course, people[0])
    held = seat(other, course, people[1])
    other.exchange()
    town.all_agree()
    other.branch.execute(WithdrawSeat(held, rev(other, held, "enrolment")))
    town.all_agree()
    assert one.value("SELECT verdict FROM enrolment WHERE id = ?", late) == "1"
