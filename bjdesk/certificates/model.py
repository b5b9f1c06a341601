"""Certificates as frozen data, the events of their life, and who may sign (R28, R48, R53, R77, D7, D12)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from bjdesk.kernel.clock import Instant
from bjdesk.store.base import (
    Base,
    Claimed,
    Code,
    Digest,
    District,
    Fields,
    Grow,
    Json,
    coded,
    link,
    local,
    ref,
    synced,
)


class CertificateTemplate(District, Base):
    """证书模板: the wording and the layout of a kind; a version is never edited (R67, R77)."""

    __tablename__ = "certificate_template"
    __table_args__ = synced("district", home="*", seen="A", index=("kind version",))

    kind: Mapped[Code] = coded("certificate_kind")
    version: Mapped[int]
    name: Mapped[str]
    wording: Mapped[Json]
    layout: Mapped[Json]
    background: Mapped[Digest | None]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class NumberVoid(Grow, Base):
    """作废号: a spoilt number, or a gap after a restore; numbers are never used twice (D12)."""

    __tablename__ = "number_void"
    __table_args__ = synced("grow", home="B", seen="H", index=("kind year n",))

    kind: Mapped[Code] = coded("certificate_kind")
    year: Mapped[int]
    n: Mapped[int]
    cause: Mapped[Code] = coded("number_void_cause")


class Certificate(Claimed, Fields, Base):
    """证书: what was printed, frozen as data; it claims its number (R28, D7, D12)."""

    __tablename__ = "certificate"
    __table_args__ = synced(
        "claim",
        home="B",
        seen="LH",
        groups=("kind year n number printed_number",),
        index=("number", "learner_id", "activity_id", "kind year n"),
    )

    kind: Mapped[Code] = coded("certificate_kind")
    year: Mapped[int]
    n: Mapped[int]
    number: Mapped[str]
    printed_number: Mapped[str]
    learner_id: Mapped[UUID | None] = link("learner")
    subject_table: Mapped[str | None]
    subject_id: Mapped[UUID | None] = link("*")
    activity_id: Mapped[UUID | None] = link("activity")
    template_id: Mapped[UUID] = ref("certificate_template")
    facts: Mapped[Json]
    statement: Mapped[bytes | None]
    replaces_id: Mapped[UUID | None] = link("certificate")
    pdf: Mapped[Digest | None]


class CertificateEvent(Grow, Base):
    """证书事件: signed, printed, sealed, collected, replaced, revoked, issued again, jammed (R28, D6)."""

    __tablename__ = "certificate_event"
    __table_args__ = synced("grow", home="B", seen="LH", index=("certificate_id",))

    certificate_id: Mapped[UUID] = link("certificate")
    learner_id: Mapped[UUID | None] = link("learner")
    kind: Mapped[Code] = coded("certificate_event_kind")
    copy_no: Mapped[int | None]
    collector: Mapped[str | None]
    collector_id_tail: Mapped[str | None]
    cause: Mapped[Code | None] = coded("event_cause")


class Revocation(Grow, Base):
    """作废或替换公告: for everybody who verifies, without personal data (D12)."""

    __tablename__ = "revocation"
    __table_args__ = synced("grow", home="B", seen="A", index=("number",))

    number: Mapped[str]
    kind: Mapped[Code] = coded("revocation_kind")
    replaced_by_number: Mapped[str | None]


class SigningKey(District, Base):
    """签发公钥与授权: the key of a desk, and the district's signature that lets it sign for a year."""

    __tablename__ = "signing_key"
    __table_args__ = synced("district", home="*", seen="A", index=("kid",))

    signer_id: Mapped[UUID | None] = link("desk")
    kid: Mapped[str]
    alg: Mapped[str]
    public_key: Mapped[bytes]
    delegation: Mapped[bytes]
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    revoked_on: Mapped[date | None]


class PrintJob(Base):
    """打印任务: which certificates go to the printer and how far it came; stays on this desk."""

    __tablename__ = "print_job"
    __table_args__ = local()

    id: Mapped[int] = mapped_column(primary_key=True)
    certificates: Mapped[Json]
    printer: Mapped[str | None]
    next_page: Mapped[int]
    status: Mapped[Code] = coded("print_job_status")
    started_at: Mapped[Instant]
