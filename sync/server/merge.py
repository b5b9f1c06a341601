"""The merge of one operation into one row: pure, the same whatever came before in time, and never silent.

A larger stamp wins only between writers who did not see each other, and then the loser is handed back to stand in a
conflict record. A writer who saw the present value (its `base`) wins whatever the clocks say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sync.clock import Identity, Stamp
from sync.declarations import StateMachine, TableDeclaration
from sync.protocol.messages import Operation

STATE = "state"
REMOVED = "removed"
DISTRICT_SCOPE = "*"


@dataclass(frozen=True, slots=True)
class Written:
    """A register: its value and the stamp of the write."""

    value: Any
    stamp: Stamp

    @property
    def identity(self) -> Identity:
        return self.stamp.identity


@dataclass(frozen=True, slots=True)
class ServerRow:
    """A row as the server holds it; `deleted` is the stamp of its tombstone, which keeps the content."""

    home: str
    registers: Mapping[str, Written]
    deleted: Stamp | None = None
    is_erased: bool = False
    owned: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loser:
    """A value that somebody wrote and that does not stand."""

    register: str
    kept: Any
    lost: Written
    is_removed: bool = False
    """Whether one of the two sides removed the row."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The row after an operation, who lost, and whether anything that is published changed."""

    row: ServerRow
    losers: tuple[Loser, ...] = ()
    has_changed: bool = False


class Refused(Exception):
    """The operation cannot be taken; `reason` is one of the wire's REASONS."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def merge(row: ServerRow | None, operation: Operation, stamp: Stamp, declared: TableDeclaration | None) -> Merged:
    """Merge one operation; `stamp` is its stamp after the clamp. Raises Refused.

    `declared` is None for a table of another release: its registers are merged as plain fields and kept.
    """
    if row is not None and row.is_erased:
        raise Refused("erased")
    if operation.kind == "insert":
        return _insert(row, operation, stamp)
    if declared is not None and declared.policy.policy == "grow":
        raise Refused("grow")
    if row is None:
        raise Refused("missing")
    if operation.kind == "delete":
        return _delete(row, operation, stamp)
    return _update(row, operation, stamp, declared)


def check_kind(operation: Operation, declared: TableDeclaration | None) -> None:
    """Refuse what no desk may write: rows of the district, states and registers that only the server gives."""
    if REMOVED in operation.registers and operation.kind != "delete":
        raise Refused("rule")
    if declared is None:
        if operation.home == DISTRICT_SCOPE:
            raise Refused("district")
        return
    policy = declared.policy.policy
    if policy == "district" or (operation.home == DISTRICT_SCOPE and policy != "claim"):
        raise Refused("district")
    if any(register.name in operation.registers for register in declared.owned_registers):
        raise Refused("rule")
    given = state_code(operation.registers[STATE]) if declared.machine and STATE in operation.registers else None
    if declared.machine is not None and given in declared.machine.of_district:
        raise Refused("district")


def _insert(row: ServerRow | None, operation: Operation, stamp: Stamp) -> Merged:
    """A new row, or (after a restore) the registers that an existing one lacks: who edited it had seen it made."""
    fresh = {name: Written(value, stamp) for name, value in operation.registers.items()}
    if row is None:
        return Merged(ServerRow(operation.home, fresh), has_changed=True)
    absent = {name: written for name, written in fresh.items() if name not in row.registers}
    if not absent:
        return Merged(row)
    return Merged(replace(row, registers={**row.registers, **absent}), has_changed=True)


def _delete(row: ServerRow, operation: Operation, stamp: Stamp) -> Merged:
    """A tombstone; a register written by somebody whom the deleter had not seen goes to a conflict record."""
    if row.deleted is not None:
        kept = max(row.deleted, stamp)
        return Merged(replace(row, deleted=kept), has_changed=kept != row.deleted)
    unseen = tuple(
        Loser(name, None, written, is_removed=True)
        for name, written in row.registers.items()
        if operation.base.get(name) != written.identity
    )
    return Merged(replace(row, deleted=stamp), unseen, has_changed=True)


def _update(row: ServerRow, operation: Operation, stamp: Stamp, declared: TableDeclaration | None) -> Merged:
    if row.deleted is not None:
        lost = tuple(
            Loser(name, None, Written(value, stamp), is_removed=True)
            for name, value in operation.registers.items()
            if name not in row.registers or row.registers[name].identity != stamp.identity
        )
        return Merged(row, lost)
    registers, losers = dict(row.registers), []
    for name, value in operation.registers.items():
        current = registers.get(name)
        value = _completed(name, current, value, declared)
        machine = declared.machine if declared is not None and name == STATE else None
        base = operation.base.get(name)
        if machine is not None:
            written, loser = states(current, operation.from_state, value, stamp, base, machine)
        else:
            written, loser = fields(current, value, stamp, base)
        registers[name] = written
        if loser is not None:
            losers.append(Loser(name, written.value, loser))
    return Merged(replace(row, registers=registers), tuple(losers), has_changed=registers != dict(row.registers))


def _completed(name: str, current: Written | None, value: Any, declared: TableDeclaration | None) -> Any:
    """A register of several columns keeps those that the writer's release does not know."""
    if declared is None or current is None or not (isinstance(value, Mapping) and isinstance(current.value, Mapping)):
        return value
    if current.value.keys() <= value.keys() or not any(r.name == name and r.is_group for r in declared.registers):
        return value
    return {**current.value, **value}


def fields(current: Written | None, value: Any, stamp: Stamp, base: Identity | None) -> tuple[Written, Written | None]:
    """(register, loser) of a write to a plain register."""
    fresh = Written(value, stamp)
    if current is None:
        return fresh, None
    if current.identity == stamp.identity:
        return current, None  # came back by an offer already
    if current.value == value:
        return Written(value, max(current.stamp, stamp)), None
    if base == current.identity:
        return Written(value, stamp.at_least(current.stamp.ms + 1)), None
    return (fresh, current) if stamp > current.stamp else (current, fresh)


def states(
    current: Written | None, origin: str | None, value: Any, stamp: Stamp, base: Identity | None, machine: StateMachine
) -> tuple[Written, Written | None]:
    """(register, loser) of a change of state: the code decides, the whole group is carried.

    Raises Refused illegal for a move that is not declared. Of two that did not see each other the further one stands.
    """
    target = state_code(value)
    if origin is None or not machine.allows(origin, target):
        raise Refused("illegal")
    fresh = Written(value, stamp)
    if current is None:
        return fresh, None
    here = state_code(current.value)
    if here == target or current.identity == stamp.identity:
        return current, None
    later = Written(value, stamp.at_least(current.stamp.ms + 1))
    if base == current.identity and here == origin:
        return later, None
    return (later, current) if machine.rank(target) > machine.rank(here) else (current, fresh)


def state_code(value: Any) -> str:
    """The code inside the state register, which is an object by column."""
    return str(value.get(STATE)) if isinstance(value, Mapping) else str(value)
