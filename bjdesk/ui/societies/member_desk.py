"""Adds members to the open society, whom the keyboard or the reader names (R24, R71)."""

from collections.abc import Callable, Collection
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from bjdesk.learning.meetings.queries import SocietyDetail
from bjdesk.societies.commands import AddMember
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.parts.people_desk import PeopleDesk
from bjdesk.ui.parts.people_pane import PaneWords, PeoplePane
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.societies.acts import SocietyActs

translate = QCoreApplication.translate


def member_pane(theme: Theme) -> PeoplePane:
    return PeoplePane(
        theme,
        PaneWords(
            search=translate("Societies", "找要加的人"),
            whom=translate("Societies", "加谁？"),
            is_in=translate("Societies", "已是成员"),
            take=translate("Societies", "加进来"),
            done=translate("Societies", "加好了"),
        ),
    )


class MemberDesk(PeopleDesk):
    """Whoever is meant belongs to it from today on."""

    def __init__(
        self,
        pane: PeoplePane,
        desk: DeskWorkspace,
        acts: SocietyActs,
        messages: Messages,
        found: Callable[[], SocietyDetail | None],
        parent: QObject,
    ) -> None:
        super().__init__(pane, desk, messages, parent)
        self._acts, self._found = acts, found

    def _title(self) -> str | None:
        found = self._found()
        if found is None:
            return None
        line = found.line
        return translate("Societies", "给“{name}”加成员，现在 {n} 人").format(name=line.row.name, n=line.belong.people)

    def _inside(self) -> Collection[UUID]:
        found, today = self._found(), self._desk.rules.day(self._desk.clock.now())
        return {one.person.id for one in found.members if not one.has_left(today)} if found is not None else ()

    def _take_in(self, learner: UUID, name: str) -> bool:
        found = self._found()
        said = translate("Societies", "{name}加进来了").format(name=name)
        return found is not None and self._acts.run(AddMember(found.line.id, learner), said) is not None
