"""A person as the lists of this area show her (D5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Integer, ScalarSelect, Select, bindparam, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute

from bjdesk.people.model import Card, Learner

CARD_VALID = "1"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as a list shows her: never more than the last four of anything (D5)."""

    id: UUID
    name: str
    birth_year: int | None
    last4: str | None
    standing: str
    has_namesake: bool = False


def last4_of(learner: ColumnElement[UUID] | InstrumentedAttribute[UUID]) -> ScalarSelect[str]:
    """The tail of the newest valid card of `learner`."""
    return (
        select(Card.last4)
        .where(Card.learner_id == learner, Card.state == CARD_VALID, Card.removed.is_(False))
        .order_by(Card.id.desc())
        .limit(1)
        .scalar_subquery()
    )


_YEAR = func.coalesce(Learner.birth_year, cast(func.substr(Learner.birth_date, 1, 4), Integer))
_PEOPLE: Select[*tuple[Any, ...]] = select(
    Learner.id, Learner.name, _YEAR, last4_of(Learner.id), Learner.standing
).where(Learner.id.in_(bindparam("learners", expanding=True)))
_AT_ONCE = 500
"""Learners that one statement names."""


def people(db: Connection, learners: Iterable[UUID]) -> dict[UUID, PersonRow]:
    """Names, birth years and card tails of the given learners."""
    wanted = list(dict.fromkeys(learners))
    found: dict[UUID, PersonRow] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        rows = db.execute(_PEOPLE, {"learners": wanted[start : start + _AT_ONCE]})
        found.update((row[0], PersonRow(*row)) for row in rows)
    return found
