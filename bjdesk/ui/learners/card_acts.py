"""What staff do with a card: report it lost, put another in its place, cancel it; nothing stale is acted on (R24)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from bjdesk.kernel.errors import DeskError, RecordChanged
from bjdesk.people.cards import CardHashes
from bjdesk.people.commands import BindCard, ReplaceCard, SetCardState
from bjdesk.people.queries import CardRow, LearnerRow
from bjdesk.ui.learners.cards_tab import CANCEL, FIND, LOSE, REPLACE, RESTORE, WANTED_STATE
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.dialogs import DestroyBox
from bjdesk.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from bjdesk.ui.shell.widgets.banner import Banner

MOVE_REFUSED = "card-move-refused"


class CardActs(QObject):
    """Acts on cards as they were shown, and says in `messages` what came of it."""

    turned_down = Signal()
    """Nothing was changed: what is shown may be stale."""
    done = Signal(object)
    """What would take it back."""

    def __init__(self, theme: Theme, messages: Messages, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._messages = messages
        self._page = page
        self._workspace: Workspace | None = None
        self._cancelling: CardRow | None = None
        self._replacing: CardRow | None = None
        self._asking: Banner | None = None

    def attach(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def act(self, card: CardRow, action: str) -> None:
        """An action of `cards_tab`."""
        self.stop_asking()
        if action == CANCEL:
            self._ask(card)
        elif action == REPLACE:
            self._ask_for_another(card)
        else:
            self._set_state(card, action)

    # --- a new card at the reader ------------------------------------------------------------------------------------

    def _ask_for_another(self, card: CardRow) -> None:
        self._messages.clear()
        self._replacing = card
        what = self.tr("请刷新卡，换下尾号 {last4} 的卡").format(last4=card.last4)
        no = self.tr("不换了")
        self._asking = self._messages.say("info", what, self.tr("刷了就换好。"), action=no, icon="credit-card")
        self._asking.acted.connect(self.stop_asking)
        self._asking.dismissed.connect(self.stop_asking)

    @property
    def is_asking(self) -> bool:
        """The next card takes the place of one."""
        return self._replacing is not None

    def stop_asking(self) -> bool:
        """The old card stays; False where nobody was asked."""
        was_asking, self._replacing = self.is_asking, None
        if was_asking and self._asking is not None:
            self._messages.withdraw(self._asking)
        return was_asking

    def take(self, person: LearnerRow, card: CardHashes) -> None:
        """A card that nobody holds: in the place of the one that was chosen, or beside the others of hers."""
        assert self._workspace is not None
        old = self._replacing
        self.stop_asking()
        self._messages.clear()
        try:
            if old is not None:
                outcome = self._workspace.execute(ReplaceCard(old.id, old.rev, card))
                words = self.tr("换好了：尾号 {old} 换成 {last4}").format(old=old.last4, last4=card.last4)
            else:
                outcome = self._workspace.execute(BindCard(person.id, card))
                words = self.tr("尾号 {last4} 的卡登记给{name}了").format(last4=card.last4, name=person.name)
        except DeskError as error:
            self._messages.say_error(error)
            self.turned_down.emit()
            return
        self._messages.say("ok", words, self.tr("刷新卡就能签到。"), icon="credit-card")
        self.done.emit(outcome.undo)

    # --- states ------------------------------------------------------------------------------------------------------

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
