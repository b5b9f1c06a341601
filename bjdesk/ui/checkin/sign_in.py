"""What staff do at 签到, one method an act: results are told by signals, an error never looks like success."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from bjdesk.kernel.commands import Command, Outcome
from bjdesk.kernel.errors import DeskError, RuleBroken, StorageProblem
from bjdesk.learning.commands import (
    CloseSession,
    MarkAllArrived,
    RestoreAttendance,
    UndoAttendance,
)
from bjdesk.learning.finding import Candidate, candidates
from bjdesk.learning.scanning import Answer, Choice, Person
from bjdesk.people.cards import TOKEN_LIMIT, CardHashes, Token, canonical, lookups
from bjdesk.people.commands import BindCard, RegisterLearner
from bjdesk.people.queries import card_holders
from bjdesk.store.search import parse
from bjdesk.ui.checkin.board import Board
from bjdesk.ui.checkin.desk import BY_CARD, BY_HAND
from bjdesk.ui.desk_workspace import DeskWorkspace

GUARD_S = 0.8
"""So long after an answer no key presses anything on the card: it may be the reader's own Enter."""


class SignIn(QObject):
    """`answered(Answer, method)` is for the card; `refused(DeskError)` means that nothing was recorded."""

    answered = Signal(object, str)
    refused = Signal(object)
    failed = Signal(object)
    """DeskError of an act that is not an arrival: a banner, not the card."""

    def __init__(self, desk: DeskWorkspace, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = board
        self._answered_at = float("-inf")
        self.is_answering = False
        """While an arrival is being written: the page adds it itself and need not read."""

    # --- arrivals ----------------------------------------------------------------------------------------------------

    def scan(self, raw: str) -> None:
        self._answer(partial(self._desk.scanning.scan, raw), BY_CARD)

    def arrive(self, learner_id: UUID, name: str, method: str = BY_HAND) -> None:
        """Staff picked the person."""
        self._answer(partial(self._desk.scanning.arrive, learner_id, name, method), method)

    def choose(self, answer: Answer, choice: Choice) -> None:
        """Staff pressed a button of the card that means an arrival."""
        command = choice.command
        if choice.kind == "person" and choice.learner_id is not None:
            self.arrive(choice.learner_id, choice.learner_name or "", BY_CARD)
        elif command is not None and answer.learner_id is not None:
            person = Person(answer.learner_id, answer.name or "", answer.last4)
            self._answer(partial(self._desk.scanning.act, command, person), command.method)

    def bind(self, token: Token, learner_id: UUID, name: str) -> None:
        """Give a card to somebody who is registered, then she has arrived by it."""
        if self.give_card(learner_id, self._desk.scanning.hashes(token)):
            self.arrive(learner_id, name, BY_CARD)

    def give_card(self, learner_id: UUID, card: CardHashes) -> bool:
        """Bind a card; False after the reason was told."""
        return self._do(BindCard(learner_id, card)) is not None

    def register(self, command: RegisterLearner) -> UUID:
        """Register a walk-in; raises RuleBroken for the form to explain."""
        learner_id: UUID = self._desk.execute(command).value
        return learner_id

    @property
    def may_press(self) -> bool:
        return self._desk.clock.monotonic() - self._answered_at >= GUARD_S

    # --- finding -----------------------------------------------------------------------------------------------------

    def find(self, typed: str) -> list[Candidate]:
        """Whom the typed text may mean; a whole card number finds its holder, what is longer than that nobody."""
        if len(typed.strip()) > TOKEN_LIMIT:
            return []
        desk, query, sessions = self._desk, parse(typed), self._board.sessions
        days = [desk.rules.day(session.starts_at) for session in sessions]
        holders = self._holders(typed) if query.may_be_card else []
        found: list[Candidate] = desk.read(candidates, query, sessions, days, holders=holders)
        return found

    def is_card(self, typed: str) -> bool:
        """Whether the text may be the number of a card."""
        return parse(typed).may_be_card

    def _holders(self, typed: str) -> list[UUID]:
        try:
            token = canonical(typed, self._desk.scanning.reader.name)
        except RuleBroken:
            return []
        found = self._desk.read(card_holders, lookups(token, self._desk.desk.card_key))
        return [card.learner_id for card in found]

    # --- afterwards --------------------------------------------------------------------------------------------------

    def undo(self, attendance_id: UUID, reason: str) -> bool:
        return self._do(UndoAttendance(attendance_id, reason)) is not None

    def restore(self, attendance_id: UUID) -> bool:
        return self._do(RestoreAttendance(attendance_id)) is not None

    def mark_all(self, session: UUID, learners: tuple[UUID, ...]) -> Outcome | None:
        return self._do(MarkAllArrived(session, learners))

    def close(self, session: UUID, rev: int) -> Outcome | None:
        return self._do(CloseSession(session, rev))

    def execute(self, command: Command) -> Outcome | None:
        """Any other command, e.g. the undo of an outcome."""
        return self._do(command)

    def _do(self, command: Command) -> Outcome | None:
        try:
            return self._desk.execute(command)
        except DeskError as error:
            self.failed.emit(error)
            return None

    def _answer(self, ask: Callable[[], Answer], method: str) -> None:
        self.is_answering = True
        try:
            answer = ask()
        except DeskError as error:
            self._answered_at = self._desk.clock.monotonic()
            self.refused.emit(error)
            return
        except Exception:
            self.refused.emit(StorageProblem())
            raise
        finally:
            self.is_answering = False
        if not answer.is_silent:
            self._answered_at = self._desk.clock.monotonic()
        self.answered.emit(answer, method)
