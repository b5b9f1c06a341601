"""The bookings of a year as a table: every one in order of time, the cancelled too (R35, D11)."""

from datetime import date

from bjdesk.kernel.clock import Instant
from bjdesk.venues.booking_book import PURPOSE, STATE, booking_table
from bjdesk.venues.model import Booking
from tests.makers import DAY, ZONE, Branch, at

NAMES = {PURPOSE: {"3": "外借"}, STATE: {"2": "已同意", "6": "已取消"}}


def test_bookings_stand_in_order_with_their_place_and_state(branch: Branch) -> None:
    room = branch.venue("教室（演示）", room_no="203")
    for start, state, title in (("15:00", "6", "=退了"), ("09:00", "2", "晨练")):
        when = {"starts_at": at(start), "ends_at": Instant(at(start) + 3_600_000_000)}
        branch.plant(Booking, venue_id=room, title=title, state=state, purpose="3", headcount=12, **when)
    begin, end = at("00:00", date(DAY.year, 1, 1)), at("00:00", date(DAY.year + 1, 1, 1))

    table = branch.read(booking_table, branch.desk.facts.street_code, begin, end, NAMES, ZONE)

    assert table.rows == (
        (1, DAY, "09:00", "10:00", "203 教室（演示）", "晨练", "外借", None, 12, "已同意"),
        (2, DAY, "15:00", "16:00", "203 教室（演示）", "=退了", "外借", None, 12, "已取消"),
    )
    assert table.lines == (f"{DAY.year}-01-01 至 {DAY.year}-12-31",)
