"""Whatever desks do in whatever order: nothing acknowledged vanishes unseen, all see the same (O1, O3, O4, O12)."""

import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from sync.clock import Identity
from sync.protocol.codec import decode_operations
from sync.protocol.messages import Operation, PublishedRow, Reply
from tests.sync.server.branches import ORDER_MOVES, SLOT_MOVES
from tests.sync.server.conftest import district, sqlite_engine
from tests.sync.server.desks import Desk, HandClock, Key, Ledger, Points, World, seeded

DESKS = st.integers(0, 2)
PICK = st.sampled_from([0, 0, 0, 1, 2])
"""Mostly the same row, so that people get in each other's way."""
VALUE = st.sampled_from(["甲", "乙", *[None] * 6])
"""A value that others write too, or (None) one that nobody else writes."""
STATES = st.sampled_from("123")


class Seeing(Desk):
    """A desk that shows its own operations over what was published until they are answered, as real ones do."""

    def __init__(self, known: Desk) -> None:
        super().__init__(known.world, known.scope, known.device, known.token)
        self.taken: list[Operation] = []
        self.rejected: list[Operation] = []

    def under_way(self) -> list[Operation]:
        sealed = [decode_operations(batch.body) for batch in self.sealed if batch.n > self.acked[0]]
        return [*(operation for part in sealed for operation in part), *self.queue]

    def _seen(self, table: str, key: bytes, register: str) -> Identity | None:
        own = [one for one in self.under_way() if (one.table, one.id) == (table, key) and register in one.registers]
        return own[-1].identity if own else super()._seen(table, key, register)

    def take(self, reply: Reply) -> None:
        for ack in reply.acks:
            bad = {index for index, _ in ack.bad}
            for index, operation in enumerate(decode_operations(self.sealed[ack.n - 1].body)):
                (self.rejected if index in bad else self.taken).append(operation)
        super().take(reply)

    def on_screen(self, table: str) -> list[tuple[bytes, dict[str, Any]]]:
        """Rows of a table as somebody at this desk sees them."""
        shown = {row.id: dict(row.registers) for row in self.rows(table)}
        for one in self.under_way():
            if one.table == table and (one.kind == "insert" or one.id in shown):
                shown.setdefault(one.id, {}).update(one.registers)
        return [(key, row) for key, row in sorted(shown.items()) if not row.get("removed")]


@cache
def _empty() -> Path:
    """A database with its tables, made once."""
    path = Path(tempfile.mkdtemp(prefix="bj-merge-")) / "district.db"
    engine = sqlite_engine(path)
    district(engine, HandClock(), Ledger(), Points()).install()
    engine.dispose()
    return path


