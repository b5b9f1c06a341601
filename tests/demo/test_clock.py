"""The clock of the demo: held for the morning, let go when a district comes in, whose time nobody sets (D14)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bjdesk.demo.clock import HeldClock
from bjdesk.demo.morning import LASTS, last_morning
from bjdesk.kernel.clock import to_instant, to_local
from tests.makers import DAY, HandClock, at

ZONE = ZoneInfo("Asia/Shanghai")


def test_a_held_clock_that_is_let_go_runs_with_the_real_one_and_its_stopwatch_never_falls() -> None:
    held, real = HeldClock(at("09:00"), 480), HandClock(at("20:00"))
    held.pass_seconds(60)
    before = held.monotonic()

    held.let_go(real)
    assert held.now() == at("20:00")
    assert held.monotonic() == pytest.approx(before + (at("20:00") - at("09:01")) / 1_000_000)

    real.advance(minutes=1)
    assert held.now() == at("20:01")
    assert held.monotonic() == pytest.approx(before + (at("20:01") - at("09:01")) / 1_000_000)


@pytest.mark.parametrize("now", ["00:00", "08:40", "11:40", "11:41", "23:59"])
def test_the_morning_that_is_played_is_over(now: str) -> None:
    clock = HandClock(at(now))

    morning = last_morning(clock)

    assert morning + LASTS / timedelta(microseconds=1) <= clock.now() < morning + 27 * 3600 * 1_000_000
    assert to_local(morning, ZONE).strftime("%H:%M") == "08:41"


def test_the_morning_of_today_is_played_as_soon_as_it_is_over() -> None:
    assert last_morning(HandClock(at("11:41"))) == to_instant(
        datetime(DAY.year, DAY.month, DAY.day, 8, 41, tzinfo=ZONE)
    )
