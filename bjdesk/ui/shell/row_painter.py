"""Paints the rows of every list: text with a second line and chips, hairlines, the selected tint, the links."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bjdesk.ui.shell.paging import CELL_ROLE, Cell, PagedTableModel, RowAction
from bjdesk.ui.shell.paint import baseline, flat, rounded, text_at
from bjdesk.ui.shell.qss import CHIPS
from bjdesk.ui.shell.theme import Theme

_CHIP_HEIGHT, _CHIP_PAD, _CHIP_GAP, _LINK_GAP, _BAR = 24, 8, 8, 16, 4

AnyIndex = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """`pad` is the distance of the outer cells from the edge of the list; inner cells have 12."""

    def __init__(self, theme: Theme, pad: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pad = pad
        self.current_row = -1
        self.hovered_row = -1
        self.hovered_action = ""
        self.corners: QPainterPath | None = None
        """The shape of the list; its rows are clipped to it where they touch a rounded corner."""
        self.floor = 1 << 20
        """Bottom of the viewport: the last row that fits needs no line, the card's own edge follows."""
        self.shows_focus = False

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, option.rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        is_selected = index.row() == self.current_row
        self._paint_ground(painter, option.rect, index, is_selected)
        cell: Cell = index.data(CELL_ROLE)
        room = self._room(option.rect, index)
        model = _rows_of(index)
        if index.column() == len(model.columns) - 1:
            room.setRight(self._paint_actions(painter, room, index.row(), model.actions_at(index.row())))
        self._paint_cell(painter, room, cell, is_selected, model.columns[index.column()].is_number)
        painter.restore()

    def action_at(self, rect: QRect, index: AnyIndex, x: int) -> RowAction | None:
        """The link under the pointer; links take the whole height of the row."""
        model = _rows_of(index)
        if index.column() != len(model.columns) - 1:
            return None
        for action, left, right in self._places(self._room(rect, index), model.actions_at(index.row())):
            if left - self._theme.px(8) <= x <= right + self._theme.px(8):
                return action
        return None

    def is_elided(self, rect: QRect, index: AnyIndex) -> bool:
        """Whether the cell shows less than it holds."""
        cell: Cell = index.data(CELL_ROLE)
        room = self._room(rect, index)
        chips = sum(self._chip_width(text) + self._theme.px(_CHIP_GAP) for text, _ in cell.chips)
        metrics = self._theme.metrics
        text = metrics(cell.role).horizontalAdvance(cell.text) + chips
        return max(text, metrics("cap").horizontalAdvance(cell.sub)) > room.width() + 0.5

    def _room(self, rect: QRect, index: AnyIndex) -> QRect:
        last = index.model().columnCount() - 1
        left = self._pad if _is_first_shown(rect) else 12
        right = self._pad if index.column() == last else 12
        return rect.adjusted(self._theme.air(left), 0, -self._theme.air(right), 0)

    def _paint_ground(self, painter: QPainter, rect: QRect, index: AnyIndex, is_selected: bool) -> None:
        colour = self._theme.colour
        fill = "tint" if is_selected else "hover" if index.row() == self.hovered_row else ""
        if fill and self.corners is not None:
            painter.save()
            painter.setClipPath(self.corners)
        if fill:
            flat(painter, rect.adjusted(0, 0, 0, -1), colour(fill))
            if is_selected and _is_first_shown(rect):
                flat(painter, QRect(rect.left(), rect.top(), self._theme.px(_BAR), rect.height() - 1), colour("accent"))
        if fill and self.corners is not None:
            painter.restore()
        if index.row() < index.model().rowCount() - 1 and rect.bottom() < self.floor:
            flat(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))

    def _paint_cell(self, painter: QPainter, room: QRect, cell: Cell, is_selected: bool, is_number: bool) -> None:
        theme = self._theme
        metrics = theme.metrics(cell.role)
        middle = room.top() + room.height() / 2
        if cell.sub:
            below = theme.metrics("cap")
            block = metrics.height() + below.height() - theme.px(1)
            top = middle - block / 2 + theme.px(1)
            middle = top + metrics.height() / 2
            self._paint_sub(painter, room, top + block - below.height() / 2, cell)
        chips = sum(self._chip_width(text) + theme.px(_CHIP_GAP) for text, _ in cell.chips)
        text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, max(room.width() - chips, 0) + 0.5)
        advance = metrics.horizontalAdvance(text)
        left = room.right() + 1 - advance if is_number else float(room.left())
        painter.setFont(_struck(theme.font(cell.role)) if cell.is_struck else theme.font(cell.role))
        painter.setPen(theme.colour(cell.tone))
        text_at(painter, left, baseline(metrics, middle), text)
        left += advance + (theme.px(_CHIP_GAP) if cell.text else 0)
        for words, tone in cell.chips:
            left += self._paint_chip(painter, left, middle, words, tone, is_selected) + theme.px(_CHIP_GAP)

    def _paint_sub(self, painter: QPainter, room: QRect, middle: float, cell: Cell) -> None:
        metrics = self._theme.metrics("cap")
        painter.setFont(self._theme.font("cap"))
        painter.setPen(self._theme.colour("ink3"))
        text = metrics.elidedText(cell.sub, Qt.TextElideMode.ElideRight, room.width() + 0.5)
        text_at(painter, room.left(), baseline(metrics, middle), text)

    def _chip_width(self, words: str) -> float:
        return self._theme.metrics("capStrong").horizontalAdvance(words) + 2 * self._theme.px(_CHIP_PAD)

    def _paint_chip(
        self, painter: QPainter, left: float, middle: float, words: str, tone: str, is_selected: bool
    ) -> float:
        theme = self._theme
        fill, text = CHIPS[tone]
        width, height = self._chip_width(words), theme.px(_CHIP_HEIGHT)
        box = QRectF(round(left), round(middle - height / 2), width, height)
        ground: QColor = theme.colour("surface" if is_selected else fill)
        rounded(painter, box, theme.px(6), ground)
        painter.setFont(theme.font("capStrong"))
        painter.setPen(theme.colour(text))
        text_at(painter, box.left() + theme.px(_CHIP_PAD), baseline(theme.metrics("capStrong"), middle), words)
        return width

    def _places(self, room: QRect, actions: Sequence[RowAction]) -> list[tuple[RowAction, float, float]]:
        """Each link with its left and right edge (without its key), the first one leftmost."""
        right = float(room.right() + 1)
        places: list[tuple[RowAction, float, float]] = []
        for action in reversed(actions):
            if action.hint:
                right -= self._theme.metrics("cap").horizontalAdvance(action.hint) + self._theme.px(8)
            left = right - self._theme.metrics("bodyMedium").horizontalAdvance(action.text)
            places.insert(0, (action, left, right))
            right = left - self._theme.px(_LINK_GAP)
        return places

    def _paint_actions(self, painter: QPainter, room: QRect, row: int, actions: Sequence[RowAction]) -> int:
        """Paint the links and return the right edge of what is left for text."""
        if not actions:
            return room.right()
        theme = self._theme
        base = baseline(theme.metrics("bodyMedium"), room.top() + room.height() / 2)
        places = self._places(room, actions)
        for action, left, right in places:
            painter.setFont(theme.font("bodyMedium"))
            painter.setPen(theme.colour(action.tone))
            text_at(painter, left, base, action.text)
            if row == self.hovered_row and action.name == self.hovered_action:
                painter.drawLine(round(left), round(base + 3), round(right), round(base + 3))
            if action.hint:
                painter.setFont(theme.font("cap"))
                painter.setPen(theme.colour("ink3"))
                text_at(painter, right + theme.px(8), base, action.hint)
        return int(places[0][1]) - theme.px(_LINK_GAP)


def _is_first_shown(rect: QRect) -> bool:
    """Whether the cell stands at the edge of the list: in the compact layout another column may be the first."""
    return rect.left() <= 0


def _rows_of(index: AnyIndex) -> PagedTableModel:
    model = index.model()
    assert isinstance(model, PagedTableModel)
    return model


def _struck(font: QFont) -> QFont:
    struck = QFont(font)
    struck.setStrikeOut(True)
    return struck
