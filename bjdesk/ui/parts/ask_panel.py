"""A question over a class that blocks nothing: why, or whether it is really meant; Enter takes the first answer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.ui.checkin.question_strip import Option, QuestionStrip
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import text_label

translate = QCoreApplication.translate
Answer = Callable[[str], object]


class AskPanel(Card):
    """`ask(words, answers, then)`: `then` gets the answer's text, or what was typed."""

    answered = Signal()
    """It is gone, and nothing else is asked: the keyboard belongs to what was below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "tint", "accent", 10, parent)
        self._then: Answer | None = None
        self._words = text_label("", "bodyStrong")
        self._words.setWordWrap(True)
        self.strip = QuestionStrip(theme)
        self.strip.answered.connect(self._on_answered)
        self.strip.cancelled.connect(self.close_question)
        column = QVBoxLayout(self)
        air(theme, column, (16, 8, 12, 8), 4)
        column.addWidget(self._words)
        column.addWidget(self.strip)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    @property
    def is_asking(self) -> bool:
        return not self.isHidden()

    def ask(self, words: str, options: Sequence[Option], then: Answer) -> None:
        """Show the question; the keyboard is on its first answer."""
        self._then = then
        self._words.setText(words)
        self.show()
        is_free = options[0].is_free
        self.strip.ask(translate("Forms", "写一句") if is_free else translate("Forms", "选一个"), options)
        self.strip.setAccessibleName(words)
        if is_free:
            self.strip.buttons[0].click()

    def close_question(self) -> bool:
        """Without an answer; False where nothing is asked."""
        was_asking, self._then = self.is_asking, None
        self.hide()
        return was_asking

    def _on_answered(self, text: str) -> None:
        then = self._then
        self.close_question()
        if then is not None:
            then(text)
        if not self.is_asking:
            self.answered.emit()
