"""Enrols people in the open class, whom the keyboard or the reader names (R24, R25)."""

from collections.abc import Callable, Collection
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from bjdesk.ui.courses import class_words as words
from bjdesk.ui.courses.class_acts import ClassActs
from bjdesk.ui.courses.reading import Opened
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.formats import joined
from bjdesk.ui.parts.people_desk import PeopleDesk
from bjdesk.ui.parts.people_pane import PaneWords, PeoplePane
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.theme import Theme

translate = QCoreApplication.translate


def enrol_pane(theme: Theme) -> PeoplePane:
    return PeoplePane(
        theme,
        PaneWords(
            search=translate("Classes", "找要报名的人"),
            whom=translate("Classes", "给谁报名？"),
            is_in=translate("Classes", "报过了"),
            take=translate("Classes", "报这个班"),
            done=translate("Classes", "报好了"),
        ),
    )


class EnrolDesk(PeopleDesk):
    """Whoever is meant is enrolled, or waits where the class is full."""

    def __init__(
        self,
        pane: PeoplePane,
        desk: DeskWorkspace,
        acts: ClassActs,
        messages: Messages,
        opened: Callable[[], Opened | None],
        parent: QObject,
    ) -> None:
        super().__init__(pane, desk, messages, parent)
        self._acts, self._opened = acts, opened

    def _title(self) -> str | None:
        """给“国画”报名，18 / 20 人·候补 3."""
        opened = self._opened()
        if opened is None:
            return None
        seats = joined(words.filled(opened.row.seats), words.waiting(opened.row.seats))
        return translate("Classes", "给“{title}”报名，{seats}").format(title=opened.row.title, seats=seats)

    def _inside(self) -> Collection[UUID]:
        """Who is in the class or waits for it."""
        opened = self._opened()
        if opened is None:
            return ()
        here = {member.person.id for member in opened.members if member.is_here}
        return here | {row.person.id for row in opened.detail.waiting}

    def _take_in(self, learner: UUID, name: str) -> bool:
        return self._acts.enrol(learner, name) is not None
