"""Who may talk: one-time codes, tokens that begin with the branch, revoking, and the two digits of a desk number."""

import hashlib
import hmac
from base64 import b32encode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Connection, RowMapping, Select, delete, insert, select, update

from sync.protocol.errors import Forked, Revoked, SyncError, UnknownDevice
from sync.protocol.messages import Link
from sync.server.bulk import KEY_SIZE
from sync.server.schema import Schema
from sync.server.transactions import is_scope

CODE_LIVES_MS = 15 * 60 * 1000
NUMBERS = range(1, 100)
SECRET_BYTES = 32
CODE_BYTES = 10


class CodeRefused(SyncError):
    """An enrolment code that is unknown, used up or too old."""

    code = "code-refused"


class NumberLedger(Protocol):
    """Which desk numbers were ever given, kept outside the database and its backups (SYNC §9)."""

    def given(self, scope: str, year: int) -> frozenset[int]:
        """Numbers given in this branch in this calendar year."""
        ...

    def note(self, scope: str, year: int, number: int, device: bytes) -> None:
        """Write down, durably, before the number is told to anybody."""
        ...


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a new desk is told, once; `server_key` checks the receipts that it will get, `identity_key` is the secret
    under which all desks hash what names a person."""

    device: bytes
    token: str
    branch: str
    number: int
    server_key: bytes = b""
    identity_key: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled desk, and where its chain stands."""

    scope: str
    id: bytes
    name: str
    public_key: bytes | None
    number: int | None
    n: int
    link: bytes
    ms: int
    schema: str
    enrolled_at: int
    revoked_at: int | None
    seen_at: int | None
    waiting: int | None
    clock_off: int | None

    @property
    def last(self) -> Link:
        return (self.n, self.link)


