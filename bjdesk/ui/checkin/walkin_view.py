"""How the walk-in form lies on the page: form and foot in one card, who may be alike beside it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from bjdesk.ui.checkin.duplicates import DuplicatePanel, DuplicateRows, Likeness
from bjdesk.ui.checkin.form_strip import AnswerStrip
from bjdesk.ui.checkin.walkin_form import WalkInForm
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import IconText


class WalkInView(QWidget):
    """The fields scroll where they do not fit; the buttons never do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self.form = WalkInForm(theme)
        self.answer = AnswerStrip(theme)
        self.panel = DuplicatePanel(theme)
        self.rows = DuplicateRows(theme)
        self.form.between.addWidget(self.rows)
        self.kept = IconText(theme, "cloud-check", "", role="cap", tone="ink2")
        self.clear = ActionButton(theme, self.tr("清空重填"), "link", height=48)
        self.leave = ActionButton(theme, self.tr("取消"), "quiet", key="Esc", height=48)
        self.only_save = ActionButton(theme, self.tr("只保存"), height=48)
        self.save = ActionButton(
            theme, self.tr("保存并签到"), "primary", key=key_for("save").printed, icon="check", height=48
        )
        self._lay_out()
        for widget in (*self.form.findChildren(QLineEdit), *self.form.findChildren(QAbstractButton)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the keyboard reaches is never out of sight, its label and message neither."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.area.ensureWidgetVisible(watched, 0, self._theme.px(40))
        return False

    def show_found(self, found: list[Likeness]) -> None:
        self.panel.show_found(found)
        self.rows.show_found(found)
        self.rows.setVisible(self._is_compact and bool(found))

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.panel.setVisible(not is_compact)
        self.rows.setVisible(is_compact and bool(self.panel.found))
        side, end = (16, 12) if is_compact else (24, 20)
        air(self._theme, self._inside, (side, end, side, 0))
        air(self._theme, self._foot, (side, end - 6, side, end - 6), 8 if is_compact else 12)
        self._fit_foot()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as it does in the fields above."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, ActionButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def adapt_to_scale(self) -> None:
        self._fit_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def say_kept(self, words: str) -> None:
        self.kept.setText(words)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """The words about the draft give way before a button would."""
        margins = self._foot.contentsMargins()
        buttons = (self.clear, self.leave, self.only_save, self.save)
        needed = sum(b.sizeHint().width() + self._foot.spacing() for b in buttons if not b.isHidden())
        room = self._card.width() - margins.left() - margins.right() - needed
        self.kept.setVisible(bool(self.kept.text()) and room >= self.kept.sizeHint().width())

    def _lay_out(self) -> None:
        theme = self._theme
        self._card = Card(theme)
        inside = QWidget()
        inside.setProperty("plain", True)
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.form)
        self._inside.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area = area
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.kept)
        self._foot.addWidget(self.clear)
        self._foot.addStretch(1)
        for button in (self.leave, self.only_save, self.save):
            self._foot.addWidget(button)
        column = QVBoxLayout(self._card)
        air(theme, column, (1, 1, 1, 1))
        column.addWidget(area, 1)
        column.addWidget(Hairline(theme))
        column.addLayout(self._foot)
        left = QVBoxLayout()
        air(theme, left, spacing=12)
        left.addWidget(self.answer)
        left.addWidget(self._card, 1)
        row = QHBoxLayout(self)
        air(theme, row, spacing=20)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        self.set_compact(False)
