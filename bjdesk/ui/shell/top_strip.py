"""The strip over every page: what this is at the left, what can be done at the right, a hairline below."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.paint import flat
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.labels import OneLine, dress

_TALL, _TALL_COMPACT = 84, 56
_PLAIN, _PLAIN_COMPACT = 64, 52


class TopStrip(QWidget):
    """`is_tall` is the strip of 签到, with a line under the title. Put chips beside the title, actions at the right."""

    actions: QHBoxLayout  # type: ignore[assignment]  # not Qt's list of QActions
    """What can be done on the page, the primary button last."""

    def __init__(self, theme: Theme, title: str = "", is_tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_tall = is_tall
        self._is_compact = False
        self._title = OneLine(theme, title, "h1")
        self._below = OneLine(theme, "", "body", "ink2")
        if not is_tall:
            self._below.hide()
        self.before_title = QHBoxLayout()
        """The way back to the page that this one is a detail of."""
        self.beside_title = QHBoxLayout()
        self.actions = QHBoxLayout()
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_compact(False)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._title.updateGeometry()

    def set_below(self, text: str) -> None:
        """The line under the title: time, room and teacher."""
        self._below.setText(text)
        self._below.updateGeometry()

    @property
    def title(self) -> str:
        return self._title.text()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        full, compact = (_TALL, _TALL_COMPACT) if self._is_tall else (_PLAIN, _PLAIN_COMPACT)
        fix(self._theme, self, height=compact if is_compact else full)
        side = (16 if self._is_tall else 14) if is_compact else 24
        air(self._theme, self._row, (side, 0, side, 1), 12)
        small = "h3" if self._is_tall else "h2"
        dress(self._title, role=small if is_compact else "h1")
        dress(self._below, role="cap" if is_compact else "body")

    def adapt_to_scale(self) -> None:
        self._title.updateGeometry()
        self._below.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        flat(QPainter(self), QRect(0, self.height() - 1, self.width(), 1), self._theme.colour("line"))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        air(self._theme, first, spacing=12)
        first.addLayout(self.before_title)
        first.addWidget(self._title)
        air(self._theme, self.beside_title, spacing=8)
        first.addLayout(self.beside_title)
        first.addStretch(1)
        words = QVBoxLayout()
        air(self._theme, words, spacing=2)
        words.addStretch(1)
        words.addLayout(first)
        words.addWidget(self._below)
        words.addStretch(1)
        air(self._theme, self.actions, spacing=12)
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        self._row.addLayout(self.actions)
        self._row.setAlignment(self.actions, Qt.AlignmentFlag.AlignVCenter)
