"""The server is older than it said, this desk is a copy or was restored: nothing is lost or doubled (SYNC §9, §10)."""

import shutil
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.app import open_desk
from bjdesk.store.database import FROM_DISTRICT
from bjdesk.store.replica.ledger import ACKED
from bjdesk.venues.model import Venue
from sync.protocol.errors import Forked, Revoked, UnknownDevice
from tests.makers import Branch, plant, seeded
from tests.sync.client.scenes import Crash, CrashAt, DeskHere, Line, Town, replica_of

NAME = "SELECT name FROM venue WHERE id = ?"


@pytest.fixture
def backup(town: Town, one: DeskHere, other: DeskHere) -> Path:
    """Yesterday's backup of the district: both desks had one venue in common."""
    one.branch.venue("演示楼")
    town.all_agree()
    copy = town.folder / "yesterday.db"
    town.office.copy_to(copy)
    return copy


def names(desk: DeskHere) -> list[str]:
    return sorted(name for (name,) in desk.rows("SELECT name FROM venue WHERE removed = 0"))


# --- the server was restored -----------------------------------------------------------------------------------------


def test_an_older_server_gets_again_what_it_had_acknowledged(town: Town, one: DeskHere, backup: Path) -> None:
    one.branch.venue("今日楼")
    one.exchange()
    town.office.put_back(backup)
    assert one.exchange().is_complete
    town.all_agree()
    assert names(town.desks[1]) == ["今日楼", "演示楼"]
    assert one.value("SELECT acked_n = n FROM sync_state") == 1


def test_a_reader_offers_what_only_it_still_has(town: Town, one: DeskHere, other: DeskHere, backup: Path) -> None:
    """Scene 13: the writing desk is dead, its rows live on another desk."""
    venue = one.branch.venue("今日楼")
    one.exchange()
    other.exchange()
    town.office.put_back(backup)
    report = other.exchange()
    assert (report.is_complete, report.lost, report.offered) == (True, {"*"}, 1)
    assert names(other) == ["今日楼", "演示楼"]
    third = town.desk()
    third.exchange()
    assert names(third) == ["今日楼", "演示楼"]
    assert third.value(NAME, venue) == "今日楼"


def test_offers_go_in_several_requests_and_go_on_after_a_crash(
    town: Town, one: DeskHere, other: DeskHere, backup: Path
) -> None:
    one.branch.crowd(2_300)
    one.exchange()
    other.exchange()
    town.office.put_back(backup)
    other.wire(CrashAt("offer.before_commit", 2))
    with pytest.raises(Crash):
        other.exchange()
    other.restart()
    assert other.value("SELECT offering FROM sync_state") is not None
    assert other.exchange().is_complete
    assert other.value("SELECT offering FROM sync_state") is None
    offers = [request.offer for request in other.line.requests if request.offer is not None]
    assert [len(offer.rows) for offer in offers] == [1_000, 1_000, 1_000, 300]
    third = town.desk()
    third.exchange()
    assert third.value("SELECT count(*) FROM learner") == 2_300


def test_a_second_restore_in_the_middle_of_the_offers(town: Town, one: DeskHere, other: DeskHere, backup: Path) -> None:
    one.branch.crowd(1_500)
    one.exchange()
    other.exchange()
    town.office.put_back(backup)
    other.wire(CrashAt("offer.before_commit"))
    with pytest.raises(Crash):
        other.exchange()
    other.restart()
    town.office.put_back(backup)
    assert other.exchange().is_complete
    assert other.value("SELECT count(*) FROM learner") == 1_500
    one.exchange()
    town.all_agree()


def test_an_edit_under_way_survives_the_restore_and_is_offered_beneath(
    town: Town, one: DeskHere, other: DeskHere, backup: Path
) -> None:
    venue = one.branch.venue("今日楼")
    town.all_agree()
    other.edit("venue", venue, name="今夜楼")
    town.office.put_back(backup)
    assert other.exchange().is_complete
    offered = [row for request in other.line.requests if request.offer for row in request.offer.rows]
    assert [row.registers["name"]["name"] for row in offered] == ["今日楼"]
    assert other.value(NAME, venue) == "今夜楼"
    one.exchange()
    assert one.value(NAME, venue) == "今夜楼"


