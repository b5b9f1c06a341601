"""One of two that must be said: a round button with its words, painted like the checkbox of the house."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets import ticked

_HEIGHT = 48


class Radio(QRadioButton):
    """At first neither is chosen; arrows move between those beside each other, the space bar chooses."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._is_wrong = False
        ticked.set_up(self)

    def set_wrong(self, is_wrong: bool) -> None:
        self._is_wrong = is_wrong
        self.update()

    def adapt_to_scale(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return ticked.size_for(self._theme, self, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ring(painter, ticked.mark_box(self._theme, self))
        ticked.paint_words(self._theme, self, painter)

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
