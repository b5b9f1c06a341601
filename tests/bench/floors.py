"""The least anyone could do: the same durable work by the raw driver, the same pixels by bare Qt.

Imports nothing of bjdesk or sync. No floor is slow on purpose: every row and every digest that the desk writes is
written, nothing else is. Those of the exchange lie in `raw_exchange.py`.
"""

import hashlib
import hmac
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView, QWidget

SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "journal_size_limit=67108864",
)
MINUTE = 60_000_000
DAY = 1440 * MINUTE

_LOOKUP = """
SELECT l.id, l.name, c.last4, s.id, v.starts_at, a.title, EXISTS (
    SELECT 1 FROM attendance m WHERE m.session_id = s.id AND m.learner_id = l.id)
FROM card c
LEFT JOIN learner_alias n ON n.learner_id = c.learner_id
JOIN learner l ON l.id = coalesce(n.canonical_id, c.learner_id)
CROSS JOIN booking v ON v.scope = ? AND v.starts_at BETWEEN ? AND ? AND v.ends_at >= ? AND v.state IN ('2', '4')
CROSS JOIN session s ON s.booking_id = v.id AND s.state = '1'
CROSS JOIN activity a ON a.id = s.activity_id
CROSS JOIN enrolment e ON e.learner_id = l.id AND e.activity_id = s.activity_id AND e.state = '2'
WHERE c.token_hash = ? AND c.state = '1'
"""
_CONTEXT = "REPLACE INTO sync_context VALUES (1, ?, 480, ?, '1', ?, 'CheckIn', 1, ?)"
_ATTENDANCE = (
    "INSERT INTO attendance (id, scope, session_id, learner_id, status, entry_as, method, is_correction, checked_at,"
    " clock_doubt, at, offset_min, by_id, desk_id) VALUES (?, ?, ?, ?, ?, '1', 'C', 0, ?, '0', ?, 480, ?, ?)"
)
_OUTBOX = (
    "INSERT INTO sync_outbox (op, incarnation, tbl, row_id, home, kind, changed, base, covered, ms, actor_id)"
    " SELECT coalesce(max(op), 0) + 1, ?, 'attendance', ?, ?, 'insert', ?, '{}', '{}', ?, ? FROM sync_outbox"
)
_AUDIT = "INSERT INTO audit VALUES (?, ?, 480, ?, '1', ?, 'CheckIn', '1', 'attendance', ?, NULL, ?, ?, ?)"
_VALUE = (
    "INSERT INTO audit_value (audit_n, person_id, row_table, row_id, field, new, salt, leaf)"
    " VALUES (?, ?, 'attendance', ?, 'status', ?, ?, ?)"
)


def connect(path: Path, key: bytes) -> Any:
    """One connection with the desk's durability."""
    raw = driver.connect(str(path), isolation_level=None)
    raw.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    for setting in SETTINGS:
        raw.execute(f"PRAGMA {setting}").fetchall()
    return raw


def drop_triggers(raw: Any) -> None:
    """What the triggers would capture the floor writes by hand."""
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f'DROP TRIGGER "{name}"')


class RawDesk:
    """Looks a card up and writes the rows of one check-in."""

    def __init__(self, raw: Any, card_key: bytes, scope: str) -> None:
        self._raw = raw
        self._key = card_key
        self._scope = scope
        self._staff = bytearray(raw.execute("SELECT id FROM staff").fetchone()[0])
        self._desk = bytearray(raw.execute("SELECT id FROM desk").fetchone()[0])
        self._tail = int.from_bytes(os.urandom(8), "big") >> 2
        self._made = 0

    def look_up(self, card: str, now: int) -> Any:
        """Who it is, and the session of now in which she is enrolled."""
        digest = bytearray(hmac.digest(self._key, bytes.fromhex(card), "sha256"))
        window = (self._scope, now - DAY, now + 45 * MINUTE, now)
        return self._raw.execute(_LOOKUP, (*window, digest)).fetchone()

    def check_in(self, card: str, now: int) -> None:
        """Look up, then one durable transaction."""
        learner, _, _, session, _starts_at, _, has_come = self.look_up(card, now)
        if has_come:
            raise ValueError("already in")
        run, ms = self._raw.execute, now // 1000
        record = self._new_id(ms)
        who, whom, status = (self._staff, self._desk), (bytearray(session), bytearray(learner)), "1"
        run("BEGIN IMMEDIATE")
        run(_CONTEXT, (now, *who, self._tail))
        run(_ATTENDANCE, (record, self._scope, *whom, status, now, now, *who))
        run(_OUTBOX, (self._tail, record, self._scope, self._changed(whom, now, status), ms, self._staff))
        self._audit(record, whom[1], now, status)
        run("COMMIT")

    def _new_id(self, ms: int) -> bytearray:
        self._made = (self._made + 1) % 4096
        return bytearray((ms << 80 | 7 << 76 | self._made << 64 | 2 << 62 | self._tail).to_bytes(16, "big"))

    def _changed(self, whom: tuple[bytearray, bytearray], now: int, status: str) -> str:
        session, learner = whom
        row = {"session_id": session.hex(), "learner_id": learner.hex(), "status": status, "entry_as": "1"}
        how = {"method": "C", "is_correction": 0, "checked_at": now, "late_min": None, "clock_doubt": "0"}
        none = {"makes_up_id": None, "batch_id": None, "voids_id": None, "reason": None}
        said = {"at": now, "offset_min": 480, "by_id": self._staff.hex(), "desk_id": self._desk.hex()}
        return json.dumps({**row, **how, **none, **said})

    def _audit(self, record: bytearray, learner: bytearray, now: int, status: str) -> None:
        head = self._raw.execute("SELECT n, digest FROM audit ORDER BY n DESC LIMIT 1").fetchone()
        n, previous = (head[0] + 1, head[1]) if head else (1, bytes(32))
        salt = os.urandom(16)
        leaf = hashlib.sha256(f'["{salt.hex()}","attendance","status",null,"{status}"]'.encode()).digest()
        values = hashlib.sha256(leaf).digest()
        body = json.dumps([n, now, 480, self._staff.hex(), "1", self._desk.hex(), "CheckIn", "1", record.hex(), None])
        digest = hashlib.sha256(previous + body.encode() + values).digest()
        links = (bytearray(previous), bytearray(values), bytearray(digest))
        self._raw.execute(_AUDIT, (n, now, self._staff, self._desk, record, *links))
        self._raw.execute(_VALUE, (n, learner, record, status, bytearray(salt), bytearray(leaf)))


