"""The district's server of bjdesk: gives `sync.server` its tables, database, ledger and keys; `bjdesk-district`.

Embedded SQLite by default, encrypted like a desk's, its key in a file beside it that only its owner may read;
PostgreSQL by a URL.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import QueuePool

from bjdesk.declared import declarations
from bjdesk.kernel.clock import SystemClock
from bjdesk.reference.shipped import shipped_rows
from bjdesk.store.database import Connector, check_file
from bjdesk.store.migrations import HEAD, VERSIONS
from sync.declarations import register_value
from sync.server.district import District, OwnRow
from sync.server.ledger import FileLedger
from sync.server.receipts import Ed25519Signer
from sync.server.web import Web

ZONE = ZoneInfo("Asia/Shanghai")
KEY_BYTES = 32
DATABASE, DATABASE_KEY, SIGNING_KEY, LEDGER = "district.db", "district.key", "signing.key", "ledger.jsonl"
IDENTITY_KEY = "identity.key"
"""What desks hash cards with; a district that loses it no longer knows a card of before."""
_POSTGRES_OPTIONS = " ".join(
    f"-c {setting}"
    for setting in ("statement_timeout=30s", "lock_timeout=5s", "idle_in_transaction_session_timeout=60s")
)
CONNECTIONS = 8


@dataclass(frozen=True)
class Home:
    """Where a server keeps what is its own: `folder` holds keys, the ledger, and the database unless `url` names one.

    The ledger must not be restored together with the database; it may lie elsewhere.
    """

    folder: Path
    url: str | None = None
    ledger: Path | None = None

    @property
    def ledger_path(self) -> Path:
        return self.ledger or self.folder / LEDGER

    @property
    def is_made(self) -> bool:
        """Whether there is a server here already."""
        return (self.folder / SIGNING_KEY).exists()


class KeyUnsafe(Exception):
    """A key that others can read is no key."""


def private_key(path: Path) -> bytes:
    """The 32 bytes in a file of mode 0600, made when there is none."""
    if not path.exists():
        with open(path, "x", encoding="ascii", opener=_private) as file:
            file.write(os.urandom(KEY_BYTES).hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyUnsafe(path)
    return bytes.fromhex(path.read_text("ascii").strip())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


# --- the parts -------------------------------------------------------------------------------------------------------


def engine_of(home: Home) -> Engine:
    """The database: PostgreSQL by its URL, else the encrypted file."""
    if home.url is not None:
        url = make_url(home.url).set(drivername="postgresql+psycopg")
        return create_engine(
            url, pool_size=CONNECTIONS, pool_pre_ping=True, connect_args={"options": _POSTGRES_OPTIONS}
        )
    import sqlcipher3.dbapi2 as driver  # a server on PostgreSQL needs no SQLite

    path, key = home.folder / DATABASE, private_key(home.folder / DATABASE_KEY)
    if path.exists():
        check_file(path, key)
    connector = Connector(path, key)
    pool = QueuePool(connector.connect, pool_size=CONNECTIONS, max_overflow=CONNECTIONS, use_lifo=True)
    return create_engine("sqlite://", module=driver, pool=pool)


def now_ms() -> int:
    """The server's clock."""
    return SystemClock().now() // 1000


def year_of(ms: int) -> int:
    """The calendar year of a moment in the district."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZONE).year


def open_district(home: Home) -> District:
    """The server of a home; its tables are made by `install`."""
    home.folder.mkdir(parents=True, exist_ok=True)
    ledger = FileLedger(home.ledger_path)
    return District(
        engine_of(home),
        declarations(),
        now_ms,
        os.urandom,
        ledger,
        year_of,
        erasures=ledger,
        signer=Ed25519Signer(private_key(home.folder / SIGNING_KEY)),
        release=HEAD,
        oldest=VERSIONS[max(0, len(VERSIONS) - 2)],
        identity_key=private_key(home.folder / IDENTITY_KEY),
    )


def install(district: District, app_role: str | None = None) -> int:
    """Tables, and the rows that ship with the program, under the ids that they have on every desk."""
    district.install(app_role)
    return district.write_all(list(shipped()), only_new=True)


# --- shipped rows ----------------------------------------------------------------------------------------------------


def shipped() -> Iterator[OwnRow]:
    """Shipped rows as the district writes them."""
    declared = declarations().tables
    for table, rows in shipped_rows():
        registers = declared[str(table.name)].desk_registers
        for row in rows:
            cells = {name: _spelt(value) for name, value in row.items()}
            values = {one.name: register_value(one, cells, _as_it_is) for one in registers}
            yield str(row["scope"]), str(table.name), row["id"].bytes, values


def _as_it_is(_column: str, value: Any) -> Any:
    return value


def _spelt(value: Any) -> Any:
    """A cell as on the wire."""
    if isinstance(value, UUID):
        return value.hex.upper()
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def web_of(district: District) -> Web:
    """The server on the web."""
    return Web(district, now_ms, os.urandom)


def main() -> int:
    """`bjdesk-district`."""
    from bjdesk.district_cli import main as run

    return run()
