"""The tables of the exchange with the district, beside those that the capture needs from the first day.

What was sealed and sent, what was read of each feed, what waits (parked, refused, to be swept), and what staff may
show as proof (receipts). None of them leaves the desk.
"""

from uuid import UUID

from sqlalchemy import PrimaryKeyConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bjdesk.kernel.clock import Instant
from bjdesk.store.base import Base, Code, Json, coded, link, local

# --- what goes out ---------------------------------------------------------------------------------------------------


class SyncBatch(Base):
    """A sealed batch in the chain, kept at least 90 days after it was acknowledged; later only its place is kept.

    `hollow` says that `body` is not what was sealed: the operations in it stood at `places` of the sealed one.
    """

    __tablename__ = "sync_batch"
    __table_args__ = local()

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    prev: Mapped[bytes]
    digest: Mapped[bytes]
    link: Mapped[bytes]
    count: Mapped[int]
    body: Mapped[bytes]
    hollow: Mapped[bool] = mapped_column(server_default=text("0"))
    places: Mapped[Json | None]
    sealed_at: Mapped[Instant]
    acked_at: Mapped[Instant | None]


class SyncAgain(Base):
    """Bodies of an earlier chain that are sealed again after this desk was enrolled anew."""

    __tablename__ = "sync_again"
    __table_args__ = local()

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[bytes]


# --- what comes in ---------------------------------------------------------------------------------------------------


class SyncScope(Base):
    """How far a feed was read, and the digest over what of it is present here.

    `held` counts the rows that the next page would take away, if those are too many; `allowed` how many of them a
    person let go.
    """

    __tablename__ = "sync_scope"
    __table_args__ = local(rowid=False)

    scope: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int]
    nonce: Mapped[bytes]
    digest: Mapped[bytes]
    rows: Mapped[int]
    held: Mapped[int] = mapped_column(server_default=text("0"))
    allowed: Mapped[int] = mapped_column(server_default=text("0"))


class SyncCursorLog(Base):
    """The newest cursors of a feed, to find the last common point with a server that lost history."""

    __tablename__ = "sync_cursor_log"
    __table_args__ = (PrimaryKeyConstraint("scope", "seq"), *local(rowid=False))

    scope: Mapped[str]
    seq: Mapped[int]
    nonce: Mapped[bytes]


class SyncSweep(Base):
    """Rows to be looked at again at the end of the feeds: unconfirmed ones, and such that could not go yet."""

    __tablename__ = "sync_sweep"
    __table_args__ = (PrimaryKeyConstraint("scope", "tbl", "row_id"), *local(rowid=False))

    scope: Mapped[str]
    tbl: Mapped[str]
    row_id: Mapped[UUID] = link("*")


class SyncParked(Base):
    """Published rows that cannot be placed: `parent` is the row that has not come, null if that would not help."""

    __tablename__ = "sync_parked"
    __table_args__ = (PrimaryKeyConstraint("tbl", "row_id"), *local(index=("parent",), rowid=False))

    tbl: Mapped[str]
    row_id: Mapped[UUID] = link("*")
    parent: Mapped[UUID | None]
    row: Mapped[Json]


# --- what people see of it -------------------------------------------------------------------------------------------


class SyncRefused(Base):
    """待处理: an operation that the district refused; the desk shows the district's row, the content waits here."""

    __tablename__ = "sync_refused"
    __table_args__ = (
        PrimaryKeyConstraint("incarnation", "op"),
        *local(index=("status", "person_id", "tbl row_id"), rowid=False),
    )

    incarnation: Mapped[int]
    op: Mapped[int]
    tbl: Mapped[str]
    row_id: Mapped[UUID] = link("*")
    person_id: Mapped[UUID | None] = link("learner")
    reason: Mapped[str]
    content: Mapped[Json]
    at: Mapped[Instant]
    status: Mapped[Code] = coded("refused_status")
    settled_at: Mapped[Instant | None]


class SyncSeries(Base):
    """How far this desk has counted the numbers that it prints (D12)."""

    __tablename__ = "sync_series"
    __table_args__ = (PrimaryKeyConstraint("kind", "year"), *local(rowid=False))

    kind: Mapped[Code] = coded("certificate_kind")
    year: Mapped[int]
    next: Mapped[int]


class Receipt(Base):
    """同步回执: what the district confirmed, to show that it was handed in on time (D1, D13)."""

    __tablename__ = "receipt"
    __table_args__ = local(index=("at",))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[Instant]
    sent: Mapped[int]
    received: Mapped[int]
    doubts: Mapped[int]
    text: Mapped[str]
    signature: Mapped[bytes | None]


class SyncRun(Base):
    """同步记录: what one exchange did and how it ended, for people to read.

    `until` is the last time the same thing was found again: an automatic run that changes nothing adds no row.
    `trigger` is bjdesk.syncing.running.Trigger, `outcome` a word of the sync itself.
    """

    __tablename__ = "sync_run"
    __table_args__ = local(index=("outcome until", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[Instant]
    until: Mapped[Instant]
    took_ms: Mapped[int]
    trigger: Mapped[str]
    staff_id: Mapped[UUID | None] = link("staff")
    outcome: Mapped[str]
    sent: Mapped[int]
    received: Mapped[int]
    refused: Mapped[int]
    facts: Mapped[Json]
