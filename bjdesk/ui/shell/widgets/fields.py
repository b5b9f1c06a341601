"""A field of a form: label above, input, and a line below that is always reserved for hint or error."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.paint import baseline, text_at
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.inputs import InputBox
from bjdesk.ui.shell.widgets.labels import text_label


class MessageLine(QWidget):
    """Twenty-two pixels under an input: a grey hint, or the error with its icon."""

    def __init__(self, theme: Theme, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hint = hint
        self._error = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fix(theme, self, height=22)

    @property
    def text(self) -> str:
        """What is to be read now."""
        return self._error or self._hint

    def set_hint(self, hint: str) -> None:
        self._hint = hint
        self._tell_whole()

    def set_error(self, error: str) -> None:
        self._error = error
        self._tell_whole()

    def is_elided(self) -> bool:
        return self._text_left() + self._metrics().horizontalAdvance(self.text) > self.width()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(22))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        middle = self.height() / 2 + 1
        tone = theme.colour("bad" if self._error else "ink3")
        if self._error:
            size = theme.px(16)
            paint_icon(painter, "circle-x", QRectF(0, round(middle - size / 2), size, size), tone)
        painter.setFont(theme.font(self._role()))
        painter.setPen(tone)
        room = self.width() - self._text_left() + 0.5
        text = self._metrics().elidedText(self.text, Qt.TextElideMode.ElideRight, room)
        text_at(painter, self._text_left(), baseline(self._metrics(), middle), text)

    def _tell_whole(self) -> None:
        self.setToolTip(self.text if self.is_elided() else "")
        self.update()

    def _role(self) -> str:
        return "body" if self._error else "cap"

    def _metrics(self) -> QFontMetricsF:
        return self._theme.metrics(self._role())

    def _text_left(self) -> int:
        return self._theme.px(22) if self._error else 0


class Field(QWidget):
    """Label (with 必填 or 可不填 beside it), input 48 high, message line."""

    edited = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        note: str = "",
        hint: str = "",
        placeholder: str = "",
        edit: QLineEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.box = InputBox(theme, label, edit=edit)
        self.edit = self.box.edit
        self.edit.setPlaceholderText(placeholder)
        self.edit.textEdited.connect(self.edited)
        self._message = MessageLine(theme, hint)
        self._describe()
        column = QVBoxLayout(self)
        air(theme, column)
        column.addLayout(self._caption(theme, label, note))
        column.addSpacing(4)
        column.addWidget(self.box)
        column.addSpacing(2)
        column.addWidget(self._message)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        self.edit.setText(text)

    @property
    def message(self) -> str:
        """The hint or error that stands under the input."""
        return self._message.text

    def set_hint(self, hint: str) -> None:
        self._message.set_hint(hint)
        self._describe()

    def set_error(self, error: str) -> None:
        """Words under the input and a red border; an empty text takes both away."""
        self._message.set_error(error)
        self.box.set_wrong(bool(error))
        self._describe()

    def _describe(self) -> None:
        self.edit.setAccessibleDescription(self._message.text)

    def _caption(self, theme: Theme, label: str, note: str) -> QHBoxLayout:
        row = QHBoxLayout()
        air(theme, row)
        caption = text_label(label, "bodyMedium")
        caption.setBuddy(self.edit)
        row.addWidget(caption)
        if note:
            row.addWidget(text_label(note, "cap", "ink3"))
        row.addStretch(1)
        return row
