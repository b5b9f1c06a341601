"""最近的同步: what each exchange did, in words that need no explaining."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QVBoxLayout, QWidget

from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.row_painter import AnyIndex, RowPainter
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.sync import run_words
from bjdesk.ui.sync.run_words import Today

if TYPE_CHECKING:
    from bjdesk.syncing.queries import RunRow

translate = QCoreApplication.translate
ROW_HEIGHT = 60
_ICON, _GAP = 18, 8
_WHAT = 1


class RunTable(QWidget):
    """Newest first; words instead of an empty list."""

    def __init__(self, theme: Theme, name: str, pad: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self._today: Today | None = None
        self._rows: dict[int, RunRow] = {}
        model = PagedTableModel(self._columns(), [], self._fetch, parent=self)
        self.table = RowTable(theme, name, model, row_height=ROW_HEIGHT, pad=pad)
        self.table.setItemDelegateForColumn(_WHAT, _IconPainter(theme, self.table, _look, pad))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # what is left is enough
        self._empty = EmptyState(theme, "history", translate("Sync", "还没有同步过"), small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.addWidget(self.table)
        column.addWidget(self._empty)
        self.show_runs([], None)

    def show_runs(self, runs: "Sequence[RunRow]", today: Today | None) -> None:
        self._today = today
        self._rows = {run.id: run for run in runs}
        self.table.show_ids([run.id for run in runs])
        self.table.setVisible(bool(runs))
        self._empty.setVisible(not runs)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.table.set_compact(is_compact)
        self.table.horizontalHeader().setVisible(not is_compact)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Sync", "时间"), self._when, 150, in_compact=False),
            Column(translate("Sync", "发生了什么"), self._what),
            Column(translate("Sync", "用时"), self._took, 104, is_number=True),
        )

    def _fetch(self, ids: Sequence[Any]) -> "dict[int, RunRow]":
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _when(self, run: "RunRow") -> Cell:
        return Cell(self._moment(run), tone="ink2")

    def _moment(self, run: "RunRow") -> str:
        assert self._today is not None
        return run_words.day_and_time(max(run.at, run.until), self._today)

    def _what(self, run: "RunRow") -> Cell:
        counts = run_words.run_counts(run)
        sub = translate("Sync", "，").join((self._moment(run), counts)) if self._is_compact else counts
        return Cell(run_words.run_title(run), "bodyMedium", sub=sub)

    def _took(self, run: "RunRow") -> Cell:
        return Cell(run_words.duration(run), tone="ink2")


class ListFrame(Card):
    """A card that holds nothing but such a list."""

    def __init__(self, theme: Theme, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(body)


def _look(run: Any) -> tuple[str, str]:
    return run_words.run_look(run)


class _IconPainter(RowPainter):
    """One column of `table` with an icon before its words; `look(row)` gives icon and colour."""

    def __init__(self, theme: Theme, table: RowTable, look: Callable[[Any], tuple[str, str]], pad: int) -> None:
        super().__init__(theme, pad, parent=table)
        self._table = table
        self._look_of = look
        self._look: tuple[str, str] | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """As the other columns are painted, whose state this one shares."""
        model, rest = index.model(), self._table.itemDelegate()
        if isinstance(model, PagedTableModel) and isinstance(rest, RowPainter):
            row = model.row_at(index.row())
            self._look = None if row is None else self._look_of(row)
            self.current_row, self.hovered_row = rest.current_row, rest.hovered_row
            self.corners, self.floor = rest.corners, rest.floor
        super().paint(painter, option, index)

    def _room(self, rect: QRect, index: AnyIndex) -> QRect:
        return super()._room(rect, index).adjusted(self._theme.px(_ICON + _GAP), 0, 0, 0)

    def _paint_cell(self, painter: QPainter, room: QRect, cell: Cell, is_selected: bool, is_number: bool) -> None:
        super()._paint_cell(painter, room, cell, is_selected, is_number)
        if self._look is None:
            return
        size = self._theme.px(_ICON)
        left = room.left() - self._theme.px(_ICON + _GAP)
        place = QRectF(left, round(room.top() + (room.height() - size) / 2), size, size)
        paint_icon(painter, self._look[0], place, self._theme.colour(self._look[1]))
