"""Laws of the merge, for any order in which writers come and whatever their clocks say (SYNC §4, O3, O4, O12, O18)."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.clock import Identity, Stamp
from sync.protocol.messages import Operation
from sync.server.merge import Loser, Refused, ServerRow, Written, merge
from tests.sync.server.branches import ORDER_MOVES, TABLES

MEMO = next(one for one in TABLES if one.name == "memo")
ORDER = next(one for one in TABLES if one.name == "order")


@dataclass(frozen=True)
class Act:
    """Somebody writes: which of the versions so far they saw, what their clock says, what they write."""

    writer: int
    saw: int
    ms: int
    value: str
    is_delete: bool = False


@dataclass
class History:
    """One row under a row of acts."""

    row: ServerRow
    versions: list[dict[str, Written]]
    losers: list[Loser] = field(default_factory=list)
    written: list[Identity] = field(default_factory=list)
    shown: set[Identity] = field(default_factory=set)  # what somebody who wrote or took out had before their eyes
    same: list[set[Identity]] = field(default_factory=list)  # writes of the same value while it stood
    steps: list[tuple[ServerRow, ServerRow]] = field(default_factory=list)


ACTS = st.builds(
    Act,
    writer=st.integers(1, 3),
    saw=st.integers(0, 9),
    ms=st.integers(-50, 50),
    value=st.sampled_from("abcd"),
    is_delete=st.booleans().filter(lambda found: found) | st.just(False) | st.just(False),
)


def begin(name: str, value: Any) -> History:
    first = {name: Written(value, Stamp(0, 0, 9))}
    return History(ServerRow("north", first), [first])


def played(acts: list[Act]) -> History:
    """A note that was written to and taken out by people who had seen this or that version of it."""
    told = begin("text", "first")
    for op, act in enumerate(acts, 1):
        stamp, shown = Stamp(act.ms, op, act.writer), told.versions[act.saw % len(told.versions)]["text"]
        kind, registers = ("delete", {"removed": 1}) if act.is_delete else ("update", {"text": act.value})
        place = ("memo", bytes(16), kind, "north")
        before = told.row
        merged = merge(before, Operation(*place, registers, {"text": shown.identity}, None, *stamp, None), stamp, MEMO)
        told.row = merged.row
        told.steps.append((before, merged.row))
        told.losers += merged.losers
        told.versions.append(dict(merged.row.registers))
        told.shown.add(shown.identity)
        if not act.is_delete:
            told.written.append(stamp.identity)
            if before.deleted is None and before.registers["text"].value == act.value:
                told.same.append({stamp.identity, before.registers["text"].identity})
    return told


@given(st.lists(ACTS, max_size=12))
def test_no_value_vanishes_unseen(acts: list[Act]) -> None:
    """Each stands, is on record, or was before the eyes of somebody who wrote after it."""
    told = played(acts)
    kept = {told.row.registers["text"].identity, *told.shown, *(loser.lost.identity for loser in told.losers)}
    for _ in told.same:
        kept.update(one for alike in told.same if alike & kept for one in alike)
    assert set(told.written) <= kept


@given(st.lists(ACTS, max_size=12))
def test_whoever_saw_what_stands_never_loses(acts: list[Act]) -> None:
    told = begin("text", "first")
    for op, act in enumerate(acts, 1):
        current = told.row.registers["text"]
        stamp = Stamp(act.ms, op, act.writer)
        place = ("memo", bytes(16), "update", "north")
        operation = Operation(*place, {"text": act.value}, {"text": current.identity}, None, *stamp, None)
        merged = merge(told.row, operation, stamp, MEMO)
        told.row = merged.row
        assert merged.losers == ()
        assert merged.row.registers["text"].value == act.value


@given(st.lists(ACTS, max_size=12))
def test_a_stamp_of_a_register_never_falls(acts: list[Act]) -> None:
    for before, after in played(acts).steps:
        assert after.registers["text"].stamp >= before.registers["text"].stamp


@given(st.lists(ACTS, max_size=12))
def test_what_was_taken_out_stays_out(acts: list[Act]) -> None:
    for before, after in played(acts).steps:
        assert before.deleted is None or after.deleted is not None
        assert before.deleted is None or after.registers == before.registers


@given(st.lists(ACTS, max_size=12))
def test_the_same_operation_again_changes_nothing(acts: list[Act]) -> None:
    told = begin("text", "first")
    for op, act in enumerate(acts, 1):
        stamp = Stamp(act.ms, op, act.writer)
        operation = Operation("memo", bytes(16), "update", "north", {"text": act.value}, {}, None, *stamp, None)
        once = merge(told.row, operation, stamp, MEMO)
        if once.row.registers["text"].identity == stamp.identity:
            again = merge(once.row, operation, stamp, MEMO)
            assert (again.row, again.losers, again.has_changed) == (once.row, (), False)
        told.row = once.row


@given(st.lists(st.tuples(st.sampled_from("1234"), st.sampled_from("1234"), st.integers(0, 9)), max_size=12))
def test_a_state_never_goes_back_behind_one_that_was_not_seen(moves: list[tuple[str, str, int]]) -> None:
    told = begin("state", {"state": "1"})
    for op, (origin, target, saw) in enumerate(moves, 1):
        shown = told.versions[saw % len(told.versions)]["state"]
        stamp, before = Stamp(saw, op, 1), told.row.registers["state"]
        place = ("order", bytes(16), "update", "north", {"state": {"state": target}})
        operation = Operation(*place, {"state": shown.identity}, origin, *stamp, None)
        if not ORDER_MOVES.allows(origin, target):
            with pytest.raises(Refused, match="illegal"):
                merge(told.row, operation, stamp, ORDER)
            continue
        merged = merge(told.row, operation, stamp, ORDER)
        told.row = merged.row
        told.versions.append(dict(merged.row.registers))
        after = merged.row.registers["state"]
        saw_it = shown.identity == before.identity and before.value["state"] == origin
        assert saw_it or ORDER_MOVES.rank(after.value["state"]) >= ORDER_MOVES.rank(before.value["state"])
