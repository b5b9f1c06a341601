"""A venue being entered or corrected: its draft, its wish to the district, and what another desk wrote meanwhile."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.commands import Command
from bjdesk.kernel.errors import DeskError, RecordChanged
from bjdesk.people.drafts import draft
from bjdesk.ui.checkin.walkin_draft import Body, DraftKeeper
from bjdesk.ui.courses.picking import Choice
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.formats import time_of_day
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.venues.reading import Opened, Reading
from bjdesk.ui.venues.venue_form import TICKS, VenueForm, spelt_square_metres
from bjdesk.venues.commands import EditVenue
from bjdesk.venues.opening_text import written
from bjdesk.venues.points import spelt_point
from bjdesk.venues.register.commands import RegisterVenue, SetOpeningHours

FORM = "venue"
_FIELD_OF_ERROR = {
    "venue-name-missing": "name",
    "venue-name-too-long": "name",
    "venue-seats-wrong": "capacity",
    "venue-inside-itself": "part_of_id",
    "venue-too-deep": "part_of_id",
    "venue-point-half": "point",
    "venue-point-outside": "point",
    "opening-overlap": "by_hand",
    "opening-too-long": "by_hand",
}
_WAS = "was:"
"""Before the name of a field in the draft of a correction: what the form had shown."""
_OWN = ("reason", "by_hand", "point")
"""Fields that are no columns."""
translate = QCoreApplication.translate


class VenueEditor(QObject):
    """`saved(venue, undos, said)` after COMMIT; `refused(error)` keeps what was typed; `differs` says what moved."""

    saved = Signal(object, object, str)
    refused = Signal(object)
    differs = Signal(str)

    def __init__(self, form: VenueForm, desk: DeskWorkspace, reading: Reading, parent: QObject) -> None:
        super().__init__(parent)
        self.form, self._desk, self._reading = form, desk, reading
        self._opened: Opened | None = None
        self._shown: Body = {}
        self._start: Body = {}
        self.is_open = False
        self.keeper = self._keeper_of(FORM)
        form.edited.connect(self._on_edited)

    @property
    def is_editing(self) -> bool:
        return self._opened is not None

    # --- coming and going --------------------------------------------------------------------------------------------

    def register(self) -> None:
        """A new venue, going on with what was left unfinished."""
        self._prepare(None)
        self._opened = None
        self.keeper = self._keeper_of(FORM)
        self.form.show_as(translate("Venues", "登记一个场地"), is_wish=False, is_new=True)
        self.form.load({**self._defaults(), "is_free": True, "is_teaching": True})
        self._start = self.form.body()
        kept = self._desk.read(draft, FORM)
        self.keeper.start_from(dict(kept.body) if kept is not None else {})
        if kept is not None:
            self.form.load(kept.body)
        words = translate("Venues", "接着 {time} 没填完的")
        self._say_kept(words.format(time=time_of_day(kept.at, self._desk.facts.zone)) if kept is not None else "")
        self.form.clear.setVisible(kept is not None)
        self.is_open = True
        self.form.name.edit.setFocus()

    def edit(self, opened: Opened) -> None:
        """A venue that stands, going on with what was left; one of the district's becomes a wish."""
        self._prepare(opened)
        self._opened = opened
        words = translate("Venues", "“{name}”归区里管，改动报给区里") if opened.line.is_districts else "{name}"
        self.form.show_as(words.format(name=opened.line.label), is_wish=opened.line.is_districts)
        self.form.load(self._texts(opened))
        self._shown = self._start = self.form.body()
        self._go_on_with_draft(opened)
        self.is_open = True
        self.form.name.edit.setFocus()

    def _go_on_with_draft(self, opened: Opened) -> None:
        """What was typed stands again; where the venue says something else by now, that stands beside it."""
        form = f"{FORM}:{opened.line.id.hex}"
        self.keeper = self._keeper_of(form)
        kept = self._desk.read(draft, form)
        self.form.clear.setVisible(kept is not None)
        self._say_kept("")
        if kept is None:
            return
        body = dict(kept.body)
        self.keeper.start_from(body)
        typed_then = {name: value for name, value in body.items() if not name.startswith(_WAS)}
        self.form.load({**self._shown, **typed_then})
        for name in typed_then.keys() & self.form.fields.keys():
            there = str(self._shown[name] or "")
            if there not in (str(body.get(_WAS + name) or ""), str(typed_then[name] or "")):
                said = translate("Venues", "别人后来改成：{there}").format(there=there or "—")
                self.form.fields[name].set_error(said)
        words = translate("Venues", "接着 {time} 没改完的")
        self._say_kept(words.format(time=time_of_day(kept.at, self._desk.facts.zone)))

    def close(self) -> None:
        """Leave the form; what is not saved yet stays as a draft."""
        QGuiApplication.inputMethod().commit()
        self.keep()
        self.is_open = False

    def keep(self) -> None:
        if self.is_open:
            self.keeper.flush()

    def clear(self) -> None:
        self.keeper.forget()
        self.form.load(self._start)
        self._say_kept("")
        self.form.clear.hide()
        self.form.name.edit.setFocus()

    # --- saving ------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        QGuiApplication.inputMethod().commit()
        if not self.form.is_right():
            return
        try:
            self._save()
        except RecordChanged as error:
            self._on_changed_elsewhere(error)
        except DeskError as error:
            self._on_refused(error)

    def _save(self) -> None:
        opened = self._opened
        if opened is None:
            outcome = self._desk.execute(RegisterVenue(_said(self.form.values()), self.form.spans()))
            number = outcome.value.number or ""
            words = translate("Venues", "登记好了：{name} {number}")
            self._end(
                outcome.value.venue, [outcome.undo], words.format(name=self.form.name.text.strip(), number=number)
            )
            return
        undos: list[Command] = []
        for command in self._corrections(opened):
            outcome = self._desk.execute(command)
            undos += [outcome.undo] if outcome.undo is not None else []
            if outcome.value is not None and outcome.value.is_proposal:
                self._end(opened.line.id, undos, translate("Venues", "改动报给区里了，区里同意以后才生效"))
                return
            self._opened = self._reading.opened(opened.line.id) or opened
        words = translate("Venues", "改好了") if undos else translate("Venues", "没有改动")
        self._end(opened.line.id, undos, words)

    def _corrections(self, opened: Opened) -> Iterator[Command]:
        """What of the form is not as it was shown: the columns, then the hours with the version after them."""
        changed, values = self._changed(), self.form.values()
        columns = [name for name in changed if name in values and name != "hours_text"]
        if "point" in changed:
            columns += ["lon_gcj02", "lat_gcj02"]
        wanted = {name: values[name] for name in columns}
        has_hours = bool({"hours_text", "by_hand"} & set(changed))
        if opened.line.is_districts and has_hours:
            wanted["hours_text"] = values["hours_text"]
        if wanted:
            yield EditVenue(opened.line.id, opened.rev, wanted, self.form.reason.text.strip())
        if has_hours and not opened.line.is_districts:
            now = self._opened or opened
            text, spans = values["hours_text"] or "", self.form.spans()
            yield SetOpeningHours(now.line.id, now.rev, text, spans, shown=opened.by_hand)

    def _changed(self) -> list[str]:
        now = self.form.body()
        return [name for name in now if now[name] != self._shown.get(name)]

    def _end(self, venue: UUID, undos: Sequence[Command], said: str) -> None:
        self.keeper.forget()
        self.is_open = False
        self.saved.emit(venue, list(undos), said)

    def _on_refused(self, error: DeskError) -> None:
        name = _FIELD_OF_ERROR.get(error.code, "")
        if name:
            self.form.show_error(name, words_for(error).what)
        self.refused.emit(error)

    def _on_changed_elsewhere(self, error: RecordChanged) -> None:
        """Both values are shown, what was typed stays; saving once more is meant."""
        assert self._opened is not None
        now = self._reading.opened(self._opened.line.id)
        if now is None:
            self.refused.emit(error)
            return
        there, typed_now = self._texts(now), self.form.body()
        for name, field in self.form.fields.items():
            if there.get(name, "") == (self._shown.get(name) or "") or there.get(name, "") == typed_now[name]:
                continue
            if typed_now[name] == (self._shown.get(name) or ""):
                field.set_text(str(there[name]))
                field.set_hint(translate("Venues", "别人刚改成这样"))
            else:
                said = str(there[name] or "—")
                field.set_error(translate("Venues", "别人刚改成：{there}").format(there=said))
        self._opened = now
        self._shown = {**self._shown, **there}
        self.differs.emit(words_for(error).what)

    # --- small things ------------------------------------------------------------------------------------------------

    def _prepare(self, opened: Opened | None) -> None:
        names = self._reading.names()
        own = opened.line.id if opened is not None else None
        sites = [line.venue for line in self._reading.lines() if line.venue.id != own]
        self.form.offer(
            {
                "type": [Choice(code, name) for code, name in names["venue_type"].items()],
                "tier": [Choice(code, name) for code, name in names["tier"].items()],
                "part_of_id": [Choice(line.id, line.label) for line in sites if not line.is_districts],
                "community_id": [Choice(record, name) for record, name in self._reading.communities()],
            }
        )

    def _defaults(self) -> Body:
        names = self._reading.names()
        return {"type": names["venue_type"]["01"], "tier": names["tier"]["2"]}

    def _texts(self, opened: Opened) -> Body:
        """The columns of a venue as the form spells them."""
        cells: Mapping[str, Any] = opened.cells
        said: Body = {}
        for name in self.form.fields:
            if name in _OWN:
                said[name] = ""
            elif name in self.form.picks:
                picks = self.form.picks[name].choices
                said[name] = next((choice.name for choice in picks if choice.key == cells[name]), "")
            else:
                said[name] = "" if cells[name] is None else str(cells[name])
        said["area_dm2"] = spelt_square_metres(cells["area_dm2"])
        said["setup_gap_min"] = str(cells["setup_gap_min"] or "")
        said["point"] = spelt_point(cells["lon_gcj02"], cells["lat_gcj02"])
        said["by_hand"] = written(opened.hours.spans) if opened.hours.is_by_hand else ""
        return {**said, **{name: bool(cells[name]) for name in TICKS}}

    def _draft(self) -> Body:
        """What is worth keeping: nothing while the form is as it came."""
        body = self.form.body()
        if self._opened is None:
            return {} if body == self._start else body
        changed = self._changed()
        return {name: body[name] for name in changed} | {_WAS + name: self._shown.get(name) for name in changed}

    def _keeper_of(self, form: str) -> DraftKeeper:
        """Keeps under this name; the one before has kept what it had."""
        keeper = DraftKeeper(self._desk, self._draft, self, form=form)
        keeper.kept.connect(self._on_kept)
        keeper.failed.connect(self.refused)
        return keeper

    def _on_edited(self) -> None:
        if self.is_open:
            self.keeper.touch()

    def _on_kept(self) -> None:
        now = time_of_day(self._desk.clock.now(), self._desk.facts.zone)
        self._say_kept(translate("Venues", "草稿 {time} 存好").format(time=now))
        self.form.clear.show()

    def _say_kept(self, words: str) -> None:
        self.form.kept.setText(words)
        self.form.kept.setHidden(not words)


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the form says something of; the rest is as for every new venue."""
    return {name: value for name, value in values.items() if value is not None}
