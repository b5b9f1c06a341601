"""签到 with data behind it: answers become colour, sound and words; the lists follow what was committed (R24, R26)."""

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from bjdesk.credits.queries import total_hours
from bjdesk.kernel.errors import DeskError
from bjdesk.learning.finding import Candidate
from bjdesk.learning.queries import RosterRow
from bjdesk.learning.scanning import Answer, Tone
from bjdesk.people.cards import Token
from bjdesk.ui.checkin.board import Board
from bjdesk.ui.checkin.card_text import CardText, Setting
from bjdesk.ui.checkin.class_acts import ClassActs
from bjdesk.ui.checkin.clock_word import ClockWord
from bjdesk.ui.checkin.desk import Arriving
from bjdesk.ui.checkin.idle_text import idle_text
from bjdesk.ui.checkin.lookup import Lookup
from bjdesk.ui.checkin.plain_words import binding, failure
from bjdesk.ui.checkin.session_head import SessionHead
from bjdesk.ui.checkin.sign_in import SignIn
from bjdesk.ui.checkin.words import card_text
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.shell.sounds import SoundName
from bjdesk.ui.shell.told import told

if TYPE_CHECKING:
    from bjdesk.ui.checkin.page import CheckInPage

SETTLE_MS, LOOK_MS = 400, 30_000
"""After the last arrival the lists are read anew; sessions begin and end without anybody doing anything."""


