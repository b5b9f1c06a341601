"""The row of a print job tells where to go on, whatever stopped the printer (D12)."""

from uuid import UUID

import pytest

from bjdesk.certificates.commands import EndPrinting, MarkPrinted, RevokeCertificate, StartPrinting
from bjdesk.certificates.model import Certificate
from bjdesk.certificates.printing import FINISHED, PRINTING, STOPPED, job, stopped, unfinished
from bjdesk.kernel.errors import RuleBroken
from bjdesk.store.database import FROM_IMPORT
from tests.makers import Branch, plant

PDF = bytes(32)


def issued(branch: Branch, count: int) -> tuple[UUID, ...]:
    """Certificates as another desk may have issued them."""
    template = UUID(bytes=bytes(branch.value("SELECT id FROM certificate_template")))
    with branch.desk.database.write(branch.actor, "Plant", source=FROM_IMPORT) as unit:
        return tuple(
            plant(unit, Certificate, {"template_id": template, "kind": "JY", "n": n, "number": f"演示-{n:06}"})
            for n in range(count)
        )


def start(branch: Branch, *records: UUID) -> int:
    found: int = branch.execute(StartPrinting(records, "前台打印机")).value
    return found


def mark(branch: Branch, number: int, *records: UUID) -> None:
    for record in records:
        branch.execute(MarkPrinted(record, PDF, number))


def test_killed_at_page_137_of_200_it_goes_on_there_after_the_next_start(branch: Branch) -> None:
    papers = issued(branch, 200)
    number = start(branch, *papers)
    mark(branch, number, *papers[:137])

    branch.reopen()

    found, rest = branch.read(stopped)
    assert (found.id, found.next_page, found.status) == (number, 137, PRINTING)
    assert rest == papers[137:]
    assert start(branch, *rest) == number
    mark(branch, number, *rest)
    branch.execute(EndPrinting(number))
    assert branch.read(job, number).status == FINISHED
    assert branch.rows("SELECT count(*), max(next_page) FROM print_job") == [(1, 200)]
    assert branch.read(stopped) is None


def test_a_mark_that_is_refused_does_not_move_the_job(branch: Branch) -> None:
    first, second = issued(branch, 2)
    number = start(branch, first, second)
    mark(branch, number, first)
    branch.execute(EndPrinting(number))

    with pytest.raises(RuleBroken):
        branch.execute(MarkPrinted(_revoked(branch, second), PDF, number))

    assert (branch.read(job, number).next_page, branch.read(job, number).status) == (1, STOPPED)
    assert branch.read(stopped) is None


def _revoked(branch: Branch, record: UUID) -> UUID:
    branch.execute(RevokeCertificate(record, "5", "发错了人"))
    return record


def test_another_batch_that_holds_the_rest_ends_the_job_that_was_stopped(branch: Branch) -> None:
    first, second, third = issued(branch, 3)
    stopped_job = start(branch, first, second)
    mark(branch, stopped_job, first)
    branch.execute(EndPrinting(stopped_job))

    number = start(branch, second, third)

    assert number != stopped_job
    assert [row.id for row in branch.read(unfinished)] == [number]
