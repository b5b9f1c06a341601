"""Who is enrolled in what, and how many seats are left (R25)."""

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, or_, select

from bjdesk.learning.model import Activity, Enrolment
from bjdesk.people.model import LearnerAlias

ENROLLED_STATE = "2"
SEAT_HELD = ("2", "6")
IN_CLASS = (ENROLLED_STATE, "7", "8")
"""Expected in a meeting: 已报名, and whoever was judged already, in a class that was opened again."""


_DAY = bindparam("day", type_=Enrolment.__table__.c.joined_on.type)
_ENROLLED_ON = (
    select(func.coalesce(LearnerAlias.canonical_id, Enrolment.learner_id))
    .select_from(Enrolment)
    .outerjoin(LearnerAlias, LearnerAlias.learner_id == Enrolment.learner_id)
    .where(Enrolment.activity_id == bindparam("activity"))
    .where(Enrolment.state.in_(IN_CLASS), Enrolment.removed.is_(False))
    .where(or_(Enrolment.joined_on.is_(None), Enrolment.joined_on <= _DAY))
    .where(or_(Enrolment.left_on.is_(None), Enrolment.left_on >= _DAY))
)
_QUOTA = select(Activity.quota, Activity.quota_hard).where(Activity.id == bindparam("activity"))
_HELD = select(func.count()).where(
    Enrolment.activity_id == bindparam("activity"), Enrolment.state.in_(SEAT_HELD), Enrolment.removed.is_(False)
)


def enrolled_on(db: Connection, activity: UUID, day: date) -> list[UUID]:
    """Learners enrolled in the activity on `day` (R25)."""
    return list(dict.fromkeys(db.execute(_ENROLLED_ON, {"activity": activity, "day": day}).scalars()))


def seats_left(db: Connection, activity: UUID) -> int | None:
    """Free seats of a class, None where it has no quota (R25)."""
    asked = {"activity": activity}
    quota, hard = db.execute(_QUOTA, asked).one()
    limit = hard if hard is not None else quota
    return None if limit is None else max(0, int(limit) - int(db.execute(_HELD, asked).scalar_one()))
