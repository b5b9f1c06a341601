"""Who sees a row: a function of the row and of the rows that tie people to branches."""

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Connection, select

from sync.declarations import Declarations, Row, TableDeclaration
from sync.policy import Seen
from sync.server.bulk import among
from sync.server.cells import fits
from sync.server.persons import Persons
from sync.server.rows import Held, Rows
from sync.server.schema import EVERYBODY

BY_PERSON: frozenset[Seen] = frozenset({"L", "LH"})
VOIDS = "voids_id"
Relations = Mapping[str, frozenset[str]]
"""Person -> branches with a live relation; people of whom no relation is known are missing."""
NOBODY: frozenset[str] = frozenset()


class Audiences:
    """Computes audiences inside one transaction."""

    def __init__(
        self,
        db: Connection,
        rows: Rows,
        persons: Persons,
        open_scopes: Callable[[Iterable[str]], None],
        declarations: Declarations,
    ) -> None:
        self._db = db
        self._rows = rows
        self._persons = persons
        self._open = open_scopes
        self._declarations = declarations

    def person_of(self, held: Held) -> str | None:
        """The learner on whom the audience of a row hangs, if it does."""
        declared = self._declarations.get(held.table)
        return person_in(held, declared) if declared and declared.policy.seen in BY_PERSON else None

    def of(
        self, declared: TableDeclaration | None, home: str, person: str | None, relations: Relations
    ) -> frozenset[str]:
        """The scopes whose feed carries a row (one that is seen as another row is, counts as its home's here)."""
        own = frozenset({home})
        if declared is None or home == EVERYBODY:
            return own
        seen = declared.policy.seen
        if seen == "A":
            return frozenset({EVERYBODY})
        if seen in BY_PERSON:
            branches = relations.get(person or "", NOBODY)
            return branches | own if seen == "LH" else branches or own
        return own

    def relations(self, persons: Iterable[str], fresh: Mapping[bytes, Row]) -> dict[str, frozenset[str]]:
        """The live relations of these people; `fresh` are relation rows of this transaction by id."""
        relation = self._declarations.relation
        wanted = set(persons)
        if relation is None or not wanted:
            return {}
        rows = {**self._stored(wanted), **fresh}
        voided = {row[VOIDS] for row in rows.values() if row.get(VOIDS) is not None}
        found: dict[str, set[str]] = {}
        for key, row in rows.items():
            person, branch = row.get(relation.person_column), relation.scope_of(row)
            known = found.setdefault(person, set()) if person else set()
            if branch and row.get(VOIDS) is None and key.hex().upper() not in voided:
                known.add(branch)
        return {person: frozenset(branches) for person, branches in found.items()}

    def _stored(self, persons: Iterable[str]) -> dict[bytes, Row]:
        """Stored relation rows of these people: they live where each is at home."""
        relation = self._declarations.relation
        assert relation is not None
        table, declared = self._rows.layout(relation.table).table, self._declarations.tables[relation.table]
        names = [column.name for column in declared.columns]
        found: dict[bytes, Row] = {}
        for home, group in self._persons.by_home(persons).items():
            self._open([home])
            query = select(table.c.id, *(table.c[name] for name in names)).where(table.c.scope == home)
            rows = self._db.execute(query.where(among(self._db, table.c[relation.person_column], group)))
            found.update((key, dict(zip(names, cells, strict=True))) for key, *cells in rows)
        return found

    def dependents(self, persons: Iterable[str]) -> list[tuple[Held, str]]:
        """Stored rows that hang on one of these people, locked, without their content; and on whom each hangs."""
        found: list[tuple[Held, str]] = []
        for branch, group in sorted(self._persons.by_branch(persons).items()):
            self._open([branch])
            for declared in self._declarations:
                if declared.policy.seen in BY_PERSON and declared.person_column is not None:
                    column = declared.person_column
                    people = [bytes.fromhex(person) for person in group] if column == "id" else group
                    found += self._rows.seen(declared.name, branch, column, people)
        return found


def person_in(held: Held, declared: TableDeclaration) -> str | None:
    """The person that a row names; a row of a person names itself."""
    column = declared.person_column
    if column == "id":
        return held.id.hex().upper()
    written = held.row.registers.get(column) if held.row and column else None
    return written.value if written is not None and fits("id", written.value) else None
