"""How fast venues are: the week of one read for its grid, a clash looked for, a series of dates looked up (R35, R57).

    python tests/bench/venues.py

The floors are the statements themselves on the same file by the raw driver: the venue with its house and its rooms,
then the bookings that meet the time. A branch with twenty venues and two years of bookings, all invented (演示).
"""

import os
import random
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import floors
from figures import compared, figure

from bjdesk.app import DATABASE_FILE
from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.learning.classes.pattern import Pattern
from bjdesk.learning.classes.preview import EARLIEST_MIN, LATEST_MIN, STEP_MIN, preview
from bjdesk.learning.queries.booked import sessions_of
from bjdesk.store.database import FROM_IMPORT
from bjdesk.store.keys import TrainingKey
from bjdesk.venues import queries
from bjdesk.venues.hours import hours_of, terms
from bjdesk.venues.model import Booking, Venue
from bjdesk.venues.rules import Slot
from bjdesk.venues.week import week_of
from tests.makers import ZONE, Branch, at, make_branch, plant

VENUES, FIRST, DAYS, A_DAY = 20, date(2026, 1, 5), 700, 4
RUNS, WARM_UP, DATES = 400, 40, 16
_RELATED = "SELECT id FROM venue WHERE id = ?1 OR part_of_id = ?1 OR id = (SELECT part_of_id FROM venue WHERE id = ?1)"
_WEEK = f"""
SELECT b.id, b.rev, b.scope, b.venue_id, v.room_no, v.name, b.starts_at, b.ends_at, b.gap_min, b.title, b.purpose,
    b.borrower_name, b.headcount, b.state, b.verdict, s.id, a.title, a.type, a.category, a.teacher_name, s.ordinal
FROM booking b JOIN venue v ON v.id = b.venue_id
LEFT JOIN session s ON s.booking_id = b.id AND s.removed = 0
LEFT JOIN activity a ON a.id = s.activity_id
WHERE b.removed = 0 AND b.state NOT IN ('3', '6') AND b.venue_id IN ({_RELATED})
    AND b.starts_at < ?3 AND b.ends_at > ?2 AND b.starts_at > ?2 - 2678400000000 ORDER BY b.starts_at, b.id
"""
_HOURS = "SELECT hours_text FROM venue WHERE id = ?"
_CLASH = f"""
SELECT b.id, b.title, b.starts_at, b.ends_at FROM booking b
WHERE b.venue_id IN ({_RELATED}) AND b.removed = 0 AND b.state IN ('2', '4', '5')
    AND b.starts_at BETWEEN ?2 - 2678400000000 AND ?3 + 86400000000
    AND b.starts_at < ?3 + max(b.gap_min, ?4) * 60000000 AND b.ends_at + max(b.gap_min, ?4) * 60000000 > ?2
ORDER BY b.starts_at, b.id
"""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bjdesk-venues-") as work:
        branch = make_branch(Path(work) / "branch")
        rooms = _fill(branch)
        key = TrainingKey(branch.folder, os.urandom).key()
        raw = floors.connect(branch.folder / DATABASE_FILE, key)
        _week_grid(branch, raw, rooms)
        _clash(branch, raw, rooms)
        _series_preview(branch, raw, rooms)
        branch.close()


# --- what is measured ------------------------------------------------------------------------------------------------


def _week_grid(branch: Branch, raw: Any, rooms: list[UUID]) -> None:
    """Bookings of a week with their sessions, and the opening hours of the seven days."""

    def floor(number: int) -> Callable[[], object]:
        room, monday = _pick(rooms, number)
        bound = bytearray(room.bytes), at("00:00", monday), at("00:00", monday + timedelta(days=7))
        return partial(_read_week, raw, *bound)

    def ours(number: int) -> Callable[[], object]:
        room, monday = _pick(rooms, number)
        return partial(branch.read, _week, room, monday)

    least, found = compared(RUNS, floor, ours, warm_up=WARM_UP)
    figure("venues", "week_grid", "ms", found.median, floor=least.median, n=RUNS)


def _clash(branch: Branch, raw: Any, rooms: list[UUID]) -> None:
    def floor(number: int) -> Callable[[], object]:
        slot = _slot(rooms, number)
        bound = bytearray(slot.venue.bytes), slot.starts_at, slot.ends_at, slot.gap_min
        return partial(_read_all, raw, _CLASH, bound)

    def ours(number: int) -> Callable[[], object]:
        return partial(branch.read, queries.in_the_way, _slot(rooms, number))

    least, found = compared(RUNS, floor, ours, warm_up=WARM_UP)
    figure("venues", "clash", "ms", found.median, floor=least.median, n=RUNS)


