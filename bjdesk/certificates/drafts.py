"""What certificates of a class would say and under which numbers, before any of them is issued (R28, R77)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from bjdesk.certificates import issuing
from bjdesk.certificates.handling import House, may_issue, next_number
from bjdesk.certificates.issuing import COMPLETION, Candidate, Course, Template
from bjdesk.certificates.numbers import PER_DESK, Number
from bjdesk.certificates.wording import Text, text_of
from bjdesk.kernel.errors import RecordMissing, RuleBroken


@dataclass(frozen=True, slots=True)
class Drafts:
    """The next number of this desk and the words of the day; nothing of it is kept."""

    day: date
    first: Number
    template: Template
    course: Course
    house: House

    def number(self, place: int) -> Number:
        """Of the paper at this place of the roster, counted from 0."""
        return replace(self.first, n=self.first.n + place)

    @property
    def left(self) -> int:
        """Numbers that this desk still has this year."""
        return PER_DESK - self.first.n % PER_DESK

    def text(self, one: Candidate, place: int) -> Text:
        """What her certificate will say."""
        house, wording, number = self.house, self.template.wording, self.number(place)
        printed = number.printed(wording.number, wording.shorts.get(house.scope, house.issuer))
        return text_of(
            wording, issuing.frozen(one, self.course, house.host, house.issuer, self.day), str(number), printed
        )


def drafts(db: Connection, house: House, activity: UUID, day: date) -> Drafts:
    """Raises what issuing would raise: no desk number, no leave to sign, no template, no number left, no class."""
    desk, _, template = may_issue(db, house, day)
    course = issuing.course_of(db, activity, house.asked.zone)
    if course is None:
        raise RecordMissing(kind="activity")
    if course.last > day:
        raise RuleBroken("certificate-too-early", day=course.last.isoformat())
    return Drafts(day, next_number(db, house.scope, COMPLETION, day.year, desk), template, course, house)


def candidates_of(db: Connection, house: House, activity: UUID) -> Sequence[Candidate]:
    """Everybody of the class in roster order, with every reason against a certificate."""
    return issuing.candidates(db, activity, house.asked)
