"""A desk is taken in once for a code, whatever breaks on the way; taken in again it goes on in a new chain (P25)."""

from uuid import UUID

import pytest

from bjdesk.kernel.errors import DeskError
from bjdesk.syncing.enrolling import Ask, Place, Question, over_the_line
from bjdesk.syncing.line import district_line
from sync.client.enrolment import Enrolled as Answer
from sync.protocol.errors import Malformed, NotOurServer, SyncError, Unreachable
from tests.makers import STREET
from tests.syncing.conftest import PLACE, Desk, Town


class Cut(BaseException):
    """The process ends."""


def refusal(desk: Desk, code: str | None = None, *, ask: Ask | None = None, place: Place = PLACE) -> str:
    """The code of the error that an enrolment ends with."""
    with pytest.raises(DeskError) as refused:
        desk.enrol(code, ask=ask, place=place)
    return refused.value.code


# --- the first time --------------------------------------------------------------------------------------------------


def test_a_desk_enrols_as_the_desk_that_it_is_and_gets_a_number(fresh: Desk) -> None:
    assert not fresh.runs.is_enrolled
    done = fresh.enrol()
    assert (done.device, done.number, done.is_again) == (fresh.branch.actor.desk, 1, False)
    line = fresh.branch.read(district_line)
    assert (line.url, line.token.startswith(STREET)) == (PLACE.url, True)
    assert fresh.runs.is_enrolled
    assert fresh.value("SELECT machine FROM sync_state") == "this machine"


def test_neither_token_nor_key_is_shown_where_a_line_is_printed(desk: Desk) -> None:
    line = desk.branch.read(district_line)
    assert line.token not in repr(line)
    assert repr(line.signing_key) not in repr(line)


def test_its_public_key_is_known_to_the_district_and_the_private_one_stays_here(desk: Desk) -> None:
    line = desk.branch.read(district_line)
    known = desk.office.district.devices()[0].public_key
    assert known == Question("", PLACE, line.signing_key, UUID(int=1)).public_key
    assert known != line.signing_key


# --- cut off ---------------------------------------------------------------------------------------------------------


def test_an_answer_that_was_lost_is_asked_for_again_with_the_same_key(fresh: Desk) -> None:
    code = fresh.new_code()

    def lost(question: Question, name: str) -> Answer:
        fresh.ask(question, name)
        raise Unreachable

    assert refusal(fresh, code, ask=lost) == "district-unreachable"
    fresh.restart()
    assert fresh.enrol(code).number == 1
    assert len(fresh.office.district.devices()) == 1
    assert fresh.asked[0].signing_key == fresh.asked[1].signing_key


def test_a_desk_that_dies_with_the_answer_in_hand_gets_it_again(fresh: Desk) -> None:
    code = fresh.new_code()

    def dies(question: Question, name: str) -> Answer:
        fresh.ask(question, name)
        raise Cut

    with pytest.raises(Cut):
        fresh.enrol(code, ask=dies)
    fresh.restart()
    assert not fresh.runs.is_enrolled
    assert fresh.enrol(code).is_again is False
    assert fresh.run().outcome == "complete"


def test_an_answer_lost_for_longer_than_the_code_lives_needs_another_code_and_id(town: Town, fresh: Desk) -> None:
    code = fresh.new_code()

    def lost(question: Question, name: str) -> Answer:
        fresh.ask(question, name)
        raise Unreachable

    refusal(fresh, code, ask=lost)
    town.pass_time(minutes=16)
    assert refusal(fresh, code) == "enrol-code-refused"
    before = fresh.branch.actor.desk
    done = fresh.enrol()
    assert done.device != before
    fresh.restart()
    assert fresh.branch.actor.desk == done.device
    assert fresh.run().outcome == "complete"


def test_the_same_code_once_more_changes_nothing(desk: Desk) -> None:
    code = desk.asked[0].code
    desk.run()
    n = desk.value("SELECT n FROM sync_state")
    assert desk.enrol(code.lower()).number == 1
    assert (len(desk.asked), desk.value("SELECT n FROM sync_state")) == (1, n)


