"""A form that was open while an exchange applied a change overwrites nothing: it is told so and shows both (D2)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.kernel.commands import Command
from bjdesk.kernel.errors import RecordChanged, RuleBroken
from bjdesk.learning.commands import CloseSession
from bjdesk.people.commands import BindCard, SetCardState
from bjdesk.syncing.commands import WithdrawSeat
from bjdesk.venues.commands import BookVenue, EditVenue, MoveBooking, WithdrawBooking
from tests.makers import at
from tests.sync.client.scenes import DeskHere, Town
from tests.syncing.town import matters, rev_of

CARD = "0100004417"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def one(town: Town) -> DeskHere:
    return town.desk()


@pytest.fixture
def other(town: Town, one: DeskHere) -> DeskHere:
    return town.desk()


@dataclass(frozen=True)
class Open:
    """A form over one row: what it will save, and what the other desk does to the row meanwhile."""

    table: str
    record: UUID
    save: Callable[[int], Command]
    meanwhile: dict[str, object]


def _venue(one: DeskHere) -> Open:
    made = one.branch.venue("演示楼", capacity=20)
    return Open("venue", made, lambda rev: EditVenue(made, rev, {"name": "演示东楼"}), {"capacity": 25})


def _booking(one: DeskHere) -> tuple[UUID, UUID]:
    room = one.branch.venue("203 教室（演示）", status="2")
    return room, one.branch.execute(BookVenue(room, at("14:00"), at("15:00"), "合唱团（演示）")).value


def _moved(one: DeskHere) -> Open:
    room, made = _booking(one)
    later = {"starts_at": at("16:00"), "ends_at": at("17:00")}
    return Open("booking", made, lambda rev: MoveBooking(made, rev, room, at("18:00"), at("19:00")), later)


def _withdrawn(one: DeskHere) -> Open:
    _, made = _booking(one)
    return Open("booking", made, lambda rev: WithdrawBooking(made, rev), {"headcount": 12})


def _card(one: DeskHere) -> Open:
    made = one.branch.card(one.branch.learner(), CARD)
    lost = {"state": "3", "state_at": at("09:00")}
    return Open("card", made, lambda rev: SetCardState(made, rev, "2"), lost)


def _session(one: DeskHere) -> Open:
    made = one.branch.meeting(one.branch.course())
    return Open("session", made, lambda rev: CloseSession(made, rev), {"topic": "演示"})


def _seat(one: DeskHere) -> Open:
    course, learner = one.branch.course(), one.branch.learner()
    one.branch.enrol(course, learner)
    made = UUID(bytes=one.value("SELECT id FROM enrolment"))
    return Open("enrolment", made, lambda rev: WithdrawSeat(made, rev), {"note": "演示"})


FORMS = [_venue, _moved, _withdrawn, _card, _session, _seat]


@pytest.mark.parametrize("opened", FORMS, ids=lambda made: made.__name__[1:])
def test_what_came_with_a_pull_is_not_overwritten_by_a_form_that_was_open(
    town: Town, one: DeskHere, other: DeskHere, opened: Callable[[DeskHere], Open]
) -> None:
    form = opened(one)
    town.all_agree()
    shown = rev_of(one, form.table, form.record)
    other.edit(form.table, form.record, **form.meanwhile)
    other.exchange()
    one.exchange()
    before = one.rows(f"SELECT * FROM {form.table} WHERE id = ?", form.record)
    with pytest.raises(RecordChanged):
        one.branch.execute(form.save(shown))
    assert one.rows(f"SELECT * FROM {form.table} WHERE id = ?", form.record) == before
    assert matters(one) == matters(other) == []


@pytest.mark.parametrize("opened", FORMS, ids=lambda made: made.__name__[1:])
def test_an_exchange_that_brings_nothing_new_to_the_screen_leaves_the_form_good(
    town: Town, one: DeskHere, other: DeskHere, opened: Callable[[DeskHere], Open]
) -> None:
    form = opened(one)
    town.all_agree()
    form.save(0)
    one.branch.venue("别的（演示）")
    shown = rev_of(one, form.table, form.record)
    one.exchange()
    other.exchange()
    one.branch.execute(form.save(shown))
    assert one.exchange().refused == 0


def test_a_form_that_was_saved_before_the_pull_came_is_a_conflict_and_not_lost(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    form = _venue(one)
    town.all_agree()
    shown = rev_of(one, form.table, form.record)
    town.pass_time(minutes=1)
    other.edit("venue", form.record, name="演示西楼")
    other.exchange()
    saved: list[object] = []

    def save() -> None:
        if not saved:
            saved.append(one.branch.execute(form.save(shown)))

    one.line.before = save
    one.exchange()
    one.line.before = None
    assert one.value("SELECT name FROM venue WHERE id = ?", form.record) == "演示东楼"
    town.all_agree()
    assert [found.register for found in matters(one)] == ["name"]


def test_a_card_that_another_desk_bound_meanwhile_is_not_bound_again(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    learner, somebody = one.branch.learner("王桂芳"), one.branch.learner("李桂芳")
    town.all_agree()
    hashes = one.branch.hashes(CARD)
    other.branch.card(somebody, CARD)
    for column in ("token_hash", "tail4_hash", "tail3_hash"):  # one key of cards for the whole branch
        digest = {"token_hash": hashes.whole, "tail4_hash": hashes.tail4, "tail3_hash": hashes.tail3}[column]
        other.edit("card", UUID(bytes=other.value("SELECT id FROM card")), **{column: digest})
    other.exchange()
    one.exchange()
    with pytest.raises(RuleBroken, match="card-bound"):
        one.branch.execute(BindCard(learner, hashes))
