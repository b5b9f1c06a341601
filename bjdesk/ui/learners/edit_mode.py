"""The form of a person on the page: it takes the place of list and record, and gives it back."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from bjdesk.kernel.commands import Outcome
from bjdesk.kernel.errors import DeskError
from bjdesk.people.cards import CardHashes
from bjdesk.people.queries import LearnerRow
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.learners.finding import Finder
from bjdesk.ui.learners.learner_editor import LearnerEditor
from bjdesk.ui.learners.learner_form import LearnerForm
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.told import told
from bjdesk.ui.venues.taking_back import TakingBack

if TYPE_CHECKING:
    from bjdesk.ui.learners.page import LearnersPage


class EditMode(QObject):
    """`turned(is_open)` when form and record change places; `finished(learner)` after COMMIT or when it was she."""

    turned = Signal(bool)
    finished = Signal(object)

    def __init__(self, page: "LearnersPage") -> None:
        super().__init__(page)
        self._page = page
        self.form = LearnerForm(page.theme)
        self.form.hide()
        self.taking_back = TakingBack(page.messages, self)
        self.editor: LearnerEditor | None = None
        self._desk: DeskWorkspace | None = None
        self._saved: UUID | None = None

    @property
    def is_open(self) -> bool:
        return self.editor is not None and self.editor.is_open

    def attach(self, desk: DeskWorkspace) -> None:
        self._desk = desk
        self.editor = editor = LearnerEditor(self.form, desk, self)
        editor.saved.connect(self._on_saved)
        editor.refused.connect(self.say_error)
        editor.warned.connect(self._on_warned)
        editor.differs.connect(self._on_differs)
        self.form.save_wanted.connect(self.save)
        self.form.left.connect(self.leave)
        self.form.meant.connect(self._on_meant)

    @property
    def actions(self) -> dict[str, Callable[[], object]]:
        """What the keys do while the form is open."""
        found: dict[str, Callable[[], object]] = {"save": self.save, "back": self.go_back}
        if not self.form.theirs.isHidden() and self.editor is not None:
            found["take-theirs"] = self.editor.take_theirs
        return found

    # --- opening -----------------------------------------------------------------------------------------------------

    @told
    def register(self, card: CardHashes | None = None) -> None:
        if self.editor is not None:
            self._turn()
            self.editor.register(card)

    @told
    def register_family(self, of: UUID | None = None) -> None:
        """The next one of her household; of whoever was entered last when nobody is named."""
        who = of or self._saved
        if self.editor is not None and who is not None:
            self._turn()
            self.editor.register_family(who)

    @told
    def edit(self, record: UUID) -> None:
        if self.editor is not None and self.editor.edit(record):
            self._turn()
            self.form.focus_on("name")

    def _turn(self) -> None:
        self._page.messages.clear()
        self.turned.emit(True)

    # --- closing -----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        if self.editor is not None:
            self._page.messages.clear()
            self.editor.save()

    def go_back(self) -> None:
        """Esc: the open list first, then the form."""
        if self.form.has_list:
            self.form.close_lists()
        else:
            self.leave()

    def leave(self) -> None:
        if self.editor is not None:
            self._page.messages.clear()
            self.editor.close()
            self.turned.emit(False)

    def keep(self) -> None:
        """Somebody goes to another page: nothing typed is lost."""
        if self.editor is not None:
            self.editor.keep()

    def take_back(self) -> None:
        self.taking_back.take_back(self._desk)

    def _on_saved(self, outcome: Outcome, said: str) -> None:
        self.taking_back.remember(outcome.undo)
        self._saved = outcome.value.learner
        self.turned.emit(False)
        self.finished.emit(self._saved)
        family = self.tr("登记同一家的下一位 {key}").format(key=key_for("next-of-family").printed)
        undo = self.taking_back.words if outcome.undo is not None else ""
        banner = self._page.messages.say("ok", said, undo, action=family, icon="circle-check")
        banner.acted.connect(self._on_family)

    def _on_family(self) -> None:
        self.register_family()

    def _on_warned(self) -> None:
        what = self.tr("可能已经登记过，看看下面是不是她")
        do = self.tr("是她就按 {key}；不是，再按一次 {save} 照样存。")
        self._page.messages.say("warn", what, do.format(key="Alt 1", save=key_for("save").printed), icon="users")

    def _on_differs(self, said: str) -> None:
        self._page.messages.say("warn", said, self.tr("您填的还在，两边的都写在下面。再保存一次就用您填的。"))

    def _on_meant(self, row: LearnerRow) -> None:
        """It is she: what was typed stays as a draft."""
        self.leave()
        self.finished.emit(row.id)

    # --- cards -------------------------------------------------------------------------------------------------------

    @told
    def on_scan(self, text: str, finder: Finder) -> None:
        """A card at the reader becomes hers when the form is saved; one that is somebody's names her (R24)."""
        messages = self._page.messages
        messages.clear()
        token = finder.token(text)
        if token is None or self._desk is None or self.editor is None:
            messages.say("warn", self.tr("没读出卡号"), self.tr("请把卡拿开，再刷一次。"))
            return
        holders = [card for card in finder.holders(text) if card.card_state == "1"]
        if any(card.learner_id == self.editor.learner for card in holders):
            messages.say("info", self.tr("这张卡本来就是她的，尾号 {last4}").format(last4=token.last4))
        elif holders:
            self.form.show_alike([])  # one thing to be read at a time; they are looked for again when she is saved
            what = self.tr("这张卡是{name}的，没有登记给别人").format(name=holders[0].name)
            messages.say("warn", what, self.tr("请换一张卡再刷。"), icon="credit-card")
        else:
            self.editor.take_card(self._desk.scanning.hashes(token))

    def say_error(self, error: DeskError) -> None:
        self._page.messages.say_error(error)
