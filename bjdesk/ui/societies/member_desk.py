"""Adds members to the open society: whom the keyboard or the reader names (R24, R71)."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.errors import DeskError
from bjdesk.learning.meetings.queries import SocietyDetail
from bjdesk.societies.commands import AddMember
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.learners.finding import Finder
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.told import told
from bjdesk.ui.societies.acts import SocietyActs
from bjdesk.ui.societies.member_pane import MemberPane
from bjdesk.ui.societies.reading import Reading

MOST_FOUND = 50
translate = QCoreApplication.translate


class MemberDesk(QObject):
    """Whoever is meant belongs to it at once; the cursor is back in the box for the next one."""

    def __init__(
        self,
        pane: MemberPane,
        desk: DeskWorkspace,
        reading: Reading,
        acts: SocietyActs,
        messages: Messages,
        found: Callable[[], SocietyDetail | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pane, self._reading, self._acts, self._messages, self._found = pane, reading, acts, messages, found
        self._finder = Finder(desk)
        self._clock = desk.clock
        self._left_at: Instant | None = None
        pane.typed.connect(self._on_typed)
        pane.meant.connect(self._on_meant)

    def start(self) -> None:
        found = self._found()
        if found is not None:
            self._pane.start(found.line.row.name, found.line.belong.people)

    def leave(self) -> None:
        """Another page comes to the front, as a rule to register somebody."""
        self._left_at = self._clock.now()

    @told
    def come_back(self) -> None:
        """Whoever was registered meanwhile stands there; Enter adds her."""
        left_at, self._left_at = self._left_at, None
        if left_at is not None and not self._pane.text:
            self._show(self._reading.registered_since(left_at))

    def refresh(self) -> None:
        """The society has changed: who belongs to it, and how many."""
        found = self._found()
        if found is not None:
            self._pane.show_society(found.line.row.name, found.line.belong.people)
            self._find(self._pane.text)

    @told
    def on_scan(self, text: str) -> None:
        """A card adds its holder; a card that several hold asks who is meant."""
        self._messages.clear()
        token = self._finder.token(text)
        holders = self._finder.holders(text)
        if token is None:
            self._messages.say("warn", translate("Societies", "没读出卡号"), translate("Societies", "请再刷一次。"))
        elif not holders:
            what = translate("Societies", "这张卡还没登记，尾号 {last4}").format(last4=token.last4)
            do = translate("Societies", "按 {key} 登记，再回来加。").format(key=key_for("register").printed)
            self._messages.say("warn", what, do, icon="credit-card")
        elif len(holders) > 1:
            self._show([row.learner_id for row in holders])
            self._messages.say("info", translate("Societies", "这张卡号有几个人，选一位"))
        else:
            self._add(holders[0].learner_id)

    def say_error(self, error: DeskError) -> None:
        self._messages.say_error(error)

    @told
    def _on_typed(self, text: str) -> None:
        self._find(text)

    def _find(self, text: str) -> None:
        typed = text.strip()
        self._show(self._finder.typed(typed, MOST_FOUND) if typed else [])

    def _show(self, ids: list[UUID]) -> None:
        found, rows = self._found(), self._reading.people(ids)
        today = self._reading.today
        inside = {one.person.id for one in found.members if not one.has_left(today)} if found is not None else set()
        self._pane.show_people([rows[record] for record in ids if record in rows], inside)

    @told
    def _on_meant(self, learner: UUID) -> None:
        self._add(learner)

    def _add(self, learner: UUID) -> None:
        QGuiApplication.inputMethod().commit()
        found, row = self._found(), self._reading.people([learner]).get(learner)
        if found is None or row is None:
            return
        said = translate("Societies", "{name}加进来了").format(name=row.name)
        if self._acts.run(AddMember(found.line.id, learner), said) is not None and self._pane.isVisible():
            self._pane.search.edit.clear()
            self._pane.focus_search()
