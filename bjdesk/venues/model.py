"""Venues and the bookings that give everything its place and time (R10, R35, R54, R57)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from bjdesk.kernel.clock import Instant
from bjdesk.store.base import Base, Claimed, Code, Fields, Minutes, States, coded, link, ref, synced
from sync.declarations import machine

BOOKING_MOVES = machine("1>2 3 6 7; 2>4 5 6; 3>1; 4>5; 5>4; 6>; 7>1 2 6", order="6 4 5 3 2 7 1")
"""1 申请, 2 已同意, 3 已拒绝, 4 已使用, 5 未到, 6 已取消, 7 候补."""


class Venue(Fields, Base):
    """场地: a site, or a room of one by `part_of` (R10, R54, R55)."""

    __tablename__ = "venue"
    __table_args__ = synced(
        "fields",
        home="*B",
        seen="A",
        groups=(
            "name type",
            "steward coordinator",
            "address community_id",
            "lon_gcj02 lat_gcj02",
            "area_dm2 is_teaching use shared_with_id",
            "capacity capacity_hard",
            "floor is_step_free",
            "hours_text hours_parsed",
            "status status_on",
            "review: review_state reviewed_on review_note same_as_id",
        ),
        index=("part_of_id", "community_id", "register_no"),
    )

    register_no: Mapped[str | None]
    registered_on: Mapped[date | None]
    name: Mapped[str]
    type: Mapped[Code] = coded("venue_type")
    part_of_id: Mapped[UUID | None] = ref("venue")
    room_no: Mapped[str | None]
    tier: Mapped[Code] = coded("tier")
    owner_org_id: Mapped[UUID | None] = ref("org")
    owner_name: Mapped[str | None]
    steward: Mapped[Code | None] = coded("steward")
    coordinator: Mapped[str | None]
    address: Mapped[str | None]
    community_id: Mapped[UUID | None] = ref("org")
    lon_gcj02: Mapped[int | None]
    lat_gcj02: Mapped[int | None]
    area_dm2: Mapped[int | None]
    is_teaching: Mapped[bool]
    use: Mapped[Code] = coded("room_use")
    shared_with_id: Mapped[UUID | None] = ref("org")
    capacity: Mapped[int | None]
    capacity_hard: Mapped[int | None]
    floor: Mapped[str | None]
    is_step_free: Mapped[bool]
    hours_text: Mapped[str | None]
    hours_parsed: Mapped[bool]
    booking_way: Mapped[str | None]
    audience: Mapped[str | None]
    is_free: Mapped[bool]
    is_learning_point: Mapped[bool]
    contact: Mapped[str | None]
    setup_gap_min: Mapped[int]
    status: Mapped[Code] = coded("venue_status")
    status_on: Mapped[date | None]
    review_state: Mapped[Code] = mapped_column(info={"codes": "submission_status"}, server_default="1")
    reviewed_on: Mapped[date | None]
    review_note: Mapped[str | None]
    same_as_id: Mapped[UUID | None] = link("venue")


class VenueHours(Fields, Base):
    """开放时间: one span of a day on some days of the week; the original text stays with the venue (R12)."""

    __tablename__ = "venue_hours"
    __table_args__ = synced("fields", home="*B", seen="A", index=("venue_id",))

    venue_id: Mapped[UUID] = ref("venue")
    weekdays: Mapped[int]
    starts_min: Mapped[Minutes]
    ends_min: Mapped[Minutes]
    season: Mapped[Code] = coded("opening_season")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class Booking(Claimed, States, Base):
    """预订: when and where; a session's place and time is its booking (R35, R57)."""

    __tablename__ = "booking"
    __table_args__ = synced(
        "claim",
        home="*B",
        seen="A",
        states="booking_status",
        groups=("venue_id starts_at ends_at gap_min place_note",),
        index=("venue_id starts_at", "scope starts_at"),
    )

    venue_id: Mapped[UUID | None] = ref("venue")
    starts_at: Mapped[Instant]
    ends_at: Mapped[Instant]
    gap_min: Mapped[int]
    place_note: Mapped[str | None]
    title: Mapped[str]
    purpose: Mapped[Code] = coded("booking_purpose")
    borrower_kind: Mapped[Code] = coded("borrower_kind")
    borrower_org_id: Mapped[UUID | None] = ref("org")
    borrower_id: Mapped[UUID | None] = link("society")
    borrower_name: Mapped[str | None]
    headcount: Mapped[int | None]
