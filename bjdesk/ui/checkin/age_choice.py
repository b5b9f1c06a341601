"""成年 or 未成年: asked of everybody whose year of birth is not told (D5)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui.checkin.radio import Radio
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.fields import MessageLine
from bjdesk.ui.shell.widgets.labels import text_label

UNKNOWN, ADULT, MINOR = "0", "1", "2"
"""`of_age`."""


class AgeChoice(QWidget):
    """Nothing is chosen at first, because a default would be believed."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adult, self.minor = Radio(theme, self.tr("成年")), Radio(theme, self.tr("未成年"))
        self._group = QButtonGroup(self)
        for code, radio in ((ADULT, self.adult), (MINOR, self.minor)):
            self._group.addButton(radio, int(code))
        self._group.idClicked.connect(self._on_clicked)
        self._message = MessageLine(theme, self.tr("写了出生年就不用选"))
        caption = QHBoxLayout()
        air(theme, caption)
        caption.addWidget(text_label(self.tr("成年了吗"), "bodyMedium"))
        caption.addWidget(text_label(self.tr("（必填）"), "cap", "ink3"))
        caption.addStretch(1)
        row = QHBoxLayout()
        air(theme, row, spacing=32)
        row.addWidget(self.adult)
        row.addWidget(self.minor)
        row.addStretch(1)
        column = QVBoxLayout(self)
        air(theme, column)
        column.addLayout(caption)
        column.addSpacing(4)
        column.addLayout(row)
        column.addSpacing(2)
        column.addWidget(self._message)
        for radio in (self.adult, self.minor):
            radio.setAccessibleDescription(self.tr("成年了吗"))

    @property
    def code(self) -> str:
        chosen = self._group.checkedId()
        return str(chosen) if chosen > 0 else UNKNOWN

    @property
    def message(self) -> str:
        return self._message.text

    def set_code(self, code: str) -> None:
        self._group.setExclusive(False)
        for known, radio in ((ADULT, self.adult), (MINOR, self.minor)):
            radio.setChecked(known == code)
        self._group.setExclusive(True)

    def set_error(self, error: str) -> None:
        self._message.set_error(error)
        for radio in (self.adult, self.minor):
            radio.set_wrong(bool(error))

    def take_focus(self) -> None:
        (self.minor if self.code == MINOR else self.adult).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, _code: int) -> None:
        self.set_error("")
        self.chosen.emit()
