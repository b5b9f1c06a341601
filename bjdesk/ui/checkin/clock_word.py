"""Says that the computer's clock cannot be right: once when it begins, and not any more when it is over (D14)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bjdesk.ui.shell.messages import Messages

if TYPE_CHECKING:
    from bjdesk.ui.shell.widgets.banner import Banner


class ClockWord(QObject):
    """Hears of every arrival whether its time is doubted; a word for each card would hide the cards."""

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._is_doubted = False
        self._banner: Banner | None = None

    def hear(self, is_doubted: bool) -> None:
        if is_doubted == self._is_doubted:
            return
        self._is_doubted = is_doubted
        if is_doubted:
            what = self.tr("电脑的时间可能不对")
            do = self.tr("签到都记下了，只是时间可能不准。请看看电脑右下角的时间，不对就告诉管理员。")
            self._banner = self._messages.say("warn", what, do, icon="clock")
        elif self._banner is not None:
            self._messages.withdraw(self._banner)
            self._banner = None
