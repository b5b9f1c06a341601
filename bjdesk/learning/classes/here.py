"""What a branch and the district's numbers are to the classes: passed in once, at the wiring."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bjdesk.kernel.clock import Instant, day_of

Finish = Callable[[Connection, UUID], Mapping[UUID, bool]]
"""activity -> whether each of its enrolments has earned it; the rules of hours stand above this area."""
UNDERTAKING_AGE = 80
"""From this age on a relative signs for classes that ask for it (CONVENTIONS §3)."""


@dataclass(frozen=True)
class Here:
    """The branch at home in `scope`."""

    scope: str
    branch_id: UUID
    zone: ZoneInfo
    booking_hours: int
    finish: Finish
    undertaking_age: int = UNDERTAKING_AGE

    def day(self, moment: Instant) -> date:
        """The civil date of a moment in the district."""
        return day_of(moment, self.zone)
