"""What this branch told the district about a row of its own, and what the district said to it (R10, D2)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from bjdesk.access.model import PROPOSAL_MOVES, Proposal
from bjdesk.kernel.clock import Instant
from bjdesk.store.registers import all_unfolded, table_of
from bjdesk.syncing import screen
from bjdesk.syncing.history_lines import CHANGED, TELL_NOTHING, Line, Value

WITHDRAWN = "8"
"""`submission_status` 撤回."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One proposal: what it would change, where it stands, why it was made and what was said to it."""

    id: UUID
    rev: int
    state: str
    at: Instant
    reason: str
    decision: str
    line: Line

    @property
    def is_open(self) -> bool:
        """Whether it may still be taken back."""
        return PROPOSAL_MOVES.allows(self.state, WITHDRAWN)


def wishes_about(db: Connection, table: str, row: UUID) -> list[Wish]:
    """Every wish about a row, the newest first."""
    query = select(Proposal.__table__).where(
        Proposal.target_table == table, Proposal.target_id == row, Proposal.removed.is_(False)
    )
    return [_wish(db, dict(found)) for found in db.execute(query.order_by(Proposal.id.desc())).mappings()]


def _wish(db: Connection, cells: dict[str, Any]) -> Wish:
    at = Instant(cells["state_at"])
    line = Line(CHANGED, at, cells["target_table"], tuple(_values(db, cells)))
    said = (cells["reason"] or "", cells["decision"] or cells["state_note"] or "")
    return Wish(cells["id"], cells["rev"], cells["state"], at, *said, line)


def _values(db: Connection, cells: dict[str, Any]) -> list[Value]:
    """The columns that it would change, both values by name."""
    table = table_of(cells["target_table"])
    if table is None:
        return []
    old, new = (all_unfolded(table, cells[side] or {}) for side in ("base", "body"))
    names = [name for name in new if name not in TELL_NOTHING and new[name] != old.get(name)]
    kinds = screen.kinds(table, names)
    before = screen.shown(db, table, {name: old.get(name) for name in names})
    after = screen.shown(db, table, {name: new[name] for name in names})
    return [Value(name, kinds[name], before[name], after[name]) for name in names]
