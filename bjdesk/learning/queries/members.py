"""Who is expected in a society's meeting: its members of that day, whether or not they ever enrolled (R45, R72)."""

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, or_, select

from bjdesk.learning.model import Activity
from bjdesk.learning.queries.enrolments import enrolled_on
from bjdesk.people.model import LearnerAlias
from bjdesk.societies.model import SocietyMember

_DAY = bindparam("day", type_=SocietyMember.__table__.c.joined_on.type)
_MEMBERS_ON = (
    select(func.coalesce(LearnerAlias.canonical_id, SocietyMember.learner_id))
    .select_from(Activity)
    .join(SocietyMember, SocietyMember.society_id == Activity.society_id)
    .outerjoin(LearnerAlias, LearnerAlias.learner_id == SocietyMember.learner_id)
    .where(Activity.id == bindparam("activity"), SocietyMember.removed.is_(False))
    .where(or_(SocietyMember.joined_on.is_(None), SocietyMember.joined_on <= _DAY))
    .where(or_(SocietyMember.left_on.is_(None), SocietyMember.left_on >= _DAY))
)


def members_on(db: Connection, activity: UUID, day: date) -> list[UUID]:
    """Members on `day` of the society to which the activity belongs; nobody where it belongs to none."""
    return list(dict.fromkeys(db.execute(_MEMBERS_ON, {"activity": activity, "day": day}).scalars()))


def only_members(db: Connection, activity: UUID, day: date) -> frozenset[UUID]:
    """Those of them who did not enrol as well: they come as 社团成员."""
    members = members_on(db, activity, day)
    return frozenset(members).difference(enrolled_on(db, activity, day)) if members else frozenset()


def society_of(db: Connection, activity: UUID) -> UUID | None:
    """The society whose activity it is."""
    return db.execute(select(Activity.society_id).where(Activity.id == activity)).scalar()
