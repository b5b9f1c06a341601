"""Who is enrolled in what, and how many seats are left (R25)."""

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, func, or_, select

from bjdesk.learning.model import Activity, Enrolment
from bjdesk.people.model import LearnerAlias

ENROLLED_STATE = "2"
SEAT_HELD = ("2", "6")


def enrolled_on(db: Connection, activity: UUID, day: date) -> list[UUID]:
    """Learners enrolled in the activity on `day` (R25)."""
    rows = db.execute(
        select(func.coalesce(LearnerAlias.canonical_id, Enrolment.learner_id))
        .select_from(Enrolment)
        .outerjoin(LearnerAlias, LearnerAlias.learner_id == Enrolment.learner_id)
        .where(Enrolment.activity_id == activity, Enrolment.state == ENROLLED_STATE, Enrolment.removed.is_(False))
        .where(or_(Enrolment.joined_on.is_(None), Enrolment.joined_on <= day))
        .where(or_(Enrolment.left_on.is_(None), Enrolment.left_on >= day))
    )
    return list(dict.fromkeys(rows.scalars()))


def seats_left(db: Connection, activity: UUID) -> int | None:
    """Free seats of a class, None where it has no quota (R25)."""
    quota, hard = db.execute(select(Activity.quota, Activity.quota_hard).where(Activity.id == activity)).one()
    limit = hard if hard is not None else quota
    if limit is None:
        return None
    held = select(func.count()).where(
        Enrolment.activity_id == activity, Enrolment.state.in_(SEAT_HELD), Enrolment.removed.is_(False)
    )
    return max(0, int(limit) - int(db.execute(held).scalar_one()))
