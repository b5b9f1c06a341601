"""Desks, staff and the audit trail (R2, D6, D9, D10)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bjdesk.kernel.clock import Instant
from bjdesk.store.base import Base, Code, Digest, District, Fields, coded, link, local, ref, synced


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
