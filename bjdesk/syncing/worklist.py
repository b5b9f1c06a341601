"""Counts of what a person should look at, cheap enough for a status bar; `matters` tells each as a story."""

from sqlalchemy import Connection, func, select

from bjdesk.access.model import ConflictRow
from bjdesk.learning.model import Enrolment
from bjdesk.store.sync_tables import SyncRefused, SyncScope
from bjdesk.venues.model import Booking

OPEN = "1"
"""Of `conflict_status` and of `refused_status`."""
CONTESTED = "2"
"""Of `verdict`."""


def matters(db: Connection) -> int:
    """Open conflicts, refusals, scopes that are held, and contested claims."""
    return conflicts(db) + refused(db) + held(db) + contested(db)


def conflicts(db: Connection) -> int:
    """Values of somebody that do not stand."""
    found = select(func.count()).where(ConflictRow.state == OPEN, ConflictRow.removed.is_(False))
    return int(db.execute(found).scalar_one())


def refused(db: Connection) -> int:
    """Operations that the district refused."""
    return int(db.execute(select(func.count()).where(SyncRefused.status == OPEN)).scalar_one())


def held(db: Connection) -> int:
    """Feeds whose next page would take too much away."""
    return int(db.execute(select(func.count()).where(SyncScope.held > 0)).scalar_one())


def contested(db: Connection) -> int:
    """Bookings and seats of which the district says that somebody was earlier."""
    counts = (select(func.count()).where(claim.verdict == CONTESTED, claim.removed.is_(False)) for claim in _CLAIMS)
    return sum(int(db.execute(count).scalar_one()) for count in counts)


_CLAIMS = (Booking, Enrolment)
