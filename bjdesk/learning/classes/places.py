"""A meeting's place and time is its booking: held, moved and given back here, by the rules of the venues (R35, R57)."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import insert

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.kernel.errors import RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.learning.classes.here import Here
from bjdesk.learning.classes.records import booking_row
from bjdesk.store.database import Unit
from bjdesk.store.rows import Row, change
from bjdesk.venues import queries
from bjdesk.venues.commands import DISTRICT, SCHOOL, BookVenue, MoveBooking, VenueHandlers, WithdrawBooking
from bjdesk.venues.model import BOOKING_MOVES, Booking
from bjdesk.venues.rules import AGREED, CANCELLED

TRAINING, LECTURE, SOCIETY = "1", "2", "3"
"""`booking_purpose`: 公益性培训, 公益性讲座, 社团学习."""
_PURPOSES = {"JZ": LECTURE, "ST": SOCIETY}
BY_SOCIETY = "2"
"""`borrower_kind` 学习型社团."""
ON_LINE = "2"
"""`activity_mode`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where and when; `place_note` alone is a place that nobody books (公园)."""

    starts_at: Instant
    ends_at: Instant
    venue: UUID | None
    place_note: str | None = None


@dataclass(frozen=True, slots=True)
class For:
    """What the place is held for; `society` is the one that meets there."""

    title: str
    type: str
    headcount: int | None
    society: UUID | None = None

    @property
    def borrower_kind(self) -> str:
        return SCHOOL if self.society is None else BY_SOCIETY

    @property
    def purpose(self) -> str:
        return _PURPOSES.get(self.type, TRAINING)


class Places:
    """Bookings of this branch's classes; a clash is told by the date and the other's title."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._venues = VenueHandlers(here.scope, here.booking_hours)

    def hold(self, unit: Unit, wanted: Wanted, purpose: For) -> UUID:
        """A booking of its own; raises RuleBroken class-clash."""
        if wanted.venue is None:
            return self._hold_nowhere(unit, wanted, purpose)
        self._check_home(unit, wanted.venue)
        asked = BookVenue(
            wanted.venue,
            wanted.starts_at,
            wanted.ends_at,
            purpose.title,
            purpose=purpose.purpose,
            borrower_kind=purpose.borrower_kind,
            borrower=purpose.society,
            headcount=purpose.headcount,
            place_note=wanted.place_note,
        )
        try:
            made: UUID = self._venues.book_venue(unit, asked).value
        except RuleBroken as error:
            raise self._with_day(error) from error
        return made

    def move(self, unit: Unit, booking: Row, wanted: Wanted, purpose: For) -> UUID:
        """The same booking at another place and time; one of another home is given back and made anew."""
        if wanted.venue is None and booking.venue_id is None:
            self._check_times(wanted)
            change(
                unit,
                Booking,
                booking,
                starts_at=wanted.starts_at,
                ends_at=wanted.ends_at,
                place_note=wanted.place_note,
            )
            return UUID(bytes=booking.id.bytes)
        if wanted.venue is None or booking.venue_id is None or self._scope_of(unit, wanted.venue) != booking.scope:
            self.give_back(unit, booking, None)
            return self.hold(unit, wanted, purpose)
        asked = MoveBooking(booking.id, booking.rev, wanted.venue, wanted.starts_at, wanted.ends_at)
        try:
            self._venues.move_booking(unit, asked)
        except RuleBroken as error:
            raise self._with_day(error) from error
        change(unit, Booking, booking_row(unit, booking.id), place_note=wanted.place_note)
        return UUID(bytes=booking.id.bytes)

    def give_back(self, unit: Unit, booking: Row, reason: str | None) -> None:
        """Cancel what still holds; what was used or is cancelled stays."""
        if BOOKING_MOVES.allows(booking.state, CANCELLED):
            self._venues.withdraw_booking(unit, WithdrawBooking(booking.id, booking.rev, reason))

    def check_size(self, unit: Unit, venue: UUID, headcount: int) -> None:
        """A venue takes no more than its hard limit."""
        row = queries.venue(unit.db, venue)
        if row is not None and row.capacity_hard is not None and headcount > row.capacity_hard:
            raise RuleBroken("venue-too-small", name=row.name, limit=row.capacity_hard)

    def _hold_nowhere(self, unit: Unit, wanted: Wanted, purpose: For) -> UUID:
        self._check_times(wanted)
        record = unit.new_id()
        unit.db.execute(
            insert(Booking).values(
                id=record,
                scope=self._here.scope,
                venue_id=None,
                starts_at=wanted.starts_at,
                ends_at=wanted.ends_at,
                gap_min=0,
                place_note=wanted.place_note,
                title=purpose.title,
                purpose=purpose.purpose,
                borrower_kind=purpose.borrower_kind,
                borrower_id=purpose.society,
                headcount=purpose.headcount,
                state=AGREED,
                state_at=unit.now,
            )
        )
        unit.note(AuditValue("booking", record, "state", None, AGREED))
        unit.touch("booking")
        return record

    def _check_times(self, wanted: Wanted) -> None:
        if wanted.ends_at <= wanted.starts_at:
            raise RuleBroken("booking-ends-early")
        if wanted.ends_at - wanted.starts_at > self._here.booking_hours * 60 * MINUTE:
            raise RuleBroken("booking-too-long", hours=self._here.booking_hours)

    def _check_home(self, unit: Unit, venue: UUID) -> None:
        """Rooms of another branch are asked for there; those of the district are anybody's claim."""
        row = queries.venue(unit.db, venue)
        if row is not None and row.scope not in (self._here.scope, DISTRICT):
            raise RuleBroken("venue-of-another-branch", name=row.name)

    def _scope_of(self, unit: Unit, venue: UUID) -> str | None:
        row = queries.venue(unit.db, venue)
        return None if row is None else row.scope

    def _with_day(self, error: RuleBroken) -> RuleBroken:
        if error.code != "venue-taken":
            return error
        return RuleBroken("class-clash", day=self._here.day(error.facts["starts_at"]).isoformat(), **error.facts)
