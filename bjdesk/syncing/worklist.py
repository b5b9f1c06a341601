"""Counts of what a person should look at, cheap enough for a status bar; `matters` tells each as a story."""

from sqlalchemy import Connection, func, select

from bjdesk.store.sync_tables import SyncRefused, SyncScope
from bjdesk.syncing.conflicts import open_conflicts
from bjdesk.syncing.contests import open_contests
from bjdesk.syncing.writers import home_of

OPEN = "1"
"""Of `refused_status`."""


def matters(db: Connection) -> int:
    """Open conflicts, refusals, scopes that are held, and contested claims."""
    return conflicts(db) + refused(db) + held(db) + contested(db)


def conflicts(db: Connection) -> int:
    """Values of somebody that do not stand, as far as this branch is asked about them."""
    home = home_of(db)
    return len(open_conflicts(db, home)) if home is not None else 0


def refused(db: Connection) -> int:
    """Operations that the district refused."""
    return int(db.execute(select(func.count()).where(SyncRefused.status == OPEN)).scalar_one())


def held(db: Connection) -> int:
    """Feeds whose next page would take too much away."""
    return int(db.execute(select(func.count()).where(SyncScope.held > 0)).scalar_one())


def contested(db: Connection) -> int:
    """Bookings and seats of this branch of which the district says that somebody was earlier."""
    home = home_of(db)
    return len(open_contests(db, home)) if home is not None else 0
