"""Lists: by mouse, by keyboard and by ear; words instead of an empty one."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.paging import Cell, Column, Order, PagedTableModel
from bjdesk.ui.shell.tables import ListCard, RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState
from tests.ui.shell.samples import people_table

Show = Callable[[QWidget], QWidget]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(theme: Theme, shown: Show) -> RowTable:
    table = people_table(theme)
    table.resize(600, 300)
    shown(table)
    return table


def link_place(table: RowTable, row: int) -> QPoint:
    """On the words 撤销 of a row: at the right end, left of a printed key if there is one."""
    cell: QRect = table.visualRect(table.rows.index(row, 2))
    return QPoint(cell.right() - (70 if row == 0 else 24), cell.center().y())


def test_a_click_chooses_a_row(table: RowTable, qtbot: QtBot) -> None:
    place = table.visualRect(table.rows.index(2, 0)).center()

    with qtbot.waitSignal(table.chosen) as heard:
        qtbot.mouseClick(table.viewport(), LEFT, pos=place)

    assert heard.args == [2]
    assert table.current_id == 2


@pytest.mark.parametrize("row", [0, 1])
def test_a_click_on_a_link_acts_and_chooses_nothing(table: RowTable, qtbot: QtBot, row: int) -> None:
    with qtbot.waitSignal(table.acted) as heard:
        qtbot.mouseClick(table.viewport(), LEFT, pos=link_place(table, row))

    assert heard.args == [row, "undo"]
    assert table.current_id is None


def test_a_double_click_opens(table: RowTable, qtbot: QtBot) -> None:
    place = table.visualRect(table.rows.index(1, 0)).center()

    with qtbot.waitSignal(table.opened) as heard:
        qtbot.mouseDClick(table.viewport(), LEFT, pos=place)

    assert heard.args == [1]


def test_delete_is_the_twin_of_the_link_and_enter_opens(table: RowTable, qtbot: QtBot) -> None:
    table.select(3)

    with qtbot.waitSignal(table.acted) as acted:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert (acted.args, opened.args) == ([3, "undo"], [3])


def test_tab_leaves_the_list_and_arrows_move_in_it(table: RowTable, qtbot: QtBot) -> None:
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(table, Qt.Key.Key_Down)

    assert table.current_id == 1
    assert not table.tabKeyNavigation()


def test_the_pointer_marks_row_and_link(table: RowTable, qtbot: QtBot) -> None:
    qtbot.mouseMove(table.viewport(), link_place(table, 1))

    assert table.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_a_refresh_stays_on_the_same_record(table: RowTable) -> None:
    table.select(2)

    table.show_ids([4, 3, 2, 1])

    assert table.current_id == 2
    assert table.currentIndex().row() == 2


def test_the_compact_layout_drops_its_columns(table: RowTable) -> None:
    table.set_compact(True)

    assert [table.isColumnHidden(section) for section in range(3)] == [False, True, False]


def test_only_whole_rows_are_seen(table: RowTable) -> None:
    table.resize(600, table.height_for(3))

    assert table.viewport().height() == 3 * 44


def test_the_list_has_a_name_and_its_cells_speak(table: RowTable) -> None:
    spoken = QAccessible.queryAccessibleInterface(table)

    assert spoken.text(QAccessible.Text.Name) == "演示名单"
    assert spoken.role() == QAccessible.Role.Table


def test_words_stand_where_there_are_no_rows(theme: Theme, qtbot: QtBot) -> None:
    card = ListCard(theme, people_table(theme, 0), EmptyState(theme, "users", "还没有人签到", "第一位马上就来"))
    qtbot.addWidget(card)
    was_empty = (card.empty.isHidden(), not card.table.isVisibleTo(card))

    card.table.show_ids([0, 1])

    assert was_empty == (False, True)
    assert (card.empty.isHidden(), not card.table.isVisibleTo(card)) == (True, False)


def test_a_card_is_as_high_as_its_rows(theme: Theme, shown: Show) -> None:
    card = ListCard(theme, people_table(theme), EmptyState(theme, "users", "没有人"))
    card.setFixedHeight(card.height_for(2))
    shown(card)

    assert card.table.viewport().height() == 88


def test_little_room_is_enough_for_the_empty_words(theme: Theme, shown: Show) -> None:
    empty = EmptyState(theme, "search", "没找到“wgx”", "试试全拼、手机号后 4 位。")
    empty.resize(400, 120)
    shown(empty)

    visible = [child for child in empty.findChildren(QWidget) if child.isVisible()]

    assert all(empty.rect().contains(child.geometry()) for child in visible)


@pytest.mark.parametrize("height", [300, 301, 317, 343])
def test_a_list_that_takes_what_room_there_is_cuts_no_row_at_the_bottom(theme: Theme, shown: Show, height: int) -> None:
    table = people_table(theme, count=40)
    area = WholeRows(table)
    area.resize(600, height)
    shown(area)
    assert table.viewport().height() % table.rowHeight(0) == 0
    assert area.height() - table.height() < table.rowHeight(0)


def test_a_short_list_has_all_the_room(theme: Theme, shown: Show) -> None:
    table = people_table(theme, count=2)
    area = WholeRows(table)
    area.resize(600, 317)
    shown(area)
    assert table.height() == 317


def test_the_bar_of_the_chosen_row_stands_at_the_edge_although_the_first_column_is_hidden(
    table: RowTable, theme: Theme
) -> None:
    table.setColumnHidden(0, True)
    table.selectRow(1)
    picture = table.viewport().grab().toImage()
    middle = table.visualRect(table.rows.index(1, 1)).center().y()
    assert picture.pixelColor(1, middle) == theme.colour("accent")


def test_the_row_with_the_keyboard_stays_in_sight_when_the_list_becomes_lower(theme: Theme, shown: Show) -> None:
    table = people_table(theme)
    table.resize(400, table.height_for(2))
    shown(table)
    table.selectRow(1)
    table.setFocus()

    table.resize(400, table.height_for(1))

    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def _same(ids: Sequence[str]) -> dict[str, str]:
    return {one: one for one in ids}


@pytest.fixture
def sortable(theme: Theme, shown: Show) -> RowTable:
    columns = (Column("姓名", Cell, key=str), Column("学时", Cell, 120, is_number=True, key=len), Column("", Cell, 40))
    table = RowTable(theme, "演示名单", PagedTableModel(columns, ["b", "ccc", "aa"], _same))
    table.resize(600, 300)
    shown(table)
    return table


def test_a_click_on_a_head_sorts_turns_round_and_gives_back_the_first_order(sortable: RowTable, qtbot: QtBot) -> None:
    sortable.select("aa")
    header = sortable.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 40, 10)

    seen = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), LEFT, pos=place)
        seen.append(list(sortable.rows.ids))

    assert seen == [["ccc", "aa", "b"], ["b", "aa", "ccc"], ["b", "ccc", "aa"]]
    assert sortable.current_id == "aa"


def test_the_keyboard_goes_through_every_order(sortable: RowTable, qtbot: QtBot) -> None:
    sortable.setFocus()

    seen = []
    for _ in range(5):
        qtbot.keyClick(sortable, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        seen.append(sortable.rows.order)

    assert seen == [Order(0), Order(0, is_falling=True), Order(1, is_falling=True), Order(1), None]
