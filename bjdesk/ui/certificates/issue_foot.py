"""Under list and preview: the numbers that will be given, and the button that gives them; or why there are none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.certificates import words
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.labels import text_label

if TYPE_CHECKING:
    from bjdesk.certificates.drafts import Drafts

translate = QCoreApplication.translate
_CURED_BY_SYNC = frozenset({"desk-has-no-number", "desk-may-not-sign", "template-missing"})


class IssueFoot(QWidget):
    """编号 000123 到 000146 · 打印 24 张 F9. `issue_wanted`, or `sync_wanted` where only the district can help."""

    issue_wanted = Signal()
    sync_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = text_label("", "bodyMedium")
        self._below = text_label("", "cap", "ink2")
        for label in (self._line, self._below):
            label.setWordWrap(True)
        self.button = ActionButton(theme, "", "primary", key=key_for("print").printed, icon="printer", height=48)
        self.sync = ActionButton(theme, translate("Certificates", "去同步"), "primary", icon="refresh-cw", height=48)
        lines = QVBoxLayout()
        air(theme, lines, spacing=0)
        lines.addStretch(1)
        lines.addWidget(self._line)
        lines.addWidget(self._below)
        lines.addStretch(1)
        row = QHBoxLayout(self)
        air(theme, row, spacing=16)
        row.addLayout(lines, 1)
        row.addWidget(self.sync)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.issue_wanted)
        self.sync.clicked.connect(self.sync_wanted)

    @property
    def said(self) -> tuple[str, str]:
        """Both lines."""
        return self._line.text(), self._below.text()

    def show_numbers(self, drafts: "Drafts", count: int) -> None:
        """From which number to which, for so many."""
        self._show(can_issue=bool(count), can_sync=False, is_needed=bool(count))
        self.button.setText(translate("Certificates", "打印 {n} 张").format(n=count))
        self.button.updateGeometry()
        if not count:
            self._say(translate("Certificates", "还没有选人"), translate("Certificates", "按空格打钩，选好再打印。"))
            return
        first, last = (words.short_number(str(drafts.number(place))) for place in (0, count - 1))
        line = (
            translate("Certificates", "编号 {first} 到 {last}")
            if count > 1
            else translate("Certificates", "编号 {first}")
        )
        below = translate("Certificates", "打出来的号不会再用第二次；补发会写“补发”")
        self._say(line.format(first=first, last=last), below)

    def show_nobody(self) -> None:
        """Nobody of the class may get one."""
        self._show(can_issue=False, can_sync=False, is_needed=False)
        self._say("", "")

    def show_problem(self, error: DeskError) -> None:
        """Why this desk can issue none now, and what to do."""
        from bjdesk.ui.shell.error_texts import words_for

        told = words_for(error)
        self._show(can_issue=False, can_sync=error.code in _CURED_BY_SYNC, is_needed=False)
        self._say(told.what, told.do)

    def _show(self, *, can_issue: bool, can_sync: bool, is_needed: bool) -> None:
        self.button.setVisible(is_needed)
        self.button.setEnabled(can_issue)
        self.sync.setVisible(can_sync)

    def _say(self, line: str, below: str) -> None:
        self._line.setText(line)
        self._below.setText(below)
        self._line.setVisible(bool(line))
        self._below.setVisible(bool(below))
