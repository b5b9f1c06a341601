"""A real place out of the list becomes a row of the branch, once, on whichever desk somebody asks for it (R54).

It comes as 待登记, without number and day: those are given when somebody has looked at it and registers it.
"""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, insert, select

from bjdesk.kernel.errors import RecordMissing
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.reference.model import Org
from bjdesk.store.database import Unit
from bjdesk.venues.model import Venue, VenueHours
from bjdesk.venues.opening import Span
from bjdesk.venues.opening_text import read_opening
from bjdesk.venues.places import Place, hours_id, place_id, real_places

TO_BE_REGISTERED = "1"
"""`venue_status` 待登记."""


class Loaded(NamedTuple):
    """The row, whether it is a new one, and whether its opening hours could be read."""

    venue: UUID | None
    is_new: bool
    is_read: bool


def load_place(unit: Unit, scope: str, name: str) -> Loaded:
    """What is there under the same name or was loaded before is told and left alone."""
    place = next((place for place in real_places() if place.name == name), None)
    if place is None:
        raise RecordMissing(kind="venue")
    if all(missing.name != place.name for missing in missing_places(unit.db, scope)):
        return Loaded(None, False, True)
    return Loaded(_enter(unit, scope, place), True, read_opening(place.hours).is_read)


def _enter(unit: Unit, scope: str, place: Place) -> UUID:
    record = _next_id(unit.db, scope, place.name)
    found = read_opening(place.hours)
    community = unit.db.execute(select(Org.id).where(Org.code12 == place.community)).scalar()
    unit.db.execute(
        insert(Venue).values(
            id=record,
            scope=scope,
            name=place.name,
            type=place.type,
            tier=place.tier,
            address=place.address or None,
            community_id=community if place.community else None,
            hours_text=place.hours or None,
            hours_parsed=found.is_read,
            use="1",
            is_teaching=False,
            is_step_free=False,
            is_free=True,
            is_learning_point=False,
            setup_gap_min=0,
            status=TO_BE_REGISTERED,
        )
    )
    if found.is_read:
        _write_hours(unit, scope, record, found.spans)
    unit.about("venue", record)
    unit.note(AuditValue("venue", record, "name", None, place.name))
    unit.touch("venue", "venue_hours")
    return record


def _write_hours(unit: Unit, scope: str, record: UUID, spans: Sequence[Span]) -> None:
    for number, span in enumerate(spans):
        unit.db.execute(
            insert(VenueHours).values(
                id=hours_id(record, number),
                scope=scope,
                venue_id=record,
                weekdays=span.weekdays,
                starts_min=span.starts_min,
                ends_min=span.ends_min,
                season=span.season,
            )
        )


def missing_places(db: Connection, scope: str) -> Sequence[Place]:
    """Those of the list that the branch and the district do not have, under whatever id."""
    scopes = (scope, "*")
    rows = db.execute(select(Venue.name).where(Venue.scope.in_(scopes), Venue.removed.is_(False))).scalars()
    known = set(rows)
    return [place for place in real_places() if place.name not in known and not _stands(db, scope, place.name)]


def _stands(db: Connection, scope: str, name: str) -> bool:
    """Whether its row is there, maybe under another name by now."""
    return _found(db, scope, name)[1]


def _next_id(db: Connection, scope: str, name: str) -> UUID:
    return _found(db, scope, name)[0]


def _found(db: Connection, scope: str, name: str) -> tuple[UUID, bool]:
    """The first id that was not taken back, and whether a row stands under it."""
    times = 0
    while True:
        record = place_id(scope, name, times)
        removed = db.execute(select(Venue.removed).where(Venue.id == record)).scalar()
        if not removed:
            return record, removed is not None
        times += 1
