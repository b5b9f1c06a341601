"""What the district writes itself: rows of its own, decisions, corrections. It goes the way of any other change."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from sync.clock import Stamp
from sync.declarations import TableDeclaration
from sync.protocol.messages import Operation
from sync.server.merge import STATE, Refused, ServerRow, merge, state_code
from sync.server.rows import Held, check_values
from sync.server.working import Working

_INCARNATION_BITS = 62


class Identities:
    """The district's own operations: an incarnation of 62 random bits for each process, and a count."""

    def __init__(self, random: Callable[[int], bytes]) -> None:
        self._incarnation = int.from_bytes(random(8), "big") >> (64 - _INCARNATION_BITS)
        self._ops = count(1)

    def stamp(self, ms: int) -> Stamp:
        """A stamp whose identity was never given."""
        return Stamp(ms, next(self._ops), self._incarnation)


class OwnWrites:
    """The district's writes of one transaction; `working` publishes them."""

    def __init__(self, working: Working, identities: Identities) -> None:
        self._working = working
        self._identities = identities
        self._count = 0

    def write(self, scope: str, table: str, key: bytes, registers: Mapping[str, Any]) -> None:
        """Make a row or change the registers that differ; raises Refused for what breaks a rule."""
        held, declared = self._held(scope, table, key), self._working.context.declarations.tables[table]
        check_values(self._working.context.layouts[table], registers)
        owned = {register.name for register in declared.owned_registers} & registers.keys()
        kind = "update" if held.row is not None else "insert"
        given = {name: value for name, value in registers.items() if name not in owned and _differs(held, name, value)}
        if given or held.row is None:
            self._merge(held, declared, kind, given)
        assert held.row is not None
        decided = {**held.row.owned, **{name: registers[name] for name in owned}}
        if decided != held.row.owned:
            held.row = replace(held.row, owned=decided)
            self._put(held)

    def remove(self, scope: str, table: str, key: bytes) -> None:
        """Put a tombstone; the content stays beneath it."""
        held, declared = self._held(scope, table, key), self._working.context.declarations.tables[table]
        self._merge(held, declared, "delete", {})

    def change(self, held: Held, row: ServerRow) -> None:
        """Replace a row by what no merge would make of it (an erasure)."""
        held.row = row
        self._put(held)

    def stamp(self) -> Stamp:
        """A stamp of the district's own."""
        return self._identities.stamp(self._working.now)

    def _held(self, scope: str, table: str, key: bytes) -> Held:
        self._working.load([(scope, table, key)])
        held = self._working.held.get((table, key)) or Held(table, key, scope)
        if held.home != scope:
            raise Refused("foreign")
        return held

    def _merge(self, held: Held, declared: TableDeclaration, kind: str, registers: Mapping[str, Any]) -> None:
        """As somebody who saw everything that stands."""
        row, stamp = held.row, self.stamp()
        seen = {name: written.identity for name, written in row.registers.items()} if row is not None else {}
        state = state_code(row.registers[STATE].value) if row is not None and STATE in row.registers else None
        place = (held.table, held.id, kind, held.home)
        operation = Operation(*place, registers, seen, state, stamp.ms, stamp.op, stamp.incarnation, None)
        merged = merge(row, operation, stamp, declared)
        held.row = merged.row
        if merged.has_changed:
            self._put(held)

    def _put(self, held: Held) -> None:
        self._working.put(held, self._count)
        self._count += 1


def _differs(held: Held, name: str, value: Any) -> bool:
    written = held.row.registers.get(name) if held.row is not None else None
    return written is None or written.value != value
