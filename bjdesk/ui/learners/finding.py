"""From what was typed or swiped to the people it means: names in any spelling, numbers, and cards (D7, R24).

The likelier first: who holds a card of this number, who is expected in a session that is open now, who was here last.
"""

import re
from uuid import UUID

from bjdesk.kernel.errors import RuleBroken
from bjdesk.learning.lately import likely_people
from bjdesk.people import queries
from bjdesk.people.cards import TOKEN_LIMIT, Token, canonical, lookups
from bjdesk.people.near import Near, Tokens, card_tail_holders, token_facts
from bjdesk.store.id_list import Ids
from bjdesk.store.search import parse
from bjdesk.ui.desk_workspace import DeskWorkspace

FIRST_FOUND = 50
"""Enough for the screen while somebody is still typing; one letter alone may mean ten thousand people."""
ALL_FOUND = 1_000_000
MANY = 1_000
"""From so many on the page is painted before all of them are read."""
NEAR_FOR_S = 60
"""So long the people near at hand stay the same when nothing is heard of: sessions open and end with the clock."""
_CARD_TAIL = re.compile(r"[0-9a-f]{4}")


class Finder:
    """Looks people up at one desk."""

    def __init__(self, desk: DeskWorkspace) -> None:
        self._desk = desk
        self._everybody: Ids | None = None
        self._tokens = Tokens()
        self._near: Near | None = None
        self._near_until = 0.0

    def first(self) -> Ids:
        """The first ids in order of name, where reading all of them would take a while; else none."""
        if self._everybody is not None:
            return Ids()
        found: Ids = self._desk.read(queries.first_learner_ids, MANY)
        return found.first(FIRST_FOUND) if len(found) == MANY else Ids()

    def everybody(self) -> Ids:
        """All ids, in order of name; read once until `forget` (0.2 s for a hundred thousand)."""
        if self._everybody is None:
            self._everybody = self._desk.read(queries.learner_ids)
        return self._everybody

    def forget(self) -> None:
        """The learners of this desk have changed."""
        self._everybody = None
        self.forget_near()

    def forget_near(self) -> None:
        """Somebody came, or a session changed."""
        self._near = None

    def near(self) -> Near:
        """The people who are likeliest to be meant."""
        now = self._desk.clock.monotonic()
        if self._near is None or now >= self._near_until:
            sessions = self._desk.scanning.open_sessions()
            days = [self._desk.rules.day(session.starts_at) for session in sessions]
            ids = self._desk.read(likely_people, sessions, days)
            self._near = self._tokens.near(self._desk.read(token_facts, ids))
            self._near_until = now + NEAR_FOR_S
        return self._near

    def typed(self, text: str, limit: int = ALL_FOUND) -> list[UUID]:
        """As `found`, for a short list."""
        return list(self.found(text, limit))

    def found(self, text: str, limit: int = ALL_FOUND) -> Ids:
        """People whom the text means, the likelier first; who holds a card of this number before all others.

        No name, number or card is longer than a card may be: nobody is looked up for each letter of a long text.
        Whose card ends in the four that were typed comes last, and only when all are asked for.
        """
        if len(text.strip()) > TOKEN_LIMIT:
            return Ids()
        query = parse(text)
        holders = [found.learner_id.bytes for found in self.holders(text)] if query.may_be_card else []
        found: Ids = self._desk.read(queries.search, query, limit)
        near = self.near().among(query) if found else found
        tails = Ids()
        if limit == ALL_FOUND and _CARD_TAIL.fullmatch(query.text):
            tails = self._desk.read(card_tail_holders, query.text.upper())
        return Ids.of([*holders, *near.raw, *found.raw, *tails.raw]).first(limit)

    def holders(self, raw: str) -> list[queries.CardFound]:
        """The people whom a card names; nobody if it cannot be a card."""
        token = self.token(raw)
        if token is None:
            return []
        found: list[queries.CardFound] = self._desk.read(queries.card_holders, lookups(token, self._desk.desk.card_key))
        return found

    def token(self, raw: str) -> Token | None:
        """The card that a reader typed, None if it cannot be read."""
        try:
            return canonical(raw, self._desk.scanning.reader.name)
        except RuleBroken:
            return None
