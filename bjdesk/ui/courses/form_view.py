"""How the form of a class lies on the page: fields and foot in one card, all its dates beside or under them."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QWidget

from bjdesk.ui.courses.class_form import ClassForm
from bjdesk.ui.courses.preview_pane import PreviewPane
from bjdesk.ui.parts.form_card import DraftCard
from bjdesk.ui.shell.focus import go_to
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.labels import OneLine

PREVIEW_WIDTH = 372
_UNLIMITED = 16777215
translate = QCoreApplication.translate


class FormView(QWidget):
    """The fields scroll where they do not fit; the buttons never do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact, self._has_preview = False, True
        self.form = ClassForm(theme)
        self.preview = PreviewPane(theme)
        self.card = DraftCard(theme, roomy=(20, 16, 6))
        self.summary = OneLine(theme, "", "bodyMedium")
        """The dates in one line, where the list of them is out of sight."""
        self._lay_out()
        self.preview.said.connect(self._on_said)
        self.form.finished.connect(self._on_finished)
        self.card.watch(*self.form.findChildren(QLineEdit), *self.form.findChildren(QAbstractButton))

    def show_as(self, title: str, *, with_pattern: bool) -> None:
        """For a new class, or for one whose meetings stand already."""
        self._has_preview = with_pattern
        self.form.show_pattern(with_pattern)
        self._place_preview()
        self.card.show_as(title)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.card.set_compact(is_compact)
        air(self._theme, self.card.told, (14 if is_compact else 20, 8, 14 if is_compact else 20, 0))
        self._place_preview()

    def _place_preview(self) -> None:
        """Beside the fields where there is room, else under them."""
        target = self.card.inside if self._is_compact else self._row
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
        self.card.inside.addWidget(self.form)
        self.card.inside.addStretch(1)
        self.card.told.addWidget(self.summary)
        self._row = QHBoxLayout(self)
        air(theme, self._row, spacing=16)
        self._row.addWidget(self.card, 1)
        self.set_compact(False)

    def _on_said(self, summary: str) -> None:
        self.summary.setText(summary)
        self.summary.updateGeometry()
        self._show_summary()

    def _show_summary(self) -> None:
        self.summary.setVisible(self._is_compact and self._has_preview and bool(self.summary.text()))

    def _on_finished(self) -> None:
        go_to(self.card.save)
