"""The thin determinate bar: the only thing on a page that moves."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from bjdesk.ui.shell.measures import fix
from bjdesk.ui.shell.paint import rounded
from bjdesk.ui.shell.theme import Theme

_HEIGHT, _RADIUS = 6, 3


class ThinBar(QProgressBar):
    """Six pixels high; `tone` is a colour token: okBar, accent, or warnBar when behind or paused."""

    def __init__(
        self, theme: Theme, name: str, tone: str = "okBar", width: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        self.setTextVisible(False)
        self.setAccessibleName(name)
        policy = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        fix(theme, self, width=width, height=_HEIGHT)

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    def show_part(self, done: int, of: int) -> None:
        """`done` of `of`; nothing is expected when `of` is 0."""
        self.setMaximum(max(of, 1))
        self.setValue(min(max(done, 0), self.maximum()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(48), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = self._theme, QPainter(self), QRectF(self.rect())
        radius = min(theme.px(_RADIUS), box.height() / 2)
        rounded(painter, box, radius, theme.colour("press"))
        part = self.value() / self.maximum() if self.maximum() else 0.0
        if part > 0:
            box.setWidth(max(box.width() * part, 2 * radius))
            rounded(painter, box, radius, theme.colour(self._tone))
