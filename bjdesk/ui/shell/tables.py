"""Lists and tables: rows from a paged model, painted by one delegate, and words instead of an empty list."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from bjdesk.ui.shell.paging import Order, PagedTableModel, RowAction
from bjdesk.ui.shell.paint import flat, rounded
from bjdesk.ui.shell.row_painter import RowPainter
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import dress

HEADER_HEIGHT = 36
_RADIUS = 11
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class RowTable(QTableView):
    """One row is one record. Enter opens it or does its "enter" action, Delete its "delete" action.

    `opened(id)` on Enter or double click, `acted(id, name)` for a link or its twin, `chosen(id)` when the current
    row changes.
    """

    opened = Signal(object)
    acted = Signal(object, str)
    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: PagedTableModel,
        *,
        row_height: int = 44,
        pad: int = 12,
        has_header: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row_height = row_height
        self._is_compact = False
        self._painter = RowPainter(theme, pad, self)
        self.setAccessibleName(name)
        self._set_up(has_header)
        self.setItemDelegate(self._painter)
        self.setModel(model)
        self.horizontalHeader().setSectionsClickable(any(column.key for column in model.columns))
        self.adapt_to_scale()
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    @property
    def rows(self) -> PagedTableModel:
        model = self.model()
        assert isinstance(model, PagedTableModel)
        return model

    @property
    def current_id(self) -> Any:
        """The record of the current row, None without one."""
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    def select(self, record: Any) -> bool:
        """Make the record's row the current one; False if it is not in the list."""
        place = self.rows.place_of(record)
        if place is not None:
            self.selectRow(place)
        return place is not None

    def show_ids(self, ids: Any) -> None:
        """Show these records and stay on the same one if it is still there."""
        record = self.current_id
        self.rows.set_ids(ids)
        if record is not None and self.current_id != record:
            self.select(record)

    def sort_by(self, section: int) -> None:
        """A click on a head: by this column, the other way round, and as it was given."""
        column, order = self.rows.columns[section], self.rows.order
        if column.key is None:
            return
        first = Order(section, column.is_number)  # of numbers the largest are wanted
        if order is None or order.section != section:
            self._set_order(first)
        else:
            self._set_order(Order(section, not column.is_number) if order == first else None)

    def sort_next(self) -> None:
        """The same by keyboard: through all columns that can be sorted, and back to how it was given."""
        order = self.rows.order
        wanted = [
            Order(section, is_falling)
            for section, column in enumerate(self.rows.columns)
            if column.key is not None and not self.isColumnHidden(section)
            for is_falling in (column.is_number, not column.is_number)
        ]
        place = wanted.index(order) + 1 if order in wanted else 0
        self._set_order(wanted[place] if place < len(wanted) else None)

    def _set_order(self, order: Order | None) -> None:
        record = self.current_id
        self.rows.set_order(order)
        if record is not None:
            self.select(record)

    def set_compact(self, is_compact: bool) -> None:
        """Drop the columns that do not stand in the compact layout."""
        self._is_compact = is_compact
        for section, column in enumerate(self.rows.columns):
            self.setColumnHidden(section, is_compact and not column.in_compact)

    def height_for(self, rows: int) -> int:
        """Height that shows exactly so many whole rows."""
        header = self.horizontalHeader()
        top = 0 if header.isHidden() else header.height()
        return top + rows * self._theme.px(self._row_height)

    def adapt_to_scale(self) -> None:
        theme, header = self._theme, self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row_height))
        header.setFixedHeight(theme.px(HEADER_HEIGHT))
        for section, column in enumerate(self.rows.columns):
            if column.width is None:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(section, theme.px(column.width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.sort_next()
            return
        twin = {Qt.Key.Key_Return: "enter", Qt.Key.Key_Enter: "enter", Qt.Key.Key_Delete: "delete"}.get(
            Qt.Key(event.key())
        )
        if twin and self.currentIndex().isValid():
            self._do_twin(twin)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._action_under(event.position().toPoint()) is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        action = self._action_under(place)
        if action is not None and event.button() == Qt.MouseButton.LeftButton:
            self.acted.emit(self.rows.id_at(self.rowAt(place.y())), action.name)
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._action_under(place) is None and self.rowAt(place.y()) >= 0:
            self.opened.emit(self.rows.id_at(self.rowAt(place.y())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        action = self._action_under(place)
        self._hover(self.rowAt(place.y()), action.name if action else "")
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, "")
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.currentIndex().row() if by_key else self.rowAt(event.pos().y())
        actions = self.rows.actions_at(row) if row >= 0 else ()
        if not actions:
            return
        menu = QMenu(self)
        for action in actions:
            menu.addAction(action.text).setData(action.name)
        chosen = menu.exec(self._menu_place(row) if by_key else event.globalPos())
        if chosen is not None:
            self.acted.emit(self.rows.id_at(row), chosen.data())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._painter.shows_focus = event.reason() in _BY_KEY
        if self._painter.shows_focus:
            super().focusInEvent(event)  # makes the first row the current one; a click has its own row
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._painter.shows_focus = False
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_whole(event)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._painter.corners = self._corners()
        self._painter.floor = self.viewport().height() - 1
        if event.size().height() < event.oldSize().height() and self.hasFocus():
            self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """The row that the keyboard is on, also when a message takes the room below it."""
        index = self.currentIndex()
        if index.isValid() and not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if self._painter.shows_focus and index.isValid():
            row = QRectF(self.visualRect(index))
            row.setLeft(0)
            row.setRight(self.viewport().width())
            painter = QPainter(self.viewport())
            rounded(painter, row.adjusted(2, 2, -2, -3), self._theme.px(6), None, self._theme.colour("ring"), 2)

    def _set_up(self, has_header: bool) -> None:
        self.setViewport(QWidget())  # one of our own: asking for Qt's would make PySide learn of every widget class
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.sectionClicked.connect(self.sort_by)
        header.setMinimumSectionSize(1)
        header.setVisible(has_header)

    def _on_current_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._painter.current_row = current.row()
        self.viewport().update()
        if current.isValid():
            self.chosen.emit(self.rows.id_at(current.row()))

    def _do_twin(self, twin: str) -> None:
        row = self.currentIndex().row()
        for action in self.rows.actions_at(row):
            if action.twin == twin:
                self.acted.emit(self.rows.id_at(row), action.name)
                return
        if twin == "enter":
            self.opened.emit(self.rows.id_at(row))

    def _action_under(self, place: QPoint) -> RowAction | None:
        index = self.indexAt(place)
        if not index.isValid():
            return None
        return self._painter.action_at(self.visualRect(index), index, place.x())

    def _hover(self, row: int, action: str) -> None:
        if (row, action) == (self._painter.hovered_row, self._painter.hovered_action):
            return
        self._painter.hovered_row, self._painter.hovered_action = row, action
        shape = Qt.CursorShape.PointingHandCursor if action else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()

    def _show_whole(self, event: QHelpEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid() and self._painter.is_elided(self.visualRect(index), index):
            words = index.data(Qt.ItemDataRole.AccessibleTextRole)
            QToolTip.showText(event.globalPos(), _as_plain(words), self.viewport())
        else:
            QToolTip.hideText()

    def _menu_place(self, row: int) -> QPoint:
        return self.viewport().mapToGlobal(QPoint(self._theme.px(24), self.rowViewportPosition(row)))

    def _corners(self) -> QPainterPath:
        """The card's round corners where the list touches them."""
        box = QRectF(self.viewport().rect())
        radius = self._theme.px(_RADIUS)
        if not self.horizontalHeader().isHidden():
            box.setTop(-2.0 * radius)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        return path


def _as_plain(words: str) -> str:
    """Data for a tooltip, which would take a < for mark-up."""
    return f"<span>{words.replace('&', '&amp;').replace('<', '&lt;')}</span>"


class WholeRows(QWidget):
    """Around a table that takes what room there is: no row is cut at the bottom, what is left over stays blank."""

    def __init__(self, table: RowTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plain", True)
        self._table = table
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(table)
        table.rows.modelReset.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def adapt_to_scale(self) -> None:
        self._fit()

    def _fit(self) -> None:
        header = self._table.height_for(0)
        row, rows = self._table.height_for(1) - header, self._table.rows.rowCount()
        is_longer = header + rows * row > self.height() >= header + row
        self._column.setContentsMargins(0, 0, 0, (self.height() - header) % row if is_longer else 0)


class ListCard(Card):
    """A card that is a list: the table, or the empty state while there are no rows."""

    def __init__(self, theme: Theme, table: RowTable, empty: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.table = table
        self.empty = empty
        if not table.horizontalHeader().isHidden():
            dress(table, fills="card")
        inside = QVBoxLayout(self)  # a stacked layout knows no margins
        inside.setContentsMargins(1, 1, 1, 1)
        self._stack = QStackedLayout()
        inside.addLayout(self._stack)  # first: a stack without a parent shows its pages as windows
        self._rows = WholeRows(table)
        self._stack.addWidget(self._rows)
        self._stack.addWidget(empty)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        table.rows.modelReset.connect(self._choose)
        table.rows.rowsInserted.connect(self._choose)
        table.rows.rowsRemoved.connect(self._choose)
        self._choose()

    def height_for(self, rows: int) -> int:
        """Height of the card when it shows exactly so many whole rows."""
        return self.table.height_for(rows) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        header = self.table.horizontalHeader()
        if self._stack.currentWidget() is not self._rows or header.isHidden():
            return
        painter = QPainter(self)
        top, radius = QRectF(1, 1, self.width() - 2, header.height()), self._theme.px(_RADIUS)
        painter.setClipRect(top)
        rounded(painter, top.adjusted(0, 0, 0, radius), radius, self._theme.colour("sunken"))
        flat(painter, QRect(1, header.height(), self.width() - 2, 1), self._theme.colour("line"))

    def _choose(self) -> None:
        self._stack.setCurrentWidget(self._rows if self.table.rows.rowCount() else self.empty)
