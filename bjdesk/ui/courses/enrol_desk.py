"""Finds whom to enrol, by what is typed or by a card at the reader, and hands her to the acts (R24, R25)."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.errors import DeskError
from bjdesk.people import queries
from bjdesk.people.cards import Token
from bjdesk.people.queries import LearnerRow
from bjdesk.ui.courses import class_words as words
from bjdesk.ui.courses.class_acts import ClassActs
from bjdesk.ui.courses.enrol_pane import EnrolPane
from bjdesk.ui.courses.reading import Opened
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.formats import joined
from bjdesk.ui.learners.finding import Finder
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.told import told

MOST_FOUND = 50
translate = QCoreApplication.translate


class EnrolDesk(QObject):
    """Whoever is meant is enrolled at once; the cursor is back in the box for the next one."""

    def __init__(
        self,
        pane: EnrolPane,
        desk: DeskWorkspace,
        acts: ClassActs,
        messages: Messages,
        opened: Callable[[], Opened | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pane, self._desk, self._acts, self._messages, self._opened = pane, desk, acts, messages, opened
        self._finder = Finder(desk)
        self.new_card: Token | None = None
        """A card that nobody holds, swiped last: whoever is registered now may get it."""
        pane.typed.connect(self._on_typed)
        pane.meant.connect(self._on_meant)

    def start(self) -> None:
        opened = self._opened()
        if opened is not None:
            self._pane.start(opened.row.title, _seats(opened))

    def refresh(self) -> None:
        """The class has changed: who is in it, and how many seats are left."""
        opened = self._opened()
        if opened is not None:
            self._pane.show_class(opened.row.title, _seats(opened))
            self._find(self._pane.text)

    @told
    def on_scan(self, text: str) -> None:
        """A card enrols its holder; a card that several hold asks who is meant."""
        self._messages.clear()
        token = self._finder.token(text)
        holders = self._finder.holders(text)
        self.new_card = None if holders else token
        if token is None:
            self._messages.say("warn", translate("Classes", "没读出卡号"), translate("Classes", "请再刷一次。"))
        elif not holders:
            what = translate("Classes", "这张卡还没登记，尾号 {last4}").format(last4=token.last4)
            do = translate("Classes", "按 {key} 登记，卡就是她的；再回来报名。").format(key=key_for("register").printed)
            self._messages.say("warn", what, do, icon="credit-card")
        elif len(holders) > 1:
            self._show([row.learner_id for row in holders])
            self._messages.say("info", translate("Classes", "这张卡号有几个人，选一位"))
        else:
            self._enrol(holders[0].learner_id)

    def say_error(self, error: DeskError) -> None:
        self._messages.say_error(error)

    @told
    def _on_typed(self, text: str) -> None:
        self.new_card = None
        self._find(text)

    def _find(self, text: str) -> None:
        typed = text.strip()
        self._show(self._finder.typed(typed, MOST_FOUND) if typed else [])

    def _show(self, ids: list[UUID]) -> None:
        opened = self._opened()
        rows = self._rows(ids)
        enrolled = _in_class(opened) if opened is not None else set()
        self._pane.show_people([rows[record] for record in ids if record in rows], enrolled)

    def _rows(self, ids: list[UUID]) -> dict[UUID, LearnerRow]:
        found: list[LearnerRow] = self._desk.read(queries.learners_by_id, ids) if ids else []
        return {row.id: row for row in found}

    @told
    def _on_meant(self, learner: UUID) -> None:
        self._enrol(learner)

    def _enrol(self, learner: UUID) -> None:
        QGuiApplication.inputMethod().commit()
        rows = self._rows([learner])
        name = rows[learner].name if learner in rows else ""
        if self._acts.enrol(learner, name) is not None and self._pane.isVisible():
            self._pane.search.edit.clear()
            self._pane.focus_search()


def _seats(opened: Opened) -> str:
    """18 / 20 人·候补 3."""
    return joined(words.filled(opened.row.seats), words.waiting(opened.row.seats))


def _in_class(opened: Opened) -> set[UUID]:
    """Who is in the class or waits for it."""
    here = {member.person.id for member in opened.members if member.is_here}
    return here | {row.person.id for row in opened.detail.waiting}
