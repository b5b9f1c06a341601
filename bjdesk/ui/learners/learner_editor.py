"""A person being entered, completed or corrected: her draft, her card, who is like her, and what another desk wrote."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.errors import DeskError, RecordChanged
from bjdesk.people.cards import CardHashes
from bjdesk.people.drafts import draft
from bjdesk.people.duplicates import alike
from bjdesk.people.editing.commands import Edited, EditLearner, EnterLearner
from bjdesk.people.queries import LearnerRow, learner_cells
from bjdesk.ui.checkin.duplicates import likenesses
from bjdesk.ui.checkin.walkin_draft import Body, DraftKeeper
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.formats import time_of_day
from bjdesk.ui.learners.form_reading import FormReading, Typed
from bjdesk.ui.learners.form_values import texts
from bjdesk.ui.learners.form_words import field_words
from bjdesk.ui.learners.learner_form import LearnerForm
from bjdesk.ui.shell.error_texts import words_for

FORM = "learner"
FIND_MS = 150
"""So long after the last letter people who are like her are looked for."""
translate = QCoreApplication.translate


class LearnerEditor(QObject):
    """`saved(outcome, said)` after COMMIT; `refused(error)` keeps what was typed; `warned`, `differs` want a word."""

    saved = Signal(object, str)
    refused = Signal(object)
    warned = Signal()
    differs = Signal(str)

    def __init__(self, form: LearnerForm, desk: DeskWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self.form, self._desk = form, desk
        self.reading = FormReading(form, desk)
        self._cells: Mapping[str, Any] | None = None
        self._shown: Body = {}
        self._start: Body = {}
        self._card: CardHashes | None = None
        self._family: set[UUID] = set()
        self._disputed: list[str] = []
        self._known_alike: frozenset[UUID] = frozenset()
        self.is_open = False
        self.keeper = DraftKeeper(desk, self._draft, self, form=FORM)
        self._find = QTimer(self, singleShot=True, interval=FIND_MS)
        self._connect()

    @property
    def learner(self) -> UUID | None:
        """Who is corrected; None while somebody new is entered."""
        return None if self._cells is None else self._cells["id"]

    # --- coming and going --------------------------------------------------------------------------------------------

    def register(self, card: CardHashes | None = None) -> None:
        """Somebody new, going on with what was left unfinished."""
        self._family = set()
        self._begin({}, translate("Learners", "登记一位学员"))
        kept = self._desk.read(draft, FORM)
        self.keeper.start_from(dict(kept.body) if kept is not None else {})
        if kept is not None:
            self.form.load(kept.body)
            words = translate("Learners", "接着 {time} 没填完的")
            self.form.say_kept(words.format(time=time_of_day(kept.at, self._desk.facts.zone)))
            self.form.clear.show()
        self._take(card)
        self._come_up()

    def register_family(self, of: UUID) -> None:
        """The next one of a household: telephone and community are there already."""
        cells = self._desk.read(learner_cells, of)
        if cells is None:
            return
        self._family.add(of)
        shared = texts(cells) | {"community": self.reading.community_name(cells["community_id"])}
        words = translate("Learners", "登记{name}家的下一位").format(name=cells["name"])
        self._begin({name: shared[name] for name in ("phone", "community")}, words)
        self.keeper.start_from({})
        self._come_up()

    def edit(self, record: UUID) -> bool:
        """A person who stands; False when she is gone."""
        cells = self._desk.read(learner_cells, record)
        if cells is None:
            return False
        self._family = set()
        self._cells = cells
        self.reading.prepare(cells)
        self.form.show_as(translate("Learners", "改{name}的资料").format(name=cells["name"]), is_new=False)
        self.form.load(self.reading.texts(cells))
        self._shown = self.form.body()
        self.form.say_kept("")
        self._take(None)
        self._come_up()
        return True

    def _begin(self, body: Body, title: str) -> None:
        self._cells = None
        self.reading.prepare(None)
        self.form.show_as(title, is_new=True)
        self.form.load({"owner": "1", **body})
        self._start = self.form.body()
        self.form.say_kept("")
        self._take(None)

    def _come_up(self) -> None:
        self.is_open = True
        self._known_alike = frozenset()
        self.form.show_alike([])
        self.reading.show_meanings()
        self.form.focus_on("name")

    def close(self) -> None:
        """Leave the form; somebody who is not entered yet stays as a draft, without her number (D5)."""
        QGuiApplication.inputMethod().commit()
        self.keep()
        self.is_open = False
        self._find.stop()
        self.form.number.set_text("")

    def keep(self) -> None:
        if self.is_open and self._cells is None:
            self.keeper.flush()

    def clear(self) -> None:
        self.keeper.forget()
        self._begin({}, self.form.title.text())
        self._come_up()

    # --- the card ----------------------------------------------------------------------------------------------------

    def take_card(self, card: CardHashes) -> None:
        """A card at the reader becomes hers with the next saving."""
        self._take(card)

    def drop_card(self) -> None:
        self._take(None)

    def _take(self, card: CardHashes | None) -> None:
        self._card = card
        words = translate("Learners", "尾号 {last4} 的卡，保存时登记给她")
        self.form.show_card("" if card is None else words.format(last4=card.last4))

    # --- saving ------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Whatever is wrong is said first; who is like her is asked about once."""
        QGuiApplication.inputMethod().commit()
        self.form.settle()
        typed = self.reading.typed(is_new=self._cells is None)
        if typed is None:
            return
        try:
            found = self._look()
            if any(row.id not in self._known_alike for row in found) and self._asks_again(typed):
                self._known_alike |= {row.id for row in found}
                self.warned.emit()
                return
            self._save(typed)
        except RecordChanged as error:
            self._on_changed_elsewhere(error)
        except DeskError as error:
            self._on_refused(error)

    def _asks_again(self, typed: Typed) -> bool:
        """Of somebody corrected only when what she is found by has changed."""
        return self._cells is None or bool({"name", "phone", "birth_year"} & self._changed(typed).keys())

    def _save(self, typed: Typed) -> None:
        if self._cells is None:
            told, agreed = self.form.consent.is_given, self.form.id_box.isChecked()
            command: EnterLearner | EditLearner = EnterLearner(
                typed.values, typed.number, told, agreed, self._card, FORM
            )
        else:
            known, agreed = self._cells, self.form.id_box.isChecked()
            command = EditLearner(known["id"], known["rev"], self._changed(typed), typed.number, agreed, self._card)
        outcome = self._desk.execute(command)
        self.keeper.start_from({})
        done: Edited = outcome.value
        said = self._said(done)
        self.is_open = False
        self._find.stop()
        self.form.number.set_text("")
        self.saved.emit(outcome, said)

    def _said(self, done: Edited) -> str:
        name = self.form.name.text.strip()
        if self._cells is None:
            words = translate("Learners", "登记好了：{name}")
        elif not done.fields and done.card is None:
            words = translate("Learners", "没有改动")
        elif "standing" in done.fields and done.standing == "1":
            words = translate("Learners", "{name}的资料补全了，是正式学员了")
        else:
            words = translate("Learners", "改好了：{name}")
        return words.format(name=name)

    def _changed(self, typed: Typed) -> dict[str, Any]:
        """The columns of those fields that are not as they were shown."""
        return typed.of(name for name, text in self.form.body().items() if text != self._shown.get(name))

    def _on_refused(self, error: DeskError) -> None:
        field, words = field_words(error)
        if field:
            self.form.show_errors({field: words})
        self.refused.emit(error)

    # --- somebody else wrote her meanwhile ---------------------------------------------------------------------------

    def _on_changed_elsewhere(self, error: RecordChanged) -> None:
        """Both values are shown, what was typed stays; saving once more is meant."""
        assert self._cells is not None
        now = self._desk.read(learner_cells, self._cells["id"])
        if now is None:
            self.refused.emit(error)
            return
        there, mine = self.reading.texts(now), self.form.body()
        self.form.clear_errors()
        self._disputed = []
        for name in self.form.parts:
            if there[name] in (self._shown[name], mine[name]):
                continue
            if mine[name] == self._shown[name]:
                self.form.parts[name].set_text(there[name])
                self.form.parts[name].set_hint(translate("Learners", "别人刚改成这样"))
            else:
                words = translate("Learners", "别人刚改成：{there}")
                self.form.parts[name].set_error(words.format(there=self.reading.said(name, there[name]) or "—"))
                self._disputed.append(name)
        self.form.theirs.setVisible(bool(self._disputed))
        self._cells, self._shown = now, {**self._shown, **there}
        self.differs.emit(words_for(error).what)
        if self._disputed:
            self.form.focus_on(self._disputed[0])

    def take_theirs(self) -> None:
        """What another desk wrote, in every field that it changed; the rest stays as typed."""
        for name in self._disputed:
            self.form.parts[name].set_text(str(self._shown[name] or ""))
            self.form.parts[name].set_error("")
        self._disputed = []
        self.form.theirs.hide()
        self.reading.show_meanings()

    # --- who is like her ---------------------------------------------------------------------------------------------

    def _look(self) -> list[LearnerRow]:
        name, phone, year = self.reading.found_by()
        besides = self._family | ({self.learner} if self.learner is not None else set())
        found: list[LearnerRow] = self._desk.read(alike, name, phone, year, besides) if name or phone else []
        self.form.show_alike(likenesses(found, name, phone, year))
        return found

    def _on_look(self) -> None:
        with suppress(DeskError):  # told when somebody saves
            if self.is_open:
                self._look()

    # --- small things ------------------------------------------------------------------------------------------------

    def _draft(self) -> Body:
        """What is worth keeping: nothing while the form is as it came."""
        body = self.form.body()
        return {} if body == self._start else body

    def _on_edited(self) -> None:
        if self.is_open:
            self.reading.show_meanings()
            self._find.start()
            if self._cells is None:
                self.keeper.touch()

    def _on_kept(self) -> None:
        now = time_of_day(self._desk.clock.now(), self._desk.facts.zone)
        self.form.say_kept(translate("Learners", "草稿 {time} 存好").format(time=now))
        self.form.clear.show()

    def _connect(self) -> None:
        self.keeper.kept.connect(self._on_kept)
        self.keeper.failed.connect(self.refused)
        self._find.timeout.connect(self._on_look)
        self.form.edited.connect(self._on_edited)
        self.form.theirs_wanted.connect(self.take_theirs)
        self.form.card_dropped.connect(self.drop_card)
        self.form.clear_wanted.connect(self.clear)
