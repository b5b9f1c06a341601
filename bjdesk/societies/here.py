"""What a branch is to its societies, and what stands above them: passed in once, at the wiring."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bjdesk.kernel.clock import Instant, day_of
from bjdesk.store.database import Unit


class Meets(Protocol):
    """The meetings of a society, which stand above this area."""

    def still_to_come(self, db: Connection, society: UUID, now: Instant) -> int:
        """How many meetings it has planned for later."""
        ...

    def has_any(self, db: Connection, society: UUID) -> bool:
        """Whether it ever planned one."""
        ...

    def rename(self, unit: Unit, society: UUID, name: str) -> None:
        """Who looks for a room is told the society by its new name."""
        ...


@dataclass(frozen=True)
class Here:
    """The branch at home in `scope`."""

    scope: str
    branch_id: UUID
    zone: ZoneInfo
    meets: Meets

    def day(self, moment: Instant) -> date:
        """The civil date of a moment in the district."""
        return day_of(moment, self.zone)
