"""A database is made whole or not at all, and brought up to date without touching a row."""

import multiprocessing
import os
import shutil
import textwrap
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Integer, MetaData, event
from sqlalchemy.exc import OperationalError

from bjdesk.app import DATABASE_FILE, open_desk
from bjdesk.kernel.errors import StorageProblem
from bjdesk.models import METADATA
from bjdesk.store import migrations
from bjdesk.store.capture import PREFIX, trigger_statements
from bjdesk.store.database import PLAIN_HEADER, Connector
from bjdesk.store.keys import TrainingKey
from bjdesk.store.migrate import SCRIPTS, create, prepare, upgrade
from tests.makers import Branch, broken_chain, make_branch, make_clock, seeded

KEY = bytes(range(32))
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name != 'alembic_version' ORDER BY name"


def ask(connector: Connector, sql: str) -> list[tuple[Any, ...]]:
    raw = connector.connect()
    try:
        return [tuple(row) for row in raw.execute(sql)]
    finally:
        raw.close()


def schema(connector: Connector) -> list[tuple[Any, ...]]:
    return [(kind, name, table, " ".join((sql or "").split())) for kind, name, table, sql in ask(connector, SCHEMA)]


def rows(connector: Connector) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    raw = connector.connect()
    names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
    found = {name: sorted(map(tuple, raw.execute(f'SELECT * FROM "{name}"')), key=repr) for (name,) in names}
    raw.close()
    return found


# --- making ----------------------------------------------------------------------------------------------------------


def test_a_new_database_is_of_this_version_and_has_every_trigger(tmp_path: Path) -> None:
    connector = prepare(tmp_path / "new.db", KEY, METADATA)
    assert ask(connector, "SELECT version_num FROM alembic_version") == [(migrations.HEAD,)]
    made = {name for (name,) in ask(connector, "SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert len(made) == len(trigger_statements(METADATA))


def die_when_made(path: Path, table: str) -> None:
    """Make a database and end this process while `table` is being made, as kill -9 would."""
    event.listen(METADATA.tables[table], "after_create", lambda *_, **__: os._exit(9))
    create(path, KEY, METADATA)


@pytest.mark.parametrize("table", ["org", "learner", "attendance"])
def test_a_process_that_dies_while_making_leaves_no_database(tmp_path: Path, table: str) -> None:
    path = tmp_path / "new.db"
    child = multiprocessing.get_context("fork").Process(target=die_when_made, args=(path, table))
    child.start()
    child.join()
    assert child.exitcode == 9
    assert not path.exists()
    assert ask(prepare(path, KEY, METADATA), "PRAGMA integrity_check") == [("ok",)]


def test_what_an_unfinished_making_left_behind_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "new.db.part").write_bytes(b"half a database")
    (tmp_path / "new.db.part-wal").write_bytes(b"of another")
    (tmp_path / "new.db.key-mark").write_bytes(b"")
    prepare(tmp_path / "new.db", KEY, METADATA)
    assert ask(prepare(tmp_path / "new.db", KEY, METADATA), "PRAGMA integrity_check") == [("ok",)]


def test_all_migrations_together_make_what_the_models_say(tmp_path: Path) -> None:
    """After a change of a model write the next one; `python -m tests.store.current_schema` shows its tables."""
    made = Connector(tmp_path / "made.db", KEY)
    create(made.path, KEY, METADATA)
    migrated = Connector(tmp_path / "migrated.db", KEY)
    upgrade(migrated, METADATA)
    assert schema(migrated) == schema(made)


# --- migrating -------------------------------------------------------------------------------------------------------


@pytest.fixture
def filled(tmp_path: Path) -> Connector:
    """A closed branch in which a morning was worked."""
    branch = make_branch(tmp_path / "branch")
    venue = branch.venue("演示楼", capacity=30)
    branch.venue("二楼", part_of_id=venue)
    group = branch.class_now(5)
    undo = branch.check_in(group.session, group.people[0]).undo
    branch.check_in(group.session, group.people[1])
    branch.execute(undo)
    branch.close()
    return Connector(branch.folder / DATABASE_FILE, TrainingKey(branch.folder, seeded()).key())


Script = Callable[[str], Path]


@pytest.fixture
def scripts(tmp_path: Path) -> Script:
    """The released migrations and one more, whose body is given."""

    def write(body: str) -> Path:
        folder = tmp_path / "scripts"
        shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        head = (
            f"from alembic import op\nimport sqlalchemy as sa\nrevision = '9998'\ndown_revision = '{migrations.HEAD}'\n"
        )
        text = head + "\n\ndef upgrade():\n" + textwrap.indent(textwrap.dedent(body), "    ")
        (folder / "versions" / "9998_test.py").write_text(text, "utf-8")
        return folder

    return write


REBUILD = """
for name in ("venue", "learner", "attendance", "booking"):
    with op.batch_alter_table(name, recreate="always") as batch:
        batch.add_column(sa.Column("extra", sa.Integer()))
"""


def with_extra_columns() -> MetaData:
    """The models as they would be after REBUILD."""
    changed = MetaData(naming_convention=METADATA.naming_convention)
    for table in METADATA.sorted_tables:
        copy = table.to_metadata(changed)
        copy.info.update(table.info)
        if table.name in ("venue", "learner", "attendance", "booking"):
            copy.append_column(Column("extra", Integer))
    return changed


def test_rebuilding_filled_tables_changes_no_row_and_nothing_in_the_outbox(filled: Connector, scripts: Script) -> None:
    before = rows(filled)
    upgrade(filled, with_extra_columns(), scripts=scripts(REBUILD))
    after = rows(filled)
    assert after.pop("alembic_version") == [("9998",)]
    for name in set(after) - {"setting"}:
        extra = (None,) if name in ("venue", "learner", "attendance", "booking") else ()
        assert after[name] == sorted((row + extra for row in before[name]), key=repr), name


def test_rebuilding_keeps_strictness_checks_keys_indexes_and_triggers(filled: Connector, scripts: Script) -> None:
    before = {(kind, name): sql for kind, name, _, sql in schema(filled)}
    upgrade(filled, with_extra_columns(), scripts=scripts(REBUILD))
    after = {(kind, name): sql for kind, name, _, sql in schema(filled)}
    assert set(after) == set(before)
    for kind, name in before:
        if kind == "index":
            assert after[kind, name] == before[kind, name]
    for word in ("STRICT", "CHECK", "DEFERRABLE INITIALLY DEFERRED"):
        kept = {name for (kind, name), sql in after.items() if kind == "table" and word in sql}
        assert kept == {name for (kind, name), sql in before.items() if kind == "table" and word in sql}


def test_capture_works_after_a_migration_and_knows_the_new_column(filled: Connector, scripts: Script) -> None:
    upgrade(filled, with_extra_columns(), scripts=scripts(REBUILD))
    raw = filled.connect()
    raw.execute(
        "INSERT INTO sync_context (id, wall, offset_min, role, command, source, incarnation)"
        " VALUES (1, 0, 0, '1', 'T', 1, 5)"
    )
    raw.execute("UPDATE learner SET extra = 7 WHERE name LIKE '%演示1'")
    changed = raw.execute("SELECT changed FROM sync_outbox ORDER BY op DESC LIMIT 1").fetchone()
    raw.close()
    assert changed == ('{"extra":7}',)


def test_the_desk_opens_after_an_unfinished_sign_in_of_another_version(filled: Connector) -> None:
    """Triggers of another program version are noticed by their digest and made anew."""
    raw = filled.connect()
    raw.execute(f"DROP TRIGGER {PREFIX}attendance_insert")
    raw.execute(f"UPDATE setting SET value = '\"old\"' WHERE key = '{PREFIX}digest'")
    raw.close()
    open_desk(filled.path.parent, clock=make_clock(), random=seeded()).close()
    assert ask(filled, f"SELECT count(*) FROM sqlite_master WHERE name = '{PREFIX}attendance_insert'") == [(1,)]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (REBUILD + "raise ZeroDivisionError", ZeroDivisionError),
        (REBUILD + "op.execute('CREATE TABLE learner (id)')", OperationalError),
        ("op.execute('DELETE FROM attendance')", StorageProblem),
        ("op.execute('DELETE FROM sync_outbox')", StorageProblem),
        ("op.execute('UPDATE attendance SET session_id = zeroblob(16)')", StorageProblem),
    ],
    ids=["raises", "refused-by-sqlite", "loses-rows", "loses-outbox", "breaks-references"],
)
def test_a_migration_that_fails_leaves_everything_as_it_was(
    filled: Connector, scripts: Script, body: str, kind: type[Exception]
) -> None:
    before = (rows(filled), schema(filled))
    with pytest.raises(kind):
        upgrade(filled, with_extra_columns(), scripts=scripts(body))
    assert (rows(filled), schema(filled)) == before


