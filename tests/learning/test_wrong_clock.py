"""A clock that is set back in the middle of a morning loses no scan (D14)."""

from datetime import timedelta

from bjdesk.kernel.clock import Instant
from bjdesk.learning.scanning import Tone
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