class Town(RuleBasedStateMachine):
    """Three desks of one branch, and one that only reads."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="bj-merge-")
        for file in _empty().parent.iterdir():
            shutil.copy(file, self._folder.name)
        self._engine = sqlite_engine(Path(self._folder.name) / "district.db")
        clock, ledger, points = HandClock(), Ledger(), Points()
        self.world = World(district(self._engine, clock, ledger, points), clock, ledger, seeded(7), points)
        self.desks = [Seeing(self.world.desk(name=str(number))) for number in range(3)]
        self.reader = Seeing(self.world.desk(name="reader"))
        self.made = 0
        self.room = self.desks[0].insert("room", {"name": {"name": "一", "kind": "1"}, "part_of_id": None})
        self.desks[0].insert("memo", {"text": "零", "about": None})
        self.desks[0].insert("order", {"wish": "琴", "price": None, "state": state("1")})
        self.book(0, 2)
        for desk in self.desks:
            desk.sync()

    def teardown(self) -> None:
        try:
            for desk in (*self.desks, *self.desks, self.reader):
                desk.sync()
            self.all_see_the_same()
            self.check()
        finally:
            self._engine.dispose()
            self._folder.cleanup()

    def value(self, drawn: str | None) -> str:
        self.made += 1
        return drawn or f"值 {self.made}"

    def pick(self, desk: Seeing, table: str, number: int) -> tuple[bytes, dict[str, Any]] | None:
        rows = desk.on_screen(table)
        return rows[number % len(rows)] if rows else None

    # --- what people do ----------------------------------------------------------------------------------------------

    @rule(desk=DESKS, value=VALUE)
    def write_a_note(self, desk: int, value: str | None) -> None:
        self.desks[desk].insert("memo", {"text": self.value(value), "about": None})

    @rule(desk=DESKS, number=PICK, value=VALUE, register=st.sampled_from(["text", "about"]))
    def edit_a_note(self, desk: int, number: int, value: str | None, register: str) -> None:
        found = self.pick(self.desks[desk], "memo", number)
        if found is not None:
            self.desks[desk].update("memo", found[0], **{register: self.value(value)})

    @rule(number=PICK, one=VALUE, other=VALUE, desk=st.integers(0, 1))
    def edit_a_note_at_two_desks(self, number: int, one: str | None, other: str | None, desk: int) -> None:
        self.edit_a_note(desk, number, one, "text")
        self.edit_a_note(desk + 1, number, other, "text")

    @rule(number=PICK, one=STATES, other=STATES, table=st.sampled_from(["order", "slot"]))
    def move_a_state_at_two_desks(self, number: int, one: str, other: str, table: str) -> None:
        self.move_a_state(0, number, one, table)
        self.move_a_state(1, number, other, table)

    @rule(desk=DESKS, number=PICK)
    def take_a_note_out(self, desk: int, number: int) -> None:
        found = self.pick(self.desks[desk], "memo", number)
        if found is not None:
            saw = {name: self.desks[desk]._seen("memo", found[0], name) for name in ("text", "about")}
            self.desks[desk].delete("memo", found[0], saw=saw)

    @rule(desk=DESKS)
    def ask_for_something(self, desk: int) -> None:
        self.desks[desk].insert("order", {"wish": "琴", "price": None, "state": state("1")})

    @rule(desk=DESKS, number=PICK, code=STATES, table=st.sampled_from(["order", "slot"]))
    def move_a_state(self, desk: int, number: int, code: str, table: str) -> None:
        found = self.pick(self.desks[desk], table, number)
        if found is None:
            return
        origin = found[1]["state"]["state"]
        if (ORDER_MOVES if table == "order" else SLOT_MOVES).allows(origin, code):
            self.desks[desk].update(table, found[0], from_state=origin, state=state(code))

    @rule(desk=DESKS, starts=st.integers(0, 5))
    def book(self, desk: int, starts: int) -> None:
        self.desks[desk].insert("slot", {"room_id": self.place(starts), "title": "课", "state": state("2")})

    @rule(desk=DESKS, number=PICK, starts=st.integers(0, 5))
    def book_another_time(self, desk: int, number: int, starts: int) -> None:
        found = self.pick(self.desks[desk], "slot", number)
        if found is not None:
            self.desks[desk].update("slot", found[0], room_id=self.place(starts))

    def place(self, starts: int) -> dict[str, Any]:
        return {"room_id": self.room.hex().upper(), "starts": starts, "ends": starts + 2}

    @rule(minutes=st.integers(0, 90), desk=DESKS, off=st.integers(-3, 3))
    def time_passes(self, minutes: int, desk: int, off: int) -> None:
        self.world.clock.advance(minutes)
        self.desks[desk].wall_off = off * 60_000

    # --- what the line does ------------------------------------------------------------------------------------------

    @rule(desk=DESKS)
    def exchange(self, desk: int) -> None:
        self.desks[desk].sync()
        self.check()

    @rule(desk=DESKS)
    def lose_a_reply(self, desk: int) -> None:
        self.desks[desk].seal()
        self.desks[desk].ask(self.desks[desk].request())

    @rule(desk=DESKS)
    def ask_twice(self, desk: int) -> None:
        self.desks[desk].seal()
        request = self.desks[desk].request()
        first, again = self.desks[desk].ask(request), self.desks[desk].ask(request)
        assert first.acks == again.acks
        self.desks[desk].take(again)

    @rule(desk=DESKS)
    def hear_a_small_page(self, desk: int) -> None:
        """Of what there is to say only a part is said before the line is gone."""
        self.desks[desk].take(self.desks[desk].ask(self.desks[desk].request(batches=())))

    # --- what must hold ----------------------------------------------------------------------------------------------

    def check(self) -> None:
        self.reader.sync()
        assert self.world.district.check() == []
        self.nothing_vanished()
        self.claims_hold()

    def nothing_vanished(self) -> None:
        """Each value that was acknowledged stands, is on record, or was before the eyes of whoever wrote after it."""
        values, seen = self.known(), self.seen()
        lost = {(row.registers["about_id"], row.registers["register"], str(row.registers["lost"]))
                for row in self.reader.rows("clash")}  # fmt: skip
        for key, register, value in values:
            row = self.reader.row(*key)
            assert row is not None
            stands = not row.registers.get("removed") and row.registers.get(register) == value
            on_record = (key[1].hex().upper(), register, str(value)) in lost
            assert stands or on_record or (key, register, str(value)) in seen, (key, register, value)

    def known(self) -> Iterator[tuple[Key, str, Any]]:
        """Every value that a desk was told is taken."""
        for desk in self.desks:
            for one in desk.taken:
                if one.kind != "delete":
                    yield from (((one.table, one.id), name, value) for name, value in one.registers.items())

    def seen(self) -> set[tuple[Key, str, str]]:
        """Values that stood before whoever wrote or took out something; what was refused counts for nothing."""
        every = [one for desk in self.desks for one in (*desk.taken, *desk.rejected, *desk.under_way())]
        by_identity = {one.identity: one for one in every}
        found = set()
        for one in every:
            for name, identity in one.base.items():
                before = by_identity.get(identity) if identity is not None else None
                if before is not None and name in before.registers:
                    found.add(((one.table, one.id), name, str(before.registers[name])))
        return found

    def claims_hold(self) -> None:
        """Of two agreed bookings that collide at most one holds, and nobody waits for nothing."""
        agreed = [row for row in self.reader.rows("slot") if row.registers["state"]["state"] == "2"]
        for one, other in combinations(agreed, 2):
            assert not (collide(one, other) and verdict(one) == verdict(other) == "1")
        for one in agreed:
            if verdict(one) == "2":
                assert any(collide(one, other) and verdict(other) == "1" for other in agreed if other is not one)

    def all_see_the_same(self) -> None:
        for desk in self.desks:
            assert desk.feeds == self.reader.feeds
            assert not desk.under_way()


def state(code: str) -> dict[str, Any]:
    return {"state": code, "state_at": 0, "state_note": None}


def verdict(row: PublishedRow) -> str:
    return str(row.owned["claim"]["verdict"])


def collide(one: PublishedRow, other: PublishedRow) -> bool:
    ours, theirs = one.registers["room_id"], other.registers["room_id"]
    return bool(ours["starts"] < theirs["ends"] and theirs["starts"] < ours["ends"])


QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def test_whatever_three_desks_do_nothing_vanishes() -> None:
    run_state_machine_as_test(
        Town, settings=settings(max_examples=15, stateful_step_count=30, suppress_health_check=QUIET)
    )


@pytest.mark.slow
def test_whatever_three_desks_do_for_long_nothing_vanishes() -> None:
    run_state_machine_as_test(
        Town, settings=settings(max_examples=200, stateful_step_count=50, suppress_health_check=QUIET)
    )
