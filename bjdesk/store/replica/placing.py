"""Places published rows on screen, below this desk's own operations, parents first.

What can be done before the writer's turn is done before it: cells are made, parents looked for. A row whose parent
has not come, whose table is unknown, or whose values no column holds is parked whole (SYNC §6, §11).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bjdesk.store.base import canonical_json
from bjdesk.store.database import Unit
from bjdesk.store.replica import erasing, ledger
from bjdesk.store.replica.layout import ALL, ERASED, Layout, Unplaceable
from bjdesk.store.replica.ledger import Raw
from bjdesk.store.replica.overlay import Own, settle
from bjdesk.store.replica.wiring import Changed, Revisions, Wiring, driver
from sync.protocol.messages import PublishedRow


class Ready(NamedTuple):
    """A row that can be placed; `cells` are its payload."""

    row: PublishedRow
    cells: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Parked:
    """A row that cannot; `parent` is what it waits for, None if waiting for a row does not help."""

    row: PublishedRow
    parent: bytes | None


@dataclass
class Prepared:
    """Rows sorted out before the writer's turn."""

    ready: dict[str, list[Ready]] = field(default_factory=dict)
    parked: list[Parked] = field(default_factory=list)
    erasure: erasing.Erasure = field(default_factory=erasing.Erasure)

    @property
    def placed(self) -> frozenset[bytes]:
        return frozenset(one.row.id for rows in self.ready.values() for one in rows)


# --- before the writer's turn ----------------------------------------------------------------------------------------


def prepare(db: Raw, wiring: Wiring, rows: Sequence[PublishedRow]) -> Prepared:
    """Make cells, look for parents."""
    prepared, erased = Prepared(), []
    by_table: dict[str, list[PublishedRow]] = {}
    for row in rows:
        if row.table in wiring.layouts and row.owned.get(ERASED):
            erased.append((row.table, row.id))
        else:
            by_table.setdefault(row.table, []).append(row)
    for name, group in by_table.items():
        _make_cells(wiring.layouts.get(name), group, prepared)
    record = wiring.erasure_record
    records = [row for row in rows if record is not None and row.table == record.table]
    _park_orphans(db, wiring, prepared)
    prepared.ready = {name: prepared.ready[name] for name in wiring.layouts if prepared.ready.get(name)}
    prepared.erasure = erasing.prepare(db, wiring, erased, records)
    return prepared


def _make_cells(layout: Layout | None, rows: Sequence[PublishedRow], prepared: Prepared) -> None:
    """Of the rows of one table; what is alike is taken column by column, anything else row by row."""
    if layout is None:
        prepared.parked += [Parked(row, None) for row in rows]
        return
    made = prepared.ready.setdefault(layout.name, [])
    if (cells := layout.all_cells(rows)) is not None:
        made += map(Ready, rows, cells)
        return
    for row in rows:
        try:
            made.append(Ready(row, layout.cells(row.registers, row.owned)))
        except Unplaceable:
            prepared.parked.append(Parked(row, None))


def _park_orphans(db: Raw, wiring: Wiring, prepared: Prepared) -> None:
    """Park children of rows that are neither here nor among these; their own children follow them."""
    absent = _absent_parents(db, wiring, prepared)
    is_moving = bool(absent)
    while is_moving:
        is_moving = False
        lost = absent - prepared.placed
        for name, rows in prepared.ready.items():
            missing = [_missing(wiring.layouts[name], one, lost) for one in rows]
            if any(missing):
                is_moving = True
                pairs = list(zip(rows, missing, strict=True))
                prepared.parked += [Parked(one.row, parent) for one, parent in pairs if parent is not None]
                prepared.ready[name] = [one for one, parent in pairs if parent is None]


def _absent_parents(db: Raw, wiring: Wiring, prepared: Prepared) -> set[bytes]:
    """Parents that have no row here."""
    wanted: dict[str, set[bytes]] = {}
    for name, rows in prepared.ready.items():
        for place, parent in wiring.layouts[name].parents:
            ids = set(map(bytes, filter(None, (one.cells[place] for one in rows))))
            wanted.setdefault(parent, set()).update(ids)
    return {lost for table, ids in wanted.items() for lost in ids - ledger.existing(db, table, ids)}


def _missing(layout: Layout, one: Ready, lost: set[bytes]) -> bytes | None:
    """The first parent that is not there."""
    for place, _ in layout.parents:
        cell = one.cells[place]
        if cell is not None and bytes(cell) in lost:
            return bytes(cell)
    return None


# --- in the writer's turn --------------------------------------------------------------------------------------------


