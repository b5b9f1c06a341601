"""Reads when venues are open: the text says it where it can be read, else what somebody entered beside it (R12).

Two desks that rewrite the hours of one venue leave one text (the other is a matter for people) and the rows of both; so
the rows count only where the text cannot be read, and then only if they fit together.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from bjdesk.reference.model import Term
from bjdesk.venues import queries
from bjdesk.venues.model import Venue, VenueHours
from bjdesk.venues.opening import Span, open_on, wrong_with
from bjdesk.venues.opening_text import read_opening

Terms = tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """`spans` hold if `is_whole`; else they are what could be read. `site` names whose they are, if not its own."""

    text: str = ""
    spans: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    is_by_hand: bool = False
    is_whole: bool = False
    site: str | None = None

    def open_on(self, day: date, terms: Terms) -> list[tuple[int, int]] | None:
        """Minutes of the day in which it is open; None where nobody knows."""
        return open_on(self.spans, day, terms) if self.is_whole else None


def effective(text: str | None, by_hand: tuple[Span, ...]) -> Hours:
    """What counts of a text and of the spans that lie beside it."""
    found = read_opening(text or "")
    if found.is_read or not by_hand:
        return Hours(found.text, found.spans, found.notes, found.unread, False, found.is_read)
    return Hours(found.text, by_hand, found.notes, found.unread, True, wrong_with(by_hand) is None)


_ROWS = select(VenueHours.season, VenueHours.weekdays, VenueHours.starts_min, VenueHours.ends_min).where(
    VenueHours.venue_id == bindparam("venue"), VenueHours.removed.is_(False)
)
_TEXT = select(Venue.name, Venue.hours_text).where(Venue.id == bindparam("venue"))
_TERMS = select(Term.starts_on, Term.ends_on).where(Term.removed.is_(False)).order_by(Term.starts_on)


def rows_of(db: Connection, venue: UUID) -> tuple[Span, ...]:
    """The spans that lie in the register for a venue, in order."""
    return tuple(sorted({Span(*row) for row in db.execute(_ROWS, {"venue": venue})}))


def hours_of(db: Connection, venue: UUID) -> Hours:
    """The venue's own hours, else those of the place that it is part of."""
    for place in (venue, *queries.above(db, venue)):
        found = db.execute(_TEXT, {"venue": place}).first()
        if found is None:
            continue
        is_read = read_opening(found.hours_text or "").is_read
        by_hand = () if is_read else rows_of(db, place)
        if found.hours_text or by_hand:
            own = effective(found.hours_text, by_hand)
            return own if place == venue else replace(own, site=found.name)
    return Hours()


def terms(db: Connection) -> Terms:
    """First and last day of the district's terms: between them are the holidays."""
    return tuple((row.starts_on, row.ends_on) for row in db.execute(_TERMS))
