"""Takes back what a desk learned after the last point that both ends know, when the server has lost history.

Nothing is merged twice: an identity that stands already, or that the journal knows, changes nothing. What meets a
tombstone, and what loses against a value that this desk had not seen, goes to a conflict record.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from sync.clock import AHEAD_MS, Identity, Stamp
from sync.declarations import TableDeclaration
from sync.protocol.messages import Cursor, Offer, PublishedRow
from sync.server.bulk import among
from sync.server.forgotten import Forgotten
from sync.server.journal import Journal, by_process
from sync.server.layout import ALL, ERASED
from sync.server.merge import REMOVED, STATE, Loser, Refused, ServerRow, Written, state_code
from sync.server.rows import Held, Key, check_values
from sync.server.schema import EVERYBODY
from sync.server.settings import is_restored
from sync.server.working import Context, Working


class OfferTaking:
    """Takes the offers of one desk in one transaction. Rows of the district and of other branches count only while an
    administrator has said that the server was restored."""

    def __init__(self, context: Context, db: Connection, now: int, scope: str) -> None:
        self._context = context
        self._db = db
        self._now = now
        self._scope = scope
        self._working = Working(context, db, now, scope)
        self._is_open = is_restored(db, context.schema)

    def take(self, offer: Offer) -> None:
        """Merge what counts, and publish again whatever the desk holds in another version."""
        rows = Forgotten(self._db, self._context).offered([row for row in offer.rows if self._counts(row)])
        if self._is_open:
            self._working.open(self._context.declarations.branches)
        self._working.load((row.home, row.table, row.id) for row in rows)
        erased, older = self._erased(rows), self._older(offer, rows)
        known = self._known(rows)
        for place, row in enumerate(rows):
            if (row.table, row.id) not in erased:
                self._take(place, row, known, is_older=(row.table, row.id) in older)
        self._return_left(offer, len(rows))
        self._working.publish()

    def _counts(self, row: PublishedRow) -> bool:
        """Whether the offer of this row is heard at all."""
        declared = self._context.declarations.get(row.table)
        if row.home not in (EVERYBODY, *self._context.declarations.branches):
            return False
        is_own = row.home == self._scope and not (declared is not None and declared.policy.policy == "district")
        return self._is_open or is_own

    def _take(self, place: int, offered: PublishedRow, known: Collection[Identity], *, is_older: bool) -> None:
        key = (offered.table, offered.id)
        declared, held = self._context.declarations.get(offered.table), self._working.held.get(key)
        if held is not None and held.home != offered.home:
            return
        if held is not None and held.row is not None and not held.is_new and not self._may_offer(held):
            return
        try:
            theirs = self._registers(declared, offered)
        except Refused:
            return
        had, at = held, (offered.nonce, offered.index)
        row, losers, has_changed = take(had.row if had else None, offered, theirs, declared, known, is_older=is_older)
        if held is None:
            held = Held(offered.table, offered.id, offered.home)
        held.row = row
        if has_changed or (held.nonce, held.index) != at:
            self._working.put(held, place)
        self._working.lose(held, losers, {}, place)

    def _may_offer(self, held: Held) -> bool:
        return self._is_open or self._scope in held.seen_by or EVERYBODY in held.seen_by

    def _registers(self, declared: TableDeclaration | None, offered: PublishedRow) -> dict[str, Written]:
        """What is offered, validated like an operation; no stamp comes from the future."""
        if declared is not None:
            layout = self._context.layouts[declared.name]
            values = {name: value for name, value in offered.registers.items() if name != REMOVED}
            check_values(layout, values)
            check_values(layout, {k: v for k, v in offered.owned.items() if k != ERASED})
        latest = self._now + AHEAD_MS
        return {
            name: Written(written.value, written.stamp._replace(ms=min(written.stamp.ms, latest)))
            for name, written in registers_of(offered).items()
        }

    # --- look-ups ----------------------------------------------------------------------------------------------------

    def _known(self, rows: Iterable[PublishedRow]) -> frozenset[Identity]:
        """Which of the offered versions the journal has: whatever became of them is in the rows already."""
        wanted = {stamp.identity for row in rows for stamp in row.stamps.values()}
        scopes = self._context.declarations.branches if self._is_open else (self._scope,)
        found: set[Identity] = set()
        for scope in scopes:
            found.update(Journal(self._db, self._context.schema, scope).look_up(by_process(wanted - found)))
        return frozenset(found)

    def _erased(self, rows: Sequence[PublishedRow]) -> frozenset[Key]:
        table = self._context.schema.erasure
        query = select(table.c.tbl, table.c.id).where(table.c.scope.in_(sorted({row.home for row in rows})))
        found = self._db.execute(query.where(among(self._db, table.c.id, [row.id for row in rows]))) if rows else ()
        return frozenset((name, key) for name, key in found)

    def _older(self, offer: Offer, rows: Sequence[PublishedRow]) -> frozenset[Key]:
        """Rows that this desk had seen as they stand here: their entry is not above the common point."""
        entries = self._entries([row.id for row in rows])
        return frozenset((table, key) for scope, table, key, seq, _ in entries if seq <= _seq(offer.common.get(scope)))

    def _entries(self, ids: Sequence[bytes]) -> Sequence[Any]:
        feed = self._context.schema.feed
        query = select(feed.c.scope, feed.c.tbl, feed.c.id, feed.c.seq, feed.c.home, feed.c.present)
        here = query.where(feed.c.scope.in_((self._scope, EVERYBODY)), among(self._db, feed.c.id, ids))
        return [tuple(entry)[:-1] for entry in self._db.execute(here) if entry.present] if ids else []

    def _return_left(self, offer: Offer, first: int) -> None:
        """A row that left the desk and stands in its feed here is told once more."""
        left = set(offer.left)
        there = {(home, table, key) for _, table, key, _, home in self._entries([key for _, key in offer.left])}
        wanted = sorted(place for place in there if place[1:] in left)
        self._working.load(wanted)
        for number, (_, table, key) in enumerate(wanted):
            self._working.put(self._working.held[(table, key)], first + number)


def _seq(cursor: Cursor | None) -> int:
    return cursor[0] if cursor is not None else -1


# --- the merge of one row --------------------------------------------------------------------------------------------


def take(
    row: ServerRow | None,
    offered: PublishedRow,
    theirs: Mapping[str, Written],
    declared: TableDeclaration | None,
    known: Collection[Identity],
    *,
    is_older: bool,
) -> tuple[ServerRow, tuple[Loser, ...], bool]:
    """(row, losers, changed) after an offered row; `is_older` says that what the offer replaces is merely older."""
    values = dict(theirs)
    deleted = values.pop(REMOVED, None)
    owned = {name: value for name, value in offered.owned.items() if name != ERASED}
    if row is None:
        return ServerRow(offered.home, values, deleted.stamp if deleted else None, owned=owned), (), True
    if row.is_erased:
        return row, (), False
    registers, losers = dict(row.registers), []
    for name, written in values.items():
        if written.identity in known:
            continue
        stands, loser = _larger(name, registers.get(name), written, declared)
        if row.deleted is not None and stands is written and name in registers:
            stands, loser = registers[name], written
        registers[name] = stands
        if loser is not None and not (is_older and loser is not written):
            losers.append(Loser(name, stands.value, loser, is_removed=row.deleted is not None))
    tombstone, unseen = _tombstone(row, deleted if deleted and deleted.identity not in known else None, theirs)
    taken = replace(row, registers=registers, deleted=tombstone, owned={**owned, **row.owned})
    return taken, (*losers, *unseen), taken != row


def registers_of(offered: PublishedRow) -> dict[str, Written]:
    """Registers of a published row with their stamps; what carries none is left out."""
    shared = offered.stamps.get(ALL)
    return {
        name: Written(value, stamp)
        for name, value in offered.registers.items()
        if (stamp := offered.stamps.get(name, shared)) is not None
    }


def _larger(
    name: str, current: Written | None, offered: Written, declared: TableDeclaration | None
) -> tuple[Written, Written | None]:
    """The one that stands and the one that does not: the larger stamp, or for states the further code."""
    if current is None:
        return offered, None
    if current.identity == offered.identity or current.value == offered.value:
        return current, None
    machine = declared.machine if declared is not None and name == STATE else None
    if machine is not None:
        ours, theirs = machine.rank(state_code(current.value)), machine.rank(state_code(offered.value))
        if ours != theirs:
            return (offered, current) if theirs > ours else (current, offered)
    return (offered, current) if offered.stamp > current.stamp else (current, offered)


def _tombstone(
    row: ServerRow, deleted: Written | None, theirs: Mapping[str, Written]
) -> tuple[Stamp | None, Sequence[Loser]]:
    """The tombstone after the offer; registers that the deleter had not seen go to conflict records."""
    if deleted is None or row.deleted is not None:
        return row.deleted, ()
    unseen = [
        Loser(name, None, written, is_removed=True)
        for name, written in row.registers.items()
        if name not in theirs or theirs[name].identity != written.identity
    ]
    return deleted.stamp, unseen
