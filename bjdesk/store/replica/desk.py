"""The desk's store as the exchange works with it: the port of `sync.client`, step by step one transaction each."""

import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import MetaData

from bjdesk.kernel.unit_of_work import Actor
from bjdesk.store import migrations
from bjdesk.store.database import FROM_DISTRICT, Database, Unit
from bjdesk.store.prepared import raw
from bjdesk.store.replica import (
    acks,
    applying,
    erasing,
    guarding,
    offers,
    parked,
    sealing,
    settling,
    state,
    sweeping,
)
from bjdesk.store.replica.layout import Layout, layouts
from bjdesk.store.replica.ledger import Raw
from bjdesk.store.replica.wiring import Changed, Effect, Wiring, driver
from sync.clock import DeskClock
from sync.declarations import Declarations
from sync.protocol.bounds import HISTORY
from sync.protocol.messages import START, Ack, Batch, Cursor, FeedPage, Offer

_REQUESTS = 1 << 20
"""Requests of one process that are told apart; above them stand bits of its incarnation."""


class Receipt(Protocol):
    """What an exchange brought."""

    @property
    def sent(self) -> int: ...

    @property
    def received(self) -> int: ...

    @property
    def doubts(self) -> int: ...


def nothing(_point: str) -> None:
    """No crash is wanted at any point."""


