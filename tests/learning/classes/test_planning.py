"""A class is written with all its meetings and their bookings, or not at all (R25, R35, R57)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.learning.classes.commands import DiscardClass, EditClass, EnrolLearner, PlanClass, PublishClass
from bjdesk.learning.classes.numbering import season_mark
from bjdesk.learning.classes.pattern import Pattern
from bjdesk.learning.classes.preview import preview
from bjdesk.learning.classes.queries import classes, term_of, terms
from bjdesk.store.database import FROM_DISTRICT
from bjdesk.store.tables import SyncState
from bjdesk.venues.commands import BookVenue
from bjdesk.venues.model import Venue
from bjdesk.venues.queries import bookings_of
from tests.learning.classes.conftest import TUESDAYS, Planner
from tests.makers import DAY, ZONE, Branch, at, plant

THIRD = date(2026, 12, 8)


def numbered(branch: Branch, number: int | None) -> None:
    """The district gives the desk its number."""
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.execute(update(SyncState).values(number=number))


def refused(branch: Branch, code: str, command: Any) -> RuleBroken:
    before = branch.value("SELECT op FROM sync_state")
    with pytest.raises(RuleBroken) as found:
        branch.execute(command)
    assert found.value.code == code
    assert branch.value("SELECT op FROM sync_state") == before
    return found.value


def test_a_class_has_a_meeting_and_a_booking_for_every_date(branch: Branch, planner: Planner, room: UUID) -> None:
    made = planner.plan(quota=20)
    found = planner.detail(made.activity)
    held = branch.read(bookings_of, room, at("00:00"), at("00:00", DAY + timedelta(days=40)))
    assert [one.ordinal for one in found.meetings] == [1, 2, 3, 4]
    assert [(one.starts_at, one.ends_at) for one in found.meetings] == [(one.starts_at, one.ends_at) for one in held]
    assert {(one.title, one.headcount, one.state) for one in held} == {("国画基础（演示）", 20, "2")}
    assert {one.planned for one in found.meetings} == {200}
    assert (found.cells["planned"], found.row.starts_on, found.row.ends_on) == (800, DAY, date(2026, 12, 15))
    assert branch.rows("SELECT command FROM audit") == [("PlanClass",)]


def test_one_taken_date_refuses_the_whole_class_by_its_name_and_day(
    branch: Branch, planner: Planner, room: UUID
) -> None:
    branch.execute(BookVenue(room, at("10:00", THIRD), at("11:00", THIRD), "合唱团排练（演示）"))
    found = refused(branch, "class-clash", PlanClass("国画（演示）", TUESDAYS, venue=room))
    assert (found.facts["day"], found.facts["title"]) == ("2026-12-08", "合唱团排练（演示）")
    assert branch.rows("SELECT count(*) FROM activity") == [(0,)]
    assert branch.rows("SELECT count(*) FROM booking") == [(1,)]


def test_the_clash_is_seen_before_saving_with_what_would_be_free(branch: Branch, room: UUID) -> None:
    other = branch.venue("204 教室（演示）", status="2", capacity=25)
    branch.venue("小间（演示）", status="2", capacity=5)
    branch.execute(BookVenue(room, at("10:00", THIRD), at("11:00", THIRD), "合唱团排练（演示）"))
    found = branch.read(preview, TUESDAYS, ZONE, room, 20)
    assert [(one.span.day, one.clash.title) for one in found.clashes] == [(THIRD, "合唱团排练（演示）")]
    assert not found.is_clear
    assert (found.alternative.venue.id, found.alternative.is_other_venue) == (other, True)


def test_a_room_that_is_taken_on_one_of_the_dates_is_not_offered(branch: Branch, room: UUID) -> None:
    taken, free = (branch.venue(f"{name}（演示）", status="2", capacity=25) for name in ("204 教室", "205 教室"))
    branch.execute(BookVenue(room, at("10:00", THIRD), at("11:00", THIRD), "合唱团排练（演示）"))
    branch.execute(BookVenue(taken, at("09:30", DAY), at("09:45", DAY), "茶话会（演示）"))
    assert branch.read(preview, TUESDAYS, ZONE, room, 20).alternative.venue.id == free


def test_without_another_room_the_nearest_free_hour_is_offered(branch: Branch, room: UUID) -> None:
    branch.execute(BookVenue(room, at("10:00", THIRD), at("11:00", THIRD), "合唱团排练（演示）"))
    found = branch.read(preview, TUESDAYS, ZONE, room, 20).alternative
    assert (found.is_other_venue, found.starts_min, found.ends_min) == (False, 8 * 60 + 30, 10 * 60)


def test_a_closed_or_small_room_is_told_before_saving_too(branch: Branch, room: UUID) -> None:
    closed = branch.venue("停用（演示）", status="3", capacity=30)
    assert branch.read(preview, TUESDAYS, ZONE, closed, 20).shut.id == closed
    assert branch.read(preview, TUESDAYS, ZONE, room, 31).is_too_small
    refused(branch, "venue-closed", PlanClass("演示", TUESDAYS, venue=closed))
    refused(branch, "venue-too-small", PlanClass("演示", TUESDAYS, venue=room, quota=31))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    weekdays=st.sets(st.integers(0, 6), min_size=1, max_size=3),
    starts=st.integers(16, 36),
    length=st.integers(1, 6),
    times=st.integers(1, 8),
    ahead=st.integers(0, 30),
)
def test_what_is_written_equals_what_was_previewed(
    branch: Branch, room: UUID, weekdays: set[int], starts: int, length: int, times: int, ahead: int
) -> None:
    first = DAY + timedelta(days=ahead)
    pattern = Pattern(tuple(weekdays), starts * 30, (starts + length) * 30, first, times=times)
    seen = branch.read(preview, pattern, ZONE, room)
    before = branch.value("SELECT count(*) FROM booking")
    if not seen.is_clear:
        found = refused(branch, "class-clash", PlanClass("演示", pattern, venue=room))
        assert found.facts["booking"] == seen.clashes[0].clash.id
        return
    made = branch.execute(PlanClass("演示", pattern, venue=room)).value
    sql = (
        "SELECT b.starts_at, b.ends_at, b.venue_id FROM session s JOIN booking b ON b.id = s.booking_id"
        " WHERE s.activity_id = ? ORDER BY s.ordinal"
    )
    wanted = [(one.span.starts_at, one.span.ends_at, room.bytes) for one in seen.meetings]
    assert branch.rows(sql, made.activity) == wanted
    assert branch.value("SELECT count(*) FROM booking") == before + len(wanted)
    assert len(branch.read(preview, pattern, ZONE, room).clashes) == len(wanted)


def test_ten_thousand_dates_write_nothing(branch: Branch, room: UUID) -> None:
    refused(branch, "series-too-long", PlanClass("演示", replace(TUESDAYS, times=10_000), venue=room))
    refused(branch, "series-past-midnight", PlanClass("演示", replace(TUESDAYS, ends_min=1500), venue=room))


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("class-title-missing", {"title": "  "}),
        ("class-quota-wrong", {"quota": 0}),
        ("class-quota-over-hard", {"quota": 21, "quota_hard": 20}),
        ("class-ages-wrong", {"age_min": 70, "age_max": 60}),
        ("class-completion-wrong", {"completion_pct": 101}),
        ("class-fee-wrong", {"fee": -1}),
        ("class-hours-wrong", {"hours": 10_001}),
        ("class-place-missing", {"venue": None}),
    ],
)
def test_a_class_says_nothing_that_no_class_can(branch: Branch, room: UUID, code: str, values: dict[str, Any]) -> None:
    refused(branch, code, PlanClass(**{"title": "演示", "pattern": TUESDAYS, "venue": room, **values}))


def test_a_place_that_nobody_books_is_words(planner: Planner) -> None:
    found = planner.detail(planner.plan(venue=None, place_note="江边公园").activity)
    assert (found.row.place, found.meetings[0].venue) == ("江边公园", None)


def test_a_class_on_line_needs_no_place(planner: Planner) -> None:
    assert planner.detail(planner.plan(venue=None, mode="2").activity).row.place == ""


def test_a_room_of_another_branch_is_asked_for_there_and_one_of_the_district_is_claimed(branch: Branch) -> None:
    theirs = branch.venue("西兴教室（演示）", status="2", scope="330108001")
    refused(branch, "venue-of-another-branch", PlanClass("演示", TUESDAYS, venue=theirs))
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        hall = plant(unit, Venue, {"name": "区礼堂（演示）", "status": "2", "scope": "*"})
    made = branch.execute(PlanClass("演示", TUESDAYS, venue=hall)).value
    assert branch.rows("SELECT DISTINCT scope FROM booking") == [("*",)]
    assert branch.rows("SELECT DISTINCT scope FROM session WHERE activity_id = ?", made.activity) == [("330108003",)]


# --- numbers ---------------------------------------------------------------------------------------------------------


def test_a_desk_without_a_number_leaves_the_class_without_one_until_it_is_published(
    branch: Branch, planner: Planner
) -> None:
    made = planner.plan(is_published=False)
    assert made.number is None
    numbered(branch, 1)
    branch.execute(PublishClass(made.activity, planner.rev(made.activity)))
    assert planner.detail(made.activity).row.number == "330108003-26A-010001"


def test_numbers_count_up_by_desk_and_term_and_none_comes_again(branch: Branch, planner: Planner) -> None:
    numbered(branch, 7)
    spring = next(term for term in branch.read(terms) if term.code == "2026S")
    later = planner.plan("早课（演示）", replace(TUESDAYS, starts_min=480, ends_min=530))
    first = planner.plan("下午（演示）", replace(TUESDAYS, starts_min=840, ends_min=900), term=spring.id)
    branch.execute(DiscardClass(later.activity, planner.rev(later.activity)))
    assert (later.number, first.number) == ("330108003-26A-070001", "330108003-26S-070001")
    assert planner.plan().number == "330108003-26A-070002"


def test_a_day_without_a_term_belongs_to_a_season() -> None:
    marks = [season_mark(date(2027, month, 1)) for month in (1, 2, 7, 8, 12)]
    assert marks == ["26A", "27S", "27S", "27A", "27A"]


# --- correcting ------------------------------------------------------------------------------------------------------


def test_a_class_is_corrected_as_it_was_shown_and_put_back(branch: Branch, planner: Planner) -> None:
    made = planner.plan()
    done = branch.execute(EditClass(made.activity, planner.rev(made.activity), {"title": " 国画（演示） ", "quota": 9}))
    assert planner.detail(made.activity).row.title == "国画（演示）"
    branch.execute(done.undo)
    row = planner.detail(made.activity).row
    assert (row.title, row.seats.quota) == ("国画基础（演示）", None)


def test_bookings_to_come_follow_the_class_and_those_of_before_stay(
    branch: Branch, planner: Planner, room: UUID
) -> None:
    made = planner.plan(quota=10)
    planner.hold(made.activity, set())
    branch.execute(EditClass(made.activity, planner.rev(made.activity), {"title": "山水（演示）", "quota": 20}))
    held = branch.rows("SELECT title, headcount FROM booking ORDER BY starts_at")
    assert held == [("国画基础（演示）", 10), *[("山水（演示）", 20)] * 3]
    refused(branch, "venue-too-small", EditClass(made.activity, planner.rev(made.activity), {"quota": 31}))


def test_a_form_of_before_changes_nothing(branch: Branch, planner: Planner) -> None:
    made = planner.plan()
    rev = planner.rev(made.activity)
    branch.execute(EditClass(made.activity, rev, {"quota": 9}))
    with pytest.raises(RecordChanged):
        branch.execute(EditClass(made.activity, rev, {"quota": 10}))
    refused(branch, "class-quota-over-hard", EditClass(made.activity, planner.rev(made.activity), {"quota_hard": 8}))


def test_a_class_planned_by_mistake_goes_with_its_bookings(branch: Branch, planner: Planner, room: UUID) -> None:
    done = branch.execute(PlanClass("演示", TUESDAYS, venue=room))
    branch.execute(done.undo)
    assert branch.read(classes, "330108003", ZONE, branch.clock.now()) == []
    assert branch.rows("SELECT DISTINCT state FROM booking") == [("6",)]
    assert planner.plan().sessions


def test_a_class_with_people_in_it_is_not_discarded(branch: Branch, planner: Planner) -> None:
    made = planner.plan()
    branch.execute(EnrolLearner(made.activity, branch.learner()))
    refused(branch, "class-in-use", DiscardClass(made.activity, planner.rev(made.activity)))


def test_a_class_of_another_branch_is_not_ours(branch: Branch) -> None:
    theirs = branch.course(scope="330108001")
    refused(branch, "class-of-another-branch", _edit(branch, theirs))
    with pytest.raises(RecordMissing):
        branch.execute(DiscardClass(UUID(int=5), 0))


def _edit(branch: Branch, record: UUID) -> EditClass:
    return EditClass(record, branch.value("SELECT rev FROM activity WHERE id = ?", record), {"quota": 1})


# --- the list --------------------------------------------------------------------------------------------------------


def test_the_list_of_a_term_shows_when_where_and_how_full(branch: Branch, planner: Planner) -> None:
    term = term_of(branch.read(terms), DAY)
    made = planner.plan(term=term.id, teacher_name="演示·王老师", quota=20)
    for _ in range(2):
        branch.execute(EnrolLearner(made.activity, branch.learner()))
    (row,) = branch.read(classes, "330108003", ZONE, branch.clock.now(), term)
    assert (row.title, row.place, row.teacher) == ("国画基础（演示）", "203 教室（演示）", "演示·王老师")
    assert [(hour.weekday, hour.starts_min, hour.ends_min) for hour in row.hours] == [(1, 540, 630)]
    assert (row.seats.held, row.seats.quota, row.meetings, row.next_at) == (2, 20, 4, at("09:00"))


def test_a_class_without_a_term_is_found_in_the_one_that_it_falls_into(branch: Branch, planner: Planner) -> None:
    planner.plan()
    known = {term.code: term for term in branch.read(terms)}
    now = branch.clock.now()
    assert len(branch.read(classes, "330108003", ZONE, now, known["2026A"])) == 1
    assert branch.read(classes, "330108003", ZONE, now, known["2026S"]) == []


def test_the_term_of_a_holiday_is_the_next_one(branch: Branch) -> None:
    known = branch.read(terms)
    assert term_of(known, date(2026, 8, 1)).code == "2026A"
    assert term_of(known, date(2026, 11, 24)).code == "2026A"
    assert term_of(known, date(2031, 1, 1)).code == known[0].code
    assert term_of([], DAY) is None
