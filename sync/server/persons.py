"""Where rows about a person live: a directory of ids in the scope of everybody, so that no look-up fans out.

A learner's relations live where she is at home; rows about her may live in every branch that she visited.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from sync.server.bulk import among, write
from sync.server.schema import EVERYBODY, Schema


class Persons:
    """The directory in one transaction; people are named in upper-case hex, as in columns."""

    def __init__(self, db: Connection, schema: Schema) -> None:
        self._db = db
        self._table = schema.person
        self._known: set[str] = set()
        self._homes: dict[str, str] = {}
        self._stored: dict[str, set[str]] = {}
        self._fresh: dict[tuple[str, str], bool] = {}

    def look_up(self, persons: Iterable[str]) -> None:
        """Read what is known of these people, once."""
        wanted = sorted(set(persons) - self._known)
        if not wanted:
            return
        self._known.update(wanted)
        table, ids = self._table, [bytes.fromhex(person) for person in wanted]
        query = select(table.c.id, table.c.branch, table.c.is_home).where(table.c.scope == EVERYBODY)
        for key, branch, is_home in self._db.execute(query.where(among(self._db, table.c.id, ids))):
            person = key.hex().upper()
            self._stored.setdefault(person, set()).add(branch)
            if is_home:
                self._homes[person] = branch

    def note(self, person: str, branch: str, *, is_home: bool = False) -> None:
        """A row about her lives in the branch; `is_home`: her own row, or one that lies beside it."""
        is_news = is_home and self._homes.get(person) is None
        if is_news:
            self._homes[person] = branch
        if is_news or branch not in self._stored.get(person, ()):
            self._fresh[(person, branch)] = self._homes.get(person) == branch

    def by_home(self, persons: Iterable[str]) -> dict[str, list[str]]:
        """Where people are at home, of whom there was anything before this transaction."""
        found: dict[str, list[str]] = {}
        for person in sorted(set(persons) & self._stored.keys()):
            if person in self._homes:
                found.setdefault(self._homes[person], []).append(person)
        return found

    def by_branch(self, persons: Iterable[str]) -> dict[str, list[str]]:
        """Where rows about people lived before this transaction."""
        found: dict[str, list[str]] = {}
        for person in sorted(set(persons) & self._stored.keys()):
            for branch in self._stored[person]:
                found.setdefault(branch, []).append(person)
        return found

    def save(self) -> None:
        """Write what was new."""
        fresh = sorted(self._fresh.items())
        columns: dict[str, list[Any]] = {
            "scope": [EVERYBODY] * len(fresh),
            "id": [bytes.fromhex(person) for (person, _), _ in fresh],
            "branch": [branch for (_, branch), _ in fresh],
            "is_home": [is_home for _, is_home in fresh],
        }
        write(self._db, self._table, columns, replace=True)
        self._fresh.clear()
