"""每周哪几天: seven boxes to tick with the space bar; Enter goes on."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui.courses.class_words import short_weekday
from bjdesk.ui.shell.focus import go_to
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.checkbox import Checkbox
from bjdesk.ui.shell.widgets.fields import MessageLine
from bjdesk.ui.shell.widgets.labels import text_label

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
translate = QCoreApplication.translate


class Weekdays(QWidget):
    """Left and right go from day to day."""

    edited = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = translate("Classes", "每周哪几天")
        self.boxes = [Checkbox(theme, short_weekday(weekday)) for weekday in range(7)]
        self._message = MessageLine(theme, translate("Classes", "按空格勾选，← → 换一天"))
        row = QHBoxLayout()
        air(theme, row, spacing=14)
        for box in self.boxes:
            box.setAccessibleDescription(name)
            box.toggled.connect(self.edited)
            row.addWidget(box)
        row.addStretch(1)
        column = QVBoxLayout(self)
        air(theme, column)
        column.addWidget(text_label(name, "bodyMedium"))
        column.addLayout(row)
        column.addWidget(self._message)
        self.setFocusProxy(self.boxes[0])

    @property
    def chosen(self) -> tuple[int, ...]:
        return tuple(weekday for weekday, box in enumerate(self.boxes) if box.isChecked())

    def choose(self, weekdays: Iterable[int]) -> None:
        """Without telling anybody."""
        wanted = set(weekdays)
        for weekday, box in enumerate(self.boxes):
            blocked = box.blockSignals(True)
            box.setChecked(weekday in wanted)
            box.blockSignals(blocked)

    def set_error(self, error: str) -> None:
        self._message.set_error(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        elif step is not None:
            place = next((n for n, box in enumerate(self.boxes) if box.hasFocus()), 0)
            go_to(self.boxes[(place + step) % len(self.boxes)])
        else:
            super().keyPressEvent(event)
