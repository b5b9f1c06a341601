"""同步 as somebody sees it: the truth, what waits and came, the exchange, and how a desk is enrolled (R52, D1)."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.kernel.errors import DiskFailed
from bjdesk.ui.shell.theme import Theme
from sync.protocol.errors import ClockStep, NotOurServer, Unreachable
from tests.syncing.conftest import Desk, Town
from tests.ui.learners.desk import SIZES, elided, nameless
from tests.ui.sync.screen import CTRL, Screen, agree, two_phones


def test_f5_exchanges_and_the_line_of_truth_says_when(screen: Screen, desk: Desk) -> None:
    desk.branch.venue("演示楼")
    screen.press(Qt.Key.Key_F2)
    screen.press(Qt.Key.Key_8, CTRL)
    assert screen.page.overview.truth.title == "接上区里了，还没同步过"
    screen.sync_now()
    truth, figures = screen.page.overview.truth, screen.page.overview.figures
    assert truth.title == "今天 08:50 已和区里对好"
    assert truth.below.startswith("这台电脑的都送到了")
    assert figures.waiting.words == ("0", "都送出去了")
    assert screen.said == ["同步好了"]
    assert desk.value("SELECT count(*) FROM sync_outbox") == 0


def test_what_waits_and_what_came_is_counted_in_peoples_words(screen: Screen, desk: Desk, other: Desk) -> None:
    agree(desk, other)
    other.branch.venue("演示楼")
    other.run()
    screen.sync_now()
    desk.branch.course("书法（演示）")
    desk.branch.learner("王桂芳")
    screen.page.shown()
    figures = screen.page.overview.figures
    assert figures.waiting.words[0] == "3"
    assert "课程 1" in figures.waiting.words[1]
    assert "场地 1" in figures.received.words[1]


def test_a_broken_line_is_told_and_nothing_is_lost(screen: Screen, desk: Desk) -> None:
    desk.branch.venue("演示楼")
    desk.fails = Unreachable()
    screen.sync_now()
    truth, bar = screen.page.overview.truth, screen.window.status_bar
    assert truth.title == "连不上区里，不影响签到"
    assert bar.sync.text() == "连不上区里，不影响签到"
    assert not screen.window.navigation.items["sync"].has_attention
    assert desk.value("SELECT count(*) FROM sync_outbox") > 0
    desk.fails = None
    screen.sync_now()
    assert truth.title.endswith("已和区里对好")


def test_a_login_page_in_between_is_told_apart_from_no_line(screen: Screen, desk: Desk) -> None:
    desk.fails = NotOurServer(why="not-packed")
    screen.sync_now()
    assert screen.page.overview.truth.title == "连到的不是区里的服务器"


def test_stopped_in_mid_run_it_keeps_what_came_and_the_next_one_goes_on(
    screen: Screen, desk: Desk, other: Desk
) -> None:
    for number in range(3):
        other.branch.venue(f"演示楼 {number}")
    other.run()
    desk.branch.venue("演示厅")
    desk.line.before = screen.sync.stop
    screen.sync_now()
    desk.line.before = None
    assert screen.said == ["同步停下了"]
    run = screen.sync.facts.last_run if screen.sync.facts else None
    assert run is not None
    assert run.outcome == "cancelled"
    screen.sync_now()
    assert desk.value("SELECT count(*) FROM venue") == 4


def test_while_it_runs_f5_starts_no_second_one(screen: Screen, desk: Desk) -> None:
    screen.press(Qt.Key.Key_F5)
    job = screen.sync.job
    screen.press(Qt.Key.Key_F5)
    assert screen.sync.job is job
    assert not screen.page.overview.truth.now.isEnabled()
    screen.qtbot.waitUntil(lambda: not screen.sync.is_running)
    assert screen.page.overview.truth.now.isEnabled()
    assert len(desk.line.requests) == 1


def test_the_pages_hear_of_what_came(screen: Screen, desk: Desk, other: Desk) -> None:
    agree(desk, other)
    heard: list[frozenset[str]] = []
    screen.workspace.changed.connect(lambda changes: heard.append(changes.kinds))
    other.branch.venue("演示楼")
    other.run()
    screen.sync_now()
    screen.qtbot.waitUntil(lambda: any("venue" in kinds for kinds in heard))


def test_the_history_is_read_without_an_explanation(screen: Screen, desk: Desk) -> None:
    desk.branch.venue("演示楼")
    screen.sync_now()
    desk.fails = Unreachable()
    screen.sync_now()
    screen.page.overview.all_wanted.emit()
    model = screen.page.history.table.rows
    said = [model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert said[0] == "连不上区里，没送成，下次自动补送"
    assert said[1].startswith("手动同步 演示员，送出 ")
    assert model.index(0, 0).data() == "今天 08:50"
    screen.press(Qt.Key.Key_Escape)
    assert screen.page.place == 0


def test_what_cannot_be_read_is_told_and_the_program_goes_on(screen: Screen) -> None:
    screen.workspace.fails = DiskFailed()
    screen.press(Qt.Key.Key_F2)
    screen.press(Qt.Key.Key_8, CTRL)
    assert screen.said == ["没有记上！硬盘读写出错"]
    screen.workspace.fails = None
    screen.sync_now()
    assert screen.page.overview.truth.title.endswith("已和区里对好")


def test_both_times_are_shown_and_a_person_says_that_it_is_right(screen: Screen, desk: Desk) -> None:
    agree(desk)
    now = desk.branch.clock.now() // 1000
    desk.fails = ClockStep(server=now + 3 * 86_400_000, wall=now)
    screen.sync_now()
    desk.fails = None
    assert screen.window.navigation.items["sync"].has_attention
    screen.open_first()
    assert screen.headline == "区里的时间和这台电脑差太多"
    sides = screen.page.matters.pane.sides
    assert sides.theirs.texts == ("11 月 27 日 08:50",)
    assert sides.ours.texts == ("11 月 24 日 08:50",)
    with screen.qtbot.waitSignal(screen.sync.ended, timeout=20_000):
        screen.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert screen.page.overview.truth.title.endswith("已和区里对好")
    assert not screen.window.navigation.items["sync"].has_attention


# --- enrolling -------------------------------------------------------------------------------------------------------


def test_a_desk_is_enrolled_with_a_code_and_exchanges_at_once(fresh_screen: Screen, tmp_path: Path) -> None:
    screen, form = fresh_screen, fresh_screen.page.overview.form
    assert screen.page.overview.truth.title == "还没和区里连上"
    assert form.isVisible()
    form.code.set_text(screen.desk.new_code())
    form.address.set_text("http://127.0.0.1:1")
    with screen.qtbot.waitSignal(screen.sync.ended, timeout=20_000):
        screen.press(Qt.Key.Key_S, CTRL)
    assert screen.page.overview.truth.title.endswith("已和区里对好")
    assert not form.isVisible()
    assert form.typed == ("", "", "")


def test_a_wrong_code_is_told_under_its_field_and_what_was_typed_stays(fresh_screen: Screen) -> None:
    screen, form = fresh_screen, fresh_screen.page.overview.form
    form.code.set_text("330108003-NOTHING")
    form.address.set_text("http://127.0.0.1:1")
    with screen.qtbot.waitSignal(screen.sync.not_enrolled, timeout=20_000):
        screen.press(Qt.Key.Key_S, CTRL)
    assert form.code.message == "登记码不对、用过了，或过了 15 分钟"
    assert form.typed[:2] == ("330108003-NOTHING", "http://127.0.0.1:1")
    assert form.connect_button.isEnabled()


def test_what_is_missing_is_told_under_each_field(fresh_screen: Screen) -> None:
    form = fresh_screen.page.overview.form
    form.authority.set_text("/nowhere/at/all.pem")
    fresh_screen.press(Qt.Key.Key_S, CTRL)
    assert [form.code.message, form.address.message] == ["请填登记码", "请填区里的地址"]
    assert form.authority.message == "这个文件读不了，请再选一次"
    assert not fresh_screen.sync.is_enrolling


def test_f5_before_enrolling_asks_nobody_and_goes_to_the_form(fresh_screen: Screen) -> None:
    fresh_screen.press(Qt.Key.Key_F5)
    assert not fresh_screen.sync.is_running
    assert fresh_screen.page.overview.form.code.edit.hasFocus()


# --- looks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_no_word_is_cut_and_nothing_is_without_a_name(
    qapp: QApplication, theme: Theme, screen: Screen, town: Town, other: Desk, qtbot: QtBot,
    width: int, height: int, scale: float,
) -> None:  # fmt: skip
    two_phones(screen.desk, other, town)
    screen.page.shown()
    screen.window.resize(width, height)
    screen.window.font_scale.set_percent(round(scale * 100))
    qtbot.waitUntil(lambda: screen.window.width() == width)
    assert elided(screen.window) == []
    screen.open_first()
    assert elided(screen.window) == []
    assert nameless(screen.window) == []
