"""The sessions of a day with their numbers, who came to each, and the way to the desk (R26)."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from bjdesk.learning.commands import CheckIn
from bjdesk.ui.courses.page import CoursesPage
from bjdesk.ui.learners.page import LearnersPage
from bjdesk.ui.shell.window import ShellWindow
from tests.makers import Branch
from tests.ui.courses.conftest import Sessions
from tests.ui.learners.desk import SIZES, cells, elided, front_desk, nameless, said

ALT = Qt.KeyboardModifier.AltModifier


def test_the_day_stands_in_order_of_time_with_its_numbers_and_states(page: CoursesPage) -> None:
    model = page.sessions.table.rows

    assert [cells(model, place) for place in range(model.rowCount())] == [
        ["08:00–08:30", "晨练（演示）", "1 人", "收尾好了"],
        ["09:00–10:30", "智能手机应用（演示），203 教室·沈丽老师", "1 / 3 人", "进行中，去签到"],
        ["13:30–15:00", "智能手机应用（演示），沈丽老师", "报了 3 人", "停课"],
        ["18:30–20:00", "越剧社（演示）", "报了 1 人", "17:45 开门"],
    ]


def test_the_running_session_is_chosen_and_its_roster_shown(page: CoursesPage, sessions: Sessions) -> None:
    model = page.roster.table.rows

    assert page.sessions.table.current_id == sessions.running
    assert page.roster.summary == "到了 1，没到 2"
    assert [cells(model, place) for place in range(model.rowCount())] == [
        ["陈演示", "没到", "", ""],
        ["李演示", "没到", "", ""],
        ["王演示", "出席", "09:05", "刷卡"],
    ]


def test_the_session_that_staff_picked_is_chosen_before_the_running_one(
    window: ShellWindow, page: CoursesPage, sessions: Sessions
) -> None:
    assert page.desk is not None
    page.desk.scanning.pick(sessions.evening)

    page.go_today()

    assert page.sessions.table.current_id == sessions.evening


def test_guests_and_namesakes_are_marked_in_the_roster(page: CoursesPage, branch: Branch, sessions: Sessions) -> None:
    guest = branch.learner("王演示", birth_year=1961)
    branch.check_in(sessions.running, guest, entry_as="5")

    page.refresh(None)

    names = [cells(page.roster.table.rows, place)[0] for place in range(4)]
    assert "王演示，1961 年，旁听一次" in names
    assert "王演示，1950 年" in names
    assert page.roster.summary == "到了 2，没到 2，临时 1"


def test_an_arrival_is_counted_while_the_page_is_open(
    window: ShellWindow, page: CoursesPage, sessions: Sessions
) -> None:
    assert window.workspace is not None

    window.workspace.execute(CheckIn(sessions.running, sessions.people[1]))

    assert cells(page.sessions.table.rows, 1)[2] == "2 / 3 人"
    assert page.roster.summary == "到了 2，没到 1"
    assert page.sessions.table.current_id == sessions.running


def test_a_closed_session_shows_who_came_and_takes_nobody(
    window: ShellWindow, page: CoursesPage, sessions: Sessions
) -> None:
    page.sessions.table.select(sessions.closed)

    assert page.roster.summary == "到了 1，临时 1"
    assert not page.to_desk.isEnabled()
    page.actions["check-in"]()
    assert said(page) == ["这节课收尾好了，不能再签到"]
    assert window.page_key == "courses"


def test_go_and_check_in_takes_the_chosen_session_to_the_desk(
    window: ShellWindow, page: CoursesPage, sessions: Sessions, qtbot: QtBot
) -> None:
    page.sessions.table.select(sessions.evening)

    qtbot.mouseClick(page.to_desk, Qt.MouseButton.LeftButton)

    assert window.page_key == "check-in"
    assert front_desk(window).subjects == [sessions.evening]


def test_enter_on_an_open_session_goes_to_the_desk_with_it(
    window: ShellWindow, page: CoursesPage, sessions: Sessions
) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)

    assert window.page_key == "check-in"
    assert front_desk(window).subjects == [sessions.running]


def test_enter_on_a_person_of_the_roster_opens_her_page(
    window: ShellWindow, page: CoursesPage, sessions: Sessions
) -> None:
    page.roster.table.setFocus()
    page.roster.table.select(sessions.people[2])

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)

    learners = window.page
    assert isinstance(learners, LearnersPage)
    assert learners.detail.name == "王演示"
    assert cells(learners.detail.history.table.rows, 0)[2:4] == ["出席", "刷卡"]


def test_alt_and_arrows_walk_through_the_days_and_f8_comes_back(window: ShellWindow, page: CoursesPage) -> None:
    keys = window.windowHandle()

    QTest.keyClick(keys, Qt.Key.Key_Left, ALT)
    assert page.date_words == "11 月 23 日，星期一"
    assert page.isAncestorOf(QApplication.focusWidget())

    QTest.keyClick(keys, Qt.Key.Key_Right, ALT)
    QTest.keyClick(keys, Qt.Key.Key_Right, ALT)
    assert page.date_words == "11 月 25 日，星期三"

    QTest.keyClick(keys, Qt.Key.Key_F8)
    assert page.date_words == "11 月 24 日，星期二"


def test_a_day_without_sessions_names_the_next_that_has_some(
    window: ShellWindow, page: CoursesPage, sessions: Sessions, qtbot: QtBot
) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Right, ALT)
    assert page.empty.isVisible()
    assert page.empty.what == "这天没有课"

    qtbot.mouseClick(page.go_next, Qt.MouseButton.LeftButton)

    assert page.date_words == "11 月 26 日，星期四"
    assert page.sessions.table.current_id == sessions.day_after_next
    assert page.roster.why_not == "还没到这一天，不能签到"


def test_two_months_without_sessions_offer_no_day_to_go_to(page: CoursesPage, sessions: Sessions) -> None:
    page.show_subject(sessions.day_after_next)

    page.go_on_a_day()

    assert page.empty.isVisible()
    assert not page.go_next.isVisible()


def test_another_page_can_name_a_session_of_any_day(window: ShellWindow, sessions: Sessions) -> None:
    window.show_page("courses", sessions.day_after_next)

    assert window.page.sessions.table.current_id == sessions.day_after_next


def test_f9_prints_the_register_of_the_chosen_session(
    window: ShellWindow, page: CoursesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: said(page) == ["签到表存好了"])
    (paper,) = (tmp_path / "papers").iterdir()
    assert paper.name == "签到表 智能手机应用（演示） 第6次课 2026-11-24.pdf"
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_register_that_cannot_be_saved_says_why(
    window: ShellWindow, page: CoursesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "papers").write_text("a file where the folder should be")

    page.actions["print"]()

    qtbot.waitUntil(lambda: bool(said(page)))
    assert page.messages.banners[0].tone != "ok"


def test_the_lists_keep_the_rules_of_qt_models(page: CoursesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.sessions.table.rows)
    qtmodeltester.check(page.roster.table.rows)


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_every_word_fits_and_every_control_has_a_name(
    window: ShellWindow, page: CoursesPage, sessions: Sessions, width: int, height: int, scale: float
) -> None:
    window.font_scale.set_percent(round(scale * 100))
    window.resize(width, height)

    for show in (page.go_today, page.go_on_a_day, page.go_to_next):
        show()
        QApplication.processEvents()
        assert elided(page) == []
        assert nameless(page) == []
