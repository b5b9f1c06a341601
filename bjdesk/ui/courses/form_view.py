"""How the form of a class lies on the page: fields and foot in one card, all its dates beside or under them."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from bjdesk.ui.courses.class_form import ClassForm
from bjdesk.ui.courses.preview_pane import PreviewPane
from bjdesk.ui.shell.focus import go_to
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import IconText, OneLine

PREVIEW_WIDTH = 372
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UNLIMITED = 16777215
translate = QCoreApplication.translate


class FormView(QWidget):
    """The fields scroll where they do not fit; the buttons never do."""

    left = Signal()
    save_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact, self._has_preview = False, True
        self.form = ClassForm(theme)
        self.preview = PreviewPane(theme)
        self.title = OneLine(theme, "", "h3")
        self.summary = OneLine(theme, "", "bodyMedium")
        """The dates in one line, where the list of them is out of sight."""
        self.kept = IconText(theme, "cloud-check", "", role="cap", tone="ink2")
        self.clear = ActionButton(theme, translate("Classes", "清空重填"), "link", height=48)
        self.leave = ActionButton(theme, translate("Classes", "取消"), "quiet", key="Esc", height=48)
        self.save = ActionButton(
            theme, translate("Classes", "保存"), "primary", key=key_for("save").printed, icon="check", height=48
        )
        self._lay_out()
        self.preview.said.connect(self._on_said)
        self.form.finished.connect(self._on_finished)
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(self.save_wanted)
        self.clear.clicked.connect(self.clear_wanted)
        for widget in (*self.form.findChildren(QLineEdit), *self.form.findChildren(QAbstractButton)):
            widget.installEventFilter(self)

    def show_as(self, title: str, *, with_pattern: bool) -> None:
        """For a new class, or for one whose meetings stand already."""
        self.title.setText(title)
        self.title.updateGeometry()
        self._has_preview = with_pattern
        self.form.show_pattern(with_pattern)
        self._place_preview()
        self.area.verticalScrollBar().setValue(0)

    def say_kept(self, words: str) -> None:
        self.kept.setText(words)
        self._fit_foot()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        side, end = (14, 10) if is_compact else (20, 16)
        air(self._theme, self._inside, (side, end, side, 4), 6)
        air(self._theme, self._foot, (side, 8, side, 8), 12)
        air(self._theme, self._line, (side, 8, side, 0))
        for button in (self.clear, self.leave, self.save):
            button.set_height(40 if is_compact else 48)
        self._place_preview()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the keyboard reaches is never out of sight, its label and message neither."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.area.ensureWidgetVisible(watched, 0, self._theme.px(40))
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as it does in the fields above."""
        button = self.focusWidget()
        if event.key() in _ENTER and isinstance(button, ActionButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def adapt_to_scale(self) -> None:
        self._fit_foot()

    def _fit_foot(self) -> None:
        """The words about the draft give way before a button would."""
        buttons = [button for button in (self.clear, self.leave, self.save) if not button.isHidden()]
        margins = self._foot.contentsMargins()
        needed = sum(button.sizeHint().width() + self._foot.spacing() for button in buttons)
        room = self._card.width() - margins.left() - margins.right() - needed
        self.kept.setVisible(bool(self.kept.text()) and room >= self.kept.sizeHint().width())

    def _place_preview(self) -> None:
        """Beside the fields where there is room, else under them."""
        target = self._inside if self._is_compact else self._row
        if self._is_compact:
            target.insertWidget(2, self.preview)
            fix(self._theme, self.preview)
            self.preview.setMinimumWidth(0)
            self.preview.setMaximumWidth(_UNLIMITED)
        else:
            target.addWidget(self.preview)
            fix(self._theme, self.preview, width=PREVIEW_WIDTH)
        self.preview.set_low(self._is_compact)
        self.preview.setVisible(self._has_preview)
        self._show_summary()

    def _lay_out(self) -> None:
        theme = self._theme
        self._card = Card(theme)
        inside = QWidget()
        inside.setProperty("plain", True)
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.title)
        self._inside.addWidget(self.form)
        self._inside.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.kept)
        self._foot.addWidget(self.clear)
        self._foot.addStretch(1)
        self._foot.addWidget(self.leave)
        self._foot.addWidget(self.save)
        column = QVBoxLayout(self._card)
        air(theme, column, (1, 1, 1, 1))
        column.addWidget(self.area, 1)
        column.addWidget(Hairline(theme))
        self._line = QHBoxLayout()
        self._line.addWidget(self.summary)
        column.addLayout(self._line)
        column.addLayout(self._foot)
        self._row = QHBoxLayout(self)
        air(theme, self._row, spacing=16)
        self._row.addWidget(self._card, 1)
        self.set_compact(False)

    def _on_said(self, summary: str) -> None:
        self.summary.setText(summary)
        self.summary.updateGeometry()
        self._show_summary()

    def _show_summary(self) -> None:
        self.summary.setVisible(self._is_compact and self._has_preview and bool(self.summary.text()))

    def _on_finished(self) -> None:
        go_to(self.save)
