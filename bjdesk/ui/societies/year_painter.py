"""Paints a society's year: twelve cells, and how far it is with what it planned, a tick where it should be today."""

from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from bjdesk.learning.meetings.queries import COMING, MET, MISSED, SocietyLine
from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.paging import Cell, PagedTableModel
from bjdesk.ui.shell.paint import flat, rounded
from bjdesk.ui.shell.row_painter import AnyIndex, RowPainter
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme

CELL, GAP, QUARTER_GAP, RADIUS = 13, 3, 6, 3
_BAR_WIDTH, _BAR_HEIGHT, _TICK, _LIFT = 84, 6, 12, 10
_DOT = 3


def months_width() -> int:
    """Unscaled width of the twelve cells."""
    return 12 * CELL + 11 * GAP + 3 * QUARTER_GAP


def paint_month(painter: QPainter, theme: Theme, box: QRectF, look: str) -> None:
    """One cell; a shape of its own besides its colour."""
    radius = theme.px(RADIUS)
    if look == MET:
        rounded(painter, box, radius, theme.colour("ok"))
    elif look == MISSED:
        rounded(painter, box, radius, theme.colour("warnTint"), theme.colour("warnBar"))
        paint_icon(painter, "minus", box.adjusted(1, 1, -1, -1), theme.colour("warn"), 3)
    elif look == COMING:
        rounded(painter, box, radius, theme.colour("surface"), theme.colour("line2"))
    else:
        dot = theme.px(_DOT)
        middle = box.center()
        spot = QRectF(round(middle.x() - dot / 2), round(middle.y() - dot / 2), dot, dot)
        rounded(painter, spot, dot / 2, theme.colour("ink3"))


class _BesideOthers(RowPainter):
    """Shares what is selected and hovered with the painter of the other columns."""

    def __init__(self, theme: Theme, table: RowTable) -> None:
        super().__init__(theme, parent=table)
        self._table = table
        self._line: SocietyLine | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model, rest = index.model(), self._table.itemDelegate()
        if isinstance(model, PagedTableModel) and isinstance(rest, RowPainter):
            row: Any = model.row_at(index.row())
            self._line = row if isinstance(row, SocietyLine) else None
            self.current_row, self.hovered_row = rest.current_row, rest.hovered_row
            self.corners, self.floor = rest.corners, rest.floor
        super().paint(painter, option, index)


class MonthsPainter(_BesideOthers):
    """The twelve cells; the column's text is what a screen reader says and is not painted."""

    def _paint_cell(self, painter: QPainter, room: QRect, cell: Cell, is_selected: bool, is_number: bool) -> None:
        if self._line is None:
            return
        theme, side = self._theme, self._theme.px(CELL)
        left, top = float(room.left()), round(room.top() + (room.height() - side) / 2)
        for number, month in enumerate(self._line.months):
            paint_month(painter, theme, QRectF(round(left), top, side, side), month.look)
            left += side + theme.px(GAP) + (theme.px(QUARTER_GAP) if number % 3 == 2 else 0)

    def is_elided(self, rect: QRect, index: AnyIndex) -> bool:
        """What is not seen is told by the tooltip."""
        return True


class YearPainter(_BesideOthers):
    """9 / 18 次 over its bar; without a plan the words alone."""

    def _paint_cell(self, painter: QPainter, room: QRect, cell: Cell, is_selected: bool, is_number: bool) -> None:
        line = self._line
        if line is None or not line.planned:
            super()._paint_cell(painter, room, cell, is_selected, is_number)
            return
        theme = self._theme
        lift = theme.px(_LIFT)
        super()._paint_cell(painter, room.adjusted(0, 0, 0, -lift), cell, is_selected, is_number)
        top = round(room.top() + (room.height() - lift + theme.metrics(cell.role).height()) / 2 + theme.px(2))
        width, height = min(theme.px(_BAR_WIDTH), room.width()), theme.px(_BAR_HEIGHT)
        box, radius = QRectF(room.left(), top, width, height), theme.px(RADIUS)
        rounded(painter, box, radius, theme.colour("press"))
        if line.held:
            part = QRectF(box)
            part.setWidth(max(width * min(line.held / line.planned, 1.0), 2 * radius))
            rounded(painter, part, radius, theme.colour("warnBar" if line.held < line.due else "okBar"))
        tick = theme.px(_TICK)
        at = round(room.left() + width * line.due / line.planned)
        flat(painter, QRect(min(at, room.left() + width - 2), top - (tick - height) // 2, 2, tick), theme.colour("ink"))
