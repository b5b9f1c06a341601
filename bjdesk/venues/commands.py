"""What staff do with venues: correct one, book it, move and withdraw a booking (R10, R35, R54, R57).

A venue of the district is not edited here: the wish goes to the district as a proposal (R10). Bookings of it are
claims that a desk may make; two desks offline may claim one slot, and then both are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update

from bjdesk.access.model import PROPOSAL_MOVES, Proposal
from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.store.database import Unit
from bjdesk.store.registers import folded, spelt, table_for
from bjdesk.venues import queries
from bjdesk.venues.checking import checked_cells
from bjdesk.venues.model import BOOKING_MOVES, Booking, Venue
from bjdesk.venues.rules import AGREED, CANCELLED, LEFT, MOVABLE, SUSPENDED, Slot

DISTRICT = "*"
CORRECTION = "1"
"""`proposal_kind`: 更正."""
SUBMITTED, WITHDRAWN = "2", "8"
"""`submission_status`."""
SCHOOL, OTHER_PURPOSE = "1", "9"
"""`borrower_kind` 社区教育学校; `booking_purpose` 其他."""
NOT_ON_THE_FORM = frozenset(
    {"id", "scope", "rev", "removed", "review_state", "reviewed_on", "review_note", "same_as_id"}
)


@dataclass(frozen=True)
class EditVenue:
    """Correct columns of a venue as a form showed it at `rev`; one of the district's becomes a proposal (R10)."""

    venue: UUID
    rev: int
    values: Mapping[str, Any]
    reason: str = ""


@dataclass(frozen=True)
class WithdrawProposal:
    """Take back a wish that the district has not taken up yet."""

    proposal: UUID
    rev: int


@dataclass(frozen=True)
class BookVenue:
    """Hold a venue for a time; `gap_min` None takes what the venue needs to be set up."""

    venue: UUID
    starts_at: Instant
    ends_at: Instant
    title: str
    purpose: str = OTHER_PURPOSE
    borrower_kind: str = SCHOOL
    borrower_org: UUID | None = None
    borrower_name: str | None = None
    borrower: UUID | None = None
    headcount: int | None = None
    gap_min: int | None = None
    place_note: str | None = None


@dataclass(frozen=True)
class MoveBooking:
    """Another time, another venue of the same home, or both."""

    booking: UUID
    rev: int
    venue: UUID
    starts_at: Instant
    ends_at: Instant


@dataclass(frozen=True)
class WithdrawBooking:
    """Give a slot back; the booking stays, cancelled, with its reason."""

    booking: UUID
    rev: int
    reason: str | None = None


@dataclass(frozen=True)
class Edited:
    """What an edit of a venue wrote: the venue itself, or a proposal about it."""

    record: UUID
    is_proposal: bool
    fields: tuple[str, ...] = field(default=())


