"""Counts what a played morning left behind, by plain SQL on the encrypted file and through no part of the desk."""

import json
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

import bjdesk
from bjdesk.access.audit import broken_links
from bjdesk.app import CARD_KEY, DATABASE_FILE
from bjdesk.kernel.clock import Clock, Instant
from bjdesk.kernel.ids import IdSource
from bjdesk.people.cards import canonical, keyed_hashes
from bjdesk.store.database import Connector, Database
from bjdesk.store.keys import TrainingKey, derived

REPORT_FILE = "report.json"
SQL = {
    "card_check_ins": "SELECT count(*) FROM attendance WHERE at >= ? AND method = 'C' AND status != '0'",
    "walk_ins": "SELECT count(*) FROM attendance a JOIN learner l ON l.id = a.learner_id"
    " WHERE a.at >= ? AND a.method != 'C' AND a.status IN ('1', '2') AND l.standing = '2'",
    "registered": "SELECT count(*) FROM learner_branch WHERE at >= ? AND kind = '1'",
    "undone": "SELECT count(*) FROM attendance WHERE at >= ? AND status = '0' AND voids_id IS NOT NULL",
    "absent_written": "SELECT count(*) FROM attendance WHERE at >= ? AND status = '5' AND method = 'S'",
    "by_hand": "SELECT count(*) FROM attendance WHERE at >= ? AND method = 'M' AND status != '0'",
    "joined": "SELECT count(*) FROM enrolment WHERE applied_at >= ? AND state = '2'",
    "closed_sessions": "SELECT count(*) FROM session WHERE state_at >= ? AND state = '2'",
    "outbox": "SELECT count(*) FROM sync_outbox WHERE ms * 1000 >= ?",
    "audit_rows": "SELECT count(*) FROM audit WHERE at >= ?",
}
"""What is counted since the morning began (microseconds since 1970)."""
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def _no_bytes(size: int) -> bytes:
    """The counter writes nothing, so it needs no randomness."""
    return bytes(size)


class WrongCount(Exception):
    """What the database holds is not what the morning must have left."""


class Counter:
    """Reads the file of a training branch on connections of its own."""

    def __init__(self, folder: Path, clock: Clock, since: Instant) -> None:
        key = TrainingKey(folder, _no_bytes).key()
        self._database = Database(Connector(folder / DATABASE_FILE, key), clock, IdSource(clock, _no_bytes))
        self._card_key = derived(key, CARD_KEY)
        self._since = since

    def close(self) -> None:
        self._database.close()

    def count(self, name: str) -> int:
        """One of `SQL`, since the morning began."""
        return int(self._one(SQL[name], self._since))

    def unknown_cards(self, scanned: Sequence[str]) -> int:
        """How many of the scanned codes no row of table `card` answers to."""
        return sum(self._holders(code) == 0 for code in scanned)

    def tables(self) -> dict[str, int]:
        """Rows of every table of the file."""
        with self._database.read() as db:
            names = [name for (name,) in db.exec_driver_sql(TABLES)]
            return {name: int(db.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()) for name in names}

    def quick_check(self) -> str:
        """`ok`, or what SQLite finds wrong."""
        return str(self._one("PRAGMA quick_check"))

    def is_audit_chain_sound(self) -> bool:
        with self._database.read() as db:
            return next(broken_links(db), None) is None

    def cipher(self) -> str:
        return str(self._one("PRAGMA cipher_version"))

    def _holders(self, code: str) -> int:
        whole = keyed_hashes(canonical(code), self._card_key).whole
        return int(self._one("SELECT count(*) FROM card WHERE token_hash = ?", bytearray(whole)))

    def _one(self, sql: str, *values: object) -> Any:
        with self._database.read() as db:
            return db.exec_driver_sql(sql, values).scalar_one()


def counted(counter: Counter, scanned: Sequence[str]) -> dict[str, Any]:
    """What the morning left behind, and what it ran on."""
    return {
        "scans": len(scanned),
        "unknown_cards": counter.unknown_cards(scanned),
        "duplicates": len(scanned) - len(set(scanned)),
        **{name: counter.count(name) for name in SQL},
        "audit_chain_ok": counter.is_audit_chain_sound(),
        "quick_check": counter.quick_check(),
        "tables": counter.tables(),
        "versions": versions(counter),
    }


def write_report(out: Path, found: dict[str, Any]) -> None:
    """`report.json` beside the pictures."""
    (out / REPORT_FILE).write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", "utf-8")


def versions(counter: Counter) -> dict[str, str]:
    """What the morning ran on."""
    from PySide6 import __version__ as pyside
    from PySide6.QtCore import qVersion

    return {
        "bjdesk": bjdesk.__version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside": pyside,
        "sqlite": driver.sqlite_version,
        "sqlcipher": counter.cipher(),
        "system": platform.platform(),
    }
