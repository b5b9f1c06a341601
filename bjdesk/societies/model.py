"""Societies and their members; a meeting is a session of an activity of the society (R45, R71, R72)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from bjdesk.store.base import Base, Code, Fields, States, coded, link, ref, synced
from sync.declarations import machine

SOCIETY_MOVES = machine("1>2 3; 2>3 4; 3>2 4; 4>", order="4 3 2 1")
"""1 培育中, 2 已备案, 3 停止活动, 4 注销."""


class Society(States, Base):
    """学习型社团 (R71)."""

    __tablename__ = "society"
    __table_args__ = synced(
        "states",
        home="B",
        seen="A",
        states="society_status",
        groups=("name category", "meeting_venue_id meeting_rule"),
        index=("community_id", "name"),
    )

    name: Mapped[str]
    category: Mapped[Code] = coded("society_category")
    community_id: Mapped[UUID | None] = ref("org")
    coordinator_org_id: Mapped[UUID | None] = ref("org")
    founded_on: Mapped[date | None]
    meeting_venue_id: Mapped[UUID | None] = ref("venue")
    meeting_rule: Mapped[str | None]
    has_charter: Mapped[bool]
    has_rules: Mapped[bool]
    elderly_override: Mapped[Code | None] = coded("yes_no")
    filing_no: Mapped[str | None]


class SocietyMember(Fields, Base):
    """成员: from when to when, in what role, in the core or not (R45, R71)."""

    __tablename__ = "society_member"
    __table_args__ = synced(
        "fields",
        home="B",
        seen="LH",
        groups=("role is_core", "joined_on left_on"),
        index=("society_id", "learner_id"),
    )

    society_id: Mapped[UUID] = ref("society")
    learner_id: Mapped[UUID] = link("learner")
    role: Mapped[Code] = coded("society_member_role")
    is_core: Mapped[bool]
    joined_on: Mapped[date | None]
    left_on: Mapped[date | None]
