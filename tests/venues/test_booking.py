"""A venue is held by one at a time: its site, its rooms, midnight and gaps counted (R35, R57)."""

from datetime import timedelta
from uuid import UUID

import pytest

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.venues import queries
from bjdesk.venues.commands import BookVenue, MoveBooking, WithdrawBooking
from bjdesk.venues.queries import BookingRow
from bjdesk.venues.rules import Slot, overlap
from tests.makers import DAY, Branch, at

IN_USE = "2"
TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
def room(branch: Branch) -> UUID:
    return branch.venue("203 教室（演示）", status=IN_USE, capacity=20, capacity_hard=30)


def book(branch: Branch, venue: UUID, starts: Instant, ends: Instant, **more: object) -> UUID:
    made: UUID = branch.execute(BookVenue(venue, starts, ends, "合唱团（演示）", **more)).value  # type: ignore[arg-type]
    return made


def row(branch: Branch, record: UUID) -> BookingRow:
    found: BookingRow = branch.read(queries.booking, record)
    return found


def refused(branch: Branch, code: str, venue: UUID, starts: Instant, ends: Instant, **more: object) -> RuleBroken:
    with pytest.raises(RuleBroken, match=code) as found:
        book(branch, venue, starts, ends, **more)
    return found.value


def test_a_booking_is_agreed_at_once_and_waits_in_the_outbox(branch: Branch, room: UUID) -> None:
    made = row(branch, book(branch, room, at("09:00"), at("10:30"), headcount=18))
    assert (made.scope, made.state, made.verdict, made.headcount, made.venue_name) == (
        "330108003",
        "2",
        "0",
        18,
        "203 教室（演示）",
    )
    assert branch.rows("SELECT kind FROM sync_outbox WHERE row_id = ?", made.id) == [("insert",)]
    assert branch.rows("SELECT command FROM audit") == [("BookVenue",)]


@pytest.mark.parametrize(
    ("starts", "ends", "is_taken"),
    [
        ("08:00", "09:00", False),
        ("08:00", "09:01", True),
        ("09:30", "10:00", True),
        ("08:00", "12:00", True),
        ("10:29", "11:00", True),
        ("10:30", "11:00", False),
    ],
)
def test_what_touches_does_not_overlap(branch: Branch, room: UUID, starts: str, ends: str, is_taken: bool) -> None:
    book(branch, room, at("09:00"), at("10:30"))
    if is_taken:
        found = refused(branch, "venue-taken", room, at(starts), at(ends))
        assert (found.facts["title"], found.facts["starts_at"]) == ("合唱团（演示）", at("09:00"))
    else:
        book(branch, room, at(starts), at(ends))


def test_the_longer_gap_of_the_two_lies_between_them(branch: Branch) -> None:
    room = branch.venue("舞蹈房（演示）", status=IN_USE, setup_gap_min=15)
    book(branch, room, at("09:00"), at("10:00"))
    refused(branch, "venue-taken", room, at("10:14"), at("11:00"))
    refused(branch, "venue-taken", room, at("10:14"), at("11:00"), gap_min=0)
    book(branch, room, at("10:15"), at("11:00"), gap_min=0)
    refused(branch, "venue-taken", room, at("11:20"), at("12:00"), gap_min=30)
    book(branch, room, at("11:30"), at("12:00"), gap_min=30)


def test_a_site_keeps_its_rooms_and_a_room_keeps_its_site_but_not_its_neighbour(branch: Branch) -> None:
    site = branch.venue("分院（演示）", status=IN_USE)
    floor = branch.venue("二楼（演示）", status=IN_USE, part_of_id=site)
    inner, beside = (branch.venue(f"{n} 室（演示）", status=IN_USE, part_of_id=floor) for n in (201, 202))
    book(branch, inner, at("09:00"), at("10:00"))
    book(branch, beside, at("09:00"), at("10:00"))
    refused(branch, "venue-taken", site, at("09:30"), at("11:00"))
    book(branch, site, at("10:00"), at("11:00"))
    refused(branch, "venue-taken", inner, at("10:30"), at("11:00"))


def test_a_night_counts_on_both_sides_of_midnight(branch: Branch, room: UUID) -> None:
    book(branch, room, at("23:00"), at("01:00", TOMORROW))
    refused(branch, "venue-taken", room, at("00:30", TOMORROW), at("02:00", TOMORROW))
    book(branch, room, at("01:00", TOMORROW), at("02:00", TOMORROW))


def test_a_cancelled_booking_keeps_nobody_out(branch: Branch, room: UUID) -> None:
    made = book(branch, room, at("09:00"), at("10:30"))
    branch.execute(WithdrawBooking(made, row(branch, made).rev, "改期"))
    assert (row(branch, made).state, branch.value("SELECT state_note FROM booking")) == ("6", "改期")
    book(branch, room, at("09:00"), at("10:30"))
    with pytest.raises(RuleBroken, match="booking-over"):
        branch.execute(WithdrawBooking(made, row(branch, made).rev))


