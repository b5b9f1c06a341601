"""The register of venues: entries with their number, opening hours, closing under bookings (R12, R54, R55)."""

import json
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from bjdesk.kernel.errors import RecordChanged, RuleBroken
from bjdesk.store.database import FROM_DISTRICT
from bjdesk.store.tables import SyncState
from bjdesk.venues import queries
from bjdesk.venues.commands import BookVenue, EditVenue
from bjdesk.venues.hours import Hours, hours_of, rows_of
from bjdesk.venues.model import Venue, VenueHours
from bjdesk.venues.opening import ALL_YEAR, Span
from bjdesk.venues.register.commands import DiscardVenue, RegisterVenue, SetOpeningHours, SetVenueStatus
from tests.makers import Branch, at

WEEK = "周一闭馆；周二至周五 13:00-20:30；周末 9:00–20:30"
BY_HAND = (Span(ALL_YEAR, 1, 540, 600),)


def register(branch: Branch, name: str = "演示活动室", **more: Any) -> UUID:
    return UUID(str(branch.execute(RegisterVenue({"name": name, **more})).value.venue))


def cells(branch: Branch, venue: UUID) -> dict[str, Any]:
    found: dict[str, Any] = branch.read(queries.venue_cells, venue)
    return found


def rev(branch: Branch, venue: UUID) -> int:
    return int(cells(branch, venue)["rev"])


def hours(branch: Branch, venue: UUID) -> Hours:
    found: Hours = branch.read(hours_of, venue)
    return found


def away(branch: Branch, scope: str) -> UUID:
    """A venue that the district or another branch keeps."""
    venue = branch.venue("演示馆")
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.execute(update(Venue).where(Venue.id == venue).values(scope=scope))
    return venue


def number_desk(branch: Branch, number: int) -> None:
    with branch.desk.database.write(branch.actor, "Plant") as unit:
        unit.db.execute(update(SyncState).values(number=number))


# --- entries ---------------------------------------------------------------------------------------------------------


def test_a_numbered_desk_gives_each_venue_the_next_number_of_its_own(branch: Branch) -> None:
    number_desk(branch, 1)

    first, second = register(branch, "演示一室"), register(branch, "演示二室")

    assert cells(branch, first)["register_no"] == "330108003-场-2026-010001"
    assert cells(branch, second)["register_no"] == "330108003-场-2026-010002"
    assert cells(branch, first)["status"] == "2"


def test_a_desk_without_a_number_registers_and_numbers_later(branch: Branch) -> None:
    venue = register(branch)
    assert (cells(branch, venue)["register_no"], cells(branch, venue)["status"]) == (None, "1")

    number_desk(branch, 7)
    branch.execute(SetVenueStatus(venue, rev(branch, venue), "2"))

    assert cells(branch, venue)["register_no"] == "330108003-场-2026-070001"


def test_a_wrong_entry_is_taken_back_and_its_number_is_not_used_again(branch: Branch) -> None:
    number_desk(branch, 1)
    outcome = branch.execute(RegisterVenue({"name": "演示", "hours_text": WEEK}))

    branch.execute(outcome.undo)

    assert branch.read(queries.venue_cells, outcome.value.venue) is None
    assert branch.read(rows_of, outcome.value.venue) == ()
    assert cells(branch, register(branch))["register_no"] == "330108003-场-2026-010002"


def test_an_entry_with_a_booking_or_a_room_stays(branch: Branch) -> None:
    site = register(branch, "演示楼", type="00")
    room = register(branch, "演示室", part_of_id=site)
    branch.execute(BookVenue(room, at("14:00"), at("15:00"), "演示会"))

    for venue in (site, room):
        with pytest.raises(RuleBroken) as raised:
            branch.execute(DiscardVenue(venue, rev(branch, venue)))
        assert raised.value.code == "venue-in-use"


