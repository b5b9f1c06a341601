"""Plans a society's meeting or moves one: what is in its way is said while it is typed and when it is refused (R35)."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.commands import Outcome
from bjdesk.kernel.errors import DeskError, RecordChanged, RuleBroken
from bjdesk.learning.classes.commands import MoveSession
from bjdesk.learning.classes.pattern import Span
from bjdesk.learning.meetings.commands import PlanMeeting, SetMeetingTopic
from bjdesk.learning.meetings.queries import MeetingLine, SocietyDetail
from bjdesk.ui import formats
from bjdesk.ui.courses.meeting_form import clash_words
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.shell.told import told
from bjdesk.ui.societies.meeting_form import MeetingForm
from bjdesk.ui.societies.reading import Reading

LOOK_MS = 200
_PLACE = frozenset({"class-clash", "venue-closed", "venue-taken", "meeting-place-missing", "venue-of-another-branch"})
translate = QCoreApplication.translate


class MeetingDesk(QObject):
    """`done(outcome, words)` after COMMIT; `refused(error)` keeps what was typed."""

    done = Signal(object, str)
    refused = Signal(object)

    def __init__(
        self,
        form: MeetingForm,
        desk: DeskWorkspace,
        reading: Reading,
        found: Callable[[], SocietyDetail | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._form, self._desk, self._reading, self._found = form, desk, reading, found
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self.show_clash)
        form.edited.connect(self._look.start)
        form.save_wanted.connect(self.save)

    def begin_new(self) -> None:
        found = self._found()
        if found is None:
            return
        last = found.meetings[0] if found.meetings else None
        usual: UUID | None = found.cells["meeting_venue_id"]
        reading, zone = self._reading, self._desk.facts.zone
        self._form.ask_new(found.line.row.name, last, usual, zone, reading.today, reading.places())

    def begin_move(self, meeting: MeetingLine) -> None:
        self._form.ask_move(meeting, self._desk.facts.zone, self._reading.today, self._reading.places())

    @told
    def show_clash(self) -> None:
        """What is in the way of what is typed."""
        try:
            span = self._form.span(self._desk.facts.zone)
        except RuleBroken as error:
            self._form.show_clash(words_for(error).what)
            return
        venue, _ = self._form.where()
        self._form.show_clash(self._words(span, venue) if span is not None and venue is not None else "")

    def save(self) -> None:
        QGuiApplication.inputMethod().commit()
        found = self._found()
        if found is None or not self._form.is_right():
            return
        try:
            span = self._form.span(self._desk.facts.zone)
            assert span is not None
            outcome = self._carry_out(found, span)
        except RecordChanged as error:
            self._on_changed_elsewhere(error)
        except DeskError as error:
            self._on_refused(error)
        else:
            self._look.stop()
            self.done.emit(outcome, self._done_words(span))

    def say_error(self, error: DeskError) -> None:
        self.refused.emit(error)

    def _carry_out(self, found: SocietyDetail, span: Span) -> Outcome:
        """A new meeting, with the number that was told of it; or another time, place and topic."""
        meeting, (venue, note) = self._form.meeting, self._form.where()
        ends, topic = (span.starts_at, span.ends_at), self._form.topic.text
        if meeting is None:
            number = self._form.told_number()
            return self._desk.execute(PlanMeeting(found.line.id, *ends, venue, note, topic, number))
        outcome = self._desk.execute(MoveSession(meeting.id, meeting.rev, meeting.booking_rev, *ends, venue, note))
        moved = self._line(meeting.id)
        if moved is not None and (topic.strip() or None) != moved.topic:
            self._desk.execute(SetMeetingTopic(moved.id, moved.rev, topic))
        return outcome

    def _line(self, session: UUID) -> MeetingLine | None:
        """The meeting as it stands after what was just written."""
        found = self._found()
        now = self._reading.detail(found.line.id) if found is not None else None
        return next((one for one in now.meetings if one.id == session), None) if now is not None else None

    def _on_refused(self, error: DeskError) -> None:
        self.show_clash()
        if error.code in _PLACE:
            self._form.place.set_error(words_for(error).what)
        elif error.code in ("meeting-not-begun", "meeting-number-wrong"):
            self._form.number.set_error(words_for(error).what)
        self.refused.emit(error)

    def _on_changed_elsewhere(self, error: RecordChanged) -> None:
        """What stands there now is said; what was typed stays, and saving once more is meant."""
        meeting = self._form.meeting
        now = self._line(meeting.id) if meeting is not None else None
        if now is not None:
            when = formats.short_moment(now.starts_at, self._desk.facts.zone, self._reading.today)
            words = translate("Societies", "别人刚改成：{when} {place}。您填的还在，再保存就按您填的。")
            self._form.show_clash(words.format(when=when, place=now.place), is_bad=False)
            self._form.meeting = now
        self.refused.emit(error)

    def _words(self, span: Span, venue: UUID) -> str:
        meeting = self._form.meeting
        found = self._reading.one_preview(span, venue, meeting.booking if meeting is not None else None)
        names = {choice.key: choice.name for choice in self._form.place.choices}
        return clash_words(found, names, self._desk.facts.zone)

    def _done_words(self, span: Span) -> str:
        when = formats.short_moment(span.starts_at, self._desk.facts.zone, self._reading.today)
        if self._form.meeting is not None:
            return translate("Societies", "活动改到 {when}").format(when=when)
        if self._form.told_number() is not None:
            return translate("Societies", "记下了：{when}，{n} 人").format(when=when, n=self._form.told_number())
        return translate("Societies", "排好了：{when}").format(when=when)