class Devices:
    """Enrolment and authentication; every method runs in the caller's transaction."""

    def __init__(self, schema: Schema, random: Callable[[int], bytes], ledger: NumberLedger) -> None:
        self._schema = schema
        self._random = random
        self._ledger = ledger

    # --- enrolment ---------------------------------------------------------------------------------------------------

    def new_code(self, db: Connection, scope: str, now: int) -> str:
        """A code of 80 bits for one desk of the branch, good once and for a quarter of an hour."""
        secret = b32encode(self._random(CODE_BYTES)).decode()
        code = f"{scope}-{secret}"
        db.execute(insert(self._schema.code).values(scope=scope, code_hash=_hash(code), made_at=now, answer=None))
        return code

    def enrol(
        self, db: Connection, code: str, public_key: bytes, name: str, device: bytes, now: int, year: int
    ) -> tuple[Enrolment, bool]:
        """Take a desk in, and whether it is new; the same code and key within its time give the same answer."""
        scope, table = scope_of_code(code), self._schema.code
        here = (table.c.scope == scope, table.c.code_hash == _hash(code))
        found = db.execute(select(table).where(*here).with_for_update()).mappings().first()
        if found is None or now - found["made_at"] > CODE_LIVES_MS:
            raise CodeRefused
        if found["answer"] is not None:
            return self._same_answer(found, public_key, scope), False
        secret = urlsafe_b64encode(self._random(SECRET_BYTES)).decode().rstrip("=")
        number = self.free_number(db, scope, device, year)
        self._insert(db, scope, device, secret, public_key, name, number, now)
        answer = {"device": device.hex(), "key": public_key.hex(), "secret": secret, "number": number}
        db.execute(update(table).where(*here).values(answer=answer))
        return Enrolment(device, token_of(scope, device, secret), scope, number), True

    def _same_answer(self, found: RowMapping, public_key: bytes, scope: str) -> Enrolment:
        answer = found["answer"]
        if answer["key"] != public_key.hex():
            raise CodeRefused
        device = bytes.fromhex(answer["device"])
        return Enrolment(device, token_of(scope, device, answer["secret"]), scope, answer["number"])

    def _insert(
        self, db: Connection, scope: str, device: bytes, secret: str, key: bytes, name: str, number: int, now: int
    ) -> None:
        table = self._schema.device
        known = db.execute(select(table.c.n).where(table.c.scope == scope, table.c.device == device)).first()
        if known is not None:
            raise Forked(device=device.hex())  # a desk that enrols again comes under a new id
        db.execute(
            insert(table).values(
                scope=scope, device=device, secret_hash=_hash(secret), public_key=key, name=name, number=number, n=0,
                link=bytes(32), ms=0, schema_version="", enrolled_at=now,
            )
        )  # fmt: skip

    def forget_old_codes(self, db: Connection, scope: str, now: int) -> None:
        """Codes past their time, with the secrets that their answers hold."""
        table = self._schema.code
        db.execute(delete(table).where(table.c.scope == scope, table.c.made_at < now - CODE_LIVES_MS))

    # --- numbers -----------------------------------------------------------------------------------------------------

    def free_number(self, db: Connection, scope: str, device: bytes, year: int) -> int:
        """The least number that no desk of the branch holds or has held this year; noted before it is told."""
        table = self._schema.device
        here = (table.c.scope == scope, table.c.revoked_at.is_(None), table.c.number.is_not(None))
        held = db.execute(select(table.c.number).where(*here)).scalars()
        taken = set(held) | self._ledger.given(scope, year)
        number = next((one for one in NUMBERS if one not in taken), None)
        if number is None:
            raise SyncError(reason="no-desk-number-left", scope=scope)
        self._ledger.note(scope, year, number, device)
        return number

    def give_number(self, db: Connection, device: Device, year: int) -> int:
        """The number of a desk that asks for one: a number that was dropped is never given again."""
        number = self.free_number(db, device.scope, device.id, year)
        self._update(db, device, number=number)
        return number

    # --- who is it ---------------------------------------------------------------------------------------------------

    def known(self, db: Connection, token: str, *, lock: bool = False) -> Device:
        """The device of a token; UnknownDevice or Revoked otherwise."""
        scope, device, secret = parts_of_token(token)
        query = self._query().where(self._schema.device.c.scope == scope, self._schema.device.c.device == device)
        found = db.execute(query.with_for_update() if lock else query).first()
        if found is None or not hmac.compare_digest(found[-1], _hash(secret)):
            raise UnknownDevice
        one = Device(*found[:-1])
        if one.revoked_at is not None:
            raise Revoked
        return one

    def of_branch(self, db: Connection, scope: str) -> list[Device]:
        """All desks of a branch, the revoked ones too, in order of enrolment."""
        table = self._schema.device
        rows = db.execute(self._query().where(table.c.scope == scope).order_by(table.c.enrolled_at, table.c.device))
        return [Device(*row[:-1]) for row in rows]

    def _query(self) -> Select[Any]:
        table = self._schema.device
        names = "scope device name public_key number n link ms schema_version enrolled_at revoked_at seen_at waiting"
        return select(*(table.c[name] for name in f"{names} clock_off secret_hash".split()))

    # --- what is noted of it -----------------------------------------------------------------------------------------

    def advance(self, db: Connection, device: Device, last: Link, ms: int) -> None:
        """The chain went on."""
        self._update(db, device, n=last[0], link=last[1], ms=ms)

    def note_contact(self, db: Connection, device: Device, now: int, waiting: int, clock_off: int, schema: str) -> None:
        """When it was last heard, how much it still holds, and how its clock stands."""
        self._update(db, device, seen_at=now, waiting=waiting, clock_off=clock_off, schema_version=schema)

    def revoke(self, db: Connection, device: Device, now: int) -> None:
        """Take the right away; effective on the next request."""
        self._update(db, device, revoked_at=now)

    def _update(self, db: Connection, device: Device, **values: object) -> None:
        table = self._schema.device
        here = (table.c.scope == device.scope, table.c.device == device.id)
        db.execute(update(table).where(*here).values(**values))


def token_of(scope: str, device: bytes, secret: str) -> str:
    """The branch first, so that authentication touches one shard."""
    return f"{scope}.{device.hex()}.{secret}"


def parts_of_token(token: str) -> tuple[str, bytes, str]:
    """Back from `token_of`; what is no token is nobody's."""
    scope, _, rest = token.partition(".")
    device, _, secret = rest.partition(".")
    try:
        key = bytes.fromhex(device)
    except ValueError as error:
        raise UnknownDevice from error
    if len(key) != KEY_SIZE or not is_scope(scope) or not secret.isascii():
        raise UnknownDevice
    return scope, key, secret


def scope_of_code(code: str) -> str:
    """The branch that a one-time code begins with."""
    scope, dash, _ = code.rpartition("-")
    if not dash or not is_scope(scope):
        raise CodeRefused
    return scope


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