def test_what_nobody_can_see_does_not_stand_in_a_name(branch: Branch) -> None:
    venue = register(branch, "演示\u200b室\u202e ", address="=HYPERLINK(1)\u200d")

    assert cells(branch, venue)["name"] == "演示室"
    assert cells(branch, venue)["address"] == "=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": "\u200b "}, "venue-name-missing"),
        ({"name": "长" * 10_000}, "venue-name-too-long"),
        ({"address": "长" * 501}, "venue-text-too-long"),
        ({"capacity": -1}, "venue-number-negative"),
        ({"capacity": 10**9}, "venue-number-too-large"),
        ({"capacity": 40, "capacity_hard": 30}, "venue-seats-wrong"),
        ({"lon_gcj02": 120_210_000}, "venue-point-half"),
        ({"lon_gcj02": 116_400_000, "lat_gcj02": 39_900_000}, "venue-point-outside"),
    ],
)
def test_bad_input_is_refused_with_a_word_of_its_own(branch: Branch, values: dict[str, Any], code: str) -> None:
    with pytest.raises(RuleBroken) as raised:
        branch.execute(RegisterVenue({"name": "演示", **values}))

    assert raised.value.code == code
    assert branch.value("SELECT count(*) FROM venue") == 0


# --- opening hours ---------------------------------------------------------------------------------------------------


def test_a_text_that_can_be_read_becomes_rows_and_stays_as_it_is(branch: Branch) -> None:
    venue = register(branch)

    outcome = branch.execute(SetOpeningHours(venue, rev(branch, venue), WEEK))

    assert cells(branch, venue)["hours_text"] == WEEK
    assert len(branch.read(rows_of, venue)) == 2
    assert hours(branch, venue).is_whole
    branch.execute(outcome.undo)
    assert (cells(branch, venue)["hours_text"], branch.read(rows_of, venue)) == (None, ())


def test_a_text_that_cannot_be_read_is_kept_marked_and_entered_by_hand(branch: Branch) -> None:
    venue = register(branch)
    branch.execute(SetOpeningHours(venue, rev(branch, venue), "看情况"))
    assert (cells(branch, venue)["hours_parsed"], hours(branch, venue).is_whole) == (False, False)

    outcome = branch.execute(SetOpeningHours(venue, rev(branch, venue), "看情况", BY_HAND))

    found = hours(branch, venue)
    assert (found.text, found.spans, found.is_by_hand, found.is_whole) == ("看情况", BY_HAND, True, True)
    branch.execute(outcome.undo)
    assert not hours(branch, venue).is_whole


@pytest.mark.parametrize(
    ("spans", "code"),
    [
        ((Span("0", 0, 540, 600),), "opening-without-days"),
        ((Span("0", 1, 1440, 1500),), "opening-out-of-day"),
        ((Span("0", 1, 600, 540),), "opening-out-of-day"),
        ((Span("0", 1, 0, 1441),), "opening-too-long"),
        ((Span("0", 1, 540, 660), Span("0", 3, 600, 720)), "opening-overlap"),
        ((Span("0", 1, 1080, 1560), Span("0", 2, 60, 300)), "opening-overlap"),
    ],
)
def test_hours_by_hand_that_cannot_be_are_refused(branch: Branch, spans: tuple[Span, ...], code: str) -> None:
    venue = register(branch)

    with pytest.raises(RuleBroken) as raised:
        branch.execute(SetOpeningHours(venue, rev(branch, venue), "看情况", spans))

    assert raised.value.code == code
    assert cells(branch, venue)["hours_text"] is None


def test_hours_that_somebody_else_entered_meanwhile_are_not_overwritten(branch: Branch) -> None:
    venue = register(branch, hours_text="看情况")
    before = rev(branch, venue)
    branch.execute(SetOpeningHours(venue, before, "看情况", BY_HAND, shown=()))

    with pytest.raises(RecordChanged):
        branch.execute(SetOpeningHours(venue, rev(branch, venue), "看情况", (Span("0", 2, 0, 60),), shown=()))

    assert hours(branch, venue).spans == BY_HAND


