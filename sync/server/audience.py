"""Who sees a row: a function of the row and of the rows that tie people to branches."""

from collections.abc import Iterable, Mapping, Sequence

from sync.declarations import Declarations, TableDeclaration
from sync.policy import Seen
from sync.server.rows import Held, Rows

EVERYBODY = "*"
_BY_PERSON: tuple[Seen, ...] = ("L", "LH")


class Audiences:
    """Computes audiences inside one transaction; `scopes` are all branches that the server knows."""

    def __init__(self, rows: Rows, declarations: Declarations, scopes: Sequence[str]) -> None:
        self._rows = rows
        self._declarations = declarations
        self._scopes = scopes

    def person_of(self, held: Held) -> str | None:
        """The learner that a row hangs on, in hex; None where its audience does not hang on one."""
        declared = self._declarations.get(held.table)
        if declared is None or declared.policy.seen not in _BY_PERSON or declared.person_column is None:
            return None
        if declared.person_column == "id":
            return held.id.hex().upper()
        written = held.row.registers.get(declared.person_column) if held.row else None
        return written.value if written is not None else None

    def relations(self, persons: Iterable[str], fresh: Iterable[Held]) -> dict[str, frozenset[str]]:
        """person -> branches with a live relation, rows of this transaction (`fresh`) included."""
        relation = self._declarations.relation
        wanted = sorted(set(persons))
        if relation is None or not wanted:
            return {}
        known = {
            held.key: held for held in self._rows.where(relation.table, self._scopes, relation.person_column, wanted)
        }
        known.update((held.key, held) for held in fresh if held.table == relation.table)
        voided = {_cell(held, "voids_id") for held in known.values()}
        found: dict[str, set[str]] = {}
        for held in known.values():
            person = _cell(held, relation.person_column)
            if isinstance(person, str) and held.id.hex().upper() not in voided and _cell(held, "voids_id") is None:
                found.setdefault(person, set()).add(relation.scope_of(_cells(held)))
        return {person: frozenset(scopes) for person, scopes in found.items()}

    def of(
        self, held: Held, relations: Mapping[str, frozenset[str]], subjects: Mapping[str, frozenset[str]]
    ) -> frozenset[str]:
        """The scopes whose feed carries the row."""
        declared = self._declarations.get(held.table)
        if held.home == EVERYBODY:
            return frozenset({EVERYBODY})
        if declared is None or held.is_parked:
            return frozenset({held.home})
        seen = declared.policy.seen
        if seen == "A":
            return frozenset({EVERYBODY})
        if seen in _BY_PERSON:
            branches = relations.get(self.person_of(held) or "", frozenset())
            home = frozenset({held.home})
            return branches | home if seen == "LH" else branches or home
        if seen == "O":
            return subjects.get(_subject(declared, held), frozenset({held.home}))
        return frozenset({held.home})

    def dependents(self, persons: Iterable[str]) -> list[Held]:
        """All rows that hang on one of these people, to be seen anew when her relations changed."""
        wanted = sorted(set(persons))
        found: list[Held] = []
        for declared in self._declarations if wanted else ():
            if declared.policy.seen in _BY_PERSON and declared.person_column is not None:
                found.extend(self._rows.where(declared.name, self._scopes, declared.person_column, wanted))
        return found


def _subject(declared: TableDeclaration, held: Held) -> str:
    columns = declared.subject_columns
    if columns is None:
        return ""
    return "".join(str(_cell(held, column)) for column in columns)


def _cells(held: Held) -> dict[str, object]:
    return {} if held.row is None else {name: written.value for name, written in held.row.registers.items()}


def _cell(held: Held, column: str) -> object:
    return _cells(held).get(column)
