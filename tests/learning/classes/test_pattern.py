"""A weekly pattern means the dates that staff would count off a calendar, and nonsense is refused (R25)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjdesk.kernel.errors import RuleBroken
from bjdesk.learning.classes.pattern import MOST_DATES, Pattern, days, spans
from tests.learning.classes.conftest import TUESDAYS
from tests.makers import DAY, ZONE, at


def refused(code: str, **changed: Any) -> RuleBroken:
    with pytest.raises(RuleBroken) as found:
        days(replace(TUESDAYS, **changed))
    assert found.value.code == code
    return found.value


def test_a_number_of_meetings_is_counted_off_week_by_week() -> None:
    assert days(TUESDAYS) == (date(2026, 11, 24), date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15))


def test_until_a_last_day_that_day_counts() -> None:
    found = days(replace(TUESDAYS, times=None, last_on=date(2026, 12, 8)))
    assert found[-1] == date(2026, 12, 8)


def test_two_days_a_week_alternate_although_they_were_named_in_any_order() -> None:
    found = days(replace(TUESDAYS, weekdays=(3, 1, 3), times=3))
    assert found == (date(2026, 11, 24), date(2026, 11, 26), date(2026, 12, 1))


def test_every_other_week_leaves_one_out() -> None:
    assert days(replace(TUESDAYS, every_weeks=2, times=2)) == (date(2026, 11, 24), date(2026, 12, 8))


def test_a_skipped_date_is_made_up_for_at_the_end() -> None:
    found = days(replace(TUESDAYS, skipped=(date(2026, 12, 1),)))
    assert len(found) == 4
    assert date(2026, 12, 1) not in found
    assert found[-1] == date(2026, 12, 22)


def test_a_first_day_on_another_weekday_waits_for_the_right_one() -> None:
    assert days(replace(TUESDAYS, first_on=DAY + timedelta(days=1)))[0] == date(2026, 12, 1)


def test_a_leap_day_is_a_day_like_any_other() -> None:
    across = days(Pattern((1, 2), 540, 630, date(2028, 2, 28), times=3))
    assert across == (date(2028, 2, 29), date(2028, 3, 1), date(2028, 3, 7))
    assert days(Pattern((1,), 540, 630, date(2028, 2, 29), times=2)) == (date(2028, 2, 29), date(2028, 3, 7))
    assert days(Pattern((0,), 540, 630, date(2027, 2, 22), times=2)) == (date(2027, 2, 22), date(2027, 3, 1))


def test_meetings_stand_at_the_hour_of_the_districts_wall_clock() -> None:
    first = spans(TUESDAYS, ZONE)[0]
    assert (first.starts_at, first.ends_at) == (at("09:00"), at("10:30"))


def test_a_meeting_may_end_at_midnight_and_not_after_it() -> None:
    assert spans(replace(TUESDAYS, ends_min=24 * 60), ZONE)[0].ends_at == at("00:00", DAY + timedelta(days=1))
    refused("series-past-midnight", starts_min=23 * 60, ends_min=25 * 60)
    refused("series-ends-early", starts_min=23 * 60, ends_min=60)
    refused("series-past-midnight", starts_min=24 * 60, ends_min=24 * 60)
    refused("series-ends-early", starts_min=540, ends_min=540)


def test_ten_thousand_dates_are_a_slip_of_the_pen() -> None:
    assert refused("series-too-long", times=10_000).facts == {"limit": MOST_DATES}
    refused("series-too-long", times=None, last_on=date(2226, 1, 1))
    refused("series-too-long", weekdays=tuple(range(7)), times=None, last_on=date.max)
    assert len(days(replace(TUESDAYS, times=MOST_DATES))) == MOST_DATES


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("series-no-weekday", {"weekdays": ()}),
        ("series-no-weekday", {"weekdays": (7,)}),
        ("series-interval", {"every_weeks": 0}),
        ("series-interval", {"every_weeks": 13}),
        ("series-endless", {"times": None}),
        ("series-ends-before-start", {"last_on": DAY - timedelta(days=1)}),
        ("series-empty", {"times": 0}),
        ("series-empty", {"times": None, "last_on": date(2026, 11, 30), "skipped": (DAY,)}),
    ],
)
def test_what_is_no_pattern_is_refused(code: str, changed: dict[str, Any]) -> None:
    refused(code, **changed)


@given(
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    first=st.dates(date(2026, 1, 1), date(2032, 12, 31)),
    times=st.integers(1, 60),
    interval=st.integers(1, 4),
    skip=st.sets(st.integers(0, 200), max_size=10),
)
def test_the_dates_are_those_of_a_calendar(
    weekdays: set[int], first: date, times: int, interval: int, skip: set[int]
) -> None:
    skipped = tuple(first + timedelta(days=one) for one in skip)
    found = days(Pattern(tuple(weekdays), 540, 630, first, times=times, every_weeks=interval, skipped=skipped))
    monday = first - timedelta(days=first.weekday())
    wanted, day = [], first
    while len(wanted) < times:
        if day.weekday() in weekdays and (day - monday).days // 7 % interval == 0 and day not in skipped:
            wanted.append(day)
        day += timedelta(days=1)
    assert list(found) == wanted


@pytest.mark.parametrize(("ends", "hours"), [(630, 200), (585, 100), (600, 130), (660, 260)])
def test_hours_follow_from_the_length_of_a_meeting(ends: int, hours: int) -> None:
    assert replace(TUESDAYS, ends_min=ends).hours == hours
