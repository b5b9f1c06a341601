"""Numbers of classes: branch, year and season, the desk's number and its own count: 330108003-26S-010031 (D12)."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from bjdesk.kernel.errors import RuleBroken
from bjdesk.learning.model import Activity
from bjdesk.reference.model import Term
from bjdesk.store.database import Unit
from bjdesk.store.tables import SyncState

PER_DESK = 9999
SPRING, AUTUMN = "S", "A"
"""`term_season`."""


def next_number(unit: Unit, scope: str, term: UUID | None, first_on: date) -> str | None:
    """The desk's next number of the term, read under the lock; None at a desk that the district has not numbered.

    The classes themselves are counted, discarded ones too: two desks count in ranges of their own, and none forgets.
    """
    desk = unit.db.execute(select(SyncState.number)).scalar()
    if desk is None:
        return None
    prefix = f"{scope}-{_mark(unit, term, first_on)}-{desk:02}"
    last = unit.db.execute(
        select(func.max(Activity.number)).where(
            Activity.number >= f"{prefix}0000", Activity.number <= f"{prefix}{PER_DESK}"
        )
    ).scalar()
    count = 1 + (int(last.removeprefix(prefix)) if last else 0)
    if count > PER_DESK:
        raise RuleBroken("class-numbers-used-up", limit=PER_DESK)
    return f"{prefix}{count:04}"


def _mark(unit: Unit, term: UUID | None, first_on: date) -> str:
    """26S: the term's year and season, or those of the day on which the class begins."""
    found = unit.db.execute(select(Term.starts_on, Term.season).where(Term.id == term)).first()
    if found is not None:
        return f"{found.starts_on.year % 100:02}{found.season}"
    return season_mark(first_on)


def season_mark(day: date) -> str:
    """The term of a day without one: spring from February to July, autumn until the January after."""
    if 2 <= day.month <= 7:
        return f"{day.year % 100:02}{SPRING}"
    return f"{(day.year - (day.month == 1)) % 100:02}{AUTUMN}"
