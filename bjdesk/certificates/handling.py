"""How certificates are issued and what becomes of them (R28, R53, R77, D6, D7, D12).

A certificate is frozen when it is issued; whatever happens to it later is an event of its own. Numbers begin with the
desk's number and count up; a number is never given twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from bjdesk.certificates import commands, issuing, printing, queries
from bjdesk.certificates.issuing import COMPLETION, Asked, Candidate, Course, Template
from bjdesk.certificates.model import Certificate, CertificateEvent, NumberVoid, Revocation
from bjdesk.certificates.numbers import PER_DESK, Number, numbered
from bjdesk.certificates.proof import SALT_BYTES, Delegation, Sign, signed, state
from bjdesk.certificates.queries import CertificateRow
from bjdesk.certificates.wording import text_of
from bjdesk.kernel.clock import Instant
from bjdesk.kernel.commands import Done, Handler
from bjdesk.kernel.errors import RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.store.database import Unit
from bjdesk.store.sync_tables import SyncSeries
from bjdesk.store.tables import SyncState

REVOKED_NOTICE, REPLACED_NOTICE = "1", "2"
"""`revocation_kind`."""
_TAKEN_BACK = frozenset({queries.PRINTED, queries.SEALED, queries.COLLECTED, queries.JAMMED})


@dataclass(frozen=True)
class Seal:
    """This desk's own key, and what the district lets it do with it."""

    sign: Sign
    public_key: bytes
    delegations: tuple[Delegation, ...]
    district_key: bytes

    def is_good_on(self, day: date) -> bool:
        """Whether the district delegated the key for that day."""
        return any(one.covers(day) and one.is_of(self.district_key) for one in self.delegations)


@dataclass(frozen=True)
class House:
    """Where certificates are issued. `scope` is the branch's nine digits, `issuer` its name as on the seal."""

    scope: str
    issuer: str
    host: str
    asked: Asked
    day_of: Callable[[Instant], date]
    random: Callable[[int], bytes]
    seal: Callable[[Connection], Seal | None]


def handlers(house: House) -> Mapping[type, Handler]:
    """command -> handler."""
    does = CertificateHandlers(house)
    return {
        commands.IssueCertificates: does.issue_certificates,
        commands.StartPrinting: printing.start_printing,
        commands.EndPrinting: printing.end_printing,
        commands.MarkPrinted: does.mark_printed,
        commands.MarkSealed: does.mark_sealed,
        commands.MarkCollected: does.mark_collected,
        commands.ReissueCertificate: does.reissue_certificate,
        commands.NoteJam: does.note_jam,
        commands.RevokeCertificate: does.revoke_certificate,
        commands.ReplaceCertificate: does.replace_certificate,
        commands.UndoEvent: does.undo_event,
        commands.VoidNumber: does.void_number,
    }


def may_issue(db: Connection, house: House, day: date) -> tuple[int, Seal, Template]:
    """Desk number, key and words; a desk that lacks one of them issues nothing and says why (D12)."""
    desk = db.execute(select(SyncState.number)).scalar_one()
    if desk is None:
        raise RuleBroken("desk-has-no-number")
    seal = house.seal(db)
    if seal is None or not seal.is_good_on(day):
        raise RuleBroken("desk-may-not-sign")
    template = issuing.template_on(db, COMPLETION, day)
    if template is None:
        raise RuleBroken("template-missing")
    return int(desk), seal, template


def next_number(db: Connection, scope: str, kind: str, year: int, desk: int) -> Number:
    """The next one of this desk; never one that stands in the register, whatever the counter says."""
    mine = (desk * PER_DESK, (desk + 1) * PER_DESK)
    of_kind = (Certificate.kind == kind, Certificate.year == year, Certificate.scope == scope)
    highest = select(func.max(Certificate.n)).where(*of_kind, Certificate.n.between(mine[0], mine[1] - 1))
    lost = select(func.max(NumberVoid.n)).where(
        NumberVoid.kind == kind, NumberVoid.year == year, NumberVoid.n.between(mine[0], mine[1] - 1)
    )
    counted = select(SyncSeries.next).where(SyncSeries.kind == kind, SyncSeries.year == year)
    seen = [db.execute(one).scalar() for one in (highest, lost)]
    after = max((int(n) - mine[0] + 1 for n in seen if n is not None), default=1)
    number = numbered(scope, year, kind, desk, max(after, db.execute(counted).scalar() or 1))
    if number is None:
        raise RuleBroken("numbers-used-up", year=year)
    return number


