"""Moves a meeting or adds one: what is in its way is said while it is typed and once more when it is refused (R35)."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.commands import Outcome
from bjdesk.kernel.errors import DeskError, RecordChanged, RuleBroken
from bjdesk.learning.classes.commands import AddSession, MoveSession
from bjdesk.learning.classes.pattern import Span
from bjdesk.learning.classes.queries import MeetingRow
from bjdesk.ui import formats
from bjdesk.ui.courses.meeting_form import MeetingForm, clash_words
from bjdesk.ui.courses.reading import Opened, Reading
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.shell.told import told

LOOK_MS = 200
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
        opened: Callable[[], Opened | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._form, self._desk, self._reading, self._opened = form, desk, reading, opened
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self.show_clash)
        form.edited.connect(self._look.start)
        form.save_wanted.connect(self.save)

    def begin_move(self, meeting: MeetingRow) -> None:
        self._form.ask_move(meeting, self._desk.facts.zone, self._reading.today, self._reading.places())

    def begin_more(self) -> None:
        opened = self._opened()
        last = opened.detail.meetings[-1] if opened is not None and opened.detail.meetings else None
        self._form.ask_more(last, self._desk.facts.zone, self._reading.today, self._reading.places())

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
        opened = self._opened()
        if opened is None or not self._form.is_right():
            return
        try:
            span = self._form.span(self._desk.facts.zone)
            assert span is not None
            outcome = self._desk.execute(self._command(opened, span))
        except RecordChanged as error:
            self._on_changed_elsewhere(error)
        except DeskError as error:
            self.show_clash()
            self.refused.emit(error)
        else:
            self._look.stop()
            self.done.emit(outcome, self._done_words(outcome, span))

    def say_error(self, error: DeskError) -> None:
        self.refused.emit(error)

    def _command(self, opened: Opened, span: Span) -> MoveSession | AddSession:
        meeting, (venue, note) = self._form.meeting, self._form.where()
        if meeting is None:
            return AddSession(opened.row.id, opened.row.rev, span.starts_at, span.ends_at, venue, note)
        ends = (span.starts_at, span.ends_at)
        return MoveSession(meeting.id, meeting.rev, meeting.booking_rev, *ends, venue, note)

    def _on_changed_elsewhere(self, error: RecordChanged) -> None:
        """What stands there now is said; what was typed stays, and saving once more is meant."""
        opened, meeting = self._opened(), self._form.meeting
        now = (
            next((one for one in opened.detail.meetings if meeting and one.id == meeting.id), None) if opened else None
        )
        if now is not None:
            zone, today = self._desk.facts.zone, self._reading.today
            when = formats.short_moment(now.starts_at, zone, today)
            words = translate("Classes", "别人刚改成：{when} {place}。您填的还在，再保存就按您填的。")
            self._form.show_clash(words.format(when=when, place=now.place), is_bad=False)
            self._form.meeting = now
        self.refused.emit(error)

    def _words(self, span: Span, venue: UUID) -> str:
        opened, meeting = self._opened(), self._form.meeting
        quota = opened.row.seats.quota if opened is not None else None
        found = self._reading.one_preview(span, venue, quota, meeting.booking if meeting is not None else None)
        names = {choice.key: choice.name for choice in self._form.place.choices}
        return clash_words(found, names, self._desk.facts.zone)

    def _done_words(self, _outcome: Outcome, span: Span) -> str:
        when = formats.short_moment(span.starts_at, self._desk.facts.zone, self._reading.today)
        meeting = self._form.meeting
        if meeting is None:
            return translate("Classes", "加了一次课：{when}").format(when=when)
        nth = formats.nth_session(meeting.ordinal)
        return translate("Classes", "{nth}改到 {when}").format(nth=nth, when=when)
