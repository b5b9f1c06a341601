"""A class being planned or corrected, with its dates while they are typed (R25)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from bjdesk.kernel.commands import Outcome
from bjdesk.kernel.errors import DeskError, RuleBroken
from bjdesk.learning.classes.commands import EditClass, PlanClass
from bjdesk.learning.classes.pattern import Pattern
from bjdesk.learning.classes.preview import Alternative
from bjdesk.learning.classes.queries import TermRow
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.class_form import CHARGED, SIGNED, Body, ClassForm
from bjdesk.ui.courses.form_view import FormView
from bjdesk.ui.courses.picking import Choice
from bjdesk.ui.courses.reading import Opened, Reading
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.parts.places import places
from bjdesk.ui.parts.record_editor import RecordEditor
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.shell.told import told

FORM = "class"
PREVIEW_MS = 200
"""So long after the last letter the dates are looked up anew."""
OTHER = "99"
_COLUMNS = {
    "title": "title",
    "category": "category",
    "teacher": "teacher_name",
    "term": "term_id",
    "quota": "quota",
    "hard": "quota_hard",
    "pct": "completion_pct",
    "credits": "completion_hours",
    "youngest": "age_min",
    "oldest": "age_max",
    SIGNED: "needs_undertaking",
    "fee": "fee",
    "basis": "fee_basis",
}
"""Field -> the column that it corrects."""
_WHOLE = frozenset({"quota", "hard", "pct", "youngest", "oldest"})
_FIELD_OF_ERROR = {
    "class-title-missing": "title",
    "class-place-missing": "place",
    "class-quota-wrong": "quota",
    "class-quota-over-hard": "quota",
    "class-hours-wrong": "hours",
    "class-completion-wrong": "pct",
    "class-ages-wrong": "youngest",
    "class-fee-wrong": "fee",
    "class-fee-basis-missing": "basis",
    "class-clash": "place",
    "series-ends-early": "ends",
    "series-past-midnight": "ends",
    "series-too-long": "times",
    "series-empty": "last",
    "series-interval": "every",
    "series-ends-before-start": "last",
}
translate = QCoreApplication.translate


class ClassEditor(RecordEditor):
    """`planned(outcome, title)` of a new class; its dates are looked up while they are typed."""

    planned = Signal(object, str)

    def __init__(self, view: FormView, desk: DeskWorkspace, reading: Reading, parent: QObject) -> None:
        super().__init__(view.card, view.form, desk, parent, kind=FORM, field_of_error=_FIELD_OF_ERROR)
        self._view, self._reading = view, reading
        self._opened: Opened | None = None
        self._look = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._look.timeout.connect(self.show_preview)
        view.preview.skip_wanted.connect(view.form.skip)
        view.preview.use_wanted.connect(self._on_use)

    @property
    def form(self) -> ClassForm:
        return self._view.form

    # --- coming and going --------------------------------------------------------------------------------------------

    def plan(self, term: TermRow | None) -> None:
        """A new class, going on with what was left unfinished."""
        self._prepare()
        self._opened = None
        names = {choice.key: choice.name for choice in self.form.term.choices}
        self._view.show_as(translate("Classes", "新开一个班"), with_pattern=True)
        self._open_new({"term": names.get(term.id, "") if term is not None else ""})
        self.show_preview()

    def edit(self, opened: Opened) -> None:
        """The facts of a class that stands; its meetings are moved one by one."""
        self._prepare()
        self._opened = opened
        self._view.show_as(translate("Classes", "改“{title}”").format(title=opened.row.title), with_pattern=False)
        self._open_standing(self._texts(opened))

    def close(self) -> None:
        self._look.stop()
        super().close()

    def clear(self) -> None:
        super().clear()
        self.show_preview()

    # --- saving ------------------------------------------------------------------------------------------------------

    def _is_right(self) -> bool:
        return self.form.is_right(with_pattern=not self.is_editing)

    def _carry_out(self) -> Outcome | None:
        command = self._command()
        if command is None:
            return None
        outcome: Outcome = self._desk.execute(command)
        return outcome

    def _command(self) -> PlanClass | EditClass | None:
        if self._opened is not None:
            wanted = self._wanted()
            changed = [name for name in _COLUMNS if wanted[name] != self._shown.get(name)]
            values = {_COLUMNS[name]: self._value(name) for name in changed}
            return EditClass(self._opened.row.id, self._opened.row.rev, values)
        pattern = self.form.pattern()
        if pattern is None:
            self.form.show_error("times", translate("Classes", "两样填一样"))
            return None
        where = self.form.where()
        hours = typed.hundredths(self.form.hours.text)
        return PlanClass(
            title=self.form.title.text.strip(),
            pattern=pattern,
            venue=where.venue,
            place_note=where.note,
            term=self._value("term"),
            category=self._value("category"),
            teacher_name=self._value("teacher"),
            quota=self._value("quota"),
            quota_hard=self._value("hard"),
            hours=hours,
            completion_pct=self._value("pct"),
            completion_hours=self._value("credits"),
            age_min=self._value("youngest"),
            age_max=self._value("oldest"),
            needs_undertaking=self._value(SIGNED),
            fee=self._value("fee"),
            fee_basis=self._value("basis"),
            is_published=not self.form.drafted.isChecked(),
        )

    def _wanted(self) -> Body:
        """What the form says of the columns of a class; without 收费 neither fee nor basis."""
        body = self.form.body()
        fee = dict.fromkeys(("fee", "basis"), "") if not body[CHARGED] else {}
        texts: Body = {name: str(body[name]).strip() for name in _COLUMNS if name != SIGNED}
        return {**texts, SIGNED: body[SIGNED], **fee}

    def _value(self, name: str) -> Any:
        """What the field means, as its column keeps it."""
        form = self.form
        if name in _WHOLE:
            return typed.number(form.fields[name].text)
        if name == "credits":
            return typed.hundredths(form.credits.text)
        if name == SIGNED:
            return form.signed.isChecked()
        if name in ("fee", "basis") and not form.charged.isChecked():
            return 0 if name == "fee" else None
        if name == "fee":
            return typed.fen(form.fee.text)
        if name == "category":
            return form.category.choice.key if form.category.choice is not None else OTHER
        if name == "term":
            return form.term.choice.key if form.term.choice is not None else None
        return form.fields[name].text.strip() or None

    def _on_saved(self, outcome: Outcome) -> None:
        self._look.stop()
        if self.is_editing:
            self.edited.emit(outcome)
        else:
            self.planned.emit(outcome, self.form.title.text.strip())

    def _on_refused(self, error: DeskError) -> None:
        """The dates are looked up anew: they may have been taken just now."""
        if not self.is_editing and isinstance(error, RuleBroken):
            self.show_preview()
        super()._on_refused(error)

    def _words_below(self, error: DeskError) -> str:
        return translate("Classes", "看上面的话")

    def _read_anew(self) -> Body | None:
        assert self._opened is not None
        now = self._reading.opened(self._opened.row.id)
        self._opened = now or self._opened
        return self._texts(now) if now is not None else None

    # --- dates -------------------------------------------------------------------------------------------------------

    @told
    def show_preview(self) -> None:
        """Every date with what is in its way."""
        if self.is_editing:
            return
        pattern, pane = self.form.pattern(), self._view.preview
        if pattern is None:
            pane.say(translate("Classes", "日期会列在这里"), translate("Classes", "填好星期、几点、第一天和上几次。"))
            return
        try:
            self._show_dates(pattern)
        except RuleBroken as error:
            text = words_for(error)
            pane.say(text.what, text.do)

    def _show_dates(self, pattern: Pattern) -> None:
        where = self.form.where()
        found = self._reading.preview(pattern, where.venue, typed.number(self.form.quota.text))
        names = {choice.key: choice.name for choice in self.form.place.choices}
        self._view.preview.show_preview(found, self._desk.facts.zone, self._reading.today, names)

    def _on_use(self, free: Alternative) -> None:
        form = self.form
        if free.is_other_venue:
            form.place.show_choice(free.venue.id)
        form.starts.set_text(typed.spelt_time(free.starts_min))
        form.ends.set_text(typed.spelt_time(free.ends_min))
        self._on_edited()
        self.show_preview()

    def say_error(self, error: DeskError) -> None:
        self.refused.emit(error)

    # --- small things ------------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        reading, form = self._reading, self.form
        form.category.offer(reading.categories())
        form.term.offer([Choice(term.id, term.name) for term in reading.terms()])
        form.place.offer(places(self._desk))
        form.prepare(reading.today, int(reading.parameters()["completion.pct"]))

    def _texts(self, opened: Opened) -> Body:
        """The columns of a class as the form spells them."""
        cells: Mapping[str, Any] = opened.detail.cells
        terms: dict[UUID, str] = {choice.key: choice.name for choice in self.form.term.choices}
        categories: dict[str, str] = {choice.key: choice.name for choice in self.form.category.choices}
        said: Body = {name: "" if cells[column] is None else str(cells[column]) for name, column in _COLUMNS.items()}
        said["term"] = terms.get(cells["term_id"], "")
        said["category"] = categories.get(cells["category"], "")
        said["credits"] = "" if cells["completion_hours"] is None else typed.spelt_hundredths(cells["completion_hours"])
        said["fee"] = typed.spelt_hundredths(cells["fee"]) if cells["fee"] else ""
        return {**said, SIGNED: bool(cells["needs_undertaking"]), CHARGED: bool(cells["fee"])}

    def _on_edited(self) -> None:
        super()._on_edited()
        if self.is_open and not self.is_editing:
            self._look.start()
