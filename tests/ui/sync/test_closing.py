"""下班同步: what waits goes before the window closes, and nobody is held up by it (D1)."""

from pytestqt.qtbot import QtBot

from sync.protocol.errors import Unreachable
from tests.syncing.conftest import Desk
from tests.ui.sync.screen import Screen


def test_what_waits_is_sent_and_then_the_window_closes_by_itself(screen: Screen, desk: Desk, qtbot: QtBot) -> None:
    desk.run()
    desk.branch.venue("演示楼")
    assert not screen.window.close()
    assert screen.said == ["下班同步：正在送出 1 条"]
    qtbot.waitUntil(lambda: not screen.window.isVisible())
    facts = desk.facts()
    assert facts.waiting == 0
    assert facts.last_run is not None
    assert (facts.last_run.trigger, facts.last_run.staff_name) == ("3", "演示员")


def test_whoever_closes_once_more_is_not_held_up(screen: Screen, desk: Desk) -> None:
    desk.run()
    desk.branch.venue("演示楼")
    assert not screen.window.close()
    assert screen.window.close()
    assert not screen.window.isVisible()


def test_with_nothing_to_send_it_closes_at_once(screen: Screen, desk: Desk) -> None:
    desk.run()
    screen.sync.look()
    assert screen.window.close()
    assert len(desk.line.requests) == 1


def test_without_a_line_nobody_is_kept(screen: Screen, desk: Desk) -> None:
    desk.run()
    desk.branch.venue("演示楼")
    desk.fails = Unreachable()
    screen.sync_now()
    assert screen.window.close()


def test_a_desk_that_is_not_enrolled_closes_at_once(fresh_screen: Screen) -> None:
    fresh_screen.desk.branch.venue("演示楼")
    assert fresh_screen.window.close()
