"""A branch that writes about a learner first says that it knows her (R28, D3)."""

from uuid import UUID

from sqlalchemy import insert, select

from bjdesk.people.model import Learner, LearnerBranch
from bjdesk.store.database import Unit

CREATED, VISITED = "1", "2"
"""`learner_branch_kind`."""


def ensure_branch(unit: Unit, learner: UUID, branch: UUID, scope: str, kind: str = VISITED) -> None:
    """Add the relation of learner and branch unless it stands; it lives in the learner's own scope."""
    known = unit.db.execute(
        select(LearnerBranch.id).where(LearnerBranch.branch_id == branch, LearnerBranch.learner_id == learner).limit(1)
    )
    if known.first() is not None:
        return
    home = unit.db.execute(select(Learner.scope).where(Learner.id == learner)).scalar() or scope
    unit.db.execute(
        insert(LearnerBranch).values(
            id=unit.new_id(),
            scope=home,
            learner_id=learner,
            branch_id=branch,
            kind=kind,
            at=unit.now,
            offset_min=unit.offset_min,
            by_id=unit.actor.staff,
            desk_id=unit.actor.desk,
        )
    )
    unit.touch("learner_branch")
