"""A clock that is set back in the middle of a morning loses no scan (D14)."""

from datetime import timedelta

from sqlalchemy import update

from bjdesk.kernel.clock import Instant
from bjdesk.learning.scanning import Tone
from bjdesk.store.database import FROM_DISTRICT
from bjdesk.store.tables import SyncState
from tests.makers import Branch

YEAR = timedelta(days=400) // timedelta(microseconds=1)


def test_a_clock_set_back_an_hour_between_two_scans_loses_nothing(branch: Branch) -> None:
    lesson = branch.class_now(size=2)
    assert branch.scan(lesson.cards[0]).tone is Tone.OK

    branch.clock.step(timedelta(hours=-1))
    answer = branch.scan(lesson.cards[1])

    assert answer.tone is Tone.OK
    assert answer.clock_doubt
    written = branch.rows("SELECT learner_id, clock_doubt FROM attendance ORDER BY id")
    assert [bytes(row[0]) for row in written] == [person.bytes for person in lesson.people]
    assert [row[1] for row in written] == ["0", "1"]


def test_a_clock_that_was_a_year_ahead_and_is_right_again_is_believed(branch: Branch) -> None:
    lesson = branch.class_now(size=1)
    branch.desk.database.note_latest(Instant(branch.clock.now() + YEAR))

    assert branch.scan(lesson.cards[0]).tone is Tone.OK


def test_after_a_clock_was_far_ahead_and_is_right_again_new_marks_are_good(branch: Branch) -> None:
    lesson = branch.class_now(size=4)
    branch.desk.scanning.pick(lesson.session)
    doubts = []
    for card, days in zip(lesson.cards, (0, 400, -400, 0), strict=True):
        branch.clock.step(timedelta(days=days))
        branch.clock.advance(minutes=1)
        doubts.append(branch.scan(card).clock_doubt)
    assert doubts == [False, True, False, False]
    by_id = branch.rows("SELECT learner_id FROM attendance ORDER BY id")
    assert by_id == [(person.bytes,) for person in lesson.people]


def test_a_start_after_a_clock_was_far_ahead_doubts_no_class_that_is_on(branch: Branch) -> None:
    lesson = branch.class_now(size=2)
    branch.clock.step(timedelta(days=400))
    branch.learner()
    branch.clock.step(timedelta(days=-400))
    branch.reopen()
    assert [branch.scan(card).clock_doubt for card in lesson.cards] == [False, False]
    assert branch.rows("SELECT DISTINCT clock_doubt FROM attendance") == [("0",)]


def test_a_clock_far_from_the_districts_is_doubted_although_it_never_stepped(branch: Branch) -> None:
    """The district told its time: seven minutes more than this computer knows of."""
    lesson = branch.class_now(size=3)
    told = branch.clock.now() // 1000 + 7 * 60_000
    with branch.desk.database.write(branch.actor, "Hear", source=FROM_DISTRICT) as unit:
        unit.db.execute(update(SyncState).values(offset=7 * 60_000, floor=told))
    assert branch.scan(lesson.cards[0]).clock_doubt
    branch.clock.step(timedelta(minutes=7))
    assert not branch.scan(lesson.cards[1]).clock_doubt
    branch.clock.step(timedelta(minutes=-7))
    branch.reopen()
    assert branch.scan(lesson.cards[2]).clock_doubt  # earlier than what the district told before the start
