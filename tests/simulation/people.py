"""People at a desk: what they record, change and take out, by the program's own commands where it has them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from bjdesk.declared import MACHINES
from bjdesk.kernel.commands import Command
from bjdesk.kernel.errors import DeskError, RecordChanged, RecordMissing
from bjdesk.learning.attendance import ABSENT, UNDONE
from bjdesk.learning.commands import CheckIn, CloseSession, JoinAndCheckIn, MarkAllArrived, UndoAttendance
from bjdesk.people.cards import CardHashes
from bjdesk.people.commands import BindCard, RegisterLearner, SetCardState
from tests.simulation.commands import AddRow, EditRow, MoveState, PrintNumber, RemoveRow
from tests.simulation.desk import Form, SimDesk
from tests.simulation.diary import Diary
from tests.simulation.leaning import Leaning
from tests.simulation.tally import Tally
from tests.simulation.timeline import HOUR_MS, MINUTE_MS, Timeline

SLOT_US = 45 * MINUTE_MS * 1000
DAY_US = 24 * HOUR_MS * 1000
MOST_FORMS = 4
EDITED = {"venue": 3, "learner": 2, "booking": 2, "activity": 1, "session": 1, "proposal": 1}
"""Tables whose rows people open; some more often."""
FEW_ROWS, ONE_COLUMN = "few rows", "one column"
"""Habits: to open the first two rows of a table alone, to edit the first of the columns."""
SHARED_WORD = "同"
"""A word that two people may well write both."""


@dataclass
class People:
    """Everybody at every desk; one seeded mind."""

    random: Random
    timeline: Timeline
    diary: Diary
    tally: Tally
    leaning: Leaning
    words: int = 0
    printed: list[tuple[str, str]] = field(default_factory=list)
    """Numbers on paper, and the desk that printed each."""

    # --- commands ----------------------------------------------------------------------------------------------------

    def act(self, desk: SimDesk) -> None:
        """Somebody does something at the desk. Crash leaves through here."""
        acts = self._acts()
        chosen = self.leaning.choose(self.random, {name: weight for name, (weight, _) in acts.items()})
        acts[chosen][1](desk)

    def _acts(self) -> Mapping[str, tuple[int, Callable[[SimDesk], object]]]:
        return {
            "open": (14, self.open_form),
            "save": (26, self.save_form),
            "check in": (12, self.check_in),
            "join": (5, self.join),
            "undo": (4, self.undo),
            "all arrived": (2, self.all_arrived),
            "close": (2, self.close_session),
            "register": (5, self.register),
            "bind": (2, self.bind),
            "card": (3, self.card_state),
            "book": (8, self.book),
            "venue": (4, self.add_venue),
            "class": (2, self.add_class),
            "wish": (3, self.wish),
            "leave": (2, self.leave),
            "print": (3, self.print_number),
        }

    def do(self, desk: SimDesk, command: Command, shown: Mapping[str, Any] | None = None) -> Any:
        """Run a command; the observer notes what it captured. None if the house refused it."""
        self.timeline.pass_by(self.random.randrange(1, 30))
        try:
            outcome = desk.execute(command)
        except DeskError as error:
            self.tally.note("refused at the desk", error.code)
            return None
        self.diary.captured(desk, self.timeline.ms, shown)
        self.tally.note("command", type(command).__name__)
        return outcome

    def word(self, prefix: str = "演示") -> str:
        """A word that nobody wrote before; now and then one that others write too."""
        self.words += 1
        return SHARED_WORD if self.random.random() < 0.04 else f"{prefix}{self.words}号"

    def number(self) -> int:
        self.words += 1
        return 1000 + self.words

    def pick(self, desk: SimDesk, statement: str, *bound: Any) -> UUID | None:
        """One of the ids that a statement gives."""
        found = [bytes(row[0]) for row in desk.sql(statement, *bound)]
        found = found[:2] if self.leaning.insists(self.random, FEW_ROWS) else found
        return UUID(bytes=self.random.choice(found)) if found else None

    # --- attendance --------------------------------------------------------------------------------------------------

    def check_in(self, desk: SimDesk) -> None:
        session, learner = self._session(desk), self._learner(desk)
        if session and learner:
            self.do(desk, CheckIn(session, learner))

    def join(self, desk: SimDesk) -> None:
        session, learner = self._session(desk), self._learner(desk)
        if session and learner:
            self.do(desk, JoinAndCheckIn(session, learner))

    def undo(self, desk: SimDesk) -> None:
        mark = self.pick(desk, f"SELECT id FROM attendance WHERE status <> '{UNDONE}' ORDER BY id DESC LIMIT 6")
        if mark:
            self.do(desk, UndoAttendance(mark, self.word("点错")))

    def all_arrived(self, desk: SimDesk) -> None:
        session = self._session(desk)
        if session:
            found = desk.sql("SELECT id FROM learner WHERE removed = 0 ORDER BY id DESC LIMIT 2")
            self.do(desk, MarkAllArrived(session, tuple(UUID(bytes=bytes(row[0])) for row in found)))

    def close_session(self, desk: SimDesk) -> None:
        """Whoever closes a session has its form open; who is missing is written down as absent."""
        session = self._session(desk)
        form = desk.show("session", session.bytes) if session else None
        if form:
            self.do(desk, CloseSession(form.id, form.rev), form.shown)
            self.tally.note("written by closing", ABSENT)

    def _session(self, desk: SimDesk) -> UUID | None:
        """A session of the branch itself: the desk offers no others."""
        open_ones = "SELECT id FROM session WHERE removed = 0 AND state = '1' AND scope = ? ORDER BY id"
        return self.pick(desk, open_ones, desk.scope)

    def _learner(self, desk: SimDesk) -> UUID | None:
        return self.pick(desk, "SELECT id FROM learner WHERE removed = 0 ORDER BY id")

    # --- people and cards --------------------------------------------------------------------------------------------

    def register(self, desk: SimDesk) -> None:
        self.words += 1
        command = RegisterLearner(
            f"{'王李张刘陈'[self.words % 5]}演示{_chinese(self.words)}人",
            phone=f"139{self.words:08d}",
            of_age="1",
            consented=True,
        )
        self.do(desk, command)

    def bind(self, desk: SimDesk) -> None:
        learner = self._learner(desk)
        if learner:
            self.words += 1
            token = self.words.to_bytes(32, "big")
            self.do(desk, BindCard(learner, CardHashes(token, token[::-1], token, f"{self.words % 10000:04d}")))

    def card_state(self, desk: SimDesk) -> None:
        card = self.pick(desk, "SELECT id FROM card WHERE removed = 0 ORDER BY id")
        form = desk.show("card", card.bytes) if card else None
        if form:
            to = self.random.choice("1234")
            self.do(desk, SetCardState(form.id, form.rev, to, self.word("卡")), form.shown)

    def leave(self, desk: SimDesk, who: UUID | None = None) -> None:
        """A learner of this branch goes to another one: the relation is voided, by a row of its own."""
        rows = desk.sql(
            "SELECT r.id, r.scope, r.learner_id, r.branch_id FROM learner_branch AS r WHERE r.voids_id IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM learner_branch AS v WHERE v.voids_id = r.id) AND r.branch_id = ?"
            " ORDER BY r.id",
            bytearray(desk.open.facts.branch_id.bytes),
        )
        rows = rows if who is None else [row for row in rows if bytes(row[2]) == who.bytes]
        if rows:
            record, scope, learner, branch = self.random.choice(rows)
            named = {"learner_id": learner, "branch_id": branch, "voids_id": record}
            values = {name: UUID(bytes=bytes(value)) for name, value in named.items()}
            self.do(desk, AddRow("learner_branch", {**values, "scope": scope, "kind": "2", "reason": "转出"}))

    # --- rooms, classes, wishes --------------------------------------------------------------------------------------

    def slot(self) -> dict[str, Any]:
        """One of few times of a day, so that people meet."""
        starts = self.timeline.us // DAY_US * DAY_US + self.random.randrange(6) * SLOT_US
        return {"starts_at": starts, "ends_at": starts + 2 * SLOT_US, "place_note": self.word("记")}

    def book(self, desk: SimDesk) -> UUID | None:
        venue = self.pick(desk, "SELECT id FROM venue WHERE removed = 0 ORDER BY id LIMIT 4")
        if venue is None:
            return None
        home = desk.one("SELECT scope FROM venue WHERE id = ?", bytearray(venue.bytes))
        values = {"scope": home, "venue_id": venue, "gap_min": 0, "title": self.word(), "state": "2", **self.slot()}
        outcome = self.do(desk, AddRow("booking", values))
        return outcome.value if outcome else None

    def add_venue(self, desk: SimDesk) -> None:
        whole = self.pick(desk, "SELECT id FROM venue WHERE removed = 0 AND part_of_id IS NULL ORDER BY id")
        part_of = whole if self.random.random() < 0.3 else None
        self.do(desk, AddRow("venue", {"name": self.word(), "contact": self.word(), "part_of_id": part_of}))

    def add_class(self, desk: SimDesk) -> None:
        """An activity with one session; the room may be taken, the seats are few."""
        values = {"title": self.word(), "type": "KC", "host_org_id": desk.open.facts.branch_id, "state": "3"}
        activity = self.do(desk, AddRow("activity", {**values, "quota_hard": self.random.choice((None, 2, 3))}))
        booking = self.book(desk)
        if activity and booking:
            values = {"activity_id": activity.value, "booking_id": booking, "ordinal": 1, "state": "1"}
            self.do(desk, AddRow("session", {**values, "topic": self.word()}))

    def wish(self, desk: SimDesk) -> None:
        venue = self.pick(desk, "SELECT id FROM venue ORDER BY id")
        if venue:
            values = {"kind": "1", "target_table": "venue", "target_id": venue, "reason": self.word(), "state": "2"}
            self.do(desk, AddRow("proposal", values))

    def print_number(self, desk: SimDesk) -> None:
        """A number on paper; nobody can take it back."""
        if desk.may_print:
            outcome = self.do(desk, PrintNumber("1", self.timeline.year))
            if outcome is not None:
                self.printed.append((f"{desk.scope}-{outcome.value}", desk.name))

    # --- forms -------------------------------------------------------------------------------------------------------

    def open_form(self, desk: SimDesk, on: str = "") -> Form | None:
        table = on or self.leaning.choose(self.random, EDITED, "form")
        if (
            not on
            and desk.one("SELECT count(*) FROM conflict WHERE state = '1' AND removed = 0")
            and self.random.random() < 0.2
        ):
            table = "conflict"
        ours = "= ?" if self.random.random() < 0.9 else "NOT IN ('*', ?)"
        record = self.pick(desk, f'SELECT id FROM "{table}" WHERE removed = 0 AND scope {ours} ORDER BY id', desk.scope)
        form = desk.show(table, record.bytes) if record else None
        if form:
            desk.forms = [*desk.forms[-MOST_FORMS + 1 :], form]
        return form

    def save_form(self, desk: SimDesk, form: Form | None = None) -> None:
        if not desk.forms:
            self.open_form(desk)
        if not desk.forms:
            return
        form = form or self.random.choice(desk.forms)
        command = self._change(form)
        self.timeline.pass_by(self.random.randrange(1, 30))
        try:
            desk.execute(command)
        except RecordChanged:
            self.tally.note("form", "refused: the row moved")
            self._refresh(desk, form)  # the form shows both, and who saves again has seen it
            return
        except RecordMissing:
            self.tally.note("form", "refused: the row is gone")
            desk.forms.remove(form)
            return
        except DeskError as error:
            self.tally.note("refused at the desk", error.code)
            return
        self._saved(desk, form, command)

    def _saved(self, desk: SimDesk, form: Form, command: Command) -> None:
        self.diary.captured(desk, self.timeline.ms, form.shown)
        self.tally.note("command", type(command).__name__)
        between = form.saved_at == desk.exchanges
        self.tally.note("form", "saved twice between two exchanges" if between else "saved")
        if form.exchanges < desk.exchanges:
            self.tally.note("form", "saved after an exchange")
        self._refresh(desk, form)
        if desk.forms:
            desk.forms[-1].saved_at = desk.exchanges

    def _refresh(self, desk: SimDesk, form: Form) -> None:
        """The form shows the row as it is now."""
        desk.forms.remove(form)
        fresh = desk.show(form.table, form.id.bytes)
        if fresh:
            desk.forms.append(fresh)

    def _change(self, form: Form) -> Command:
        """What somebody does with an open form."""
        dice = self.random.random()
        if dice < 0.06 and form.table not in ("proposal", "conflict", "session"):
            return RemoveRow(form.table, form.id, form.rev)
        machine = MACHINES.get(form.table)
        if machine is not None and (dice < 0.45 or form.table == "conflict"):
            here = str(form.shown["state"]["state"])
            moves = sorted(machine.moves.get(here, frozenset()) - machine.of_district)
            if moves:
                return MoveState(form.table, form.id, form.rev, self.random.choice(moves), self.word("注"))
        edits = self._edits(form.table)
        edit = edits[0] if self.leaning.insists(self.random, ONE_COLUMN) else self.random.choice(edits)
        return EditRow(form.table, form.id, form.rev, edit())

    def _edits(self, table: str) -> list[Callable[[], dict[str, Any]]]:
        """Edits of single columns and of groups."""
        return {
            "venue": [self._text("contact"), self._text("name"), self._int("capacity"), self._text("hours_text")],
            "learner": [self._phone, self._text("name"), self._text("outer_ref")],
            "booking": [self.slot, self.slot, self._text("title"), self._text("borrower_name")],
            "activity": [self._text("title"), self._text("teacher_name"), self._quota],
            "session": [self._text("topic")],
            "proposal": [self._text("reason")],
            "conflict": [lambda: {"resolution": self.random.choice("1234")}],
        }[table]

    def _text(self, column: str) -> Callable[[], dict[str, Any]]:
        return lambda: {column: self.word()}

    def _int(self, column: str) -> Callable[[], dict[str, Any]]:
        return lambda: {column: self.number()}

    def _phone(self) -> dict[str, Any]:
        return {"phone": f"138{self.number():08d}"}

    def _quota(self) -> dict[str, Any]:
        return {"quota": self.number(), "quota_hard": self.random.choice((1, 2, 3))}


def _chinese(number: int) -> str:
    """Digits as characters that stand in names."""
    return "".join("零一二三四五六七八九"[int(digit)] for digit in str(number))
