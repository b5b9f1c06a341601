"""The server's tables, made from the declarations: every key and every index starts with `scope`.

So a distributed PostgreSQL can shard them by scope; nothing is unique but the key, and no foreign key crosses scopes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Column, Index, LargeBinary, MetaData, Table, Text

from sync.declarations import Declarations, TableDeclaration
from sync.server.cells import BIG, Cell, Document, Key


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
    code: Table


def build(declarations: Declarations) -> Schema:
    """The schema of these declarations."""
    metadata = MetaData()
    rows = {declared.name: _row_table(metadata, declared) for declared in declarations}
    return Schema(
        metadata,
        rows,
        generic=_table(metadata, "sync_generic", _key("tbl"), _key("id", Key()), *_published(), _json("registers")),
        counter=_table(metadata, "sync_counter", _int("seq"), _text("digest"), _int("rows")),
        commit=_table(metadata, "sync_commit", _key("hi", BIG), _bytes("nonce"), _int("at")),
        feed=_feed(metadata),
        device=_device(metadata),
        batch=_batch(metadata),
        journal=_journal(metadata),
        erasure=_table(metadata, "sync_erasure", _key("tbl"), _key("id", Key()), _int("at")),
        code=_table(metadata, "sync_code", _key("code_hash", LargeBinary()), _int("made_at"), _json("answer", True)),
    )


def _row_table(metadata: MetaData, declared: TableDeclaration) -> Table:
    payload: list[Column[Any]] = [Column(column.name, Cell(column.kind)) for column in declared.columns]
    table = _table(metadata, declared.name, _key("id", Key()), *payload, *_published())
    for name in _indexed(declared):
        Index(f"ix_{declared.name}_{name}", table.c.scope, table.c[name])
    return table


def _indexed(declared: TableDeclaration) -> Iterable[str]:
    """The person and every reference: what audiences, claims and the college's queries look for."""
    names = [column.name for column in declared.columns if column.refers_to or column.name == declared.person_column]
    return dict.fromkeys(name for name in names if name != "id")


def _published() -> tuple[Column[Any], ...]:
    """What the sync keeps of a row: its version, stamps, what this release does not know, and who sees it."""
    return (
        Column("removed", Boolean(create_constraint=False), nullable=False, default=False),
        _bytes("nonce"),
        _int("idx"),
        _json("stamps"),
        _json("extra", True),
        _json("seen_by"),
        Column("parked", Boolean(create_constraint=False), nullable=False, default=False),
        Column("erased", Boolean(create_constraint=False), nullable=False, default=False),
    )


def _feed(metadata: MetaData) -> Table:
    """One entry per row with its newest number; `present` false is an exit."""
    feed = _table(
        metadata,
        "sync_feed",
        _key("tbl"),
        _key("id", Key()),
        _int("seq"),
        _text("home"),
        Column("present", Boolean(create_constraint=False), nullable=False),
        _bytes("nonce"),
        _int("idx"),
    )
    Index("ix_sync_feed_seq", feed.c.scope, feed.c.seq)
    return feed


def _device(metadata: MetaData) -> Table:
    return _table(
        metadata,
        "sync_device",
        _key("device", Key()),
        _bytes("secret_hash"),
        _bytes("public_key", True),
        _text("name"),
        _int("number", True),
        _int("n"),
        _bytes("link"),
        _int("ms"),
        _text("schema_version"),
        _int("enrolled_at"),
        _int("revoked_at", True),
        _int("seen_at", True),
        _int("waiting", True),
        _int("clock_off", True),
    )


def _batch(metadata: MetaData) -> Table:
    return _table(
        metadata,
        "sync_batch",
        _key("device", Key()),
        _key("n", BIG),
        _bytes("digest"),
        _bytes("link"),
        _json("ack"),
        _bytes("body", True),
        _int("at"),
    )


def _journal(metadata: MetaData) -> Table:
    """Every operation for ever: its identity, what became of it, and the base of a refused one."""
    journal = _table(
        metadata,
        "sync_journal",
        _key("incarnation", BIG),
        _key("op", BIG),
        _bytes("digest8"),
        _text("tbl"),
        Column("id", Key(), nullable=False),
        _text("reason", True),
        _json("base", True),
        Column("device", Key(), nullable=False),
        _int("n"),
    )
    Index("ix_sync_journal_id", journal.c.scope, journal.c.id)
    return journal


def _table(metadata: MetaData, name: str, *columns: Column[Any]) -> Table:
    return Table(name, metadata, _key("scope"), *columns)


def _key(name: str, kind: Any = None) -> Column[Any]:
    return Column(name, kind if kind is not None else Text(), primary_key=True, autoincrement=False)


def _int(name: str, nullable: bool = False) -> Column[Any]:
    return Column(name, BIG, nullable=nullable)


def _text(name: str, nullable: bool = False) -> Column[Any]:
    return Column(name, Text(), nullable=nullable)


def _bytes(name: str, nullable: bool = False) -> Column[Any]:
    return Column(name, LargeBinary(), nullable=nullable)


def _json(name: str, nullable: bool = False) -> Column[Any]:
    return Column(name, Document(), nullable=nullable)
