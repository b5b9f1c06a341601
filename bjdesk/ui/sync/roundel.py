"""An icon in a tinted circle, which says in what state something is before the words are read."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.measures import fix
from bjdesk.ui.shell.theme import Theme


class Roundel(QWidget):
    """`fill` and `ink` are colour tokens."""

    def __init__(self, theme: Theme, size: int = 56, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon, self._fill, self._ink = "cloud", "disabledFill", "ink2"
        self.set_size(size)

    def set_size(self, size: int) -> None:
        fix(self._theme, self, size, size)

    def show_as(self, icon: str, fill: str, ink: str) -> None:
        self._icon, self._fill, self._ink = icon, fill, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._fill))
        painter.drawEllipse(self.rect())
        size = self.width() / 2
        place = QRectF(round((self.width() - size) / 2), round((self.height() - size) / 2), size, size)
        paint_icon(painter, self._icon, place, theme.colour(self._ink))
