"""Plans a society's meeting, writes one down that took place, or moves one (R35, R72)."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from bjdesk.kernel.commands import Outcome
from bjdesk.kernel.errors import DeskError
from bjdesk.learning.classes.commands import MoveSession
from bjdesk.learning.classes.pattern import Span
from bjdesk.learning.meetings.commands import PlanMeeting, SetMeetingTopic
from bjdesk.learning.meetings.queries import MeetingLine, SocietyDetail
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.parts.meeting_desk import MeetingDesk
from bjdesk.ui.parts.places import places
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.societies.meeting_form import SocietyMeetingForm
from bjdesk.ui.societies.reading import Reading

_PLACE = frozenset({"class-clash", "venue-closed", "venue-taken", "meeting-place-missing", "venue-of-another-branch"})
_NUMBER = frozenset({"meeting-not-begun", "meeting-number-wrong"})
translate = QCoreApplication.translate


class SocietyMeetingDesk(MeetingDesk[MeetingLine]):
    """A new meeting goes with the number that was told of it."""

    def __init__(
        self,
        form: SocietyMeetingForm,
        desk: DeskWorkspace,
        reading: Reading,
        found: Callable[[], SocietyDetail | None],
        parent: QObject,
    ) -> None:
        super().__init__(form, desk, parent)
        self._form, self._reading, self._found = form, reading, found

    def begin_new(self) -> None:
        found = self._found()
        if found is None:
            return
        last = found.meetings[0] if found.meetings else None
        usual: UUID | None = found.cells["meeting_venue_id"]
        zone, known = self._desk.facts.zone, places(self._desk)
        self._form.ask_new(found.line.row.name, last, usual, zone, self._today, known)

    def begin_move(self, meeting: MeetingLine) -> None:
        self._form.ask_move(meeting, self._desk.facts.zone, self._today, places(self._desk))

    def _carry_out(self, span: Span) -> Outcome | None:
        """A new meeting, with the number that was told of it; or another time, place and topic."""
        found = self._found()
        if found is None:
            return None
        meeting, (venue, note) = self._form.meeting, self._form.where()
        ends, topic = (span.starts_at, span.ends_at), self._form.topic.text
        if meeting is None:
            number = self._form.told_number()
            planned: Outcome = self._desk.execute(PlanMeeting(found.line.id, *ends, venue, note, topic, number))
            return planned
        outcome: Outcome = self._desk.execute(
            MoveSession(meeting.id, meeting.rev, meeting.booking_rev, *ends, venue, note)
        )
        moved = self._as_it_stands(meeting.id)
        if moved is not None and (topic.strip() or None) != moved.topic:
            self._desk.execute(SetMeetingTopic(moved.id, moved.rev, topic))
        return outcome

    def _as_it_stands(self, session: UUID) -> MeetingLine | None:
        found = self._found()
        now = self._reading.detail(found.line.id) if found is not None else None
        return next((one for one in now.meetings if one.id == session), None) if now is not None else None

    def _say_where(self, error: DeskError) -> None:
        if error.code in _PLACE:
            self._form.place.set_error(words_for(error).what)
        elif error.code in _NUMBER:
            self._form.number.set_error(words_for(error).what)

    def _done_words(self, when: str) -> str:
        if self._form.meeting is not None:
            return translate("Societies", "活动改到 {when}").format(when=when)
        if self._form.told_number() is not None:
            return translate("Societies", "记下了：{when}，{n} 人").format(when=when, n=self._form.told_number())
        return translate("Societies", "排好了：{when}").format(when=when)
