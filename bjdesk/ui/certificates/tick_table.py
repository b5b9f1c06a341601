"""A list whose rows are ticked: Space or a click on the box ticks one, all of them by a link or Ctrl A."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.paging import Cell, PagedTableModel
from bjdesk.ui.shell.paint import rounded
from bjdesk.ui.shell.row_painter import AnyIndex, RowPainter
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme

TICK_WIDTH = 42
_BOX, _RADIUS = 22, 6


class InnerTable(RowTable):
    """Stands between other things on its card: it has no round corners of its own at the top, or none at all."""

    has_round_foot = True

    def _corners(self) -> QPainterPath:
        path, box = QPainterPath(), QRectF(self.viewport().rect())
        if self.has_round_foot:
            path = super()._corners()
            box.setHeight(box.height() / 2)
        above = QPainterPath()
        above.addRect(box)
        return path.united(above)


class TickTable(InnerTable):
    """The first column is the box; `can_tick` says whether the list is one to choose from at all."""

    ticked_changed = Signal()

    def __init__(
        self, theme: Theme, name: str, model: PagedTableModel, *, row_height: int = 50, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, model, row_height=row_height, has_header=False, parent=parent)
        self._ticked: set[Any] = set()
        self.can_tick = True
        self.setItemDelegateForColumn(0, _TickPainter(theme, self))

    @property
    def ticked(self) -> tuple[Any, ...]:
        """The ticked ones, in the order of the list."""
        return tuple(record for record in self.rows.ids if record in self._ticked) if self.can_tick else ()

    def is_ticked(self, record: Any) -> bool:
        return record in self._ticked

    def show_ticked(self, ids: Sequence[Any], ticked: Sequence[Any]) -> None:
        """Show these records, with ticks on those."""
        self._ticked = set(ticked)
        self.show_ids(ids)
        self.viewport().update()
        self.ticked_changed.emit()

    def tick_all(self, *, is_on: bool) -> None:
        self._ticked = set(self.rows.ids) if is_on else set()
        self._tell()

    def set_can_tick(self, can_tick: bool) -> None:
        """Without boxes the column of boxes is hidden."""
        self.can_tick = can_tick
        self.setColumnHidden(0, not can_tick)

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self.setColumnHidden(0, not self.can_tick)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.can_tick and event.key() == Qt.Key.Key_Space and self.current_id is not None:
            self._turn(self.current_id)
        elif self.can_tick and event.matches(QKeySequence.StandardKey.SelectAll):
            self.tick_all(is_on=len(self.ticked) < len(self.rows.ids))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        super().mouseReleaseEvent(event)
        if self.can_tick and index.isValid() and index.column() == 0 and event.button() == Qt.MouseButton.LeftButton:
            self._turn(self.rows.id_at(index.row()))

    def _turn(self, record: Any) -> None:
        self._ticked ^= {record}
        self._tell()

    def _tell(self) -> None:
        self.viewport().update()
        self.ticked_changed.emit()


class _TickPainter(RowPainter):
    """The box of a row, in the state of the table's own painter."""

    def __init__(self, theme: Theme, table: TickTable) -> None:
        super().__init__(theme, parent=table)
        self._table = table
        self._is_on = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rest = self._table.itemDelegate()
        if isinstance(rest, RowPainter):
            self.current_row, self.hovered_row = rest.current_row, rest.hovered_row
            self.corners, self.floor = rest.corners, rest.floor
        self._is_on = self._table.is_ticked(self._table.rows.id_at(index.row()))
        super().paint(painter, option, index)

    def _paint_cell(self, painter: QPainter, room: QRect, cell: Cell, is_selected: bool, is_number: bool) -> None:
        theme, size = self._theme, self._theme.px(_BOX)
        box = QRectF(room.left(), round(room.top() + (room.height() - size) / 2), size, size)
        if not self._is_on:
            rounded(painter, box, theme.px(_RADIUS), theme.colour("surface"), theme.colour("line2"))
            return
        rounded(painter, box, theme.px(_RADIUS), theme.colour("accent"))
        paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), theme.colour("on"), 2.75)
