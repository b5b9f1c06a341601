"""What stands where a list would: an icon in a circle, what is so, what to try, and the way on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.labels import dress, text_label

_CIRCLE, _ICON = 88, 40
_ROOMY = 290
"""Height from which circle, large words and buttons fit."""
_LOW = 72
"""Height under which words and air do not both fit: a list of a single row."""


class _Roundel(QWidget):
    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        fix(theme, self, _CIRCLE, _CIRCLE)

    def show_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("disabledFill"))
        painter.drawEllipse(self.rect())
        size = theme.px(_ICON)
        left, top = (self.width() - size) / 2, (self.height() - size) / 2
        paint_icon(painter, self._icon, QRectF(left, top, size, size), theme.colour("ink2"))


class EmptyState(QWidget):
    """Buttons stand side by side, the primary one first; `small` leaves the circle out for narrow lists."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        what: str,
        what_to_try: str = "",
        buttons: Sequence[ActionButton] = (),
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_small = small
        self._roundel = _Roundel(theme, icon)
        self._what = _centred(what, "stat", "ink")
        self._try = _centred(what_to_try, "lead", "ink2")
        if small:
            self._shrink(True)
        if not what_to_try:
            self._try.hide()
        self._column = column = QVBoxLayout(self)
        air(theme, column, (20, 12, 20, 12), 8)
        column.addStretch(1)
        column.addWidget(self._roundel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(self._what)
        column.addWidget(self._try)
        if buttons:
            column.addSpacing(8)
            column.addLayout(_button_row(theme, buttons))
        column.addStretch(1)

    def say(self, what: str, what_to_try: str = "", icon: str = "") -> None:
        """Other words, e.g. with what was searched for."""
        self._what.setText(what)
        self._try.setText(what_to_try)
        self._try.setHidden(not what_to_try)
        if icon:
            self._roundel.show_icon(icon)

    @property
    def what(self) -> str:
        return self._what.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shrink(self._is_small or self.height() < self._theme.px(_ROOMY))
        end = 12 if self.height() >= self._theme.px(_LOW) else 2
        air(self._theme, self._column, (20, end, 20, end), 8)

    def _shrink(self, is_tight: bool) -> None:
        """Leave the circle out and speak in smaller type where there is little room."""
        if is_tight == (self._what.property("role") == "bodyStrong"):
            return
        if is_tight:
            self._roundel.hide()
        else:
            self._roundel.show()
        dress(self._what, role="bodyStrong" if is_tight else "stat")
        dress(self._try, role="body" if is_tight else "lead")


def _centred(text: str, role: str, tone: str) -> QLabel:
    label = text_label(text, role, tone)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label


def _button_row(theme: Theme, buttons: Sequence[ActionButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    air(theme, row, spacing=12)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
