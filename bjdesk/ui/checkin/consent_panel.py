"""What the learner is told before anything is kept, and the tick that she agreed (D5)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.checkbox import Checkbox
from bjdesk.ui.shell.widgets.fields import MessageLine
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import text_label


class ConsentPanel(QWidget):
    """The spoken words are always read; the whole notice unfolds on request."""

    ticked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card(theme, fill="sunken", radius=10)
        self.box = Checkbox(theme, self.tr("已当面说明，她同意登记"))
        self.more = ActionButton(theme, self.tr("看说明全文"), "link", height=36)
        self._spoken = text_label("", "body", "ink2")
        self._whole = text_label("", "body", "ink2")
        self._message = MessageLine(theme)
        for label in (self._spoken, self._whole):
            label.setWordWrap(True)
        self._whole.hide()
        first = QHBoxLayout()
        air(theme, first)
        first.addWidget(self.box)
        first.addStretch(1)
        first.addWidget(self.more)
        inside = QVBoxLayout(self._card)
        air(theme, inside, (17, 9, 17, 13), 4)
        inside.addLayout(first)
        inside.addWidget(self._spoken)
        inside.addWidget(self._whole)
        column = QVBoxLayout(self)
        air(theme, column, spacing=2)
        column.addWidget(self._card)
        column.addWidget(self._message)
        self.more.clicked.connect(self._on_more)
        self.box.toggled.connect(self._on_toggled)

    @property
    def is_given(self) -> bool:
        return self.box.isChecked()

    @property
    def message(self) -> str:
        return self._message.text

    def set_given(self, is_given: bool) -> None:
        self.box.setChecked(is_given)

    def set_texts(self, spoken: str, whole: str) -> None:
        self._spoken.setText(spoken)
        self._whole.setText(whole)

    def set_error(self, error: str) -> None:
        self._message.set_error(error)
        self._card.dress_as("sunken", "bad" if error else "line")
        self.box.setAccessibleDescription(error)

    def _on_more(self) -> None:
        self._whole.setVisible(not self._whole.isVisible())
        self.more.setText(self.tr("收起说明") if self._whole.isVisible() else self.tr("看说明全文"))

    def _on_toggled(self, is_ticked: bool) -> None:
        self.set_error("")
        self.ticked.emit()
