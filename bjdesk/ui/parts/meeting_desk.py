"""Plans a meeting or moves one: what is in its way is said while it is typed and once more when it is refused (R35)."""

from abc import abstractmethod
from datetime import date
from typing import Generic
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.commands import Outcome
from bjdesk.kernel.errors import DeskError, RecordChanged, RuleBroken
from bjdesk.learning.classes.pattern import Span
from bjdesk.ui import formats
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.parts.meeting_form import M, MeetingForm
from bjdesk.ui.parts.places import clash_words, one_time
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.shell.told import told

LOOK_MS = 200
translate = QCoreApplication.translate


class MeetingDesk(QObject, Generic[M]):
    """`done(outcome, words)` after COMMIT; `refused(error)` keeps what was typed."""

    done = Signal(object, str)
    refused = Signal(object)

    def __init__(self, form: MeetingForm[M], desk: DeskWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._meeting_form, self._desk = form, desk
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self.show_clash)
        form.edited.connect(self._look.start)
        form.save_wanted.connect(self.save)

    # --- what an area says -------------------------------------------------------------------------------------------

    @abstractmethod
    def _carry_out(self, span: Span) -> Outcome | None:
        """The meeting of the form at that time; None where nothing is open."""

    @abstractmethod
    def _done_words(self, when: str) -> str: ...

    @abstractmethod
    def _as_it_stands(self, session: UUID) -> M | None:
        """The meeting read anew."""

    def _headcount(self) -> int | None:
        """How many must find room, where somebody knows."""
        return None

    def _say_where(self, error: DeskError) -> None:
        """A refusal that belongs under a field."""

    # --- typing and saving -------------------------------------------------------------------------------------------

    @told
    def show_clash(self) -> None:
        """What is in the way of what is typed."""
        form, zone = self._meeting_form, self._desk.facts.zone
        try:
            span = form.span(zone)
        except RuleBroken as error:
            form.show_clash(words_for(error).what)
            return
        venue, _ = form.where()
        if span is None or venue is None:
            form.show_clash("")
            return
        besides = form.meeting.booking if form.meeting is not None else None
        found = self._desk.read(one_time, span, venue, self._headcount(), besides)
        form.show_clash(clash_words(found, {choice.key: choice.name for choice in form.place.choices}, zone))

    def save(self) -> None:
        QGuiApplication.inputMethod().commit()
        if not self._meeting_form.is_right():
            return
        zone = self._desk.facts.zone
        try:
            span = self._meeting_form.span(zone)
            assert span is not None
            outcome = self._carry_out(span)
        except RecordChanged as error:
            self._on_changed_elsewhere(error)
        except DeskError as error:
            self.show_clash()
            self._say_where(error)
            self.refused.emit(error)
        else:
            self._look.stop()
            if outcome is not None:
                self.done.emit(outcome, self._done_words(formats.short_moment(span.starts_at, zone, self._today)))

    def say_error(self, error: DeskError) -> None:
        self.refused.emit(error)

    @property
    def _today(self) -> date:
        return self._desk.rules.day(self._desk.clock.now())

    def _on_changed_elsewhere(self, error: RecordChanged) -> None:
        """What stands there now is said; what was typed stays, and saving once more is meant."""
        form = self._meeting_form
        now = self._as_it_stands(form.meeting.id) if form.meeting is not None else None
        if now is not None:
            when = formats.short_moment(now.starts_at, self._desk.facts.zone, self._today)
            words = translate("Meetings", "别人刚改成：{when} {place}。您填的还在，再保存就按您填的。")
            form.show_clash(words.format(when=when, place=now.place), is_bad=False)
            form.meeting = now
        self.refused.emit(error)
