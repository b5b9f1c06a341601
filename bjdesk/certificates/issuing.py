"""Who may get a certificate of a class, and what it will say: read, judged and frozen, nothing written (R28, R77, D7).

A reason says why not, by a code and facts; the words are the window's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from bjdesk.certificates.model import CertificateTemplate
from bjdesk.certificates.queries import GONE, CertificateRow, of_activity
from bjdesk.certificates.wording import Wording, chinese_date, spoken_hours
from bjdesk.credits.hours import Completion
from bjdesk.credits.queries import FinishRow, finish
from bjdesk.kernel.clock import day_of
from bjdesk.learning.model import Activity, Session
from bjdesk.people.model import Learner
from bjdesk.store.name_order import name_key
from bjdesk.venues.model import Booking

COMPLETION = "JY"
"""`certificate_kind` of a finished class."""
CLASS_CLOSED = "4"
FINISHED_WELL = frozenset({"2", "7"})
"""`enrol_status`: 已报名, 结业."""
JUDGED_SHORT = "8"
"""未结业: whoever lacks attendance is told so, and whose attendance was corrected since is judged again first."""
PROVISIONAL = "2"
"""`learner_standing`: 待补全."""
SESSION_OVER = "2"

Printable = Callable[[str], Sequence[str]]
"""Text → characters that no face can draw."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody gets none: class-open, not-enrolled, too-few, too-few-hours, provisional, issued, unprintable."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person of a class; `certificate` is the one that she holds already."""

    learner: UUID
    enrolment: UUID
    name: str
    id_tail: str | None
    reasons: tuple[Reason, ...]
    completion: Completion
    certificate: CertificateRow | None = None

    @property
    def is_eligible(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True)
class Asked:
    """What the district asks for, and what this desk can print."""

    zone: tzinfo
    pct: int
    denominator: str
    printable: Printable


def candidates(db: Connection, activity: UUID, asked: Asked) -> list[Candidate]:
    """Everybody of the class in roster order, with every reason that speaks against a certificate."""
    state = db.execute(select(Activity.state).where(Activity.id == activity)).scalar()
    held = {row.learner: row for row in of_activity(db, activity) if row.kind == COMPLETION and row.state not in GONE}
    found = []
    for row in _one_each(finish(db, activity, asked.zone, asked.pct, asked.denominator)):
        person = _person(db, row.learner)
        if person is not None:
            reasons = tuple(_reasons(row, person, str(state), held.get(row.learner), asked.printable))
            found.append(
                Candidate(row.learner, row.enrolment, *person[:2], reasons, row.completion, held.get(row.learner))
            )
    return sorted(found, key=_roster_order)


def _one_each(rows: Iterable[FinishRow]) -> Iterable[FinishRow]:
    """One line a person: two desks that had not met may both have enrolled her, and one of them let her go again."""
    found: dict[UUID, FinishRow] = {}
    for row in sorted(rows, key=lambda row: (row.state not in FINISHED_WELL, row.enrolment)):
        found.setdefault(row.learner, row)
    return found.values()


def _roster_order(one: Candidate) -> tuple[tuple[str, str], UUID]:
    return name_key(one.name), one.learner


def _person(db: Connection, learner: UUID) -> tuple[str, str | None, str] | None:
    row = db.execute(select(Learner.name, Learner.id_tail, Learner.standing).where(Learner.id == learner)).first()
    return None if row is None else (row[0], row[1], row[2])


def _reasons(
    row: FinishRow, person: tuple[str, str | None, str], class_state: str, held: CertificateRow | None, draw: Printable
) -> list[Reason]:
    name, _, standing = person
    found, done = list[Reason](), row.completion
    if held is not None:
        found.append(Reason("issued", {"number": held.number}))
    if class_state != CLASS_CLOSED:
        found.append(Reason("class-open"))
    if row.state not in FINISHED_WELL and (row.state != JUDGED_SHORT or done.is_earned):
        found.append(Reason("not-enrolled", {"state": row.state}))
    if not done.is_enough_attended:
        needed = {"attended": done.attended, "counted": done.counted, "pct": done.terms.pct, "lacks": done.lacks}
        found.append(Reason("too-few", needed))
    if not done.is_enough_hours:
        found.append(Reason("too-few-hours", {"hours": done.hours, "needed": done.terms.hours}))
    if standing == PROVISIONAL:
        found.append(Reason("provisional"))
    if missing := draw(name):
        found.append(Reason("unprintable", {"characters": " ".join(missing)}))
    return found


# --- what it will say ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Template:
    """A version of the words of a kind."""

    id: UUID
    kind: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class Course:
    """The class as a certificate names it."""

    title: str
    first: date
    last: date


def template_on(db: Connection, kind: str, day: date) -> Template | None:
    """The newest version of a kind's words in force on a day."""
    row: Any = db.execute(
        select(CertificateTemplate.id, CertificateTemplate.wording)
        .where(CertificateTemplate.kind == kind, CertificateTemplate.removed.is_(False))
        .where(CertificateTemplate.valid_from <= day)
        .where(func.coalesce(CertificateTemplate.valid_to, day) >= day)
        .order_by(CertificateTemplate.version.desc())
        .limit(1)
    ).first()
    return None if row is None else Template(row[0], kind, Wording.of(row[1]))


def course_of(db: Connection, activity: UUID, zone: tzinfo) -> Course | None:
    """Title, first and last day of a class: those of its sessions that were held, else the planned ones."""
    row = db.execute(
        select(Activity.title, Activity.starts_on, Activity.ends_on, func.min(Booking.starts_at))
        .add_columns(func.max(Booking.starts_at))
        .select_from(Activity)
        .outerjoin(Session, (Session.activity_id == Activity.id) & (Session.state == SESSION_OVER))
        .outerjoin(Booking, Booking.id == Session.booking_id)
        .where(Activity.id == activity)
        .group_by(Activity.id)
    ).first()
    if row is None:
        return None
    first = day_of(row[3], zone) if row[3] is not None else row[1]
    last = day_of(row[4], zone) if row[4] is not None else row[2]
    return Course(row[0], first, last) if first is not None and last is not None else None


def frozen(one: Candidate, course: Course, host: str, issuer: str, day: date) -> dict[str, str]:
    """The facts of one certificate as text; kept with it, so that a later name or template changes nothing."""
    return {
        "name": one.name,
        "id4": one.id_tail or "",
        "start": chinese_date(course.first),
        "end": chinese_date(course.last, after=course.first),
        "org": host,
        "class_name": course.title,
        "hours": spoken_hours(one.completion.planned),
        "attended": spoken_hours(one.completion.hours),
        "issuer": issuer,
        "date_cn": chinese_date(day),
        "day": day.isoformat(),
    }
