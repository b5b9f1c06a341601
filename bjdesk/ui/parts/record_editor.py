"""A record being entered or corrected: its draft, its refusals, and what another desk wrote meanwhile (D2, D5)."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.commands import Outcome
from bjdesk.kernel.errors import DeskError, RecordChanged
from bjdesk.people.drafts import draft
from bjdesk.ui.checkin.walkin_draft import Body, DraftKeeper
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.formats import time_of_day
from bjdesk.ui.parts.form_card import DraftCard
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.shell.widgets.checkbox import Checkbox
from bjdesk.ui.shell.widgets.fields import Field

translate = QCoreApplication.translate


class RecordForm(Protocol):
    """The fields and boxes of a record by name, and what stands in them."""

    edited: Any
    """Signal."""

    @property
    def fields(self) -> Mapping[str, Field]: ...

    @property
    def boxes(self) -> Mapping[str, Checkbox]: ...

    def body(self) -> Body: ...

    def load(self, body: Mapping[str, Any]) -> None: ...

    def show_error(self, name: str, words: str) -> None: ...


class RecordEditor(QObject):
    """`edited(outcome)` after COMMIT; `refused(error)` keeps what was typed. An area adds what is said of a new one."""

    edited = Signal(object)
    refused = Signal(object)
    differs = Signal(str)
    """Words: another desk has changed the record meanwhile."""

    def __init__(
        self,
        card: DraftCard,
        form: RecordForm,
        desk: DeskWorkspace,
        parent: QObject,
        *,
        kind: str,
        field_of_error: Mapping[str, str],
    ) -> None:
        super().__init__(parent)
        self._card, self._record, self._desk = card, form, desk
        self._kind, self._field_of_error = kind, field_of_error
        self._shown: Body = {}
        """What the form showed of a record that stands."""
        self._blank: Body = {}
        self.is_open = self.is_editing = False
        """`is_editing`: the record of the form stands already."""
        self.keeper = DraftKeeper(desk, self._draft, self, form=kind)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.failed.connect(self.refused)
        form.edited.connect(self._on_edited)
        card.save_wanted.connect(self.save)
        card.clear_wanted.connect(self.clear)

    # --- what an area says -------------------------------------------------------------------------------------------

    @abstractmethod
    def _is_right(self) -> bool:
        """After every field that is wrong has said so."""

    @abstractmethod
    def _carry_out(self) -> Outcome | None:
        """What the form says as a command; None where a field said why not."""

    @abstractmethod
    def _on_saved(self, outcome: Outcome) -> None: ...

    @abstractmethod
    def _read_anew(self) -> Body | None:
        """The record as it stands now, spelt as the form does; None where it is gone."""

    # --- coming and going --------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Leave the form; a record that is not entered yet stays as a draft."""
        QGuiApplication.inputMethod().commit()
        self.keep()
        self.is_open = False

    def keep(self) -> None:
        """Another page comes to the front: what was typed is kept at once."""
        if self.is_open and not self.is_editing:
            self.keeper.flush()

    def clear(self) -> None:
        """A blank form again."""
        self.keeper.forget()
        self._record.load(self._blank)
        self._card.say_kept("", can_clear=False)
        self.focus_first()

    def focus_first(self) -> None:
        first = next(iter(self._record.fields.values()))
        first.edit.setFocus()

    def _open_new(self, blank: Mapping[str, Any]) -> None:
        """A blank form, or what was left unfinished."""
        self.is_editing = False
        self._record.load(blank)
        self._blank = self._record.body()
        kept = self._desk.read(draft, self._kind)
        if kept is not None:
            self._record.load(kept.body)
        self.keeper.start_from(dict(kept.body) if kept is not None else {})
        words = translate("Forms", "接着 {time} 没填完的")
        said = words.format(time=time_of_day(kept.at, self._desk.facts.zone)) if kept is not None else ""
        self._card.say_kept(said, can_clear=kept is not None)
        self.is_open = True
        self.focus_first()

    def _open_standing(self, shown: Body) -> None:
        """A record as it stands."""
        self.is_editing = True
        self._record.load(shown)
        self._shown = shown
        self._card.say_kept("", can_clear=False)
        self.is_open = True
        self.focus_first()

    # --- saving ------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        QGuiApplication.inputMethod().commit()
        if not self.is_open or not self._is_right():
            return
        try:
            outcome = self._carry_out()
        except RecordChanged as error:
            self._on_changed_elsewhere(error)
        except DeskError as error:
            self._on_refused(error)
        else:
            if outcome is not None:
                self.is_open = False
                if not self.is_editing:
                    self.keeper.forget()
                self._on_saved(outcome)

    def _on_refused(self, error: DeskError) -> None:
        """Where it can be said under a field it is; what was typed stays."""
        name = self._field_of_error.get(error.code, "")
        if name:
            self._record.show_error(name, self._words_below(error))
        self.refused.emit(error)

    def _words_below(self, error: DeskError) -> str:
        return words_for(error).what

    def _on_changed_elsewhere(self, error: RecordChanged) -> None:
        """Both values are shown, what was typed stays; saving once more is meant."""
        there, mine = self._read_anew(), self._record.body()
        if there is None:
            self.refused.emit(error)
            return
        moved = [name for name in there if there[name] not in (self._shown.get(name), mine.get(name))]
        for name in moved:
            is_mine = mine.get(name) != self._shown.get(name)
            if name in self._record.fields:
                _show_both(self._record.fields[name], str(there[name] or ""), is_mine)
            elif name in self._record.boxes and not is_mine:
                self._record.boxes[name].setChecked(bool(there[name]))
        self._shown = there
        self.differs.emit(words_for(error).what)

    # --- the draft ---------------------------------------------------------------------------------------------------

    def _draft(self) -> Body:
        """What is worth keeping: nothing while the form is as it came."""
        body = self._record.body()
        return {} if body == self._blank else body

    def _on_edited(self) -> None:
        if self.is_open and not self.is_editing:
            self.keeper.touch()

    def _on_kept(self) -> None:
        now = time_of_day(self._desk.clock.now(), self._desk.facts.zone)
        self._card.say_kept(translate("Forms", "草稿 {time} 存好").format(time=now), can_clear=True)


def _show_both(field: Field, there: str, is_mine: bool) -> None:
    """What another desk wrote stands in the field, or under it where something else was typed."""
    if is_mine:
        field.set_error(translate("Forms", "别人刚改成：{there}").format(there=there or "—"))
        return
    field.set_text(there)
    field.set_hint(translate("Forms", "别人刚改成这样"))
