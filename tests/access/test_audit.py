"""Who did what is a chain that shows every tampering; a value can be forgotten without breaking it."""

import json
from datetime import timedelta
from uuid import UUID

import pytest

from bjdesk.access.audit import GENESIS, row_digest
from bjdesk.kernel.errors import NotAllowed, RuleBroken
from bjdesk.kernel.unit_of_work import Actor
from bjdesk.learning.commands import CheckIn, CloseSession, UndoAttendance
from bjdesk.people.commands import RegisterLearner
from bjdesk.roles import LIAISON
from tests.makers import Branch, broken_chain


def worked(branch: Branch, times: int = 5) -> list[UUID]:
    """A chain of some length; the people of whom it speaks."""
    group = branch.class_now(times)
    for person in group.people:
        branch.check_in(group.session, person)
    return list(group.people)


def tamper(branch: Branch, *statements: str) -> None:
    """Change the file behind the program's back."""
    with branch.desk.database.write(branch.actor, "Tamper") as unit:
        for sql in statements:
            unit.db.exec_driver_sql(sql)


# --- what is written -------------------------------------------------------------------------------------------------


def test_a_row_says_who_did_what_to_whom_when_and_where(branch: Branch) -> None:
    group = branch.class_now(1)
    made = branch.check_in(group.session, group.people[0]).value.attendance_id
    row = branch.rows(
        "SELECT n, at, offset_min, role, command, outcome, subject_kind, staff_id, desk_id, subject_id FROM audit"
    )
    staff = branch.actor.staff
    assert staff is not None
    assert row == [
        (
            1,
            branch.clock.now(),
            480,
            "1",
            "CheckIn",
            "1",
            "attendance",
            staff.bytes,
            branch.actor.desk.bytes,
            made.bytes,
        )
    ]


def test_what_changed_is_kept_beside_the_row(branch: Branch) -> None:
    [person] = worked(branch, 1)
    values = branch.rows("SELECT audit_n, person_id, row_table, field, old, new FROM audit_value")
    assert values == [(1, person.bytes, "attendance", "status", None, "1")]


def test_rows_are_numbered_without_a_gap(branch: Branch) -> None:
    worked(branch, 4)
    assert branch.rows("SELECT n FROM audit ORDER BY n") == [(1,), (2,), (3,), (4,)]


def test_the_first_row_follows_the_beginning_and_every_other_the_one_before(branch: Branch) -> None:
    worked(branch, 3)
    previous = branch.rows("SELECT prev_digest FROM audit ORDER BY n")
    digests = branch.rows("SELECT digest FROM audit ORDER BY n")
    assert previous == [(GENESIS,), *digests[:-1]]


def test_what_somebody_typed_as_a_reason_can_be_hollowed_and_the_chain_still_holds(branch: Branch) -> None:
    """The words stand beside the chain, never in it (D5, D6)."""
    group = branch.class_now(1)
    made = branch.check_in(group.session, group.people[0]).value
    branch.execute(UndoAttendance(made.attendance_id, "她说她妈妈病了"))
    assert branch.rows("SELECT reason FROM audit WHERE reason IS NOT NULL") == []
    words = "SELECT person_id, new FROM audit_value WHERE field = 'reason'"
    assert branch.rows(words) == [(group.people[0].bytes, "她说她妈妈病了")]
    hollow = "UPDATE audit_value SET new = NULL, salt = NULL, hollowed_at = 1 WHERE person_id = ?"
    with branch.desk.database.write(branch.actor, "Erase") as unit:
        unit.db.exec_driver_sql(hollow, (bytearray(group.people[0].bytes),))
    assert broken_chain(branch) == []


