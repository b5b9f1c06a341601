"""Seats of a class and its waiting list, read under the lock: the same on every screen and in every command (R25)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, func, select

from bjdesk.learning.classes.records import ENROLLED, SUSPENDED, WAITING
from bjdesk.learning.model import Enrolment
from bjdesk.people.age import known_age
from bjdesk.people.model import LearnerAlias
from bjdesk.store.database import Unit
from bjdesk.store.rows import Row

SEATED = frozenset({ENROLLED, SUSPENDED})
PERSON = func.coalesce(LearnerAlias.canonical_id, Enrolment.learner_id)
"""The canonical learner of an enrolment (D3)."""
LATEST = 2**31
"""Place in the queue of somebody whose place was never written."""


@dataclass(frozen=True, slots=True)
class Seats:
    """How a class is filled; limits are None where there are none."""

    held: int
    waiting: int
    quota: int | None
    quota_hard: int | None

    @property
    def is_free(self) -> bool:
        return self.has_room(self.quota) and self.has_room(self.quota_hard)

    @property
    def is_hard_full(self) -> bool:
        return not self.has_room(self.quota_hard)

    def has_room(self, limit: int | None) -> bool:
        return limit is None or self.held < limit


def enrolments(unit: Unit, activity: UUID) -> list[Row]:
    """Everybody who is, was or wants to be in a class; `person` is the canonical learner (D3)."""
    return enrolled_rows(unit.db, activity)


def enrolled_rows(db: Connection, activity: UUID) -> list[Row]:
    return list(
        db.execute(
            select(*Enrolment.__table__.columns, PERSON.label("person"))
            .select_from(Enrolment)
            .outerjoin(LearnerAlias, LearnerAlias.learner_id == Enrolment.learner_id)
            .where(Enrolment.activity_id == activity, Enrolment.removed.is_(False))
            .order_by(Enrolment.id)
        )
    )


def seats(rows: Iterable[Row], quota: int | None, quota_hard: int | None) -> Seats:
    """What the enrolments of a class fill; whom two desks enrolled at once has one seat."""
    known = list(rows)
    held = {row.person for row in known if row.state in SEATED}
    waiting = {row.person for row in known if row.state == WAITING} - held
    return Seats(len(held), len(waiting), quota, quota_hard)


def queue(rows: Iterable[Row]) -> list[Row]:
    """The waiting list in order; of two desks' equal places the earlier application goes first."""
    return sorted((row for row in rows if row.state == WAITING), key=_place)


def _place(row: Row) -> tuple[int, int, UUID]:
    return (LATEST if row.queue_no is None else row.queue_no, row.applied_at, row.id)


def age_fits(
    day: date, birth_date: date | None, birth_year: int | None, least: int | None, most: int | None
) -> bool | None:
    """Whether the age on `day` lies within the limits; None when it must but nobody knows it.

    A birth year alone is judged in her favour.
    """
    if least is None and most is None:
        return True
    found = known_age(day, birth_date, birth_year)
    if found is None:
        return None
    youngest = found.years if found.is_exact else found.years - 1
    return (least is None or found.years >= least) and (most is None or youngest <= most)
