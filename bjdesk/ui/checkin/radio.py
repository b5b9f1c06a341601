"""One of two that must be said: a round button with its words, painted like the checkbox of the house."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from bjdesk.ui.shell.paint import baseline, text_at
from bjdesk.ui.shell.theme import Theme

_SIZE, _GAP, _HEIGHT = 24, 10, 48


class Radio(QRadioButton):
    """At first neither is chosen; arrows move between those beside each other, the space bar chooses."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._is_wrong = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_wrong(self, is_wrong: bool) -> None:
        self._is_wrong = is_wrong
        self.update()

    def adapt_to_scale(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        words = theme.metrics("body").horizontalAdvance(self.text())
        return QSize(int(theme.px(_SIZE + _GAP) + words + 0.99), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        size = theme.px(_SIZE)
        box = QRectF(0, round((self.height() - size) / 2), size, size)
        self._paint_ring(painter, box)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink"))
        text_at(painter, size + theme.px(_GAP), baseline(theme.metrics("body"), self.height() / 2), self.text())

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        colour = self._theme.colour
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        edge = "bad" if self._is_wrong else "accent" if self.isChecked() or self.hasFocus() else "line2"
        width = box.width() * (0.29 if self.isChecked() else 0.09 if self._is_wrong else 0.05)
        painter.setBrush(colour(edge))
        painter.drawEllipse(box)
        painter.setBrush(colour("hover" if self.underMouse() and not self.isChecked() else "surface"))
        painter.drawEllipse(box.adjusted(width, width, -width, -width))
