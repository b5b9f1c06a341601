"""Who gets a certificate, under which number, and why not (R25, R28, R77, D7, D12)."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from sqlalchemy import update

from bjdesk.certificates.commands import IssueCertificates, ReplaceCertificate, VoidNumber
from bjdesk.certificates.issuing import Candidate, candidates
from bjdesk.certificates.numbers import Number, parse
from bjdesk.certificates.proof import read_square
from bjdesk.certificates.queries import TO_PRINT, knowledge, of_activity, standing_of
from bjdesk.certificates.verdict import Verdict, judge
from bjdesk.certificates.wording import chinese_date
from bjdesk.kernel.errors import RecordMissing, RuleBroken
from bjdesk.learning.classes.commands import CloseClass, ReopenClass, ReopenSession
from bjdesk.learning.commands import CloseSession, UndoAttendance
from bjdesk.paper import asked
from bjdesk.people.commands import RegisterLearner
from bjdesk.people.editing.commands import EditLearner
from bjdesk.people.model import Learner
from bjdesk.reference.queries import communities, parameters_on
from bjdesk.roles import MANAGER
from bjdesk.store.database import FROM_IMPORT
from tests.certificates.scenes import DISTRICT_KEY, change_class, finished_class, issue, make_issuing
from tests.makers import DAY, STREET, Branch, make_branch


def of_class(branch: Branch, course: UUID) -> dict[UUID, Candidate]:
    wanted = asked(branch.desk.rules, branch.read(parameters_on, DAY), branch.folder / "faces")
    return {one.learner: one for one in branch.read(candidates, course, wanted)}


def why(branch: Branch, course: UUID, person: UUID) -> list[str]:
    return [reason.code for reason in of_class(branch, course)[person].reasons]


def learner_is(branch: Branch, person: UUID, **values: object) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=FROM_IMPORT) as unit:
        unit.db.execute(update(Learner).where(Learner.id == person).values(**values))


# --- who -------------------------------------------------------------------------------------------------------------


def test_who_has_come_often_enough_may_get_one_and_others_see_exactly_why_not(branch: Branch) -> None:
    course, (came, rarely, provisional) = finished_class(branch, "1111", "1155", "1111")
    learner_is(branch, provisional, standing="2")
    assert why(branch, course, came) == []
    (reason,) = of_class(branch, course)[rarely].reasons
    assert (reason.code, reason.facts) == ("too-few", {"attended": 2, "counted": 4, "pct": 70, "lacks": 1})
    assert why(branch, course, provisional) == ["provisional"]


def test_who_was_entered_by_hand_gets_one_as_soon_as_she_is_complete(branch: Branch) -> None:
    """R28: registered at the desk, enrolled, a class finished, completed on 学员."""
    walk_in = RegisterLearner("丁小燕", phone="13800004417", of_age="1", consented=True)
    person = branch.execute(walk_in).value
    course, _ = finished_class(branch, "1111")
    branch.enrol(course, person)
    for (session,) in branch.rows("SELECT id FROM session WHERE activity_id = ?", course):
        branch.mark(UUID(bytes=session), person, "1")
    assert why(branch, course, person) == ["provisional"]
    community = branch.read(communities, DAY)[0].id
    rev = branch.value("SELECT rev FROM learner WHERE id = ?", person)
    branch.execute(EditLearner(person, rev, {"sex": "2", "birth_year": 1960, "community_id": community}))
    assert why(branch, course, person) == []
    assert issue(branch, course, person)


def test_a_class_that_goes_on_gives_none(branch: Branch) -> None:
    course, (she,) = finished_class(branch, "1111", state="3")
    assert why(branch, course, she) == ["class-open"]


def test_whoever_left_or_was_put_on_the_waiting_list_gets_none(branch: Branch) -> None:
    course, (she,) = finished_class(branch, "1111")
    left = branch.learner(standing="1")
    branch.enrol(course, left, state="5")
    assert "not-enrolled" in why(branch, course, left)
    assert why(branch, course, she) == []


def test_a_name_that_cannot_be_printed_is_refused_by_its_character(branch: Branch) -> None:
    course, (she,) = finished_class(branch, "1111")
    learner_is(branch, she, name="王\U00031234")
    (reason,) = of_class(branch, course)[she].reasons
    assert (reason.code, reason.facts) == ("unprintable", {"characters": "\U00031234"})


def test_nobody_gets_a_second_one_for_the_same_class(branch: Branch) -> None:
    course, (she,) = finished_class(branch, "1111")
    (row,) = issue(branch, course, she)
    (reason,) = of_class(branch, course)[she].reasons
    assert (reason.code, reason.facts) == ("issued", {"number": row.number})
    with pytest.raises(RuleBroken, match="certificate-issued"):
        issue(branch, course, she)


def test_whoever_was_judged_short_sees_what_is_missing(branch: Branch) -> None:
    course, _ = finished_class(branch, "1111")
    short = branch.learner(standing="1")
    branch.enrol(course, short, state="8")
    assert why(branch, course, short) == ["too-few"]


def test_whoever_was_enrolled_at_two_desks_stands_there_once(branch: Branch) -> None:
    course, (she,) = finished_class(branch, "1111")
    branch.enrol(course, she, state="5")
    branch.enrol(course, she)
    assert why(branch, course, she) == []
    assert len(issue(branch, course, she)) == 1
    wanted = asked(branch.desk.rules, branch.read(parameters_on, DAY), branch.folder / "faces")
    assert len(branch.read(candidates, course, wanted)) == 1


# --- issuing ---------------------------------------------------------------------------------------------------------


def rev(branch: Branch, course: UUID) -> int:
    return int(branch.value("SELECT rev FROM activity WHERE id = ?", course))


def test_a_meeting_opened_again_after_issuing_changes_no_certificate_and_the_next_one_says_it_anew(
    branch: Branch,
) -> None:
    course, (she,) = finished_class(branch, "1111")
    (paper,) = issue(branch, course, she)
    branch.desk.executor.actor = replace(branch.actor, role=MANAGER)
    last = UUID(bytes=bytes(branch.value("SELECT id FROM session WHERE ordinal = 4")))
    mark = UUID(bytes=bytes(branch.value("SELECT id FROM attendance WHERE session_id = ?", last)))
    branch.execute(ReopenClass(course, rev(branch, course)))
    branch.execute(ReopenSession(last, branch.session(last).rev))
    branch.execute(UndoAttendance(mark, "她没来"))
    branch.execute(CloseSession(last, branch.session(last).rev))
    branch.execute(CloseClass(course, rev(branch, course)))

    (stands,) = branch.read(of_activity, course)
    assert (stands.text, stands.square, branch.read(standing_of, course)) == (paper.text, paper.square, 1)
    assert "实际出勤8学时" in stands.text.body
    branch.execute(ReplaceCertificate(paper.id, "6", "考勤改过"))
    assert "实际出勤6学时" in branch.read(of_activity, course)[1].text.body
    assert branch.read(standing_of, course) == 1


def test_a_certificate_says_what_was_true_when_it_was_issued(branch: Branch) -> None:
    course, people = finished_class(branch, "1111", "1112")
    first, second = issue(branch, course, *people)
    assert first.text is not None
    assert second.text is not None
    assert first.text.body == (
        f"{first.name}于{chinese_date(DAY)}至{chinese_date(DAY, after=DAY)}参加浦沿街道分院举办的“书法（演示）”学习，"
        "共8学时，实际出勤8学时，经考核合格，准予结业。"
    )
    assert f"{second.name}（证件号码后四位：002X）于" in second.text.body
    learner_is(branch, people[0], name="改名")
    change_class(branch, course, title="另一门课")
    (again, _) = branch.read(of_activity, course)
    assert again.text == first.text
    assert again.has_other_name


def test_numbers_begin_with_the_desk_and_count_up_in_the_order_of_the_roster(branch: Branch) -> None:
    course, people = finished_class(branch, "1111", "1111", "1111")
    rows = issue(branch, course, *people)
    assert [row.number for row in rows] == [str(Number(STREET, DAY.year, "JY", 10_000 + n)) for n in (1, 2, 3)]
    assert all(parse(row.number) for row in rows)
    assert rows[0].printed_number == f"滨社院浦沿〔{DAY.year}〕结字第010001号"
    assert {row.state for row in rows} == {TO_PRINT}


def test_each_is_genuine_for_whoever_knows_the_district(branch: Branch) -> None:
    course, (she,) = finished_class(branch, "1111")
    (row,) = issue(branch, course, she)
    assert row.text is not None
    known = branch.read(knowledge, DISTRICT_KEY, branch.desk.rules.zone)
    found = judge(read_square(row.square or ""), known, row.name, row.text.wording)
    assert (found.verdict, found.number, found.day) == (Verdict.GENUINE, row.number, DAY)


def test_all_of_a_class_or_none(branch: Branch) -> None:
    course, (came, rarely) = finished_class(branch, "1111", "1555")
    with pytest.raises(RuleBroken, match="certificate-too-few"):
        issue(branch, course, came, rarely)
    assert branch.value("SELECT count(*) FROM certificate") == 0
    assert branch.value("SELECT count(*) FROM sync_series") == 0
    with pytest.raises(RecordMissing):
        issue(branch, course, uuid5(came, "nobody"))


def test_a_desk_without_a_number_issues_nothing_and_says_why(tmp_path: Path) -> None:
    branch = make_issuing(tmp_path / "branch", number=None)
    course, (she,) = finished_class(branch, "1111")
    with pytest.raises(RuleBroken, match="desk-has-no-number"):
        issue(branch, course, she)


@pytest.mark.parametrize("days", [None, (date(2020, 1, 1), date(2020, 12, 31)), (date(2031, 1, 1), date(2031, 12, 31))])
def test_a_desk_that_may_not_sign_today_issues_nothing(tmp_path: Path, days: object) -> None:
    branch = make_issuing(tmp_path / "branch", days=days)
    course, (she,) = finished_class(branch, "1111")
    with pytest.raises(RuleBroken, match="desk-may-not-sign"):
        issue(branch, course, she)


def test_a_desk_that_was_never_enrolled_issues_nothing(tmp_path: Path) -> None:
    branch = make_branch(tmp_path / "branch")
    course, (she,) = finished_class(branch, "1111")
    with pytest.raises(RuleBroken, match="desk-has-no-number"):
        issue(branch, course, she)


def test_no_certificate_is_dated_ahead_or_before_the_class_ended(branch: Branch) -> None:
    course, (she,) = finished_class(branch, "1111")
    for day, code in ((date(2099, 1, 1), "in-the-future"), (date(DAY.year, 1, 1), "too-early")):
        with pytest.raises(RuleBroken, match=code):
            branch.execute(IssueCertificates(course, (she,), day))


# --- numbers ---------------------------------------------------------------------------------------------------------


def test_a_counter_that_was_lost_gives_no_number_twice(branch: Branch) -> None:
    course, (one, two) = finished_class(branch, "1111", "1111")
    (first,) = issue(branch, course, one)
    with branch.desk.database.write(branch.actor, "Test", source=FROM_IMPORT) as unit:
        unit.db.exec_driver_sql("DELETE FROM sync_series")
    (second,) = issue(branch, course, two)
    assert second.number != first.number


def test_a_void_number_is_never_given(branch: Branch) -> None:
    branch.execute(VoidNumber(Number(STREET, DAY.year, "JY", 10_001), "1"))
    course, (she,) = finished_class(branch, "1111")
    (row,) = issue(branch, course, she)
    assert parse(row.number) == Number(STREET, DAY.year, "JY", 10_002)
    with pytest.raises(RuleBroken, match="number-in-use"):
        branch.execute(VoidNumber(Number(STREET, DAY.year, "JY", 10_002)))


def test_two_desks_of_a_branch_that_never_met_give_different_numbers(tmp_path: Path, branch: Branch) -> None:
    other = make_issuing(tmp_path / "other", number=2, key=b"e" * 32)
    numbers = set()
    for desk in (branch, other):
        course, people = finished_class(desk, "1111", "1111")
        numbers |= {row.number for row in issue(desk, course, *people)}
    assert len(numbers) == 4


def test_two_clerks_who_issue_one_class_at_once_issue_it_once(branch: Branch) -> None:
    course, people = finished_class(branch, "1111", "1111")
    beside = branch.open_beside(seed=9)
    issue(branch, course, *people)
    with pytest.raises(RuleBroken, match="certificate-issued"):
        issue(beside, course, *people)
    beside.close()
    assert branch.value("SELECT count(*) FROM certificate") == 2


def test_when_the_numbers_of_a_year_are_used_up_it_says_so(branch: Branch) -> None:
    course, (she,) = finished_class(branch, "1111")
    with branch.desk.database.write(branch.actor, "Test", source=FROM_IMPORT) as unit:
        unit.db.exec_driver_sql(f"INSERT INTO sync_series (kind, year, next) VALUES ('JY', {DAY.year}, 10000)")
    with pytest.raises(RuleBroken, match="numbers-used-up"):
        issue(branch, course, she)
