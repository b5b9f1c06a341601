"""The bookings of a branch as an Excel table: one line a booking, in order of time (R35, R57, D11)."""

from collections.abc import Mapping
from datetime import tzinfo

from sqlalchemy import Connection, select

from bjdesk.documents.workbook import DAY, NUMBER, Cell, Column, Table
from bjdesk.kernel.clock import Instant, to_local
from bjdesk.venues.model import Booking, Venue
from bjdesk.venues.week import label_of

COLUMNS = (
    Column("序号", 7, NUMBER),
    Column("日期", 12, DAY),
    Column("从", 7),
    Column("到", 7),
    Column("场地", 24),
    Column("做什么", 30),
    Column("用途", 12),
    Column("谁用", 20),
    Column("人数", 7, NUMBER),
    Column("状态", 10),
)
NOTES = ("人数由借用方报来，课程的到课人数在班级名册里", "取消和退回的也在表里，看“状态”一栏")
PURPOSE, STATE = "booking_purpose", "booking_status"
Names = Mapping[str, Mapping[str, str]]
"""Code list -> code -> name."""


def booking_table(db: Connection, scope: str, begin: Instant, end: Instant, names: Names, zone: tzinfo) -> Table:
    """Bookings that begin in [begin, end)."""
    rows = db.execute(
        select(
            Booking.starts_at,
            Booking.ends_at,
            Venue.room_no,
            Venue.name,
            Booking.place_note,
            Booking.title,
            Booking.purpose,
            Booking.borrower_name,
            Booking.headcount,
            Booking.state,
        )
        .outerjoin(Venue, Venue.id == Booking.venue_id)
        .where(Booking.scope == scope, Booking.removed.is_(False), Booking.starts_at >= begin, Booking.starts_at < end)
        .order_by(Booking.starts_at, Booking.id)
    )
    lines = tuple(_line(number, tuple(row), names, zone) for number, row in enumerate(rows, 1))
    first, last = to_local(begin, zone), to_local(Instant(end - 1), zone)
    return Table("场地预订", COLUMNS, lines, (f"{first:%Y-%m-%d} 至 {last:%Y-%m-%d}",))


def _line(number: int, row: tuple[object, ...], names: Names, zone: tzinfo) -> tuple[Cell, ...]:
    starts_at, ends_at, room, name, note, title, purpose, borrower, heads, state = row
    begin, end = to_local(Instant(int(str(starts_at))), zone), to_local(Instant(int(str(ends_at))), zone)
    place = label_of(str(room or ""), str(name)) if name else str(note or "")
    return (
        number,
        begin.date(),
        f"{begin:%H:%M}",
        f"{end:%H:%M}",
        place,
        str(title),
        names[PURPOSE].get(str(purpose), ""),
        None if borrower is None else str(borrower),
        None if heads is None else int(str(heads)),
        names[STATE].get(str(state), ""),
    )
