"""Who wrote a value, where and when: told by what this desk kept of its own work, and by the desks it knows."""

import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from bjdesk.access.model import Desk, Staff
from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.reference import queries as reference
from bjdesk.store.prepared import raw
from bjdesk.store.tables import Setting, SyncState
from bjdesk.syncing.matter import Here

SEALED_AFTER = 30 * MINUTE
"""A clock that is set between an edit and its sealing may make the batch look so much older than what lies in it."""
BATCHES_READ = 4


@dataclass(frozen=True, slots=True)
class Wrote:
    """A write as far as it is known; `desk` None and not ours: somebody else, nobody knows who."""

    is_ours: bool
    staff: UUID | None = None
    desk: UUID | None = None
    at: Instant | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """The branch of this desk, read from its own store: enough for what is only counted."""

    street_code: str
    branch_id: UUID
    college_label: str = ""


def home_of(db: Connection) -> Home | None:
    """None before the branch is founded."""
    row = db.execute(select(Desk.scope, Desk.branch_id).where(Desk.id.in_(our_desks(db))).limit(1)).first()
    return Home(row.scope, row.branch_id) if row is not None else None


def our_desks(db: Connection) -> tuple[UUID, ...]:
    """The device as which this desk is enrolled, and the desk that it was before."""
    device = db.execute(select(SyncState.device_id)).scalar()
    known: Any = db.execute(select(Setting.value).where(Setting.key == "desk")).scalar()
    own = UUID(known["desk"]) if known else None
    return tuple(found for found in (device, own) if found is not None)


def staff_name(db: Connection, staff: UUID | None) -> str | None:
    if staff is None:
        return None
    return db.execute(select(Staff.name).where(Staff.id == staff)).scalar()


def place_of(db: Connection, desk: UUID | None, here: Here) -> str:
    """A desk of this branch by its name, one of another by the branch's."""
    if desk is None:
        return ""
    row = db.execute(select(Desk.name, Desk.scope, Desk.branch_id).where(Desk.id == desk)).first()
    if row is None:
        return ""
    if row.scope == here.street_code:
        return str(row.name)
    branch = reference.org(db, row.branch_id)
    return (branch.short_name or branch.name) if branch else ""


def other_desk(db: Connection, here: Here) -> UUID | None:
    """The one other desk of this branch, if there is exactly one: who else may have written a row of it."""
    ours = our_desks(db)
    rows = db.execute(
        select(Desk.id).where(
            Desk.scope == here.street_code, Desk.removed.is_(False), Desk.revoked_at.is_(None), Desk.id.not_in(ours)
        )
    ).all()
    enrolled = [row.id for row in rows]
    return enrolled[0] if len(enrolled) == 1 else None


def who_wrote(db: Connection, table: str, row: UUID, register: str, *, is_elsewhere: bool = False) -> Wrote | None:
    """Who wrote what stands in a register now; None if it was never published and is nothing of ours.

    `is_elsewhere` says that it was somebody else, so that nothing of ours need be looked through.
    """
    waiting = raw(db).execute(_WAITING, (table, bytearray(row.bytes), f'$."{register}"')).fetchone()
    if waiting is not None:
        return Wrote(True, UUID(bytes=waiting[0]) if waiting[0] else None, at=Instant(waiting[1] * 1000))
    found = raw(db).execute(_STAMPS, (table, bytearray(row.bytes))).fetchone()
    stamps = json.loads(found[0]) if found and found[0] else {}
    stamp = stamps.get(register) or stamps.get("_")
    if stamp is None:
        return None
    return Wrote(False, at=Instant(stamp[0] * 1000)) if is_elsewhere else _by_stamp(db, *stamp)


_WAITING = (
    "SELECT actor_id, ms FROM sync_outbox WHERE tbl = ? AND row_id = ? AND json_type(changed, ?) IS NOT NULL"
    " ORDER BY op DESC LIMIT 1"
)
_STAMPS = "SELECT stamps FROM sync_row WHERE tbl = ? AND row_id = ?"
_BATCHES = "SELECT digest, n FROM sync_batch WHERE sealed_at >= ? AND length(body) > 0 ORDER BY n LIMIT ?"


def _by_stamp(db: Connection, ms: int, op: int, incarnation: int) -> Wrote:
    """A write of ours lies in one of the first batches that were sealed after it, as long as those are kept."""
    found = raw(db).execute(_BATCHES, (ms * 1000 - SEALED_AFTER, BATCHES_READ)).fetchall()
    for digest, n in found:
        actors = _actors(db, bytes(digest), n)
        if (op, incarnation) in actors:
            actor = actors[op, incarnation]
            return Wrote(True, UUID(bytes=actor) if actor else None, at=Instant(ms * 1000))
    return Wrote(False, at=Instant(ms * 1000))


Actors = Mapping[tuple[int, int], bytes | None]
_READ: OrderedDict[bytes, Actors] = OrderedDict()
"""Who did what in the batches looked through last, by digest: a sealed batch never changes, and takes long to read."""


def _actors(db: Connection, digest: bytes, n: int) -> Actors:
    """(op, incarnation) -> actor of a sealed batch."""
    if digest not in _READ:
        body = raw(db).execute("SELECT body FROM sync_batch WHERE n = ?", (n,)).fetchone()
        _READ[digest] = _actors_in(bytes(body[0])) if body else {}
        while len(_READ) > 2 * BATCHES_READ:
            _READ.popitem(last=False)
    return _READ[digest]


def _actors_in(body: bytes) -> Actors:
    from sync.protocol.errors import Malformed
    from sync.protocol.operations import decode_columns

    try:
        groups = decode_columns(body)
    except Malformed:
        return {}
    return {
        (number, group.incarnations[place]): group.actors[place]
        for group in groups
        for place, number in enumerate(group.ops)
    }


def is_erased(db: Connection, person: UUID | None) -> bool:
    """Whether everything about a learner, or her contact, was erased by order."""
    if person is None:
        return False
    return raw(db).execute(_ERASED, (bytearray(person.bytes),)).fetchone() is not None


_ERASED = "SELECT 1 FROM erasure WHERE learner_id = ? AND removed = 0 LIMIT 1"
