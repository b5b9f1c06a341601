"""The messages of one exchange as plain data; `codec` turns them into bytes and back, `bounds` judges them.

Ids, digests, links and nonces are bytes; a register value is what JSON could hold without floats: None, int, str,
list, or a dict by column for a register of several columns (ids inside values are upper-case hex, as captured).

They are structs, which are made many times faster than frozen dataclasses: a first push makes some 100,000. Those of
which there are that many hold nothing that could point back at them, so the collector need not look at them.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from sync.clock import Identity, Stamp

Cursor = tuple[int, bytes]
"""(seq, nonce of the commit that gave it)."""
Link = tuple[int, bytes]
"""(n, 32-byte link of the chain at n)."""
Registers = Mapping[str, Any]

START: Cursor = (0, bytes(8))
"""The cursor of a feed of which nothing was read."""


class Operation(Struct, frozen=True, gc=False):
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


class Batch(Struct, frozen=True):
    """A sealed, numbered part of a desk's chain; `body` is sent byte for byte until it is acknowledged.

    digest = SHA-256(body); link(n) = SHA-256(link(n−1) ‖ n ‖ digest). A hollowed batch keeps only its digest.
    """

    n: int
    prev: bytes
    digest: bytes
    count: int
    body: bytes
    hollow: bool = False


class PublishedRow(Struct, frozen=True, gc=False):
    """A row as the district published it: version (nonce, index), registers with their stamps, what the server owns."""

    table: str
    id: bytes
    home: str
    nonce: bytes
    index: int
    registers: Registers
    stamps: Mapping[str, Stamp]  # "_" is the stamp of all registers that are not named
    owned: Registers = field(default_factory=dict)  # server-owned registers: claim, review, district, erased


class Offer(Struct, frozen=True):
    """Published rows that a desk learned after the last point that both ends know, for a server that lost them."""

    common: Mapping[str, Cursor]
    rows: tuple[PublishedRow, ...]
    left: tuple[tuple[str, bytes], ...] = ()
    more: bool = False


class Request(Struct, frozen=True):
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


class Ack(Struct, frozen=True):
    """A batch is merged; `bad` are (index, reason) of operations that were refused."""

    n: int
    bad: tuple[tuple[int, str], ...] = ()


class FeedEntry(Struct, frozen=True, gc=False):
    """One entry of a feed: the row as published, or its exit (`row` None)."""

    seq: int
    table: str
    id: bytes
    row: PublishedRow | None


class FeedPage(Struct, frozen=True):
    """Entries above a cursor in order of seq; `commits` are (highest seq, nonce) of the commits they came with."""

    entries: tuple[FeedEntry, ...]
    commits: tuple[Cursor, ...]
    next: Cursor
    more: bool
    digest: int  # of the whole feed, mod 2^64
    rows: int  # entries present behind the digest


class Reply(Struct, frozen=True):
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
