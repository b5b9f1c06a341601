"""A course of the synthetic branch that is over but not closed yet, so that certificates can be practised (R28, D7).

Somebody has a name beyond the BMP, somebody gave no ID number, and the last one came too seldom.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random

from bjdesk.demo.names import is_beyond_bmp
from bjdesk.demo.people import Person
from bjdesk.demo.rosters import BY_HAND, BY_SYSTEM, Came, Place, Rosters, arrive
from bjdesk.demo.samples import Offer, rooms
from bjdesk.demo.timetable import HELD, LECTURE_ROOM, Course, House, Meeting, Slot, at_minute, holiday
from bjdesk.learning.attendance import ABSENT, ENROLLED, ON_LEAVE

OFFER = Offer("KC", "1001", "手机支付与出行（短期班）", "01", "elder")
TEACHER = "演示·沈老师"
MEETINGS, MINUTES, BEGIN = 10, 90, 13 * 60 + 30
SEATS, PEOPLE = 12, 9
CAME_ONLY = 4
"""So often came the one who has not earned it."""
ENDED_DAYS_AGO = 2
EXCUSED = 0.4
"""With this probability somebody missed one meeting; all others she attended."""


def finished_course(house: House, opening: datetime) -> Course:
    """Ten weeks that ended in these days, in a room that is free at that hour all year round."""
    for back in range(7):
        last = opening.date() - timedelta(days=ENDED_DAYS_AGO + back)
        slot = Slot(last.weekday(), BEGIN, BEGIN + MINUTES)
        for room in rooms():
            if room.room_no != LECTURE_ROOM and room.capacity >= SEATS and house.is_free(slot, room.room_no):
                house.take(slot, room.room_no)
                return Course(OFFER, slot, room, TEACHER, SEATS, _meetings(last, opening), is_finished=True)
    raise LookupError("no room is free for a course that is over")


def finished_places(rosters: Rosters, persons: Sequence[Person], course: Course) -> list[Place]:
    """A rare name, two without an ID number, and others; who came too seldom is the last."""
    free = rosters.free(course, most=None)
    rare = [at for at in free if is_beyond_bmp(persons[at].name)][:1]
    plain = [at for at in free if not is_beyond_bmp(persons[at].name)]
    unnumbered = [at for at in plain if persons[at].id_number is None][:2]
    numbered = [at for at in plain if persons[at].id_number is not None]
    return rosters.enrol(course, [*rare, *unnumbered, *numbered][:PEOPLE])


def finished_past(
    rng: Random, persons: Sequence[Person], course: Course, places: Sequence[Place]
) -> Iterator[tuple[Meeting, list[Came]]]:
    """Every meeting with its attendance rows, oldest first."""
    missed = {place.person: rng.randrange(MEETINGS) if rng.random() < EXCUSED else None for place in places[:-1]}
    for number, meeting in enumerate(course.meetings):
        rows = [
            _on_leave(place.person, meeting)
            if missed[place.person] == number
            else arrive(rng, persons, place.person, meeting, ENROLLED)
            for place in places[:-1]
        ]
        seldom = places[-1].person
        if number < CAME_ONLY:
            yield meeting, [*rows, arrive(rng, persons, seldom, meeting, ENROLLED)]
        else:
            yield meeting, [*rows, Came(seldom, meeting.ends + timedelta(minutes=5), ABSENT, BY_SYSTEM)]


def _on_leave(person: int, meeting: Meeting) -> Came:
    return Came(person, meeting.starts - timedelta(hours=3), ON_LEAVE, BY_HAND)


def _meetings(last: date, opening: datetime) -> tuple[Meeting, ...]:
    """The last ten of its weeks that no holiday fell into."""
    days: list[date] = []
    day = last
    while len(days) < MEETINGS:
        if holiday(day) is None:
            days.insert(0, day)
        day -= timedelta(weeks=1)
    length = timedelta(minutes=MINUTES)
    starts = [at_minute(each, BEGIN, opening) for each in days]
    return tuple(Meeting(number, begin, begin + length, HELD) for number, begin in enumerate(starts, 1))
