"""Reads of what everything names: codes, parameters of a day, organisations (R1, R7, R97)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, or_, select

from bjdesk.reference.model import CodeRow, Org, PolicyParameter

BRANCH, STREET, COMMUNITY, COLLEGE = "SB", "STR", "COM", "DC"
"""`org_type` codes that are asked for by name."""


@dataclass(frozen=True, slots=True)
class OrgRow:
    """One organisation."""

    id: UUID
    code12: str | None
    type: str
    name: str
    short_name: str | None
    street_code: str | None
    aliases: list[str]


def _orgs() -> Select[*tuple[Any, ...]]:
    return select(Org.id, Org.code12, Org.type, Org.name, Org.short_name, Org.street_code, Org.aliases)


def parameters_on(db: Connection, day: date, branch: UUID | None = None) -> dict[str, Any]:
    """key -> value of every parameter in force on `day`: the branch's own row, else the district's newest (R97)."""
    rows = db.execute(
        select(PolicyParameter.key, PolicyParameter.value, PolicyParameter.for_org_id)
        .where(PolicyParameter.valid_from <= day, PolicyParameter.removed.is_(False))
        .where(or_(PolicyParameter.for_org_id.is_(None), PolicyParameter.for_org_id == branch))
        .order_by(PolicyParameter.for_org_id.is_not(None), PolicyParameter.valid_from)
    )
    return {key: value for key, value, _ in rows}


def first_parameters(db: Connection) -> dict[str, Any]:
    """key -> the district's value on the first day on which each was in force."""
    rows = db.execute(
        select(PolicyParameter.key, PolicyParameter.value)
        .where(PolicyParameter.for_org_id.is_(None), PolicyParameter.removed.is_(False))
        .order_by(PolicyParameter.valid_from.desc())
    )
    return {row.key: row.value for row in rows}


def parameter_id(db: Connection, key: str, day: date) -> UUID | None:
    """The row of a parameter in force on `day`, e.g. the text that a learner agreed to (D5)."""
    return db.execute(
        select(PolicyParameter.id)
        .where(PolicyParameter.key == key, PolicyParameter.valid_from <= day, PolicyParameter.removed.is_(False))
        .order_by(PolicyParameter.valid_from.desc())
        .limit(1)
    ).scalar()


def codes(db: Connection, code_list: str) -> dict[str, str]:
    """code -> name of one list, in its order."""
    rows = db.execute(
        select(CodeRow.code, CodeRow.name)
        .where(CodeRow.list == code_list, CodeRow.removed.is_(False))
        .order_by(CodeRow.sort, CodeRow.code)
    )
    return {row.code: row.name for row in rows}


def org(db: Connection, record: UUID) -> OrgRow | None:
    """One organisation by id."""
    found = db.execute(_orgs().where(Org.id == record)).first()
    return OrgRow(*found) if found else None


def branch_of_street(db: Connection, street_code: str) -> OrgRow | None:
    """The street branch (街道分院) of a street's nine-digit code (R2)."""
    found = db.execute(_orgs().where(Org.type == BRANCH, Org.street_code == street_code)).first()
    return OrgRow(*found) if found else None


def college(db: Connection) -> OrgRow | None:
    """The district community college."""
    found = db.execute(_orgs().where(Org.type == COLLEGE)).first()
    return OrgRow(*found) if found else None


def communities(db: Connection, day: date) -> list[OrgRow]:
    """Communities that exist on `day`, in order of their code (R1)."""
    rows = db.execute(
        _orgs()
        .where(Org.type == COMMUNITY, Org.valid_from <= day, Org.removed.is_(False))
        .where(or_(Org.valid_to.is_(None), Org.valid_to >= day))
        .order_by(Org.code12)
    )
    return [OrgRow(*row) for row in rows]
