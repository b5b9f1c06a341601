"""What is read of societies and their members; their meetings are read above (`bjdesk.learning.meetings`, R71)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from bjdesk.people.model import LearnerAlias
from bjdesk.people.queries import LearnerRow, learners_by_id
from bjdesk.reference.model import Org
from bjdesk.societies.model import Society, SocietyMember
from bjdesk.store.name_order import name_key
from bjdesk.venues.model import Venue

LEADER, DEPUTY = "2", "3"
"""`society_member_role`."""
_SCHOOLS = ("CS", "SB")
"""`org_type`: 社区市民学校, 街道分院."""
_FIRST = {LEADER: 0, DEPUTY: 1, "4": 2}
"""The leaders stand before the others."""
PERSON = func.coalesce(LearnerAlias.canonical_id, SocietyMember.learner_id)


@dataclass(frozen=True, slots=True)
class SocietyRow:
    """One society of a branch; `place` is the venue in which it usually meets."""

    id: UUID
    rev: int
    name: str
    category: str
    state: str
    state_note: str | None
    community: str | None
    coordinator: str | None
    founded_on: date | None
    place: str | None
    meeting_rule: str | None
    has_charter: bool
    has_rules: bool
    filing_no: str | None


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One membership and whose it is."""

    id: UUID
    rev: int
    person: LearnerRow
    role: str
    is_core: bool
    joined_on: date | None
    left_on: date | None

    def has_left(self, today: date) -> bool:
        return self.left_on is not None and self.left_on <= today


@dataclass(frozen=True, slots=True)
class Belonging:
    """How many belong to a society today, how many of them to its core, and who leads it."""

    people: int = 0
    core: int = 0
    leader: str | None = None


def societies(db: Connection, scope: str, record: UUID | None = None) -> list[SocietyRow]:
    """Every society of a branch by name, or the one that is asked for."""
    seat = Org.__table__.alias("seat")
    query = (
        select(
            Society.id,
            Society.rev,
            Society.name,
            Society.category,
            Society.state,
            Society.state_note,
            Org.name,
            seat.c.name,
            Society.founded_on,
            Venue.name,
            Society.meeting_rule,
            Society.has_charter,
            Society.has_rules,
            Society.filing_no,
        )
        .select_from(Society)
        .outerjoin(Org, Org.id == Society.community_id)
        .outerjoin(seat, seat.c.id == Society.coordinator_org_id)
        .outerjoin(Venue, Venue.id == Society.meeting_venue_id)
        .where(Society.scope == scope, Society.removed.is_(False))
    )
    if record is not None:
        query = query.where(Society.id == record)
    return sorted((SocietyRow(*row) for row in db.execute(query)), key=_by_name)


def society_cells(db: Connection, record: UUID) -> dict[str, Any] | None:
    """Every column of a society, for the form that edits it."""
    row = db.execute(select(Society.__table__).where(Society.id == record, Society.removed.is_(False))).mappings()
    found = row.first()
    return dict(found) if found is not None else None


def members(db: Connection, society: UUID) -> list[MemberRow]:
    """Everybody who is or was in it: leaders first, then by name; those who left last."""
    found = list(
        db.execute(
            select(
                SocietyMember.id,
                SocietyMember.rev,
                PERSON.label("person"),
                SocietyMember.role,
                SocietyMember.is_core,
                SocietyMember.joined_on,
                SocietyMember.left_on,
            )
            .select_from(SocietyMember)
            .outerjoin(LearnerAlias, LearnerAlias.learner_id == SocietyMember.learner_id)
            .where(SocietyMember.society_id == society, SocietyMember.removed.is_(False))
        )
    )
    known = {row.id: row for row in learners_by_id(db, list({row.person for row in found}))}
    rows = [MemberRow(row.id, row.rev, known[row.person], *row[3:]) for row in found if row.person in known]
    return sorted(_one_each(rows), key=_by_role)


def belonging(db: Connection, scope: str, today: date, record: UUID | None = None) -> Mapping[UUID, Belonging]:
    """society -> who belongs to it today; two desks that added one person count her once."""
    query = (
        select(
            SocietyMember.society_id,
            PERSON,
            SocietyMember.is_core,
            SocietyMember.role,
            SocietyMember.joined_on,
            SocietyMember.left_on,
        )
        .select_from(SocietyMember)
        .outerjoin(LearnerAlias, LearnerAlias.learner_id == SocietyMember.learner_id)
        .where(SocietyMember.scope == scope, SocietyMember.removed.is_(False))
    )
    if record is not None:
        query = query.where(SocietyMember.society_id == record)
    people: dict[UUID, dict[UUID, bool]] = {}
    leads: dict[UUID, UUID] = {}
    for society, person, is_core, role, joined, left in db.execute(query.order_by(SocietyMember.id)):
        if (joined is not None and joined > today) or (left is not None and left <= today):
            continue
        inside = people.setdefault(society, {})
        inside[person] = inside.get(person, False) or is_core
        if role == LEADER:
            leads[society] = person
    names = {row.id: row.name for row in learners_by_id(db, list(set(leads.values())))}
    return {
        society: Belonging(len(inside), sum(inside.values()), names.get(leads.get(society, UUID(int=0))))
        for society, inside in people.items()
    }


def _one_each(rows: Iterable[MemberRow]) -> Sequence[MemberRow]:
    """Two desks may each have added one person: of two memberships that go on the first stands."""
    kept: dict[tuple[UUID, date | None], MemberRow] = {}
    for row in sorted(rows, key=_by_id):
        kept.setdefault((row.person.id, row.left_on), row)
    return list(kept.values())


def _by_id(row: MemberRow) -> UUID:
    return row.id


def _by_name(row: SocietyRow) -> tuple[bool, object, UUID]:
    return (row.state == "4", name_key(row.name), row.id)


def _by_role(row: MemberRow) -> tuple[bool, int, object, UUID]:
    return (row.left_on is not None, _FIRST.get(row.role, 3), name_key(row.person.name), row.id)


def coordinating_schools(db: Connection, scope: str) -> list[tuple[UUID, str]]:
    """Who may coordinate a society: citizen schools and branches, those of the own street first (R72)."""
    rows = db.execute(
        select(Org.id, Org.name, Org.street_code)
        .where(Org.type.in_(_SCHOOLS), Org.removed.is_(False), Org.valid_to.is_(None))
        .order_by(Org.type, Org.code12, Org.name)
    )
    found = [(row.street_code != scope, row.id, row.name) for row in rows]
    return [(record, name) for _, record, name in sorted(found, key=_own_first)]


def _own_first(row: tuple[bool, UUID, str]) -> bool:
    return row[0]
