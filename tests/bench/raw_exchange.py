"""The least anyone could do for an exchange of marks between two stores: raw driver, msgpack columns, gzip, a socket.

Imports nothing of bjdesk or sync; part of `floors.py`, apart from it since its other end runs without Qt in a process
of its own: `python raw_exchange.py FILE KEY`. Every row and every digest that the desk and the district write of a
mark is written, by one statement a table and with FULL on both ends: on the way up the sealed body before it leaves,
then the district's row, feed entry and journal entry, its counter, commit and batch; the echo comes as one nonce and
one number, and the desk writes the version of each row and empties its outbox. On the way down one join, then row and
version. There is no chain, nothing is judged, merged or tried again.
"""

import gzip
import os
import socket
import struct
import sys
from collections.abc import Sequence
from hashlib import blake2b, sha256
from itertools import repeat
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from msgspec import msgpack

SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "journal_size_limit=67108864",
)
"""Those of `floors.py`."""
PUSH, PULL, IDLE = "push", "pull", "idle"
_LENGTH = struct.Struct(">I")
_CELLS = (
    *("session_id", "learner_id", "status", "entry_as", "method", "is_correction", "checked_at", "late_min"),
    *("clock_doubt", "makes_up_id", "batch_id", "at", "offset_min", "by_id", "desk_id", "voids_id", "reason"),
)
_IDS = frozenset(name for name in _CELLS if name.endswith("_id"))
_LISTED = ", ".join(_CELLS)
_QUEUE = (
    f"SELECT o.op, o.incarnation, o.ms, m.id, {', '.join(f'm.{name}' for name in _CELLS)} FROM sync_outbox o"
    " JOIN attendance m ON m.id = o.row_id WHERE o.n IS NULL ORDER BY o.op"
)
_PUBLISHED = (
    f"INSERT INTO attendance ({_LISTED}, scope, id, removed, nonce, idx, stamps, seen_by, parked, erased)"
    f" VALUES ({', '.join('?' * (len(_CELLS) + 2))}, 0, ?, ?, ?, ?, 0, 0)"
)
_FEED = (
    "INSERT INTO sync_feed (scope, tbl, id, seq, home, present, nonce, idx) VALUES (?, 'attendance', ?, ?, ?, 1, ?, ?)"
)
_JOURNAL = (
    "INSERT INTO sync_journal (scope, incarnation, op, digest8, tbl, id, device, n)"
    " VALUES (?, ?, ?, ?, 'attendance', ?, ?, ?)"
)
_NEWS = (
    f"SELECT f.seq, f.nonce, f.idx, m.stamps, m.id, {', '.join(f'm.{name}' for name in _CELLS)} FROM sync_feed f"
    " JOIN attendance m ON m.scope = f.home AND m.id = f.id WHERE f.scope = ? AND f.seq > ? ORDER BY f.seq"
)
_MARK = f"INSERT INTO attendance ({_LISTED}, scope, id, rev) VALUES ({', '.join('?' * (len(_CELLS) + 3))})"
_VERSION = "INSERT INTO sync_row (tbl, row_id, feed, seq, nonce, idx, stamps) VALUES ('attendance', ?, ?, ?, ?, ?, ?)"

Columns = Sequence[Sequence[Any]]


def connect(path: Path, key: bytes) -> Any:
    """One connection with the durability of both ends."""
    raw = driver.connect(str(path), isolation_level=None)
    raw.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    for setting in SETTINGS:
        raw.execute(f"PRAGMA {setting}").fetchall()
    return raw


def _h64(start: bytes, nonce: bytes, ids: Sequence[bytes], places: Sequence[int]) -> int:
    """What the rows add to a digest."""
    hashes = (
        blake2b(start + key + nonce + n.to_bytes(8, "big"), digest_size=8).digest()
        for key, n in zip(ids, places, strict=True)
    )
    return sum(int.from_bytes(found, "big") for found in hashes)


def _stamps(ms: Sequence[int], ops: Sequence[int], incarnations: Sequence[int]) -> list[str]:
    return [f'{{"_":[{m},{op},{one}]}}' for m, op, one in zip(ms, ops, incarnations, strict=True)]


def _bound(cells: Columns) -> list[Sequence[Any]]:
    """Ids as the driver binds them fastest."""
    return [
        [None if cell is None else bytearray(cell) for cell in column] if name in _IDS else column
        for name, column in zip(_CELLS, cells, strict=True)
    ]


# --- bytes -----------------------------------------------------------------------------------------------------------


