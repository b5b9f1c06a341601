"""One meeting of a society: what it is about beside its day, hours and place, and how many came (R35, R72)."""

from datetime import date, tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from bjdesk.kernel.clock import day_of
from bjdesk.learning.meetings.queries import MeetingLine
from bjdesk.ui import formats
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.picking import Choice
from bjdesk.ui.parts.meeting_form import MeetingForm
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.fields import Field

translate = QCoreApplication.translate


class SocietyMeetingForm(MeetingForm[MeetingLine]):
    """A number may be told with a meeting that is over."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("Societies", "在哪里"), ("12-3", "14:00", "16:00"), parent)
        self.topic = Field(theme, translate("Societies", "做什么"), hint=translate("Societies", "可不填"))
        self.number = Field(
            theme, translate("Societies", "来了多少人"), hint=translate("Societies", "开过的才填；不填就用签到")
        )
        self._place_fields()

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.day, self.topic, self.starts, self.ends, self.place, self.number

    def ask_new(
        self, name: str, like: MeetingLine | None, usual: UUID | None, zone: tzinfo, today: date, places: list[Choice]
    ) -> None:
        """A new meeting, at the hours and the place of the last one, else where the society usually meets."""
        self._start(translate("Societies", "“{name}”哪天活动？").format(name=name), None, today, places)
        if like is not None:
            self._fill_hours(like, zone)
        elif usual is not None:
            self.place.show_choice(usual)
        self.number.setVisible(True)

    def ask_move(self, meeting: MeetingLine, zone: tzinfo, today: date, places: list[Choice]) -> None:
        """This meeting, as it stands."""
        day = day_of(meeting.starts_at, zone)
        title = translate("Societies", "{day}的活动改到什么时候，在哪里？")
        self._start(title.format(day=formats.short_day(day, today)), meeting, today, places)
        self.topic.set_text(meeting.topic or "")
        self._fill_hours(meeting, zone)
        self._fill_day(day)
        self.number.setVisible(False)

    def told_number(self) -> int | None:
        """How many came, None where nothing stands there."""
        return typed.number(self.number.text)

    def _is_right(self, field: Field) -> bool:
        if field is self.number:
            return not field.text.strip() or self.told_number() is not None
        return super()._is_right(field)
