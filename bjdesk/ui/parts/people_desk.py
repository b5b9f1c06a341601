"""Finds whom to take in, by what is typed or by a card at the reader; the area says what taking in means (R24, R71)."""

from abc import abstractmethod
from collections.abc import Collection
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.errors import DeskError
from bjdesk.people import queries
from bjdesk.people.cards import Token
from bjdesk.people.queries import LearnerRow
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.learners.finding import Finder
from bjdesk.ui.parts.people_pane import PeoplePane
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.told import told

MOST_FOUND = 50
translate = QCoreApplication.translate


class PeopleDesk(QObject):
    """Whoever is meant is taken in at once; the cursor is back in the box for the next one."""

    def __init__(self, pane: PeoplePane, desk: DeskWorkspace, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._desk, self._messages = pane, desk, messages
        self._finder = Finder(desk)
        self._left_at: Instant | None = None
        self.new_card: Token | None = None
        """A card that nobody holds, swiped last: whoever is registered now may get it."""
        pane.typed.connect(self._on_typed)
        pane.meant.connect(self._on_meant)

    # --- what an area says -------------------------------------------------------------------------------------------

    @abstractmethod
    def _title(self) -> str | None:
        """For what people are taken in, and how many are in; None while nothing is open."""

    @abstractmethod
    def _inside(self) -> Collection[UUID]:
        """Who is in already."""

    @abstractmethod
    def _take_in(self, learner: UUID, name: str) -> bool:
        """Carry it out and say so; False after the words of a refusal."""

    # --- what a page asks --------------------------------------------------------------------------------------------

    def start(self) -> None:
        if (title := self._title()) is not None:
            self._pane.start(title)

    def refresh(self) -> None:
        """Something has changed: who is in, and how many."""
        if (title := self._title()) is not None:
            self._pane.show_title(title)
            self._find(self._pane.text)

    def leave(self) -> None:
        """Another page comes to the front, as a rule to register somebody."""
        self._left_at = self._desk.clock.now()

    @told
    def come_back(self) -> None:
        """Whoever was registered meanwhile stands there; Enter takes her in."""
        left_at, self._left_at = self._left_at, None
        if left_at is not None and not self._pane.text:
            self._show(self._desk.read(queries.registered_since, left_at))

    @told
    def on_scan(self, text: str) -> None:
        """A card takes its holder in; a card that several hold asks who is meant."""
        self._messages.clear()
        token = self._finder.token(text)
        holders = self._finder.holders(text)
        self.new_card = None if holders else token
        if token is None:
            self._messages.say("warn", translate("People", "没读出卡号"), translate("People", "请再刷一次。"))
        elif not holders:
            what = translate("People", "这张卡还没登记，尾号 {last4}").format(last4=token.last4)
            do = translate("People", "按 {key} 登记，卡就是她的；登记完再回来。").format(
                key=key_for("register").printed
            )
            self._messages.say("warn", what, do, icon="credit-card")
        elif len(holders) > 1:
            self._show([row.learner_id for row in holders])
            self._messages.say("info", translate("People", "这张卡号有几个人，选一位"))
        else:
            self._take(holders[0].learner_id)

    def say_error(self, error: DeskError) -> None:
        self._messages.say_error(error)

    # --- finding -----------------------------------------------------------------------------------------------------

    @told
    def _on_typed(self, text: str) -> None:
        self.new_card = None
        self._find(text)

    def _find(self, text: str) -> None:
        typed = text.strip()
        self._show(self._finder.typed(typed, MOST_FOUND) if typed else [])

    def _show(self, ids: list[UUID]) -> None:
        rows = self._rows(ids)
        self._pane.show_people([rows[record] for record in ids if record in rows], self._inside())

    def _rows(self, ids: list[UUID]) -> dict[UUID, LearnerRow]:
        found: list[LearnerRow] = self._desk.read(queries.learners_by_id, ids) if ids else []
        return {row.id: row for row in found}

    @told
    def _on_meant(self, learner: UUID) -> None:
        self._take(learner)

    def _take(self, learner: UUID) -> None:
        QGuiApplication.inputMethod().commit()
        row = self._rows([learner]).get(learner)
        if row is not None and self._take_in(learner, row.name):
            self._pane.ask_for_next()