def place(unit: Unit, wiring: Wiring, prepared: Prepared) -> Changed:
    """Write the rows; acknowledged operations on them leave, the others stay on top."""
    db, changed = driver(unit), Changed()
    revisions = Revisions(db)
    has_own = ledger.has_any(db, "sync_outbox")
    for name, rows in prepared.ready.items():
        layout = wiring.layouts[name]
        on_top, are_there = _echoed(db, layout, rows) if has_own else ({}, set[bytes]())
        params = [
            _params(db, layout, one, on_top.get(one.row.id), revisions) for one in rows if one.row.id not in are_there
        ]
        if params and db.executemany(layout.upsert, params).rowcount:
            changed.note(name, *_moved(db, name, rows, revisions.start) if name in wiring.effects else ())
    revisions.close()
    if prepared.erasure:
        erasing.erase(unit, wiring, prepared.erasure, changed)
    _keep_parked(db, prepared)
    return changed


def _echoed(db: Raw, layout: Layout, rows: Sequence[Ready]) -> tuple[dict[bytes, list[Own]], set[bytes]]:
    """Acknowledged operations on the rows leave. Returned are, in order of op, those of rows on which others stay; and
    rows that stand here just as they were published."""
    marks = ledger.marks(db, layout.name, [one.row.id for one in rows])
    staying = {record for record, _, _, acked in marks if not acked}
    gone = {record: (incarnation, op) for record, op, incarnation, acked in marks if acked and record not in staying}
    ledger.drop_operations(db, [op for record, op, _, acked in marks if acked and record not in staying])
    same = (
        {one.row.id for one in rows if gone and _is_as_made(one.row, gone.get(one.row.id))} if layout.is_grow else set()
    )
    return (ledger.own_operations(db, layout.name, staying) if staying else {}), same


def _is_as_made(row: PublishedRow, identity: tuple[int, int] | None) -> bool:
    """Whether a row that only grows is the one that this desk made: then nobody else has written any of it."""
    stamp = row.stamps.get(ALL) if len(row.stamps) == 1 and not row.owned else None
    return identity is not None and stamp is not None and (stamp.incarnation, stamp.op) == identity


def _params(db: Raw, layout: Layout, one: Ready, own: Sequence[Own] | None, revisions: Revisions) -> list[Any]:
    """What the upsert binds. Our operations that stay keep their values on screen, the published ones lie beneath."""
    cells = one.cells
    if own:
        leaving = {operation.op for operation in own if operation.acked}
        settled = settle(own, leaving, one.row.registers)
        ledger.drop_operations(db, leaving)
        ledger.write_covered(db, settled.covered)
        staying = [operation for operation in own if not operation.acked]
        cells = layout.cells(_overlaid(one.row.registers, staying), one.row.owned)
    return [bytearray(one.row.id), one.row.home, *cells, revisions.next()]


def _overlaid(published: Mapping[str, Any], staying: Sequence[Own]) -> dict[str, Any]:
    shown = dict(published)
    for operation in staying:
        shown.update(operation.changed)
    return shown


def _moved(db: Raw, table: str, rows: Sequence[Ready], start: int) -> list[bytes]:
    """Rows whose number moved, since something on screen did."""
    found: list[bytes] = []
    for part in ledger.portions([one.row.id for one in rows]):
        sql = f"SELECT id FROM {table} WHERE id IN ({ledger.placeholders(len(part))}) AND rev > ?"
        found += [bytes(row[0]) for row in db.execute(sql, [*part, start])]
    return found


def _keep_parked(db: Raw, prepared: Prepared) -> None:
    """Parked rows are kept; whoever was placed, or came again, waits no longer."""
    if ledger.has_any(db, "sync_parked"):
        gone = [(name, one.row.id) for name, rows in prepared.ready.items() for one in rows]
        gone += prepared.erasure.keys
        db.executemany("DELETE FROM sync_parked WHERE tbl = ? AND row_id = ?", [(n, bytearray(i)) for n, i in gone])
    db.executemany(
        'INSERT INTO sync_parked (tbl, row_id, parent, "row") VALUES (?, ?, ?, ?)'
        ' ON CONFLICT (tbl, row_id) DO UPDATE SET parent = excluded.parent, "row" = excluded."row"',
        [(p.row.table, bytearray(p.row.id), p.parent and bytearray(p.parent), spelt(p.row)) for p in prepared.parked],
    )


def spelt(row: PublishedRow) -> str:
    """A parked row as it is kept; its version and stamps stand in `sync_row`."""
    return canonical_json({"home": row.home, "registers": row.registers, "owned": row.owned})
