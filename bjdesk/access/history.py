"""谁改过: what the audit of this desk noted of a record and of what belongs to it, the newest first (D6).

Found through what each command was about, or through the person: both have an index, the row of a value has none.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from bjdesk.access.model import Audit, AuditValueRow, ConflictRow, Desk, Proposal, Staff
from bjdesk.kernel.clock import Instant

DONE = "1"
"""`audit_outcome` 完成."""
AT_ONCE = 400
"""Ids that one statement asks for."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value that was written: which, by which command, when."""

    id: int
    n: int
    at: Instant
    table: str
    row: UUID
    field: str
    is_first: bool
    """Nothing stood there before."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A value as the audit keeps it: old and new as text; a hollowed one has neither (D5)."""

    id: int
    at: Instant
    staff: str | None
    desk: str | None
    table: str
    row: UUID
    field: str
    old: str | None
    new: str | None
    is_hollowed: bool


def marks(
    db: Connection,
    rows: Collection[UUID],
    *,
    through: Collection[UUID] = (),
    persons: Collection[UUID] = (),
    of_persons: Collection[str] = (),
    besides: Collection[str] = (),
) -> list[Mark]:
    """Every value that was written of these rows.

    `through` are records that such a command may have been about instead, `persons` those whom the rows of the tables
    `of_persons` speak of, `besides` fields that tell nobody anything.
    """
    found: dict[int, Mark] = {}
    wanted = set(rows)
    for part in _portions([*rows, *through]):
        _collect(db, _MARKS.where(Audit.subject_id.in_(part)), wanted, found)
    for part in _portions(persons):
        spoken = AuditValueRow.person_id.in_(part), AuditValueRow.row_table.in_(of_persons)
        _collect(db, _MARKS.where(*spoken), wanted, found)
    return [found[one] for one in sorted(found, reverse=True) if found[one].field not in besides]


def marks_of_person(
    db: Connection, person: UUID, *, not_of: Collection[str] = (), besides: Collection[str] = ()
) -> list[Mark]:
    """Every value that speaks of a person, without those of some tables."""
    found: dict[int, Mark] = {}
    _collect(db, _MARKS.where(AuditValueRow.person_id == person, AuditValueRow.row_table.not_in(not_of)), None, found)
    return [found[one] for one in sorted(found, reverse=True) if found[one].field not in besides]


def noted(db: Connection, values: Iterable[int]) -> dict[int, Noted]:
    """The values themselves, with who wrote them at which desk."""
    found: dict[int, Noted] = {}
    for part in _portions(values):
        for row in db.execute(_NOTED.where(AuditValueRow.id.in_(part))):
            cells: list[Any] = [*row]
            found[row[0]] = Noted(*cells)
    return found


def said_about(db: Connection, row: UUID) -> tuple[list[UUID], list[UUID]]:
    """Proposals and conflicts that name a row: commands about those may have written it."""
    proposals = db.execute(select(Proposal.id).where(Proposal.target_id == row)).scalars()
    conflicts = db.execute(select(ConflictRow.id).where(ConflictRow.target_id == row)).scalars()
    return list(proposals), list(conflicts)


_MARKS = (
    select(
        AuditValueRow.id,
        Audit.n,
        Audit.at,
        AuditValueRow.row_table,
        AuditValueRow.row_id,
        AuditValueRow.field,
        AuditValueRow.old.is_(None),
    )
    .join(Audit, Audit.n == AuditValueRow.audit_n)
    .where(Audit.outcome == DONE)
)
_NOTED = (
    select(
        AuditValueRow.id,
        Audit.at,
        Staff.name,
        Desk.name,
        AuditValueRow.row_table,
        AuditValueRow.row_id,
        AuditValueRow.field,
        AuditValueRow.old,
        AuditValueRow.new,
        AuditValueRow.hollowed_at.is_not(None),
    )
    .join(Audit, Audit.n == AuditValueRow.audit_n)
    .outerjoin(Staff, Staff.id == Audit.staff_id)
    .outerjoin(Desk, Desk.id == Audit.desk_id)
)


def _collect(
    db: Connection, query: Select[*tuple[Any, ...]], wanted: Collection[UUID] | None, found: dict[int, Mark]
) -> None:
    for row in db.execute(query):
        if wanted is None or row[4] in wanted:
            found[row[0]] = Mark(*row)


def _portions(ids: Iterable[Any]) -> Iterator[list[Any]]:
    everything = list(ids)
    for first in range(0, len(everything), AT_ONCE):
        yield everything[first : first + AT_ONCE]
