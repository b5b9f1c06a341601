"""The course of the training branch that is over: whoever practises certificates finds every kind of person in it."""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bjdesk.app import OpenDesk, open_desk
from bjdesk.certificates.issuing import candidates
from bjdesk.demo import branch
from bjdesk.demo.clock import HeldClock
from bjdesk.demo.finished import MEETINGS, OFFER, PEOPLE, finished_past
from bjdesk.demo.names import is_beyond_bmp
from bjdesk.demo.people import Places
from bjdesk.demo.samples import scale
from bjdesk.demo.timetable import HELD, holiday
from bjdesk.kernel.clock import to_instant
from bjdesk.learning.attendance import CAME
from bjdesk.learning.classes.commands import CloseClass
from bjdesk.ui.shell.faces import prepare_fallbacks

ZONE = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 11, 24, 8, 41, tzinfo=ZONE)
PLACES = Places(["330108003001"], ["330108001001"])
DAYS = [datetime(2026, 1, 5, 9, 0, tzinfo=ZONE) + timedelta(days=61 * n) for n in range(6)]


def held(moment: datetime) -> HeldClock:
    return HeldClock(to_instant(moment), 480)


def quiet(_done: int, _of: int) -> None:
    """Progress that nobody watches."""


@pytest.mark.parametrize("day", DAYS)
def test_on_any_day_of_the_year_the_course_is_over_and_has_everybody(day: datetime) -> None:
    drawn = branch.draw(branch.PUYAN, scale("small"), branch.SEED, day, PLACES)
    group, persons = drawn.groups[-1], drawn.people.persons
    people = [persons[place.person] for place in group.places]

    assert group.course.is_finished
    assert [meeting.state for meeting in group.course.meetings] == [HELD] * MEETINGS
    assert max(meeting.ends for meeting in group.course.meetings) < day
    assert not any(holiday(meeting.starts.date()) for meeting in group.course.meetings)
    assert len(people) == PEOPLE
    assert sum(is_beyond_bmp(person.name) for person in people) == 1
    assert sum(person.id_number is None for person in people) >= 2
    assert all(person.registered < place.since.date() for person, place in zip(people, group.places, strict=True))


def test_all_but_the_last_came_nearly_always() -> None:
    drawn = branch.draw(branch.PUYAN, scale("small"), branch.SEED, MORNING, PLACES)
    group = drawn.groups[-1]
    came = dict.fromkeys((place.person for place in group.places), 0)

    for _, rows in finished_past(Random(1), drawn.people.persons, group.course, group.places):
        for row in rows:
            came[row.person] += row.status in CAME

    *regular, seldom = came.values()
    assert min(regular) >= MEETINGS - 1
    assert 100 * seldom < 50 * MEETINGS


@pytest.fixture
def desk(tmp_path: Path) -> OpenDesk:
    branch.make(tmp_path / "branch", "small", branch.SEED, held(MORNING), quiet)
    prepare_fallbacks(tmp_path / "branch" / branch.FACES)
    opened = open_desk(tmp_path / "branch", clock=held(MORNING))
    yield opened
    opened.close()


def test_once_it_is_closed_all_but_one_have_earned_a_certificate(desk: OpenDesk) -> None:
    with desk.database.read() as db:
        found = "SELECT id, rev, state, term_id IS NOT NULL FROM activity WHERE title = ?"
        record, rev, state, has_term = db.exec_driver_sql(found, (OFFER.title,)).one()
    assert (state, has_term) == ("3", 1)

    desk.executor.execute(CloseClass(UUID(bytes=record), rev))

    people = desk.read(candidates, UUID(bytes=record), desk.house().asked)
    assert sum(one.is_eligible for one in people) == PEOPLE - 1
    (other,) = (one for one in people if not one.is_eligible)
    assert "too-few" in {reason.code for reason in other.reasons}
