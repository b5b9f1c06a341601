"""What everything names: organisations (R1, R7), codes, documents and dated parameters (R97)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from bjdesk.store.base import Base, Code, District, Fields, Json, coded, link, ref, synced


class Org(Fields, Base):
    """机构: district, street, community, school, branch, partner (R1, R2, R7)."""

    __tablename__ = "org"
    __table_args__ = synced(
        "fields",
        home="*B",
        seen="A",
        groups=(
            "name short_name aliases",
            "steward department coordinator",
            "office_phone contact_title",
            "lon_gcj02 lat_gcj02",
            "status valid_from valid_to",
        ),
        index=("code12", "parent_id type"),
    )

    code12: Mapped[str | None]
    type: Mapped[Code] = coded("org_type")
    parent_id: Mapped[UUID | None] = ref("org")
    tier: Mapped[Code | None] = coded("tier")
    name: Mapped[str]
    short_name: Mapped[str | None]
    aliases: Mapped[Json]
    steward: Mapped[Code | None] = coded("steward")
    department: Mapped[str | None]
    coordinator: Mapped[str | None]
    is_partner: Mapped[bool]
    street_code: Mapped[str | None]
    office_phone: Mapped[str | None]
    contact_title: Mapped[str | None]
    lon_gcj02: Mapped[int | None]
    lat_gcj02: Mapped[int | None]
    is_complex: Mapped[bool]
    status: Mapped[Code] = coded("org_status")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    establishment_doc_id: Mapped[UUID | None] = link("policy_doc")
    same_as_id: Mapped[UUID | None] = link("org")


class CodeRow(District, Base):
    """代码: one entry of one code list, effective-dated and never reused."""

    __tablename__ = "code"
    __table_args__ = synced("district", home="*", seen="A", index=("list code valid_from",))

    list: Mapped[str]
    code: Mapped[str]
    name: Mapped[str]
    parent: Mapped[str | None]
    seed_terms: Mapped[str | None]
    attrs: Mapped[Json | None]
    sort: Mapped[int]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class PolicyDoc(District, Base):
    """文件依据: the document that a number rests on (R97)."""

    __tablename__ = "policy_doc"
    __table_args__ = synced("district", home="*", seen="A", index=("doc_no",))

    doc_no: Mapped[str]
    title: Mapped[str]
    issued_on: Mapped[date | None]
    effective_on: Mapped[date]
    ended_on: Mapped[date | None]
    lead_org_name: Mapped[str | None]
    superseded_by_id: Mapped[UUID | None] = link("policy_doc")


class PolicyParameter(District, Base):
    """政策参数: a number or text of the district from a day on, with its basis (R97)."""

    __tablename__ = "policy_parameter"
    __table_args__ = synced("district", home="*", seen="A", index=("key valid_from",))

    key: Mapped[str]
    value: Mapped[Json]
    unit: Mapped[str | None]
    for_org_id: Mapped[UUID | None] = ref("org")
    valid_from: Mapped[date]
    doc_id: Mapped[UUID | None] = ref("policy_doc")
    basis: Mapped[Code] = coded("parameter_basis")


class Term(District, Base):
    """学期: from when to when classes run (R25, R47)."""

    __tablename__ = "term"
    __table_args__ = synced("district", home="*B", seen="A", index=("starts_on",))

    code: Mapped[str]
    name: Mapped[str]
    season: Mapped[Code] = coded("term_season")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    enrol_from: Mapped[date | None]
    enrol_to: Mapped[date | None]
