"""Takes rows off this desk: such as its branch sees no longer, that nobody published, or that nobody confirms.

Children go before parents. A row with operations under way stays on screen; one that another row names by a reference
is hidden, since the reference would fail at commit. Both are looked at again at the end of the feeds (SYNC §11).
"""

from collections.abc import Collection, Iterable, Sequence

from bjdesk.store.database import Unit
from bjdesk.store.replica import ledger
from bjdesk.store.replica.layout import REMOVED, Layout
from bjdesk.store.replica.ledger import Key, Raw
from bjdesk.store.replica.wiring import Changed, Revisions, Wiring, driver


def children_first(wiring: Wiring, keys: Iterable[Key]) -> list[Key]:
    """The order in which rows can go."""
    rank = {name: place for place, name in enumerate(wiring.layouts)}
    return sorted(keys, key=lambda key: (-rank.get(key[0], len(rank)), key[1]))


def take_away(unit: Unit, wiring: Wiring, scope: str, keys: Collection[Key], changed: Changed) -> list[Key]:
    """Delete what can go; the rest waits in `sync_sweep` of the scope. Returns what is gone."""
    db, revisions = driver(unit), Revisions(driver(unit))
    under_way = _under_way(db, keys)
    gone: list[Key] = []
    waiting: list[Key] = []
    for table, record in _repeatedly(wiring, keys):
        layout = wiring.layouts.get(table)
        if layout is None:
            gone.append((table, record))
        elif (table, record) in under_way:
            waiting.append((table, record))
        elif _is_named(db, layout, record):
            _hide(db, layout, record, revisions, changed)
            waiting.append((table, record))
        else:
            if db.execute(f"DELETE FROM {table} WHERE id = ?", (bytearray(record),)).rowcount:
                changed.note(table, record)
            gone.append((table, record))
    revisions.close()
    _forget(db, wiring, gone)
    ledger.look_again(db, scope, [key for key in waiting if key not in set(gone)])
    return gone


def _repeatedly(wiring: Wiring, keys: Collection[Key]) -> Iterable[Key]:
    """Rows of one table may name each other (a room its site): those come twice."""
    for table, ids in ledger.by_table(children_first(wiring, keys)).items():
        layout = wiring.layouts.get(table)
        names_itself = layout is not None and any(child == table for child, _ in layout.children)
        yield from ((table, record) for record in ids * (2 if names_itself and len(ids) > 1 else 1))


def _under_way(db: Raw, keys: Iterable[Key]) -> set[Key]:
    """Rows with operations that the district has not acknowledged."""
    found: set[Key] = set()
    for table, ids in ledger.by_table(keys).items():
        for part in ledger.portions(ids):
            rows = db.execute(
                f"SELECT row_id FROM sync_outbox WHERE NOT {ledger.ACKED} AND tbl = ?"
                f" AND row_id IN ({ledger.placeholders(len(part))})",
                [table, *part],
            )
            found.update((table, bytes(row[0])) for row in rows)
    return found


def _is_named(db: Raw, layout: Layout, record: bytes, ignoring: Collection[Key] = ()) -> bool:
    for child, column in layout.children:
        rows = db.execute(
            f'SELECT id FROM {child} WHERE "{column}" = ? LIMIT ?', (bytearray(record), 1 + len(ignoring))
        ).fetchall()
        if any((child, bytes(row[0])) not in ignoring for row in rows):
            return True
    return False


def _hide(db: Raw, layout: Layout, record: bytes, revisions: Revisions, changed: Changed) -> None:
    moved = f"{REMOVED} = 1, rev = (SELECT rev FROM sync_state) + ?"
    sql = f"UPDATE {layout.name} SET {moved} WHERE id = ? AND {REMOVED} = 0"
    if layout.has_removed and db.execute(sql, (revisions.next(), bytearray(record))).rowcount:
        changed.note(layout.name, record)


def _forget(db: Raw, wiring: Wiring, gone: Sequence[Key]) -> None:
    """What is kept beside a row goes with it: acknowledged operations, a parked version, the note to look again."""
    bound = [(table, bytearray(record)) for table, record in gone]
    db.executemany("DELETE FROM sync_outbox WHERE tbl = ? AND row_id = ?", bound)
    if ledger.has_any(db, "sync_parked"):
        db.executemany("DELETE FROM sync_parked WHERE tbl = ? AND row_id = ?", bound)
    ledger.confirmed(db, wiring.scopes, gone)


def movable(db: Raw, wiring: Wiring, keys: Iterable[Key]) -> list[Key]:
    """Of the rows that wait, those that could go now, children first."""
    ordered = children_first(wiring, keys)
    under_way = _under_way(db, ordered)
    found: dict[Key, None] = {}
    for key in ordered:
        layout = wiring.layouts.get(key[0])
        if key not in under_way and (layout is None or not _is_named(db, layout, key[1], found)):
            found[key] = None
    return list(found)
