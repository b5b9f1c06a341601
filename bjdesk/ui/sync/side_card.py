"""One side of a matter: who wrote it and when, the value with what differs marked, and the button that takes it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import text_label
from bjdesk.ui.sync.differences import Part
from bjdesk.ui.sync.marked_text import MarkedText


class ShownValue(NamedTuple):
    """A column as it is written; without a caption where there is only one."""

    caption: str
    parts: tuple[Part, ...]


class SideCard(Card):
    """`tone` colours what differs from before; a `fill` of sunken is for what was."""

    def __init__(self, theme: Theme, tone: str, fill: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(theme, fill, parent=parent)
        self._tone = tone
        self._is_compact = False
        self._title = text_label("", "bodyStrong")
        self._title.setWordWrap(True)
        self._when = text_label("", "cap", "ink2")
        self.button = ActionButton(theme, "", height=48)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values = QVBoxLayout()
        self._note = text_label("", "body", "ink2")
        self._note.setWordWrap(True)
        self._column = QVBoxLayout(self)
        for part in (self._title, self._when):
            self._column.addWidget(part)
        self._column.addLayout(self._values)
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        self._column.addWidget(self.button)
        self._texts: list[MarkedText] = []
        air(theme, self._values, spacing=0)
        self.set_compact(False)

    @property
    def texts(self) -> tuple[str, ...]:
        """The values as they stand there."""
        return tuple(text.text for text in self._texts)

    @property
    def marked(self) -> tuple[str, ...]:
        """What of them stands out."""
        return tuple(text.marked for text in self._texts)

    @property
    def title(self) -> str:
        return self._title.text()

    def show_side(self, title: str, when: str, values: Sequence[ShownValue], note: str = "") -> None:
        self._title.setText(title)
        for label, words in ((self._when, when), (self._note, note)):
            label.setText(words)
            label.setVisible(bool(words))
        self._clear()
        for value in values:
            self._add(value)
        self.setAccessibleName("，".join(part for part in (title, when, *self.texts, note) if part))

    def show_button(self, words: str, key: str) -> None:
        """Without words there is none."""
        self.button.setVisible(bool(words))
        self.button.set_words(words, key)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        side, end = (12, 10) if is_compact else (16, 16)
        air(self._theme, self._column, (side, end, side, end), 4 if is_compact else 6)
        self.button.set_height(40 if is_compact else 48)
        for text in self._texts:
            text.set_role(self._role(len(self._texts)))

    def _role(self, count: int) -> str:
        return "leadStrong" if self._is_compact or count > 1 else "stat"

    def _add(self, value: ShownValue) -> None:
        if value.caption:
            self._values.addWidget(text_label(value.caption, "cap", "ink3"))
        text = MarkedText(self._theme, self._tone)
        text.show_parts(value.parts)
        self._texts.append(text)
        self._values.addWidget(text)
        for one in self._texts:
            one.set_role(self._role(len(self._texts)))

    def _clear(self) -> None:
        self._texts.clear()
        while self._values.count():
            item = self._values.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
