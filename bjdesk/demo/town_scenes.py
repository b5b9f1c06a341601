"""The scenes of the second act: two desks without a line record the same things, and afterwards all agree."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from bjdesk.demo.town import DeskHere, Town, expect, expect_complete
from bjdesk.kernel.clock import MINUTE, Instant, to_instant
from bjdesk.learning import queries as learning
from bjdesk.learning.commands import MarkAllArrived
from bjdesk.venues import queries as venues
from bjdesk.venues.commands import BookVenue, EditVenue

Scene = Callable[["TogetherPlay"], tuple[str, str]]
MARKED_THERE = "SELECT count(*) FROM attendance WHERE session_id = ?"
PERSONS_THERE = "SELECT count(DISTINCT learner_id) FROM attendance WHERE session_id = ?"
CONTACTS = "SELECT contact || ' ' || hours_text FROM venue WHERE id = ?"
CONFLICTS = "SELECT count(*) FROM conflict WHERE state = ?"
VERDICTS = "SELECT group_concat(verdict, ' ') FROM (SELECT verdict FROM booking WHERE title = ? ORDER BY verdict)"
OPEN, SETTLED = "1", "2"
"""`conflict_status`."""
HOURS_BEFORE, CONTACT_BEFORE = "周一至周五 8:30–17:00", "演示·总机 8600"
PARTY = "重阳茶话会（演示）"
A_THIRD = 3


@dataclass
class TogetherPlay:
    """What the scenes have at hand, and what they keep for later ones."""

    town: Town
    opening: datetime
    """When the session began that both desks keep the register of."""
    session: UUID = field(default=UUID(int=0))
    merged: UUID = field(default=UUID(int=0))
    disputed: UUID = field(default=UUID(int=0))
    left_waiting: int = 0


def the_district_opens(play: TogetherPlay) -> tuple[str, str]:
    office = play.town.office
    office.found()
    office.start()
    return "区里的同步服务器开了，就在这台电脑上", "the district's server is up, here on loopback"


def the_first_desk_sends_its_past(play: TogetherPlay) -> tuple[str, str]:
    town = play.town
    play.merged, play.disputed = _two_rooms(town.first)
    for room in (play.merged, play.disputed):
        _edit(town.first, room, contact=CONTACT_BEFORE, hours_text=HOURS_BEFORE)
    town.first.enrol(town.office.code(town.branch), town.cable.url)
    run = expect_complete("一号台", town.sync_first())
    expect("一号台待送", town.first.waiting, 0)
    return f"一号台凭一次性码接上，送出 {run.sent} 条", "the first desk enrols with a one-time code and sends its past"


def a_second_desk_opens(play: TogetherPlay) -> tuple[str, str]:
    town = play.town
    town.open_second(town.first.desk.clock)
    town.second.enrol(town.office.code(town.branch), town.cable.url)
    run = expect_complete("二号台", town.sync_second())
    expect("二号台的学员", town.second.value("SELECT count(*) FROM learner"), _learners(town.first))
    expect_complete("一号台", town.sync_first())
    return f"二号台开张，从区里取回 {run.received} 条", "a second desk gets everything from the district"


def both_record_without_a_line(play: TogetherPlay) -> tuple[str, str]:
    """Different learners, and one at both."""
    town = play.town
    town.office.stop()
    play.session, people = _class_and_people(town.first, play.opening)
    shared, rest = people[0], people[1 : 1 + 2 * A_THIRD]
    for desk, own in zip(town.desks, (rest[:A_THIRD], rest[A_THIRD:]), strict=True):
        desk.execute(MarkAllArrived(play.session, (shared, *own)))
        expect("断网登记", desk.value(MARKED_THERE, _blob(play.session)), A_THIRD + 1)
    return "服务器停了；两台各记各的，有一位两边都记了", "the server is down; both desks record, one learner at both"


def both_edit_the_same_places(play: TogetherPlay) -> tuple[str, str]:
    first, second = play.town.desks
    _edit(first, play.merged, contact="演示·陈小燕 8621")
    _edit(second, play.merged, hours_text="周一至周六 8:30–20:00")
    _edit(first, play.disputed, contact="演示·陈小燕 8621")
    _edit(second, play.disputed, contact="演示·王建国 8635")
    return "一处场地各改一项，一处场地同改一项", "two places edited: different fields, and the same field"


def both_book_the_same_room(play: TogetherPlay) -> tuple[str, str]:
    town = play.town
    starts = Instant(town.first.desk.clock.now() // (60 * MINUTE) * 60 * MINUTE + 30 * 24 * 60 * MINUTE)
    for number, desk in enumerate(town.desks):
        begins = Instant(starts + number * 30 * MINUTE)
        desk.execute(BookVenue(play.disputed, begins, Instant(begins + 90 * MINUTE), PARTY))
    for number, desk in enumerate(town.desks, start=1):
        expect(f"{number} 号台待送", desk.waiting, A_THIRD + 1 + 2 + 1)
    return "同一间教室，同一时段，两台都订了", "one room is booked twice"


def the_server_dies_in_mid_exchange(play: TogetherPlay) -> tuple[str, str]:
    town = play.town
    town.office.start()
    before = town.first.waiting
    town.cable.cut_at_next_answer(town.office.kill)
    run = town.sync_first()
    expect("回答到一半断电", (town.cable.cuts, run.outcome), (1, "unreachable"))
    expect("一号台待送，一条没丢", town.first.waiting, before)
    return (
        "送到一半服务器断电：一号台不知道送到没有，一条也不丢",
        "the server is killed in mid-exchange; nothing is lost",
    )


def everything_comes_together(play: TogetherPlay) -> tuple[str, str]:
    town = play.town
    town.office.start()
    _until_equal(town)
    for name, desk in zip(("一号台", "二号台"), town.desks, strict=True):
        session = _blob(play.session)
        expect(f"{name}的签到记录", desk.value(MARKED_THERE, session), 2 * (A_THIRD + 1))
        expect(f"{name}的签到人数", desk.value(PERSONS_THERE, session), 2 * A_THIRD + 1)
        expect(f"{name}的场地", desk.value(CONTACTS, _blob(play.merged)), "演示·陈小燕 8621 周一至周六 8:30–20:00")
        expect(f"{name}的冲突", desk.value(CONFLICTS, OPEN), 1)
        expect(f"{name}的重订", desk.value(VERDICTS, PARTY), "1 2")
    return "服务器回来，两台补送：各记的都在，没有记两遍", "the server is back: everything is everywhere, once"


def _until_equal(town: Town) -> None:
    """The first sends, the second sends and gets, the first gets."""
    expect_complete("一号台", town.sync_first())
    expect_complete("二号台", town.sync_second())
    expect_complete("一号台", town.sync_first())


# --- finding and doing -----------------------------------------------------------------------------------------------


def _blob(record: UUID) -> bytearray:
    return bytearray(record.bytes)


def _edit(desk: DeskHere, venue: UUID, **values: str) -> None:
    """As a form does: with the rev that its query gave."""
    row = desk.read(venues.venue, venue)
    desk.execute(EditVenue(venue, row.rev, values))


def _learners(desk: DeskHere) -> int:
    return int(desk.value("SELECT count(*) FROM learner"))


def _two_rooms(desk: DeskHere) -> tuple[UUID, UUID]:
    """The last two teaching rooms of the house."""
    rows: list[venues.VenueRow] = desk.read(venues.venues, desk.desk.facts.street_code)
    rooms = [row for row in rows if row.part_of is not None]
    return rooms[-1].id, rooms[-2].id


def _class_and_people(desk: DeskHere, opening: datetime) -> tuple[UUID, list[UUID]]:
    """A class that began with the one of the morning and is open still, and its people without a mark."""
    begin = to_instant(opening)
    end = to_instant(opening + timedelta(minutes=1))
    for session in desk.read(learning.sessions_between, desk.desk.facts.street_code, begin, end):
        roster = desk.read(learning.roster, session.id, opening.date())
        people = [row.person.id for row in roster.rows if row.mark is None]
        if session.state == learning.UPCOMING and len(people) > 2 * A_THIRD:
            return session.id, people
    raise LookupError("no class is open whose people could be recorded")


SCENES: tuple[Scene, ...] = (
    the_district_opens,
    the_first_desk_sends_its_past,
    a_second_desk_opens,
    both_record_without_a_line,
    both_edit_the_same_places,
    both_book_the_same_room,
    the_server_dies_in_mid_exchange,
    everything_comes_together,
)