def test_an_edit_acknowledged_before_the_restore_is_not_lost_with_it(
    town: Town, one: DeskHere, other: DeskHere, backup: Path
) -> None:
    """Acknowledged, its echo lost on the way, and then the server came back older."""
    one.branch.venue("今日楼")
    one.wire(CrashAt("apply.after_acks"))
    with pytest.raises(Crash):
        one.exchange()
    one.restart()
    assert one.value(f"SELECT sum({ACKED}) FROM sync_outbox") == 1
    town.office.put_back(backup)
    assert one.exchange().is_complete
    other.exchange()
    assert names(other) == names(one) == ["今日楼", "演示楼"]


def test_a_server_restored_from_before_this_desk_was_enrolled_knows_it_no_longer(
    town: Town, one: DeskHere, tmp_path: Path
) -> None:
    copy = tmp_path / "empty.db"
    town.office.copy_to(copy)
    town.office.put_back(copy)
    late = town.desk()
    late.branch.venue("演示楼")
    late.exchange()
    town.office.put_back(copy)
    with pytest.raises(UnknownDevice):
        late.exchange()
    late.enrol(b"again again agai")
    assert late.exchange().is_complete
    one.exchange()
    assert names(one) == names(late) == ["演示楼"]


# --- this desk is a copy, or was restored ----------------------------------------------------------------------------


def clone(town: Town, desk: DeskHere) -> DeskHere:
    """The disk copied to a new machine; both go on."""
    folder = town.folder / f"clone-{len(town.desks)}"
    desk.branch.close()
    shutil.copytree(desk.branch.folder, folder)
    desk.restart()
    branch = Branch(folder, desk.branch.clock, open_desk(folder, clock=desk.branch.clock, random=seeded(909)), 909)
    made = DeskHere(branch, replica_of(branch), Line(town.office, desk.line.token), town.office)
    town.desks.append(made)
    return made


def test_a_copied_desk_that_goes_its_own_way_is_found_out_and_starts_a_chain_of_its_own(
    town: Town, one: DeskHere
) -> None:
    """Scene 11: whoever comes second forks; its work is under identities of its own, so nothing is doubled."""
    one.branch.class_now(2)
    one.exchange()
    copy = clone(town, one)
    one.branch.venue("一楼")
    copy.branch.venue("二楼")
    one.exchange()
    with pytest.raises(Forked):
        copy.exchange()
    assert copy.overlay() == 1
    copy.enrol(b"a copy of a desk")
    assert copy.exchange().is_complete
    town.all_agree()
    assert names(one) == names(copy) == ["一楼", "二楼"]
    assert one.value("SELECT count(*) FROM enrolment") == copy.value("SELECT count(*) FROM enrolment") == 2
    assert copy.value("SELECT number FROM sync_state") != one.value("SELECT number FROM sync_state")


def test_everything_retained_is_sealed_again_after_a_new_enrolment(town: Town, one: DeskHere) -> None:
    for number in range(3):
        one.branch.venue(f"演示楼 {number}")
        one.exchange()
    one.branch.venue("未报送")
    one.replica.seal(10_000)
    one.enrol(b"another device i")
    assert one.value("SELECT count(*) FROM sync_again") == 4
    journal = town.office.rows("SELECT count(*) FROM sync_journal")[0][0]
    assert one.exchange().is_complete
    assert one.rows("SELECT n, acked_n FROM sync_state") == [(4, 4)]
    assert town.office.rows("SELECT count(*) FROM sync_journal") == [(journal + 1,)]
    assert one.value("SELECT count(*) FROM sync_again") == 0


