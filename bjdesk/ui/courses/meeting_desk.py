"""Moves a meeting of a class or adds one (R35)."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from bjdesk.kernel.commands import Outcome
from bjdesk.learning.classes.commands import AddSession, MoveSession
from bjdesk.learning.classes.pattern import Span
from bjdesk.learning.classes.queries import MeetingRow
from bjdesk.ui import formats
from bjdesk.ui.courses.meeting_form import ClassMeetingForm
from bjdesk.ui.courses.reading import Opened
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.parts.meeting_desk import MeetingDesk
from bjdesk.ui.parts.places import places

translate = QCoreApplication.translate


class ClassMeetingDesk(MeetingDesk[MeetingRow]):
    """The room has to hold as many as may enrol."""

    def __init__(
        self, form: ClassMeetingForm, desk: DeskWorkspace, opened: Callable[[], Opened | None], parent: QObject
    ) -> None:
        super().__init__(form, desk, parent)
        self._form, self._opened = form, opened

    def begin_move(self, meeting: MeetingRow) -> None:
        self._form.ask_move(meeting, self._desk.facts.zone, self._today, places(self._desk))

    def begin_more(self) -> None:
        opened = self._opened()
        last = opened.detail.meetings[-1] if opened is not None and opened.detail.meetings else None
        self._form.ask_more(last, self._desk.facts.zone, self._today, places(self._desk))

    def _carry_out(self, span: Span) -> Outcome | None:
        opened = self._opened()
        if opened is None:
            return None
        meeting, (venue, note) = self._form.meeting, self._form.where()
        ends = (span.starts_at, span.ends_at)
        command: AddSession | MoveSession = AddSession(opened.row.id, opened.row.rev, *ends, venue, note)
        if meeting is not None:
            command = MoveSession(meeting.id, meeting.rev, meeting.booking_rev, *ends, venue, note)
        outcome: Outcome = self._desk.execute(command)
        return outcome

    def _as_it_stands(self, session: UUID) -> MeetingRow | None:
        opened = self._opened()
        return next((one for one in opened.detail.meetings if one.id == session), None) if opened is not None else None

    def _headcount(self) -> int | None:
        opened = self._opened()
        return opened.row.seats.quota if opened is not None else None

    def _done_words(self, when: str) -> str:
        meeting = self._form.meeting
        if meeting is None:
            return translate("Classes", "加了一次课：{when}").format(when=when)
        nth = formats.nth_session(meeting.ordinal)
        return translate("Classes", "{nth}改到 {when}").format(nth=nth, when=when)
