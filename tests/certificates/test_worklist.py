"""What lies on the desk: classes that can be certified, certificates by how far they came, and finding one (R28)."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from bjdesk.certificates.commands import MarkPrinted, MarkSealed, RevokeCertificate, UndoEvent
from bjdesk.certificates.drafts import Drafts, candidates_of, drafts
from bjdesk.certificates.model import Certificate
from bjdesk.certificates.queries import IS_REVOKED, TO_COLLECT, TO_PRINT, TO_SEAL, CertificateRow
from bjdesk.certificates.worklist import Standing, classes_to_certify, found, standing
from bjdesk.kernel.errors import RuleBroken
from bjdesk.people.model import Learner
from bjdesk.store.database import FROM_DISTRICT, FROM_IMPORT
from tests.certificates.scenes import finished_class, issue, make_issuing
from tests.makers import DAY, STREET, Branch

PDF = bytes(32)


def lying(branch: Branch) -> Standing:
    here: Standing = branch.read(standing, STREET)
    return here


def drafted(branch: Branch, course: UUID) -> Drafts:
    assert branch.desk.house is not None
    made: Drafts = branch.read(drafts, branch.desk.house(), course, DAY)
    return made


def change(branch: Branch, row: CertificateRow, **values: Any) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.execute(update(Certificate).where(Certificate.id == row.id).values(**values))


def given_twice(branch: Branch, first: CertificateRow, second: CertificateRow) -> None:
    """As two desks that had not met would have issued them: both to the same person."""
    change(branch, second, learner_id=first.learner)


@pytest.fixture
def rows(branch: Branch) -> list[CertificateRow]:
    course, people = finished_class(branch, "1111", "1111", "1111")
    return issue(branch, course, *people)


def test_classes_that_are_over_stand_before_those_that_go_on(branch: Branch) -> None:
    going_on, _ = finished_class(branch, "1111", state="3", title="剪纸（演示）")
    over, people = finished_class(branch, "1111", "1155")
    branch.lecture(state="4")
    finished_class(branch, "1111", state="5", title="取消的班（演示）")
    issue(branch, over, people[0])
    listed = branch.read(classes_to_certify, STREET)
    told = [(row.id, row.is_over, row.people, row.issued) for row in listed]
    assert told == [(over, True, 2, 1), (going_on, False, 1, 0)]


def test_a_certificate_that_was_revoked_counts_no_more_for_its_class(
    branch: Branch, rows: list[CertificateRow]
) -> None:
    branch.execute(RevokeCertificate(rows[0].id, "5", "发错了人"))
    assert [row.issued for row in branch.read(classes_to_certify, STREET)] == [2]


def test_each_certificate_lies_where_its_last_live_event_put_it(branch: Branch, rows: list[CertificateRow]) -> None:
    one, two, three = (row.id for row in rows)
    printed = branch.execute(MarkPrinted(one, PDF)).value
    branch.execute(MarkPrinted(two, PDF))
    branch.execute(MarkSealed((two,)))
    branch.execute(RevokeCertificate(three, "5", "发错了人"))
    here = lying(branch)
    assert [here.of(state) for state in (TO_PRINT, TO_SEAL, TO_COLLECT, IS_REVOKED)] == [(), (one,), (two,), (three,)]
    branch.execute(UndoEvent(printed))
    assert lying(branch).of(TO_PRINT) == (one,)
    assert lying(branch).count == 3


def test_several_are_sealed_at_once_and_each_mark_can_be_taken_back(branch: Branch, rows: list[CertificateRow]) -> None:
    for row in rows:
        branch.execute(MarkPrinted(row.id, PDF))
    events = branch.execute(MarkSealed(tuple(row.id for row in rows))).value
    assert len(lying(branch).of(TO_COLLECT)) == 3
    for event in events:
        branch.execute(UndoEvent(event))
    assert len(lying(branch).of(TO_SEAL)) == 3


def test_two_for_one_class_are_for_a_person_to_look_at(branch: Branch) -> None:
    course, people = finished_class(branch, "1111", "1111", "1111")
    first, second, _ = issue(branch, course, *people)
    assert lying(branch).doubtful == ()
    given_twice(branch, first, second)
    assert set(lying(branch).doubtful) == {first.id, second.id}
    branch.execute(RevokeCertificate(second.id, "5", "两台电脑都发了"))
    assert lying(branch).doubtful == ()


def test_a_contested_number_is_for_a_person_to_look_at(branch: Branch, rows: list[CertificateRow]) -> None:
    change(branch, rows[1], verdict="2")
    assert lying(branch).doubtful == (rows[1].id,)


@pytest.mark.parametrize("typed", ["010002", "330108003-2026-jy-010002", "字第010002"])
def test_a_certificate_is_found_by_its_number(branch: Branch, rows: list[CertificateRow], typed: str) -> None:
    assert branch.read(found, STREET, typed) == (rows[1].id,)


def test_a_certificate_is_found_by_the_name_on_it_and_by_todays(branch: Branch, rows: list[CertificateRow]) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=FROM_IMPORT) as unit:
        unit.db.execute(update(Learner).where(Learner.id == rows[0].learner).values(name="更正（演示）"))
    assert branch.read(found, STREET, rows[0].name) == (rows[0].id,)
    assert branch.read(found, STREET, "更正") == (rows[0].id,)


def test_a_certificate_is_found_by_the_initials_of_a_name(branch: Branch) -> None:
    course = branch.course("书法（演示）", state="4")
    she = branch.learner("欧阳金花", standing="1")
    branch.enrol(course, she)
    branch.mark(branch.meeting(course, state="2", planned=200), she, "1")
    (row,) = issue(branch, course, she)
    assert branch.read(found, STREET, "oyjh") == (row.id,)


@pytest.mark.parametrize("typed", ["", " ", "100%", "_"])
def test_nothing_typed_and_signs_of_a_search_language_find_nothing(
    branch: Branch, rows: list[CertificateRow], typed: str
) -> None:
    assert branch.read(found, STREET, typed) == ()


def test_drafts_say_what_will_be_printed_under_which_number(branch: Branch) -> None:
    course, people = finished_class(branch, "1111", "1111")
    made = drafted(branch, course)
    assert branch.desk.house is not None
    listed = branch.read(candidates_of, branch.desk.house(), course)
    said = [made.text(one, place) for place, one in enumerate(listed)]
    rows = issue(branch, course, *(one.learner for one in listed))
    assert [row.text for row in rows] == said
    assert {one.learner for one in listed} == set(people)


def test_a_desk_that_may_not_issue_has_no_drafts(tmp_path: Path) -> None:
    branch = make_issuing(tmp_path / "branch", number=None)
    course, _ = finished_class(branch, "1111")
    with pytest.raises(RuleBroken, match="desk-has-no-number"):
        drafted(branch, course)
