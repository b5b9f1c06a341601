"""A branch corrects its own venues; what it wishes of the district's goes there as a proposal (R10, D2)."""

import json
from uuid import UUID

import pytest
from sqlalchemy import update

from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.store.database import FROM_DISTRICT
from bjdesk.venues import queries
from bjdesk.venues.commands import EditVenue, WithdrawProposal
from bjdesk.venues.model import Venue
from bjdesk.venues.queries import VenueRow
from tests.makers import Branch


@pytest.fixture
def venue(branch: Branch) -> UUID:
    return branch.venue("203 教室（演示）", capacity=20, capacity_hard=30)


@pytest.fixture
def theirs(branch: Branch, venue: UUID) -> UUID:
    """A venue of the district."""
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.execute(update(Venue).where(Venue.id == venue).values(scope="*"))
    return venue


def shown(branch: Branch, record: UUID) -> VenueRow:
    found: VenueRow = branch.read(queries.venue, record)
    return found


def edit(branch: Branch, record: UUID, rev: int | None = None, **values: object) -> object:
    return branch.execute(EditVenue(record, shown(branch, record).rev if rev is None else rev, values)).value


def test_only_what_changed_is_captured_and_its_old_value_is_kept(branch: Branch, venue: UUID) -> None:
    edit(branch, venue, name="203 教室（演示）", capacity=24)
    assert shown(branch, venue).capacity == 24
    (changed,) = branch.rows("SELECT changed FROM sync_outbox WHERE kind = 'update'")[0]
    assert json.loads(changed) == {"capacity": {"capacity": 24, "capacity_hard": 30}}
    assert branch.rows("SELECT field, old, new FROM audit_value") == [("capacity", "20", "24")]


def test_saving_what_stands_writes_nothing(branch: Branch, venue: UUID) -> None:
    before = shown(branch, venue).rev
    edit(branch, venue, capacity=20)
    assert shown(branch, venue).rev == before


def test_a_form_that_is_out_of_date_overwrites_nothing(branch: Branch, venue: UUID) -> None:
    old = shown(branch, venue).rev
    edit(branch, venue, capacity=24)
    with pytest.raises(RecordChanged) as changed:
        edit(branch, venue, old, name="书画室（演示）")
    assert changed.value.facts["current"]["capacity"] == 24
    assert shown(branch, venue).name == "203 教室（演示）"


def test_undo_puts_the_old_values_back(branch: Branch, venue: UUID) -> None:
    outcome = branch.execute(EditVenue(venue, shown(branch, venue).rev, {"name": "书画室（演示）", "capacity": 24}))
    branch.execute(outcome.undo)
    assert (shown(branch, venue).name, shown(branch, venue).capacity) == ("203 教室（演示）", 20)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": "  "}, "venue-name-missing"),
        ({"capacity": -1}, "venue-number-negative"),
        ({"capacity": 31}, "venue-seats-wrong"),
        ({"setup_gap_min": -5}, "venue-number-negative"),
    ],
)
def test_nonsense_is_refused(branch: Branch, venue: UUID, values: dict[str, object], code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        edit(branch, venue, **values)


def test_a_venue_is_not_inside_itself(branch: Branch, venue: UUID) -> None:
    inner = branch.venue("里间（演示）", part_of_id=venue)
    for whole in (venue, inner):
        with pytest.raises(RuleBroken, match="venue-inside-itself"):
            edit(branch, venue, part_of_id=whole)


def test_what_the_district_says_of_a_venue_is_not_on_the_form(branch: Branch, venue: UUID) -> None:
    with pytest.raises(ValueError, match="review_state"):
        edit(branch, venue, review_state="4")


def test_a_venue_that_is_not_here_cannot_be_edited(branch: Branch) -> None:
    with pytest.raises(RecordMissing):
        branch.execute(EditVenue(UUID(int=5), 0, {"capacity": 1}))


def test_a_venue_of_another_branch_is_theirs(branch: Branch) -> None:
    far = branch.venue("演示楼", scope="330108001")
    with pytest.raises(RuleBroken, match="venue-of-another-branch"):
        edit(branch, far, capacity=1)


# --- the district's --------------------------------------------------------------------------------------------------


def test_a_wish_about_the_districts_venue_is_a_proposal_and_the_venue_stays(branch: Branch, theirs: UUID) -> None:
    rev = shown(branch, theirs).rev
    found = branch.execute(EditVenue(theirs, rev, {"capacity": 24}, "量过了")).value
    assert found.is_proposal
    assert shown(branch, theirs).capacity == 20
    (row,) = branch.rows("SELECT scope, kind, target_table, target_id, base, body, reason, state FROM proposal")
    scope, kind, table, target, base, body, reason, state = row
    assert (scope, kind, table, bytes(target), reason, state) == (
        "330108003",
        "1",
        "venue",
        theirs.bytes,
        "量过了",
        "2",
    )
    assert json.loads(base) == {"capacity": {"capacity": 20, "capacity_hard": 30}}
    assert json.loads(body) == {"capacity": {"capacity": 24, "capacity_hard": 30}}
    assert branch.rows("SELECT tbl, kind FROM sync_outbox ORDER BY op DESC LIMIT 1") == [("proposal", "insert")]
    assert branch.value("SELECT count(*) FROM sync_outbox WHERE kind = 'update'") == 0


def test_a_proposal_is_withdrawn_until_the_district_takes_it_up(branch: Branch, theirs: UUID) -> None:
    outcome = branch.execute(EditVenue(theirs, shown(branch, theirs).rev, {"capacity": 24}))
    proposal = outcome.value.record
    with pytest.raises(RecordChanged):
        branch.execute(WithdrawProposal(proposal, 0))
    branch.execute(outcome.undo)
    assert branch.value("SELECT state FROM proposal") == "8"
    with pytest.raises(RuleBroken, match="proposal-taken-up"):
        branch.execute(WithdrawProposal(proposal, branch.value("SELECT rev FROM proposal")))
