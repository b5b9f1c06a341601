"""A class being planned or corrected: its draft, its dates, and what another desk wrote meanwhile."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.commands import Outcome
from bjdesk.kernel.errors import DeskError, RecordChanged, RuleBroken
from bjdesk.learning.classes.commands import EditClass, PlanClass
from bjdesk.learning.classes.pattern import Pattern
from bjdesk.learning.classes.preview import Alternative
from bjdesk.learning.classes.queries import TermRow
from bjdesk.people.drafts import draft
from bjdesk.ui.checkin.walkin_draft import DraftKeeper
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.class_form import CHARGED, SIGNED, WEEKDAYS, Body, ClassForm
from bjdesk.ui.courses.form_view import FormView
from bjdesk.ui.courses.picking import Choice
from bjdesk.ui.courses.reading import Opened, Reading
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.formats import time_of_day
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


class ClassEditor(QObject):
    """`planned(outcome, title)` and `edited(outcome)` after COMMIT; `refused(error)` keeps what was typed."""

    planned = Signal(object, str)
    edited = Signal(object)
    refused = Signal(object)
    differs = Signal(str)
    """Words: another desk has changed the class meanwhile."""

    def __init__(self, view: FormView, desk: DeskWorkspace, reading: Reading, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk, self._reading = view, desk, reading
        self._opened: Opened | None = None
        self._shown: Mapping[str, str] = {}
        self._start: Body = {}
        self.is_open = False
        self.keeper = DraftKeeper(desk, self._draft, self, form=FORM)
        self._look = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._look.timeout.connect(self.show_preview)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.failed.connect(self.refused)
        view.form.edited.connect(self._on_edited)
        view.preview.skip_wanted.connect(view.form.skip)
        view.preview.use_wanted.connect(self._on_use)

    @property
    def form(self) -> ClassForm:
        return self._view.form

    @property
    def is_editing(self) -> bool:
        """Whether the class of the form stands already."""
        return self._opened is not None

    # --- coming and going --------------------------------------------------------------------------------------------

    def plan(self, term: TermRow | None) -> None:
        """A new class, going on with what was left unfinished."""
        self._prepare()
        kept = self._desk.read(draft, FORM)
        names = {choice.key: choice.name for choice in self.form.term.choices}
        self._opened = None
        self._view.show_as(translate("Classes", "新开一个班"), with_pattern=True)
        self._start = {"term": names.get(term.id, "") if term is not None else ""}
        self.form.load(kept.body if kept is not None else self._start)
        self._start = self._with_all(self._start)
        self.keeper.start_from(dict(kept.body) if kept is not None else {})
        words = translate("Classes", "接着 {time} 没填完的")
        self._say_kept(words.format(time=time_of_day(kept.at, self._desk.facts.zone)) if kept is not None else "")
        self._view.clear.setVisible(kept is not None)
        self.is_open = True
        self.show_preview()
        self.form.title.setFocus()

    def edit(self, opened: Opened) -> None:
        """The facts of a class that stands; its meetings are moved one by one."""
        self._prepare()
        self._opened = opened
        self._view.show_as(translate("Classes", "改“{title}”").format(title=opened.row.title), with_pattern=False)
        self._shown = self._texts(opened)
        self.form.load(self._shown)
        self._say_kept("")
        self._view.clear.hide()
        self.is_open = True
        self.form.title.setFocus()

    def close(self) -> None:
        """Leave the form; a class that is not planned yet stays as a draft."""
        QGuiApplication.inputMethod().commit()
        self._look.stop()
        if self.is_open and self._opened is None:
            self.keeper.flush()
        self.is_open = False

    def keep(self) -> None:
        """Another page comes to the front: what was typed is kept at once."""
        if self.is_open and self._opened is None:
            self.keeper.flush()

    def clear(self) -> None:
        """A blank form again."""
        self.keeper.forget()
        self.form.load(self._start)
        self._say_kept("")
        self._view.clear.hide()
        self.show_preview()
        self.form.title.setFocus()

    # --- saving ------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        QGuiApplication.inputMethod().commit()
        if not self.form.is_right(with_pattern=self._opened is None):
            return
        command = self._command()
        if command is None:
            return
        title = self.form.title.text.strip()
        try:
            outcome: Outcome = self._desk.execute(command)
        except RecordChanged as error:
            self._on_changed_elsewhere(error)
        except DeskError as error:
            self._on_refused(error)
        else:
            self._on_saved(outcome, title)

    def _command(self) -> PlanClass | EditClass | None:
        if self._opened is not None:
            wanted = self._wanted()
            changed = [name for name in _COLUMNS if wanted[name] != self._shown.get(name, "")]
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

    def _wanted(self) -> dict[str, str]:
        """What the form says of the columns of a class; without 收费 neither fee nor basis."""
        texts = self.form.body()
        wanted = {name: str(texts[name]).strip() for name in _COLUMNS if name != SIGNED}
        fee = dict.fromkeys(("fee", "basis"), "") if not texts[CHARGED] else {}
        return {**wanted, SIGNED: _ticked(bool(texts[SIGNED])), **fee}

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

    def _on_saved(self, outcome: Outcome, title: str) -> None:
        self._look.stop()
        self.is_open = False
        if self._opened is None:
            self.keeper.forget()
            self.planned.emit(outcome, title)
        else:
            self.edited.emit(outcome)

    def _on_refused(self, error: DeskError) -> None:
        """Where it can be said under a field it is; the dates are looked up anew: they may have been taken just now."""
        name = _FIELD_OF_ERROR.get(error.code, "")
        if self._opened is None and isinstance(error, RuleBroken):
            self.show_preview()
        if name:
            self.form.show_error(name, translate("Classes", "看上面的话"))
        self.refused.emit(error)

    def _on_changed_elsewhere(self, error: RecordChanged) -> None:
        """Both values are shown, what was typed stays; saving once more is meant."""
        assert self._opened is not None
        now = self._reading.opened(self._opened.row.id)
        if now is None:
            self.refused.emit(error)
            return
        there, typed_now = self._texts(now), self.form.body()
        for name, field in self.form.fields.items():
            if name in there and there[name] != self._shown.get(name, "") and there[name] != typed_now[name]:
                if typed_now[name] == self._shown.get(name, ""):
                    field.set_text(there[name])
                    field.set_hint(translate("Classes", "别人刚改成这样"))
                else:
                    field.set_error(translate("Classes", "别人刚改成：{there}").format(there=there[name] or "—"))
        if there[SIGNED] != self._shown.get(SIGNED, ""):
            self.form.signed.setChecked(bool(there[SIGNED]))
        self._opened, self._shown = now, there
        self.differs.emit(words_for(error).what)

    # --- dates -------------------------------------------------------------------------------------------------------

    @told
    def show_preview(self) -> None:
        """Every date with what is in its way."""
        if self._opened is not None:
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
        form.place.offer(reading.places())
        form.prepare(reading.today, int(reading.parameters()["completion.pct"]))

    def _texts(self, opened: Opened) -> dict[str, str]:
        """The columns of a class as the form spells them."""
        cells: Mapping[str, Any] = opened.detail.cells
        terms: dict[UUID, str] = {choice.key: choice.name for choice in self.form.term.choices}
        categories: dict[str, str] = {choice.key: choice.name for choice in self.form.category.choices}
        said = {name: "" if cells[column] is None else str(cells[column]) for name, column in _COLUMNS.items()}
        said["term"] = terms.get(cells["term_id"], "")
        said["category"] = categories.get(cells["category"], "")
        said["credits"] = "" if cells["completion_hours"] is None else typed.spelt_hundredths(cells["completion_hours"])
        said["fee"] = typed.spelt_hundredths(cells["fee"]) if cells["fee"] else ""
        return {**said, SIGNED: _ticked(cells["needs_undertaking"]), CHARGED: _ticked(bool(cells["fee"]))}

    def _draft(self) -> Body:
        """What is worth keeping: nothing while the form is as it came."""
        body = self.form.body()
        return {} if body == self._start else body

    def _with_all(self, start: Body) -> Body:
        """The untouched form as `body` would give it."""
        blank: Body = dict.fromkeys(self.form.fields, "")
        return {**blank, WEEKDAYS: "", **dict.fromkeys(self.form.boxes, False), **start}

    def _on_edited(self) -> None:
        if self.is_open and self._opened is None:
            self.keeper.touch()
            self._look.start()

    def _on_kept(self) -> None:
        now = time_of_day(self._desk.clock.now(), self._desk.facts.zone)
        self._say_kept(translate("Classes", "草稿 {time} 存好").format(time=now))
        self._view.clear.show()

    def _say_kept(self, words: str) -> None:
        self._view.say_kept(words)


def _ticked(is_ticked: bool) -> str:
    """A box among texts."""
    return "1" if is_ticked else ""
