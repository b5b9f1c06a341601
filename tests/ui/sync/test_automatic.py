"""Exchanges that nobody asks for: after the start, at night, when nobody works, and not in a hurry after a failure."""

import pytest
from pytestqt.qtbot import QtBot

from bjdesk.kernel.changes import Changes
from bjdesk.syncing.running import Trigger
from bjdesk.ui.sync.automatic import Automatic
from sync.protocol.errors import Unreachable
from tests.syncing.conftest import Desk
from tests.ui.sync.screen import Screen

START, NIGHT = Trigger.START, Trigger.NIGHT


class Looks:
    """Lets time pass and looks; waits for what was started."""

    def __init__(self, screen: Screen) -> None:
        self.automatic = Automatic(screen.sync)
        self._screen = screen

    def after(self, *, minutes: float = 0, seconds: float = 0) -> str:
        """What the look started, as its trigger; nothing where nothing was due."""
        self._screen.desk.branch.clock.advance(minutes=minutes, seconds=seconds)
        self._screen.desk.office.clock.advance(minutes=minutes, seconds=seconds)
        self.automatic.look()
        job = self._screen.sync.job
        self._screen.qtbot.waitUntil(lambda: not self._screen.sync.is_running, timeout=20_000)
        return "" if job is None else str(job.trigger)


@pytest.fixture
def looks(screen: Screen) -> Looks:
    return Looks(screen)


def test_a_desk_that_is_not_enrolled_never_tries(fresh_screen: Screen) -> None:
    looks = Looks(fresh_screen)
    assert [looks.after(minutes=minutes) for minutes in (1, 30, 60 * 24)] == ["", "", ""]


def test_the_first_minute_belongs_to_the_people(looks: Looks) -> None:
    assert looks.after(seconds=5) == ""
    assert looks.after(seconds=20) == START
    assert looks.after(seconds=20) == ""


def test_what_waits_goes_after_five_minutes_without_work(screen: Screen, looks: Looks, desk: Desk) -> None:
    assert looks.after(minutes=1) == START
    desk.branch.venue("演示楼")
    screen.workspace.announce(Changes.of("venue"))
    assert looks.after(minutes=3) == ""
    screen.workspace.announce(Changes.of("attendance"))
    assert looks.after(minutes=3) == ""
    assert looks.after(minutes=2) == NIGHT
    assert desk.facts().waiting == 0


def test_without_anything_to_send_a_day_has_one_run_at_night(looks: Looks) -> None:
    assert looks.after(minutes=1) == START
    assert [looks.after(minutes=60) for _ in range(15)] == [""] * 15  # ten to midnight
    nights = [looks.after(minutes=60) for _ in range(5)]
    assert sorted(nights) == ["", "", "", "", NIGHT]


def test_after_a_failure_it_waits_longer_each_time(looks: Looks, desk: Desk) -> None:
    desk.branch.venue("演示楼")
    desk.fails = Unreachable(1800)
    assert looks.after(minutes=6) == START
    assert [looks.after(minutes=10) for _ in range(2)] == ["", ""]
    desk.fails = None
    assert looks.after(minutes=15) == NIGHT
    assert desk.facts().state == "synced"


def test_a_run_by_hand_does_not_wait(screen: Screen, looks: Looks, desk: Desk) -> None:
    desk.fails = Unreachable(1800)
    assert looks.after(minutes=6) == START
    desk.fails = None
    screen.sync_now()
    assert desk.facts().state == "synced"


def test_while_an_exchange_runs_no_other_one_begins(screen: Screen, looks: Looks, qtbot: QtBot, desk: Desk) -> None:
    job = screen.sync.run(Trigger.HAND)
    desk.branch.clock.advance(minutes=10)
    looks.automatic.look()
    assert screen.sync.job is job
    qtbot.waitUntil(lambda: not screen.sync.is_running)
