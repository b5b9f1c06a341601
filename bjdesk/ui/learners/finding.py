"""From what was typed or swiped to the people it means: names in any spelling, numbers, and cards (D7, R24)."""

from uuid import UUID

from bjdesk.kernel.errors import RuleBroken
from bjdesk.people import queries
from bjdesk.people.cards import TOKEN_LIMIT, Token, canonical, lookups
from bjdesk.store.search import parse
from bjdesk.ui.desk_workspace import DeskWorkspace

FIRST_FOUND = 200
"""Enough for the screen while somebody is still typing; one letter alone may mean ten thousand people."""
ALL_FOUND = 1_000_000


class Finder:
    """Looks people up at one desk."""

    def __init__(self, desk: DeskWorkspace) -> None:
        self._desk = desk
        self._everybody: list[UUID] | None = None

    def everybody(self) -> list[UUID]:
        """All ids, in order of name; read once until `forget` (0.15 s for forty thousand)."""
        if self._everybody is None:
            self._everybody = self._desk.read(queries.learner_ids)
        return self._everybody

    def forget(self) -> None:
        """The learners of this desk have changed."""
        self._everybody = None

    def typed(self, text: str, limit: int = ALL_FOUND) -> list[UUID]:
        """People whom the text means, the likelier first; who holds a card of this number before all others.

        No name, number or card is longer than a card may be: nobody is looked up for each letter of a long text.
        """
        if len(text.strip()) > TOKEN_LIMIT:
            return []
        query = parse(text)
        holders = [found.learner_id for found in self.holders(text)] if query.may_be_card else []
        return list(dict.fromkeys([*holders, *self._desk.read(queries.search, query, limit)]))

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
