"""A checkbox large enough to hit, with a tick that is drawn and not a file."""

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.paint import rounded
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets import ticked

_HEIGHT, _RADIUS = 36, 6


class Checkbox(QCheckBox):
    """Box and words are one target of at least 36 px height; the space bar ticks it."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        ticked.set_up(self)

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
        self._paint_box(painter, ticked.mark_box(self._theme, self))
        ticked.paint_words(self._theme, self, painter)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        colour, radius = self._theme.colour, self._theme.px(_RADIUS)
        if not self.isEnabled():
            rounded(painter, box, radius, colour("disabledFill"), colour("line"))
        elif self.isChecked():
            rounded(painter, box, radius, colour("accentHover" if self.underMouse() else "accent"))
        else:
            hovered = self.underMouse()
            rounded(
                painter, box, radius, colour("hover" if hovered else "surface"), colour("ink2" if hovered else "line2")
            )
        if self.isChecked():
            inset = box.width() * 0.06
            tick = box.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, "check", tick, colour("on" if self.isEnabled() else "disabledText"), 2.75)
