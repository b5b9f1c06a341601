"""One request of a desk: who is it, where does its chain stand, its batches one by one, then what is new for it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, select

from sync.clock import AHEAD_MS
from sync.protocol.chain import digest_of, link_of
from sync.protocol.errors import Forked, Gap, LostHistory, Malformed, UpgradeNeeded
from sync.protocol.messages import START, Ack, Batch, Cursor, FeedPage, Reply, Request
from sync.protocol.operations import OperationColumns, decode_columns
from sync.server.batch import BatchMerge, Outcome, Sender
from sync.server.bulk import write
from sync.server.clashes import clashes
from sync.server.devices import Device, Devices
from sync.server.offers import OfferTaking
from sync.server.pages import Pages
from sync.server.receipts import Signer, receipt_content
from sync.server.rows import Rows
from sync.server.schema import EVERYBODY
from sync.server.transactions import Transactions, open_scopes
from sync.server.working import Context

VERSION = 1
CONTACT_MS = 60_000
"""How often the contact of a desk that has nothing new to say is noted."""
BUSY_MS = 15_000
"""After so long no further batch of a request is begun; the desk sends the rest again."""


@dataclass(frozen=True)
class Parts:
    """What every exchange needs of its server."""

    context: Context
    transactions: Transactions
    devices: Devices
    clock: Callable[[], int]
    year: Callable[[int], int]
    release: str
    oldest: str
    signer: Signer | None


class Exchange:
    """Answers one request."""

    def __init__(self, parts: Parts, token: str, scope: str, request: Request) -> None:
        self._parts = parts
        self._context = parts.context
        self._schema = parts.context.schema
        self._token = token
        self._scope = scope
        self._request = request
        self._clamped = 0

    def run(self) -> Reply:
        """The reply; raises a SyncError of its own for each refusal."""
        self._check_release()
        with self._parts.transactions.read(self._scope, EVERYBODY) as db:
            device = self._parts.devices.known(db, self._token)
            self._check_chain(db, device)
            pages = self._pages(db)
            lost = tuple(scope for scope, cursor in self._cursors().items() if not pages.knows(scope, cursor))
            if self._request.history is not None:
                return self._common(pages, device)
        if self._request.offer is not None:
            return self._offered(device)
        if lost:
            raise LostHistory(lost)
        started = self._parts.clock()
        acks: list[Ack] = []
        for batch in self._request.batches:
            acks.append(self._parts.transactions.again(partial(self._merged, batch)))
            self._context.points("server.after_commit")
            if self._parts.clock() - started > BUSY_MS:
                break
        return self._answer(tuple(acks))

    def _check_release(self) -> None:
        if self._request.v != VERSION or self._request.schema < self._parts.oldest:
            raise UpgradeNeeded(schema=self._parts.release)

    def _cursors(self) -> dict[str, Cursor]:
        """Of the feed of everybody and the branch's own, in this order."""
        return {scope: self._request.cursors.get(scope, START) for scope in (EVERYBODY, self._scope)}

    def _pages(self, db: Connection) -> Pages:
        rows = Rows(db, self._schema, self._context.layouts)
        own = (self._scope, EVERYBODY)
        return Pages(db, self._schema, rows, lambda homes: open_scopes(db, {*own, *homes}))

    # --- chain -------------------------------------------------------------------------------------------------------

    def _check_chain(self, db: Connection, device: Device) -> None:
        """A desk that was restored or copied has sealed less, or something else, than what was acknowledged here."""
        request = self._request
        if request.device != device.id:
            raise Forked(device=request.device.hex())
        if request.acked[0] > device.n:
            raise Gap(device.n)
        is_behind = request.chain[0] < device.n
        differs = request.chain[0] == device.n and request.chain[1] != device.link
        if is_behind or differs or not self._is_link(db, device, *request.acked):
            raise Forked(device=request.device.hex())

    def _is_link(self, db: Connection, device: Device, n: int, link: bytes) -> bool:
        if n == device.n:
            return link == device.link
        if n == 0:
            return link == bytes(len(link))
        table = self._schema.batch
        here = (table.c.scope == device.scope, table.c.device == device.id, table.c.n == n)
        return bool(db.execute(select(table.c.link).where(*here)).scalar() == link)

    # --- batches -----------------------------------------------------------------------------------------------------

    def _merged(self, batch: Batch, attempt: int) -> Ack:
        """One batch, one transaction; a repeat gets the stored answer."""
        if not batch.hollow and digest_of(batch.body) != batch.digest:
            raise Malformed(field="batches.digest", why="digest")
        groups = () if batch.hollow else decode_columns(batch.body, f"batches[{batch.n}]", batch.count)
        with self._parts.transactions.write(self._scope, EVERYBODY) as db:
            device = self._parts.devices.known(db, self._token, lock=True)
            if batch.n <= device.n:
                return self._stored(db, device, batch)
            if batch.n != device.n + 1:
                raise Gap(device.n)
            if batch.prev != device.link:
                raise Forked(device=device.id.hex())
            ack = self._merge(db, device, batch, groups, attempt)
            self._context.points("server.before_commit")
        return ack

    def _stored(self, db: Connection, device: Device, batch: Batch) -> Ack:
        table = self._schema.batch
        here = (table.c.scope == device.scope, table.c.device == device.id, table.c.n == batch.n)
        digest, bad = db.execute(select(table.c.digest, table.c.ack).where(*here)).one()
        if digest != batch.digest:
            raise Forked(device=device.id.hex())
        return Ack(batch.n, tuple((index, reason) for index, reason in bad))

    def _merge(
        self, db: Connection, device: Device, batch: Batch, groups: tuple[OperationColumns, ...], attempt: int
    ) -> Ack:
        now = self._parts.clock()
        outcome = Outcome((), device.ms, 0)
        if groups:
            sender = Sender(device.scope, device.id, device.ms, self._cursors()[device.scope][0])
            elsewhere = clashes(db, self._context, groups) if attempt else frozenset()
            outcome = BatchMerge(self._context, db, now, sender, elsewhere).run(batch.n, groups)
        self._clamped = max(self._clamped, outcome.clamped)
        n, link = link_of(batch)
        kept = {
            "digest": batch.digest,
            "link": link,
            "ack": list(map(list, outcome.bad)),
            "body": None if outcome.repeats or _speaks_of_erased(outcome) else batch.body,
            "at": now,
        }
        columns = {"scope": device.scope, "device": device.id, "n": n, **kept}
        write(db, self._schema.batch, {name: [value] for name, value in columns.items()})
        self._parts.devices.advance(db, device, (n, link), outcome.ms)
        return Ack(n, outcome.bad)

    # --- answers -----------------------------------------------------------------------------------------------------

    def _answer(self, acks: tuple[Ack, ...]) -> Reply:
        request, now = self._request, self._parts.clock()
        number = self._number() if request.want_number else None
        with self._parts.transactions.read(self._scope, EVERYBODY) as db:
            device = self._parts.devices.known(db, self._token)
            pages = self._read(self._pages(db))
        self._note_contact(device, now)
        return Reply(
            request.req,
            now,
            "ok",
            self._parts.release,
            device.last,
            acks,
            pages,
            number=number,
            receipt=self._receipt(device, pages, now),
            clock=self._doubt(now),
            update=self._parts.release if request.schema < self._parts.release else None,
        )

    def _read(self, pages: Pages) -> Mapping[str, FeedPage]:
        """The feed of everybody to its end before the branch's own."""
        found: dict[str, FeedPage] = {}
        for scope, cursor in self._cursors().items():
            found[scope] = pages.page(scope, cursor, self._request.page)
            if found[scope].more:
                break
        return found

    def _number(self) -> int:
        now = self._parts.clock()
        with self._parts.transactions.write(self._scope, EVERYBODY) as db:
            device = self._parts.devices.known(db, self._token, lock=True)
            return self._parts.devices.give_number(db, device, self._parts.year(now))

    def _note_contact(self, device: Device, now: int) -> None:
        """Noted when there is news: a night without anything to do writes nothing here but once a minute."""
        request = self._request
        waiting, clock_off = request.chain[0] - device.n, request.wall - now
        is_known = device.waiting == waiting and device.schema == request.schema
        if is_known and device.seen_at is not None and 0 <= now - device.seen_at < CONTACT_MS:
            return
        with self._parts.transactions.write(self._scope, EVERYBODY) as db:
            self._parts.devices.note_contact(db, device, now, waiting, clock_off, request.schema)

    def _doubt(self, now: int) -> str | None:
        """By how many ms the desk's clock, or a stamp it gave, is off; None within five minutes."""
        off = self._request.wall - now
        worst = self._clamped if self._clamped > abs(off) else off
        return str(worst) if abs(worst) > AHEAD_MS else None

    def _receipt(self, device: Device, pages: Mapping[str, FeedPage], now: int) -> tuple[str, bytes] | None:
        signer = self._parts.signer
        return (
            None if signer is None else (signer.kid, signer.sign(receipt_content(device.id, device.last, pages, now)))
        )

    # --- lost history ------------------------------------------------------------------------------------------------

    def _common(self, pages: Pages, device: Device) -> Reply:
        """The newest point that both ends know, of each scope that the desk asks about."""
        common = {scope: self._newest(pages, scope, known) for scope, known in (self._request.history or {}).items()}
        return self._short("common", device, common)

    def _newest(self, pages: Pages, scope: str, history: Iterable[Cursor]) -> Cursor:
        if scope not in self._cursors():
            return START
        return next((cursor for cursor in sorted(history, reverse=True) if pages.knows(scope, cursor)), START)

    def _offered(self, device: Device) -> Reply:
        """What the desk learned and this server lost; several requests may bring it."""
        self._parts.transactions.again(self._take)
        return self._short("offered", device)

    def _take(self, _attempt: int) -> None:
        offer, now = self._request.offer, self._parts.clock()
        assert offer is not None
        with self._parts.transactions.write(self._scope, EVERYBODY) as db:
            device = self._parts.devices.known(db, self._token, lock=True)
            OfferTaking(self._context, db, now, device.scope).take(offer)
            self._context.points("server.offer")

    def _short(self, status: str, device: Device, common: Mapping[str, Cursor] | None = None) -> Reply:
        request, now = self._request, self._parts.clock()
        return Reply(request.req, now, status, self._parts.release, device.last, common=common)


def _speaks_of_erased(outcome: Outcome) -> bool:
    """Whether a batch brought something about an erased person: what came of it is kept, its content is not.

    Nor is that of a repeat: an erasure finds stored content by the journal, which names the first batch alone.
    """
    return any(reason == "erased" for _, reason in outcome.bad)
