"""What the exchange asks of a desk's store; `bjdesk.store.replica` gives it.

Every method that writes is one transaction, or a row of small ones where it says so, through the desk's writer gate.
The store names the points inside its transactions (`seal.before_commit` …), the exchange those between them.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from sync.clock import DeskClock
from sync.declarations import Declarations
from sync.protocol.messages import Ack, Batch, Cursor, FeedPage, Link, Offer


class Standing(Protocol):
    """Where the desk stands: what the head of a request says, and what is left to do."""

    @property
    def device(self) -> bytes | None:
        """None before the desk was enrolled."""

    @property
    def branch(self) -> str: ...

    @property
    def schema(self) -> str: ...

    @property
    def number(self) -> int | None: ...

    @property
    def chain(self) -> Link: ...

    @property
    def acked(self) -> Link: ...

    @property
    def cursors(self) -> Mapping[str, Cursor]:
        """Of `*` and the branch, the beginning where nothing was read."""

    @property
    def clock(self) -> DeskClock: ...

    @property
    def is_offering(self) -> bool:
        """Whether an offer to a server that lost history is not finished."""


class Applied(Protocol):
    """What one transaction did with rows of a feed."""

    @property
    def rows(self) -> int: ...

    @property
    def kinds(self) -> frozenset[str]:
        """Tables in which something on screen changed."""

    @property
    def awaited(self) -> Collection[bytes]:
        """Rows that others, parked, have waited for."""

    @property
    def dropped(self) -> int:
        """Of the rows those that the district did not confirm after digests had differed."""


class Refusals(Protocol):
    """What an acknowledgement refused."""

    @property
    def rows(self) -> int: ...

    @property
    def kinds(self) -> frozenset[str]: ...


class Receipt(Protocol):
    """What an exchange brought, as it is kept to be shown."""

    @property
    def sent(self) -> int: ...

    @property
    def received(self) -> int: ...

    @property
    def doubts(self) -> int: ...


class DeskPort(Protocol):
    """A desk's store as the exchange sees it."""

    @property
    def declarations(self) -> Declarations: ...

    def alone(self) -> AbstractContextManager[object]:
        """One exchange at a time; waits for the one that runs."""

    def next_request(self) -> int:
        """A request number that no earlier request of this desk had."""

    def standing(self) -> Standing: ...

    # --- out ---

    def seal(self, most: int) -> int:
        """Seal what was captured into batches of at most `most` operations, each in a transaction; how many."""

    def unsent(self, packed: int) -> Sequence[Batch]:
        """The oldest batches that are not acknowledged, at least one, otherwise at most so many packed bytes."""

    def acknowledge(self, ack: Ack) -> Refusals:
        """A batch was merged: in one transaction it counts as acknowledged, and what was refused is set aside."""

    # --- in ---

    def hear(self, clock: DeskClock, server_ms: int, number: int | None) -> None:
        """Keep offset and floor, let no stamp given lie far ahead of the server; keep the desk's number if one came."""

    def holds(self, scope: str, page: FeedPage) -> bool:
        """Whether the page would take away so much that a person must look first; then the scope is held."""

    def apply(self, scope: str, chunk: FeedPage) -> Applied:
        """Rows, digest and the cursor of the chunk's last row, in one transaction."""

    def place(self, parents: Collection[bytes] | None) -> Applied:
        """Place some parked rows whose parents have come (None: look for such), in one transaction; 0 rows: no more."""

    # --- the end of the feeds ---

    def settle(self) -> Applied:
        """Let some acknowledged operations leave whose rows were not published anew; 0 rows: no more."""

    def sweep(self, scope: str) -> Applied:
        """Take away some rows that wait for it; 0 rows: no more can go, or too many would."""

    def held(self) -> frozenset[str]:
        """Scopes that wait for a person."""

    def digest(self, scope: str) -> tuple[int, int]:
        """(digest, rows) over what is present of a feed."""

    def close(self, receipt: Receipt, signed: str | None, signature: bytes | None) -> None:
        """Keep a receipt of an exchange that did something, and forget the content of batches older than 90 days."""

    # --- when something was lost ---

    def step_back(self, last: int) -> None:
        """The server is older: batches above `last`, and operations in them, count as not acknowledged."""

    def history(self, scopes: Collection[str]) -> Mapping[str, Sequence[Cursor]]:
        """The newest cursors of these feeds."""

    def begin_offers(self, common: Mapping[str, Cursor]) -> None:
        """Offer what was learned above `common`; un-echoed operations count as not acknowledged."""

    def begin_sweep(self, scopes: Collection[str]) -> None:
        """Digests differ: offer everything of these feeds, read them anew, and note every row as unconfirmed."""

    def next_offer(self) -> Offer | None:
        """The next part of what is to be offered; None when all was."""

    def offered(self) -> None:
        """The part that was asked for last is taken; after the last one the cursors go back to the common point."""
