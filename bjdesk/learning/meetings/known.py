"""What the keeping of societies asks about their meetings; they stand above it (R72)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from bjdesk.kernel.clock import Instant
from bjdesk.learning.classes.records import TO_COME, booking_row
from bjdesk.learning.model import Activity, Session
from bjdesk.store.database import Unit
from bjdesk.store.rows import change
from bjdesk.venues.model import Booking


class KnownMeetings:
    """`Meets` of `bjdesk.societies.here`, over the sessions."""

    def still_to_come(self, db: Connection, society: UUID, now: Instant) -> int:
        later = _sessions(society).where(Session.state == TO_COME, Booking.ends_at > now)
        return int(db.execute(select(func.count()).select_from(later.subquery())).scalar_one())

    def has_any(self, db: Connection, society: UUID) -> bool:
        return db.execute(_sessions(society).limit(1)).first() is not None

    def rename(self, unit: Unit, society: UUID, name: str) -> None:
        """Of the activities whose meetings are still to come; what took place keeps the name it had then."""
        rows = unit.db.execute(_sessions(society).where(Session.state == TO_COME, Booking.ends_at > unit.now)).all()
        for activity in {row.activity_id for row in rows}:
            table = Activity.__table__
            found = unit.db.execute(select(table).where(table.c.id == activity)).first()
            change(unit, Activity, found, title=name)
        for row in rows:
            change(unit, Booking, booking_row(unit, row.booking_id), title=name)


def _sessions(society: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(Session.id, Session.activity_id, Session.booking_id)
        .select_from(Session)
        .join(Activity, Activity.id == Session.activity_id)
        .join(Booking, Booking.id == Session.booking_id)
        .where(Activity.society_id == society, Session.removed.is_(False))
    )
