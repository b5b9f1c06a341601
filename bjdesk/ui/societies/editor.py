"""A society being entered or corrected: its draft, and what another desk wrote meanwhile (R71, D2)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.commands import Outcome
from bjdesk.kernel.errors import DeskError, RecordChanged
from bjdesk.learning.meetings.queries import SocietyDetail
from bjdesk.people.drafts import draft
from bjdesk.societies.commands import EditSociety, RegisterSociety
from bjdesk.ui.checkin.walkin_draft import DraftKeeper
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.formats import time_of_day
from bjdesk.ui.shell.error_texts import words_for
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


class SocietyEditor(QObject):
    """`registered(outcome, name)` and `edited(outcome)` after COMMIT; `refused(error)` keeps what was typed."""

    registered = Signal(object, str)
    edited = Signal(object)
    refused = Signal(object)
    differs = Signal(str)
    """Words: another desk has changed the society meanwhile."""

    def __init__(self, form: SocietyForm, desk: DeskWorkspace, reading: Reading, parent: QObject) -> None:
        super().__init__(parent)
        self.form, self._desk, self._reading = form, desk, reading
        self._found: SocietyDetail | None = None
        self._shown: Body = {}
        self.is_open = False
        self.keeper = DraftKeeper(desk, self._draft, self, form=FORM)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.failed.connect(self.refused)
        form.edited.connect(self._on_edited)
        form.save_wanted.connect(self.save)
        form.clear_wanted.connect(self.clear)

    @property
    def is_editing(self) -> bool:
        """Whether the society of the form stands already."""
        return self._found is not None

    # --- coming and going --------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """A new society, going on with what was left unfinished."""
        self._offer()
        kept = self._desk.read(draft, FORM)
        self._found = None
        self.form.begin(translate("Societies", "登记一个社团"), self._reading.today, is_new=True)
        self.form.load(kept.body if kept is not None else {})
        self.keeper.start_from(dict(kept.body) if kept is not None else {})
        words = translate("Societies", "接着 {time} 没填完的")
        said = words.format(time=time_of_day(kept.at, self._desk.facts.zone)) if kept is not None else ""
        self.form.say_kept(said, can_clear=kept is not None)
        self._open()

    def edit(self, found: SocietyDetail) -> None:
        self._offer()
        self._found = found
        title = translate("Societies", "改“{name}”").format(name=found.line.row.name)
        self.form.begin(title, self._reading.today, is_new=False)
        self._shown = self._texts(found)
        self.form.load(self._shown)
        self.form.say_kept("", can_clear=False)
        self._open()

    def close(self) -> None:
        """Leave the form; a society that is not entered yet stays as a draft."""
        QGuiApplication.inputMethod().commit()
        self.keep()
        self.is_open = False

    def keep(self) -> None:
        """Another page comes to the front: what was typed is kept at once."""
        if self.is_open and self._found is None:
            self.keeper.flush()

    def clear(self) -> None:
        """A blank form again."""
        self.keeper.forget()
        self.form.load({})
        self.form.say_kept("", can_clear=False)
        self.focus_first()

    def focus_first(self) -> None:
        self.form.name.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- saving ------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        QGuiApplication.inputMethod().commit()
        if not self.is_open or not self.form.is_right():
            return
        try:
            outcome: Outcome = self._desk.execute(self._command())
        except RecordChanged as error:
            self._on_changed_elsewhere(error)
        except DeskError as error:
            self._on_refused(error)
        else:
            self._on_saved(outcome, self.form.name.text.strip())

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

    def _on_saved(self, outcome: Outcome, name: str) -> None:
        self.is_open = False
        if self._found is None:
            self.keeper.forget()
            self.registered.emit(outcome, name)
        else:
            self.edited.emit(outcome)

    def _on_refused(self, error: DeskError) -> None:
        """Where it can be said under a field it is; what was typed stays."""
        name = _FIELD_OF_ERROR.get(error.code, "")
        if name:
            self.form.show_error(name, words_for(error).what)
        self.refused.emit(error)

    def _on_changed_elsewhere(self, error: RecordChanged) -> None:
        """Both values are shown, what was typed stays; saving once more is meant."""
        assert self._found is not None
        now = self._reading.detail(self._found.line.id)
        if now is None:
            self.refused.emit(error)
            return
        there, mine = self._texts(now), self.form.body()
        for name, field in self.form.fields.items():
            if there[name] in (self._shown.get(name), mine[name]):
                continue
            if mine[name] == self._shown.get(name):
                field.set_text(str(there[name]))
                field.set_hint(translate("Societies", "别人刚改成这样"))
            else:
                field.set_error(translate("Societies", "别人刚改成：{there}").format(there=there[name] or "—"))
        for name, box in self.form.boxes.items():
            if name in there and mine[name] == self._shown.get(name):
                box.setChecked(bool(there[name]))
        self._found, self._shown = now, there
        self.differs.emit(words_for(error).what)

    # --- small things ------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        self.is_open = True
        self.focus_first()

    def _offer(self) -> None:
        reading, form = self._reading, self.form
        form.category.offer(reading.categories())
        form.community.offer(reading.communities())
        form.school.offer(reading.schools())
        form.place.offer(reading.places())

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
        return {**said, "filed": False}

    def _draft(self) -> Body:
        """What is worth keeping: nothing while the form is as it came."""
        body = self.form.body()
        return body if any(body.values()) else {}

    def _on_edited(self) -> None:
        if self.is_open and self._found is None:
            self.keeper.touch()

    def _on_kept(self) -> None:
        now = time_of_day(self._desk.clock.now(), self._desk.facts.zone)
        self.form.say_kept(translate("Societies", "草稿 {time} 存好").format(time=now), can_clear=True)


def _spelt(value: Any) -> str | bool:
    return value if isinstance(value, bool) else "" if value is None else str(value)
