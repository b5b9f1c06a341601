"""One meeting of a class elsewhere or at another time, or one more (R35)."""

from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from bjdesk.kernel.clock import day_of
from bjdesk.learning.classes.queries import MeetingRow
from bjdesk.ui import formats
from bjdesk.ui.courses.picking import Choice
from bjdesk.ui.parts.meeting_form import MeetingForm
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.fields import Field

translate = QCoreApplication.translate


class ClassMeetingForm(MeetingForm[MeetingRow]):
    """A meeting that stands, or one more like the last one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("Classes", "在哪里上"), ("12-1", "9:00", "10:30"), parent)
        self._place_fields()

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.day, self.place, self.starts, self.ends

    def ask_move(self, meeting: MeetingRow, zone: tzinfo, today: date, places: list[Choice]) -> None:
        """This meeting, as it stands."""
        words = translate("Classes", "{nth}改到什么时候，在哪里？")
        self._start(words.format(nth=formats.nth_session(meeting.ordinal)), meeting, today, places)
        self._fill_hours(meeting, zone)
        self._fill_day(day_of(meeting.starts_at, zone))

    def ask_more(self, like: MeetingRow | None, zone: tzinfo, today: date, places: list[Choice]) -> None:
        """One more, at the hours and the place of the last one."""
        self._start(translate("Classes", "加一次课：什么时候，在哪里？"), None, today, places)
        if like is not None:
            self._fill_hours(like, zone)
