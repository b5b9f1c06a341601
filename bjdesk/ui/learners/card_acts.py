"""What staff do with a card: two clicks report it lost, cancelling asks first, and nothing stale is acted on (R24)."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from bjdesk.kernel.errors import DeskError, RecordChanged
from bjdesk.people.commands import SetCardState
from bjdesk.people.queries import CardRow
from bjdesk.ui.learners.cards_tab import CANCEL, FIND, LOSE, RESTORE, WANTED_STATE
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.dialogs import DestroyBox
from bjdesk.ui.shell.workspace import Workspace

MOVE_REFUSED = "card-move-refused"


class CardActs(QObject):
    """Acts on cards as they were shown, and says in `messages` what came of it."""

    turned_down = Signal()
    """Nothing was changed: what is shown may be stale."""

    def __init__(self, theme: Theme, messages: Messages, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._messages = messages
        self._page = page
        self._workspace: Workspace | None = None
        self._cancelling: CardRow | None = None

    def attach(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def act(self, card: CardRow, action: str) -> None:
        """An action of `cards_tab`."""
        if action == CANCEL:
            self._ask(card)
        else:
            self._set_state(card, action)

    def _ask(self, card: CardRow) -> None:
        box = DestroyBox(
            self._theme,
            self.tr("注销尾号 {last4} 的卡？").format(last4=card.last4),
            self.tr("以后刷这张卡不能签到。别的卡和以前的记录都会留着。"),
            self.tr("注销"),
            self._page,
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._cancelling = card
        box.accepted.connect(self._on_meant)
        box.open()

    def _on_meant(self) -> None:
        if self._cancelling is not None:
            self._set_state(self._cancelling, CANCEL)

    def _set_state(self, card: CardRow, action: str) -> None:
        """By the version that was shown; what somebody else changed meanwhile is shown instead."""
        assert self._workspace is not None
        self._messages.clear()
        try:
            self._workspace.execute(SetCardState(card.id, card.rev, WANTED_STATE[action]))
        except DeskError as error:
            has_moved = error.code == MOVE_REFUSED  # no link offers a move that its row did not allow
            self._messages.say_error(RecordChanged(kind="card") if has_moved else error)
            self.turned_down.emit()
            return
        what, do = self._done_words(action)
        self._messages.say("ok", what.format(last4=card.last4), do)

    def _done_words(self, action: str) -> tuple[str, str]:
        return {
            LOSE: (self.tr("尾号 {last4} 的卡挂失了"), self.tr("找到以后，点“解挂”就能接着用。")),
            FIND: (self.tr("尾号 {last4} 的卡解挂了"), self.tr("可以接着刷卡签到。")),
            CANCEL: (self.tr("尾号 {last4} 的卡注销了"), self.tr("以前用它签到的记录都在。")),
            RESTORE: (self.tr("尾号 {last4} 的卡恢复了"), self.tr("可以接着刷卡签到。")),
        }[action]