# --- a window --------------------------------------------------------------------------------------------------------

BARE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

class Window(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

app = QApplication(sys.argv)
window = Window("签到")
window.resize(1366, 768)
window.show()
app.exec()
"""
"""The whole program of the floor of a start: run by `python -c`, it ends when it has been painted."""

# --- pixels ----------------------------------------------------------------------------------------------------------


class Painted(QObject):
    """Runs the event loop until a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._painted_at = 0
        widget.installEventFilter(self)

    def after(self, change: Callable[[], object]) -> int:
        """Make the change and wait for the paint that it brings; the moment (ns) at which it is on the screen."""
        self._painted_at = 0
        change()
        if self._painted_at:  # at once, without waiting for the frame
            return self._painted_at
        while not self._painted_at:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return time.perf_counter_ns()  # the frame is whole

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or self._painted_at:
            return False
        watched.event(event)
        self._painted_at = time.perf_counter_ns()
        return True


class ListPainted(QObject):
    """The same for a list: its rows are painted by the list itself, when the event reaches its viewport."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._is_painted = False
        viewport.installEventFilter(self)

    def after(self, change: Callable[[], object]) -> int:
        """Make the change and wait until the frame is whole; that moment (ns)."""
        self._is_painted = False
        change()
        while not self._is_painted:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return time.perf_counter_ns()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._is_painted = self._is_painted or event.type() == QEvent.Type.Paint
        return False


# --- people ----------------------------------------------------------------------------------------------------------

FOUND_ROWS = """
SELECT DISTINCT l.id, l.rev, l.name, l.sex, l.birth_date, l.birth_year, o.name, l.phone, c.last4, c.state, l.standing,
    EXISTS (SELECT 1 FROM learner n WHERE n.name = l.name AND n.id != l.id AND n.removed = 0)
FROM search_token t JOIN learner l ON l.id = t.learner_id AND l.removed = 0
LEFT JOIN org o ON o.id = l.community_id
LEFT JOIN card c ON c.id = (SELECT h.id FROM card h WHERE h.learner_id = l.id AND h.removed = 0
    ORDER BY h.state != '1', h.id DESC LIMIT 1)
WHERE t.kind = ? AND t.token >= ? AND t.token < ? LIMIT 50
"""
FOUND_IDS = "SELECT DISTINCT learner_id FROM search_token WHERE kind = ? AND token >= ? AND token < ? LIMIT 50"


def found(raw: Any, sql: str, stretch: tuple[str, str, str]) -> list[Any]:
    """The first fifty of one stretch of the index, by one statement."""
    raw.execute("BEGIN")
    rows: list[Any] = raw.execute(sql, stretch).fetchall()
    raw.execute("COMMIT")
    return rows


# --- a list ----------------------------------------------------------------------------------------------------------


class StaticTable(QTableView):
    """64 fixed rows of two lines, one column, no header."""

    def __init__(self, rows: int = 64, row_height: int = 58) -> None:
        super().__init__()
        model = QStandardItemModel(rows, 1, self)
        for row in range(rows):
            model.setItem(row, 0, QStandardItem(f"演示{row}\n1948 年·钱塘社区·尾号 {row:04}"))
        self.setModel(model)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