class AtWork(QObject):
    """Everything that the page does once it has a desk."""

    def __init__(self, page: "CheckInPage", desk: DeskWorkspace, green_ms: int) -> None:
        super().__init__(page)
        self._page, self._view, self._desk = page, page.view, desk
        self.board = Board(desk)
        self.sign_in = SignIn(desk, self.board, self)
        self._view.build(desk.facts.zone)
        self.lookup = Lookup(self._view, self.sign_in, self)
        self.acts = ClassActs(
            desk, self.board, self.sign_in, self._view.lists, page.messages, page.tools.jobs, page.theme, page
        )
        self.head = SessionHead(page.theme, page.strip, desk.facts.zone)
        self.head.set_compact(page.is_compact)
        self._clock_word = ClockWord(page.messages, self)
        self._answer: Answer | None = None
        self._binding: Token | None = None
        self._is_idle = True
        self._green = QTimer(self, singleShot=True, interval=green_ms)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._look = QTimer(self, interval=LOOK_MS)
        self._connect()
        self._set_verb()
        self._say_reader()
        self._look.start()

    @property
    def answer(self) -> Answer | None:
        """What the card shows now, None while it is idle."""
        return self._answer

    # --- reading -----------------------------------------------------------------------------------------------------

    @told
    def reload(self) -> None:
        """Read everything that is shown anew."""
        self.board.reload()
        self.show_all()

    def show_all(self) -> None:
        self._view.show_board(self.board)
        self.head.show_board(self.board)
        idle = idle_text(self.board, self._desk.facts.zone)
        if self._is_idle and idle != self._view.card.text:
            self._show(idle)

    @told
    def pick(self, session: UUID) -> None:
        """Put a session in front; scans for it are taken even outside its time."""
        self.board.pick(session)
        self.show_all()

    def take_up(self, subject: Any) -> None:
        """What another page asks for: a session (its id) in front, or an arrival (`Arriving`)."""
        if isinstance(subject, Arriving):
            self.sign_in.arrive(subject.learner_id, subject.name)
        else:
            self.pick(subject)

    def set_compact(self, is_compact: bool) -> None:
        self.head.set_compact(is_compact)
        self.show_all()

    # --- results -----------------------------------------------------------------------------------------------------

    def show_card(self, text: CardText) -> None:
        """Show what no answer says, e.g. a scan that could not be trusted."""
        self._is_idle = False
        self._answer = None
        self._green.stop()
        self._show(text)

    def dismiss(self) -> None:
        """Back to 请刷卡."""
        self._green.stop()
        self._answer = self._binding = None
        self._is_idle = True
        self._set_verb()
        self._show(idle_text(self.board, self._desk.facts.zone))

    def back(self) -> bool:
        """One step of Esc: a question, what was typed, a result; False when there is nothing to take away."""
        if self._view.lists.is_asking:
            self.acts.cancel()
        elif self.lookup.is_shown or self._view.field.edit.text():
            self.lookup.clear()
        elif not self._is_idle:
            self.dismiss()
        else:
            return False
        return True

    def say_error(self, error: DeskError) -> None:
        self._page.say_error(error)

    def _show(self, text: CardText) -> None:
        self._view.show_text(text)
        self._page.show_in_form(text)

    def _on_answered(self, answer: Answer, method: str) -> None:
        if answer.is_silent:
            return
        self._answer, self._binding, self._is_idle = answer, None, False
        self._set_verb()
        self.lookup.hide()
        self._show(card_text(answer, self._setting(answer)))
        if answer.tone is Tone.OK:
            self._green.start()
        else:
            self._green.stop()
        if answer.code != "same-event":
            self._play(answer.tone)
        if answer.code == "checked-in":
            self._add(answer, method)
        self._page.answered.emit(answer)

    def _play(self, tone: Tone) -> None:
        if tone is not Tone.READY:
            self._page.play(cast(SoundName, tone.value))

    def _add(self, answer: Answer, method: str) -> None:
        if self.board.add(answer, method):
            self._view.show_board(self.board)
            self.head.show_count(self.board)
            self._settle.start()
        else:
            self.reload()
        self._clock_word.hear(answer.clock_doubt)

    def _on_refused(self, error: DeskError) -> None:
        text = words_for(error)
        self.show_card(failure(text.what, text.do, text.number))
        self._page.play("refused")

    def _setting(self, answer: Answer) -> Setting:
        names_course = len(self.board.sessions) > 1
        return Setting(self._desk.facts.zone, self._desk.rules.late_from_min, names_course, self._hours(answer))

    def _hours(self, answer: Answer) -> int | None:
        """累计学时 with what was just committed; a green card stands without them if they cannot be read."""
        if answer.learner_id is None or answer.tone not in (Tone.OK, Tone.ALREADY):
            return None
        try:
            found: int = self._desk.read(total_hours, answer.learner_id, self._desk.facts.zone)
        except DeskError:
            return None
        return found

    def _say_reader(self) -> None:
        """The setting of the reader is nonsense: cards are read as most readers show them."""
        reader = self._desk.scanning.reader
        if reader.refused is not None:
            what = self.tr("读卡器的格式设成了“{format}”，没有这种格式").format(format=reader.refused)
            self._page.messages.say("warn", what, self.tr("先按 10 位的卡号来读。刷卡认不出人就告诉管理员。"))

    # --- buttons and rows --------------------------------------------------------------------------------------------

    def _on_pressed(self, name: str) -> None:
        answer = self._answer
        if name == "dismiss":
            self.dismiss()
        elif name == "change-session":
            self._page.wanted.emit("courses", None)
        elif name == "start-following" and self.board.following is not None:
            self.pick(self.board.following.id)
        elif answer is not None:
            self._press_on(answer, name)
        self._view.field.take_focus()

    def _press_on(self, answer: Answer, name: str) -> None:
        if name == "bind-known" and answer.token is not None:
            self._start_binding(answer.token)
        elif name == "arrive-anyway" and answer.learner_id is not None:
            self.sign_in.arrive(answer.learner_id, answer.name or "")
        elif name.startswith("choice-"):
            self._choose(answer, int(name.removeprefix("choice-")))

    def _choose(self, answer: Answer, place: int) -> None:
        choice = answer.choices[place]
        if choice.kind == "bind-card":
            self._page.open_form(answer.token)
        elif choice.kind == "choose-session":
            self._page.wanted.emit("courses", None)
        else:
            self.sign_in.choose(answer, choice)

    def _start_binding(self, token: Token) -> None:
        self.show_card(binding(token.last4))
        self._binding = token
        self._set_verb()

    def _set_verb(self) -> None:
        self.lookup.verb = self.tr("把卡给她") if self._binding else self.tr("签到")

    def _on_chosen(self, candidate: Candidate) -> None:
        row = candidate.row
        if self._binding is not None:
            self.sign_in.bind(self._binding, row.id, row.name)
        else:
            self.sign_in.arrive(row.id, row.name)

    def _on_arrive_wanted(self, row: RosterRow) -> None:
        self.sign_in.arrive(row.person.id, row.person.name)
        self._view.field.take_focus()

    def _on_undone(self, record: UUID) -> None:
        if self._answer is not None and self._answer.attendance_id == record:
            self.dismiss()

    def _on_look(self) -> None:
        if self._page.isVisible():
            self.reload()

    def _on_enter_pressed(self) -> None:
        self._view.card.press_primary()

    def _on_letter_elsewhere(self, text: str) -> None:
        self._view.field.insert(text)

    def _on_list_chosen(self, _index: int) -> None:
        self._view.show_roster(self.board)

    def _on_picked(self, session: UUID) -> None:
        self.pick(session)
        self._view.field.take_focus()

    def _may_press(self) -> bool:
        return self.sign_in.may_press

    def _connect(self) -> None:
        view, acts = self._view, self.acts
        pairs: list[tuple[Any, Any]] = [
            (self.sign_in.answered, self._on_answered),
            (self.sign_in.refused, self._on_refused),
            (self.sign_in.failed, self._on_failed),
            (self.lookup.chosen, self._on_chosen),
            (self.lookup.card_typed, self.sign_in.scan),
            (self.lookup.enter_pressed, self._on_enter_pressed),
            (self.lookup.failed, self.say_error),
            (view.card.pressed, self._on_pressed),
            (view.lists.arrive_wanted, self._on_arrive_wanted),
            (view.lists.typing.typed, self._on_letter_elsewhere),
            (view.lists.caption.chosen, self._on_list_chosen),
            (view.panel.chosen, self._on_list_chosen),
            (self.head.picked, self._on_picked),
            (acts.undone, self._on_undone),
            (acts.settled, view.field.take_focus),
            (self._green.timeout, self.dismiss),
            (self._settle.timeout, self.reload),
            (self._look.timeout, self._on_look),
        ]
        for actions in view.class_actions:
            pairs += [
                (actions.all_wanted, acts.ask_all),
                (actions.close_wanted, acts.ask_close),
                (actions.print_wanted, acts.print_register),
            ]
        for signal, slot in pairs:
            signal.connect(slot)
        view.card.buttons.may_press = self._may_press

    def _on_failed(self, error: DeskError) -> None:
        self.say_error(error)
        self.reload()