def test_a_migration_that_loses_rows_says_of_which_table(filled: Connector, scripts: Script) -> None:
    with pytest.raises(StorageProblem) as refused:
        upgrade(filled, METADATA, scripts=scripts("op.execute('DELETE FROM attendance')"))
    assert (refused.value.code, refused.value.facts["tables"]) == ("migration-changed-rows", "attendance")


# --- the copy before -------------------------------------------------------------------------------------------------


def backup_of(connector: Connector) -> Path:
    return connector.path.with_name(connector.path.name + ".before-migration")


def test_the_copy_made_before_a_migration_is_complete_and_encrypted(filled: Connector, scripts: Script) -> None:
    before = rows(filled)
    upgrade(filled, with_extra_columns(), scripts=scripts(REBUILD))
    copy = backup_of(filled)
    assert not copy.read_bytes().startswith(PLAIN_HEADER)
    assert "演示".encode() not in copy.read_bytes()
    key = TrainingKey(filled.path.parent, seeded()).key()
    assert rows(Connector(copy, key)) == before


def test_a_new_copy_replaces_the_old_one_only_when_it_is_complete(filled: Connector) -> None:
    backup_of(filled).write_bytes(b"the copy of last year")
    upgrade(filled, METADATA)
    assert len(backup_of(filled).read_bytes()) > 4096
    assert not backup_of(filled).with_name(backup_of(filled).name + ".part").exists()


def test_without_room_for_the_copy_nothing_is_migrated(filled: Connector, scripts: Script) -> None:
    backup_of(filled).mkdir()  # nothing can be put there
    (backup_of(filled) / "in the way").touch()
    before = sha256(filled.path.read_bytes()).digest()
    with pytest.raises(StorageProblem):
        upgrade(filled, with_extra_columns(), scripts=scripts(REBUILD))
    assert sha256(filled.path.read_bytes()).digest() == before


# --- databases of released versions ----------------------------------------------------------------------------------

KEPT = sorted((Path(__file__).parents[1] / "data").glob("branch-*"))


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name)
def test_a_database_of_every_version_is_opened_and_keeps_its_rows(kept: Path, tmp_path: Path) -> None:
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    clock = make_clock()
    branch = Branch(tmp_path, clock, open_desk(tmp_path, clock=clock, random=seeded()))
    try:
        assert branch.value("SELECT count(*) FROM attendance") >= 3
        assert broken_chain(branch) == []
        assert branch.scan("0100000005").name is not None
    finally:
        branch.close()


def test_a_database_of_this_version_is_kept() -> None:
    assert f"branch-{migrations.HEAD}" in [path.name for path in KEPT]
