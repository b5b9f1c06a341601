"""A feed whose next page would take too much away waits for a person (SYNC §11, P27)."""

from uuid import UUID

from sqlalchemy import Connection

from bjdesk.store.prepared import raw
from bjdesk.store.replica import guarding
from bjdesk.syncing.matter import HELD, LET_GO, Matter, MatterKey
from bjdesk.syncing.subjects import Subject

NO_ROW = UUID(int=0)


def held_matters(db: Connection) -> list[Matter]:
    """One for each feed that waits."""
    held = guarding.held(raw(db))
    return [_matter(scope, held[scope], guarding.held_tables(raw(db), scope)) for scope in sorted(held)]


def _matter(scope: str, count: int, tables: dict[str, int]) -> Matter:
    return Matter(
        key=MatterKey(HELD, scope),
        table="",
        row=NO_ROW,
        rev=None,
        subject=scope,
        hint="",
        about=Subject("", scope),
        register="",
        columns=(),
        kinds={},
        reason=HELD,
        choices=(LET_GO,),
        is_blocking=True,
        counts=tables if sum(tables.values()) == count else {"": count},
    )