class CertificateHandlers:
    """Handlers of this area for one branch."""

    def __init__(self, house: House) -> None:
        self._house = house

    # --- issuing -----------------------------------------------------------------------------------------------------

    def issue_certificates(self, unit: Unit, command: commands.IssueCertificates) -> Done:
        day = self._day(unit, command.day)
        desk, seal, template = self._may_issue(unit, day)
        course = self._course(unit, command.activity)
        if course.last > day:
            raise RuleBroken("certificate-too-early", day=course.last.isoformat())
        known = {one.learner: one for one in issuing.candidates(unit.db, command.activity, self._house.asked)}
        made = []
        for learner in command.learners:
            one = _eligible(known.get(learner))
            made.append(self._issue(unit, one, course, command.activity, template, seal, desk, day, None))
        unit.about("activity", command.activity)
        return Done(tuple(made))

    def _may_issue(self, unit: Unit, day: date) -> tuple[int, Seal, Template]:
        return may_issue(unit.db, self._house, day)

    def _issue(
        self,
        unit: Unit,
        one: Candidate,
        course: Course,
        activity: UUID,
        template: Template,
        seal: Seal,
        desk: int,
        day: date,
        replaces: UUID | None,
    ) -> UUID:
        house, record = self._house, unit.new_id()
        number = self._next_number(unit, template.kind, day.year, desk)
        short = template.wording.shorts.get(house.scope, house.issuer)
        printed = number.printed(template.wording.number, short)
        facts = issuing.frozen(one, course, house.host, house.issuer, day)
        text = text_of(template.wording, facts, str(number), printed)
        said = state(number, day, one.name, text.wording, house.random(SALT_BYTES), seal.public_key)
        unit.db.execute(
            insert(Certificate).values(
                id=record,
                scope=house.scope,
                kind=template.kind,
                year=number.year,
                n=number.n,
                number=str(number),
                printed_number=printed,
                learner_id=one.learner,
                activity_id=activity,
                template_id=template.id,
                facts=facts,
                statement=signed(said, seal.sign).packed,
                replaces_id=replaces,
            )
        )
        self._happens(unit, record, one.learner, queries.SIGNED)
        unit.note(AuditValue("certificate", record, "number", None, str(number), one.learner))
        unit.touch("certificate")
        return record

    def _next_number(self, unit: Unit, kind: str, year: int, desk: int) -> Number:
        number = next_number(unit.db, self._house.scope, kind, year, desk)
        after = number.n - desk * PER_DESK + 1
        stands = upsert(SyncSeries).values(kind=kind, year=year, next=after)
        unit.db.execute(stands.on_conflict_do_update(index_elements=["kind", "year"], set_={"next": after}))
        return number

    # --- what becomes of it ------------------------------------------------------------------------------------------

    def mark_printed(self, unit: Unit, command: commands.MarkPrinted) -> Done:
        row = self._live(unit, command.certificate)
        unit.db.execute(update(Certificate).where(Certificate.id == row.id).values(pdf=command.pdf))
        unit.touch("certificate")
        if command.job is not None:
            printing.page_done(unit, command.job, row.id)
        return self._step(unit, row, queries.PRINTED)

    def mark_sealed(self, unit: Unit, command: commands.MarkSealed) -> Done:
        events = []
        for record in command.certificates:
            row = self._live(unit, record)
            if row.state == queries.TO_PRINT:
                raise RuleBroken("certificate-not-printed", name=row.name)
            events.append(self._step(unit, row, queries.SEALED).value)
        return Done(tuple(events))

    def mark_collected(self, unit: Unit, command: commands.MarkCollected) -> Done:
        row = self._live(unit, command.certificate)
        if row.state in (queries.TO_PRINT, queries.TO_SEAL):
            raise RuleBroken("certificate-not-sealed", name=row.name)
        taken = {"collector": command.collector or None, "collector_id_tail": command.id_tail or None}
        return self._step(unit, row, queries.COLLECTED, **taken)

    def note_jam(self, unit: Unit, command: commands.NoteJam) -> Done:
        row = self._live(unit, command.certificate)
        return self._step(unit, row, queries.JAMMED)

    def reissue_certificate(self, unit: Unit, command: commands.ReissueCertificate) -> Done:
        row = self._live(unit, command.certificate)
        _check_reason(command.reason)
        if row.state == queries.TO_PRINT:
            raise RuleBroken("certificate-not-printed", name=row.name)
        copy = {"copy_no": row.copies + 1, "cause": command.cause, "reason": command.reason}
        return self._step(unit, row, queries.REISSUED, **copy)

    def revoke_certificate(self, unit: Unit, command: commands.RevokeCertificate) -> Done:
        row = self._live(unit, command.certificate)
        _check_reason(command.reason)
        self._announce(unit, row, REVOKED_NOTICE, None)
        self._step(unit, row, queries.REVOKED, cause=command.cause, reason=command.reason)
        return Done(row.id)

    def replace_certificate(self, unit: Unit, command: commands.ReplaceCertificate) -> Done:
        row = self._live(unit, command.certificate)
        _check_reason(command.reason)
        day = self._day(unit, None)
        desk, seal, template = self._may_issue(unit, day)
        if row.activity is None or row.learner is None:
            raise RecordMissing(kind="activity")
        course = self._course(unit, row.activity)
        self._step(unit, row, queries.REPLACED, cause=command.cause, reason=command.reason)
        found = issuing.candidates(unit.db, row.activity, self._house.asked)
        one = _eligible(next((each for each in found if each.learner == row.learner), None))
        made = self._issue(unit, one, course, row.activity, template, seal, desk, day, row.id)
        fresh = queries.certificate(unit.db, made)
        self._announce(unit, row, REPLACED_NOTICE, fresh.number if fresh else None)
        return Done(made)

    def undo_event(self, unit: Unit, command: commands.UndoEvent) -> Done:
        event = unit.db.execute(
            select(CertificateEvent.certificate_id, CertificateEvent.learner_id, CertificateEvent.kind).where(
                CertificateEvent.id == command.event, CertificateEvent.voids_id.is_(None)
            )
        ).first()
        if event is None:
            raise RecordMissing(kind="certificate_event")
        row = self._live(unit, event[0])
        if command.event not in {one.id for one in row.events}:
            raise RuleBroken("already-undone")
        if event[2] not in _TAKEN_BACK:
            raise RuleBroken("certificate-stands")
        self._happens(unit, row.id, event[1], event[2], voids_id=command.event)
        unit.about("certificate", row.id)
        return Done()

    def void_number(self, unit: Unit, command: commands.VoidNumber) -> Done:
        number = command.number
        if queries.by_number(unit.db, str(number)):
            raise RuleBroken("number-in-use", number=str(number))
        record = unit.new_id()
        kept = {"kind": number.kind, "year": number.year, "n": number.n, "cause": command.cause}
        unit.db.execute(insert(NumberVoid).values(**self._grown(unit, record), **kept))
        unit.touch("number_void")
        unit.about("number_void", record)
        return Done(record)

    # --- parts -------------------------------------------------------------------------------------------------------

    def _day(self, unit: Unit, wanted: date | None) -> date:
        today = self._house.day_of(unit.now)
        if wanted is not None and wanted > today:
            raise RuleBroken("certificate-in-the-future", day=wanted.isoformat())
        return wanted or today

    def _course(self, unit: Unit, activity: UUID) -> Course:
        course = issuing.course_of(unit.db, activity, self._house.asked.zone)
        if course is None:
            raise RecordMissing(kind="activity")
        return course

    def _live(self, unit: Unit, record: UUID) -> CertificateRow:
        row = queries.certificate(unit.db, record)
        if row is None:
            raise RecordMissing(kind="certificate")
        if row.scope != self._house.scope:
            raise RuleBroken("certificate-of-another-branch", number=row.number)
        if row.state in queries.GONE:
            raise RuleBroken("certificate-gone", number=row.number)
        return row

    def _step(self, unit: Unit, row: CertificateRow, kind: str, **more: Any) -> Done:
        event = self._happens(unit, row.id, row.learner, kind, **more)
        unit.about("certificate", row.id)
        return Done(event, commands.UndoEvent(event) if kind in _TAKEN_BACK else None)

    def _happens(self, unit: Unit, record: UUID, learner: UUID | None, kind: str, **more: Any) -> UUID:
        event = unit.new_id()
        about = {"certificate_id": record, "learner_id": learner, "kind": kind}
        unit.db.execute(insert(CertificateEvent).values(**self._grown(unit, event), **about, **more))
        unit.touch("certificate_event")
        return event

    def _announce(self, unit: Unit, row: CertificateRow, kind: str, by: str | None) -> None:
        said = {"number": row.number, "kind": kind, "replaced_by_number": by}
        unit.db.execute(insert(Revocation).values(**self._grown(unit, unit.new_id()), **said))
        unit.touch("revocation")

    def _grown(self, unit: Unit, record: UUID) -> dict[str, Any]:
        return {
            "id": record,
            "scope": self._house.scope,
            "at": unit.now,
            "offset_min": unit.offset_min,
            "by_id": unit.actor.staff,
            "desk_id": unit.actor.desk,
        }


def _eligible(one: Candidate | None) -> Candidate:
    if one is None:
        raise RecordMissing(kind="enrolment")
    if one.reasons:
        raise RuleBroken(f"certificate-{one.reasons[0].code}", name=one.name, **one.reasons[0].facts)
    return one


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise RuleBroken("certificate-reason-missing")
