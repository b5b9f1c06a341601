"""One swipe from text to answer: who is it, which session, and what the card on the screen says (R24, R26, D4).

`ScanDesk.scan` reads, decides by `decide` (pure), and acts by one command. It knows no Qt; a page paints its `Answer`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Protocol
from uuid import UUID

from bjdesk.kernel.clock import Clock, Instant
from bjdesk.kernel.commands import Command, Outcome
from bjdesk.kernel.errors import RuleBroken, StorageProblem
from bjdesk.learning import queries
from bjdesk.learning.commands import BY_CARD, BY_HAND, CheckIn, JoinAndCheckIn, Recorded
from bjdesk.learning.rules import LearningRules
from bjdesk.people import queries as people
from bjdesk.people.cards import CardKeys, Token, canonical, keyed_hashes, lookups
from bjdesk.people.reader import AS_DELIVERED, ReaderFormat

Reader = Callable[..., Any]
"""(query, *args) -> rows, in a snapshot of its own."""


class Executes(Protocol):
    """Whoever runs commands: the executor, or a workspace that also tells its pages."""

    def execute(self, command: Command) -> Outcome:
        """Returns after COMMIT; raises DeskError."""
        ...


class Tone(Enum):
    """The five states of the result card."""

    READY = "ready"
    OK = "ok"
    ALREADY = "already"
    ACTION = "action"
    REFUSED = "refused"


@dataclass(frozen=True)
class Choice:
    """A button of the result card: `join`, `visit`, `to-session`, `person`, `bind-card`, `choose-session`."""

    kind: str
    session: queries.SessionRow | None = None
    learner_id: UUID | None = None
    learner_name: str | None = None
    command: Command | None = None


@dataclass(frozen=True)
class Answer:
    """What the screen shows after a scan; `code` names its words, `is_silent` means: leave the screen as it is."""

    tone: Tone
    code: str
    name: str | None = None
    learner_id: UUID | None = None
    session: queries.SessionRow | None = None
    at: Instant | None = None
    nth: int | None = None
    late_min: int | None = None
    seats_left: int | None = None
    last4: str | None = None
    choices: tuple[Choice, ...] = ()
    attendance_id: UUID | None = None
    undo: Command | None = None
    token: Token | None = field(default=None, repr=False)
    clock_doubt: bool = False
    is_silent: bool = False


READY = Answer(Tone.READY, "ready")


@dataclass(frozen=True)
class Person:
    """Whom a scan or a pick named."""

    id: UUID
    name: str
    last4: str | None = None


def decide(
    person: Person,
    sessions: Sequence[queries.SessionRow],
    enrolled: frozenset[UUID],
    came: frozenset[UUID],
    method: str,
) -> Command | Answer:
    """The command that this person's arrival means, or what staff must be asked.

    `sessions` are open now; `enrolled` activities and `came` sessions are this person's among them.
    """
    own = [session for session in sessions if session.activity_id in enrolled]
    if len(own) > 1:
        return _which_session(person, own, came, method)
    target = own[0] if own else _open_entry(sessions)
    if target is not None:
        return CheckIn(target.id, person.id, method)
    if not sessions:
        return Answer(
            Tone.ACTION, "no-session", person.name, person.id, choices=(Choice("choose-session"),), last4=person.last4
        )
    already = next((session for session in sessions if session.id in came), None)
    if already is not None:
        return CheckIn(already.id, person.id, method)
    return _not_enrolled(person, sessions, method)


def _open_entry(sessions: Sequence[queries.SessionRow]) -> queries.SessionRow | None:
    """A lecture that anybody may walk into, if it is the only thing on."""
    return sessions[0] if len(sessions) == 1 and sessions[0].is_open_entry else None


def _which_session(
    person: Person, own: Iterable[queries.SessionRow], came: frozenset[UUID], method: str
) -> Command | Answer:
    still = [session for session in own if session.id not in came]
    if not still:
        return CheckIn(next(iter(own)).id, person.id, method)
    choices = tuple(Choice("to-session", s, command=CheckIn(s.id, person.id, method)) for s in still)
    return Answer(Tone.ACTION, "two-sessions", person.name, person.id, choices=choices, last4=person.last4)


def _not_enrolled(person: Person, sessions: Sequence[queries.SessionRow], method: str) -> Answer:
    """One session: join it or only be noted today; several: a button for each, and nobody enrols in a lecture.

    Whoever joins at a society's meeting becomes its member: she is told that she is none, not that she did not enrol.
    """
    if len(sessions) > 1:
        choices = tuple(_entrance(session, person, method) for session in sessions)
        return Answer(Tone.ACTION, "not-enrolled-several", person.name, person.id, choices=choices, last4=person.last4)
    only = sessions[0]
    choices = (
        Choice("join", only, command=JoinAndCheckIn(only.id, person.id, method)),
        Choice("visit", only, command=CheckIn(only.id, person.id, method)),
    )
    code = "not-enrolled" if only.society is None else "not-member"
    return Answer(Tone.ACTION, code, person.name, person.id, only, choices=choices, last4=person.last4)


def _entrance(session: queries.SessionRow, person: Person, method: str) -> Choice:
    if session.is_open_entry:
        return Choice("visit", session, command=CheckIn(session.id, person.id, method))
    return Choice("join", session, command=JoinAndCheckIn(session.id, person.id, method))


class ScanDesk:
    """Answers scans and picks at one desk; remembers only which session was picked and what was just scanned."""

    def __init__(
        self,
        read: Reader,
        executor: Executes,
        clock: Clock,
        rules: LearningRules,
        scope: str,
        card_key: bytes | CardKeys,
        reckoned_now: Callable[[], Instant],
        reader: ReaderFormat = AS_DELIVERED,
    ) -> None:
        self._read = read
        self._executor = executor
        self._clock = clock
        self._rules = rules
        self._scope = scope
        self._card_key = card_key
        self._reckoned_now = reckoned_now
        self._picked: UUID | None = None
        self._last: dict[str, tuple[float, Answer]] = {}
        self.reader = reader

    # --- sessions ----------------------------------------------------------------------------------------------------

    def open_sessions(self) -> tuple[queries.SessionRow, ...]:
        """Sessions open now, the one that staff picked included; read anew at each call."""
        return tuple(self._read(queries.open_sessions, *self._window()))

    def pick(self, session: UUID | None) -> None:
        """Add a session whose window is not open (换一节课); None forgets it."""
        self._picked = session

    @property
    def picked(self) -> UUID | None:
        return self._picked

    # --- answers -----------------------------------------------------------------------------------------------------

    def scan(self, raw: str) -> Answer:
        """The answer to one scan; a DeskError of the machine goes through (never green unless COMMIT returned)."""
        try:
            token = canonical(raw, self.reader.name)
        except RuleBroken:
            return Answer(Tone.REFUSED, "card-unreadable")
        repeated = self._repeated(token)
        if repeated is not None:
            return repeated
        answer = replace(self._answer_card(token), token=token)
        self._remember(token.text, answer)
        return answer

    def arrive(self, learner_id: UUID, name: str, method: str = BY_HAND) -> Answer:
        """The answer when staff picked a person by name instead of a card."""
        found = self._read(queries.openings, learner_id, self._rules.day, *self._window())
        return self._answer_person(Person(learner_id, name), found, method)

    def act(self, command: Command, person: Person) -> Answer:
        """Carry out a button of the card."""
        return self._act(command, person, self._read(queries.session_row, command.session_id))

    def look_up(self, token: Token) -> queries.Arrival:
        """Whose card it is and what is open for her, in one snapshot."""
        found: queries.Arrival = self._read(
            queries.arrival, lookups(token, self._card_key), self._rules.day, *self._window()
        )
        return found

    def _window(self) -> tuple[str, Instant, int, UUID | None]:
        return (self._scope, self._reckoned_now(), self._rules.open_before_min, self._picked)

    def _act(self, command: Command, person: Person, session: queries.SessionRow) -> Answer:
        try:
            outcome = self._executor.execute(command)
        except RuleBroken as broken:
            return self._refused(broken, person, session)
        recorded: Recorded = outcome.value
        nth = self._times_attended(session, person)
        return Answer(
            Tone.OK,
            "checked-in",
            person.name,
            person.id,
            session,
            recorded.at,
            nth,
            recorded.late_min,
            last4=person.last4,
            attendance_id=recorded.attendance_id,
            undo=outcome.undo,
            clock_doubt=recorded.clock_doubt,
        )

    def _remember(self, text: str, answer: Answer) -> None:
        """Keep the green answers of the last minute and nothing else: a card's text is not for keeping (D5)."""
        now = self._clock.monotonic()
        recent = {t: known for t, known in self._last.items() if now - known[0] <= self._rules.one_event_s}
        self._last = {**recent, text: (now, answer)} if answer.tone is Tone.OK else recent

    def _repeated(self, token: Token) -> Answer | None:
        """The same card again: silent at once, one event for a minute (measured on a clock that cannot jump)."""
        known = self._last.get(token.text)
        if known is None or known[1].tone is not Tone.OK:
            return None
        waited = self._clock.monotonic() - known[0]
        if waited > self._rules.one_event_s or self._read(_is_undone, known[1]):
            return None
        return replace(known[1], is_silent=waited <= self._rules.silent_s, code="same-event")

    def _answer_card(self, token: Token) -> Answer:
        arrival = self.look_up(token)
        found = arrival.holders
        if not found:
            return Answer(Tone.REFUSED, "card-unknown", last4=token.last4, choices=(Choice("bind-card"),))
        if len(found) > 1:
            choices = tuple(Choice("person", learner_id=row.learner_id, learner_name=row.name) for row in found)
            return Answer(Tone.ACTION, "which-person", last4=token.last4, choices=choices)
        card = found[0]
        if card.card_state != people.VALID:
            return Answer(Tone.REFUSED, f"card-state-{card.card_state}", card.name, card.learner_id, last4=card.last4)
        return self._answer_person(Person(card.learner_id, card.name, card.last4), arrival.openings, BY_CARD)

    def _answer_person(self, person: Person, openings: Sequence[queries.Opening], method: str) -> Answer:
        sessions = {opening.session.id: opening.session for opening in openings}
        enrolled = frozenset(opening.session.activity_id for opening in openings if opening.is_enrolled)
        came = frozenset(opening.session.id for opening in openings if opening.has_come)
        decision = decide(person, tuple(sessions.values()), enrolled, came, method)
        if isinstance(decision, Answer):
            return self._with_seats(self._told_too_late(decision, person))
        return self._act(decision, person, sessions[decision.session_id])

    def _told_too_late(self, answer: Answer, person: Person) -> Answer:
        """Whose own class was closed just now is told so; another one is hers only if staff says it, never by Enter."""
        if answer.code not in ("no-session", "not-enrolled", "not-enrolled-several", "not-member"):
            return answer
        closed = self._read(queries.missed_now, person.id, self._rules.day, *self._window()[:-1])
        if closed is None:
            return answer
        beside = tuple(c for c in answer.choices if c.session and (c.session.is_open_entry or c.kind == "join"))
        return replace(answer, tone=Tone.REFUSED, code="session-closed", session=closed, choices=beside)

    def _with_seats(self, answer: Answer) -> Answer:
        if answer.code != "not-enrolled" or answer.session is None:
            return answer
        left = self._read(queries.seats_left, answer.session.activity_id)
        kept = tuple(choice for choice in answer.choices if choice.kind != "join" or left != 0)
        code = "not-enrolled" if left != 0 else "not-enrolled-full"
        return replace(answer, seats_left=left, choices=kept, code=code)

    def _refused(self, broken: RuleBroken, person: Person, session: queries.SessionRow | None) -> Answer:
        answer = Answer(Tone.REFUSED, broken.code, person.name, person.id, session, last4=person.last4)
        if broken.code != "already-in" or session is None:
            return answer
        return replace(answer, tone=Tone.ALREADY, nth=self._times_attended(session, person), **broken.facts)

    def _times_attended(self, session: queries.SessionRow, person: Person) -> int | None:
        """本课第 n 次; what is committed stays green although the disk would not tell how often she came."""
        try:
            return int(self._read(queries.times_attended, session.activity_id, person.id))
        except StorageProblem:
            return None

    def hashes(self, token: Token) -> Any:
        """The keyed hashes under which a card is bound."""
        return keyed_hashes(token, self._card_key)


def _is_undone(db: Any, answer: Answer) -> bool:
    """Whether the mark that the last scan made was taken back meanwhile."""
    return (
        answer.session is not None
        and answer.learner_id is not None
        and not queries.has_come(db, answer.session.id, answer.learner_id)
    )
