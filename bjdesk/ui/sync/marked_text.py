"""A value whose differing part stands out by colour and underline; long ones break into lines."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.sync.differences import Part

_LEAST = 2.1
"""Line heights; about three characters."""


class MarkedText(QWidget):
    """`tone` is the colour of what differs; the rest is ink."""

    def __init__(self, theme: Theme, tone: str, role: str = "stat", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        self._role = role
        self._parts: tuple[Part, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        return "".join(part.text for part in self._parts)

    @property
    def marked(self) -> str:
        """What stands out."""
        return "".join(part.text for part in self._parts if part.is_other)

    def show_parts(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(parts)
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def set_role(self, role: str) -> None:
        self._role = role
        self.updateGeometry()

    def adapt_to_scale(self) -> None:
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width)[1] + 0.49)

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics(self._role)
        return QSize(round(metrics.horizontalAdvance(self.text) + 1), round(metrics.height() + 0.49))

    def minimumSizeHint(self) -> QSize:
        metrics = self._theme.metrics(self._role)
        return QSize(round(_LEAST * metrics.height()), round(metrics.height() + 0.49))

    def paintEvent(self, event: QPaintEvent) -> None:
        layout, _height = self._laid_out(self.width())
        painter = QPainter(self)
        painter.setPen(self._theme.colour("ink"))
        layout.draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        layout = QTextLayout(self.text, self._theme.font(self._role))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(list(self._formats()))
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout, top

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found, start = [], 0
        for part in self._parts:
            if part.is_other:
                looks = QTextCharFormat()
                looks.setForeground(self._theme.colour(self._tone))
                looks.setFontUnderline(True)
                marked = QTextLayout.FormatRange()
                marked.start, marked.length, marked.format = start, len(part.text), looks
                found.append(marked)
            start += len(part.text)
        return found
