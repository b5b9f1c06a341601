"""Desks, staff, the audit trail, and what people settle with the district (R2, R28, R52, D2, D6, D9, D10)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bjdesk.kernel.clock import Instant
from bjdesk.store.base import (
    Base,
    Code,
    Digest,
    District,
    Fields,
    Grow,
    Json,
    States,
    coded,
    link,
    local,
    ref,
    synced,
)
from sync.declarations import machine

PROPOSAL_MOVES = machine(
    "1>2 8; 2>3 4 5 6 7 8; 3>4 5 6 7; 4>; 5>; 6>2 8; 7>; 8>1", order="4 5 7 6 3 8 2 1", of_district="3 4 5 6 7"
)
"""1 草稿, 2 已报送, 3 受理中, 4 已通过, 5 部分通过, 6 退回, 7 不予通过, 8 撤回; from 3 on the district's."""
CONFLICT_MOVES = machine("1>2 3; 2>1; 3>", order="2 3 1")
"""1 待处理, 2 已处理, 3 自动消解."""


class Desk(District, Base):
    """工作台: one installation, made at first start and enrolled with the district later (R2)."""

    __tablename__ = "desk"
    __table_args__ = synced("district", home="B", seen="A")

    branch_id: Mapped[UUID] = ref("org")
    name: Mapped[str]
    number: Mapped[int | None]
    public_key: Mapped[bytes | None]
    enrolled_at: Mapped[Instant]
    revoked_at: Mapped[Instant | None]
    replaces_id: Mapped[UUID | None] = link("desk")


class Staff(Fields, Base):
    """经办人: whoever works at the desk, in one role (D9)."""

    __tablename__ = "staff"
    __table_args__ = synced(
        "fields", home="B", seen="A", groups=("name role", "active_from active_to"), index=("org_id",)
    )

    org_id: Mapped[UUID] = ref("org")
    name: Mapped[str]
    role: Mapped[Code] = coded("staff_role")
    worker_id: Mapped[UUID | None] = link("worker")
    active_from: Mapped[date]
    active_to: Mapped[date | None]


class Audit(Base):
    """审计: one row a command, chained by digests (D6); `n` counts up without a gap."""

    __tablename__ = "audit"
    __table_args__ = local(index=("subject_id at", "staff_id at"))

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[Instant]
    offset_min: Mapped[int]
    staff_id: Mapped[UUID | None] = link("staff")
    role: Mapped[Code] = coded("staff_role")
    desk_id: Mapped[UUID] = link("desk")
    command: Mapped[str]
    outcome: Mapped[Code] = coded("audit_outcome")
    subject_kind: Mapped[str | None]
    subject_id: Mapped[UUID | None] = link("*")
    reason: Mapped[str | None]
    prev_digest: Mapped[Digest]
    values_digest: Mapped[Digest]
    digest: Mapped[Digest]


class AuditValueRow(Base):
    """审计值: what changed, beside the chain, so that an erasure can hollow it without breaking the chain (D5)."""

    __tablename__ = "audit_value"
    __table_args__ = local(index=("audit_n", "person_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    audit_n: Mapped[int] = mapped_column(ForeignKey("audit.n", deferrable=True, initially="DEFERRED"))
    person_id: Mapped[UUID | None] = link("learner")
    row_table: Mapped[str]
    row_id: Mapped[UUID] = link("*")
    field: Mapped[str]
    old: Mapped[str | None]
    new: Mapped[str | None]
    salt: Mapped[bytes | None]
    leaf: Mapped[Digest]
    hollowed_at: Mapped[Instant | None]


class AuditHead(Grow, Base):
    """审计链头: where a desk's audit chain stood, anchored with the district (D6, D10)."""

    __tablename__ = "audit_head"
    __table_args__ = synced("grow", home="B", seen="H")

    n: Mapped[int]
    digest: Mapped[Digest]
    segment: Mapped[Digest | None]


class Proposal(States, Base):
    """报请: a wish about a row of the district, and what the district said to it (R10, R28, R51, D2, D3)."""

    __tablename__ = "proposal"
    __table_args__ = synced(
        "states",
        home="B",
        seen="H",
        states="submission_status",
        groups=("district: decided_on decided_by decision",),
        index=("state", "target_id", "person_id"),
    )

    kind: Mapped[Code] = coded("proposal_kind")
    target_table: Mapped[str]
    target_id: Mapped[UUID] = link("*")
    person_id: Mapped[UUID | None] = link("learner")
    base: Mapped[Json | None]
    body: Mapped[Json]
    reason: Mapped[str]
    decided_on: Mapped[date | None]
    decided_by: Mapped[str | None]
    decision: Mapped[str | None]


class ConflictRow(States, Base):
    """冲突: a value that somebody wrote and that does not stand, for people on both sides to see (R52, D2)."""

    __tablename__ = "conflict"
    __table_args__ = synced(
        "states", home="B", seen="O", states="conflict_status", index=("state", "target_id", "person_id")
    )

    kind: Mapped[Code] = coded("conflict_kind")
    target_table: Mapped[str]
    target_id: Mapped[UUID] = link("*")
    register: Mapped[str]
    person_id: Mapped[UUID | None] = link("learner")
    kept: Mapped[Json | None]
    lost: Mapped[Json | None]
    lost_desk_id: Mapped[UUID | None] = link("desk")
    lost_staff_id: Mapped[UUID | None] = link("staff")
    lost_at: Mapped[Instant | None]
    resolution: Mapped[Code | None] = coded("conflict_resolution")
    kept_desk_id: Mapped[UUID | None] = mapped_column(sort_order=130, info={"link": "desk"})
    kept_staff_id: Mapped[UUID | None] = mapped_column(sort_order=130, info={"link": "staff"})
    kept_at: Mapped[Instant | None] = mapped_column(sort_order=130)
