"""A society being entered or corrected (R71)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from bjdesk.kernel.commands import Outcome
from bjdesk.learning.meetings.queries import SocietyDetail
from bjdesk.societies.commands import EditSociety, RegisterSociety
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.parts.places import places
from bjdesk.ui.parts.record_editor import RecordEditor
from bjdesk.ui.societies.form import Body, SocietyForm
from bjdesk.ui.societies.reading import Reading

FORM = "society"
OTHER = "99"
_COLUMNS = {
    "name": "name",
    "category": "category",
    "community": "community_id",
    "school": "coordinator_org_id",
    "founded": "founded_on",
    "number": "filing_no",
    "place": "meeting_venue_id",
    "rule": "meeting_rule",
    "charter": "has_charter",
    "rules": "has_rules",
}
"""Field or box -> the column that it corrects."""
_FIELD_OF_ERROR = {
    "society-name-missing": "name",
    "society-name-too-long": "name",
    "society-name-damaged": "name",
    "society-name-taken": "name",
    "society-founded-later": "founded",
}
translate = QCoreApplication.translate


class SocietyEditor(RecordEditor):
    """`registered(outcome, name)` of a new society."""

    registered = Signal(object, str)

    def __init__(self, form: SocietyForm, desk: DeskWorkspace, reading: Reading, parent: QObject) -> None:
        super().__init__(form, form, desk, parent, kind=FORM, field_of_error=_FIELD_OF_ERROR)
        self.form, self._reading = form, reading
        self._found: SocietyDetail | None = None

    def begin(self) -> None:
        """A new society, going on with what was left unfinished."""
        self._offer()
        self._found = None
        self.form.begin(translate("Societies", "登记一个社团"), self._reading.today, is_new=True)
        self._open_new({})

    def edit(self, found: SocietyDetail) -> None:
        self._offer()
        self._found = found
        title = translate("Societies", "改“{name}”").format(name=found.line.row.name)
        self.form.begin(title, self._reading.today, is_new=False)
        self._open_standing(self._texts(found))

    # --- saving ------------------------------------------------------------------------------------------------------

    def _is_right(self) -> bool:
        return self.form.is_right()

    def _carry_out(self) -> Outcome:
        outcome: Outcome = self._desk.execute(self._command())
        return outcome

    def _command(self) -> RegisterSociety | EditSociety:
        if self._found is not None:
            typed_now = self.form.body()
            changed = [name for name in _COLUMNS if typed_now[name] != self._shown.get(name)]
            values = {_COLUMNS[name]: self._value(name) for name in changed}
            return EditSociety(self._found.line.id, self._found.line.row.rev, values)
        return RegisterSociety(
            name=self.form.name.text,
            category=self._value("category"),
            community=self._value("community"),
            coordinator=self._value("school"),
            founded_on=self._value("founded"),
            meeting_venue=self._value("place"),
            meeting_rule=self._value("rule"),
            has_charter=self._value("charter"),
            has_rules=self._value("rules"),
            filing_no=self._value("number"),
            is_filed=self.form.filed.isChecked(),
        )

    def _value(self, name: str) -> Any:
        """What the field means, as its column keeps it."""
        form = self.form
        if name in form.boxes:
            return form.boxes[name].isChecked()
        if name == "founded":
            return form.founded_on()
        if name in ("category", "community", "school", "place"):
            pick = {"category": form.category, "community": form.community, "school": form.school, "place": form.place}
            choice = pick[name].choice
            return choice.key if choice is not None else OTHER if name == "category" else None
        text = form.fields[name].text.strip()
        return text if name == "name" else text or None

    def _on_saved(self, outcome: Outcome) -> None:
        if self.is_editing:
            self.edited.emit(outcome)
        else:
            self.registered.emit(outcome, self.form.name.text.strip())

    def _read_anew(self) -> Body | None:
        assert self._found is not None
        now = self._reading.detail(self._found.line.id)
        self._found = now or self._found
        return self._texts(now) if now is not None else None

    # --- small things ------------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        reading, form = self._reading, self.form
        form.category.offer(reading.categories())
        form.community.offer(reading.communities())
        form.school.offer(reading.schools())
        form.place.offer(places(self._desk))

    def _texts(self, found: SocietyDetail) -> Body:
        """The columns of a society as the form spells them."""
        cells, form = found.cells, self.form
        said: Body = {name: _spelt(cells[column]) for name, column in _COLUMNS.items()}
        for name, pick in (
            ("category", form.category),
            ("community", form.community),
            ("school", form.school),
            ("place", form.place),
        ):
            names: Mapping[UUID | str, str] = {choice.key: choice.name for choice in pick.choices}
            said[name] = names.get(cells[_COLUMNS[name]], "")
        said["founded"] = typed.spelt_day(cells["founded_on"])
        return said


def _spelt(value: Any) -> str | bool:
    return value if isinstance(value, bool) else "" if value is None else str(value)
