"""What lies on the desk: classes that can be certified, and every certificate of a branch by how far it came (R28)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from bjdesk.certificates import queries
from bjdesk.certificates.model import Certificate, CertificateEvent
from bjdesk.kernel.clock import Instant
from bjdesk.learning.model import Activity, Enrolment, Session
from bjdesk.people.model import Learner
from bjdesk.people.queries import search
from bjdesk.store.search import parse
from bjdesk.venues.model import Booking

GOING_ON, CLOSED = "3", "4"
"""`activity_status`: 进行中, 已结班."""
TAUGHT = ("KC", "SD", "JQ", "DX", "DD", "XS")
"""`programme_type` with a roster that somebody finishes."""
_IN_CLASS = ("2", "7", "8")
"""`enrol_status`: 已报名, 结业, 未结业."""


@dataclass(frozen=True, slots=True)
class ClassToCertify:
    """One class; `last` is its last meeting, `issued` how many certificates of it count."""

    id: UUID
    title: str
    teacher: str | None
    state: str
    last: Instant | None
    people: int
    issued: int

    @property
    def is_over(self) -> bool:
        return self.state == CLOSED


def classes_to_certify(db: Connection, scope: str) -> list[ClassToCertify]:
    """Those that are over, the newest first, then those still going on."""
    last = (
        select(func.max(Booking.starts_at))
        .select_from(Session)
        .join(Booking, Booking.id == Session.booking_id)
        .where(Session.activity_id == Activity.id, Session.removed.is_(False))
        .scalar_subquery()
    )
    people = (
        select(func.count())
        .where(Enrolment.activity_id == Activity.id, Enrolment.removed.is_(False), Enrolment.state.in_(_IN_CLASS))
        .scalar_subquery()
    )
    rows: Sequence[Any] = db.execute(
        select(Activity.id, Activity.title, Activity.teacher_name, Activity.state, last, people)
        .where(Activity.scope == scope, Activity.removed.is_(False), Activity.type.in_(TAUGHT))
        .where(Activity.state.in_((GOING_ON, CLOSED)))
    ).all()
    issued = _issued(db, scope)
    found = [ClassToCertify(row[0], row[1], row[2], row[3], row[4], row[5], issued.get(row[0], 0)) for row in rows]
    return sorted(found, key=_newest_first)


def _newest_first(row: ClassToCertify) -> tuple[bool, int, str, UUID]:
    return (not row.is_over, -(row.last or 0), row.title, row.id)


def _issued(db: Connection, scope: str) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    rows = db.execute(
        select(Certificate.activity_id, _furthest().label("state"))
        .outerjoin(CertificateEvent, _is_live())
        .where(Certificate.scope == scope, Certificate.removed.is_(False))
        .group_by(Certificate.id)
    )
    for activity, state in rows:
        if state not in queries.GONE:
            found[activity] = found.get(activity, 0) + 1
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """Every certificate of a branch, by number, under the state it is in; `doubtful` are for a person to look at."""

    by_state: Mapping[str, tuple[UUID, ...]]
    doubtful: tuple[UUID, ...]

    def of(self, *states: str) -> tuple[UUID, ...]:
        return tuple(record for state in states for record in self.by_state.get(state, ()))

    @property
    def count(self) -> int:
        """All that were ever issued."""
        return sum(map(len, self.by_state.values()))


def standing(db: Connection, scope: str) -> Standing:
    """The worklists (待打印, 待盖章, 待领取, 已领取 and what counts no more), and what two desks did at once."""
    rows = db.execute(
        select(Certificate.id, _furthest(), Certificate.verdict)
        .outerjoin(CertificateEvent, _is_live())
        .where(Certificate.scope == scope, Certificate.removed.is_(False))
        .group_by(Certificate.id)
        .order_by(Certificate.number, Certificate.id)
    ).all()
    by_state: dict[str, list[UUID]] = {}
    for record, state, _ in rows:
        by_state.setdefault(state, []).append(record)
    contested = [row[0] for row in rows if row[2] == "2" and row[1] not in queries.GONE]
    kept = {state: tuple(records) for state, records in by_state.items()}
    return Standing(kept, tuple(dict.fromkeys([*contested, *_twice(db, scope)])))


def _twice(db: Connection, scope: str) -> Iterable[UUID]:
    """Both certificates of everybody who got two for one class from desks that had not met."""
    for learner, activity in queries.twice(db):
        for row in queries.of_activity(db, activity):
            if row.learner == learner and row.state not in queries.GONE and row.scope == scope:
                yield row.id


def found(db: Connection, scope: str, text: str, limit: int = 500) -> tuple[UUID, ...]:
    """Certificates whose number, or whose name on the paper or today's, is meant by what was typed."""
    wanted = text.strip()
    if not wanted:
        return ()
    named = func.json_extract(Certificate.facts, "$.name")
    matches = [
        Certificate.number.contains(wanted.upper(), autoescape=True),
        Certificate.printed_number.contains(wanted, autoescape=True),
        named.contains(wanted, autoescape=True),
        Learner.name.contains(wanted, autoescape=True),
        Certificate.learner_id.in_(search(db, parse(wanted), limit)),
    ]
    rows: Select[Any] = (
        select(Certificate.id)
        .outerjoin(Learner, Learner.id == Certificate.learner_id)
        .where(Certificate.scope == scope, Certificate.removed.is_(False), or_(*matches))
        .order_by(Certificate.number, Certificate.id)
        .limit(limit)
    )
    return tuple(db.execute(rows).scalars())


def _is_live() -> Any:
    """Events of the certificate that nothing took back."""
    taking = aliased(CertificateEvent)
    voided = select(taking.voids_id).where(taking.voids_id.is_not(None)).correlate(None)
    return (
        (CertificateEvent.certificate_id == Certificate.id)
        & CertificateEvent.voids_id.is_(None)
        & CertificateEvent.id.not_in(voided)
    )


def _furthest() -> Any:
    """The state that the furthest event means; events 1 to 6 bring it to the state of the same code.

    Once it was issued again only what happened to the copy counts, and what ends it whenever it came.
    """
    again = aliased(CertificateEvent)
    copied = (
        select(func.max(again.id))
        .where(again.certificate_id == Certificate.id, again.kind == queries.REISSUED)
        .correlate(Certificate)
        .scalar_subquery()
    )
    kind = CertificateEvent.kind
    is_of_copy = or_(copied.is_(None), CertificateEvent.id > copied)
    moves = case(
        (kind.in_((queries.REPLACED, queries.REVOKED)), kind),
        (and_(kind.in_(tuple("1234")), is_of_copy), kind),
        else_=queries.TO_PRINT,
    )
    return func.coalesce(func.max(moves), queries.TO_PRINT)
