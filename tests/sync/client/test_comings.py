"""Rows come into view and leave it; children wait for parents; too much at once waits for a person (SYNC §11, P27)."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from bjdesk.reference.queries import branch_of_street
from bjdesk.venues.model import Venue
from sync.client.chunks import chunks
from sync.protocol.errors import Unreachable
from sync.protocol.messages import Reply
from tests.makers import plant
from tests.sync.client.scenes import DeskHere, Town

ELSEWHERE = "330108001"
HOME = "330108003"


@pytest.fixture
def far(town: Town) -> DeskHere:
    """A desk of another branch."""
    desk = town.desk(street=ELSEWHERE)
    desk.exchange()
    return desk


class Relations:
    """The district moves people about; its rows of the relation are dated like any other."""

    def __init__(self, town: Town, desk: DeskHere) -> None:
        self._office = town.office
        self._desk = desk
        self._made = 0

    def __call__(self, learner: UUID, *, voids: UUID | None = None) -> UUID:
        """Let the other branch see the learner, or no longer."""
        self._made += 1
        key = UUID(int=0x0199_0000_0000_7000_8000_0000_0000_0000 + self._made)
        branch = self._desk.branch.read(branch_of_street, ELSEWHERE)
        registers = {
            "learner_id": learner.hex.upper(),
            "branch_id": branch.id.hex.upper(),
            "kind": "2",
            "at": self._office.clock.now(),
            "offset_min": 480,
            "by_id": None,
            "desk_id": None,
            "voids_id": voids.hex.upper() if voids else None,
            "reason": None,
        }
        self._office.district.write(HOME, "learner_branch", key.bytes, registers)
        return key


@pytest.fixture
def relate(town: Town, one: DeskHere) -> Relations:
    return Relations(town, one)


def test_a_learner_comes_with_her_rows_and_leaves_with_them(one: DeskHere, far: DeskHere, relate: Relations) -> None:
    group = one.branch.class_now(1)
    learner = group.people[0]
    one.branch.check_in(group.session, learner)
    one.exchange()
    far.exchange()
    assert not far.has("learner", learner)
    relation = relate(learner)
    far.exchange()
    assert far.has("learner", learner)
    assert far.value("SELECT count(*) FROM card") == 1
    assert far.value("SELECT count(*) FROM attendance") == 1
    relate(learner, voids=relation)
    assert far.exchange().is_complete
    for table in ("learner", "card", "attendance", "enrolment", "search_token"):
        assert far.value(f"SELECT count(*) FROM {table}") == 0, table
    assert far.value('SELECT count(*) FROM sync_row WHERE "left" = 1') >= 3
    assert far.value("SELECT count(*) FROM sync_row WHERE \"left\" = 1 AND (extra IS NOT NULL OR stamps <> '{}')") == 0


def test_an_edit_that_could_not_know_of_the_exit_is_merged(one: DeskHere, far: DeskHere, relate: Relations) -> None:
    """Scene 14: the learner moved on while the old branch edited her."""
    learner = one.branch.learner("王桂芳")
    one.exchange()
    relation = relate(learner)
    far.exchange()
    relate(learner, voids=relation)
    far.edit("learner", learner, outer_ref="演示")
    report = far.exchange()
    assert (report.refused, far.has("learner", learner), far.overlay()) == (0, False, 0)
    one.exchange()
    assert one.value("SELECT outer_ref FROM learner WHERE id = ?", learner) == "演示"


def test_a_row_that_leaves_under_an_edit_stays_until_that_is_answered(
    one: DeskHere, far: DeskHere, relate: Relations
) -> None:
    learner = one.branch.learner("王桂芳")
    one.exchange()
    relation = relate(learner)
    far.exchange()
    relate(learner, voids=relation)
    far.line.before = lambda: far.edit("learner", learner, outer_ref="演示")
    far.exchange()
    far.line.before = None
    assert far.value("SELECT outer_ref FROM learner WHERE id = ?", learner) == "演示"
    report = far.exchange()
    assert (report.refused, far.has("learner", learner)) == (1, False)
    assert far.value("SELECT reason FROM sync_refused") == "left"
    assert far.exchange().is_complete


def test_a_learner_who_comes_back_is_there_again_and_old_forms_are_refused(
    one: DeskHere, far: DeskHere, relate: Relations
) -> None:
    """Scene 6: a form on a row that left and came back carries a number that no row has."""
    learner = one.branch.learner("王桂芳")
    one.exchange()
    relation = relate(learner)
    far.exchange()
    shown = far.value("SELECT rev FROM learner WHERE id = ?", learner)
    relate(learner, voids=relation)
    far.exchange()
    relate(learner)
    far.exchange()
    assert far.has("learner", learner)
    assert far.value("SELECT rev FROM learner WHERE id = ?", learner) != shown


# --- too much at once ------------------------------------------------------------------------------------------------


def remove_venues(town: Town, desk: DeskHere, count: int) -> None:
    for (record,) in desk.rows("SELECT id FROM venue ORDER BY id LIMIT ?", count):
        town.office.district.remove(HOME, "venue", record)


def venues(desk: DeskHere) -> int:
    return int(desk.value("SELECT count(*) FROM venue WHERE removed = 0"))


@pytest.fixture
def ten(one: DeskHere) -> DeskHere:
    """A desk with ten venues."""
    for number in range(10):
        one.branch.venue(f"演示楼 {number}")
    one.exchange()
    return one


def test_a_page_that_takes_too_much_away_waits_for_a_person(town: Town, ten: DeskHere) -> None:
    remove_venues(town, ten, 8)
    learner = ten.branch.learner("王桂芳")
    report = ten.exchange()
    assert (report.held, report.is_complete, venues(ten)) == ({"*"}, False, 10)
    assert report.sent > 0
    assert ten.value("SELECT count(*) FROM sync_row WHERE row_id = ?", learner) == 1  # the other feed goes on
    assert ten.replica.held_rows() == {"*": 8}
    ten.exchange()
    assert venues(ten) == 10


def test_what_a_person_lets_go_goes(town: Town, ten: DeskHere) -> None:
    remove_venues(town, ten, 8)
    ten.exchange()
    ten.replica.let_go("*")
    report = ten.exchange()
    assert (report.is_complete, report.held, venues(ten)) == (True, frozenset(), 2)
    assert ten.exchange().is_idle


def test_what_a_person_let_go_is_no_leave_for_more(town: Town, ten: DeskHere) -> None:
    remove_venues(town, ten, 4)
    ten.exchange()
    ten.replica.let_go("*")
    remove_venues(town, ten, 9)
    assert (ten.exchange().held, venues(ten)) == ({"*"}, 10)


def test_one_or_two_removals_are_never_too_much(town: Town, ten: DeskHere) -> None:
    remove_venues(town, ten, 2)
    assert (ten.exchange().is_complete, venues(ten)) == (True, 8)


def test_many_small_pages_take_no_more_away_than_one_large_one(town: Town, one: DeskHere) -> None:
    with one.writing() as unit:
        for number in range(1_100):
            plant(unit, Venue, {"name": f"演示楼 {number}"})
    one.exchange()
    remove_venues(town, one, 100)
    one.line.tamper = first_twenty
    assert one.exchange().held == {"*"}
    assert venues(one) == 1_060


def first_twenty(reply: Reply) -> Reply:
    """A server that gives little at a time."""
    pages = {scope: next(chunks(page, 20), page) for scope, page in reply.pages.items()}
    return replace(reply, pages=pages if not pages["*"].more else {"*": pages["*"]})


def test_own_removals_are_no_reason_to_wait(ten: DeskHere) -> None:
    with ten.writing() as unit:
        unit.db.exec_driver_sql("UPDATE venue SET removed = 1")
    assert (ten.exchange().held, venues(ten)) == (frozenset(), 0)


def test_children_whose_parents_are_held_are_parked_and_placed_later(town: Town, one: DeskHere) -> None:
    for number in range(10):
        one.branch.venue(f"演示楼 {number}")
    other = town.desk()
    one.exchange()
    other.exchange()
    remove_venues(town, other, 8)
    group = one.branch.class_now(3)
    one.branch.check_in(group.session, group.people[0])
    one.exchange()
    assert other.exchange().held == {"*"}
    assert other.value("SELECT count(*) FROM attendance") == 0
    assert other.value("SELECT count(*) FROM sync_parked WHERE tbl = 'attendance'") == 1
    other.replica.let_go("*")
    assert other.exchange().is_complete
    assert other.value("SELECT count(*) FROM attendance") == 1
    assert other.value("SELECT count(*) FROM sync_parked") == 0


def test_a_desk_that_cannot_reach_the_district_keeps_its_queue(one: DeskHere) -> None:
    one.branch.class_now(3)
    waiting = one.overlay()
    one.line.lose_request = 1
    with pytest.raises(Unreachable):
        one.exchange()
    assert one.overlay() == waiting
    assert one.last.report.requests == 1
