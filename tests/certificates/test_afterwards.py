"""What becomes of a certificate: printed, sealed, handed out, issued again, replaced, revoked (R28, D6, D12)."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from bjdesk.certificates.commands import (
    MarkCollected,
    MarkPrinted,
    MarkSealed,
    NoteJam,
    ReissueCertificate,
    ReplaceCertificate,
    RevokeCertificate,
)
from bjdesk.certificates.proof import read_square
from bjdesk.certificates.queries import (
    HANDED_OUT,
    IS_REPLACED,
    IS_REVOKED,
    TO_COLLECT,
    TO_PRINT,
    TO_SEAL,
    CertificateRow,
    at_work,
    certificate,
    knowledge,
)
from bjdesk.certificates.verdict import Verdict, judge
from bjdesk.certificates.worklist import standing
from bjdesk.kernel.errors import RuleBroken
from bjdesk.people.model import Learner
from bjdesk.store.database import FROM_IMPORT
from tests.certificates.scenes import DISTRICT_KEY, finished_class, issue
from tests.makers import STREET, Branch

PDF = bytes(32)


@pytest.fixture
def paper(branch: Branch) -> CertificateRow:
    course, (she,) = finished_class(branch, "1111")
    (row,) = issue(branch, course, she)
    return row


def now(branch: Branch, row: CertificateRow) -> CertificateRow:
    found = branch.read(certificate, row.id)
    assert found is not None
    return found  # type: ignore[no-any-return]


def states(branch: Branch, row: CertificateRow, *commands: Any) -> list[str]:
    return [(branch.execute(command), now(branch, row).state)[1] for command in commands]


def verdict(branch: Branch, row: CertificateRow) -> tuple[Verdict, str | None]:
    known = branch.read(knowledge, DISTRICT_KEY, branch.desk.rules.zone)
    found = judge(read_square(row.square or ""), known, row.name)
    return found.verdict, found.by


def printed(branch: Branch, row: CertificateRow) -> None:
    branch.execute(MarkPrinted(row.id, PDF))


def test_it_goes_from_the_printer_to_the_seal_to_her_hands(branch: Branch, paper: CertificateRow) -> None:
    assert paper.state == TO_PRINT
    steps = (MarkPrinted(paper.id, PDF), MarkSealed((paper.id,)), MarkCollected(paper.id, "女儿", "1234"))
    assert states(branch, paper, *steps) == [TO_SEAL, TO_COLLECT, HANDED_OUT]
    assert now(branch, paper).pdf == PDF
    last = now(branch, paper).events[-1]
    assert (last.collector, last.collector_id_tail) == ("女儿", "1234")
    assert branch.read(at_work, STREET) == []


@pytest.mark.parametrize("ready", [False, True])
def test_no_step_is_left_out(branch: Branch, paper: CertificateRow, ready: bool) -> None:
    if ready:
        printed(branch, paper)
        with pytest.raises(RuleBroken, match="certificate-not-sealed"):
            branch.execute(MarkCollected(paper.id))
    else:
        with pytest.raises(RuleBroken, match="certificate-not-printed"):
            branch.execute(MarkSealed((paper.id,)))


def test_a_mark_set_by_mistake_is_taken_back(branch: Branch, paper: CertificateRow) -> None:
    undo = branch.execute(MarkPrinted(paper.id, PDF)).undo
    branch.execute(undo)
    assert now(branch, paper).state == TO_PRINT
    with pytest.raises(RuleBroken, match="already-undone"):
        branch.execute(undo)


def test_a_jam_is_noted_and_changes_nothing(branch: Branch, paper: CertificateRow) -> None:
    printed(branch, paper)
    branch.execute(NoteJam(paper.id))
    assert (now(branch, paper).state, now(branch, paper).copies) == (TO_SEAL, 0)


def test_issued_again_it_keeps_its_number_and_needs_a_reason(branch: Branch, paper: CertificateRow) -> None:
    with pytest.raises(RuleBroken, match="certificate-not-printed"):
        branch.execute(ReissueCertificate(paper.id, "1", "搬家丢了"))
    printed(branch, paper)
    with pytest.raises(RuleBroken, match="certificate-reason-missing"):
        branch.execute(ReissueCertificate(paper.id, "1", " "))
    branch.execute(ReissueCertificate(paper.id, "1", "搬家丢了"))
    again = now(branch, paper)
    assert (again.number, again.copies, again.state) == (paper.number, 1, TO_PRINT)
    assert again.reissued_at == branch.clock.now()
    assert verdict(branch, again)[0] is Verdict.GENUINE


def test_a_collected_one_that_is_issued_again_goes_to_the_printer_the_seal_and_her_hands_once_more(
    branch: Branch, paper: CertificateRow
) -> None:
    steps = (MarkPrinted(paper.id, PDF), MarkSealed((paper.id,)), MarkCollected(paper.id))
    again = ReissueCertificate(paper.id, "1", "搬家丢了")
    along = [TO_SEAL, TO_COLLECT, HANDED_OUT]

    assert states(branch, paper, *steps, again, *steps) == [*along, TO_PRINT, *along]
    assert states(branch, paper, again, RevokeCertificate(paper.id, "5", "发错了人")) == [TO_PRINT, IS_REVOKED]
    assert branch.read(standing, STREET).of(IS_REVOKED) == (paper.id,)


def test_the_worklists_say_of_a_copy_what_its_own_row_says(branch: Branch, paper: CertificateRow) -> None:
    for command in (
        MarkPrinted(paper.id, PDF),
        MarkSealed((paper.id,)),
        MarkCollected(paper.id),
        ReissueCertificate(paper.id, "1", "搬家丢了"),
        MarkPrinted(paper.id, PDF),
        MarkSealed((paper.id,)),
        ReissueCertificate(paper.id, "2", "又坏了"),
    ):
        branch.execute(command)
        assert branch.read(standing, STREET).of(now(branch, paper).state) == (paper.id,)
    assert [row.id for row in branch.read(at_work, STREET)] == [paper.id]


def test_revoked_it_counts_no_more_for_anybody(branch: Branch, paper: CertificateRow) -> None:
    branch.execute(RevokeCertificate(paper.id, "5", "发错了人"))
    assert now(branch, paper).state == IS_REVOKED
    assert verdict(branch, paper)[0] is Verdict.REVOKED
    with pytest.raises(RuleBroken, match="certificate-gone"):
        printed(branch, paper)
    assert branch.value("SELECT count(*) FROM revocation WHERE number = ?", paper.number) == 1


def test_after_a_revocation_she_may_get_a_new_one(branch: Branch, paper: CertificateRow) -> None:
    branch.execute(RevokeCertificate(paper.id, "5", "发错了人"))
    assert paper.activity is not None
    assert paper.learner is not None
    (fresh,) = issue(branch, paper.activity, paper.learner)
    assert fresh.number != paper.number


def test_a_corrected_name_gets_a_certificate_of_its_own(branch: Branch, paper: CertificateRow) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=FROM_IMPORT) as unit:
        unit.db.execute(update(Learner).where(Learner.id == paper.learner).values(name="更正（演示）"))
    assert now(branch, paper).has_other_name
    made: UUID = branch.execute(ReplaceCertificate(paper.id, "3", "名字写错")).value
    fresh = branch.read(certificate, made)
    assert (fresh.name, fresh.replaces) == ("更正（演示）", paper.id)
    assert now(branch, paper).state == IS_REPLACED
    assert verdict(branch, paper) == (Verdict.REPLACED, fresh.number)
    assert verdict(branch, fresh)[0] is Verdict.GENUINE


def test_a_certificate_of_another_branch_is_not_touched_here(branch: Branch, paper: CertificateRow) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=2) as unit:
        of_table = "SELECT name FROM sqlite_master WHERE tbl_name = 'certificate' AND type = 'trigger'"
        for name in unit.db.exec_driver_sql(of_table).scalars().all():
            unit.db.exec_driver_sql(f'DROP TRIGGER "{name}"')
        unit.db.exec_driver_sql("UPDATE certificate SET scope = '330108001'")
    with pytest.raises(RuleBroken, match="certificate-of-another-branch"):
        printed(branch, paper)
