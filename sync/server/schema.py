"""The server's tables, made from the declarations: every key and every index starts with `scope`.

So a distributed PostgreSQL can shard them by scope; nothing is unique but the key, and no foreign key crosses scopes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Index, MetaData, Table

from sync.declarations import Declarations, TableDeclaration
from sync.server.cells import Cell, Stored

EVERYBODY = "*"
"""The scope of the whole district."""


@dataclass(frozen=True)
class Schema:
    """All tables of the server; `rows` by wire name."""

    metadata: MetaData
    rows: dict[str, Table]
    generic: Table
    counter: Table
    commit: Table
    feed: Table
    device: Table
    batch: Table
    journal: Table
    erasure: Table
    person: Table
    code: Table
    setting: Table

    def table(self, name: str) -> Table:
        """Where rows of this wire name lie; those of another release lie together."""
        return self.rows.get(name, self.generic)


_built: dict[int, tuple[Declarations, Schema]] = {}


def schema_of(declarations: Declarations) -> Schema:
    """The schema of these declarations, made once a process."""
    known = _built.get(id(declarations))
    if known is None:
        known = _built[id(declarations)] = (declarations, _build(declarations))
    return known[1]


def _build(declarations: Declarations) -> Schema:
    metadata = MetaData()
    make = _Maker(metadata)
    return Schema(
        metadata,
        rows={declared.name: make.rows(declared) for declared in declarations},
        generic=make.table("sync_generic", ("tbl text", "id key"), "registers document", *_PUBLISHED),
        counter=make.table("sync_counter", (), "seq int", "digest text", "rows int"),
        commit=make.table("sync_commit", ("hi int",), "nonce bytes", "at int"),
        feed=make.feed(),
        device=make.table("sync_device", ("device key",), *_DEVICE),
        batch=make.table("sync_batch", ("device key", "n int"), *_BATCH),
        journal=make.table("sync_journal", ("incarnation int", "op int"), *_JOURNAL, rowid=False),
        erasure=make.table("sync_erasure", ("tbl text", "id key"), "at int"),
        person=make.table("sync_person", ("id key", "branch text"), "is_home flag", rowid=False),
        code=make.table("sync_code", ("code_hash bytes",), "made_at int", "answer document?"),
        setting=make.table("sync_setting", ("name text",), "value document"),
    )


_PUBLISHED = (
    "removed flag",
    "nonce bytes",
    "idx int",
    "stamps document",
    "extra document?",
    "seen_by document",
    "parked flag",
    "erased flag",
)
"""What the sync keeps of a row: its version, stamps, what this release does not know, and who sees it."""
_DEVICE = (
    "secret_hash bytes",
    "public_key bytes?",
    "name text",
    "number int?",
    "n int",
    "link bytes",
    "ms int",
    "schema_version text",
    "enrolled_at int",
    "revoked_at int?",
    "seen_at int?",
    "waiting int?",
    "clock_off int?",
)
_BATCH = ("digest bytes", "link bytes", "ack document", "body bytes?", "at int")
_JOURNAL = ("digest8 bytes", "tbl text", "id key", "reason text?", "base document?", "device key", "n int")
"""Every operation for ever: its identity, what became of it (no reason: merged), and the base of a refused one."""


class _Maker:
    """Makes tables out of words: `name kind`, with a question mark where null is allowed."""

    def __init__(self, metadata: MetaData) -> None:
        self._metadata = metadata

    def table(self, name: str, keys: Iterable[str], *columns: str, rowid: bool = True) -> Table:
        """A table whose key is scope and `keys`."""
        parts = [_key(words) for words in ("scope text", *keys)] + [_column(words) for words in columns]
        return Table(name, self._metadata, *parts, sqlite_with_rowid=rowid)

    def rows(self, declared: TableDeclaration) -> Table:
        """The typed table of a declaration; null everywhere, since a row may come from another release."""
        payload = (f"{column.name} {column.kind}?" for column in declared.columns)
        table = self.table(declared.name, ("id key",), *payload, *_PUBLISHED)
        for name in dict.fromkeys(_looked_up(declared)):
            Index(f"ix_{declared.name}_{name}", table.c.scope, table.c[name])
        return table

    def feed(self) -> Table:
        """One entry per row with its newest number; not present is an exit."""
        words = ("seq int", "home text", "present flag", "nonce bytes", "idx int")
        feed = self.table("sync_feed", ("tbl text", "id key"), *words, rowid=False)
        Index("ix_sync_feed_seq", feed.c.scope, feed.c.seq)
        return feed


def _looked_up(declared: TableDeclaration) -> Iterator[str]:
    """The person and every reference: what audiences, claims and the college's queries look for."""
    for column in declared.columns:
        if column.name != "id" and (column.refers_to or column.name == declared.person_column):
            yield column.name
    if declared.claim is not None:
        yield declared.claim.column
    if declared.subject_columns is not None:
        yield declared.subject_columns[1]


def _key(words: str) -> Column[Any]:
    name, kind = words.split()
    return Column(name, Cell(_stored(kind)), primary_key=True, autoincrement=False)


def _column(words: str) -> Column[Any]:
    name, kind = words.split()
    return Column(name, Cell(_stored(kind.rstrip("?"))), nullable=kind.endswith("?"))


def _stored(kind: str) -> Stored:
    return kind  # type: ignore[return-value]
