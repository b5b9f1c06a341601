"""Runs of the exchange: how each ended, what people read of it, and when the next one makes sense (R52)."""

from tests.syncing.conftest import Desk, Town


def test_a_first_run_brings_what_was_recorded_before_the_desk_was_enrolled(desk: Desk) -> None:
    desk.branch.venue("演示楼")
    run = desk.run()
    assert (run.outcome, run.sent > 0, run.staff_name) == ("complete", True, "演示员")
    assert run.facts["sent"]["venue"] == 1
    assert desk.facts().state == "synced"


def test_what_came_from_others_is_counted_and_not_what_came_back(town: Town, desk: Desk) -> None:
    other = town.desk()
    desk.run()
    other.run()
    desk.branch.venue("演示楼")
    assert desk.run().received == 0
    run = other.run()
    assert (run.received, run.facts["received"]) == (1, {"venue": 1})
    assert other.facts().received_today["venue"] == 1