def _series_preview(branch: Branch, raw: Any, rooms: list[UUID]) -> None:
    """All dates of a class of sixteen meetings, each with what is in its way."""

    places = [bytearray(row[0]) for row in raw.execute("SELECT id FROM venue ORDER BY coalesce(capacity, 0), name")]

    def floor(number: int) -> Callable[[], object]:
        room, monday = _pick(rooms, number)
        return partial(_look_up_series, raw, bytearray(room.bytes), places, at("00:00", monday))

    def ours(number: int) -> Callable[[], object]:
        room, monday = _pick(rooms, number)
        return partial(branch.read, preview, Pattern((0,), 540, 630, monday, times=DATES), ZONE, room)

    least, found = compared(RUNS // 4, floor, ours, warm_up=WARM_UP // 4)
    figure("venues", "series_preview", "ms", found.median, floor=least.median, n=RUNS // 4)


# --- the work --------------------------------------------------------------------------------------------------------


def _week(db: Any, room: UUID, monday: date) -> object:
    uses = week_of(db, room, at("00:00", monday), at("00:00", monday + timedelta(days=7)))
    sessions = sessions_of(db, [one.id for one in uses])
    hours, known = hours_of(db, room), terms(db)
    return uses, sessions, [hours.open_on(monday + timedelta(days=n), known) for n in range(7)]


def _read_week(raw: Any, *bound: Any) -> object:
    raw.execute("BEGIN")
    found = raw.execute(_WEEK, bound).fetchall(), raw.execute(_HOURS, bound[:1]).fetchall()
    raw.execute("COMMIT")
    return found


def _read_all(raw: Any, sql: str, bound: tuple[Any, ...]) -> object:
    raw.execute("BEGIN")
    found = raw.execute(sql, bound).fetchall()
    raw.execute("COMMIT")
    return found


def _look_up_series(raw: Any, room: bytearray, places: list[bytearray], midnight: int) -> object:
    """Every date, and if one is taken another room or another hour that is free on all of them."""
    raw.execute("BEGIN")
    found = [_met(raw, room, midnight, week, 540) for week in range(DATES)]
    if any(found) and not any(_is_free(raw, place, midnight, 540) for place in places if place != room):
        steps = range(EARLIEST_MIN, LATEST_MIN + 1, STEP_MIN)
        near = sorted(steps, key=lambda start: (abs(start - 540), start))
        found += [[start] for start in near[1:] if _is_free(raw, room, midnight, start)][:1]
    raw.execute("COMMIT")
    return found


def _is_free(raw: Any, place: bytearray, midnight: int, start: int) -> bool:
    return not any(_met(raw, place, midnight, week, start) for week in range(DATES))


def _met(raw: Any, place: bytearray, midnight: int, week: int, start: int) -> list[Any]:
    begin = midnight + (week * 7 * 1440 + start) * MINUTE
    found: list[Any] = raw.execute(_CLASH, (place, begin, begin + 90 * MINUTE, 0)).fetchall()
    return found


def _pick(rooms: list[UUID], number: int) -> tuple[UUID, date]:
    return rooms[number % len(rooms)], FIRST + timedelta(weeks=number % (DAYS // 7 - DATES))


def _slot(rooms: list[UUID], number: int) -> Slot:
    room, monday = _pick(rooms, number)
    begin = at("13:00", monday + timedelta(days=number % 5))
    return Slot(room, begin, Instant(begin + 90 * MINUTE), 15)


# --- the branch ------------------------------------------------------------------------------------------------------


def _fill(branch: Branch) -> list[UUID]:
    """Twenty rooms in four houses, some four bookings a day in each."""
    draw = random.Random(13)
    text = "周一闭馆；周二至周五 13:00-20:30；周末 9:00–20:30"
    with branch.desk.database.write(branch.actor, "Plant", source=FROM_IMPORT) as unit:
        sites = [plant(unit, Venue, {"name": f"演示楼{n}", "hours_text": text}) for n in range(4)]
        rooms = [
            plant(unit, Venue, {"name": f"演示室{n}", "part_of_id": sites[n % 4], "capacity": 30, "status": "2"})
            for n in range(VENUES)
        ]
    for room in rooms:
        with branch.desk.database.write(branch.actor, "Plant", source=FROM_IMPORT) as unit:
            for day in range(DAYS):
                for first in draw.sample(range(8, 20, 2), A_DAY):
                    begin = at(f"{first:02}:00", FIRST + timedelta(days=day))
                    when = {"starts_at": begin, "ends_at": Instant(begin + 90 * MINUTE), "venue_id": room}
                    plant(unit, Booking, {"title": "演示", "state": "2", "purpose": "3", **when})
    return rooms


if __name__ == "__main__":
    main()
