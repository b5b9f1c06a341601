"""Runs of the exchange: how each ended, what people read of it, and when the next one makes sense (R52)."""

from datetime import timedelta

import pytest

from bjdesk.kernel.errors import DiskFull
from bjdesk.syncing.queries import RunRow, runs
from bjdesk.syncing.running import Trigger
from sync.client.report import Progress
from sync.protocol.errors import (
    Malformed,
    NotOurServer,
    Revoked,
    SyncError,
    TooLarge,
    UnknownDevice,
    Unreachable,
    UpgradeNeeded,
)
from tests.syncing.conftest import Desk, Town


def history(desk: Desk) -> list[RunRow]:
    found: list[RunRow] = desk.branch.read(runs, 10)
    return found


# --- how it ended ----------------------------------------------------------------------------------------------------


def test_a_first_run_brings_what_was_recorded_before_the_desk_was_enrolled(desk: Desk) -> None:
    desk.branch.venue("演示楼")
    run = desk.run()
    assert (run.outcome, run.sent > 0, run.staff_name) == ("complete", True, "演示员")
    assert run.facts["sent"]["venue"] == 1
    assert desk.facts().state == "synced"
    assert history(desk) == [run]


def test_what_came_from_others_is_counted_and_not_what_came_back(town: Town, desk: Desk) -> None:
    other = town.desk()
    desk.run()
    other.run()
    desk.branch.venue("演示楼")
    assert desk.run().received == 0
    run = other.run()
    assert (run.received, run.facts["received"]) == (1, {"venue": 1})
    assert other.facts().received_today["venue"] == 1


def test_a_desk_that_is_not_enrolled_keeps_no_run(fresh: Desk) -> None:
    assert fresh.run().outcome == "not-enrolled"
    assert history(fresh) == []


@pytest.mark.parametrize(
    "error",
    [Unreachable(), NotOurServer(why="certificate"), Malformed(field="x"), Revoked(), UnknownDevice(), UpgradeNeeded()],
)
def test_whatever_the_line_says_is_the_outcome_and_the_queue_is_kept(desk: Desk, error: SyncError) -> None:
    waiting, desk.fails = desk.facts().waiting, error
    run = desk.run()
    assert (run.outcome, run.sent) == (error.code, 0)
    assert (desk.facts().waiting, history(desk)) == (waiting, [run])
    desk.fails = None
    assert desk.run().outcome == "complete"


def test_a_district_that_takes_nothing_however_small_ends_the_run(desk: Desk) -> None:
    desk.fails = TooLarge()
    assert desk.run().outcome in ("too-large", "malformed")
    assert desk.facts().state == "unreachable"


def test_a_run_can_be_stopped_and_tells_how_far_it_is(desk: Desk) -> None:
    told: list[Progress] = []
    run = desk.run(watch=told.append, is_stopped=lambda: len(told) > 1)
    assert run.outcome == "cancelled"
    assert [one.stage for one in told[:2]] == ["sealing", "sending"]
    assert desk.run().outcome == "complete"


def test_a_clock_of_the_district_that_jumps_waits_for_somebody_who_looked(town: Town, desk: Desk) -> None:
    desk.run()
    town.office.clock.step(timedelta(days=40))
    assert desk.run().outcome == "clock-step"
    assert desk.facts().needs_person == "clock-step"
    assert desk.run(accept_time=True).outcome == "complete"
    assert desk.facts().state == "synced"


def test_a_full_disk_is_an_outcome_and_no_crash(desk: Desk) -> None:
    desk.fails = DiskFull(path="bjdesk.db")
    run = desk.run()
    assert (run.outcome, run.facts["code"]) == ("storage", "disk-full")
    assert desk.facts().state == "unreachable"


# --- when to try again -----------------------------------------------------------------------------------------------


def test_a_request_is_tried_again_within_a_run(desk: Desk) -> None:
    desk.line.lose_reply = 2
    assert desk.run().outcome == "complete"
    assert sum(desk.slept) > 0


def test_a_run_does_not_wait_as_long_as_a_server_asks_but_the_next_one_does(desk: Desk) -> None:
    desk.fails = Unreachable(900)
    run = desk.run(Trigger.NIGHT)
    assert (run.outcome, desk.slept) == ("unreachable", [])
    assert not desk.runs.may_try
    desk.branch.clock.advance(seconds=899)
    assert not desk.runs.may_try
    desk.branch.clock.advance(minutes=15)
    assert desk.runs.may_try


def test_failures_make_the_pause_longer_and_a_success_ends_it(desk: Desk) -> None:
    desk.fails = Unreachable()
    pauses = []
    for _ in range(12):
        desk.run(Trigger.NIGHT)
        pauses.append(desk.runs.retry_at - desk.branch.clock.monotonic())
    assert all(0 <= pause <= 900 for pause in pauses)
    assert max(pauses[8:]) > 60 > max(pauses[:3])
    desk.fails = None
    desk.run()
    assert desk.runs.may_try


def test_where_a_person_is_needed_an_automatic_run_asks_once_an_hour(desk: Desk) -> None:
    desk.fails = Revoked()
    desk.run(Trigger.NIGHT)
    desk.branch.clock.advance(minutes=59)
    assert not desk.runs.may_try
    desk.branch.clock.advance(minutes=2)
    assert desk.runs.may_try


# --- what is kept ----------------------------------------------------------------------------------------------------


def test_an_automatic_run_that_finds_nothing_moves_the_time_of_the_last_one(desk: Desk) -> None:
    first = desk.run()
    desk.branch.clock.advance(minutes=60)
    again = desk.run(Trigger.NIGHT)
    assert (again.id, again.at, again.sent) == (first.id, first.at, first.sent)
    assert again.until == desk.now()
    assert desk.facts().last_success == desk.now()
    desk.fails = Unreachable()
    down = desk.run(Trigger.NIGHT)
    desk.branch.clock.advance(minutes=60)
    assert desk.run(Trigger.NIGHT).id == down.id
    assert [run.outcome for run in history(desk)] == ["unreachable", "complete"]


def test_who_asked_for_a_run_by_hand_is_told_apart_from_the_night(desk: Desk) -> None:
    assert desk.run(Trigger.NIGHT).staff_name is None
    run = desk.run(Trigger.HAND)
    assert (run.staff_name, run.trigger) == ("演示员", Trigger.HAND)
    assert len(history(desk)) == 2


def test_an_idle_run_writes_nothing_but_its_time(desk: Desk) -> None:
    desk.run()
    desk.run()
    before = desk.branch.rows("SELECT * FROM sync_state, sync_scope")
    assert desk.run(Trigger.NIGHT).outcome == "complete"
    assert desk.branch.rows("SELECT * FROM sync_state, sync_scope") == before
