"""The tables of the store itself: the context of a write, the outbox that triggers fill, and settings (local).

`sync_context` is the one row that triggers read, `sync_state` counts
operations and row versions, `sync_outbox` holds what was captured, `sync_row` what the district published.
"""

from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bjdesk.kernel.clock import Instant
from bjdesk.store.base import Base, Code, Json, coded, link, local


class SyncContext(Base):
    """Who writes, when and from where; first statement of every write transaction, deleted by the last."""

    __tablename__ = "sync_context"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), *local())

    id: Mapped[int] = mapped_column(primary_key=True)
    wall: Mapped[Instant]
    offset_min: Mapped[int]
    staff_id: Mapped[UUID | None] = link("staff")
    role: Mapped[Code] = coded("staff_role")
    desk_id: Mapped[UUID | None] = link("desk")
    command: Mapped[str]
    source: Mapped[int] = mapped_column(info={"codes": "change_source"})
    incarnation: Mapped[int]


class SyncState(Base):
    """The desk's counters, one row; `op` numbers captured operations, `rev` row versions."""

    __tablename__ = "sync_state"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), *local())

    id: Mapped[int] = mapped_column(primary_key=True)
    device_id: Mapped[UUID | None] = link("desk")
    number: Mapped[int | None]
    n: Mapped[int]
    link: Mapped[bytes | None]
    acked_n: Mapped[int]
    offset: Mapped[int]
    floor: Mapped[int]
    last_ms: Mapped[int]
    op: Mapped[int]
    rev: Mapped[int]
    machine: Mapped[str | None]
    offering: Mapped[str | None]


class SyncOutbox(Base):
    """Captured operations that the district has not echoed yet: the overlay."""

    __tablename__ = "sync_outbox"
    __table_args__ = local(index=("tbl row_id", "n"))

    op: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    incarnation: Mapped[int]
    tbl: Mapped[str]
    row_id: Mapped[UUID]
    home: Mapped[str]
    kind: Mapped[str]
    changed: Mapped[Json]
    base: Mapped[Json]
    from_state: Mapped[str | None]
    covered: Mapped[Json]
    ms: Mapped[int]
    actor_id: Mapped[UUID | None] = link("staff")
    n: Mapped[int | None]
    acked: Mapped[bool] = mapped_column(server_default=text("0"))
    """Written by earlier releases only: `sync_state.acked_n` says it of whole batches, without writing every row."""


class SyncRow(Base):
    """What the district published of a row: version and stamps of its registers; empty before the first sync."""

    __tablename__ = "sync_row"
    __table_args__ = (PrimaryKeyConstraint("tbl", "row_id"), *local(index=("feed seq",), rowid=False))

    tbl: Mapped[str]
    row_id: Mapped[UUID]
    feed: Mapped[str]
    seq: Mapped[int]
    nonce: Mapped[bytes]
    idx: Mapped[int]
    stamps: Mapped[Json]
    extra: Mapped[Json | None]
    left: Mapped[bool] = mapped_column(server_default=text("0"))


class Setting(Base):
    """设置 of this desk (D8)."""

    __tablename__ = "setting"
    __table_args__ = local(rowid=False)

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Json]
