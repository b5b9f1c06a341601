"""A print job as a row: which certificates, and from which page to go on after a stop of any kind (D12).

It stays on this desk. `next_page` moves in the transaction that marks a page, so that no stop comes between the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from bjdesk.certificates import queries
from bjdesk.certificates.commands import EndPrinting, StartPrinting
from bjdesk.certificates.model import PrintJob
from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordMissing
from bjdesk.store.database import Unit

PRINTING, FINISHED, STOPPED = "2", "3", "4"
"""`print_job_status`."""
_UNFINISHED = (PRINTING, STOPPED)


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job with its certificates in the order of its pages; `rest` are those from `next_page` on."""

    id: int
    certificates: tuple[UUID, ...]
    next_page: int
    status: str

    @property
    def rest(self) -> tuple[UUID, ...]:
        return self.certificates[self.next_page :]


def job(db: Connection, record: int) -> JobRow | None:
    return next(iter(_jobs(db, PrintJob.id == record)), None)


def unfinished(db: Connection) -> list[JobRow]:
    """Jobs that were stopped, or that run, the newest first."""
    return [row for row in _jobs(db, PrintJob.status.in_(_UNFINISHED)) if row.rest]


def stopped(db: Connection) -> tuple[JobRow, tuple[UUID, ...]] | None:
    """The newest job that did not come to its end, and what of it still waits for the printer."""
    for row in unfinished(db):
        rest = tuple(one.id for one in queries.certificates(db, row.rest) if one.state == queries.TO_PRINT)
        if rest:
            return row, rest
    return None


def start_printing(unit: Unit, command: StartPrinting) -> Done:
    """Goes on with the job whose rest this is; whatever older one it holds the rest of is done with."""
    wanted = set(command.certificates)
    found: JobRow | None = None
    for row in unfinished(unit.db):
        if found is None and row.rest == command.certificates:
            found = row
        elif wanted.issuperset(row.rest):
            _set(unit, row.id, status=FINISHED)
    if found is not None:
        _set(unit, found.id, status=PRINTING, printer=command.printer)
        return Done(found.id)
    made = unit.db.execute(
        insert(PrintJob)
        .values(
            certificates=[record.hex for record in command.certificates],
            printer=command.printer,
            next_page=0,
            status=PRINTING,
            started_at=unit.now,
        )
        .returning(PrintJob.id)
    ).scalar_one()
    unit.touch("print_job")
    return Done(int(made))


def end_printing(unit: Unit, command: EndPrinting) -> Done:
    """Whether it is finished is told by its pages."""
    row = job(unit.db, command.job)
    if row is None:
        raise RecordMissing(kind="print_job")
    _set(unit, row.id, status=STOPPED if row.rest else FINISHED)
    return Done()


def page_done(unit: Unit, record: int, certificate: UUID) -> None:
    """The job goes on after this certificate."""
    row = job(unit.db, record)
    if row is not None and certificate in row.certificates:
        _set(unit, row.id, next_page=row.certificates.index(certificate) + 1)


def _set(unit: Unit, record: int, **values: Any) -> None:
    unit.db.execute(update(PrintJob).where(PrintJob.id == record).values(**values))
    unit.touch("print_job")


def _jobs(db: Connection, condition: Any) -> Sequence[JobRow]:
    rows: Sequence[Any] = db.execute(
        select(PrintJob.id, PrintJob.certificates, PrintJob.next_page, PrintJob.status)
        .where(condition)
        .order_by(PrintJob.id.desc())
    ).all()
    return [JobRow(row[0], tuple(UUID(one) for one in row[1]), row[2], row[3]) for row in rows]
