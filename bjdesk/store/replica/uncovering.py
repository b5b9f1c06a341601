"""Lets operations leave the overlay where no page brought their row: refused ones, and acknowledged ones at the end
of the feeds. What lay beneath them comes to the screen; a row that nobody published goes, unless it was shipped."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any

from bjdesk.store.database import Unit
from bjdesk.store.replica import leaving, ledger
from bjdesk.store.replica.layout import Layout, Unplaceable
from bjdesk.store.replica.ledger import Key, Raw
from bjdesk.store.replica.overlay import settle
from bjdesk.store.replica.wiring import EVERYBODY, Changed, Revisions, Wiring, driver


def uncover(unit: Unit, wiring: Wiring, ops: Mapping[Key, Collection[int]], changed: Changed) -> None:
    """Take the operations (by row) out of the overlay."""
    db = driver(unit)
    revisions, orphans = Revisions(db), []
    for table, ids in ledger.by_table(ops).items():
        own, known = ledger.own_operations(db, table, ids), ledger.known_rows(db, table, ids)
        layout = wiring.layouts.get(table)
        for record in ids:
            left, mine = ops[table, record], own.get(record, ())
            is_published = record in known and not known[record].has_left
            settled = settle(mine, left)
            ledger.write_covered(db, settled.covered)
            is_orphan = not is_published and all(one.op in left for one in mine)
            if is_orphan and not _is_shipped(db, layout, record):
                orphans.append((table, record))
            elif layout is not None and write_screen(db, layout, record, settled.screen, revisions):
                changed.note(table, record)
        ledger.drop_operations(db, [op for record in ids for op in ops[table, record]])
    revisions.close()
    if orphans:
        leaving.take_away(unit, wiring, wiring.branch, orphans, changed)


def _is_shipped(db: Raw, layout: Layout | None, record: bytes) -> bool:
    """Whether the row came with the program, and so with no feed: no desk makes rows of the district but claims."""
    if layout is None or layout.declared.claim is not None:
        return False
    sql = f"SELECT 1 FROM {layout.name} WHERE id = ? AND scope = ?"
    return db.execute(sql, (bytearray(record), EVERYBODY)).fetchone() is not None


def write_screen(db: Raw, layout: Layout, record: bytes, registers: Mapping[str, Any], revisions: Revisions) -> bool:
    """Put registers on screen; `rev` moves only if a value does."""
    cells = _placeable(layout, registers)
    if not cells:
        return False
    names = [f'"{column}"' for column in cells]
    sql = (
        f"UPDATE {layout.name} SET {', '.join(f'{name} = ?' for name in names)}, rev = (SELECT rev FROM sync_state) + ?"
        f" WHERE id = ? AND ({' OR '.join(f'{name} IS NOT ?' for name in names)})"
    )
    values = list(cells.values())
    return bool(db.execute(sql, [*values, revisions.next(), bytearray(record), *values]).rowcount)


def _placeable(layout: Layout, registers: Mapping[str, Any]) -> dict[str, Any]:
    """Cells of the registers; a value that no column holds was on no screen, and holds nothing up (SYNC §11)."""
    found: dict[str, Any] = {}
    for name, value in registers.items():
        with suppress(Unplaceable):
            found |= layout.screen({name: value})
    return found
