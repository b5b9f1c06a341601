"""Activities, sessions, enrolment and attendance (R25, R26, R35, R38–R40, D2, D4, D11)."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from bjdesk.kernel.clock import Instant
from bjdesk.store.base import (
    Base,
    CentiHours,
    Claimed,
    Code,
    Fen,
    Grow,
    Json,
    States,
    coded,
    link,
    ref,
    synced,
)
from sync.declarations import machine

ACTIVITY_MOVES = machine("1>2 5; 2>3 5; 3>4 5 6; 4>3; 5>1; 6>", order="6 4 5 3 2 1")
"""1 草拟, 2 已发布, 3 进行中, 4 已结班, 5 取消, 6 并班."""
SESSION_MOVES = machine("1>2 3 4; 2>1; 3>1; 4>1 2", order="2 4 3 1")
"""1 待上, 2 已结, 3 停课, 4 未活动."""
ENROLMENT_MOVES = machine("1>2 3 4; 2>4 5 6 7 8 9; 3>2 4; 4>1; 5>2; 6>2 5; 7>8; 8>7; 9>", order="7 8 9 5 4 6 2 3 1")
"""1 待确认, 2 已报名, 3 候补, 4 取消, 5 退学, 6 休学, 7 结业, 8 未结业, 9 转出."""


class Activity(States, Base):
    """活动: class, lecture, society meeting, after-school programme: one table, `type` tells (R25, R39)."""

    __tablename__ = "activity"
    __table_args__ = synced(
        "states",
        home="*B",
        seen="A",
        states="activity_status",
        groups=(
            "title type",
            "category topic",
            "quota quota_hard draw_way",
            "planned",
            "fee fee_basis",
            "age_min age_max needs_undertaking",
            "completion_pct completion_hours",
            "starts_on ends_on",
        ),
        index=("scope starts_on", "term_id", "society_id", "number"),
    )

    number: Mapped[str | None]
    title: Mapped[str]
    type: Mapped[Code] = coded("programme_type")
    category: Mapped[Code] = coded("course_category")
    topic: Mapped[Code | None] = coded("course_topic")
    term_id: Mapped[UUID | None] = ref("term")
    society_id: Mapped[UUID | None] = ref("society")
    host_org_id: Mapped[UUID] = ref("org")
    provider_org_id: Mapped[UUID | None] = ref("org")
    mode: Mapped[Code] = coded("activity_mode")
    is_open_entry: Mapped[bool]
    is_headcount_only: Mapped[bool]
    is_localised: Mapped[bool]
    target_groups: Mapped[Json]
    quota: Mapped[int | None]
    quota_hard: Mapped[int | None]
    draw_way: Mapped[Code] = coded("draw_way")
    planned: Mapped[CentiHours]
    fee: Mapped[Fen]
    fee_basis: Mapped[str | None]
    age_min: Mapped[int | None]
    age_max: Mapped[int | None]
    needs_undertaking: Mapped[bool]
    completion_pct: Mapped[int | None]
    completion_hours: Mapped[CentiHours | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    merged_into_id: Mapped[UUID | None] = link("activity")
    teacher_name: Mapped[str | None]
    contact: Mapped[str | None]
    summary: Mapped[str | None]


class Session(States, Base):
    """课次: one meeting of an activity; its place and time is its booking (R26, R35)."""

    __tablename__ = "session"
    __table_args__ = synced(
        "states",
        home="*B",
        seen="A",
        states="session_status",
        groups=("planned",),
        index=("activity_id ordinal", "booking_id"),
    )

    activity_id: Mapped[UUID] = ref("activity")
    booking_id: Mapped[UUID] = ref("booking")
    ordinal: Mapped[int]
    planned: Mapped[CentiHours]
    topic: Mapped[str | None]
    is_headcount_only: Mapped[bool]
    did_not_meet_reason: Mapped[str | None]


class Enrolment(Claimed, States, Base):
    """报名: a learner's place in an activity (R25)."""

    __tablename__ = "enrolment"
    __table_args__ = synced(
        "claim",
        home="B",
        seen="L",
        states="enrol_status",
        groups=(
            "joined_on left_on",
            "override_reason override_staff_id",
            "undertaking_by undertaking_on",
            "fee paid_way receipt_no paid_at",
        ),
        index=("learner_id activity_id", "activity_id state"),
    )

    activity_id: Mapped[UUID] = ref("activity")
    learner_id: Mapped[UUID] = link("learner")
    channel: Mapped[Code] = coded("enrol_channel")
    role: Mapped[Code] = coded("enrol_role")
    applied_at: Mapped[Instant]
    joined_on: Mapped[date | None]
    left_on: Mapped[date | None]
    queue_no: Mapped[int | None]
    draw_rank: Mapped[int | None]
    transfer_from_id: Mapped[UUID | None] = link("enrolment")
    override_reason: Mapped[str | None]
    override_staff_id: Mapped[UUID | None] = link("staff")
    undertaking_by: Mapped[str | None]
    undertaking_on: Mapped[date | None]
    fee: Mapped[Fen | None]
    paid_way: Mapped[Code | None] = coded("paid_way")
    receipt_no: Mapped[str | None]
    paid_at: Mapped[Instant | None]
    note: Mapped[str | None]
    batch_id: Mapped[UUID | None] = link("import_batch")


class Attendance(Grow, Base):
    """考勤记录: one mark of one person in one session; what counts is `effective` (R24, R26, D2, D11)."""

    __tablename__ = "attendance"
    __table_args__ = (
        Index("ix_attendance_makes_up_id", "makes_up_id", sqlite_where=text("makes_up_id IS NOT NULL")),
        *synced("grow", home="B", seen="LH", index=("session_id learner_id", "learner_id session_id")),
    )

    session_id: Mapped[UUID] = ref("session")
    learner_id: Mapped[UUID] = link("learner")
    status: Mapped[Code] = coded("attendance_status")
    entry_as: Mapped[Code] = coded("entry_as")
    method: Mapped[Code] = coded("capture_method")
    is_correction: Mapped[bool]
    checked_at: Mapped[Instant | None]
    late_min: Mapped[int | None]
    clock_doubt: Mapped[Code] = coded("clock_doubt")
    makes_up_id: Mapped[UUID | None] = link("session")
    batch_id: Mapped[UUID | None] = link("import_batch")