def test_a_desk_restored_from_last_week_works_on_before_it_exchanges(town: Town, one: DeskHere, tmp_path: Path) -> None:
    """Scene 10."""
    one.branch.venue("上周楼")
    one.exchange()
    one.branch.close()
    shutil.copytree(one.branch.folder, tmp_path / "backup")
    one.restart()
    one.branch.venue("本周楼")
    one.exchange()
    one.branch.close()
    shutil.rmtree(one.branch.folder)
    shutil.copytree(tmp_path / "backup", one.branch.folder)
    one.restart(seed=55)
    one.replica.drop_number()
    one.branch.venue("今日楼")
    with pytest.raises(Forked):
        one.exchange()
    one.enrol(b"restored desk id")
    assert one.exchange().is_complete
    assert names(one) == ["上周楼", "今日楼", "本周楼"]


def test_a_revoked_desk_keeps_its_queue(town: Town, one: DeskHere) -> None:
    one.branch.venue("演示楼")
    waiting = one.overlay()
    town.office.district.revoke(one.replica.standing().device or b"")
    with pytest.raises(Revoked):
        one.exchange()
    assert one.overlay() == waiting


def test_a_desk_that_was_never_enrolled_asks_nobody(town: Town) -> None:
    desk = town.desk(is_enrolled=False)
    desk.branch.venue("演示楼")
    with pytest.raises(UnknownDevice):
        desk.exchange()
    assert desk.line.requests == []


# --- digests ---------------------------------------------------------------------------------------------------------


def ghost_on(desk: DeskHere) -> UUID:
    """A row of another branch of which only this desk thinks that the district published it."""
    with desk.writing(source=FROM_DISTRICT) as unit:
        record = plant(unit, Venue, {"name": "幽灵楼", "scope": "330108001"})
        unit.db.exec_driver_sql(
            "INSERT INTO sync_row (tbl, row_id, feed, seq, nonce, idx, stamps)"
            " VALUES ('venue', ?, '*', 1, x'0000000000000001', 0, '{}')",
            (bytearray(record.bytes),),
        )
        unit.db.exec_driver_sql("UPDATE sync_scope SET digest = x'0000000000000001' WHERE scope = '*'")
    return record


def test_a_row_that_the_district_does_not_confirm_is_dropped_and_reported(one: DeskHere) -> None:
    one.branch.venue("演示楼")
    one.exchange()
    ghost_on(one)
    report = one.exchange()
    assert (report.is_complete, report.differing, report.dropped) == (True, {"*"}, 1)
    assert names(one) == ["演示楼"]
    assert one.exchange().requests == 1


def test_a_value_that_was_changed_behind_the_digest_is_healed_when_the_feed_is_read_anew(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    venue = one.branch.venue("演示楼")
    town.all_agree()
    with other.writing(source=FROM_DISTRICT) as unit:
        unit.db.exec_driver_sql("UPDATE venue SET name = '别的楼'")
        unit.db.exec_driver_sql("UPDATE sync_row SET idx = idx + 1 WHERE tbl = 'venue'")
        unit.db.exec_driver_sql("UPDATE sync_scope SET digest = x'0000000000000001' WHERE scope = '*'")
    report = other.exchange()
    assert (report.is_complete, report.differing, report.dropped) == (True, {"*"}, 0)
    assert other.value(NAME, venue) == "演示楼"


def test_unsent_work_on_a_row_that_nobody_confirms_is_sent_before_the_row_may_go(one: DeskHere) -> None:
    one.exchange()
    ghost = ghost_on(one)
    one.replica.seal(10_000)
    edits = iter([{"name": "幽灵东楼"}])
    one.line.before = lambda: [one.edit("venue", ghost, **edit) for edit in edits] and None
    one.exchange()
    assert one.value(NAME, ghost) == "幽灵东楼"
    report = one.exchange()
    assert (report.refused, report.is_complete) == (1, True)
    assert not one.has("venue", ghost)