class Link:
    """Packed messages with their length before them."""

    def __init__(self, peer: socket.socket, level: int = 1) -> None:
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._peer = peer
        self._level = level

    def send(self, message: object) -> bytes:
        """Encode and send; the packed bytes."""
        packed = gzip.compress(msgpack.encode(message), self._level, mtime=0)
        self.send_packed(packed)
        return packed

    def send_packed(self, packed: bytes) -> None:
        self._peer.sendall(_LENGTH.pack(len(packed)) + packed)

    def receive(self) -> Any:
        """The next message, None at the end."""
        head = self._read(_LENGTH.size)
        return msgpack.decode(gzip.decompress(self._read(*_LENGTH.unpack(head)))) if head else None

    def _read(self, count: int) -> bytes:
        found = bytearray()
        while len(found) < count:
            piece = self._peer.recv(count - len(found))
            if not piece:
                return b""
            found += piece
        return bytes(found)


# --- the desk --------------------------------------------------------------------------------------------------------


class RawDesk:
    """A desk's file and the address of the other end; every exchange connects anew."""

    def __init__(self, path: Path, key: bytes, scope: str, address: tuple[str, int], level: int = 1) -> None:
        self._raw = connect(path, key)
        self._triggers = self._raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in self._triggers:
            self._raw.execute(f"DROP TRIGGER {name}")
        self._scope = scope
        self._address = address
        self._level = level
        self._device = bytes(self._raw.execute("SELECT device_id FROM sync_state").fetchone()[0])

    def push(self) -> None:
        """Everything captured goes up, and its echo is written."""
        columns = list(zip(*self._raw.execute(_QUEUE), strict=True))
        ops, incarnations, ms, ids = columns[:4]
        packed = gzip.compress(msgpack.encode([PUSH, self._scope, self._device, columns]), self._level, mtime=0)
        self._keep(packed, len(ids))
        with socket.create_connection(self._address) as peer:
            link = Link(peer, self._level)
            link.send_packed(packed)
            nonce, seq = link.receive()
        places, scope = range(len(ids)), self._scope
        self._raw.execute("BEGIN IMMEDIATE")
        spelt = _stamps(ms, ops, incarnations)
        version = (map(bytearray, ids), repeat(scope), range(seq, seq + len(ids)), repeat(bytearray(nonce)), places)
        self._raw.executemany(_VERSION, zip(*version, spelt, strict=False))
        self._raw.execute("DELETE FROM sync_outbox WHERE op BETWEEN ? AND ?", (ops[0], ops[-1]))
        self._raw.execute("UPDATE sync_batch SET acked_at = 1 WHERE n = (SELECT max(n) FROM sync_batch)")
        self._move(seq + len(ids) - 1, nonce, len(ids), _h64(b"attendance\0", nonce, ids, places))
        self._raw.execute("COMMIT")

    def pull(self) -> None:
        """Everything new comes down."""
        (seq,) = self._raw.execute("SELECT seq FROM sync_scope WHERE scope = ?", (self._scope,)).fetchone()
        with socket.create_connection(self._address) as peer:
            link = Link(peer, self._level)
            link.send([PULL, self._scope, self._device, seq])
            columns = link.receive()
        seqs, nonces, places, stamps, ids, *cells = columns
        spelt = list(map(bytearray, ids))
        (rev,) = self._raw.execute("SELECT rev FROM sync_state").fetchone()
        self._raw.execute("BEGIN IMMEDIATE")
        rows = zip(*_bound(cells), repeat(self._scope), spelt, range(rev + 1, rev + 1 + len(ids)), strict=False)
        self._raw.executemany(_MARK, rows)
        versions = zip(spelt, repeat(self._scope), seqs, map(bytearray, nonces), places, stamps, strict=False)
        self._raw.executemany(_VERSION, versions)
        digest = sum(_h64(b"attendance\0", nonces[n], ids[n : n + 1], places[n : n + 1]) for n in range(len(ids)))
        self._move(seqs[-1], nonces[-1], len(ids), digest)
        self._raw.execute("UPDATE sync_state SET rev = rev + ?", (len(ids),))
        self._raw.execute("COMMIT")

    def idle(self) -> None:
        """Ask whether there is anything."""
        (seq,) = self._raw.execute("SELECT seq FROM sync_scope WHERE scope = ?", (self._scope,)).fetchone()
        with socket.create_connection(self._address) as peer:
            link = Link(peer, self._level)
            link.send([IDLE, self._scope, self._device, seq])
            link.receive()

    def close(self) -> None:
        """The triggers come back: marks are captured by them."""
        for _, statement in self._triggers:
            self._raw.execute(statement)
        self._raw.close()

    def _keep(self, packed: bytes, count: int) -> None:
        self._raw.execute(
            "INSERT INTO sync_batch (n, prev, digest, link, count, body, sealed_at)"
            " SELECT coalesce(max(n), 0) + 1, zeroblob(32), ?, zeroblob(32), ?, ?, 1 FROM sync_batch",
            (bytearray(sha256(packed).digest()), count, bytearray(packed)),
        )

    def _move(self, seq: int, nonce: bytes, count: int, digest: int) -> None:
        self._raw.execute(
            "UPDATE sync_scope SET seq = ?, nonce = ?, rows = rows + ?, digest = ? WHERE scope = ?",
            (seq, bytearray(nonce), count, bytearray((digest % 2**64).to_bytes(8, "big")), self._scope),
        )


