"""Who has earned a class when it closes: handed to the commands of the classes, which stand below the hours (R25)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from sqlalchemy import Connection


@dataclass(frozen=True)
class Judging:
    """What the district asks where a class asks nothing itself: attendance in per cent, of which sessions."""

    pct: int
    denominator: str
    zone: tzinfo

    def __call__(self, db: Connection, activity: UUID) -> Mapping[UUID, bool]:
        """Whether each enrolment of the class has earned it."""
        from bjdesk.credits.queries import finish  # wanted when a class is closed

        found = finish(db, activity, self.zone, self.pct, self.denominator)
        return {row.enrolment: row.completion.is_earned for row in found}
