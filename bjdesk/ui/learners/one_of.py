"""A field of a form that is one of two or three: round buttons under a caption, a reserved line below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.checkin.radio import Radio
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.fields import MessageLine
from bjdesk.ui.shell.widgets.labels import text_label


class OneOf(QWidget):
    """Says a code as its `text`, empty while nothing is chosen; the space bar chooses, arrows move between them."""

    edited = Signal(str)

    def __init__(
        self,
        theme: Theme,
        caption: str,
        choices: Sequence[tuple[str, str]],
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`choices`: code and words of each."""
        super().__init__(parent)
        self._names = dict(choices)
        self._group = QButtonGroup(self)
        self._message = MessageLine(theme, hint)
        self.radios = [Radio(theme, words) for _, words in choices]
        row = QHBoxLayout()
        air(theme, row, spacing=20)
        for place, radio in enumerate(self.radios):
            radio.setAccessibleDescription(caption)
            self._group.addButton(radio, place)
            row.addWidget(radio)
        row.addStretch(1)
        column = QVBoxLayout(self)
        air(theme, column)
        column.addWidget(text_label(caption, "bodyMedium"))
        column.addSpacing(4)
        column.addLayout(row)
        column.addSpacing(2)
        column.addWidget(self._message)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def text(self) -> str:
        place = self._group.checkedId()
        return list(self._names)[place] if place >= 0 else ""

    @property
    def message(self) -> str:
        return self._message.text

    @property
    def target(self) -> Radio:
        """What has the keyboard when the field is entered."""
        return next((radio for radio in self.radios if radio.isChecked()), self.radios[0])

    def said(self, code: str) -> str:
        """The words of a code."""
        return self._names.get(code, "")

    def set_text(self, code: str) -> None:
        self._group.setExclusive(False)
        for known, radio in zip(self._names, self.radios, strict=True):
            radio.setChecked(known == code)
        self._group.setExclusive(True)

    def set_hint(self, hint: str) -> None:
        self._message.set_hint(hint)

    def set_error(self, error: str) -> None:
        self._message.set_error(error)
        for radio in self.radios:
            radio.set_wrong(bool(error))

    def take_focus(self) -> None:
        self.target.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, _place: int) -> None:
        self.set_error("")
        self.edited.emit(self.text)
