"""A term in the twenty real places: entered, read, booked week after week, closed at the end, nothing held twice."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from uuid import UUID

import pytest

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.kernel.errors import RuleBroken
from bjdesk.venues import queries
from bjdesk.venues.commands import BookVenue, EditVenue
from bjdesk.venues.hours import hours_of, terms
from bjdesk.venues.places import real_places
from bjdesk.venues.register.commands import LoadPlace, SetVenueStatus
from bjdesk.venues.rules import Slot, overlap
from bjdesk.venues.week import venue_lines, week_of
from tests.makers import Branch, at

FIRST, WEEKS = date(2026, 11, 30), 8


@dataclass(frozen=True)
class Place:
    """One of the twenty, as it was entered."""

    id: UUID
    name: str
    text: str


def enter_all(branch: Branch) -> list[Place]:
    """As the key of 场地 does, with a quarter of an hour between two that use one."""
    found = []
    for place in real_places():
        venue = branch.execute(LoadPlace(place.name)).value.venue
        rev = int(branch.value("SELECT rev FROM venue WHERE id = ?", venue))
        branch.execute(EditVenue(venue, rev, {"setup_gap_min": 15}))
        found.append(Place(venue, place.name, place.hours))
    return found


@pytest.fixture
def places(branch: Branch) -> list[Place]:
    return enter_all(branch)


def open_hours(branch: Branch, place: Place, day: date) -> list[tuple[int, int]] | None:
    found: list[tuple[int, int]] | None = branch.read(hours_of, place.id).open_on(day, branch.read(terms))
    return found


def moment(day: date, minute: int) -> Instant:
    return Instant(at("00:00", day) + minute * MINUTE)


def book(branch: Branch, place: Place, day: date, first: int, length: int = 90) -> UUID:
    begin = moment(day, first)
    done = branch.execute(BookVenue(place.id, begin, Instant(begin + length * MINUTE), "读书会（演示）", purpose="3"))
    return UUID(str(done.value))


def test_each_of_the_twenty_places_is_open_as_its_words_say_or_nobody_knows(
    branch: Branch, places: list[Place]
) -> None:
    monday = FIRST
    known = {place.name: open_hours(branch, place, monday) for place in places}

    assert len(places) == 20
    assert known["新浦社区·邻里阅读空间"] == []
    assert known["晶都社区·邻里阅读空间"] == [(480, 1200)]
    assert known["杭州市滨江区文化馆"] is None
    assert sum(1 for spans in known.values() if spans is None) == 6
    saturday_in_summer = date(2026, 7, 25)
    summer = next(place for place in places if place.name.startswith("新州书房"))
    assert open_hours(branch, summer, saturday_in_summer) == []


def test_a_term_of_bookings_stands_where_it_is_open_and_nothing_is_held_twice(
    branch: Branch, places: list[Place]
) -> None:
    days = [FIRST + timedelta(days=n) for n in range(0, 7 * WEEKS, 3)]
    held = [
        book(branch, place, day, spans[0][0] + 60)
        for place in places
        for day in days
        if (spans := open_hours(branch, place, day))
    ]
    reading = next(place for place in places if place.text)
    for place in places[:3]:
        book(branch, place, FIRST + timedelta(days=1), 21 * 60, 60)
        with pytest.raises(RuleBroken):
            book(branch, place, FIRST + timedelta(days=1), 22 * 60 + 10)

    week = branch.read(week_of, reading.id, at("00:00", FIRST), at("00:00", FIRST + timedelta(days=7)))
    assert all(open_hours(branch, reading, branch.desk.rules.day(one.starts_at)) for one in week)
    assert len(week) > 1
    assert len(held) > 200
    slots = [row.slot for row in branch.read(queries.bookings_by_id, held)]
    by_venue: dict[UUID, list[Slot]] = {}
    for slot in slots:
        by_venue.setdefault(slot.venue, []).append(slot)
    assert not any(overlap(a, b) for there in by_venue.values() for a, b in combinations(there, 2))


def test_a_place_is_given_up_at_the_end_of_the_term_and_not_before(branch: Branch, places: list[Place]) -> None:
    place, last = places[3], FIRST + timedelta(days=7 * WEEKS)
    book(branch, place, last, 14 * 60)

    def give_up() -> None:
        rev = int(branch.value("SELECT rev FROM venue WHERE id = ?", place.id))
        branch.execute(SetVenueStatus(place.id, rev, "4"))

    with pytest.raises(RuleBroken) as raised:
        give_up()
    assert raised.value.facts["starts_at"] == at("14:00", last)

    branch.clock.set_to("18:00", last)
    give_up()
    with pytest.raises(RuleBroken) as raised:
        book(branch, place, last + timedelta(days=1), 14 * 60)
    assert raised.value.code == "venue-closed"
    assert next(line for line in branch.read(venue_lines, ("330108003",)) if line.id == place.id).is_shut