def test_a_room_has_the_hours_of_its_site_until_it_has_its_own(branch: Branch) -> None:
    site = register(branch, "演示楼", type="00", hours_text=WEEK)
    room = register(branch, "演示室", part_of_id=site)
    assert (hours(branch, room).site, len(hours(branch, room).spans)) == ("演示楼", 2)

    branch.execute(SetOpeningHours(room, rev(branch, room), "周一至周五 9:00-17:00"))

    assert (hours(branch, room).site, len(hours(branch, room).spans)) == (None, 1)


def test_rows_of_two_desks_do_not_stand_against_the_text(branch: Branch) -> None:
    venue = register(branch, hours_text="周一至周五 9:00-17:00")
    branch.plant(VenueHours, venue_id=venue, weekdays=31, starts_min=600, ends_min=1200, season="0")
    assert hours(branch, venue).spans == (Span("0", 31, 540, 1020),)

    unread = register(branch, hours_text="看情况")
    for starts in (540, 600):
        branch.plant(VenueHours, venue_id=unread, weekdays=31, starts_min=starts, ends_min=1020, season="0")
    assert not hours(branch, unread).is_whole


def test_hours_of_a_venue_of_the_district_become_a_wish(branch: Branch) -> None:
    theirs = away(branch, "*")

    outcome = branch.execute(SetOpeningHours(theirs, rev(branch, theirs), WEEK))

    assert outcome.value.is_proposal
    assert cells(branch, theirs)["hours_text"] is None
    assert WEEK in json.dumps(json.loads(branch.value("SELECT body FROM proposal")), ensure_ascii=False)


# --- closing ---------------------------------------------------------------------------------------------------------


def test_a_venue_is_not_closed_under_what_stands_there(branch: Branch) -> None:
    site = register(branch, "演示楼", type="00")
    room = register(branch, "演示室", part_of_id=site)
    booked = branch.execute(BookVenue(room, at("14:00"), at("15:00"), "演示会")).value

    with pytest.raises(RuleBroken) as raised:
        branch.execute(SetVenueStatus(site, rev(branch, site), "3"))

    assert raised.value.code == "venue-has-bookings"
    assert (raised.value.facts["title"], raised.value.facts["count"]) == ("演示会", 1)
    assert raised.value.facts["bookings"] == (booked,)
    with pytest.raises(RuleBroken):
        branch.execute(EditVenue(site, rev(branch, site), {"status": "4"}))


def test_one_that_knows_what_stands_there_may_close_it_and_open_it_again(branch: Branch) -> None:
    room = register(branch)
    branch.execute(BookVenue(room, at("14:00"), at("15:00"), "演示会"))

    outcome = branch.execute(SetVenueStatus(room, rev(branch, room), "3", keeps_bookings=True))

    assert cells(branch, room)["status"] == "3"
    assert len(branch.read(queries.bookings_ahead, room, branch.clock.now())) == 1
    branch.execute(outcome.undo)
    assert cells(branch, room)["status"] == "1"


def test_what_is_over_does_not_keep_a_venue_open(branch: Branch) -> None:
    room = register(branch)
    branch.execute(BookVenue(room, at("09:00"), at("10:00"), "演示会"))
    branch.clock.set_to("10:00")

    branch.execute(SetVenueStatus(room, rev(branch, room), "4"))

    assert cells(branch, room)["status"] == "4"


def test_only_its_own_venues_does_a_branch_close(branch: Branch) -> None:
    theirs, elsewhere = away(branch, "*"), away(branch, "330108001")

    for venue, code in ((theirs, "venue-of-the-district"), (elsewhere, "venue-of-another-branch")):
        with pytest.raises(RuleBroken) as raised:
            branch.execute(SetVenueStatus(venue, rev(branch, venue), "3"))
        assert raised.value.code == code
