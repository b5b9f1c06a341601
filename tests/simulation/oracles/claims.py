"""What is given once is given once: O6 (rooms, seats, what counts as attended) and O9 (numbers on paper)."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import UUID

from bjdesk.kernel.clock import Instant
from bjdesk.learning import attendance
from tests.simulation import files
from tests.simulation.case import Case
from tests.simulation.files import Registers, ServerRow, Sql

HOLDS = "1"
"""`verdict`: this claim holds."""
BOOKED = ("2", "4", "5")
SEATED = ("2", "6")
MINUTE_US = 60_000_000


def overlapping(sql: Sql) -> Iterator[str]:
    """Asked after every message: bookings that hold one room at one time, classes with more than their seats."""
    rooms = dict(_hex(files.server_rows(sql, "venue").values()))
    held = [row for row in files.server_rows(sql, "booking").values() if _holds(row, BOOKED)]
    for place, one in enumerate(held):
        for other in held[place + 1 :]:
            if one.scope == other.scope and _meet(one.registers, other.registers, rooms):
                yield f"bookings {one.id.hex()} and {other.id.hex()} both hold {_venue(one.registers)}"
    yield from _seats(sql)


def _hex(rows: Iterable[ServerRow]) -> Iterator[tuple[str, ServerRow]]:
    for row in rows:
        yield files.text(row.id), row


def _holds(row: ServerRow, states: tuple[str, ...]) -> bool:
    claim, state = row.registers.get("claim") or {}, row.registers.get("state") or {}
    return claim.get("verdict") == HOLDS and state.get("state") in states and not row.is_removed and not row.is_erased


def _venue(registers: Registers) -> str | None:
    return (registers.get("venue_id") or {}).get("venue_id")


def _meet(one: Registers, other: Registers, rooms: dict[str, ServerRow]) -> bool:
    here, there = _venue(one), _venue(other)
    if here is None or there is None or not _is_one_place(here, there, rooms):
        return False
    a, b = one["venue_id"], other["venue_id"]
    gap = max(a["gap_min"], b["gap_min"]) * MINUTE_US
    return bool(a["starts_at"] < b["ends_at"] + gap and b["starts_at"] < a["ends_at"] + gap)


def _is_one_place(here: str, there: str, rooms: dict[str, ServerRow]) -> bool:
    """A room, or a whole and a room of it."""
    return here == there or _whole(here, rooms) == there or _whole(there, rooms) == here


def _whole(room: str, rooms: dict[str, ServerRow]) -> str | None:
    return rooms[room].registers.get("part_of_id") if room in rooms else None


def _seats(sql: Sql) -> Iterator[str]:
    taken: Counter[str] = Counter()
    for row in files.server_rows(sql, "enrolment").values():
        if _holds(row, SEATED):
            taken[str(row.registers["activity_id"])] += 1
    for text, activity in _hex(files.server_rows(sql, "activity").values()):
        most = (activity.registers.get("quota") or {}).get("quota_hard")
        if most is not None and taken[text] > most:
            yield f"activity {text} has {most} seats and {taken[text]} that hold one"


# --- what counts as attended -----------------------------------------------------------------------------------------


def o6(case: Case) -> Iterator[str]:
    """What counts for a person in a session is the same on every node that holds the same marks, in any order."""
    yield from overlapping(case.district.sql)
    everywhere = [row for row in case.rows.values() if row.table == "attendance" and not row.is_erased]
    for desk in case.desks:
        mine = list(files.desk_rows(desk.sql, "attendance").values())
        seen = [row for row in everywhere if desk.scope in row.seen_by]
        shuffled = list(seen)
        random.Random(1).shuffle(shuffled)
        here, there = _counted([row.registers for row in mine], mine), _counted_rows(shuffled)
        for pair in sorted(here.keys() & there.keys()):
            if here[pair] != there[pair]:
                yield f"{desk.name} counts {here[pair]} for {pair}, in another order it is {there[pair]}"


def _counted_rows(rows: list[ServerRow]) -> dict[tuple[str, str], str | None]:
    return _counted([row.registers for row in rows], rows)


def _counted(registers: list[Registers], rows: Iterable[files.Row]) -> dict[tuple[str, str], str | None]:
    """(session, learner) -> the mark that counts, by the product's own rule."""
    marks = [_mark(row.id, cells) for row, cells in zip(rows, registers, strict=True)]
    pairs = {(str(mark.session), str(mark.learner)) for mark in marks}
    found: dict[tuple[str, str], str | None] = {}
    for session, learner in pairs:
        ours = [mark for mark in marks if str(mark.learner) == learner]
        counted = attendance.effective(UUID(session), ours)
        found[(session, learner)] = str(counted.id) if counted is not None else None
    return found


def _mark(record: bytes, cells: Registers) -> attendance.Mark:
    makes_up, voids = cells.get("makes_up_id"), cells.get("voids_id")
    checked = cells.get("checked_at")
    return attendance.Mark(
        id=UUID(bytes=record),
        session=UUID(hex=str(cells["session_id"])),
        learner=UUID(hex=str(cells["learner_id"])),
        status=str(cells["status"]),
        at=Instant(cells["at"]),
        checked_at=Instant(checked) if checked is not None else None,
        is_correction=bool(cells["is_correction"]),
        entry_as=str(cells["entry_as"]),
        makes_up=UUID(hex=makes_up) if makes_up else None,
        voids=UUID(hex=voids) if voids else None,
        method=str(cells["method"]),
    )


def o9(case: Case) -> Iterator[str]:
    """No number stands on two papers."""
    seen: dict[str, str] = {}
    for number, desk in case.printed:
        if number in seen:
            yield f"number {number} was printed by {seen[number]} and by {desk}"
        seen[number] = desk
