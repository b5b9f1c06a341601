"""The district's server without any web: enrol, exchange, write, erase. One request, one answer."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection, Engine, RowMapping, insert, select, update

from sync.declarations import Declarations
from sync.protocol.chain import digest_of, link_after
from sync.protocol.errors import Forked, Gap, LostHistory, Malformed
from sync.protocol.messages import Ack, Batch, Cursor, FeedPage, Link, Reply, Request
from sync.protocol.operations import decode_operations
from sync.server.batch import BatchMerge, Points, Sender
from sync.server.devices import Devices, Enrolment, NumberLedger
from sync.server.pages import knows, page
from sync.server.rows import Rows
from sync.server.schema import Schema, build

SCHEMA = "0001"
EVERYBODY = "*"


def nothing(_point: str) -> None:
    """No crash is wanted at any point."""


class District:
    """One server over one engine; `clock` gives ms since 1970, `year` the calendar year of a ms in the district."""

    def __init__(
        self,
        engine: Engine,
        declarations: Declarations,
        clock: Callable[[], int],
        random: Callable[[int], bytes],
        ledger: NumberLedger,
        year: Callable[[int], int],
        points: Points = nothing,
    ) -> None:
        self.engine = engine
        self.declarations = declarations
        self.schema: Schema = build(declarations)
        self._clock = clock
        self._random = random
        self._year = year
        self._points = points
        self.devices = Devices(self.schema, random, ledger)

    def install(self) -> None:
        """Create what is not there."""
        self.schema.metadata.create_all(self.engine)

    def new_code(self, scope: str) -> str:
        """A one-time code for a desk of the branch."""
        with self.engine.begin() as db:
            self.devices.forget_old_codes(db, self._clock())
            return self.devices.new_code(db, scope, self._clock())

    def enrol(self, code: str, public_key: bytes, name: str, device: bytes) -> Enrolment:
        """Take a desk in; raises CodeRefused."""
        now = self._clock()
        with self.engine.begin() as db:
            return self.devices.enrol(db, code, public_key, name, device, now, self._year(now))

    def revoke(self, scope: str, device: bytes) -> bool:
        """Take a desk's right away; effective on its next request."""
        with self.engine.begin() as db:
            return self.devices.revoke(db, scope, device, self._clock())

    def exchange(self, token: str, request: Request) -> Reply:
        """Merge what was sent, give what is new; raises a SyncError of its own for each refusal."""
        with self.engine.begin() as db:
            device = self.devices.known(db, token)
            self._check_chain(db, device, request)
            lost = self._lost(db, device["scope"], request)
        if lost:
            return self._about_lost(request, device, lost)
        acks = tuple(self._merged(token, request, batch) for batch in request.batches)
        return self._answer(token, request, acks)

    # --- chain -------------------------------------------------------------------------------------------------------

    def _check_chain(self, db: Connection, device: RowMapping, request: Request) -> None:
        """A desk that was restored or copied has sealed less, or something else, than what was acknowledged here."""
        if request.device != device["device"]:
            raise Forked(device=request.device.hex())
        acked_n, acked_link = request.acked
        if acked_n > device["n"]:
            raise Gap(device["n"])
        if request.chain[0] < device["n"] or not self._is_link(db, device, acked_n, acked_link):
            raise Forked(device=request.device.hex())

    def _is_link(self, db: Connection, device: RowMapping, n: int, link: bytes) -> bool:
        if n == 0:
            return link == bytes(32)
        table = self.schema.batch
        here = (table.c.scope == device["scope"], table.c.device == device["device"], table.c.n == n)
        found = db.execute(select(table.c.link).where(*here)).first()
        return found is not None and bytes(found.link) == link

    def _merged(self, token: str, request: Request, batch: Batch) -> Ack:
        """One batch, one transaction; a repeat gets the stored answer."""
        with self.engine.begin() as db:
            device = self.devices.known(db, token)
            if batch.n <= device["n"]:
                return self._stored(db, device, batch)
            if batch.n != device["n"] + 1:
                raise Gap(device["n"])
            if batch.prev != bytes(device["link"]):
                raise Forked(device=request.device.hex())
            ack = self._merge_new(db, device, request, batch)
            self._points("server.before_commit")
        self._points("server.after_commit")
        return ack

    def _stored(self, db: Connection, device: RowMapping, batch: Batch) -> Ack:
        table = self.schema.batch
        here = (table.c.scope == device["scope"], table.c.device == device["device"], table.c.n == batch.n)
        found = db.execute(select(table.c.digest, table.c.ack).where(*here)).one()
        if bytes(found.digest) != batch.digest:
            raise Forked(device=bytes(device["device"]).hex())
        return Ack(batch.n, tuple((index, reason) for index, reason in found.ack))

    def _merge_new(self, db: Connection, device: RowMapping, request: Request, batch: Batch) -> Ack:
        if not batch.hollow and digest_of(batch.body) != batch.digest:
            raise Malformed(field="batches.digest")
        now = self._clock()
        operations = [] if batch.hollow else decode_operations(batch.body)
        if not batch.hollow and len(operations) != batch.count:
            raise Malformed(field="batches.count")
        seq = request.cursors.get(device["scope"], (0, b""))[0]
        sender = Sender(device["scope"], bytes(device["device"]), device["ms"], seq)
        merge = BatchMerge(db, self.schema, self.declarations, now, self._random, self._points)
        bad, ms = merge.run(sender, batch.n, operations)
        self._keep(db, device, batch, bad, ms, now)
        return Ack(batch.n, tuple(bad))

    def _keep(
        self, db: Connection, device: RowMapping, batch: Batch, bad: Sequence[tuple[int, str]], ms: int, now: int
    ) -> None:
        link = link_after(batch.prev, batch.n, batch.digest)
        here = {"scope": device["scope"], "device": device["device"]}
        db.execute(
            insert(self.schema.batch).values(
                **here,
                n=batch.n,
                digest=batch.digest,
                link=link,
                ack=[list(one) for one in bad],
                body=batch.body,
                at=now,
            )
        )
        table = self.schema.device
        mine = (table.c.scope == here["scope"], table.c.device == here["device"])
        db.execute(update(table).where(*mine).values(n=batch.n, link=link, ms=ms))

    # --- answers -----------------------------------------------------------------------------------------------------

    def _answer(self, token: str, request: Request, acks: tuple[Ack, ...]) -> Reply:
        now = self._clock()
        with self.engine.begin() as db:
            device = self.devices.known(db, token)
            number = device["number"]
            if request.want_number and number is None:
                number = self.devices.give_number(db, device["scope"], bytes(device["device"]), self._year(now))
            self._note_contact(db, device, request, number, now)
            pages = self._pages(db, device["scope"], request)
            last: Link = (device["n"], bytes(device["link"]))
        told = number if request.want_number else None
        return Reply(request.req, now, "ok", SCHEMA, last, acks, pages, number=told)

    def _note_contact(self, db: Connection, device: RowMapping, request: Request, number: int | None, now: int) -> None:
        table = self.schema.device
        here = (table.c.scope == device["scope"], table.c.device == device["device"])
        seen = {"seen_at": now, "clock_off": request.wall - now, "schema_version": request.schema}
        waiting = request.chain[0] - device["n"]
        db.execute(update(table).where(*here).values(**seen, waiting=waiting, number=number))

    def _pages(self, db: Connection, scope: str, request: Request) -> Mapping[str, FeedPage]:
        """The feed of everybody to its end before the branch's own."""
        rows = Rows(db, self.schema, self.declarations)
        found: dict[str, FeedPage] = {}
        for one in (EVERYBODY, scope):
            found[one] = page(db, self.schema, rows, one, request.cursors.get(one, (0, bytes(8))), request.page)
            if found[one].more:
                break
        return found

    # --- lost history ------------------------------------------------------------------------------------------------

    def _lost(self, db: Connection, scope: str, request: Request) -> tuple[str, ...]:
        return tuple(
            one for one in (EVERYBODY, scope)
            if not knows(db, self.schema, one, request.cursors.get(one, (0, bytes(8))))
        )  # fmt: skip

    def _about_lost(self, request: Request, device: RowMapping, lost: tuple[str, ...]) -> Reply:
        """Nothing is processed: first the newest point that both ends know is found."""
        if request.history is None:
            raise LostHistory(lost)
        with self.engine.begin() as db:
            common: dict[str, Cursor] = {
                scope: self._newest_known(db, scope, request.history.get(scope, ())) for scope in lost
            }
        last: Link = (device["n"], bytes(device["link"]))
        return Reply(request.req, self._clock(), "common", SCHEMA, last, common=common)

    def _newest_known(self, db: Connection, scope: str, history: Sequence[Cursor]) -> Cursor:
        known = (cursor for cursor in sorted(history, reverse=True) if knows(db, self.schema, scope, cursor))
        return next(known, (0, bytes(8)))
