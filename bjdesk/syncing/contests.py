"""Claims of ours that somebody was before with: a venue booked twice, a seat too many (R25, R57)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, literal, select

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.learning.model import Activity, Enrolment, Session
from bjdesk.reference.model import Org
from bjdesk.reference.queries import BRANCH
from bjdesk.store.registers import register_of, table_of
from bjdesk.store.tables import SyncState
from bjdesk.syncing import screen
from bjdesk.syncing.matter import CONTESTED, MOVE, WITHDRAW, Free, Here, Matter, MatterKey, Side
from bjdesk.syncing.subjects import subject_of
from bjdesk.syncing.writers import our_desks, place_of, staff_name, who_wrote
from bjdesk.venues import queries as venues
from bjdesk.venues.model import Booking
from bjdesk.venues.rules import AGREED
from bjdesk.venues.rules import CONTESTED as LATE

VENUE_TWICE, TOO_MANY = "4", "6"
"""`conflict_kind`: 场地争议, 名额超出; here they are told by the verdict."""
ENROLLED = "2"
"""`enrol_status`."""
EVERYBODY = "*"
ASKED_FOR = 7 * 24 * 60 * MINUTE
"""A booking that began longer ago than this is over, whoever held the venue."""


@dataclass(frozen=True, slots=True)
class Contest:
    """A contested claim; `against` are the claims that hold."""

    table: str
    row: UUID
    rev: int
    against: tuple[UUID, ...]
    is_contested: bool


def open_contests(db: Connection, here: Here) -> Sequence[Contest]:
    """Those that somebody here can do something about: of this branch, or made by it at the district's venues."""
    newest = db.execute(select(SyncState.last_ms)).scalar_one() * 1000
    homes = select(Org.street_code).where(Org.type == BRANCH).union_all(select(literal(EVERYBODY)))
    lately = and_(Booking.scope.in_(homes), Booking.starts_at > newest - ASKED_FOR)
    limited = Enrolment.activity_id.in_(select(Activity.id).where(Activity.quota_hard.is_not(None)))
    bookings = [found for found, scope in _claims(db, Booking, AGREED, lately) if _is_ours(db, here, found, scope)]
    seats = [found for found, scope in _claims(db, Enrolment, ENROLLED, limited) if scope == here.street_code]
    return [*bookings, *seats]


def contested(db: Connection, table: str, record: UUID) -> Contest | None:
    """One claim, whatever the verdict is by now."""
    model: Any = {Booking.__tablename__: Booking, Enrolment.__tablename__: Enrolment}.get(table)
    if model is None:
        return None
    row = db.execute(_query(model).where(model.id == record)).first()
    return _contest(table, row) if row is not None else None


def _query(model: Any) -> Any:
    return select(model.id, model.rev, model.scope, model.contest_with, model.verdict).where(model.removed.is_(False))


def _claims(db: Connection, model: Any, state: str, among: ColumnElement[bool]) -> list[tuple[Contest, str]]:
    """`among` leads to them by an index: this is counted whenever the status bar looks."""
    query = _query(model).where(among, model.verdict == LATE, model.state == state).order_by(model.since, model.id)
    return [(_contest(model.__tablename__, row), row.scope) for row in db.execute(query)]


def _contest(table: str, row: Any) -> Contest:
    against = tuple(map(UUID, row.contest_with or ()))
    return Contest(table, row.id, row.rev, against, row.verdict == LATE)


def _is_ours(db: Connection, here: Here, found: Contest, scope: str) -> bool:
    if scope == here.street_code:
        return True
    held = db.execute(
        select(Session.id)
        .join(Activity, Activity.id == Session.activity_id)
        .where(Session.booking_id == found.row, Activity.host_org_id == here.branch_id)
        .limit(1)
    ).first()
    borrower = db.execute(select(Booking.borrower_org_id).where(Booking.id == found.row)).scalar()
    if held is not None or borrower == here.branch_id:
        return True
    wrote = who_wrote(db, found.table, found.row, "venue_id")
    return wrote is not None and wrote.is_ours


# --- as a matter -----------------------------------------------------------------------------------------------------


def contested_matter(db: Connection, here: Here, found: Contest) -> Matter:
    """The story of one contested claim."""
    about = subject_of(db, found.table, found.row)
    others = tuple(subject_of(db, found.table, other) for other in found.against)
    is_booking = found.table == Booking.__tablename__
    table, name = table_of(found.table), "venue_id" if is_booking else "activity_id"
    register = register_of(table, name) if table is not None else None
    assert table is not None
    assert register is not None
    free = _free(db, found) if is_booking and found.is_contested else None
    return Matter(
        key=MatterKey(CONTESTED, f"{found.table}.{found.row.hex}"),
        table=found.table,
        row=found.row,
        rev=found.rev,
        subject=about.name,
        hint=about.hint,
        about=about,
        register=name,
        columns=screen.shown_columns(register.columns),
        kinds=screen.kinds(table, register.columns),
        reason=VENUE_TWICE if is_booking else TOO_MANY,
        theirs=_side(db, here, found.table, found.against[0]) if found.against else None,
        ours=_side(db, here, found.table, found.row),
        others=others,
        choices=_choices(is_booking) if found.is_contested else (),
        settled=None if found.is_contested else "free",
        free=free,
    )


def _choices(is_booking: bool) -> tuple[str, ...]:
    return (MOVE, WITHDRAW) if is_booking else (WITHDRAW,)


def _side(db: Connection, here: Here, table: str, record: UUID) -> Side:
    found = table_of(table)
    register = (
        register_of(found, "venue_id" if table == Booking.__tablename__ else "activity_id")
        if found is not None
        else None
    )
    cells = db.execute(select(found).where(found.c.id == record)).mappings().first() if found is not None else None
    if found is None or register is None or cells is None:
        return Side({})
    wrote = who_wrote(db, table, record, register.name)
    is_ours = wrote is not None and wrote.is_ours
    return Side(
        values=screen.shown(db, found, {name: cells[name] for name in register.columns}),
        staff_name=staff_name(db, wrote.staff) if wrote is not None else None,
        place=place_of(db, next(iter(our_desks(db)), None), here) if is_ours else "",
        at=wrote.at if wrote is not None else None,
        is_ours=is_ours,
        is_standing=cells["verdict"] != LATE,
    )


def _free(db: Connection, found: Contest) -> Free | None:
    """Another room at the same time, else the same room at the same hour of a later day."""
    booking = venues.booking(db, found.row)
    slot = booking.slot if booking is not None else None
    if booking is None or slot is None:
        return None
    place = venues.free_place(db, slot, booking.headcount, besides=booking.id)
    if place is not None:
        return Free(place.id, place.name, Instant(slot.starts_at), Instant(slot.ends_at))
    later = venues.free_time(db, slot, besides=booking.id)
    return Free(later.venue, booking.venue_name or "", later.starts_at, later.ends_at) if later is not None else None
