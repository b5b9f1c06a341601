"""A person as the lists of this area show her (D5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, Select, cast, func, select

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


def people(db: Connection, learners: Iterable[UUID]) -> dict[UUID, PersonRow]:
    """Names, birth years and card tails of the given learners."""
    wanted = list(dict.fromkeys(learners))
    found: dict[UUID, PersonRow] = {}
    for start in range(0, len(wanted), 500):
        rows = db.execute(_people().where(Learner.id.in_(wanted[start : start + 500])))
        found.update((row[0], PersonRow(*row)) for row in rows)
    return found


def _people() -> Select[*tuple[Any, ...]]:
    card = (
        select(Card.last4)
        .where(Card.learner_id == Learner.id, Card.state == CARD_VALID, Card.removed.is_(False))
        .order_by(Card.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    year = func.coalesce(Learner.birth_year, cast(func.substr(Learner.birth_date, 1, 4), Integer))
    return select(Learner.id, Learner.name, year, card, Learner.standing)