def test_a_broken_rule_leaves_no_row(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.check_in(group.session, group.people[0])
    with pytest.raises(RuleBroken):
        branch.check_in(group.session, group.people[0])
    assert branch.value("SELECT count(*) FROM audit") == 1


def test_what_the_role_does_not_cover_is_noted_and_changes_nothing(branch: Branch) -> None:
    group = branch.class_now(1)
    counted = "SELECT (SELECT count(*) FROM attendance), (SELECT count(*) FROM sync_outbox)"
    before = branch.rows(counted)
    branch.desk.executor.actor = Actor(branch.actor.staff, LIAISON, branch.actor.desk)
    with pytest.raises(NotAllowed):
        branch.execute(CheckIn(group.session, group.people[0]))
    assert branch.rows("SELECT command, outcome, role FROM audit") == [("CheckIn", "2", LIAISON)]
    assert branch.rows(counted) == before
    assert broken_chain(branch) == []


def test_no_card_number_and_no_id_number_enters_the_audit(branch: Branch) -> None:
    branch.execute(
        RegisterLearner("王桂芳", phone="13800004417", of_age="1", consented=True, card=branch.hashes("01026F6C3A"))
    )
    kept = json.dumps([[str(cell) for cell in row] for row in branch.rows("SELECT * FROM audit_value")])
    assert "01026F6C" not in kept
    assert "13800004417" not in kept


# --- the chain -------------------------------------------------------------------------------------------------------


def test_a_chain_that_was_only_written_holds(branch: Branch) -> None:
    worked(branch)
    branch.clock.step(-timedelta(hours=1))
    branch.reopen()
    worked(branch)
    assert broken_chain(branch) == []


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE audit SET at = at + 1 WHERE n = 3", [3]),
        ("UPDATE audit SET role = '3' WHERE n = 3", [3]),
        ("UPDATE audit SET command = 'BindCard' WHERE n = 3", [3]),
        ("UPDATE audit SET outcome = '2' WHERE n = 3", [3]),
        ("UPDATE audit SET staff_id = NULL WHERE n = 3", [3]),
        ("UPDATE audit SET reason = '因为' WHERE n = 3", [3]),
        ("UPDATE audit SET subject_id = zeroblob(16) WHERE n = 3", [3]),
        ("UPDATE audit SET digest = zeroblob(32) WHERE n = 3", [3, 4]),
        ("UPDATE audit SET n = CASE n WHEN 2 THEN -3 ELSE -2 END WHERE n IN (2, 3)", [-3, -2, 1, 4]),
        ("DELETE FROM audit WHERE n = 3", [4]),
        ("DELETE FROM audit WHERE n = 1", [2]),
        ("UPDATE audit_value SET new = '5' WHERE audit_n = 3", [3]),
        ("UPDATE audit_value SET old = '5' WHERE audit_n = 3", [3]),
        ("UPDATE audit_value SET field = 'method' WHERE audit_n = 3", [3]),
        ("UPDATE audit_value SET new = NULL, salt = NULL WHERE audit_n = 3", [3]),
        ("UPDATE audit_value SET leaf = zeroblob(32), hollowed_at = 1 WHERE audit_n = 3", [3]),
        ("DELETE FROM audit_value WHERE audit_n = 3", [3]),
        (
            "INSERT INTO audit_value (audit_n, row_table, row_id, field, leaf) SELECT 3, '', id, '', id FROM desk",
            [3],
        ),
    ],
)
def test_every_tampering_shows_where_it_was(branch: Branch, sql: str, broken: list[int]) -> None:
    worked(branch)
    tamper(branch, sql, "DELETE FROM audit_value WHERE audit_n NOT IN (SELECT n FROM audit)")
    assert broken_chain(branch) == broken


def test_a_row_replaced_as_a_whole_shows(branch: Branch) -> None:
    worked(branch)
    columns = "at, offset_min, staff_id, role, desk_id, command, outcome, subject_kind, subject_id, reason"
    tamper(
        branch,
        f"INSERT OR REPLACE INTO audit SELECT n, {columns.replace('command', chr(39) + 'BindCard' + chr(39))},"
        " prev_digest, values_digest, digest FROM audit WHERE n = 3",
    )
    assert broken_chain(branch) == [3]


def test_two_rows_that_change_places_show(branch: Branch) -> None:
    worked(branch)
    tamper(branch, *(f"UPDATE audit SET n = {new} WHERE n = {old}" for old, new in ((2, -2), (3, 2), (-2, 3))))
    assert broken_chain(branch)[:2] == [2, 3]


def test_a_row_written_anew_with_its_own_digest_shows_in_the_next_one(branch: Branch) -> None:
    """Who knows how a digest is made must still write everything after it anew, and the district holds the head."""
    worked(branch)
    *row, previous, values, _ = branch.rows("SELECT * FROM audit WHERE n = 3")[0]
    row[6] = "BindCard"
    forged = row_digest(previous, tuple(row), values).hex()
    tamper(
        branch,
        f"UPDATE audit SET command = 'BindCard', digest = x'{forged}' WHERE n = 3",
        f"UPDATE audit SET prev_digest = x'{forged}' WHERE n = 4",
    )
    assert broken_chain(branch) == [4]


def test_a_value_can_be_hollowed_and_the_chain_still_holds(branch: Branch) -> None:
    [person, *_] = worked(branch)
    tamper(
        branch,
        "UPDATE audit_value SET old = NULL, new = NULL, salt = NULL, person_id = NULL, hollowed_at = 1"
        f" WHERE person_id = x'{person.hex}'",
    )
    assert broken_chain(branch) == []


def test_the_same_value_has_another_digest_each_time(branch: Branch) -> None:
    """Without a salt a short value could be guessed from its digest."""
    worked(branch)
    leaves = branch.rows("SELECT leaf FROM audit_value WHERE new = '1'")
    assert len(set(leaves)) == len(leaves) == 5


def test_the_chain_goes_on_after_a_start(branch: Branch) -> None:
    worked(branch, 2)
    branch.reopen()
    worked(branch, 2)
    assert branch.rows("SELECT n FROM audit ORDER BY n") == [(1,), (2,), (3,), (4,)]
    assert broken_chain(branch) == []


def test_closing_a_session_is_one_row_with_a_value_for_each_absent(branch: Branch) -> None:
    group = branch.class_now(3)
    branch.execute(CloseSession(group.session, branch.session(group.session).rev))
    assert branch.rows("SELECT command FROM audit") == [("CloseSession",)]
    assert branch.value("SELECT count(*) FROM audit_value WHERE field = 'status' AND new = '5'") == 3
