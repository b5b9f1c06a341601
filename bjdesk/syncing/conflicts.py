"""Conflict rows as matters: what stands, what does not, who wrote each, and what the model lets a person choose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, or_, select

from bjdesk.access.model import ConflictRow
from bjdesk.kernel.clock import Instant
from bjdesk.store.registers import current, policy_of, register_of, table_of, unfolded
from bjdesk.syncing import screen
from bjdesk.syncing.machines import MACHINES
from bjdesk.syncing.matter import BOTH, CONFLICT, OTHER, OURS, STANDING, THEIRS, Here, Matter, MatterKey, Side
from bjdesk.syncing.originals import original
from bjdesk.syncing.subjects import subject_of
from bjdesk.syncing.writers import Wrote, is_erased, other_desk, our_desks, place_of, staff_name, who_wrote
from sync.policy import Register

OPEN, SETTLED = "1", "2"
"""`conflict_status`: 待处理, 已处理; 3 自动消解 was never asked."""
REMOVAL, STATES = "2", "3"
"""`conflict_kind`."""
KEPT, LOST, FILLED_IN, BOTH_KEPT = "1", "2", "3", "4"
"""`conflict_resolution`: 用区里的 is what stood, 用本机的 what a desk had written, whichever desk reads it."""
EVERYBODY = "*"
STATE = "state"
APPENDED = frozenset({("activity", "summary"), ("enrolment", "note")})
"""Free text that can hold what both wrote, one below the other."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict row with the row it speaks of."""

    id: UUID
    scope: str
    kind: str
    state: str
    state_at: Instant
    resolution: str | None
    table: str
    row: UUID
    register: str
    person: UUID | None
    kept: Any
    lost: Any
    lost_desk: UUID | None
    lost_staff: UUID | None
    lost_at: Instant | None
    kept_desk: UUID | None
    kept_staff: UUID | None
    kept_at: Instant | None


@dataclass(frozen=True, slots=True)
class Pair:
    """The two values by column, and what stands in the row now."""

    table: Table
    register: Register
    now: Mapping[str, Any]
    kept: Mapping[str, Any]
    lost: Mapping[str, Any]
    is_removed: bool

    @property
    def lost_stands(self) -> bool:
        return not self.is_removed and _same(self.lost, self.now)


_ROWS: Select[*tuple[Any, ...]] = select(
    ConflictRow.id,
    ConflictRow.scope,
    ConflictRow.kind,
    ConflictRow.state,
    ConflictRow.state_at,
    ConflictRow.resolution,
    ConflictRow.target_table,
    ConflictRow.target_id,
    ConflictRow.register,
    ConflictRow.person_id,
    ConflictRow.kept,
    ConflictRow.lost,
    ConflictRow.lost_desk_id,
    ConflictRow.lost_staff_id,
    ConflictRow.lost_at,
    ConflictRow.kept_desk_id,
    ConflictRow.kept_staff_id,
    ConflictRow.kept_at,
).where(ConflictRow.removed.is_(False), ConflictRow.target_table != ConflictRow.__tablename__)


def open_conflicts(db: Connection, here: Here) -> Sequence[Conflict]:
    """Those that this branch is asked about, oldest first."""
    rows = db.execute(
        _ROWS.where(ConflictRow.state == OPEN, _asked(db, here)).order_by(ConflictRow.lost_at, ConflictRow.id)
    )
    return [Conflict(*row) for row in rows]


def settled_conflicts(db: Connection, here: Here, limit: int) -> Sequence[Conflict]:
    rows = db.execute(
        _ROWS.where(ConflictRow.state == SETTLED, _asked(db, here))
        .order_by(ConflictRow.state_at.desc(), ConflictRow.id)
        .limit(limit)
    )
    return [Conflict(*row) for row in rows]


def _asked(db: Connection, here: Here) -> ColumnElement[bool]:
    """About rows of this branch, about learners whom it sees, and wherever a value of this desk does not stand.

    Every branch sees every other one's venues and what is in dispute about them; that is for those who run them.
    """
    ours = ConflictRow.lost_desk_id.in_(our_desks(db))
    return or_(ConflictRow.scope == here.street_code, ConflictRow.person_id.is_not(None), ours)


