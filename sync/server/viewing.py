"""Who sees the rows of a transaction, and which other rows come into view or go out of it with them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from sync.declarations import Declarations, Row, TableDeclaration
from sync.server.audience import Audiences, Relations
from sync.server.fresh import Fresh
from sync.server.persons import Persons
from sync.server.rows import Held, Key, Rows
from sync.server.schema import EVERYBODY, Schema

Open = Callable[[Iterable[str]], None]


@dataclass
class View:
    """Audiences of changed rows, and of `others`: rows whose content stays and whose audience moves."""

    persons: Persons
    audiences: dict[Key, frozenset[str]] = field(default_factory=dict)
    parked: set[Key] = field(default_factory=set)
    others: dict[Key, Held] = field(default_factory=dict)

    def feeds(self, changed: Iterable[Held], fresh: Iterable[Fresh]) -> set[str]:
        """Every feed that is concerned."""
        rows = (*changed, *self.others.values())
        found = {scope for held in rows for scope in (*self.audiences[held.key], *held.seen_by)}
        return found.union(*(seen_by for part in fresh for seen_by in set(part.seen_by)))


class Viewer:
    """Looks once at all rows of a transaction; a second look reads everything again."""

    def __init__(
        self,
        db: Connection,
        schema: Schema,
        declarations: Declarations,
        rows: Rows,
        open_scopes: Open,
        held: Mapping[Key, Held],
    ) -> None:
        self._declarations = declarations
        self._rows = rows
        self._open = open_scopes
        self._held = held
        self._persons = Persons(db, schema)
        self._audiences = Audiences(db, rows, self._persons, open_scopes, declarations)

    def look(self, changed: Sequence[Held], fresh: Sequence[Fresh]) -> View:
        """The audiences of these rows and of what hangs on them; `fresh` rows take theirs themselves."""
        view = View(self._persons)
        about = {held.key: self._audiences.person_of(held) for held in changed}
        by_row = [part.persons() for part in fresh]
        related = self._relation_rows(changed, fresh)
        moved = {person for row in related.values() if (person := self._person_in(row)) is not None}
        persons = moved.union((one for one in about.values() if one is not None), *(one or () for one in by_row))
        self._persons.look_up(persons)
        dependents = self._audiences.dependents(moved)
        self._note(changed, about, fresh, by_row)
        relations = self._audiences.relations(persons, related)
        for held in changed:
            self._see(view, held, about[held.key], relations)
        for held, person in dependents:
            if held.key not in about:
                self._see(view, held, person, relations)
                if self._has_moved(view, held):
                    view.others[held.key] = held
        for part, people in zip(fresh, by_row, strict=True):
            self._see_fresh(part, people, relations)
        self._see_records(view, changed)
        return view

    def _see(self, view: View, held: Held, person: str | None, relations: Relations) -> None:
        declared = self._declarations.get(held.table)
        view.audiences[held.key] = self._audiences.of(declared, held.home, person, relations)
        if declared is None or (person is not None and person not in relations):
            view.parked.add(held.key)

    def _see_fresh(self, part: Fresh, persons: Sequence[str] | None, relations: Relations) -> None:
        declared = part.layout.declared
        if persons is None:
            part.see([self._audiences.of(declared, part.home, None, relations)] * len(part.ids))
            return
        found = {one: self._audiences.of(declared, part.home, one, relations) for one in set(persons)}
        part.see(list(map(found.__getitem__, persons)), [person not in relations for person in persons])

    def _has_moved(self, view: View, held: Held) -> bool:
        return view.audiences[held.key] != held.seen_by or (held.key in view.parked) != held.is_parked

    # --- relations ---------------------------------------------------------------------------------------------------

    def _relation_rows(self, changed: Iterable[Held], fresh: Iterable[Fresh]) -> dict[bytes, Row]:
        """Rows of this transaction that tie people to branches."""
        relation = self._declarations.relation
        if relation is None:
            return {}
        flat = self._rows.layout(relation.table).flat
        found: dict[bytes, Row] = {}
        for part in fresh:
            if part.layout.name == relation.table:
                found.update(part.rows())
        found.update((held.id, flat(held.row)) for held in changed if held.table == relation.table and held.row)
        return found

    def _person_in(self, row: Row) -> str | None:
        relation = self._declarations.relation
        return row.get(relation.person_column) if relation is not None else None

    def _note(
        self,
        changed: Iterable[Held],
        about: Mapping[Key, str | None],
        fresh: Iterable[Fresh],
        by_row: Iterable[Sequence[str] | None],
    ) -> None:
        """Tell the directory where rows about people live."""
        for held in changed:
            person = about[held.key]
            if person is not None and held.home != EVERYBODY:
                self._persons.note(person, held.home, is_home=self._is_home(held.table))
        for part, persons in zip(fresh, by_row, strict=True):
            for person in set(persons or ()):
                self._persons.note(person, part.home, is_home=self._is_home(part.layout.name))

    def _is_home(self, table: str) -> bool:
        """Whether rows of the table lie where the person is at home: her own row and her relations."""
        relation = self._declarations.relation
        return table == self._declarations.person_table or (relation is not None and table == relation.table)

    # --- records that are seen as the row they speak of --------------------------------------------------------------

    def _see_records(self, view: View, changed: Sequence[Held]) -> None:
        for declared in self._declarations:
            if declared.subject_columns is not None:
                for held in changed:
                    if held.table == declared.name:
                        view.audiences[held.key] = self._of_subject(view, declared, held)
                self._see_known_records(view, declared, changed)

    def _of_subject(self, view: View, declared: TableDeclaration, record: Held) -> frozenset[str]:
        assert declared.subject_columns is not None
        assert record.row is not None
        cells = self._rows.layout(declared.name).flat(record.row)
        table, key = (cells.get(column) for column in declared.subject_columns)
        if not isinstance(table, str) or not isinstance(key, str):
            return frozenset({record.home})
        subject = (table, bytes.fromhex(key))
        if subject in view.audiences:
            return view.audiences[subject]
        if subject in self._held:
            return self._held[subject].seen_by
        stored = self._rows.seen(table, record.home, "id", [subject[1]])
        return stored[0][0].seen_by if stored else frozenset({record.home})

    def _see_known_records(self, view: View, declared: TableDeclaration, changed: Sequence[Held]) -> None:
        """Stored records on rows whose audience moves."""
        assert declared.subject_columns is not None
        moving: dict[str, dict[str, frozenset[str]]] = {}
        for held in (*changed, *view.others.values()):
            if not held.is_new and view.audiences[held.key] != held.seen_by:
                moving.setdefault(held.home, {})[held.id.hex().upper()] = view.audiences[held.key]
        for home, audiences in moving.items():
            for held, subject in self._rows.seen(declared.name, home, declared.subject_columns[1], sorted(audiences)):
                if held.key not in view.audiences:
                    view.audiences[held.key] = audiences[subject]
                    if self._has_moved(view, held):
                        view.others[held.key] = held
