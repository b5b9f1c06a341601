"""Who is meant by what was typed at the desk: people expected in a session that is open now come first (R24, D7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from bjdesk.learning import queries
from bjdesk.learning.attendance import CAME, by_person, effective
from bjdesk.learning.queries import SessionRow
from bjdesk.people.model import SearchToken
from bjdesk.people.queries import LearnerRow, learners_by_id, search
from bjdesk.store.search import Query, ranges


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whom the typed words may mean, and how she stands to the sessions open now."""

    row: LearnerRow
    is_expected: bool
    has_come: bool


def candidates(
    db: Connection,
    query: Query,
    sessions: Sequence[SessionRow],
    days: Sequence[date],
    *,
    holders: Sequence[UUID] = (),
    limit: int = 6,
) -> list[Candidate]:
    """Holders of the card that was typed, expected and not here yet, here already, then everybody else.

    `days` are the civil dates of `sessions`.
    """
    expected: set[UUID] = set()
    came: set[UUID] = set()
    for session, day in zip(sessions, days, strict=True):
        marks = queries.session_marks(db, session.id)
        grouped = by_person(marks)
        expected |= queries.expected_in(db, session, marks, day)
        came |= {who for who, rows in grouped.items() if (m := effective(session.id, rows)) and m.status in CAME}
    near = _among(db, query, expected | came)
    found = [*(p for p in near if p not in came), *(p for p in near if p in came)]
    ids = list(dict.fromkeys([*holders, *found, *search(db, query, limit + len(found))]))[:limit]
    return [Candidate(row, row.id in expected, row.id in came) for row in learners_by_id(db, ids)]


def _among(db: Connection, query: Query, people: Iterable[UUID]) -> list[UUID]:
    """Those of `people` whom the query finds; a short query finds thousands of others before them."""
    wanted = list(people)
    found: dict[UUID, None] = {}
    for kind, low, high in ranges(query):
        rows = db.execute(
            select(SearchToken.learner_id)
            .where(SearchToken.kind == kind, SearchToken.token >= low, SearchToken.token < high)
            .where(SearchToken.learner_id.in_(wanted))
            .order_by(SearchToken.token)
        )
        found.update(dict.fromkeys(rows.scalars()))
    return list(found)
