"""The people of a class with what each has attended and earned so far, as its page and its papers show them (R25)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from bjdesk.credits.hours import Completion
from bjdesk.credits.queries import finish
from bjdesk.learning.classes.seating import enrolled_rows
from bjdesk.learning.queries.persons import PersonRow, people
from bjdesk.store.name_order import name_key

HERE = frozenset({"2", "6", "7", "8"})
"""`enrol_status` of those who belong to the class."""
GONE = frozenset({"5", "9"})
"""退学, 转出."""


@dataclass(frozen=True, slots=True)
class ClassMember:
    """One line: the person, her enrolment, and her completion so far with every meeting and its reason."""

    person: PersonRow
    enrolment: UUID
    rev: int
    state: str
    role: str
    joined_on: date | None
    left_on: date | None
    note: str | None
    completion: Completion

    @property
    def is_here(self) -> bool:
        return self.state in HERE

    @property
    def attended(self) -> int:
        return self.completion.attended

    @property
    def counted(self) -> int:
        return self.completion.counted

    @property
    def hours(self) -> int:
        """学时 in hundredths."""
        return self.completion.hours


def class_roster(
    db: Connection, activity: UUID, zone: tzinfo, pct: int, denominator: str, *, with_gone: bool = True
) -> list[ClassMember]:
    """Those who belong to the class in order of name, then those who left; who waits stands in `class_detail`.

    One line a person: two enrolments that two desks wrote at once are one, and who came back has not left.
    """
    found = {row.enrolment: row.completion for row in finish(db, activity, zone, pct, denominator)}
    rows = _one_each(
        row for row in enrolled_rows(db, activity) if row.state in HERE or (with_gone and row.state in GONE)
    )
    known = people(db, [row.person for row in rows])
    members = [
        ClassMember(
            known.get(row.person) or PersonRow(row.person, "", None, None, "1"),
            row.id,
            row.rev,
            row.state,
            row.role,
            row.joined_on,
            row.left_on,
            row.note,
            found[row.id],
        )
        for row in rows
    ]
    return _marked_namesakes(sorted(members, key=_by_name))


def _one_each(rows: Iterable[Any]) -> list[Any]:
    """The first enrolment of each person, one that still holds before one that ended."""
    found: dict[UUID, Any] = {}
    for row in sorted(rows, key=_by_holding):
        found.setdefault(row.person, row)
    return list(found.values())


def _by_holding(row: Any) -> tuple[bool, UUID]:
    return (row.state not in HERE, row.id)


def _marked_namesakes(members: Iterable[ClassMember]) -> list[ClassMember]:
    rows = list(members)
    times = Counter(member.person.name for member in rows)
    return [
        replace(member, person=replace(member.person, has_namesake=times[member.person.name] > 1)) for member in rows
    ]


def _by_name(member: ClassMember) -> tuple[bool, object, int, UUID]:
    person = member.person
    return (not member.is_here, name_key(person.name), person.birth_year or 0, person.id)
