"""The observer of a whole run: every operation from its capture on, and what became of it on every screen."""

from collections.abc import Mapping
from typing import Any

from sync.clock import Identity
from tests.simulation import operations
from tests.simulation.desk import SimDesk
from tests.simulation.files import Key, ServerRow
from tests.simulation.history import History, Version
from tests.simulation.operations import REMOVED, Op, agrees
from tests.simulation.tally import Tally
from tests.simulation.violations import Violation

DISTRICT = "区里"
SHOWN_WHEN_FORGED = ("illegal", "newer")
"""What a forger puts on the screen too, over whatever stood there."""
Place = tuple[str, bytes, str]
"""(table, id, register)."""


class Diary:
    """Knows what the program must not lose. `judges_screens` is O16, which a restored district sets aside."""

    def __init__(self, history: History, tally: Tally) -> None:
        self.history = history
        self.ops: dict[Identity, list[Op]] = {}
        self.order: list[Op] = []
        self.acked: set[Identity] = set()
        self.excused: set[Identity] = set()
        """Operations of which every copy was destroyed."""
        self.lost_rows: set[Key] = set()
        """Published rows of which every copy was destroyed."""
        self.forgotten: set[Identity] = set()
        """Operations that a restored desk no longer knows of, so that nobody can be told about them."""
        self.judges_screens = True
        self._tally = tally
        self._waiting: dict[str, dict[Place, Op]] = {}

    # --- capture -----------------------------------------------------------------------------------------------------

    def captured(
        self, desk: SimDesk, true_ms: int, shown: Mapping[str, Any] | None = None, crafted: str | None = None
    ) -> list[Op]:
        """Note what a command of this desk has just put into its outbox."""
        fresh = []
        for waiting in operations.outbox(desk.sql, desk.name, true_ms, shown):
            op = waiting.op if crafted is None else _crafted(waiting.op, crafted)
            known = self.ops.setdefault(op.identity, [])
            if not any(op.same_content(other) for other in known):
                known.append(op)
                self.order.append(op)
                fresh.append(op)
                self._expect(desk, op)
        return fresh

    def district_wrote(self, row: ServerRow, kind: str, registers: Mapping[str, Any], true_ms: int) -> None:
        """The district changed a row that it saw as it was."""
        identity = Identity(-1, len(self.order))
        op = Op(DISTRICT, identity, *row.key, kind, row.scope, registers, {}, None, true_ms, true_ms, row.registers)
        self.ops[identity] = [op]
        self.order.append(op)

    def _expect(self, desk: SimDesk, op: Op) -> None:
        places = self._waiting.setdefault(desk.name, {})
        if op.crafted in SHOWN_WHEN_FORGED:
            for register in op.changed:
                places.pop((*op.key, register), None)
        if op.crafted is not None:
            return
        for register in op.changed:
            places[(*op.key, register)] = op

    def begin_anew(self, desk: SimDesk) -> None:
        """The desk's files are other ones: what its outbox holds is what its screen must show."""
        self._waiting[desk.name] = {}
        for waiting in operations.outbox(desk.sql, desk.name, 0, None):
            known = self.ops.get(waiting.op.identity, [])
            op = next((op for op in known if op.same_content(waiting.op)), None)
            if op is not None:
                self._expect(desk, op)

    def stop_watching(self, desk: SimDesk) -> None:
        self._waiting.pop(desk.name, None)

    # --- screens -----------------------------------------------------------------------------------------------------

    def look(self, desk: SimDesk) -> None:
        """Compare a desk's screen with its work under way (O16), and note what has been acknowledged."""
        held = operations.held(desk.sql)
        places = self._waiting.get(desk.name, {})
        for key in sorted({(table, record) for table, record, _ in places}):
            row = desk.row(*key)
            for place in [place for place in places if place[:2] == key]:
                op = places[place]
                found = operations.register(row, place[2])
                if not agrees(op.changed[place[2]], found):
                    self._judge(desk, op, place, found, row is None)
                if op.identity not in held:
                    self.acked.add(op.identity)
                    del places[place]
        self.acked.update(identity for identity, is_acked in held.items() if is_acked)

    def _judge(self, desk: SimDesk, op: Op, place: Place, found: Any, is_gone: bool) -> None:
        if not self.judges_screens or self._may_show(desk, op, place[2], found, is_gone):
            return
        answer = self.history.journal.get(op.identity, "not merged")
        wrote = op.changed[place[2]]
        raise Violation(
            "O16",
            f"{desk.name} shows {found!r} in {place[0]} {place[1].hex()} {place[2]} where its own operation"
            f" {op.identity.op} wrote {wrote!r} ({answer or 'merged'})",
        )

    def _may_show(self, desk: SimDesk, op: Op, register: str, found: Any, is_gone: bool) -> bool:
        """Another value than the desk's own is right once the district has merged, and only what it has said since."""
        if op.identity not in self.history.journal:
            return False
        if self.history.journal[op.identity] is not None or len(self.ops[op.identity]) > 1:
            return True  # refused; of two with one identity, the one that came later is
        since = self.history.since(op.key, self.history.merged_at[op.identity])
        if is_gone:
            return any(not version.is_seen_in(desk.scope) or version.row.is_erased for version in since)
        return any(_stood(version, register, found) for version in since)


def _stood(version: Version, register: str, found: Any) -> bool:
    if version.row.is_erased:
        return True
    if register == REMOVED:
        return version.row.is_removed == bool(found)
    value = version.row.registers.get(register)
    return agrees(found, value) or agrees(value, found)


def _crafted(op: Op, why: str) -> Op:
    return Op(**{**{name: getattr(op, name) for name in op.__dataclass_fields__}, "crafted": why})
