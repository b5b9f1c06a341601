"""Two desks rewrite the opening hours of one venue: one text stands everywhere, the other is told, none is lost."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.venues.hours import Hours, hours_of
from bjdesk.venues.opening import ALL_YEAR, Span
from bjdesk.venues.register.commands import SetOpeningHours
from tests.sync.client.scenes import DeskHere, Town
from tests.syncing.town import matters, only, rev_of

OURS, THEIRS = "周一至周五 9:00-17:00", "周一闭馆；周二至周日 10:00-20:00"
MORNING, EVENING = Span(ALL_YEAR, 1, 540, 720), Span(ALL_YEAR, 1, 1080, 1200)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def desks(town: Town) -> tuple[DeskHere, DeskHere]:
    return town.desk(), town.desk()


@pytest.fixture
def venue(town: Town, desks: tuple[DeskHere, DeskHere]) -> UUID:
    made = desks[0].branch.venue("新浦社区·邻里阅读空间", hours_text="看情况")
    town.all_agree()
    return made


def write(desk: DeskHere, venue: UUID, text: str, *spans: Span) -> None:
    desk.branch.execute(SetOpeningHours(venue, rev_of(desk, "venue", venue), text, spans or None))


def hours(desk: DeskHere, venue: UUID) -> Hours:
    found: Hours = desk.branch.read(hours_of, venue)
    return found


def test_the_hours_that_stand_are_the_same_on_both_desks_and_the_other_text_is_told(
    town: Town, desks: tuple[DeskHere, DeskHere], venue: UUID
) -> None:
    one, other = desks
    write(one, venue, OURS)
    town.pass_time(minutes=22)
    write(other, venue, THEIRS)
    other.exchange()
    town.all_agree()

    assert hours(one, venue) == hours(other, venue)
    assert hours(one, venue).text in (OURS, THEIRS)
    assert hours(one, venue).is_whole
    told = only(one)
    assert (told.table, told.row) == ("venue", venue)
    assert only(other).key == told.key


def test_what_both_entered_by_hand_beside_one_text_is_united_where_it_fits(
    town: Town, desks: tuple[DeskHere, DeskHere], venue: UUID
) -> None:
    one, other = desks
    write(one, venue, "看情况", MORNING)
    write(other, venue, "看情况", EVENING)
    town.all_agree()

    assert hours(one, venue).spans == hours(other, venue).spans == (MORNING, EVENING)
    assert hours(one, venue).is_whole
    assert matters(one) == []


def test_what_both_entered_by_hand_and_does_not_fit_is_marked_until_somebody_writes_it_anew(
    town: Town, desks: tuple[DeskHere, DeskHere], venue: UUID
) -> None:
    one, other = desks
    write(one, venue, "看情况", MORNING)
    write(other, venue, "看情况", Span(ALL_YEAR, 1, 600, 780))
    town.all_agree()
    assert not hours(one, venue).is_whole
    assert not hours(other, venue).is_whole

    write(other, venue, "看情况", EVENING)
    town.all_agree()
    assert hours(one, venue).spans == hours(other, venue).spans == (EVENING,)
    assert hours(one, venue).is_whole
