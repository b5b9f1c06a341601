"""Who may talk: one-time codes, tokens that begin with the branch, revoking, and the two digits of a desk number."""

import hashlib
import hmac
from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from sync.protocol.errors import Forked, Revoked, SyncError, UnknownDevice
from sync.server.schema import Schema

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
    """What a new desk is told, once."""

    device: bytes
    token: str
    branch: str
    number: int


class Devices:
    """Enrolment and authentication; every method runs in the caller's transaction."""

    def __init__(self, schema: Schema, random: Callable[[int], bytes], ledger: NumberLedger) -> None:
        self._schema = schema
        self._random = random
        self._ledger = ledger

    def new_code(self, db: Connection, scope: str, now: int) -> str:
        """A code of 80 bits for one desk of the branch, good once and for a quarter of an hour."""
        secret = b32encode(self._random(CODE_BYTES)).decode()
        code = f"{scope}-{secret}"
        db.execute(insert(self._schema.code).values(scope=scope, code_hash=_hash(code), made_at=now, answer=None))
        return code

    def enrol(
        self, db: Connection, code: str, public_key: bytes, name: str, device: bytes, now: int, year: int
    ) -> Enrolment:
        """Take a desk in; the same code and key within its time give the same answer."""
        scope = code.partition("-")[0]
        table = self._schema.code
        here = (table.c.scope == scope, table.c.code_hash == _hash(code))
        found = db.execute(select(table).where(*here).with_for_update()).mappings().first()
        if found is None or now - found["made_at"] > CODE_LIVES_MS:
            raise CodeRefused
        if found["answer"] is not None:
            return self._same_answer(found, public_key, scope)
        secret = self._random(SECRET_BYTES).hex()
        number = self.give_number(db, scope, device, year)
        self._insert(db, scope, device, secret, public_key, name, number, now)
        answer = {"device": device.hex(), "key": public_key.hex(), "secret": secret, "number": number}
        db.execute(update(table).where(*here).values(answer=answer))
        return Enrolment(device, token_of(scope, device, secret), scope, number)

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

    def give_number(self, db: Connection, scope: str, device: bytes, year: int) -> int:
        """The least number that no desk of the branch holds or has held this year; noted before it is told."""
        table = self._schema.device
        held = db.execute(
            select(table.c.number).where(
                table.c.scope == scope, table.c.revoked_at.is_(None), table.c.number.is_not(None)
            )
        ).scalars()
        taken = set(held) | self._ledger.given(scope, year)
        number = next((one for one in NUMBERS if one not in taken), None)
        if number is None:
            raise SyncError(reason="no desk number left", scope=scope)
        self._ledger.note(scope, year, number, device)
        return number

    def known(self, db: Connection, token: str) -> RowMapping:
        """The device of a token, locked; UnknownDevice or Revoked otherwise."""
        scope, _, rest = token.partition(".")
        device, _, secret = rest.partition(".")
        table = self._schema.device
        try:
            here = (table.c.scope == scope, table.c.device == bytes.fromhex(device))
        except ValueError as error:
            raise UnknownDevice from error
        found = db.execute(select(table).where(*here).with_for_update()).mappings().first()
        if found is None or not hmac.compare_digest(bytes(found["secret_hash"]), _hash(secret)):
            raise UnknownDevice
        if found["revoked_at"] is not None:
            raise Revoked
        return found

    def revoke(self, db: Connection, scope: str, device: bytes, now: int) -> bool:
        """Take the right away; True if the device was there."""
        table = self._schema.device
        here = (table.c.scope == scope, table.c.device == device)
        return db.execute(update(table).where(*here).values(revoked_at=now)).rowcount > 0

    def forget_old_codes(self, db: Connection, now: int) -> None:
        """Codes past their time, with the secrets that their answers hold."""
        table = self._schema.code
        db.execute(delete(table).where(table.c.made_at < now - CODE_LIVES_MS))


def token_of(scope: str, device: bytes, secret: str) -> str:
    """The branch first, so that authentication touches one shard."""
    return f"{scope}.{device.hex()}.{secret}"


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