# --- refused ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Unreachable(), "district-unreachable"),
        (NotOurServer(why="certificate"), "not-our-server"),
        (NotOurServer(why="no-authority"), "district-address"),
        (Malformed(field="name"), "enrol-failed"),
    ],
)
def test_what_goes_wrong_is_told_in_words_and_leaves_the_desk_as_it_was(
    fresh: Desk, error: SyncError, code: str
) -> None:
    def fails(_question: Question, _name: str) -> Answer:
        raise error

    waiting = fresh.facts().waiting
    assert refusal(fresh, ask=fails) == code
    assert (fresh.runs.is_enrolled, fresh.facts().waiting) == (False, waiting)


def test_a_code_for_another_branch_is_not_used_up_here(fresh: Desk) -> None:
    code = fresh.office.district.new_code("330108001")
    assert refusal(fresh, code) == "enrol-other-branch"
    assert refusal(fresh, "1234") == "enrol-code-refused"
    assert fresh.asked == []


def test_an_answer_for_somebody_else_is_not_believed(fresh: Desk) -> None:
    def other(question: Question, _name: str) -> Answer:
        return Answer(bytes(16), STREET, 7, b"", "token")

    assert refusal(fresh, ask=other) == "not-our-server"


@pytest.mark.parametrize(
    "pem", ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_an_authority_that_is_no_certificate_is_told_before_anything_is_asked(fresh: Desk, pem: str) -> None:
    assert refusal(fresh, place=Place("https://district.example", pem)) == "authority-unreadable"


def test_the_question_goes_over_the_line_and_an_address_without_encryption_does_not(fresh: Desk) -> None:
    assert refusal(fresh, ask=over_the_line, place=Place("http://10.1.2.3", None)) == "district-address"
    assert refusal(fresh, ask=over_the_line) == "district-unreachable"


# --- again -----------------------------------------------------------------------------------------------------------


def test_a_restored_desk_enrols_again_and_everything_it_holds_is_sent_in_a_new_chain(town: Town, desk: Desk) -> None:
    venue = desk.branch.venue("演示楼")
    desk.run()
    with desk.branch.desk.database.write(desk.branch.actor, "Test") as unit:
        unit.db.exec_driver_sql("UPDATE sync_batch SET link = zeroblob(32)")
    assert desk.run().outcome == "fork"
    assert (desk.facts().state, desk.facts().needs_person) == ("needs-person", "fork")
    before = desk.branch.actor.desk
    done = desk.enrol()
    assert (done.is_again, done.device != before, done.number) == (True, True, 2)
    desk.restart()
    later = desk.branch.venue("二楼", part_of_id=venue)
    run = desk.run()
    assert (run.outcome, run.refused, desk.facts().state) == ("complete", 0, "synced")
    other = town.desk()
    other.run()
    assert other.branch.rows("SELECT id FROM venue ORDER BY id") == [(venue.bytes,), (later.bytes,)]
    assert desk.branch.rows("SELECT count(*) FROM desk WHERE id = ?", done.device) == [(1,)]


def test_a_desk_that_the_district_forgot_enrols_again(town: Town, desk: Desk) -> None:
    copy = town.folder / "empty.db"
    town.office.copy_to(copy)
    desk.branch.venue("演示楼")
    other = town.desk()
    other.run()
    town.office.put_back(copy)
    assert other.run().outcome == "unknown-device"
    other.enrol()
    other.restart()
    assert other.run().outcome == "complete"


def test_on_another_machine_the_number_is_given_up_and_the_next_run_brings_one(desk: Desk) -> None:
    desk.run()
    assert desk.value("SELECT number FROM sync_state") == 1
    desk.machine = "another one"
    desk.restart()
    assert desk.run().outcome == "complete"
    assert desk.value("SELECT number FROM sync_state") == 2
    assert desk.run().outcome == "complete"
    assert desk.value("SELECT number FROM sync_state") == 2


def test_the_open_desk_acts_as_the_new_one_at_once(desk: Desk) -> None:
    desk.run()
    done = desk.branch.desk.enrol(desk.new_code(), PLACE.url, None, desk.ask)
    assert desk.branch.actor.desk == done.device
    venue = desk.branch.venue("演示楼")
    assert desk.value("SELECT count(*) FROM sync_outbox WHERE row_id = ?", venue) == 1
    assert desk.run().outcome == "complete"
