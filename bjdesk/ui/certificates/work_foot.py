"""Under the worklists: how many are chosen, and what this list is for."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.labels import text_label

translate = QCoreApplication.translate


class WorkFoot(QWidget):
    """`wanted` by its one button: 打印 n 张, 盖好了 n 张, or 领走了 for the chosen one."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text_label("", "body", "ink2")
        self._words.setWordWrap(True)
        self.button = ActionButton(theme, "", "primary", height=48)
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        air(theme, row, spacing=16)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_for(self, name: str, count: int, of: int) -> None:
        """What this list is for, with so many of them ticked."""
        chosen = translate("Certificates", "选了 {n} 张，共 {of} 张").format(n=count, of=of)
        nobody = translate("Certificates", "还没有选，按空格打钩")
        if name == "print":
            self._show(chosen if count else nobody, translate("Certificates", "打印 {n} 张"), count, "print", "printer")
        elif name == "seal":
            self._show(chosen if count else nobody, translate("Certificates", "盖好了 {n} 张"), count, "save", "check")
        elif name == "collect":
            said = translate("Certificates", "选一位，领走了就记一下")
            self._show(said, translate("Certificates", "领走了"), of, "save", "user-check")

    def set_compact(self, is_compact: bool) -> None:
        self.button.set_height(40 if is_compact else 48)

    def _show(self, said: str, verb: str, count: int, key: str, icon: str) -> None:
        self._words.setText(said)
        self.button.set_icon(icon)
        self.button.set_words(verb.format(n=count), key_for(key).printed)
        self.button.setEnabled(bool(count))
