"""Ordinary nights: what one desk recorded is on the other, once, and a night without news is one request (SYNC §6)."""

from hashlib import sha256

import pytest

from bjdesk.people.queries import search
from bjdesk.store.search import parse
from sync.client.report import Stage
from tests.sync.client.scenes import DeskHere, Town


def files(desk: DeskHere) -> bytes:
    """A fingerprint of everything that lies on the desk's disk."""
    found = sha256()
    for path in sorted(desk.branch.folder.iterdir()):
        if not path.name.endswith("-shm"):  # readers note themselves there
            found.update(path.name.encode() + path.read_bytes())
    return found.digest()


def test_a_night_brings_what_one_desk_recorded_to_the_other(one: DeskHere, other: DeskHere) -> None:
    group = one.branch.class_now(3)
    one.branch.check_in(group.session, group.people[0])
    report = one.exchange()
    assert (report.requests, report.refused, report.is_complete) == (1, 0, True)
    assert other.exchange().requests == 1
    for table, record in (("learner", group.people[0]), ("session", group.session), ("activity", group.course)):
        assert other.has(table, record), table
    mine, theirs = (desk.rows("SELECT * FROM attendance") for desk in (one, other))
    assert [row[:-1] for row in mine] == [row[:-1] for row in theirs]  # all but the desk's own count of changes


def test_who_came_over_night_is_found_by_the_letters_of_her_name(one: DeskHere, other: DeskHere) -> None:
    learner = one.branch.learner("王桂芳", phone="13905710571")
    one.exchange()
    other.exchange()
    for typed in ("王桂", "wgf", "0571"):
        assert other.branch.read(search, parse(typed)) == [learner], typed
    one.edit("learner", learner, name="王桂芬")
    one.exchange()
    other.exchange()
    assert other.branch.read(search, parse("wgfang")) == []
    one.edit("learner", learner, removed=True)
    one.exchange()
    other.exchange()
    assert other.branch.read(search, parse("王桂")) == []


def test_a_night_without_news_is_one_request_and_writes_nothing(one: DeskHere, town: Town) -> None:
    one.branch.class_now(2)
    one.exchange()
    one.exchange()
    town.pass_time(minutes=60 * 24)
    before = files(one)
    report = one.exchange()
    assert (report.requests, report.is_idle, report.is_complete) == (1, True, True)
    assert files(one) == before
    assert report.bytes_out + report.bytes_in < 700


def test_what_the_desk_recorded_itself_is_echoed_and_the_overlay_is_empty(one: DeskHere) -> None:
    one.branch.class_now(5)
    assert one.overlay() > 20
    one.exchange()
    assert one.overlay() == 0
    assert one.value("SELECT count(*) FROM sync_row WHERE tbl = 'learner'") == 5


def test_an_echo_disturbs_no_open_form(one: DeskHere) -> None:
    """`rev`, which forms carry, moves only if a value on screen does (MODEL rule 7)."""
    venue = one.branch.venue("演示楼")
    before = one.value("SELECT rev FROM venue WHERE id = ?", venue)
    one.exchange()
    assert one.value("SELECT rev FROM venue WHERE id = ?", venue) == before


def test_a_batch_is_kept_after_it_was_acknowledged_and_empty_after_90_days(one: DeskHere, town: Town) -> None:
    one.branch.venue("演示楼")
    one.exchange()
    town.pass_time(minutes=60 * 24 * 89)
    one.exchange()
    assert one.value("SELECT min(length(body)) FROM sync_batch") > 0
    town.pass_time(minutes=60 * 24 * 2)
    one.exchange()
    assert one.rows("SELECT n, length(body), hollow FROM sync_batch") == [(1, 0, 1)]
    assert one.exchange().is_complete


def test_a_first_push_and_a_first_pull_loop_over_requests(one: DeskHere, other: DeskHere) -> None:
    group = one.branch.class_now(40)
    for learner in group.people:
        one.branch.mark(group.session, learner, "1")
    one.replica.seal(50)
    assert one.value("SELECT count(*) FROM sync_batch") > 3
    report = one.exchange()
    assert (report.is_complete, report.requests) == (True, 1)
    assert other.exchange().is_complete
    assert other.value("SELECT count(*) FROM attendance") == 40


def test_the_desk_gets_its_number_with_the_first_exchange_that_wants_one(one: DeskHere) -> None:
    one.replica.drop_number()
    one.exchange()
    assert one.value("SELECT number FROM sync_state") is not None
    one.exchange()
    assert [request.want_number for request in one.line.requests] == [True, False]


def test_another_machine_gives_the_desk_number_up(one: DeskHere) -> None:
    assert not one.replica.is_moved_to("machine 1")
    assert not one.replica.is_moved_to("machine 1")
    assert one.value("SELECT number FROM sync_state") is not None
    assert one.replica.is_moved_to("machine 2")
    assert one.value("SELECT number FROM sync_state") is None


def test_progress_tells_stages_counts_and_tables(one: DeskHere, other: DeskHere) -> None:
    one.branch.class_now(2)
    one.exchange()
    other.exchange()
    stages = [progress.stage for progress in other.told]
    assert stages[0] is Stage.SEALING
    assert stages.index(Stage.SENDING) < stages.index(Stage.RECEIVING) < stages.index(Stage.FINISHING)
    assert {"learner", "session"} <= set().union(*(progress.kinds for progress in other.told))
    assert "learner" in other.last.report.kinds


def test_an_exchange_can_be_stopped_between_two_steps_and_goes_on_later(one: DeskHere, other: DeskHere) -> None:
    one.branch.crowd(50)
    one.exchange()
    other.rows_at_once = 5
    steps = iter(range(100))
    other.is_stopped = lambda: next(steps) > 6
    report = other.exchange()
    assert (report.is_cancelled, report.is_complete) == (True, False)
    here = other.value("SELECT count(*) FROM learner")
    assert 0 < here < 50
    other.is_stopped = lambda: False
    assert other.exchange().is_complete
    assert other.value("SELECT count(*) FROM learner") == 50


@pytest.mark.parametrize("rows_at_once", [1, 7, None])
def test_parts_of_any_size_end_alike(one: DeskHere, other: DeskHere, rows_at_once: int | None) -> None:
    group = one.branch.class_now(6)
    one.branch.check_in(group.session, group.people[0])
    one.exchange()
    other.rows_at_once = rows_at_once
    assert other.exchange().is_complete
    assert other.value("SELECT count(*) FROM enrolment") == 6


def test_an_exchange_that_brought_something_leaves_a_receipt(one: DeskHere) -> None:
    one.branch.venue("演示楼")
    one.exchange()
    one.exchange()
    ((sent, received, doubts),) = one.rows("SELECT sent, received, doubts FROM receipt")
    assert sent == 2  # the venue, and the member of staff of the first day
    assert received >= 2
    assert doubts == 0
