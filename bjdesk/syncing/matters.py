"""What a person should look at, newest trouble first told as a story each; and what has been looked at (R52, D2)."""

from uuid import UUID

from sqlalchemy import Connection

from bjdesk.syncing.conflicts import conflict, conflict_matter, open_conflicts, settled_conflicts
from bjdesk.syncing.contests import contested, contested_matter, open_contests
from bjdesk.syncing.held import held_matters
from bjdesk.syncing.matter import CONFLICT, CONTESTED, HELD, REFUSED, Free, Here, Matter, MatterKey, Side
from bjdesk.syncing.refusals import open_refusals, refusal, refusal_matter, settled_refusals

__all__ = ["Free", "Here", "Matter", "MatterKey", "Side", "matter", "open_matters", "settled_matters"]


def open_matters(db: Connection, here: Here) -> list[Matter]:
    """Everything that waits for a person: what blocks first, then by kind and age."""
    return [
        *held_matters(db),
        *(refusal_matter(db, here, found) for found in open_refusals(db)),
        *(conflict_matter(db, here, found) for found in open_conflicts(db, here)),
        *(contested_matter(db, here, claim) for claim in open_contests(db, here)),
    ]


def settled_matters(db: Connection, here: Here, limit: int) -> list[Matter]:
    """What was looked at, newest first, on this desk or on another one."""
    found = [conflict_matter(db, here, one) for one in settled_conflicts(db, here, limit)]
    found += [refusal_matter(db, here, one) for one in settled_refusals(db, limit)]
    found.sort(key=_settled_at, reverse=True)
    return found[:limit]


def _settled_at(found: Matter) -> int:
    return found.settled_at or 0


def matter(db: Connection, here: Here, key: MatterKey) -> Matter | None:
    """One matter, open or settled; None when it is not there any more."""
    if key.kind == HELD:
        return next((found for found in held_matters(db) if found.key == key), None)
    if key.kind == REFUSED:
        incarnation, _, op = key.id.partition(".")
        refused = refusal(db, int(incarnation), int(op))
        return refusal_matter(db, here, refused) if refused is not None else None
    if key.kind == CONFLICT:
        found = conflict(db, UUID(key.id))
        return conflict_matter(db, here, found) if found is not None else None
    if key.kind == CONTESTED:
        table, _, record = key.id.partition(".")
        claim = contested(db, table, UUID(record))
        return contested_matter(db, here, claim) if claim is not None else None
    return None
