"""Who may be on duty at a desk (D9)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, or_, select

from bjdesk.access.model import Staff


@dataclass(frozen=True)
class StaffRow:
    """A member of staff in her role (`staff_role`)."""

    id: UUID
    name: str
    role: str


def staff_on(db: Connection, scope: str, day: date) -> list[StaffRow]:
    """Everybody of a branch who works there on that day, in the order in which they came."""
    rows = db.execute(
        select(Staff.id, Staff.name, Staff.role)
        .where(
            Staff.scope == scope,
            Staff.removed.is_(False),
            Staff.active_from <= day,
            or_(Staff.active_to.is_(None), Staff.active_to >= day),
        )
        .order_by(Staff.active_from, Staff.id)
    )
    return [StaffRow(*row) for row in rows]