def test_booking_is_undone_by_withdrawing_it(branch: Branch, room: UUID) -> None:
    outcome = branch.execute(BookVenue(room, at("09:00"), at("10:30"), "合唱团（演示）"))
    branch.execute(outcome.undo)
    assert row(branch, outcome.value).state == "6"


# --- moving ----------------------------------------------------------------------------------------------------------


def test_a_booking_moves_within_its_own_time_and_back_again(branch: Branch, room: UUID) -> None:
    made = book(branch, room, at("09:00"), at("10:30"))
    outcome = branch.execute(MoveBooking(made, row(branch, made).rev, room, at("09:30"), at("11:00")))
    assert row(branch, made).starts_at == at("09:30")
    branch.execute(outcome.undo)
    assert (row(branch, made).starts_at, row(branch, made).ends_at) == (at("09:00"), at("10:30"))
    changed = branch.rows("SELECT changed FROM sync_outbox WHERE row_id = ? AND kind = 'update'", made)
    assert len(changed) == 2


def test_a_booking_does_not_move_onto_another_one(branch: Branch, room: UUID) -> None:
    made = book(branch, room, at("09:00"), at("10:00"))
    book(branch, room, at("10:00"), at("11:00"))
    with pytest.raises(RuleBroken, match="venue-taken"):
        branch.execute(MoveBooking(made, row(branch, made).rev, room, at("09:30"), at("10:30")))


def test_a_booking_that_changed_since_the_form_showed_it_is_not_moved(branch: Branch, room: UUID) -> None:
    made = book(branch, room, at("09:00"), at("10:00"))
    shown = row(branch, made).rev
    branch.execute(MoveBooking(made, shown, room, at("10:00"), at("11:00")))
    with pytest.raises(RecordChanged):
        branch.execute(MoveBooking(made, shown, room, at("11:00"), at("12:00")))
    with pytest.raises(RecordChanged):
        branch.execute(WithdrawBooking(made, shown))


def test_a_booking_does_not_move_to_a_venue_of_another_home(branch: Branch, room: UUID) -> None:
    made = book(branch, room, at("09:00"), at("10:00"))
    far = branch.venue("演示楼", status=IN_USE, scope="330108001")
    with pytest.raises(RuleBroken, match="venue-elsewhere"):
        branch.execute(MoveBooking(made, row(branch, made).rev, far, at("09:00"), at("10:00")))


# --- what cannot be booked -------------------------------------------------------------------------------------------


def test_a_closed_site_has_no_open_rooms(branch: Branch) -> None:
    site = branch.venue("分院（演示）", status="3")
    room = branch.venue("203（演示）", status=IN_USE, part_of_id=site)
    assert refused(branch, "venue-closed", room, at("09:00"), at("10:00")).facts == {"name": "分院（演示）"}


def test_nonsense_is_refused(branch: Branch, room: UUID) -> None:
    refused(branch, "booking-ends-early", room, at("10:00"), at("10:00"))
    refused(branch, "booking-too-long", room, at("08:00"), at("08:01", TOMORROW))
    refused(branch, "venue-too-small", room, at("08:00"), at("09:00"), headcount=31)
    with pytest.raises(RuleBroken, match="booking-title-missing"):
        branch.execute(BookVenue(room, at("08:00"), at("09:00"), " "))
    with pytest.raises(RecordMissing):
        book(branch, UUID(int=5), at("08:00"), at("09:00"))
    assert branch.value("SELECT count(*) FROM booking") == 0


# --- what is free ----------------------------------------------------------------------------------------------------


def test_another_place_is_the_smallest_that_is_large_enough(branch: Branch, room: UUID) -> None:
    branch.venue("小（演示）", status=IN_USE, capacity=5)
    fits = branch.venue("中（演示）", status=IN_USE, capacity=25)
    branch.venue("大（演示）", status=IN_USE, capacity=90)
    branch.venue("关着（演示）", status="3", capacity=21)
    found = branch.read(queries.free_place, Slot(room, at("09:00"), at("10:00")), 21)
    assert found.id == fits


def test_another_time_is_the_same_hour_of_the_next_free_day(branch: Branch, room: UUID) -> None:
    book(branch, room, at("09:30", TOMORROW), at("10:00", TOMORROW))
    found = branch.read(queries.free_time, Slot(room, at("09:00"), at("10:00")))
    assert found.starts_at == at("09:00", DAY + timedelta(days=2))


def test_overlap_is_the_same_both_ways() -> None:
    venue = UUID(int=1)
    slots = [Slot(venue, at(a), at(b), gap) for a, b, gap in [("09:00", "10:00", 0), ("10:05", "11:00", 10)]]
    assert overlap(slots[0], slots[1])
    assert overlap(slots[1], slots[0])
