"""An erased person leaves no value on a desk: row, overlay, worklist, drafts, audit values, retained batches (D5)."""

import json
from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import insert

from bjdesk.people.commands import RegisterLearner
from bjdesk.people.model import Draft
from bjdesk.reference.queries import branch_of_street
from sync.protocol.codec import decode_operations
from sync.protocol.errors import Unreachable
from tests.makers import STREET, broken_chain
from tests.sync.client.scenes import Crash, CrashAt, DeskHere, Town

NAME, PHONE, LATER = "阿卜杜拉演示", "13905710571", "阿卜杜拉后来"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def told(desk: DeskHere) -> Iterator[tuple[str, str]]:
    """Every table of a desk as text, sealed bodies opened."""
    for (table,) in desk.rows(TABLES):
        for row in desk.rows(f'SELECT * FROM "{table}"'):
            for cell in row:
                if isinstance(cell, bytes) and table in ("sync_batch", "sync_again") and len(cell) > 32:
                    found = [json.dumps(op.registers, ensure_ascii=False) for op in decode_operations(cell)]
                    yield table, "\n".join(found)
                elif isinstance(cell, str | bytes):
                    yield table, cell if isinstance(cell, str) else cell.decode("utf-8", "replace")


def tables_with(desk: DeskHere, *words: str) -> set[str]:
    return {table for table, text in told(desk) if any(word in text for word in words)}


@pytest.fixture
def learner(town: Town, one: DeskHere, other: DeskHere) -> UUID:
    """Somebody whom both desks know, with a draft about her, beside another learner."""
    made: UUID = one.branch.execute(RegisterLearner(NAME, PHONE, of_age="1", consented=True, birth_year=1950)).value
    one.branch.learner("王桂芳")
    town.all_agree()
    for desk in (one, other):
        with desk.writing() as unit:
            body = json.dumps({"name": NAME}, ensure_ascii=False)
            unit.db.execute(insert(Draft).values(form="learner", person_id=made, body=body, at=unit.now))
    return made


def test_nothing_of_an_erased_person_stays_on_any_desk(
    town: Town, one: DeskHere, other: DeskHere, learner: UUID
) -> None:
    assert {"learner", "sync_batch", "draft", "audit_value", "search_token"} <= tables_with(one, NAME, PHONE)
    town.office.district.erase("learner", learner.bytes, "1")
    for desk in (one, other):
        assert desk.exchange().is_complete
        assert tables_with(desk, NAME, PHONE) == set()
        assert desk.value("SELECT removed FROM learner WHERE id = ?", learner) == 1
        assert desk.value("SELECT count(*) FROM learner WHERE name = '王桂芳'") == 1
        assert broken_chain(desk.branch) == []
    assert one.value("SELECT count(*) FROM sync_batch WHERE hollow = 1 AND length(body) > 0") == 1


def test_the_chain_of_a_desk_with_hollowed_batches_is_still_proven(
    town: Town, one: DeskHere, other: DeskHere, learner: UUID
) -> None:
    town.office.district.erase("learner", learner.bytes, "1")
    one.exchange()
    one.branch.venue("演示楼")
    assert one.exchange().is_complete
    other.exchange()
    assert other.value("SELECT count(*) FROM venue") == 1


def test_a_retained_batch_without_its_erased_part_is_sealed_again_after_a_new_enrolment(
    town: Town, one: DeskHere, learner: UUID
) -> None:
    town.office.district.erase("learner", learner.bytes, "1")
    one.exchange()
    one.enrol(b"another device i")
    report = one.exchange()
    assert (report.is_complete, report.refused) == (True, 0)
    assert tables_with(one, NAME, PHONE) == set()


def test_a_person_edited_offline_and_erased_meanwhile_stays_erased_and_the_edit_is_told_without_content(
    town: Town, one: DeskHere, other: DeskHere, learner: UUID
) -> None:
    """Scene 23: one edit lies in a sealed batch that was never sent, the next one in no batch at all."""
    one.edit("learner", learner, name=LATER)
    one.branch.venue("演示楼")
    one.replica.seal(10_000)
    one.edit("learner", learner, outer_ref=LATER)
    town.office.district.erase("learner", learner.bytes, "1")
    assert one.exchange().is_complete
    assert tables_with(one, NAME, PHONE, LATER) == set()
    assert one.rows("SELECT reason, content FROM sync_refused") == [("erased", "{}")] * 2
    other.exchange()
    assert other.value("SELECT count(*) FROM venue") == 1
    assert tables_with(other, NAME, PHONE, LATER) == set()


