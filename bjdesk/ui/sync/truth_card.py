"""The largest thing of 同步: one line of truth, one below it, and the button that makes it newer."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import dress, text_label
from bjdesk.ui.sync.roundel import Roundel
from bjdesk.ui.sync.run_words import Truth

translate = QCoreApplication.translate


class TruthCard(Card):
    """`sync_wanted` from 现在同步, `enrol_wanted` where only a new code helps."""

    sync_wanted = Signal()
    enrol_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._roundel = Roundel(theme)
        self._title = text_label("", "stat")
        self._below = text_label("", "big", "ink2")
        for label in (self._title, self._below):
            label.setWordWrap(True)
        self.now = ActionButton(
            theme,
            translate("Sync", "现在同步"),
            "primary",
            key=key_for("refresh").printed,
            icon="refresh-cw",
            height=48,
        )
        self.enrol = ActionButton(theme, translate("Sync", "重新登记"), height=48)
        self._lay_out()
        self.now.clicked.connect(self.sync_wanted)
        self.enrol.clicked.connect(self.enrol_wanted)
        self.set_compact(False)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def below(self) -> str:
        return self._below.text()

    def show_truth(self, truth: Truth, *, can_sync: bool, can_enrol: bool) -> None:
        """Of the two buttons those that can help now."""
        self._roundel.show_as(truth.icon, truth.fill, truth.ink)
        self._title.setText(truth.title)
        self._below.setText(truth.below)
        self.now.setVisible(can_sync)
        self.enrol.setVisible(can_enrol)

    def show_running(self, is_running: bool) -> None:
        """While an exchange runs there is nothing to press here; the strip below can stop it."""
        self.now.setEnabled(not is_running)
        self.now.set_words(
            translate("Sync", "正在同步…") if is_running else translate("Sync", "现在同步"),
            "" if is_running else key_for("refresh").printed,
        )

    def set_compact(self, is_compact: bool) -> None:
        self._roundel.set_size(40 if is_compact else 56)
        dress(self._title, role="h2" if is_compact else "stat")
        dress(self._below, role="body" if is_compact else "big")
        height = 40 if is_compact else 48
        for button in (self.now, self.enrol):
            button.set_height(height)
        side, end = (14, 10) if is_compact else (24, 24)
        air(self._theme, self._row, (side, end, side, end), 12 if is_compact else 16)

    def _lay_out(self) -> None:
        theme = self._theme
        words = QVBoxLayout()
        air(theme, words, spacing=2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._below)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._roundel, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(words, 1)
        for button in (self.enrol, self.now):
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
