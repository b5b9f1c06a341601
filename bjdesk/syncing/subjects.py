"""Whom or what a row is about, in the parts of a phrase: a learner, a venue, a lesson, a booking (R52)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from bjdesk.kernel.clock import Instant
from bjdesk.learning.model import Activity, Session
from bjdesk.people import queries as people
from bjdesk.reference.queries import codes
from bjdesk.store.registers import current, table_of
from bjdesk.venues.model import Booking, Venue

Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """`name` is what stands in the headline; the rest tells namesakes apart. No phone: lists are seen by others."""

    table: str
    name: str = ""
    sex: str | None = None
    """Name of the sex, none if it is not known."""
    year: int | None = None
    community: str | None = None
    last4: str | None = None
    place: str | None = None
    title: str | None = None
    starts_at: Instant | None = None
    ends_at: Instant | None = None

    @property
    def hint(self) -> str:
        """The parts as they are, without words around them."""
        year = str(self.year) if self.year else None
        parts = (self.sex, year, self.community, self.last4, self.title, self.place)
        return "・".join(part for part in parts if part and part != self.name)


def subject_of(db: Connection, table: str, row: UUID, said: Cells | None = None) -> Subject:
    """What the row is about; `said` are its columns where the row itself is not here (a refused new one)."""
    found = table_of(table)
    cells = {**(said or {}), **((current(db, found, row) or {}) if found is not None else {}), "id": row}
    return _ABOUT.get(table, _anything)(db, table, cells)


def _learner(db: Connection, table: str, cells: Cells) -> Subject:
    return replace(_person(db, cells.get("id"), cells), table=table)


def _of_learner(db: Connection, table: str, cells: Cells) -> Subject:
    return replace(_person(db, cells.get("learner_id")), table=table)


def _card(db: Connection, table: str, cells: Cells) -> Subject:
    return replace(_of_learner(db, table, cells), last4=cells.get("last4"))


def _person(db: Connection, learner: UUID | None, cells: Cells | None = None) -> Subject:
    row = people.learner(db, learner) if learner is not None else None
    if row is None:
        said = cells or {}
        return Subject("learner", said.get("name") or "", year=said.get("birth_year"))
    sex = codes(db, "sex_GB_T_2261_1").get(row.sex) if row.sex in ("1", "2") else None
    return Subject("learner", row.name, sex=sex, year=row.year, community=row.community, last4=row.last4)


def _enrolment(db: Connection, table: str, cells: Cells) -> Subject:
    return replace(_of_learner(db, table, cells), title=_title(db, cells.get("activity_id")))


def _attendance(db: Connection, table: str, cells: Cells) -> Subject:
    lesson = subject_of(db, Session.__tablename__, cells["session_id"]) if cells.get("session_id") else Subject(table)
    person = _of_learner(db, table, cells)
    return replace(person, title=lesson.name, place=lesson.place, starts_at=lesson.starts_at, ends_at=lesson.ends_at)


def _session(db: Connection, table: str, cells: Cells) -> Subject:
    booking = cells.get("booking_id")
    slot = subject_of(db, Booking.__tablename__, booking) if booking else Subject(table)
    name = _title(db, cells.get("activity_id")) or slot.name
    return Subject(table, name, place=slot.place, starts_at=slot.starts_at, ends_at=slot.ends_at)


def _title(db: Connection, activity: UUID | None) -> str:
    if activity is None:
        return ""
    return db.execute(select(Activity.title).where(Activity.id == activity)).scalar() or ""


def _booking(db: Connection, table: str, cells: Cells) -> Subject:
    place = venue_name(db, cells.get("venue_id")) or cells.get("place_note")
    when = {name: cells.get(name) for name in ("starts_at", "ends_at")}
    held = db.execute(
        select(Activity.title)
        .join(Session, Session.activity_id == Activity.id)
        .where(Session.booking_id == cells["id"], Session.removed.is_(False))
        .limit(1)
    ).scalar()
    return Subject(table, held or cells.get("title") or "", place=place, **when)


def _venue(db: Connection, table: str, cells: Cells) -> Subject:
    return Subject(
        table, cells.get("name") or "", place=venue_name(db, cells.get("part_of_id")) or cells.get("address")
    )


def venue_name(db: Connection, venue: UUID | None) -> str | None:
    """A room by itself is no place: 浦沿街道分院 203 教室 is."""
    if venue is None:
        return None
    whole = Venue.__table__.alias("whole")
    row = db.execute(
        select(Venue.name, whole.c.name).outerjoin(whole, whole.c.id == Venue.part_of_id).where(Venue.id == venue)
    ).first()
    if row is None:
        return None
    name, site = row
    return name if site is None or site in name else f"{site} {name}"


def _pointing(db: Connection, table: str, cells: Cells) -> Subject:
    """A proposal or a conflict is about what it names."""
    target, record = cells.get("target_table"), cells.get("target_id")
    if target is None or record is None or target == table:
        return Subject(table)
    return replace(subject_of(db, target, record), table=table)


def _anything(db: Connection, table: str, cells: Cells) -> Subject:
    return Subject(table, str(cells.get("name") or cells.get("title") or ""))


_ABOUT: Mapping[str, Callable[[Connection, str, Cells], Subject]] = {
    "learner": _learner,
    "learner_branch": _of_learner,
    "consent": _of_learner,
    "card": _card,
    "society_member": _of_learner,
    "enrolment": _enrolment,
    "attendance": _attendance,
    "session": _session,
    "booking": _booking,
    "venue": _venue,
    "proposal": _pointing,
    "conflict": _pointing,
}


def name_of(db: Connection, table: str, row: UUID) -> str:
    """What a reference to the row is called where its id stands in a column."""
    return venue_name(db, row) or "" if table == Venue.__tablename__ else subject_of(db, table, row).name
