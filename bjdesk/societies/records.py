"""Rows that the commands of a society read under the lock, and the one way in which they are written."""

from uuid import UUID

from sqlalchemy import func, select

from bjdesk.kernel.errors import RuleBroken
from bjdesk.people.model import LearnerAlias
from bjdesk.societies.here import Here
from bjdesk.societies.model import SOCIETY_MOVES, Society, SocietyMember
from bjdesk.store.database import Unit
from bjdesk.store.registers import table_for
from bjdesk.store.rows import Row, standing, step

GROWING, FILED, STOPPED, DISSOLVED = "1", "2", "3", "4"
"""`society_status`."""
MEMBER, LEADER, DEPUTY = "1", "2", "3"
"""`society_member_role`."""

_PERSON = func.coalesce(LearnerAlias.canonical_id, SocietyMember.learner_id)


def society_row(unit: Unit, here: Here, record: UUID, rev: int | None = None) -> Row:
    """A society of this branch as it lies here now."""
    row = standing(unit, Society, record, rev)
    if row.scope != here.scope:
        raise RuleBroken("society-of-another-branch", name=row.name)
    return row


def member_row(unit: Unit, here: Here, record: UUID, rev: int) -> Row:
    """A membership in a society of this branch."""
    row = standing(unit, SocietyMember, record, rev)
    if row.scope != here.scope:
        raise RuleBroken("society-of-another-branch", name="")
    return row


def members(unit: Unit, society: UUID) -> list[Row]:
    """Everybody who is or was in it; `person` is the canonical learner (D3)."""
    return list(
        unit.db.execute(
            select(*table_for(SocietyMember).columns, _PERSON.label("person"))
            .select_from(SocietyMember)
            .outerjoin(LearnerAlias, LearnerAlias.learner_id == SocietyMember.learner_id)
            .where(SocietyMember.society_id == society, SocietyMember.removed.is_(False))
            .order_by(SocietyMember.id)
        )
    )


def move(unit: Unit, row: Row, state: str, note: str | None = None) -> None:
    """One step of the society's states; raises RuleBroken for a step that it does not have."""
    if not SOCIETY_MOVES.allows(row.state, state):
        raise RuleBroken("society-move-refused", name=row.name, state=row.state, wanted=state)
    step(unit, Society, row, state, note)
