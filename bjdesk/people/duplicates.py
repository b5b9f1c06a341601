"""Who is registered already: the same document is the same person; the same name or telephone only may be (R28, D3)."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from bjdesk.people.model import Learner
from bjdesk.people.queries import LearnerRow, possible_duplicates

_LOOKED_AT = 50


def holder_of(db: Connection, hashes: Sequence[bytes], besides: UUID | None = None) -> tuple[UUID, str] | None:
    """Who has this document, by the keyed hashes of its number: her id and name."""
    rows = db.execute(
        select(Learner.id, Learner.name)
        .where(Learner.id_hash.in_(hashes), Learner.removed.is_(False))
        .order_by(Learner.id)
    )
    return next(((record, name) for record, name in rows if record != besides), None)


def alike(
    db: Connection,
    name: str,
    phone: str | None,
    birth_year: int | None,
    besides: Collection[UUID] = (),
    limit: int = 3,
) -> list[LearnerRow]:
    """Who may be the one being typed: the same telephone, or the same name unless both years are known and differ.

    `besides` are known to be others: herself, and the family that shares the telephone.
    """
    found = possible_duplicates(db, name, phone, birth_year, _LOOKED_AT)
    meant = [row for row in found if row.id not in besides and _may_be(row, phone, birth_year)]
    return meant[:limit]


def _may_be(row: LearnerRow, phone: str | None, birth_year: int | None) -> bool:
    if phone is not None and row.phone == phone:
        return True
    return birth_year is None or row.year is None or row.year == birth_year
