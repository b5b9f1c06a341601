"""Somebody who joins at the desk: a seat of the class, or a member of the society whose meeting it is (R25, R71)."""

from datetime import date
from uuid import UUID

from sqlalchemy import insert, select

from bjdesk.kernel.errors import RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.learning import queries
from bjdesk.learning.model import Enrolment
from bjdesk.people.relations import ensure_branch
from bjdesk.societies.model import SocietyMember
from bjdesk.store.database import Unit
from bjdesk.store.registers import table_for
from bjdesk.store.rows import change, write

PLAIN_MEMBER = "1"
"""`society_member_role`."""


def join(unit: Unit, session: queries.SessionRow, learner: UUID, day: date, branch: UUID, scope: str) -> None:
    """From `day` on she belongs to it; raises RuleBroken class-full."""
    society = queries.society_of(unit.db, session.activity_id)
    if society is not None:
        _become_member(unit, society, learner, day, scope)
    else:
        _take_seat(unit, session, learner, day, scope)
    ensure_branch(unit, learner, branch, scope)


def _take_seat(unit: Unit, session: queries.SessionRow, learner: UUID, day: date, scope: str) -> None:
    if queries.seats_left(unit.db, session.activity_id) == 0:
        raise RuleBroken("class-full", title=session.title)
    record = unit.new_id()
    unit.db.execute(
        insert(Enrolment).values(
            id=record,
            scope=scope,
            activity_id=session.activity_id,
            learner_id=learner,
            channel="1",
            role="1",
            applied_at=unit.now,
            joined_on=day,
            state=queries.ENROLLED_STATE,
            state_at=unit.now,
        )
    )
    unit.note(AuditValue("enrolment", record, "state", None, queries.ENROLLED_STATE, learner))
    unit.touch("enrolment")


def _become_member(unit: Unit, society: UUID, learner: UUID, day: date, scope: str) -> None:
    """A new membership from that day on; one that was to begin later begins now."""
    table = table_for(SocietyMember)
    later = unit.db.execute(
        select(table)
        .where(table.c.society_id == society, table.c.learner_id == learner, table.c.removed.is_(False))
        .where(table.c.joined_on > day, table.c.left_on.is_(None))
    ).first()
    if later is not None:
        change(unit, SocietyMember, later, learner, joined_on=day)
        return
    write(
        unit,
        SocietyMember,
        scope,
        society_id=society,
        learner_id=learner,
        role=PLAIN_MEMBER,
        is_core=False,
        joined_on=day,
    )
