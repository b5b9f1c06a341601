"""What the square on a certificate proves without any server: who signed which words on what day (T28, T29, P36).

The square is ASCII: `BJ1:` and base32 of at most 160 bytes: kind, number, date, salt, digests of name and wording, key
id, Ed25519 signature. It holds no word of the certificate; salted digests of 16 bytes tell whether the words on a
paper are those that were signed. Each desk signs with a key of its own, which the district delegated for a time.
"""

import base64
import hashlib
import re
import struct
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bjdesk.certificates.numbers import KINDS, Number

PREFIX = "BJ1:"
SALT_BYTES, DIGEST_BYTES, KEY_ID_BYTES, SIGNATURE_BYTES = 8, 16, 8, 64
_VERSION = 1
_DAY_ZERO = date(2000, 1, 1)
_HEAD = struct.Struct(">BB5sHIH")  # version, kind, branch, year, count, day
_BODY = _HEAD.size + SALT_BYTES + 2 * DIGEST_BYTES + KEY_ID_BYTES
BYTES = _BODY + SIGNATURE_BYTES
MOST_BYTES = 160
_SIGNED_AS, _DELEGATED_AS = b"bjdesk certificate 1\0", b"bjdesk signing key 1\0"
_DOTS = re.compile("[•‧∙・･·]")

Sign = Callable[[bytes], bytes]
"""Content → 64 bytes of Ed25519."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is signed. `key` is the first 8 bytes of SHA-256 of the public key, `salt` keeps a name from being guessed
    out of its digest alone.
    """

    number: Number
    day: date
    salt: bytes
    name_digest: bytes
    wording_digest: bytes
    key: bytes

    @property
    def content(self) -> bytes:
        """The bytes that the signature covers."""
        number = self.number
        day = (self.day - _DAY_ZERO).days
        kind, branch = KINDS.index(number.kind) + 1, int(number.branch).to_bytes(5, "big")
        head = _HEAD.pack(_VERSION, kind, branch, number.year, number.n, day)
        return head + self.salt + self.name_digest + self.wording_digest + self.key


@dataclass(frozen=True, slots=True)
class Signed:
    """A statement and its signature, as the square carries them."""

    statement: Statement
    signature: bytes

    @property
    def packed(self) -> bytes:
        """As it is kept in `certificate.statement`."""
        return self.statement.content + self.signature

    @property
    def square(self) -> str:
        """The text of the square."""
        return PREFIX + base64.b32encode(self.packed).decode("ascii").rstrip("=")

    def is_signed_by(self, public_key: bytes) -> bool:
        return is_signature(public_key, _SIGNED_AS + self.statement.content, self.signature)


def state(number: Number, day: date, name: str, wording: str, salt: bytes, public_key: bytes) -> Statement:
    """The statement about one certificate."""
    return Statement(number, day, salt, digest(salt, name), digest(salt, wording), key_id(public_key))


def signed(statement: Statement, sign: Sign) -> Signed:
    return Signed(statement, sign(_SIGNED_AS + statement.content))


def digest(salt: bytes, text: str) -> bytes:
    """16 bytes of SHA-256 over the salt and the text as `plain` spells it."""
    return hashlib.sha256(salt + plain(text).encode()).digest()[:DIGEST_BYTES]


def plain(text: str) -> str:
    """One spelling of words that were typed, or copied out of a page: no spaces, one middle dot, no case."""
    composed = unicodedata.normalize("NFC", "".join(text.split()))
    return _DOTS.sub("·", composed).casefold()


def key_id(public_key: bytes) -> bytes:
    return hashlib.sha256(public_key).digest()[:KEY_ID_BYTES]


# --- reading ---------------------------------------------------------------------------------------------------------


def read_square(text: str) -> Signed | None:
    """What a scanned or pasted square says; None if it is not one of ours, or of a later version."""
    body = "".join(text.split()).upper()
    if not body.startswith(PREFIX):
        return None
    code = body[len(PREFIX) :]
    try:
        packed = base64.b32decode(code + "=" * (-len(code) % 8))
    except ValueError:
        return None
    found = unpacked(packed)
    return found if found is not None and found.square == body else None


def unpacked(packed: bytes) -> Signed | None:
    """A signed statement from its bytes; None if they are not one."""
    if len(packed) != BYTES:
        return None
    version, kind, branch, year, n, day = _HEAD.unpack_from(packed)
    if version != _VERSION or not 1 <= kind <= len(KINDS) or int.from_bytes(branch, "big") > 999_999_999:
        return None
    number = Number(f"{int.from_bytes(branch, 'big'):09}", year, KINDS[kind - 1], n)
    parts = [SALT_BYTES, DIGEST_BYTES, DIGEST_BYTES, KEY_ID_BYTES, SIGNATURE_BYTES]
    ends = [_HEAD.size + sum(parts[:i]) for i in range(len(parts) + 1)]
    salt, name, wording, key, signature = (packed[a:b] for a, b in pairwise(ends))
    return Signed(Statement(number, _DAY_ZERO + timedelta(day), salt, name, wording, key), signature)


# --- who may sign ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Delegation:
    """The district lets a desk's key sign from a day to a day; `signature` is the district's own."""

    public_key: bytes
    signer: bytes
    valid_from: date
    valid_to: date
    signature: bytes = b""

    @property
    def content(self) -> bytes:
        """The bytes that the district signs."""
        days = f"{self.valid_from.isoformat()} {self.valid_to.isoformat()}".encode("ascii")
        return _DELEGATED_AS + self.public_key + self.signer + days

    def is_of(self, district_key: bytes) -> bool:
        return is_signature(district_key, self.content, self.signature)

    def covers(self, day: date) -> bool:
        return self.valid_from <= day <= self.valid_to


def is_signature(public_key: bytes, content: bytes, signature: bytes) -> bool:
    """Whether Ed25519 holds; a key that is none signs nothing."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def signer_of(private_key: bytes) -> tuple[Sign, bytes]:
    """Signs with 32 bytes of private key; and its public key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(private_key)
    return key.sign, key.public_key().public_bytes_raw()