class VenueHandlers:
    """Handlers of this area for the branch at home in `scope`; `longest_hours` is the district's booking.max_hours."""

    def __init__(self, scope: str, longest_hours: int) -> None:
        self._scope = scope
        self._longest = longest_hours * 60 * MINUTE

    # --- venues ---

    def edit_venue(self, unit: Unit, command: EditVenue) -> Done:
        cells = queries.venue_cells(unit.db, command.venue)
        if cells is None:
            raise RecordMissing(kind="venue")
        if cells["rev"] != command.rev:
            raise RecordChanged(kind="venue", current=cells)
        wanted = _checked(unit, command, cells)
        changed = {name: value for name, value in wanted.items() if cells[name] != value}
        if not changed:
            return Done(Edited(command.venue, False))
        if cells["scope"] == DISTRICT:
            return self._propose(unit, command, cells, changed)
        if cells["scope"] != self._scope:
            raise RuleBroken("venue-of-another-branch", name=cells["name"])
        unit.db.execute(update(Venue).where(Venue.id == command.venue).values(**changed))
        for name, value in changed.items():
            unit.note(_value(command.venue, name, cells[name], value))
        unit.about("venue", command.venue, command.reason or None)
        unit.touch("venue")
        before = {name: cells[name] for name in changed}
        return Done(
            Edited(command.venue, False, tuple(changed)),
            undo=EditVenue(command.venue, _rev(unit, command.venue), before),
        )

    def _propose(self, unit: Unit, command: EditVenue, cells: Mapping[str, Any], changed: Mapping[str, Any]) -> Done:
        table = table_for(Venue)
        after = folded(table, {**cells, **changed})
        before = folded(table, cells)
        body = {name: value for name, value in after.items() if value != before[name]}
        record = propose(
            unit,
            self._scope,
            target=("venue", command.venue),
            base={name: before[name] for name in body},
            body=body,
            reason=command.reason,
        )
        return Done(Edited(record, True, tuple(changed)), undo=WithdrawProposal(record, _proposal_rev(unit, record)))

    def withdraw_proposal(self, unit: Unit, command: WithdrawProposal) -> Done:
        table = Proposal.__table__
        row = unit.db.execute(table.select().where(table.c.id == command.proposal)).mappings().first()
        if row is None:
            raise RecordMissing(kind="proposal")
        if row["rev"] != command.rev:
            raise RecordChanged(kind="proposal")
        if not PROPOSAL_MOVES.allows(row["state"], WITHDRAWN):
            raise RuleBroken("proposal-taken-up")
        moved = {"state": WITHDRAWN, "state_at": unit.now, "state_note": None}
        unit.db.execute(update(Proposal).where(Proposal.id == command.proposal).values(**moved))
        unit.about("proposal", command.proposal)
        unit.note(AuditValue("proposal", command.proposal, "state", row["state"], WITHDRAWN))
        unit.touch("proposal")
        return Done()

    # --- bookings ---

    def book_venue(self, unit: Unit, command: BookVenue) -> Done:
        venue = _usable(unit, command.venue, command.headcount)
        if not command.title.strip():
            raise RuleBroken("booking-title-missing")
        gap = venue.setup_gap_min if command.gap_min is None else command.gap_min
        slot = Slot(command.venue, command.starts_at, command.ends_at, gap)
        self._check_times(slot)
        refuse_taken(unit, slot)
        record = unit.new_id()
        unit.db.execute(
            insert(Booking).values(
                id=record,
                scope=venue.scope,
                venue_id=command.venue,
                starts_at=command.starts_at,
                ends_at=command.ends_at,
                gap_min=gap,
                place_note=command.place_note,
                title=command.title.strip(),
                purpose=command.purpose,
                borrower_kind=command.borrower_kind,
                borrower_org_id=command.borrower_org,
                borrower_name=command.borrower_name,
                borrower_id=command.borrower,
                headcount=command.headcount,
                state=AGREED,
                state_at=unit.now,
            )
        )
        unit.about("booking", record)
        unit.note(AuditValue("booking", record, "state", None, AGREED))
        unit.touch("booking")
        return Done(record, undo=WithdrawBooking(record, _booking_rev(unit, record), "订错了"))

    def move_booking(self, unit: Unit, command: MoveBooking) -> Done:
        row = _booking(unit, command.booking, command.rev)
        if row.state not in MOVABLE:
            raise RuleBroken("booking-over", title=row.title)
        venue = _usable(unit, command.venue, row.headcount)
        if venue.scope != row.scope:
            raise RuleBroken("venue-elsewhere", name=venue.name)
        gap = row.gap_min if command.venue == row.venue else venue.setup_gap_min
        slot = Slot(command.venue, command.starts_at, command.ends_at, gap)
        self._check_times(slot)
        refuse_taken(unit, slot, besides=row.id)
        values = {"venue_id": slot.venue, "starts_at": slot.starts_at, "ends_at": slot.ends_at, "gap_min": gap}
        unit.db.execute(update(Booking).where(Booking.id == row.id).values(**values))
        _note_move(unit, row, values)
        undo = None
        if row.venue is not None:
            undo = MoveBooking(row.id, _booking_rev(unit, row.id), row.venue, row.starts_at, row.ends_at)
        return Done(undo=undo)

    def withdraw_booking(self, unit: Unit, command: WithdrawBooking) -> Done:
        row = _booking(unit, command.booking, command.rev)
        if not BOOKING_MOVES.allows(row.state, CANCELLED):
            raise RuleBroken("booking-over", title=row.title)
        moved = {"state": CANCELLED, "state_at": unit.now, "state_note": command.reason}
        unit.db.execute(update(Booking).where(Booking.id == row.id).values(**moved))
        unit.about("booking", row.id, command.reason)
        unit.note(AuditValue("booking", row.id, "state", row.state, CANCELLED))
        unit.touch("booking")
        return Done()

    def _check_times(self, slot: Slot) -> None:
        if slot.ends_at <= slot.starts_at:
            raise RuleBroken("booking-ends-early")
        if slot.ends_at - slot.starts_at > self._longest:
            raise RuleBroken("booking-too-long", hours=self._longest // (60 * MINUTE))


# --- rules that read -------------------------------------------------------------------------------------------------


def refuse_taken(unit: Unit, slot: Slot, besides: UUID | None = None) -> None:
    """Two people at this desk never hold one slot: looked for under the lock (R57)."""
    taken = queries.in_the_way(unit.db, slot, besides)
    if taken:
        first = taken[0]
        raise RuleBroken(
            "venue-taken",
            title=first.title,
            place=first.venue_name or "",
            booking=first.id,
            starts_at=first.starts_at,
            ends_at=first.ends_at,
        )


def refuse_under_bookings(unit: Unit, venue: UUID, name: str) -> None:
    """A venue is not closed under people who have booked it or a room of it, unless they are known."""
    ahead = queries.bookings_ahead(unit.db, venue, unit.now)
    if ahead:
        first = ahead[0]
        facts = {"title": first.title, "starts_at": first.starts_at, "bookings": tuple(row.id for row in ahead)}
        raise RuleBroken("venue-has-bookings", name=name, count=len(ahead), **facts)


def _usable(unit: Unit, record: UUID, headcount: int | None) -> queries.VenueRow:
    venue = queries.venue(unit.db, record)
    if venue is None:
        raise RecordMissing(kind="venue")
    shut = queries.closed(unit.db, record)
    if shut is not None:
        raise RuleBroken("venue-closed", name=shut.name)
    if headcount is not None and venue.capacity_hard is not None and headcount > venue.capacity_hard:
        raise RuleBroken("venue-too-small", name=venue.name, limit=venue.capacity_hard)
    return venue


def _booking(unit: Unit, record: UUID, rev: int) -> queries.BookingRow:
    row = queries.booking(unit.db, record)
    if row is None:
        raise RecordMissing(kind="booking")
    if row.rev != rev:
        raise RecordChanged(kind="booking", current=row)
    return row


def _checked(unit: Unit, command: EditVenue, cells: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the form; raises RuleBroken for what no venue may say of itself."""
    unknown = command.values.keys() - (cells.keys() - NOT_ON_THE_FORM)
    if unknown:
        raise ValueError(f"not on the form of a venue: {sorted(unknown)}")
    wanted = checked_cells(command.values, cells)
    if wanted.get("status") in (SUSPENDED, LEFT) and cells["status"] != wanted["status"]:
        refuse_under_bookings(unit, command.venue, cells["name"])
    whole = wanted.get("part_of_id")
    if whole is not None and whole in (command.venue, *queries.below(unit.db, command.venue)):
        raise RuleBroken("venue-inside-itself")
    return wanted


# --- writing ---------------------------------------------------------------------------------------------------------


def propose(
    unit: Unit,
    scope: str,
    *,
    target: tuple[str, UUID],
    base: Mapping[str, Any],
    body: Mapping[str, Any],
    reason: str,
    person: UUID | None = None,
) -> UUID:
    """Tell the district what a row of its own should say (MODEL: a `*` row is the district's whatever the policy)."""
    record = unit.new_id()
    table, row = target
    unit.db.execute(
        insert(Proposal).values(
            id=record,
            scope=scope,
            kind=CORRECTION,
            target_table=table,
            target_id=row,
            person_id=person,
            base=dict(base),
            body=dict(body),
            reason=reason.strip()[:200],
            state=SUBMITTED,
            state_at=unit.now,
        )
    )
    unit.about("proposal", record, reason or None)
    unit.note(AuditValue("proposal", record, "state", None, SUBMITTED, person))
    unit.touch("proposal")
    return record


def _value(record: UUID, name: str, old: Any, new: Any) -> AuditValue:
    table = table_for(Venue)
    return AuditValue("venue", record, name, spelt(table, name, old), spelt(table, name, new))


def _note_move(unit: Unit, row: queries.BookingRow, values: Mapping[str, Any]) -> None:
    table = table_for(Booking)
    before = {"venue_id": row.venue, "starts_at": row.starts_at, "ends_at": row.ends_at, "gap_min": row.gap_min}
    for name, value in values.items():
        if before[name] != value:
            old, new = spelt(table, name, before[name]), spelt(table, name, value)
            unit.note(AuditValue("booking", row.id, name, old, new))
    unit.about("booking", row.id)
    unit.touch("booking")


def _rev(unit: Unit, record: UUID) -> int:
    found = queries.venue(unit.db, record)
    return found.rev if found is not None else 0


def _booking_rev(unit: Unit, record: UUID) -> int:
    found = queries.booking(unit.db, record)
    return found.rev if found is not None else 0


def _proposal_rev(unit: Unit, record: UUID) -> int:
    table = Proposal.__table__
    return int(unit.db.execute(table.select().with_only_columns(table.c.rev).where(table.c.id == record)).scalar_one())
