"""The encrypted file: every setting is read back, nothing lies open, a transaction is whole."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import insert

from bjdesk.app import DATABASE_FILE
from bjdesk.kernel.errors import EngineTooOld, NotEncrypted, RuleBroken, StorageProblem
from bjdesk.store.database import Connector, check_engine
from bjdesk.store.keys import TrainingKey
from bjdesk.store.tables import Setting
from tests.makers import Branch, copy_branch, seeded

WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "busy_timeout": 5000,
    "journal_size_limit": 64 * 1024 * 1024,
    "wal_autocheckpoint": 1000,
}
WEAKER = {
    "synchronous": "NORMAL",
    "foreign_keys": "OFF",
    "recursive_triggers": "OFF",
    "secure_delete": "FAST",
    "trusted_schema": "ON",
    "cell_size_check": "OFF",
    "temp_store": "FILE",
    "busy_timeout": "0",
    "journal_size_limit": "-1",
    "wal_autocheckpoint": "0",
}


def make_connector(folder: Path, **how: Any) -> Connector:
    copy_branch(folder)
    return Connector(folder / DATABASE_FILE, TrainingKey(folder, seeded()).key(), **how)


@pytest.fixture
def connector(tmp_path: Path) -> Connector:
    return make_connector(tmp_path)


@pytest.fixture
def raw(connector: Connector) -> Iterator[Any]:
    opened = connector.connect()
    yield opened
    opened.close()


# --- settings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WANTED)
def test_every_setting_is_in_force(raw: Any, name: str) -> None:
    assert raw.execute(f"PRAGMA {name}").fetchone()[0] == WANTED[name]


@pytest.mark.parametrize("name", WEAKER)
def test_a_setting_that_did_not_stick_is_a_refusal(connector: Connector, raw: Any, name: str) -> None:
    raw.execute(f"PRAGMA {name}={WEAKER[name]}").fetchall()
    with pytest.raises(StorageProblem) as refused:
        connector.prove(raw)
    assert (refused.value.code, refused.value.facts["name"]) == ("setting-refused", name)


def test_every_connection_of_the_pool_is_set_alike(branch: Branch) -> None:
    with branch.desk.database.read() as one, branch.desk.database.read() as two, branch.desk.database.read() as three:
        for db in (one, two, three):
            found = {name: db.exec_driver_sql(f"PRAGMA {name}").scalar() for name in WANTED}
            assert found == WANTED


def test_every_table_is_strict(branch: Branch) -> None:
    loose = branch.rows("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict")
    assert {name for (name,) in loose} == {"sqlite_schema", "alembic_version"}


def test_a_text_in_a_column_of_numbers_is_refused(branch: Branch) -> None:
    with pytest.raises(Exception, match="cannot store TEXT"), branch.desk.database.write(branch.actor, "Test") as unit:
        unit.db.exec_driver_sql("UPDATE sync_state SET floor = 'soon'")


# --- the engine ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 4), (3, 50, 7), (3, 44, 6), (4, 0, 0)], ids=str)
def test_an_engine_without_the_corruption_bug_is_used(version: tuple[int, ...]) -> None:
    check_engine(version)


@pytest.mark.parametrize("version", [(3, 51, 2), (3, 51, 0), (3, 50, 6), (3, 45, 1), (3, 44, 5), (3, 40, 1)], ids=str)
def test_an_engine_with_the_corruption_bug_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(EngineTooOld) as refused:
        check_engine(version)
    assert refused.value.facts["version"] == ".".join(map(str, version))


class OldEngine:
    """The engine that is installed, as it was before the bug was mended."""

    sqlite_version_info = (3, 51, 2)
    connect = staticmethod(driver.connect)


class PlainEngine:
    """An engine that takes a key without a word and encrypts nothing."""

    sqlite_version_info = (3, 53, 4)
    connect = staticmethod(sqlite3.connect)


def test_no_file_is_opened_by_an_old_engine(tmp_path: Path) -> None:
    with pytest.raises(EngineTooOld):
        make_connector(tmp_path, engine=OldEngine).connect()


def test_an_engine_that_cannot_encrypt_is_refused_before_it_writes(tmp_path: Path) -> None:
    target = tmp_path / "new.db"
    with pytest.raises(NotEncrypted, match="engine-cannot-encrypt"):
        Connector(target, bytes(32), engine=PlainEngine).connect()
    assert not target.exists() or target.read_bytes() == b""


# --- encryption ------------------------------------------------------------------------------------------------------


def test_no_name_number_or_word_lies_open_in_any_file(branch: Branch) -> None:
    branch.learner("王桂芳演示", phone="13800004417", card="01026F6C3A")
    secrets = ["王桂芳演示", "13800004417", "01026F6C3A", "浦沿街道", "learner", "SQLite format"]
    files = [path for path in branch.folder.iterdir() if path.name.startswith(DATABASE_FILE)]
    assert {path.suffix for path in files} >= {".db", ".db-wal"}
    for path in files:
        content = path.read_bytes()
        assert [
            word for word in secrets for code in ("utf-8", "utf-16-le", "gbk") if word.encode(code) in content
        ] == []


def test_the_key_is_not_in_the_database_file_or_beside_its_name(branch: Branch) -> None:
    key = TrainingKey(branch.folder, seeded()).key()
    for path in branch.folder.glob(DATABASE_FILE + "*"):
        content = path.read_bytes()
        assert key not in content
        assert key.hex().encode() not in content


# --- transactions ----------------------------------------------------------------------------------------------------


def count_settings(branch: Branch) -> int:
    return int(branch.value("SELECT count(*) FROM setting"))


def fail_after(branch: Branch, *rows: dict[str, object]) -> None:
    """Write the settings in one statement and break a rule before the commit."""

    def write() -> None:
        with branch.desk.database.write(branch.actor, "Test") as unit:
            unit.db.execute(insert(Setting), rows)
            raise RuleBroken("no")

    with pytest.raises(RuleBroken):
        write()


def test_a_reader_sees_nothing_of_an_open_transaction_and_does_not_wait_for_it(branch: Branch) -> None:
    before = count_settings(branch)
    with branch.desk.database.write(branch.actor, "Test") as unit:
        unit.db.execute(insert(Setting).values(key="a", value=1))
        assert count_settings(branch) == before
    assert count_settings(branch) == before + 1


def test_a_reader_keeps_its_snapshot_while_others_write(branch: Branch) -> None:
    with branch.desk.database.read() as db:
        before = db.exec_driver_sql("SELECT count(*) FROM setting").scalar_one()
        with branch.desk.database.write(branch.actor, "Test") as unit:
            unit.db.execute(insert(Setting).values(key="a", value=1))
        assert db.exec_driver_sql("SELECT count(*) FROM setting").scalar_one() == before


def test_an_error_takes_the_whole_transaction_back(branch: Branch) -> None:
    before = count_settings(branch)
    fail_after(branch, {"key": "a", "value": 1})
    assert count_settings(branch) == before


@pytest.mark.parametrize("words", ["locked", "disk is full", "readonly", "not a database"])
def test_a_broken_rule_that_speaks_of_disks_stays_a_broken_rule(branch: Branch, words: str) -> None:
    with pytest.raises(RuleBroken), branch.desk.database.write(branch.actor, "Test"):
        raise RuleBroken("no", name=words)


def test_many_rows_of_one_statement_are_one_commit(branch: Branch) -> None:
    rows = [{"key": f"k{number}", "value": number} for number in range(20)]
    fail_after(branch, *rows)
    assert branch.value("SELECT count(*) FROM setting WHERE key LIKE 'k%'") == 0


def test_the_context_of_a_write_says_who_when_and_from_where(branch: Branch) -> None:
    with branch.desk.database.write(branch.actor, "Test") as unit:
        found = unit.db.exec_driver_sql("SELECT wall, offset_min, role, command, source FROM sync_context").one()
        assert tuple(found) == (branch.clock.now(), 480, "1", "Test", 1)
        who = unit.db.exec_driver_sql("SELECT staff_id, desk_id, incarnation FROM sync_context").one()
        assert branch.actor.staff is not None
        assert (who[0], who[1]) == (branch.actor.staff.bytes, branch.actor.desk.bytes)
        assert who[2] == branch.desk.database.ids.incarnation


def test_no_context_outlives_its_transaction(branch: Branch) -> None:
    branch.learner()
    with pytest.raises(RuleBroken), branch.desk.database.write(branch.actor, "Test"):
        raise RuleBroken("no")
    assert branch.value("SELECT count(*) FROM sync_context") == 0


def test_a_foreign_key_is_checked_at_the_end_of_the_transaction(branch: Branch) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        branch.course(host_org_id=branch.learner())


def test_closing_leaves_one_file_and_its_mark(branch: Branch) -> None:
    branch.learner()
    branch.close()
    assert {path.name for path in branch.folder.iterdir()} == {
        DATABASE_FILE,
        DATABASE_FILE + ".key-mark",
        TrainingKey.FILE,
    }
