"""What people see of the sync: one line of truth, the queue, what came today, and what needs somebody (DESK §2.11)."""

from collections import Counter

from sqlalchemy import insert, update

from bjdesk.access.model import ConflictRow
from bjdesk.store.outbox import waiting, waiting_by_table
from bjdesk.store.replica.ledger import ACKED
from bjdesk.store.sync_tables import SyncRefused, SyncScope
from sync.protocol.errors import Unreachable
from tests.makers import Branch
from tests.syncing.conftest import Desk, Town

NOT_ACKNOWLEDGED = f"SELECT tbl, count(*) FROM sync_outbox WHERE NOT {ACKED} GROUP BY tbl"


def by_table(branch: Branch) -> dict[str, int]:
    """The queue, counted the plain way."""
    return dict(branch.rows(NOT_ACKNOWLEDGED))


def agrees(branch: Branch) -> bool:
    plainly = by_table(branch)
    return (branch.read(waiting), branch.read(waiting_by_table)) == (Counter(plainly).total(), plainly)


# --- the queue -------------------------------------------------------------------------------------------------------


def test_the_queue_counts_what_the_district_has_not_acknowledged(town: Town, desk: Desk) -> None:
    branch = desk.branch
    assert agrees(branch)
    assert branch.read(waiting) > 0
    desk.run()
    assert branch.read(waiting) == 0
    branch.venue("演示楼")
    assert branch.read(waiting_by_table) == {"venue": 1}
    desk.fails = Unreachable()
    desk.run()  # sealed, not sent
    branch.venue("二楼")
    assert agrees(branch)
    assert branch.read(waiting) == 2


def test_what_is_acknowledged_and_not_echoed_waits_no_more(desk: Desk) -> None:
    desk.run()
    desk.branch.venue("演示楼")

    def stop_after_acknowledgement() -> bool:
        return bool(desk.value(f"SELECT count(*) FROM sync_outbox WHERE {ACKED}"))

    assert desk.run(is_stopped=stop_after_acknowledgement).outcome == "cancelled"
    assert desk.value("SELECT count(*) FROM sync_outbox") == 1
    assert agrees(desk.branch)
    assert desk.facts().waiting == 0


def test_a_desk_that_enrols_again_has_everything_waiting_once_more(desk: Desk) -> None:
    desk.branch.venue("演示楼")
    desk.enrol()
    assert agrees(desk.branch)
    assert desk.facts().waiting_by_table["venue"] == 1


# --- the states ------------------------------------------------------------------------------------------------------


def test_a_desk_is_not_enrolled_or_waits_or_is_in_step(fresh: Desk) -> None:
    assert (fresh.facts().state, fresh.facts().is_enrolled) == ("not-enrolled", False)
    fresh.enrol()
    assert (fresh.facts().state, fresh.facts().last_success) == ("waiting", None)
    fresh.run()
    assert (fresh.facts().state, fresh.facts().last_success) == ("synced", fresh.now())
    fresh.branch.venue("演示楼")
    assert fresh.facts().state == "waiting"


def test_a_district_that_is_not_reached_is_no_reason_for_red(desk: Desk) -> None:
    desk.run()
    desk.fails = Unreachable()
    desk.run()
    assert (desk.facts().state, desk.facts().needs_person) == ("unreachable", None)
    assert desk.facts().last_success == desk.now()


def test_a_refusal_and_what_is_held_need_a_person_and_a_conflict_only_a_look(desk: Desk) -> None:
    desk.run()
    branch = desk.branch
    venue = branch.venue("演示楼")
    desk.run()
    facts = {"target_table": "venue", "target_id": venue, "register": "name", "kept": "1", "lost": "2", "state": "1"}
    branch.plant(ConflictRow, kind="1", **facts)
    desk.run()
    assert (desk.facts().matters, desk.facts().state) == (1, "synced")
    with branch.desk.database.write(branch.actor, "Test") as unit:
        known = {"incarnation": 1, "op": 1, "tbl": "venue", "row_id": venue, "reason": "rule", "content": {}}
        unit.db.execute(insert(SyncRefused).values(**known, at=unit.now, status="1"))
    assert (desk.facts().matters, desk.facts().needs_person) == (2, "refused")
    with branch.desk.database.write(branch.actor, "Test") as unit:
        unit.db.execute(update(SyncScope).values(held=60).where(SyncScope.scope == "*"))
    assert (desk.facts().matters, desk.facts().needs_person, desk.facts().state) == (3, "held", "needs-person")


def test_what_came_yesterday_did_not_come_today(town: Town, desk: Desk) -> None:
    other = town.desk()
    other.branch.venue("演示楼")
    other.run()
    desk.run()
    assert desk.facts().received_today["venue"] == 1
    desk.branch.clock.advance(minutes=60 * 15 + 15)  # five past midnight in the district, still the same day in UTC
    assert desk.facts().received_today == {}


# --- its cost --------------------------------------------------------------------------------------------------------


def test_the_queue_is_counted_in_its_indexes_alone(desk: Desk) -> None:
    """It is read after every swipe, on the thread of the window."""
    from bjdesk.store import outbox

    for sql in (outbox._IN_NO_BATCH, outbox._NOT_TAKEN, outbox._BY_TABLE):
        plan = " ".join(str(row[-1]) for row in desk.branch.rows("EXPLAIN QUERY PLAN " + sql) if "outbox" in str(row))
        assert "COVERING INDEX" in plan, plan
