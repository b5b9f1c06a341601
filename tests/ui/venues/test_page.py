"""场地 by keyboard alone: the week read and walked, a booking made around a clash, moved, given back (R12, R57)."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from bjdesk.ui.venues.page import VenuesPage
from bjdesk.venues.commands import BookVenue, MoveBooking
from tests.looking.venue_pages import MONDAY
from tests.makers import Branch, at
from tests.ui.learners.desk import SIZES, elided, nameless, said
from tests.ui.venues.conftest import Press, open_page, presser

KEY, ALT, CTRL, SHIFT = (
    Qt.Key,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
WEDNESDAY = MONDAY + timedelta(days=2)


def go_to_room(page: VenuesPage, press: Press) -> None:
    press(KEY.Key_F3)
    page.week.list.search.edit.setText("203")
    press(KEY.Key_Return)


def cell(page: VenuesPage) -> str:
    """What a screen reader says of the cell that has the keyboard."""
    return str(page.week.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def bookings(branch: Branch, title: str) -> list[tuple[int, int, str]]:
    return [tuple(row) for row in branch.rows("SELECT starts_at, ends_at, state FROM booking WHERE title = ?", title)]


def venue(page: VenuesPage) -> UUID:
    assert page.venue is not None
    return page.venue


# --- the list and the week -------------------------------------------------------------------------------------------


def test_the_list_says_how_every_venue_is_now(page: VenuesPage) -> None:
    model = page.week.list.table.rows

    told = [model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(model.rowCount())]

    assert told == [
        "教学楼（演示），空，今天没有人订",
        "101 多功能厅，空，120 人·今天 1 场",
        "203 教室，空，36 人·今天 1 场",
        "205 电脑房，停用，24 人",
        "新浦社区·邻里阅读空间，空，今天没有人订",
    ]


def test_a_room_is_found_by_the_letters_of_its_name_and_enter_goes_to_its_week(
    page: VenuesPage, press: Press, qtbot: QtBot
) -> None:
    press(KEY.Key_F3)
    for letter in "dngn":
        QtBot.keyClick(page.week.list.search.edit, letter)
    assert page.week.list.table.rows.rowCount() == 0
    page.week.list.search.edit.setText("dgnt")
    press(KEY.Key_Return)

    assert page.line is not None
    assert page.line.venue.label == "101 多功能厅"
    assert page.week.grid.hasFocus()


def test_the_cells_of_the_week_are_walked_and_read_out(page: VenuesPage, press: Press) -> None:
    go_to_room(page, press)
    page.week.grid.select(1, 13 * 60 + 30)
    assert cell(page) == "周二 11-24 13:30–14:00，空着"

    press(KEY.Key_Down)
    assert cell(page) == "周二 11-24 14:00–14:30，智能手机应用（初级）（演示），14:00–15:30，课程，沈丽老师"
    press(KEY.Key_Right)
    assert cell(page) == "周三 11-25 14:00–14:30，合唱团排练（演示），13:30–15:30，社团，越剧社·28 人"
    press(KEY.Key_Left, times=2)
    assert cell(page) == "周一 11-23 14:00–14:30，不开放"


def test_what_is_in_a_room_keeps_its_house_busy_and_not_the_next_room(page: VenuesPage) -> None:
    lines = {line.venue.label: line.venue.id for line in page.week.list.lines}

    def blocks(label: str) -> int:
        page.choose(lines[label])
        assert page.week.grid.week is not None
        return len(page.week.grid.week.blocks)

    assert [blocks(label) for label in ("教学楼（演示）", "203 教室", "101 多功能厅")] == [6, 5, 1]


def test_weeks_are_turned_and_come_back(page: VenuesPage, press: Press) -> None:
    press(KEY.Key_Right, ALT)
    assert page.monday == MONDAY + timedelta(days=7)
    press(KEY.Key_Left, ALT, times=2)
    assert page.monday == MONDAY - timedelta(days=7)
    press(KEY.Key_W, ALT)
    assert page.monday == MONDAY


# --- a booking -------------------------------------------------------------------------------------------------------


def test_a_clash_is_hatched_while_it_is_made_and_one_key_takes_what_is_free(
    page: VenuesPage, press: Press, branch: Branch, qtbot: QtBot
) -> None:
    go_to_room(page, press)
    page.week.grid.select(2, 14 * 60 + 30)
    press(KEY.Key_Down, SHIFT, times=3)
    press(KEY.Key_Return)
    pane = page.week.booking
    pane.what.set_text("太极社（演示）")

    assert (pane.day.text, pane.starts.text, pane.ends.text) == ("2026-11-25", "14:30", "16:30")
    assert pane.clash == "合唱团排练（演示）已占 13:30–15:30"
    draft = page.week.grid.draft
    assert draft is not None
    assert (draft.day, draft.first, draft.last, draft.taken) == (2, 870, 990, ((870, 930),))
    assert pane.use.text() == "改到 15:30–17:30"

    press(KEY.Key_U, ALT)
    assert pane.clash == ""
    press(KEY.Key_S, CTRL)

    assert bookings(branch, "太极社（演示）") == [(at("15:30", WEDNESDAY), at("17:30", WEDNESDAY), "2")]
    assert page.week.grid.draft is None
    assert said(page) == ["订好了"]
    press(KEY.Key_Z, CTRL)
    assert bookings(branch, "太极社（演示）")[0][2] == "6"


def test_a_booking_that_is_saved_all_the_same_is_refused_and_stays_as_typed(
    page: VenuesPage, press: Press, branch: Branch
) -> None:
    go_to_room(page, press)
    page.week.grid.select(2, 14 * 60 + 30)
    press(KEY.Key_F4)
    page.week.booking.what.set_text("太极社（演示）")
    press(KEY.Key_S, CTRL)

    assert said(page) == ["“教室”这段时间已有：合唱团排练（演示）"]
    assert page.week.booking.what.text == "太极社（演示）"
    assert bookings(branch, "太极社（演示）") == []


def test_where_no_time_is_free_another_room_is_offered(page: VenuesPage, press: Press, branch: Branch) -> None:
    go_to_room(page, press)
    branch.execute(BookVenue(venue(page), at("15:30", WEDNESDAY), at("20:30", WEDNESDAY), "演示会"))
    page.week.grid.select(2, 14 * 60 + 30)
    press(KEY.Key_F4)
    assert page.week.booking.use.text() == "换 101 多功能厅"

    press(KEY.Key_U, ALT)
    page.week.booking.what.set_text("太极社（演示）")
    press(KEY.Key_S, CTRL)

    assert len(bookings(branch, "太极社（演示）")) == 1
    assert page.line is not None
    assert page.line.venue.label == "101 多功能厅"


def test_what_is_missing_is_said_under_its_field(page: VenuesPage, press: Press) -> None:
    press(KEY.Key_F4)
    pane = page.week.booking
    pane.heads.set_text("很多")
    press(KEY.Key_S, CTRL)

    assert (pane.what.message, pane.heads.message) == ("要填", "看不懂")
    assert pane.what.edit.hasFocus()


def test_a_booking_is_opened_moved_and_given_back(page: VenuesPage, press: Press, branch: Branch) -> None:
    go_to_room(page, press)
    page.week.grid.select(4, 9 * 60)
    press(KEY.Key_Return)
    assert page.week.front is page.week.use
    press(KEY.Key_Return)
    pane = page.week.booking
    assert (pane.day.text, pane.starts.text, pane.ends.text) == ("2026-11-27", "9:00", "11:00")
    pane.starts.set_text("10:00")
    pane.ends.set_text("12:00")
    press(KEY.Key_S, CTRL)
    friday = MONDAY + timedelta(days=4)
    assert bookings(branch, "邻里读书会（演示）") == [(at("10:00", friday), at("12:00", friday), "2")]

    page.week.grid.select(4, 10 * 60)
    press(KEY.Key_Delete)
    press(KEY.Key_Escape)
    assert bookings(branch, "邻里读书会（演示）")[0][2] == "2"
    page.week.use.withdraw.click()
    page.week.use.withdraw.click()
    assert bookings(branch, "邻里读书会（演示）")[0][2] == "6"


def test_a_meeting_of_a_class_is_moved_where_its_class_is(page: VenuesPage, press: Press, window: ShellWindow) -> None:
    go_to_room(page, press)
    page.week.grid.select(1, 14 * 60)
    press(KEY.Key_Return)
    assert not page.week.use.can_change
    press(KEY.Key_Return)

    assert window.page_key == "courses"


def test_a_booking_that_another_desk_moved_is_told_and_shown_anew(
    page: VenuesPage, press: Press, branch: Branch
) -> None:
    go_to_room(page, press)
    page.week.grid.select(4, 9 * 60)
    press(KEY.Key_Return)
    found = page.week.use.use
    assert found is not None
    friday = MONDAY + timedelta(days=4)
    branch.execute(MoveBooking(found.id, found.rev, found.venue, at("18:00", friday), at("19:00", friday)))
    page.week.use.withdraw.click()
    page.week.use.withdraw.click()

    assert bookings(branch, "邻里读书会（演示）")[0][2] == "2"
    assert len(said(page)) == 1


# --- how it looks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_nothing_is_cut_and_everything_has_a_name(
    window: ShellWindow, page: VenuesPage, press: Press, width: int, height: int, scale: float
) -> None:
    window.resize(width, height)
    window.font_scale.set_percent(round(scale * 100))
    go_to_room(page, press)
    for reach in (page._focus, page.bookings.book, page.leave_pane, page.turn_card, page.edit):
        reach()
        QApplication.processEvents()
        assert elided(page) == []
        assert nameless(page) == []


def test_the_grid_is_a_table_for_a_screen_reader(page: VenuesPage) -> None:
    found = QAccessible.queryAccessibleInterface(page.week.grid)

    assert found.role() == QAccessible.Role.Table
    assert found.text(QAccessible.Text.Name) == "一周的场地"


def test_an_empty_branch_says_so_and_the_first_venue_is_entered_by_keyboard(
    qapp: QApplication, theme: Theme, empty_branch: Branch, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_page(qapp, theme, empty_branch, tmp_path, qtbot)
    press, page = presser(window), window.page
    assert isinstance(page, VenuesPage)
    assert page.empty.what == "还没有场地"
    press(KEY.Key_N, ALT)
    page.form.name.set_text("演示活动室")
    page.form.hours.set_text("周一至周五 9:00-17:00")
    press(KEY.Key_S, CTRL)

    assert empty_branch.rows("SELECT name, hours_parsed FROM venue") == [("演示活动室", 1)]
    assert page.mode == "card"
    assert page.card.bars.said[0] == "周一 9:00–17:00"
