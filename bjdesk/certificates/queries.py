"""What staff see of certificates: who holds which, how far it came, what a verifier knows (R28, R53, D7, D12)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from bjdesk.certificates.model import Certificate, CertificateEvent, CertificateTemplate, Revocation, SigningKey
from bjdesk.certificates.proof import Delegation, key_id, unpacked
from bjdesk.certificates.verdict import Knowledge, KnownKey
from bjdesk.certificates.wording import Text, Wording, text_of
from bjdesk.kernel.clock import Instant, day_of
from bjdesk.people.model import Learner
from bjdesk.store.tables import SyncState

SIGNED, PRINTED, SEALED, COLLECTED, REPLACED, REVOKED, REISSUED, JAMMED = "1", "2", "3", "4", "5", "6", "7", "8"
"""`certificate_event_kind`."""
TO_PRINT, TO_SEAL, TO_COLLECT, HANDED_OUT, IS_REPLACED, IS_REVOKED = "1", "2", "3", "4", "5", "6"
"""`certificate_status`: 待打印, 待盖章, 待领取, 已领取, 已替换, 已作废."""
GONE = frozenset({IS_REPLACED, IS_REVOKED})
_MOVES_TO = {
    SIGNED: TO_PRINT,
    PRINTED: TO_SEAL,
    SEALED: TO_COLLECT,
    COLLECTED: HANDED_OUT,
    REPLACED: IS_REPLACED,
    REVOKED: IS_REVOKED,
}
_ENDS = frozenset({REPLACED, REVOKED})
_CONTESTED = "2"
_WITHDRAWN, _IN_PLACE_OF = "1", "2"
"""`revocation_kind`."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One thing that happened to a certificate."""

    id: UUID
    kind: str
    at: Instant
    by: UUID | None
    reason: str | None
    cause: str | None
    copy_no: int | None
    collector: str | None
    collector_id_tail: str | None


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate; `state` is the furthest of what happened to its last copy, `name_now` her name today."""

    id: UUID
    rev: int
    scope: str
    kind: str
    number: str
    printed_number: str
    learner: UUID | None
    activity: UUID | None
    facts: Mapping[str, str]
    text: Text | None
    square: str | None
    replaces: UUID | None
    pdf: bytes | None
    state: str
    events: tuple[EventRow, ...]
    is_contested: bool
    name_now: str | None

    @property
    def name(self) -> str:
        """As it stands on the paper; empty after an erasure."""
        return self.facts.get("name", "")

    @property
    def has_other_name(self) -> bool:
        """Whether her name was corrected since."""
        return bool(self.name_now and self.name and self.name_now != self.name)

    @property
    def copies(self) -> int:
        """How often it was issued again."""
        return sum(1 for event in self.events if event.kind == REISSUED)

    @property
    def reissued_at(self) -> Instant | None:
        return max((event.at for event in self.events if event.kind == REISSUED), default=None)


_ROWS: Select[*tuple[Any, ...]] = (
    select(
        Certificate.id,
        Certificate.rev,
        Certificate.scope,
        Certificate.kind,
        Certificate.number,
        Certificate.printed_number,
        Certificate.learner_id,
        Certificate.activity_id,
        Certificate.facts,
        CertificateTemplate.wording,
        Certificate.statement,
        Certificate.replaces_id,
        Certificate.pdf,
        Certificate.verdict,
        Learner.name,
    )
    .select_from(Certificate)
    .join(CertificateTemplate, CertificateTemplate.id == Certificate.template_id)
    .outerjoin(Learner, Learner.id == Certificate.learner_id)
    .where(Certificate.removed.is_(False))
    .order_by(Certificate.number, Certificate.id)
)


def of_activity(db: Connection, activity: UUID) -> list[CertificateRow]:
    """Certificates of a class, by number."""
    return _read(db, _ROWS.where(Certificate.activity_id == activity))


def standing_of(db: Connection, activity: UUID) -> int:
    """How many certificates of a class count."""
    return sum(row.state not in GONE for row in of_activity(db, activity))


def of_learner(db: Connection, learner: UUID) -> list[CertificateRow]:
    """Certificates of one person, by number."""
    return _read(db, _ROWS.where(Certificate.learner_id == learner))


def by_number(db: Connection, number: str) -> list[CertificateRow]:
    """Certificates under a number: one, unless a disk image was put back (then they are contested)."""
    return _read(db, _ROWS.where(Certificate.number == number))


def certificate(db: Connection, record: UUID) -> CertificateRow | None:
    """One certificate."""
    return next(iter(_read(db, _ROWS.where(Certificate.id == record))), None)


def certificates(db: Connection, records: Sequence[UUID]) -> list[CertificateRow]:
    """Several, in the order asked for."""
    found = {row.id: row for row in _read(db, _ROWS.where(Certificate.id.in_(records)))}
    return [found[record] for record in records if record in found]


def at_work(db: Connection, scope: str) -> list[CertificateRow]:
    """Certificates of the branch that are not handed out yet: 待打印, 待盖章, 待领取."""
    rows = _read(db, _ROWS.where(Certificate.scope == scope))
    return [row for row in rows if row.state in (TO_PRINT, TO_SEAL, TO_COLLECT)]


def twice(db: Connection) -> list[tuple[UUID, UUID]]:
    """(learner, class) for whom two desks that had not met each issued one; a person revokes one of them."""
    rows: Sequence[Any] = db.execute(
        select(Certificate.learner_id, Certificate.activity_id)
        .where(Certificate.removed.is_(False), Certificate.activity_id.is_not(None))
        .group_by(Certificate.learner_id, Certificate.activity_id, Certificate.kind)
        .having(func.count() > 1)
    ).all()
    return [
        (learner, activity)
        for learner, activity in rows
        if sum(row.learner == learner and row.state not in GONE for row in of_activity(db, activity)) > 1
    ]


def _read(db: Connection, statement: Select[Any]) -> list[CertificateRow]:
    rows = db.execute(statement).all()
    events = _events(db, [row[0] for row in rows])
    return [_row(row, events.get(row[0], ())) for row in rows]


def _row(row: Any, events: Sequence[EventRow]) -> CertificateRow:
    facts, words, statement = row[8], row[9], row[10]
    text = text_of(Wording.of(words), facts, row[4], row[5]) if facts else None
    signed = unpacked(statement) if statement is not None else None
    square = signed.square if signed is not None else None
    end = (row[11], row[12], _state(events), tuple(events), row[13] == _CONTESTED, row[14])
    values: tuple[Any, ...] = (*row[:8], facts or {}, text, square, *end)
    return CertificateRow(*values)


def _state(events: Sequence[EventRow]) -> str:
    """How far it came, or since it was issued again the copy; what counts no more never counts again."""
    copy = max((place for place, event in enumerate(events) if event.kind == REISSUED), default=-1)
    counted = (event for place, event in enumerate(events) if place > copy or event.kind in _ENDS)
    return max((_MOVES_TO[event.kind] for event in counted if event.kind in _MOVES_TO), default=TO_PRINT)


def _events(db: Connection, records: Sequence[UUID]) -> dict[UUID, list[EventRow]]:
    """Live events of certificates, in their order."""
    columns = (
        CertificateEvent.certificate_id,
        CertificateEvent.id,
        CertificateEvent.kind,
        CertificateEvent.at,
        CertificateEvent.by_id,
        CertificateEvent.reason,
        CertificateEvent.cause,
        CertificateEvent.copy_no,
        CertificateEvent.collector,
        CertificateEvent.collector_id_tail,
        CertificateEvent.voids_id,
    )
    rows = db.execute(
        select(*columns).where(CertificateEvent.certificate_id.in_(records)).order_by(CertificateEvent.id)
    ).all()
    voided = {row[10] for row in rows if row[10] is not None}
    found: dict[UUID, list[EventRow]] = {}
    for row in rows:
        if row[1] not in voided and row[10] is None:
            found.setdefault(row[0], []).append(EventRow(*row[1:10]))
    return found


# --- what a verifier knows -------------------------------------------------------------------------------------------


def knowledge(db: Connection, district_key: bytes | None, zone: tzinfo) -> Knowledge:
    """Keys and revocations as they came with the last exchange; `district_key` is known since the enrolment."""
    return Knowledge(district_key, _keys(db), *_revoked(db), _as_of(db, zone))


def _keys(db: Connection) -> dict[bytes, tuple[KnownKey, ...]]:
    found: dict[bytes, tuple[KnownKey, ...]] = {}
    for row in db.execute(
        select(SigningKey.public_key, SigningKey.signer_id, SigningKey.valid_from, SigningKey.valid_to)
        .add_columns(SigningKey.delegation, SigningKey.revoked_on)
        .where(SigningKey.removed.is_(False))
    ):
        signer = row[1].bytes if row[1] is not None else bytes(16)
        known = KnownKey(Delegation(row[0], signer, *row[2:5]), row[5])
        found[key_id(row[0])] = (*found.get(key_id(row[0]), ()), known)
    return found


def _revoked(db: Connection) -> tuple[dict[str, str | None], dict[str, str | None]]:
    voided = select(Revocation.voids_id).where(Revocation.voids_id.is_not(None))
    rows = db.execute(
        select(Revocation.number, Revocation.kind, Revocation.replaced_by_number)
        .where(Revocation.id.not_in(voided), Revocation.voids_id.is_(None))
        .order_by(Revocation.id)
    ).all()
    revoked: dict[str, str | None] = {number: None for number, kind, _ in rows if kind == _WITHDRAWN}
    replaced: dict[str, str | None] = {number: by for number, kind, by in rows if kind == _IN_PLACE_OF}
    return revoked, replaced


def _as_of(db: Connection, zone: tzinfo) -> date | None:
    """The day of the district's newest word: `sync_state.floor` is its clock in the last reply that was applied."""
    floor = db.execute(select(SyncState.floor)).scalar_one()
    return day_of(Instant(floor * 1000), zone) if floor else None
