"""A line with a dot over each of the cards that follow one another in time."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from bjdesk.ui.shell.measures import fix
from bjdesk.ui.shell.theme import Theme

_HEIGHT, _DOT = 16, 12


class Timeline(QWidget):
    """Decoration: what it says stands in the cards below it. `tones` are the dots from left to right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tones: tuple[str, ...] = ()
        fix(theme, self, height=_HEIGHT)

    def show_dots(self, tones: tuple[str, ...]) -> None:
        self._tones = tones
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        if not self._tones:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, middle = theme.px(_DOT) / 2, self.height() / 2
        step = (self.width() + theme.air(16)) / len(self._tones)
        last = radius + step * (len(self._tones) - 1)
        painter.setPen(QPen(theme.colour("line2"), 1.5))
        painter.drawLine(QPointF(radius, middle), QPointF(last, middle))
        for place, tone in enumerate(self._tones):
            centre = QPointF(radius + step * place, middle)
            painter.setPen(QPen(theme.colour("surface"), 3, Qt.PenStyle.SolidLine))
            painter.setBrush(theme.colour(tone))
            painter.drawEllipse(centre, radius, radius)
