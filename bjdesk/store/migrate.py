"""Creates a database whole or not at all, and brings an older one up to date without touching a row it holds.

Batch migrations drop and rename tables. With foreign keys on, the DROP would cascade; with triggers in place its
deletes would be captured. So: foreign keys off before BEGIN on a connection of its own that is thrown away
afterwards, all triggers dropped and made anew from the metadata, everything in one transaction, and at the end a
proof that row counts and outbox are what they were.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, MetaData, create_engine, event
from sqlalchemy.pool import StaticPool

from bjdesk.kernel.errors import DatabaseDamaged, DatabaseTooNew, StorageProblem
from bjdesk.store import migrations
from bjdesk.store.base import canonical_json
from bjdesk.store.capture import PREFIX, trigger_digest, trigger_statements
from bjdesk.store.database import CHECKED_AT_OPEN, Connector, check_file, check_pages, mark_path
from bjdesk.store.engine_faults import translated
from bjdesk.store.identity import identity
from bjdesk.store.keys import key_mark

SCRIPTS = Path(migrations.__file__).parent
_NOT_COUNTED = frozenset({"alembic_version", "setting", "sync_context"})


def prepare(path: Path, key: bytes, metadata: MetaData) -> Connector:
    """A connector to a database of this version: made, migrated or left as it is; raises StorageProblem."""
    connector = Connector(path, key)
    if not path.exists():
        create(path, key, metadata)
        return connector
    check_file(path, key)
    opened = identity(path)
    raw = connector.connect()
    try:
        is_of_today = _is_of_today(raw, path, metadata)
    except BaseException:
        raw.close()
        raise
    if is_of_today:
        connector.keep(raw, opened)
    else:
        raw.close()
        upgrade(connector, metadata)
    return connector


def _is_of_today(raw: Any, path: Path, metadata: MetaData) -> bool:
    """Whether a sound database has the tables and triggers of this version; raises for a newer or a damaged one."""
    if path.stat().st_size <= CHECKED_AT_OPEN:
        check_pages(raw, path)
    version, digest = _version(raw, path), _stored_digest(raw)
    if version not in migrations.VERSIONS:
        raise DatabaseTooNew(path=str(path), version=version)
    return version == migrations.HEAD and digest == trigger_digest(trigger_statements(metadata))


def create(path: Path, key: bytes, metadata: MetaData) -> None:
    """Make a new database under another name, flush it, and give it its name last (a power cut leaves nothing half)."""
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.unlink(missing_ok=True)
        create_schema(Connector(part, key), metadata)
        _write_flushed(mark_path(path), key_mark(key) + "\n")
        os.replace(part, path)


def _write_flushed(path: Path, text: str) -> None:
    """A mark that a power cut left empty would make every key a wrong one."""
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def create_schema(connector: Connector, metadata: MetaData) -> None:
    """All tables, triggers and the one row of counters, in one transaction."""
    with _migrating(connector) as db:
        metadata.create_all(db)
        db.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        db.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (migrations.HEAD,))
        db.exec_driver_sql(
            'INSERT INTO sync_state (id, n, acked_n, "offset", floor, last_ms, op, rev) VALUES (1, 0, 0, 0, 0, 0, 0, 0)'
        )
        _make_triggers(db, metadata)


def upgrade(connector: Connector, metadata: MetaData, *, scripts: Path = SCRIPTS, target: str = "head") -> None:
    """Back up, migrate and prove; any failure leaves the database as it was."""
    back_up(connector, connector.path.with_name(connector.path.name + ".before-migration"))
    with translated(connector.path), _migrating(connector) as db:
        before = row_counts(db)
        _drop_triggers(db)
        _run_alembic(db, metadata, scripts, target)
        _make_triggers(db, metadata)
        _prove_unchanged(db, before, connector.path)


def back_up(connector: Connector, target: Path) -> None:
    """An encrypted copy, complete or absent."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    with translated(target), _raw(connector) as raw:
        raw.execute("VACUUM INTO ?", (str(part),))
        os.replace(part, target)


def row_counts(db: Connection) -> dict[str, int]:
    """Rows of every table, the outbox included."""
    names = db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    tables = [name for (name,) in names if name not in _NOT_COUNTED]
    return {name: db.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in tables}


def _prove_unchanged(db: Connection, before: dict[str, int], path: Path) -> None:
    broken = db.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    after = row_counts(db)
    changed = sorted(name for name, rows in before.items() if after.get(name, rows) != rows)
    if broken or changed:
        raise StorageProblem("migration-changed-rows", path=str(path), tables=", ".join(changed), broken=len(broken))


def _run_alembic(db: Connection, metadata: MetaData, scripts: Path, target: str) -> None:
    from alembic import command  # 0.5 s of CPU: only when a migration is due
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes.update(connection=db, metadata=metadata)
    command.upgrade(config, target)


def _drop_triggers(db: Connection) -> None:
    names = db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    for name in names:
        db.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _make_triggers(db: Connection, metadata: MetaData) -> None:
    statements = trigger_statements(metadata)
    for statement in statements:
        db.exec_driver_sql(statement)
    db.exec_driver_sql(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (f"{PREFIX}digest", canonical_json(trigger_digest(statements))),
    )


@contextmanager
def _migrating(connector: Connector) -> Iterator[Connection]:
    """One BEGIN IMMEDIATE on a connection of its own, with foreign keys off."""
    raw = connector.connect()
    raw.execute("PRAGMA foreign_keys=OFF")
    engine = create_engine("sqlite://", module=driver, creator=_Giver(raw), poolclass=StaticPool)
    event.listen(engine, "begin", _begin_immediate)
    try:
        with engine.begin() as db:
            yield db
    finally:
        engine.dispose()
        raw.close()


class _Giver:
    """Hands the one raw connection to the engine."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def __call__(self) -> Any:
        return self._raw


def _begin_immediate(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def _raw(connector: Connector) -> Iterator[Any]:
    raw = connector.connect()
    try:
        yield raw
    finally:
        raw.close()


def _version(raw: Any, path: Path) -> str:
    try:
        found = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    except driver.OperationalError as error:
        raise DatabaseDamaged("not-our-database", path=str(path)) from error
    return str(found[0]) if found else ""


def _stored_digest(raw: Any) -> str:
    found = raw.execute("SELECT json_extract(value, '$') FROM setting WHERE key = ?", (f"{PREFIX}digest",)).fetchone()
    return str(found[0]) if found else ""
