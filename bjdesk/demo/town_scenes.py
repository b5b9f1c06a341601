"""The scenes of the second act: two desks without a line record the same things, and afterwards all agree."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Qt

from bjdesk.demo.desks import DeskHere
from bjdesk.demo.report import WrongCount
from bjdesk.demo.scenes import ALT
from bjdesk.demo.stage import ARMED_MS, until
from bjdesk.demo.town import Town
from bjdesk.kernel.clock import MINUTE, Instant, to_instant
from bjdesk.learning import queries as learning
from bjdesk.learning.commands import MarkAllArrived
from bjdesk.syncing.matter import CONFLICT, CONTESTED
from bjdesk.syncing.matters import open_matters
from bjdesk.venues import queries as venues
from bjdesk.venues.commands import BookVenue, EditVenue

Scene = Callable[["SecondAct"], tuple[str, str]]
MARKS = "SELECT count(*) FROM attendance WHERE session_id = ?"
PERSONS = "SELECT count(DISTINCT learner_id) FROM attendance WHERE session_id = ?"
LEARNERS = "SELECT count(*) FROM learner"
VENUE = "SELECT contact || ' ' || hours_text FROM venue WHERE id = ?"
CONTACT = "SELECT contact FROM venue WHERE id = ?"
CONFLICTS = "SELECT count(*) FROM conflict WHERE state = ?"
VERDICTS = "SELECT group_concat(verdict, ' ') FROM (SELECT verdict FROM booking WHERE title = ? ORDER BY verdict)"
OPEN, SETTLED = "1", "2"
"""`conflict_status`."""
HOLDS_AND_CONTESTED = "1 2"
"""`verdict` of the two bookings."""
HOURS, LONGER_HOURS = "周一至周五 8:30–17:00", "周一至周六 8:30–20:00"
CONTACTS = ("演示·陈小燕 8621", "演示·王建国 8635")
"""Before, and what each desk writes."""
CONTACT_BEFORE = "演示·总机 8600"
PARTY = "重阳茶话会（演示）"
A_DESK_S_OWN = 3
"""Learners that only one desk records; one more is recorded at both."""
RECORDED = 1 + A_DESK_S_OWN
WORK = RECORDED + 2 + 1
"""What a desk has to send: attendances, two edits, a booking."""


@dataclass
class SecondAct:
    """What the scenes have at hand, and what they keep for later ones."""

    town: Town
    opening: datetime
    """When the session began that both desks keep the register of."""
    codes: list[str] = field(default_factory=list)
    session: UUID = field(default=UUID(int=0))
    merged: UUID = field(default=UUID(int=0))
    disputed: UUID = field(default=UUID(int=0))


def the_district_opens(act: SecondAct) -> tuple[str, str]:
    office = act.town.office
    office.wait_until_founded()
    act.codes = office.codes(act.town.branch, len(act.town.desks))
    office.start()
    return "区里的同步服务器开了，就在这台电脑上", "the district's server is up, here on loopback"


def the_first_desk_sends_its_past(act: SecondAct) -> tuple[str, str]:
    town, first = act.town, act.town.first
    act.merged, act.disputed = _two_rooms(first)
    for room in (act.merged, act.disputed):
        _edit(first, room, contact=CONTACT_BEFORE, hours_text=HOURS)
    run = first.complete(first.enrol(act.codes[0], town.cable.url))
    first.expect("待送", first.waiting, 0)
    first.stage.picture("synced")
    return f"一号台凭一次性码接上，送出 {run.sent} 条", "the first desk enrols with a one-time code and sends its past"


def a_second_desk_opens(act: SecondAct) -> tuple[str, str]:
    town, first, second = act.town, act.town.first, act.town.second
    town.found_second()
    run = second.complete(second.enrol(act.codes[1], town.cable.url))
    second.expect("的学员", second.value(LEARNERS), first.value(LEARNERS))
    first.complete(first.sync())
    return f"二号台开张，从区里取回 {run.received} 条", "a second desk gets everything from the district"


def both_record_without_a_line(act: SecondAct) -> tuple[str, str]:
    """Different learners, and one at both."""
    act.town.office.stop()
    act.session, people = _class_and_people(act.town.first, act.opening)
    shared, rest = people[0], people[1:]
    owns = (rest[:A_DESK_S_OWN], rest[A_DESK_S_OWN : 2 * A_DESK_S_OWN])
    for desk, own in zip(act.town.desks, owns, strict=True):
        desk.execute(MarkAllArrived(act.session, (shared, *own)))
        desk.expect("断网签到", desk.value(MARKS, _blob(act.session)), RECORDED)
    return "服务器停了；两台各记各的，有一位两边都记了", "the server is down; both desks record, one learner at both"


def both_edit_the_same_places(act: SecondAct) -> tuple[str, str]:
    first, second = act.town.desks
    _edit(first, act.merged, contact=CONTACTS[0])
    _edit(second, act.merged, hours_text=LONGER_HOURS)
    for desk, contact in zip(act.town.desks, CONTACTS, strict=True):
        _edit(desk, act.disputed, contact=contact)
    return "一处场地各改一项，一处场地同改一项", "two places edited: different fields, and the same field"


def both_book_the_same_room(act: SecondAct) -> tuple[str, str]:
    day = 24 * 60 * MINUTE
    starts = to_instant(act.opening) + 30 * day
    for number, desk in enumerate(act.town.desks):
        begins = Instant(starts + number * 30 * MINUTE)
        desk.execute(BookVenue(act.disputed, begins, Instant(begins + 90 * MINUTE), PARTY))
        desk.expect("待送", desk.waiting, WORK)
    act.town.first.stage.picture("waiting")
    return "同一间教室，同一时段，两台都订了", "one room is booked twice"


def the_server_dies_in_mid_exchange(act: SecondAct) -> tuple[str, str]:
    town, first = act.town, act.town.first
    town.office.start()
    town.cable.cut_at_next_answer(town.office.kill)
    run = first.sync()
    first.expect("同步到一半断电", (town.cable.cuts, run.outcome), (1, "unreachable"))
    first.expect("待送，一条没丢", first.waiting, WORK)
    first.stage.picture("unreachable")
    return "送到一半服务器断电：送到没有不知道，一条也不丢", "the server is killed in mid-exchange; nothing is lost"


def everything_comes_together(act: SecondAct) -> tuple[str, str]:
    town = act.town
    town.office.start()
    for desk in (town.first, town.second, town.first):
        desk.complete(desk.sync())
    session = _blob(act.session)
    for one in town.desks:
        one.expect("的签到记录", one.value(MARKS, session), 2 * RECORDED)
        one.expect("的签到人数", one.value(PERSONS, session), 2 * RECORDED - 1)
        one.expect("各改一项的场地", one.value(VENUE, _blob(act.merged)), f"{CONTACTS[0]} {LONGER_HOURS}")
        one.expect("的冲突", one.value(CONFLICTS, OPEN), 1)
        one.expect("的两个预订", one.value(VERDICTS, PARTY), HOLDS_AND_CONTESTED)
    return "服务器回来，两台补送：各记的都在，没有记两遍", "the server is back: everything is everywhere, once"


def both_desks_show_it(act: SecondAct) -> tuple[str, str]:
    town, stage = act.town, act.town.first.stage
    for one in town.desks:
        kinds = [matter.key.kind for matter in one.read(open_matters, one.desk.facts)]
        one.expect("要人看的", kinds, [CONFLICT, CONTESTED])
    stage.picture("two-matters")
    town.look_at_second("two-matters-at-the-second-desk")
    town.first.open_matter(1)
    stage.picture("contested-booking")
    return "同改的一项、重订的教室，两台的“同步”里都列着", "what nobody can merge is shown on both desks"


def a_person_settles_it(act: SecondAct) -> tuple[str, str]:
    """The one that does not stand is chosen, so that something has to travel."""
    town, first = act.town, act.town.first
    first.open_matter(0)
    first.stage.picture("conflict")
    standing = first.value(CONTACT, _blob(act.disputed))
    wanted, key = (CONTACTS[1], Qt.Key.Key_1) if standing == CONTACTS[0] else (CONTACTS[0], Qt.Key.Key_2)
    first.stage.press(key, ALT)
    if not until(lambda: first.value(CONFLICTS, SETTLED) == 1):
        raise WrongCount("按了 Alt 选定，冲突还在")
    first.stage.picture("settled", ARMED_MS)
    for desk in (first, town.second):
        desk.complete(desk.sync())
    for one in town.desks:
        one.expect("同改的一项", one.value(CONTACT, _blob(act.disputed)), wanted)
        one.expect("看过的冲突", one.value(CONFLICTS, SETTLED), 1)
    return f"一号台按一个键，两台都成了“{wanted}”", "a person settles it with one key, and the other desk gets it"


# --- finding and doing -----------------------------------------------------------------------------------------------


def _blob(record: UUID) -> bytearray:
    return bytearray(record.bytes)


def _edit(desk: DeskHere, venue: UUID, **values: str) -> None:
    """As a form does: with the rev that its query gave."""
    row = desk.read(venues.venue, venue)
    desk.execute(EditVenue(venue, row.rev, values))


def _two_rooms(desk: DeskHere) -> tuple[UUID, UUID]:
    """The last two rooms of the house."""
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
        if session.state == learning.UPCOMING and len(people) > 2 * A_DESK_S_OWN:
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
    both_desks_show_it,
    a_person_settles_it,
)
