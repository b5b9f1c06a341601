"""Instants are exact, and days are the district's."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjdesk.kernel.clock import EPOCH, Clock, Instant, SystemClock, day_of, to_instant, to_local

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=200 * 365)).map(EPOCH.__add__)


@given(MOMENTS)
def test_an_instant_keeps_every_microsecond(moment: datetime) -> None:
    assert to_local(to_instant(moment), UTC) == moment


@given(MOMENTS, st.integers(-14 * 60, 14 * 60))
def test_an_instant_does_not_depend_on_where_it_was_read(moment: datetime, offset_min: int) -> None:
    elsewhere = moment.astimezone(timezone(timedelta(minutes=offset_min)))
    assert to_instant(elsewhere) == to_instant(moment)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_instant(datetime(2026, 11, 24, 9, 0))  # noqa: DTZ001 - this is what is refused


def test_the_day_changes_at_midnight_of_the_district() -> None:
    midnight = to_instant(datetime(2026, 11, 23, 16, 0, tzinfo=UTC))
    assert day_of(midnight, SHANGHAI) == date(2026, 11, 24)
    assert day_of(Instant(midnight - 1), SHANGHAI) == date(2026, 11, 23)


def test_the_machines_clock_counts_from_1970_and_its_stopwatch_only_grows() -> None:
    clock: Clock = SystemClock()
    assert day_of(clock.now(), UTC) > date(2024, 1, 1)
    assert -14 * 60 <= clock.offset_min() <= 14 * 60
    assert clock.monotonic() <= clock.monotonic()