def conflict(db: Connection, record: UUID) -> Conflict | None:
    row = db.execute(_ROWS.where(ConflictRow.id == record)).first()
    return Conflict(*row) if row is not None else None


def conflicts_about(db: Connection, row: UUID) -> Sequence[Conflict]:
    """Every dispute there ever was about a row, settled or not."""
    return [Conflict(*found) for found in db.execute(_ROWS.where(ConflictRow.target_id == row))]


# --- the two values --------------------------------------------------------------------------------------------------


def pair(db: Connection, found: Conflict) -> Pair | None:
    """None where this release does not know the table or the register, or the row is not here."""
    table = table_of(found.table)
    register = register_of(table, found.register) if table is not None else None
    cells = current(db, table, found.row) if table is not None else None
    if table is None or register is None or cells is None:
        return None
    now = {name: cells[name] for name in register.columns}
    lost, kept = unfolded(table, register, found.lost), unfolded(table, register, found.kept)
    is_removed = bool(cells.get("removed"))
    if found.kind == REMOVAL:
        kept = now
    elif not _same(kept, now) and not _same(lost, now):
        kept = now  # somebody wrote it once more since: that is what a choice would replace
    return Pair(table, register, now, kept, lost, is_removed)


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(one.get(name) == other.get(name) for name in other if name not in ("state_at", "state_note"))


def both(found: Pair) -> dict[str, Any] | None:
    """One value that holds what both wrote, where the model has room for it."""
    name = found.register.name
    if found.register.is_group:
        return None
    one, other = found.kept.get(name), found.lost.get(name)
    if isinstance(one, list) and isinstance(other, list):
        return {name: [*one, *(item for item in other if item not in one)]}
    if (found.table.name, name) in APPENDED and one and other:
        return {name: f"{one}\n{other}"}
    return None


def may_take(found: Pair, wanted: Mapping[str, Any]) -> bool:
    """Whether a desk may write the values over what stands now."""
    if found.is_removed:
        return False
    machine = MACHINES.get(found.table.name) if found.register.name == STATE else None
    if machine is None or _same(wanted, found.now):
        return True
    target = str(wanted.get(STATE))
    return machine.allows(str(found.now[STATE]), target) and target not in machine.of_district


# --- as a matter -----------------------------------------------------------------------------------------------------


def conflict_matter(db: Connection, here: Here, found: Conflict) -> Matter:
    """The story of one conflict."""
    table = table_of(found.table)
    cells = current(db, table, found.row) if table is not None else None
    about = subject_of(db, found.table, found.row)
    erased = is_erased(db, found.person)
    values = None if erased else pair(db, found)
    lost, kept = _sides(db, here, found, values)
    is_lost_ours = _is_lost_ours(lost, kept)
    ours, theirs = (lost, kept) if is_lost_ours else (kept, lost)
    return Matter(
        key=MatterKey(CONFLICT, found.id.hex),
        table=found.table,
        row=found.row,
        rev=cells["rev"] if cells is not None else None,
        subject=about.name,
        hint=about.hint,
        about=about,
        register=found.register,
        columns=screen.shown_columns(values.register.columns) if values is not None else (),
        kinds=screen.kinds(values.table, values.register.columns) if values is not None else {},
        reason=found.kind,
        before=_before(db, found, values, lost, kept),
        theirs=theirs,
        ours=ours,
        choices=() if found.state != OPEN else _choices(found, values, is_lost_ours),
        settled=_settled(found, is_lost_ours),
        settled_at=found.state_at if found.state == SETTLED else None,
        is_erased=erased,
        is_removed=values.is_removed if values is not None else False,
    )


def both_sides(db: Connection, here: Here, found: Conflict) -> tuple[Side, Side]:
    """(the value that did not stand, the one that stood), as somebody reads them here."""
    return _sides(db, here, found, pair(db, found))


def lost_is_called(db: Connection, here: Here, found: Conflict) -> str:
    """Which choice names the value that did not stand, as somebody reads it here."""
    lost, kept = both_sides(db, here, found)
    return OURS if _is_lost_ours(lost, kept) else THEIRS


