"""What follows when learners come from the district, change or leave: the letters that they are found by (D7)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from bjdesk.people.model import Learner, SearchToken
from bjdesk.store.search import tokens


def learners_arrived(db: Connection, records: Sequence[UUID]) -> None:
    """Make the search tokens of these learners anew; whoever is gone, or taken out, is found no more."""
    db.execute(delete(SearchToken).where(SearchToken.learner_id.in_(records)))
    kept = select(Learner.id, Learner.name, Learner.phone, Learner.id_tail, Learner.number)
    found = db.execute(kept.where(Learner.id.in_(records), Learner.removed.is_(False)))
    rows = [
        {"kind": kind, "token": token, "learner_id": learner}
        for learner, name, phone, tail, number in found
        for kind, token in tokens(name, phone, tail, number)
    ]
    if rows:
        db.execute(insert(SearchToken), rows)
