"""A checkbox large enough to hit, with a tick that is drawn and not a file."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.paint import baseline, rounded, text_at
from bjdesk.ui.shell.theme import Theme

_BOX, _GAP, _HEIGHT, _RADIUS = 24, 10, 36, 6


class Checkbox(QCheckBox):
    """Box and words are one target of at least 36 px height; the space bar ticks it."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def adapt_to_scale(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        words = theme.metrics("body").horizontalAdvance(self.text())
        return QSize(int(theme.px(_BOX + _GAP) + words + 0.99), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        size = theme.px(_BOX)
        box = QRectF(0, round((self.height() - size) / 2), size, size)
        self._paint_box(painter, box)
        metrics = theme.metrics("body")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink" if self.isEnabled() else "disabledText"))
        text_at(painter, size + theme.px(_GAP), baseline(metrics, self.height() / 2), self.text())

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
