"""Paints 到了多少: the numbers, and under them how much of the class that is."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from bjdesk.ui.shell.paging import Cell, PagedTableModel
from bjdesk.ui.shell.paint import rounded
from bjdesk.ui.shell.row_painter import AnyIndex, RowPainter
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme

_WIDTH, _HEIGHT, _RADIUS, _LIFT = 96, 6, 3, 10


class CountPainter(RowPainter):
    """For one column of `table`; `part(row)` gives how much of the bar is filled, None for no bar."""

    tone = "accent"
    """Of a bar that is not full."""

    def __init__(self, theme: Theme, table: RowTable, part: Callable[[Any], float | None]) -> None:
        super().__init__(theme, parent=table)
        self._table = table
        self._part_of = part
        self._part: float | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """As the other columns are painted, whose state this one shares."""
        model, rest = index.model(), self._table.itemDelegate()
        if isinstance(model, PagedTableModel) and isinstance(rest, RowPainter):
            row = model.row_at(index.row())
            self._part = None if row is None else self._part_of(row)
            self.current_row, self.hovered_row = rest.current_row, rest.hovered_row
            self.corners, self.floor = rest.corners, rest.floor
        super().paint(painter, option, index)

    def _paint_cell(self, painter: QPainter, room: QRect, cell: Cell, is_selected: bool, is_number: bool) -> None:
        if self._part is None:
            super()._paint_cell(painter, room, cell, is_selected, is_number)
            return
        lift = self._theme.px(_LIFT)
        super()._paint_cell(painter, room.adjusted(0, 0, 0, -lift), cell, is_selected, is_number)
        text = self._theme.metrics(cell.role).height()
        top = round(room.top() + (room.height() - lift + text) / 2 + self._theme.px(2))
        width = min(self._theme.px(_WIDTH), room.width())
        self._paint_bar(painter, QRectF(room.left(), top, width, self._theme.px(_HEIGHT)), self._part)

    def _paint_bar(self, painter: QPainter, box: QRectF, part: float) -> None:
        theme, radius = self._theme, self._theme.px(_RADIUS)
        rounded(painter, box, radius, theme.colour("press"))
        if part > 0:
            box.setWidth(max(box.width() * min(part, 1.0), 2 * radius))
            rounded(painter, box, radius, theme.colour("okBar" if part >= 1 else self.tone))
