"""The week of a venue as a table of half hours: arrows, Enter and a screen reader work, one painter draws it (R12).

`book_wanted(day, first, last)` for free cells (Shift+↓ or the mouse takes several), `opened(booking)` for a block.
"""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.venues import words
from bjdesk.ui.venues.week_painter import HEAD, TIMES, WeekPainter
from bjdesk.ui.venues.week_shape import DAYS, HALF, Block, Draft, Week

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = 20
"""The least height of half an hour."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WeekModel(QAbstractTableModel):
    """Rows are half hours, columns the days; each cell says its time and what is on then."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.week: Week | None = None

    def show_week(self, week: Week) -> None:
        """The same shape keeps the cell that has the keyboard."""
        old, self_rows = self.week, self.rowCount()
        if old is not None and (old.first, old.last) == (week.first, week.last):
            self.week = week
            self.dataChanged.emit(self.index(0, 0), self.index(self_rows - 1, DAYS - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DAYS - 1)
            return
        self.beginResetModel()
        self.week = week
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self.week is None else self.week.rows

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.week is None else DAYS

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.week is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken_cell(self.week, index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            found = self.week.at(index.column(), self.week.minutes(index.row()))
            return found[0].title if found else ""
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.week is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return words.clock(self.week.minutes(section)) if 0 <= section < self.week.rows else None
        if not 0 <= section < DAYS:
            return None
        day: date = self.week.days[section]
        return f"{words.weekday(section)} {day.month}-{day.day}"


class _Header(QHeaderView):
    """Draws itself as the painter of the week wants it."""

    def __init__(self, painter: WeekPainter, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._week_painter = painter
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if self.orientation() == Qt.Orientation.Horizontal:
            self._week_painter.paint_day(painter, rect, section)
        else:
            self._week_painter.paint_hour(painter, rect, section)


class WeekGrid(QTableView):
    """`chosen(day, minute)` when another cell has the keyboard; `withdraw_wanted(booking)` for Delete on a block."""

    chosen = Signal()
    opened = Signal(object)
    withdraw_wanted = Signal(object)
    book_wanted = Signal(int, int, int)

    tells_whole = True
    """What is cut in a narrow column is told whole under the mouse."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.week_model = WeekModel(self)
        self._painter = WeekPainter(theme)
        self._shows_focus = False
        self._is_dragging = False
        self.setAccessibleName(name)
        self._set_up()
        self.setModel(self.week_model)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.adapt_to_scale()

    # --- what is shown -----------------------------------------------------------------------------------------------

    @property
    def week(self) -> Week | None:
        return self.week_model.week

    def show_week(self, week: Week) -> None:
        is_first = self.week is None
        self._painter.week = week
        self.week_model.show_week(week)
        self._share_height()
        if is_first:
            self.go_to_now()
        self.viewport().update()

    def show_draft(self, draft: Draft | None) -> None:
        """A booking that is being made, with what of it is taken; None when it is not made any more."""
        self._painter.draft = draft
        if draft is not None and self.week is not None:
            row = max(0, min((draft.first - self.week.first) // HALF, self.week.rows - 1))
            self.scrollTo(self.week_model.index(row, draft.day))
        self.viewport().update()

    @property
    def draft(self) -> Draft | None:
        return self._painter.draft

    def go_to_now(self) -> None:
        """The half hour that it is now, or the first one of the week, has the keyboard."""
        week = self.week
        if week is None:
            return
        column = week.today_column
        row = (week.now_min - week.first) // HALF if column is not None else 2
        row = max(0, min(row, week.rows - 1))
        self.setCurrentIndex(self.week_model.index(row, column or 0))
        above = self.week_model.index(max(0, row - 4), 0)
        self.scrollTo(above, QAbstractItemView.ScrollHint.PositionAtTop)

    def select(self, day: int, minute: int) -> None:
        if self.week is not None:
            row = max(0, min((minute - self.week.first) // HALF, self.week.rows - 1))
            self.setCurrentIndex(self.week_model.index(row, day))

    @property
    def current_block(self) -> Block | None:
        """What is on in the cell that has the keyboard."""
        index = self.currentIndex()
        if self.week is None or not index.isValid():
            return None
        found = self.week.at(index.column(), self.week.minutes(index.row()))
        return found[0] if found else None

    @property
    def span(self) -> tuple[int, int, int]:
        """Day and minutes of the cells that are chosen; a single cell means an hour."""
        week, index = self.week, self.currentIndex()
        if week is None or not index.isValid():
            return 0, 9 * 60, 10 * 60
        rows = [one.row() for one in self.selectedIndexes() if one.column() == index.column()] or [index.row()]
        first, last = week.minutes(min(rows)), week.minutes(max(rows)) + HALF
        return index.column(), first, last if len(rows) > 1 else first + 2 * HALF

    def block_at(self, place: QPoint) -> UUID | None:
        """The booking that is drawn there."""
        return self._painter.block_at(self._area(), place)

    # --- keyboard and mouse ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        block = self.current_block
        if event.key() in _ENTER:
            self._enter(block)
        elif event.key() == Qt.Key.Key_Delete and block is not None:
            self.withdraw_wanted.emit(block.id)
        else:
            super().keyPressEvent(event)

    def _enter(self, block: Block | None) -> None:
        if block is not None and len(self.selectedIndexes()) <= 1:
            self.opened.emit(block.id)
        elif self.currentIndex().isValid():
            self.book_wanted.emit(*self.span)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        record = self.block_at(event.position().toPoint())
        if len(self.selectedIndexes()) > 1:
            self.book_wanted.emit(*self.span)
        elif record is not None:
            self.opened.emit(record)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.block_at(event.position().toPoint()) is None and self.currentIndex().isValid():
            self.book_wanted.emit(*self.span)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._shows_focus = event.reason() != Qt.FocusReason.MouseFocusReason
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._shows_focus = False
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def _tell(self, event: QHelpEvent) -> None:
        record = self.block_at(event.pos())
        block = next((one for one in self.week.blocks if one.id == record), None) if self.week is not None else None
        if block is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), _as_plain(words.spoken_block(block)), self.viewport())

    # --- drawing -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.week is None:
            return
        painter = QPainter(self.viewport())
        chosen = self._chosen() if self.hasFocus() or self.draft is None else None
        self._painter.paint(painter, self._area(), chosen, has_ring=self._shows_focus)

    def _area(self) -> QRect:
        """Where the whole week lies in the viewport, scrolled as it is."""
        height = self.verticalHeader().length()
        return QRect(0, -self.verticalOffset(), self.viewport().width(), height)

    def _chosen(self) -> QRect | None:
        index = self.currentIndex()
        if not index.isValid():
            return None
        box = self.visualRect(index)
        for one in self.selectedIndexes():
            if one.column() == index.column():
                box = box.united(self.visualRect(one))
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def adapt_to_scale(self) -> None:
        self.horizontalHeader().setFixedHeight(self._theme.px(HEAD))
        self.verticalHeader().setFixedWidth(self._theme.px(TIMES))
        self._share_height()

    def _share_height(self) -> None:
        """Rows as high as the room allows, never too low to be read."""
        rows = self.week_model.rowCount()
        if rows:
            fair = self.viewport().height() // rows
            self.verticalHeader().setDefaultSectionSize(max(self._theme.px(ROW), fair))

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.viewport().update()
        self.chosen.emit()

    def _set_up(self) -> None:
        self.setViewport(QWidget())
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(_Header(self._painter, Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Header(self._painter, Qt.Orientation.Vertical, self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


def _as_plain(said: str) -> str:
    """Data for a tooltip, which would take a < for mark-up."""
    return f"<span>{said.replace('&', '&amp;').replace('<', '&lt;')}</span>"