def _is_lost_ours(lost: Side, kept: Side) -> bool:
    """Where neither was written here, what stands takes the place of ours, if somebody knows whose the other is."""
    return lost.is_ours or (not kept.is_ours and lost.place == "")


def _sides(db: Connection, here: Here, found: Conflict, values: Pair | None) -> tuple[Side, Side]:
    """(the value that did not stand, the one that stood)."""
    is_ours = found.lost_desk in our_desks(db)
    removal = found.kind == REMOVAL
    lost = Side(
        values=screen.shown(db, values.table, values.lost) if values is not None else {},
        staff_name=staff_name(db, found.lost_staff),
        place=place_of(db, found.lost_desk, here),
        at=found.lost_at,
        is_ours=is_ours,
        is_standing=values is not None and values.lost_stands,
    )
    wrote = _who_kept(db, here, found, values, lost)
    kept = Side(
        values=screen.shown(db, values.table, values.kept) if values is not None and not removal else {},
        staff_name=staff_name(db, wrote.staff),
        place=place_of(db, next(iter(our_desks(db)), None) if wrote.is_ours else wrote.desk, here),
        at=wrote.at,
        is_ours=wrote.is_ours,
        is_standing=values is not None and not values.lost_stands,
        is_removed=removal,
    )
    return lost, kept


def _who_kept(db: Connection, here: Here, found: Conflict, values: Pair | None, lost: Side) -> Wrote:
    """Who wrote the value on the other side: as the district says, else as far as this desk can tell."""
    if found.kept_at is not None and (values is None or _is_as_recorded(found, values)):
        is_ours = found.kept_desk in our_desks(db)
        return Wrote(is_ours, found.kept_staff, None if is_ours else found.kept_desk, found.kept_at)
    if lost.is_standing or found.kind == REMOVAL:
        return Wrote(False)  # what stands now is the other one: of this one nothing more is known
    is_ours = found.lost_desk in our_desks(db)
    wrote = who_wrote(db, found.table, found.row, found.register, is_elsewhere=is_ours) or Wrote(False)
    if not wrote.is_ours and is_ours and found.scope == here.street_code:
        return Wrote(False, desk=other_desk(db, here), at=wrote.at)
    return wrote


def _is_as_recorded(found: Conflict, values: Pair) -> bool:
    """Whether nobody wrote it once more since."""
    return values.is_removed or _same(unfolded(values.table, values.register, found.kept), values.kept)


def _before(db: Connection, found: Conflict, values: Pair | None, lost: Side, kept: Side) -> Side | None:
    """The value that our writer replaced."""
    if values is None or not (lost.is_ours or kept.is_ours):
        return None
    ours = values.lost if lost.is_ours else values.kept
    old = original(db, values.table, found.row, ours)
    return None if old is None else Side(screen.shown(db, values.table, old))


def _choices(found: Conflict, values: Pair | None, is_lost_ours: bool) -> tuple[str, ...]:
    """Only what can be written: no row comes back, no state goes where its machine does not."""
    if found.scope == EVERYBODY:
        return ()  # the district settles what is its own
    if values is None or values.is_removed or policy_of(values.table).policy == "grow":
        return (STANDING,)
    offered = [name for name, cells in _named(values, is_lost_ours) if may_take(values, cells)]
    if values.register.name != STATE:
        offered.append(OTHER)
    if both(values) is not None:
        offered.append(BOTH)
    return tuple(offered)


def _named(values: Pair, is_lost_ours: bool) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    ours, theirs = (values.lost, values.kept) if is_lost_ours else (values.kept, values.lost)
    return (THEIRS, theirs), (OURS, ours)


def _settled(found: Conflict, is_lost_ours: bool) -> str | None:
    if found.state != SETTLED:
        return None
    if found.resolution in (KEPT, LOST):
        return OURS if (found.resolution == LOST) == is_lost_ours else THEIRS
    return {FILLED_IN: OTHER, BOTH_KEPT: BOTH}.get(found.resolution or "", STANDING)
