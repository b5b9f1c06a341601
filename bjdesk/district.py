"""The district's server of bjdesk: gives `sync.server` its tables, database, ledger and keys; `bjdesk-district`.

Embedded SQLite by default, encrypted like a desk's, its key in a file beside it that only its owner may read;
PostgreSQL by a URL.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import QueuePool

from bjdesk.certificates.model import SigningKey
from bjdesk.certificates.proof import Delegation, key_id
from bjdesk.declared import declarations
from bjdesk.kernel.clock import SystemClock
from bjdesk.reference.shipped import shipped_rows
from bjdesk.store.database import Connector, check_file
from bjdesk.store.migrations import HEAD, VERSIONS
from sync.declarations import Declarations, DeviceFacts, OwnRow, Sign, register_value
from sync.server.district import District
from sync.server.ledger import FileLedger
from sync.server.receipts import Ed25519Signer
from sync.server.schema import EVERYBODY
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


def declared() -> Declarations:
    """What both ends are told, and what the district alone does: let desks sign."""
    return replace(declarations(), record_keys=keys_of)


def open_district(home: Home) -> District:
    """The server of a home; its tables are made by `install`."""
    home.folder.mkdir(parents=True, exist_ok=True)
    ledger = FileLedger(home.ledger_path)
    return District(
        engine_of(home),
        declared(),
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
    for table, rows in shipped_rows():
        for row in rows:
            yield own_row(str(table.name), row)


def own_row(table: str, row: Mapping[str, Any]) -> OwnRow:
    """A row of the desk's tables as the district writes it."""
    cells = {name: _spelt(value) for name, value in row.items()}
    registers = declarations().tables[table].desk_registers
    return str(row["scope"]), table, row["id"].bytes, {r.name: register_value(r, cells, _as_it_is) for r in registers}


def _as_it_is(_column: str, value: Any) -> Any:
    return value


def _spelt(value: Any) -> Any:
    """A cell as on the wire."""
    if isinstance(value, UUID):
        return value.hex.upper()
    if isinstance(value, bytes):
        return value.hex().upper()
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


# --- desks that sign -------------------------------------------------------------------------------------------------

RENEWED_DAYS = 60
"""So long before a desk's leave to sign ends it gets the next one."""


def keys_of(desk: DeviceFacts, ms: int, sign: Sign) -> Iterator[OwnRow]:
    """One `signing_key` row for each year since the desk was enrolled, and the next when this one is about to end."""
    if not desk.public_key:
        return
    first, today = day_of_ms(desk.enrolled_ms), day_of_ms(ms)
    for years in count():
        begins, ends = years_after(first, years), years_after(first, years + 1)
        if years and begins - timedelta(RENEWED_DAYS) > today:
            return
        leave = Delegation(desk.public_key, desk.id, begins, ends)
        yield own_row(
            SigningKey.__tablename__,
            {
                "id": _key_row_id(leave),
                "scope": EVERYBODY,
                "signer_id": UUID(bytes=desk.id),
                "kid": key_id(desk.public_key).hex(),
                "alg": "Ed25519",
                "public_key": desk.public_key,
                "delegation": sign(leave.content),
                "valid_from": begins,
                "valid_to": ends,
                "revoked_on": None if desk.revoked_ms is None else day_of_ms(desk.revoked_ms),
            },
        )


def _key_row_id(leave: Delegation) -> UUID:
    """A UUIDv7 of the day and of what was delegated: a repeat makes the same row."""
    ms = int(datetime(*leave.valid_from.timetuple()[:3], tzinfo=UTC).timestamp() * 1000)
    bits = int.from_bytes(sha256(leave.content).digest()[:10], "big")
    return UUID(int=(ms << 80) | (7 << 76) | ((bits >> 68) << 64) | (0b10 << 62) | (bits & ((1 << 62) - 1)))


def day_of_ms(ms: int) -> date:
    """The civil date of a moment in the district."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZONE).date()


def years_after(day: date, years: int) -> date:
    """The same day of a later year; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def web_of(district: District) -> Web:
    """The server on the web."""
    return Web(district, now_ms, os.urandom)


def main() -> int:
    """`bjdesk-district`."""
    from bjdesk.district_cli import main as run

    return run()
