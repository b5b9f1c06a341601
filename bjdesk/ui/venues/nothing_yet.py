"""What 场地 shows while there is no venue: enter one by hand, or load the real places of the street (R54)."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card

translate = QCoreApplication.translate


class NothingYet(Card):
    """Before the store is open it says that, and the buttons stay away."""

    new_wanted = Signal()
    load_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.new = ActionButton(
            theme, translate("Venues", "登记一个场地"), "primary", key=key_for("new-venue").printed, height=48
        )
        self.load = ActionButton(theme, "", key=key_for("load-places").printed, height=48)
        self.load.hide()
        words = translate("VenuesPage", "正在打开资料…")
        self.empty = EmptyState(theme, "calendar-days", words, "", (self.new, self.load))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.empty)
        self.new.clicked.connect(self.new_wanted)
        self.load.clicked.connect(self.load_wanted)

    def say(self, to_load: int) -> None:
        """There is none; so many of the list could be loaded."""
        what, by_hand = translate("Venues", "还没有场地"), translate("Venues", "登记第一个场地，就能排课和预订。")
        ready = translate("Venues", "街道里公开的场所已经备好，载入就能用。")
        self.empty.say(what, ready if to_load else by_hand)
        self.load.set_words(translate("Venues", "载入本街道的 {n} 处").format(n=to_load), self.load.printed_key)
        self.load.setVisible(bool(to_load))

    def focus_first(self) -> None:
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
