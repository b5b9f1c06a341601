"""The few people who are likeliest to be meant come first, whatever is typed: found among them in memory (D7).

One letter means thousands of people; to look through all their tokens for the hundred who are expected now takes
longer than somebody waits between two keys. Their own tokens, sorted, answer in microseconds.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from bjdesk.people.model import Card, Learner
from bjdesk.people.queries import json_ids
from bjdesk.store.id_list import Ids
from bjdesk.store.prepared import Prepared
from bjdesk.store.search import Query, Range, ranges, tokens

Facts = tuple[str, str | None, str | None, str | None]
"""Name, telephone, ID tail, number: what tokens are made of."""

_WANTED = func.json_each(bindparam("ids")).table_valued("value")
_FACTS = Prepared(
    select(Learner.id, Learner.name, Learner.phone, Learner.id_tail, Learner.number).where(
        Learner.id.in_(select(func.unhex(_WANTED.c.value))), Learner.removed.is_(False)
    )
)
_CARD_TAIL = Prepared(
    select(Card.learner_id).distinct().where(Card.last4 == bindparam("last4"), Card.removed.is_(False))
)


class Near:
    """These people, the likeliest first."""

    def __init__(self, people: Sequence[tuple[UUID, frozenset[tuple[str, str]]]] = ()) -> None:
        self._ids = [record.bytes for record, _ in people]
        self._kept = sorted((kind, token, place) for place, (_, found) in enumerate(people) for kind, token in found)

    def among(self, query: Query) -> Ids:
        """Those of them whom the query means."""
        places: set[int] = set()
        for stretch in ranges(query):
            places.update(self._places(stretch))
        return Ids(b"".join([self._ids[place] for place in sorted(places)]))

    def _places(self, stretch: Range) -> list[int]:
        kind, low, high = stretch
        first, last = bisect_left(self._kept, (kind, low)), bisect_left(self._kept, (kind, high))
        return [place for _, _, place in self._kept[first:last]]


class Tokens:
    """Makes `Near` and keeps the tokens of whoever was near before: making them is what takes time."""

    def __init__(self) -> None:
        self._made: dict[Facts, frozenset[tuple[str, str]]] = {}

    def near(self, known: Sequence[tuple[UUID, Facts]]) -> Near:
        self._made = {facts: self._made.get(facts) or tokens(*facts) for _, facts in known}
        return Near([(record, self._made[facts]) for record, facts in known])


def token_facts(db: Connection, ids: Sequence[UUID]) -> list[tuple[UUID, Facts]]:
    """What the tokens of these people are made of, in the order asked for."""
    found = {row[0]: (row[1], row[2], row[3], row[4]) for row in _FACTS.rows(db, ids=json_ids(ids))}
    return [(record, found[record]) for record in ids if record in found]


def card_tail_holders(db: Connection, last4: str) -> Ids:
    """Whose card ends in these four; cards have no index for it, so not while somebody types."""
    return Ids(b"".join(chain.from_iterable(_CARD_TAIL.run(db, {"last4": last4}))))
