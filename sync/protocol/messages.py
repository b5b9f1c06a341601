"""The messages of one exchange as plain data; `codec` turns them into bytes and back, `bounds` judges them.

Ids, digests, links and nonces are bytes; a register value is what JSON could hold without floats: None, int, str,
list, or a dict by column for a register of several columns (ids inside values are upper-case hex, as captured).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sync.clock import Identity, Stamp

Cursor = tuple[int, bytes]
"""(seq, nonce of the commit that gave it)."""
Link = tuple[int, bytes]
"""(n, 32-byte link of the chain at n)."""
Registers = Mapping[str, Any]

START: Cursor = (0, bytes(8))
"""The cursor of a feed of which nothing was read."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One captured change of one row. `base` names for each register the version that the writer saw."""

    table: str
    id: bytes
    kind: str  # insert | update | delete
    home: str
    registers: Registers
    base: Mapping[str, Identity | None]
    from_state: str | None
    ms: int
    op: int
    incarnation: int
    actor: bytes | None

    @property
    def identity(self) -> Identity:
        return Identity(self.incarnation, self.op)

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.ms, self.op, self.incarnation)


@dataclass(frozen=True, slots=True)
class Batch:
    """A sealed, numbered part of a desk's chain; `body` is sent byte for byte until it is acknowledged.

    digest = SHA-256(body); link(n) = SHA-256(link(n−1) ‖ n ‖ digest). A hollowed batch keeps only its digest.
    """

    n: int
    prev: bytes
    digest: bytes
    count: int
    body: bytes
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A row as the district published it: version (nonce, index), registers with their stamps, what the server owns."""

    table: str
    id: bytes
    home: str
    nonce: bytes
    index: int
    registers: Registers
    stamps: Mapping[str, Stamp]  # "_" is the stamp of all registers that are not named
    owned: Registers = field(default_factory=dict)  # server-owned registers: claim, review, district, erased


@dataclass(frozen=True, slots=True)
class Offer:
    """Published rows that a desk learned after the last point that both ends know, for a server that lost them."""

    common: Mapping[str, Cursor]
    rows: tuple[PublishedRow, ...]
    left: tuple[tuple[str, bytes], ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """POST /v1/exchange."""

    req: int
    device: bytes
    schema: str
    wall: int
    chain: Link
    acked: Link
    cursors: Mapping[str, Cursor]
    batches: tuple[Batch, ...] = ()
    page: int = 1 << 20
    want_number: bool = False
    history: Mapping[str, tuple[Cursor, ...]] | None = None
    offer: Offer | None = None
    v: int = 1
    extra: Mapping[str, Any] = field(default_factory=dict)  # of a newer release, kept as it came


@dataclass(frozen=True, slots=True)
class Ack:
    """A batch is merged; `bad` are (index, reason) of operations that were refused."""

    n: int
    bad: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed: the row as published, or its exit (`row` None)."""

    seq: int
    table: str
    id: bytes
    row: PublishedRow | None


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Entries above a cursor in order of seq; `commits` are (highest seq, nonce) of the commits they came with."""

    entries: tuple[FeedEntry, ...]
    commits: tuple[Cursor, ...]
    next: Cursor
    more: bool
    digest: int  # of the whole feed, mod 2^64
    rows: int  # entries present behind the digest


@dataclass(frozen=True, slots=True)
class Reply:
    """The district's answer; `status` is ok, common, offered, or a name of `errors`."""

    req: int
    time: int
    status: str
    schema: str
    last: Link
    acks: tuple[Ack, ...] = ()
    pages: Mapping[str, FeedPage] = field(default_factory=dict)
    common: Mapping[str, Cursor] | None = None
    number: int | None = None
    receipt: tuple[str, bytes] | None = None
    clock: str | None = None
    update: str | None = None
    scopes: tuple[str, ...] = ()  # of `lost`
    v: int = 1
    extra: Mapping[str, Any] = field(default_factory=dict)  # of a newer release, kept as it came


REASONS = ("rule", "illegal", "district", "foreign", "left", "missing", "grow", "erased", "identity")
"""Why an operation is refused."""
