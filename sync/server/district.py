"""The district's server without any web: enrol, exchange, write, erase. One request, one answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import Engine, update

from sync.declarations import Declarations, DeviceFacts, OwnRow
from sync.protocol.messages import Reply, Request
from sync.server.checking import Fault, faults
from sync.server.devices import Device, Devices, Enrolment, NumberLedger, parts_of_token, scope_of_code
from sync.server.erasing import Eraser, ErasureLedger, NoErasures
from sync.server.exchange import Exchange, Parts
from sync.server.growing import add_columns, lift_columns, lift_tables
from sync.server.installing import install
from sync.server.own import Identities, OwnWrites
from sync.server.receipts import Signer
from sync.server.rows import layouts_of
from sync.server.schema import EVERYBODY, schema_of
from sync.server.settings import set_restored
from sync.server.transactions import Transactions
from sync.server.working import Context, Points, Working

DAY_MS = 24 * 60 * 60 * 1000
BODIES_LIVE_MS = 90 * DAY_MS


def nothing(_point: str) -> None:
    """No crash is wanted at any point."""


class District:
    """One server over one engine; `clock` gives ms since 1970, `year` the calendar year of a ms in the district.

    `release` is the newest schema that it knows, `oldest` the oldest that it still talks to. Whoever is enrolled gets
    the `identity_key`, so that all desks hash cards alike.
    """

    def __init__(
        self,
        engine: Engine,
        declarations: Declarations,
        clock: Callable[[], int],
        random: Callable[[int], bytes],
        ledger: NumberLedger,
        year: Callable[[int], int],
        points: Points = nothing,
        *,
        erasures: ErasureLedger | None = None,
        signer: Signer | None = None,
        release: str = "0001",
        oldest: str = "0001",
        identity_key: bytes = b"",
    ) -> None:
        self.engine = engine
        self.declarations = declarations
        self.schema = schema_of(declarations)
        self._context = Context(self.schema, declarations, layouts_of(self.schema, declarations), random, points)
        self._transactions = Transactions(engine)
        self._clock = clock
        self._year = year
        self._erasures = erasures or NoErasures()
        self._signer = signer
        self._identity_key = identity_key
        self._identities = Identities(random)
        self._devices = Devices(self.schema, random, ledger)
        common = (self._context, self._transactions, self._devices)
        self._parts = Parts(*common, clock, year, release, oldest, signer)
        self._keys_looked_at = 0

    def install(self, app_role: str | None = None, partitions: int = 0) -> None:
        """Create what is not there, find room for what was kept aside, and carry out again whatever erasure the
        database does not know."""
        added = add_columns(self.engine, self.schema)
        install(self.engine, self.schema, app_role, partitions)
        scopes = (EVERYBODY, *self.declarations.branches)
        for name, columns in added.items():
            with self._transactions.write(*scopes) as db:
                lift_columns(db, self._context.layouts[name], columns, scopes)
        for scope in self.declarations.branches:
            with self._transactions.write(*scopes) as db:
                lift_tables(self._context, db, self._clock(), scope)
        self.repeat_erasures()

    @property
    def release(self) -> str:
        """The newest schema that this server knows."""
        return self._parts.release

    def is_alive(self) -> bool:
        """Whether the database answers."""
        with self._transactions.read(EVERYBODY) as db:
            return bool(db.exec_driver_sql("SELECT 1").scalar())

    # --- desks -------------------------------------------------------------------------------------------------------

    def new_code(self, scope: str) -> str:
        """A one-time code for a desk of the branch."""
        if scope not in self.declarations.branches:
            raise ValueError(f"no branch has the scope {scope!r}")
        with self._transactions.write(scope) as db:
            self._devices.forget_old_codes(db, scope, self._clock())
            return self._devices.new_code(db, scope, self._clock())

    def enrol(self, code: str, public_key: bytes, name: str, device: bytes) -> Enrolment:
        """Take a desk in and publish its row; raises CodeRefused."""
        now, scope = self._clock(), scope_of_code(code)

        def work(_attempt: int) -> Enrolment:
            with self._working(now, scope) as working:
                found, is_new = self._devices.enrol(working.db, code, public_key, name, device, now, self._year(now))
                if is_new:
                    facts = DeviceFacts(found.device, scope, name, found.number, public_key, now)
                    self._show_device(working, facts)
            return found

        enrolment = self._transactions.again(work)
        key = self._signer.public_key if self._signer is not None else b""
        return replace(enrolment, server_key=key, identity_key=self._identity_key)

    def _show_device(self, working: Working, facts: DeviceFacts) -> None:
        if self.declarations.record_device is not None:
            table, registers = self.declarations.record_device(facts)
            OwnWrites(working, self._identities).write(facts.scope, table, facts.id, registers)
        for row in self._keys_of(facts, working.now):
            OwnWrites(working, self._identities).write(*row)

    def _keys_of(self, facts: DeviceFacts, now: int) -> Sequence[OwnRow]:
        """Rows that let a desk sign; none where nobody signs for the district."""
        if self.declarations.record_keys is None or self._signer is None:
            return ()
        return list(self.declarations.record_keys(facts, now, self._signer.sign))

    def renew_keys(self) -> int:
        """Let desks go on signing whose leave is about to end; returns how many rows were new."""
        now = self._clock()
        self._keys_looked_at = now // DAY_MS
        due = [row for one in self.devices() if one.revoked_at is None for row in self._keys_of(_facts(one), now)]
        return self.write_all(due, only_new=True) if due else 0

    def revoke(self, device: bytes) -> bool:
        """Take a desk's right away; effective on its next request. False if nobody knows it."""
        found = next((one for one in self.devices() if one.id == device), None)
        if found is None:
            return False
        now = self._clock()
        with self._working(now, found.scope) as working:
            self._devices.revoke(working.db, found, now)
            self._show_device(working, replace(_facts(found), revoked_ms=now))
        return True

    def devices(self, scope: str | None = None) -> list[Device]:
        """Desks of one branch or of all: last contact, queue, clock, version."""
        branches = self.declarations.branches if scope is None else (scope,)
        with self._transactions.read(*branches) as db:
            return [device for branch in branches for device in self._devices.of_branch(db, branch)]

    def exchange(self, token: str, request: Request) -> Reply:
        """Merge what was sent, give what is new; raises a SyncError of its own for each refusal."""
        scope, _, _ = parts_of_token(token)
        if self.declarations.record_keys is not None and self._keys_looked_at != self._clock() // DAY_MS:
            self.renew_keys()
        return Exchange(self._parts, token, scope, request).run()

    # --- the district's own ------------------------------------------------------------------------------------------

    def write(self, scope: str, table: str, key: bytes, registers: Mapping[str, Any]) -> None:
        """Make or change a row: of the district, a decision on a branch's row, a correction. Raises Refused."""
        self.write_all([(scope, table, key, registers)])

    def write_all(self, rows: Sequence[OwnRow], *, only_new: bool = False) -> int:
        """Many rows in one transaction; with `only_new` those that are there stay. Returns how many were written."""
        now = self._clock()
        with self._working(now, *{scope for scope, _, _, _ in rows}) as working:
            own = OwnWrites(working, self._identities)
            working.load((scope, table, key) for scope, table, key, _ in rows)
            wanted = [row for row in rows if not (only_new and row[1:3] in working.held)]
            for row in wanted:
                own.write(*row)
        return len(wanted)

    def remove(self, scope: str, table: str, key: bytes) -> None:
        """Put a tombstone on a row."""
        with self._working(self._clock(), scope) as working:
            OwnWrites(working, self._identities).remove(scope, table, key)

    @contextmanager
    def _working(self, now: int, *scopes: str) -> Iterator[Working]:
        """A transaction of the district's own, published when the block is left."""
        with self._transactions.write(*scopes, EVERYBODY) as db:
            working = Working(self._context, db, now, EVERYBODY)
            working.open(scopes)
            yield working
            working.publish()

    def check(self) -> list[Fault]:
        """What is wrong with the database; nothing is changed."""
        return list(faults(self.engine, self.schema, (EVERYBODY, *self.declarations.branches)))

    def prune(self) -> int:
        """Let go of the bodies of batches that are older than desks keep them; digests and answers stay for ever."""
        batch, before = self.schema.batch, self._clock() - BODIES_LIVE_MS
        old = update(batch).where(batch.c.at < before, batch.c.body.is_not(None)).values(body=None)
        with self._transactions.write(*self.declarations.branches) as db:
            return sum(db.execute(old.where(batch.c.scope == scope)).rowcount for scope in self.declarations.branches)

    # --- erasure and restore -----------------------------------------------------------------------------------------

    def erase(self, table: str, key: bytes, extent: str) -> None:
        """Empty every row about a person, hollow what was stored of her, and write it into the ledger first."""
        self._erasures.note_erasure(table, key, extent, self._clock())
        self._erase(table, key, extent)

    def _erase(self, table: str, key: bytes, extent: str) -> None:
        with self._working(self._clock(), *self.declarations.branches) as working:
            Eraser(working, OwnWrites(working, self._identities)).erase(table, key, extent)

    def repeat_erasures(self) -> int:
        """Carry out whatever the ledger has and this database does not know: it was restored from before."""
        missing = []
        with self._transactions.read(EVERYBODY, *self.declarations.branches) as db:
            missing = [one for one in self._erasures.erasures() if not Eraser.is_known(db, self.schema, *one)]
        for one in missing:
            self._erase(*one)
        return len(missing)

    def set_restored(self, *, is_open: bool) -> None:
        """Say that the server was restored: until it is closed again, desks bring back rows of others too."""
        with self._transactions.write(EVERYBODY) as db:
            set_restored(db, self.schema, is_open)


def _facts(device: Device) -> DeviceFacts:
    known = (device.id, device.scope, device.name, device.number, device.public_key or b"")
    return DeviceFacts(*known, device.enrolled_at, device.revoked_at)
