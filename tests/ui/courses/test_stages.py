"""Where a session stands is said by its state first and then by the clock (R26)."""

from dataclasses import replace
from uuid import UUID

import pytest

from bjdesk.learning.queries import SessionRow
from bjdesk.ui.courses.stages import Stage, chip, opening, stage, why_not
from tests.makers import ZONE, at

SESSION = SessionRow(
    id=UUID(int=1),
    rev=1,
    activity_id=UUID(int=2),
    title="智能手机应用（演示）",
    ordinal=1,
    starts_at=at("09:00"),
    ends_at=at("10:30"),
    place="",
    teacher=None,
    state="1",
    quota=None,
    quota_hard=None,
    capacity_hard=None,
    is_open_entry=False,
    category="99",
)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("08:14", Stage.LATER),
        ("08:15", Stage.OPEN),
        ("09:00", Stage.RUNNING),
        ("10:30", Stage.RUNNING),
        ("10:31", Stage.OVER),
    ],
)
def test_an_unclosed_session_goes_by_the_clock(time: str, expected: Stage) -> None:
    assert stage(SESSION, at(time), 45) is expected


@pytest.mark.parametrize(
    ("state", "expected"), [("2", Stage.CLOSED), ("3", Stage.CALLED_OFF), ("4", Stage.DID_NOT_MEET)]
)
def test_a_session_that_is_done_with_does_not(state: str, expected: Stage) -> None:
    assert stage(replace(SESSION, state=state), at("09:30"), 45) is expected


def test_what_is_still_to_come_says_when_it_opens() -> None:
    assert chip(Stage.LATER) is None
    assert opening(SESSION, 45, ZONE) == "08:15 开门"


@pytest.mark.parametrize("found", list(Stage))
def test_nobody_is_sent_to_a_session_that_cannot_take_them_without_a_reason(found: Stage) -> None:
    assert bool(why_not(found, is_other_day=False)) == found.is_final
    assert bool(why_not(found, is_other_day=True)) == (found.is_final or found is Stage.LATER)