# --- the district ----------------------------------------------------------------------------------------------------


class RawDistrict:
    """The other end."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._raw = connect(path, key)

    def answer(self, what: str, scope: str, device: bytes, asked: Any) -> object:
        """What goes back."""
        self._raw.execute("SELECT * FROM sync_device WHERE scope = ? AND device = ?", (scope, bytearray(device)))
        if what == PUSH:
            return self._push(scope, device, *asked)
        if what == PULL:
            return list(zip(*self._raw.execute(_NEWS, (scope, asked)), strict=True))
        return self._raw.execute("SELECT seq, digest, rows FROM sync_counter WHERE scope = ?", (scope,)).fetchone()

    def _push(self, scope: str, device: bytes, *columns: Any) -> object:
        ops, incarnations, ms, ids, *cells = columns
        count, nonce, marked = len(ids), os.urandom(8), bytearray(device)
        spelt = list(map(bytearray, ids))
        version = repeat(bytearray(nonce))
        self._raw.execute("BEGIN IMMEDIATE")
        counter = "SELECT seq, digest, rows FROM sync_counter WHERE scope = ?"
        seq, digest, rows = self._raw.execute(counter, (scope,)).fetchone()
        (n,) = self._raw.execute(
            "SELECT coalesce(max(n), 0) + 1 FROM sync_batch WHERE device = ?", (marked,)
        ).fetchone()
        last = (version, range(count), _stamps(ms, ops, incarnations), repeat(f'["{scope}"]'))
        self._raw.executemany(_PUBLISHED, zip(*_bound(cells), repeat(scope), spelt, *last, strict=False))
        numbers = range(seq + 1, seq + 1 + count)
        self._raw.executemany(
            _FEED, zip(repeat(scope), spelt, numbers, repeat(scope), version, range(count), strict=False)
        )
        contents = (
            bytearray(blake2b(msgpack.encode(one), digest_size=8).digest()) for one in zip(ids, ms, *cells, strict=True)
        )
        self._raw.executemany(
            _JOURNAL, zip(repeat(scope), incarnations, ops, contents, spelt, repeat(marked), repeat(n), strict=False)
        )
        total = (int(digest) + _h64(b"attendance\0", nonce, ids, range(count))) % 2**64
        self._close(scope, marked, n, (seq + count, str(total), rows + count), nonce, msgpack.encode(columns))
        self._raw.execute("COMMIT")
        return nonce, seq + 1

    def _close(
        self, scope: str, device: bytearray, n: int, counter: tuple[int, str, int], nonce: bytes, body: bytes
    ) -> None:
        self._raw.execute("UPDATE sync_counter SET seq = ?, digest = ?, rows = ? WHERE scope = ?", (*counter, scope))
        self._raw.execute("INSERT INTO sync_commit VALUES (?, ?, ?, 1)", (scope, counter[0], bytearray(nonce)))
        kept = (scope, device, n, bytearray(sha256(body).digest()), bytearray(body))
        self._raw.execute("INSERT INTO sync_batch VALUES (?, ?, ?, ?, zeroblob(32), '[]', ?, 1)", kept)
        self._raw.execute("UPDATE sync_device SET n = ? WHERE scope = ? AND device = ?", (n, scope, device))


def serve(path: Path, key: bytes, level: int) -> None:
    """Answer one message a connection; the port is printed."""
    district = RawDistrict(path, key)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            peer, _ = listener.accept()
            with peer:
                link = Link(peer, level)
                message = link.receive()
                if message is not None:
                    link.send(district.answer(*message))


if __name__ == "__main__":
    serve(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3]))
