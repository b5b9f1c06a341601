"""Whether anything but her own record speaks of a person: only then may an entry be taken back (R28)."""

from uuid import UUID

from sqlalchemy import Connection, Table, select

from bjdesk.store.base import Base

_OWN = frozenset({"learner_branch", "card", "consent"})
"""What is written with her record."""


def stands_elsewhere(db: Connection, learner: UUID) -> bool:
    """Looked for in every table that travels, so that the areas above need not be known here."""
    return any(
        db.execute(select(table.c.id).where(table.c.learner_id == learner).limit(1)).first() is not None
        for table in _speaking_of_learners()
    )


def _speaking_of_learners() -> list[Table]:
    return [
        table
        for table in Base.metadata.tables.values()
        if "learner_id" in table.columns and table.info.get("sync") is not None and table.name not in _OWN
    ]
