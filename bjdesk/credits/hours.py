"""What an attendance earns, and who has earned a class: pure functions without clock or database (R26).

Hours are integers of 1/100 学时. They are computed from the attendance that counts and never stored, so that undoing
a mark takes its hours back on every machine.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bjdesk.learning.attendance import CAME, EXEMPT, LATE, Mark, by_session, effective

PLANNED, CLOSED = "1", "2"
"""`session_status`: only these earn anything; a session that was called off earns nothing."""
LATE_IN_FULL = "2.full"
HELD, ALL, SINCE = "held", "all", "since"
"""`completion.denominator`: closed sessions, planned ones too, or only those since she joined."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of the rule of hours; `factors` are per cents by `attendance_status`."""

    version: str
    valid_from: date
    factors: Mapping[str, int]
    late_full_min: int
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session as the rules see it; `planned` in 1/100 学时, `day` in the district."""

    id: UUID
    activity: UUID
    day: date
    planned: int
    state: str


@dataclass(frozen=True, slots=True)
class Earned:
    """What one session gave one person, and why; `mark` is None for 未到."""

    meeting: Meeting
    mark: Mark | None
    hours: int
    factor: int
    rule: Rule | None


def rule_on(rules: Iterable[Rule], day: date) -> Rule | None:
    """The rule in force on a day."""
    return max((rule for rule in rules if rule.valid_from <= day), key=lambda rule: rule.valid_from, default=None)


def factor(rule: Rule, status: str, late_min: int | None) -> int:
    """Per cent of the planned hours; whoever is late by a few minutes only earns all of them."""
    if status == LATE and (late_min is None or late_min <= rule.late_full_min):
        return rule.factors.get(LATE_IN_FULL, rule.factors.get(status, 0))
    return rule.factors.get(status, 0)


def earned(meeting: Meeting, mark: Mark | None, rules: Sequence[Rule]) -> Earned:
    """Hours of one person in one session, given the mark that counts (`attendance.effective`)."""
    rule = rule_on(rules, meeting.day)
    if rule is None or mark is None or meeting.state not in (PLANNED, CLOSED):
        return Earned(meeting, mark, 0, 0, rule)
    share = factor(rule, mark.status, mark.late_min)
    return Earned(meeting, mark, meeting.planned * share // 100, share, rule)


def transcript(meetings: Iterable[Meeting], marks: Iterable[Mark], rules: Sequence[Rule]) -> list[Earned]:
    """What each of the sessions gave one person; a make-up counts in the session that was missed."""
    grouped = by_session(marks)
    return [earned(one, effective(one.id, grouped.get(one.id, ())), rules) for one in meetings]


def total(lines: Iterable[Earned]) -> int:
    """学时 together, in hundredths."""
    return sum(line.hours for line in lines)


# --- completion ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Terms:
    """What a class asks for: attendance in per cent, hours in hundredths or None, and what counts as held."""

    pct: int
    hours: int | None = None
    denominator: str = HELD


@dataclass(frozen=True, slots=True)
class Completion:
    """Whether a class was earned; every session with its reason stands in `lines`."""

    lines: tuple[Earned, ...]
    counted: int
    attended: int
    planned: int
    hours: int
    terms: Terms

    @property
    def is_enough_attended(self) -> bool:
        return self.counted > 0 and 100 * self.attended >= self.terms.pct * self.counted

    @property
    def is_enough_hours(self) -> bool:
        return self.terms.hours is None or self.hours >= self.terms.hours

    @property
    def is_earned(self) -> bool:
        return self.is_enough_attended and self.is_enough_hours

    @property
    def lacks(self) -> int:
        """Sessions that are missing to the per cent asked for."""
        needed = -(-self.terms.pct * self.counted // 100)
        return max(0, needed - self.attended)


def completion(
    meetings: Iterable[Meeting], marks: Iterable[Mark], rules: Sequence[Rule], terms: Terms, joined_on: date | None
) -> Completion:
    """结业 of one person in one class (R25): sessions she is exempt from do not count either way."""
    lines = [line for line in transcript(meetings, marks, rules) if _counts(line, terms, joined_on)]
    came = [line for line in lines if line.mark is not None and line.mark.status in CAME]
    planned = sum(line.meeting.planned for line in lines)
    return Completion(tuple(lines), len(lines), len(came), planned, total(lines), terms)


def _counts(line: Earned, terms: Terms, joined_on: date | None) -> bool:
    if line.mark is not None and line.mark.status == EXEMPT:
        return False
    if line.meeting.state != CLOSED and not (terms.denominator == ALL and line.meeting.state == PLANNED):
        return False
    return terms.denominator != SINCE or joined_on is None or line.meeting.day >= joined_on