class Replica:
    """One desk's store between its captured operations and the feeds of the district."""

    def __init__(
        self,
        database: Database,
        declarations: Declarations,
        metadata: MetaData,
        branch: str,
        actor: Actor,
        effects: Mapping[str, Effect] | None = None,
        points: Callable[[str], None] = nothing,
        schema: str = migrations.HEAD,
    ) -> None:
        self.declarations = declarations
        self._database = database
        self._actor = actor
        self._schema = schema
        self._wiring = Wiring(
            declarations=declarations,
            layouts=layouts(metadata, declarations),
            branch=branch,
            effects=effects or {},
            personal=erasing.personal_statements(metadata, declarations.person_table),
            erasure_record=erasing.record_of(declarations),
            points=points,
        )
        self._requests = count(1)
        self._lock = threading.Lock()
        self._taken: dict[str, Counter[str]] = {}
        self._part: offers.Part | None = None

    @property
    def layouts(self) -> Mapping[str, Layout]:
        """How published rows lie in the desk's tables."""
        return self._wiring.layouts

    # --- how each step reads and writes ------------------------------------------------------------------------------

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One exchange at a time."""
        with self._lock:
            self._taken = {}
            yield

    def _read(self, query: Callable[..., Any], *arguments: Any) -> Any:
        with self._database.read() as db:
            return query(raw(db), *arguments)

    def _writing(self, command: str) -> AbstractContextManager[Unit]:
        """A transaction that is not captured, and lets people at the desk go first."""
        return self._database.write(self._actor, command, source=FROM_DISTRICT, is_job=True)

    # --- standing ----------------------------------------------------------------------------------------------------

    def next_request(self) -> int:
        """A number that no other process of this desk gave, and this one not yet."""
        return (self._database.ids.incarnation & 0xFFFFFFFF) * _REQUESTS + next(self._requests) % _REQUESTS

    def standing(self) -> state.DeskStanding:
        found: state.DeskStanding = self._read(state.standing, self._wiring, self._schema)
        return found

    def enrolled(self, device: UUID, number: int | None) -> None:
        """This desk goes on as `device`, in a new chain (its first one, or after a fork)."""
        with self._writing("Enrolled") as unit:
            sealing.start_chain(unit, device, number)

    def hear(self, clock: DeskClock, server_ms: int, number: int | None) -> None:
        with self._writing("Hear") as unit:
            state.hear(unit, clock, server_ms, number)

    def drop_number(self) -> None:
        """Papers printed from now on wait for a new desk number."""
        with self._writing("DropNumber") as unit:
            state.drop_number(unit)

    def is_moved_to(self, machine: str) -> bool:
        """Whether the store came from another machine; then its desk number is given up."""
        with self._writing("Machine") as unit:
            return state.machine_changed(unit, machine)

    # --- out ---------------------------------------------------------------------------------------------------------

    def seal(self, most: int) -> int:
        again = sealing.seal_again(self._database, self._writing, self._wiring)
        return again + sealing.seal_captured(self._database, self._writing, self._wiring, most)

    def unsent(self, packed: int) -> Sequence[Batch]:
        found: list[Batch] = self._read(sealing.unsent, packed)
        return found

    def acknowledge(self, ack: Ack) -> Changed:
        found: acks.Acknowledged = self._read(acks.Acknowledged, self._wiring, ack)
        with self._writing("Acknowledge") as unit:
            return acks.acknowledge(unit, self._wiring, found)

    # --- in ----------------------------------------------------------------------------------------------------------

    def holds(self, scope: str, page: FeedPage) -> bool:
        """Counted over all pages of an exchange, so that small ones take no more away than one large one."""
        going, is_too_much, allowed = self._read(self._weigh, scope, page)
        if not going.total() or not is_too_much or going.total() <= allowed:
            self._taken.setdefault(scope, Counter()).update(going)
            return False
        if self.held_rows().get(scope) != going.total():
            with self._writing("Hold") as unit:
                guarding.hold(unit, scope, going)
        return True

    def _weigh(self, db: Raw, scope: str, page: FeedPage) -> tuple[Counter[str], bool, int]:
        going = guarding.going(db, self._wiring, scope, page)
        together = going + self._taken.get(scope, Counter())
        return going, guarding.is_too_much(db, self._wiring, together), guarding.allowed(db, scope)

    def apply(self, scope: str, chunk: FeedPage) -> Changed:
        return self.apply_prepared(self.prepare(scope, chunk))

    def prepare(self, scope: str, chunk: FeedPage) -> applying.Part:
        """What can be done before the writer's turn."""
        part: applying.Part = self._read(applying.prepare, self._wiring, scope, chunk)
        return part

    def apply_prepared(self, part: applying.Part) -> Changed:
        """The writer's turn."""
        with self._writing("Apply") as unit:
            return applying.apply(unit, self._wiring, part)

    def place(self, parents: Collection[bytes] | None) -> Changed:
        prepared = self._read(parked.placeable, self._wiring, parents)
        if not prepared.ready and not prepared.parked:
            return Changed()
        with self._writing("Place") as unit:
            return parked.place(unit, self._wiring, prepared)

    # --- the end of the feeds ----------------------------------------------------------------------------------------

    def settle(self) -> Changed:
        ops = self._read(settling.acknowledged)
        if not ops:
            return Changed()
        with self._writing("Settle") as unit:
            return settling.settle(unit, self._wiring, ops)

    def sweep(self, scope: str) -> Changed:
        window: sweeping.Window = self._read(sweeping.Window, self._wiring, scope)
        if not window.keys:
            return Changed()
        with self._writing("Sweep") as unit:
            if window.too_many:
                guarding.hold(unit, scope, window.too_many)
                return Changed()
            return sweeping.sweep(unit, self._wiring, window)

    def held(self) -> frozenset[str]:
        return frozenset(self.held_rows())

    def held_rows(self) -> dict[str, int]:
        """Scopes that wait for a person, and how many rows would go."""
        found: dict[str, int] = self._read(guarding.held)
        return found

    def let_go(self, scope: str) -> None:
        """A person looked at what is held: the next exchange may take it away."""
        with self._writing("LetGo") as unit:
            guarding.let_go(unit, scope)

    def digest(self, scope: str) -> tuple[int, int]:
        found: tuple[int, int] = self._read(state.digest, scope)
        return found

    def close(self, receipt: Receipt, signed: str | None, signature: bytes | None) -> None:
        is_idle = not (receipt.sent or receipt.received)
        if is_idle and not self._read(guarding.is_any_allowed) and not self._has_old():
            return
        with self._writing("Close") as unit:
            sealing.forget_old(unit)
            driver(unit).execute("UPDATE sync_scope SET allowed = 0")
            if not is_idle:
                state.keep_receipt(unit, (receipt.sent, receipt.received, receipt.doubts), signed, signature)

    def _has_old(self) -> bool:
        return bool(self._read(sealing.has_old, self._database.clock.now()))

    # --- when something was lost -------------------------------------------------------------------------------------

    def step_back(self, last: int) -> None:
        with self._writing("StepBack") as unit:
            sealing.step_back(unit, last)

    def history(self, scopes: Collection[str]) -> Mapping[str, Sequence[Cursor]]:
        return {scope: self._read(state.history, scope, HISTORY) for scope in scopes}

    def begin_offers(self, common: Mapping[str, Cursor]) -> None:
        with self._writing("Offer") as unit:
            offers.begin(unit, common)

    def begin_sweep(self, scopes: Collection[str]) -> None:
        with self._writing("Sweep") as unit:
            offers.begin_sweep(unit, dict.fromkeys(scopes, START))

    def next_offer(self) -> Offer | None:
        part: offers.Part = self._read(offers.next_part, self._wiring)
        self._part = part
        return part.offer if part.scope is not None else None

    def offered(self) -> None:
        part = self._part
        if part is not None:
            with self._writing("Offered") as unit:
                offers.advance(unit, self._wiring, part)
        self._part = None
