"""Who is likeliest to be looked for: expected in a session that is open now, then whoever was here last (D7)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from bjdesk.learning import queries
from bjdesk.learning.attendance import CAME, by_person, effective
from bjdesk.learning.model import Attendance
from bjdesk.learning.queries import SessionRow
from bjdesk.store.prepared import Prepared

EXPECTED_LIMIT, RECENT_LIMIT = 400, 100
"""So many are kept near at hand: a hall full, a day's arrivals."""
_LAST_MARKS = Prepared(select(Attendance.learner_id).order_by(Attendance.id.desc()).limit(bindparam("limit")))


def likely_people(db: Connection, sessions: Sequence[SessionRow], days: Sequence[date]) -> list[UUID]:
    """Expected and not here yet, here already, whoever came last; each once.

    `days` are the civil dates of `sessions`.
    """
    waited: dict[UUID, None] = {}
    here: dict[UUID, None] = {}
    for session, day in zip(sessions, days, strict=True):
        marks = queries.session_marks(db, session.id)
        known = ((who, effective(session.id, rows)) for who, rows in by_person(marks).items())
        came = {who for who, mark in known if mark and mark.status in CAME}
        waited.update(dict.fromkeys(sorted(queries.expected_in(db, session, marks, day) - came)))
        here.update(dict.fromkeys(sorted(came)))
    expected = list(dict.fromkeys([*waited, *here]))[:EXPECTED_LIMIT]
    last = [row[0] for row in _LAST_MARKS.rows(db, limit=RECENT_LIMIT)]
    return list(dict.fromkeys([*expected, *last]))
