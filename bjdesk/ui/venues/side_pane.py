"""What stands in the place of the list of venues for a while: fields that scroll, buttons at the foot that do not."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import text_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SidePane(Card):
    """Put what is filled in into `inside`, the buttons into `foot`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self.title = text_label("", "h3")
        self.title.setWordWrap(True)
        content = QWidget()
        content.setProperty("plain", True)
        self.inside = QVBoxLayout(content)
        air(theme, self.inside, (14, 12, 14, 4), 4)
        self.inside.addWidget(self.title)
        self.area = QScrollArea()
        self.area.setWidget(content)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.foot = QHBoxLayout()
        air(theme, self.foot, (14, 8, 14, 8), 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.told = QVBoxLayout()
        """What must be seen wherever the fields are scrolled to, over the buttons."""
        air(theme, self.told, (10, 0, 10, 8))
        column.addWidget(self.area, 1)
        column.addLayout(self.told)
        column.addWidget(Hairline(theme))
        column.addLayout(self.foot)

    def pair(self, left: QWidget, right: QWidget) -> QHBoxLayout:
        """Two fields side by side."""
        row = QHBoxLayout()
        air(self._theme, row, spacing=12)
        row.addWidget(left, 1)
        row.addWidget(right, 1)
        return row

    def watch(self, *fields: Field) -> None:
        """What the keyboard reaches in these is never out of sight."""
        for field in fields:
            field.edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            self.area.ensureWidgetVisible(watched, 0, self._theme.px(40))
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        button = self.focusWidget()
        if event.key() in _ENTER and isinstance(button, ActionButton):
            button.click()
        else:
            super().keyPressEvent(event)
