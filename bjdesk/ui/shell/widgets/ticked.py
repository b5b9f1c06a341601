"""What a box to tick and a circle to choose have in common: a mark of one size, the words beside it, one target."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from bjdesk.ui.shell.paint import baseline, text_at
from bjdesk.ui.shell.theme import Theme

_MARK, _GAP = 24, 10


def set_up(button: QAbstractButton) -> None:
    """Hovered, reached by Tab and not by a click, as wide as its words."""
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def size_for(theme: Theme, button: QAbstractButton, height: int) -> QSize:
    words = theme.metrics("body").horizontalAdvance(button.text())
    return QSize(int(theme.px(_MARK + _GAP) + words + 0.99), theme.px(height))


def mark_box(theme: Theme, button: QAbstractButton) -> QRectF:
    """Where the mark is painted."""
    size = theme.px(_MARK)
    return QRectF(0, round((button.height() - size) / 2), size, size)


def paint_words(theme: Theme, button: QAbstractButton, painter: QPainter) -> None:
    painter.setFont(theme.font("body"))
    painter.setPen(theme.colour("ink" if button.isEnabled() else "disabledText"))
    place = baseline(theme.metrics("body"), button.height() / 2)
    text_at(painter, theme.px(_MARK) + theme.px(_GAP), place, button.text())