def test_an_edit_captured_while_the_erasure_was_on_its_way_goes_with_it(
    town: Town, one: DeskHere, learner: UUID
) -> None:
    town.office.district.erase("learner", learner.bytes, "1")
    one.line.before = lambda: one.edit("learner", learner, name=LATER)
    assert one.exchange().is_complete
    one.line.before = None
    assert tables_with(one, NAME, LATER) == set()
    assert one.overlay() == 0
    assert one.rows("SELECT reason FROM sync_refused") == [("erased",)]
    assert one.exchange().is_complete


def test_a_refused_edit_of_an_erased_person_keeps_nothing(town: Town, one: DeskHere, learner: UUID) -> None:
    one.edit("learner", learner, outer_ref=LATER * 1_000)
    one.exchange()
    assert tables_with(one, LATER) == {"sync_refused"}
    town.office.district.erase("learner", learner.bytes, "1")
    one.exchange()
    assert tables_with(one, NAME, LATER) == set()


def test_an_erasure_of_the_contact_alone_leaves_the_person_and_takes_the_number(
    town: Town, one: DeskHere, learner: UUID
) -> None:
    town.office.district.erase("learner", learner.bytes, "2")
    assert one.exchange().is_complete
    assert one.value("SELECT name FROM learner WHERE id = ?", learner) == NAME
    assert tables_with(one, PHONE) == set()


def test_a_desk_that_pulls_later_gets_the_empty_row(town: Town, one: DeskHere, learner: UUID) -> None:
    town.office.district.erase("learner", learner.bytes, "1")
    one.exchange()
    third = town.desk()
    assert third.exchange().is_complete
    assert tables_with(third, NAME, PHONE) == set()


def test_nothing_is_left_of_a_person_who_moved_away_and_was_erased_before_the_writer_heard_that_she_came(
    town: Town, one: DeskHere
) -> None:
    """The reply that would have shown her was lost, and no feed of this branch ever shows her again."""
    made: UUID = one.branch.execute(RegisterLearner(NAME, PHONE, of_age="1", consented=True, birth_year=1950)).value
    one.line.lose_reply = 1
    with pytest.raises(Unreachable):
        one.exchange()
    told = "SELECT id, branch_id FROM learner_branch WHERE learner_id = ?"
    ((relation, here),) = town.office.rows(told, made.bytes)
    there = one.branch.read(branch_of_street, "330108001").id
    moved = {"learner_id": made.hex.upper(), "kind": "2", "at": 0, "offset_min": 480, "by_id": None, "desk_id": None}
    for key, branch, voids in ((b"r" * 16, there.bytes, None), (b"s" * 16, here, relation.hex().upper())):
        values = {**moved, "branch_id": branch.hex().upper(), "voids_id": voids, "reason": "转出"}
        town.office.district.write(STREET, "learner_branch", key, values)
    town.office.district.erase("learner", made.bytes, "1")
    assert one.exchange().is_complete
    assert not one.has("learner", made)
    assert one.rows("SELECT tbl FROM sync_sweep") == []


def test_a_person_erased_while_the_restored_district_did_not_know_her_comes_back_by_no_offer(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    town.all_agree()
    town.office.copy_to(town.folder / "before.db")
    made: UUID = one.branch.execute(RegisterLearner(NAME, PHONE, of_age="1", consented=True, birth_year=1950)).value
    town.all_agree()
    town.office.put_back(town.folder / "before.db")
    town.office.district.erase("learner", made.bytes, "1")
    for desk in (one, other, one):
        desk.exchange()
        assert tables_with(desk, NAME, PHONE) == set()
    assert town.office.rows("SELECT name FROM learner WHERE name <> ''") == []


def test_what_stood_beside_an_erased_person_travels_anew_when_the_district_lost_it_once_more(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    """Acknowledged, its batch hollow since, and not read back: once the district is put back, only here it is."""
    copy = town.folder / "before.db"
    made: UUID = one.branch.execute(RegisterLearner(NAME, PHONE, of_age="1", consented=True, birth_year=1950)).value
    venue = one.branch.venue("旁边的楼")
    town.office.district.erase("learner", made.bytes, "1")
    town.office.copy_to(copy)
    one.wire(CrashAt("apply.after_acks"))
    with pytest.raises(Crash):
        one.exchange()
    assert one.value("SELECT count(*) FROM sync_batch WHERE hollow = 1") == 1

    town.office.put_back(copy)
    one.restart()
    one.exchange()
    town.all_agree()

    assert other.value("SELECT name FROM venue WHERE id = ?", venue) == "旁边的楼"
    assert one.value("SELECT name FROM venue WHERE id = ?", venue) == "旁边的楼"
