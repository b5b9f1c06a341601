"""What a transaction has in its hands, and how it ends: audiences, counters, verdicts, versions, feeds.

Batches of desks, offers after a restore and the district's own writes all end here, so they publish alike.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from sync.declarations import Declarations
from sync.server.bulk import write
from sync.server.cells import POSTGRES
from sync.server.conflicts import Conflicts, Writers, scopes_to_search
from sync.server.fresh import Fresh
from sync.server.layout import Layout
from sync.server.merge import Loser
from sync.server.publish import NONCE_BYTES, Feeds, Shown
from sync.server.rows import Held, Key, Place, Rows
from sync.server.schema import EVERYBODY, Schema
from sync.server.transactions import open_scopes
from sync.server.verdict import judge
from sync.server.viewing import View, Viewer

Points = Callable[[str], None]


@dataclass(frozen=True)
class Context:
    """What all transactions of a server share."""

    schema: Schema
    declarations: Declarations
    layouts: Mapping[str, Layout]
    random: Callable[[int], bytes]
    points: Points


class Working:
    """The rows of one transaction; `scope` is whoever writes."""

    def __init__(self, context: Context, db: Connection, now: int, scope: str) -> None:
        self.context = context
        self.db = db
        self.now = now
        self.scope = scope
        self.rows = Rows(db, context.schema, context.layouts)
        self.held: dict[Key, Held] = {}
        self.fresh: list[Fresh] = []
        self._places: dict[Key, int] = {}
        self._feeds = Feeds(db, context.schema)
        self._opened = {scope, EVERYBODY}

    # --- rows --------------------------------------------------------------------------------------------------------

    def load(self, wanted: Iterable[Place]) -> None:
        """Take rows in hand, locked."""
        places = [place for place in wanted if place[1:] not in self.held]
        self.open(home for home, _, _ in places)
        self.held.update(self.rows.load(places))

    def open(self, scopes: Iterable[str]) -> None:
        """Let the transaction touch these scopes too."""
        more = set(scopes) - self._opened
        if more:
            self._opened |= more
            open_scopes(self.db, self._opened)

    def put(self, held: Held, place: int) -> None:
        """A row that changed; `place` is where in the transaction that was first."""
        self.held[held.key] = held
        held.has_changed = True
        self._places.setdefault(held.key, place)

    def lose(self, held: Held, losers: Sequence[Loser], writers: Writers, place: int) -> None:
        """Keep what does not stand in records, once."""
        if not losers:
            return
        context, scopes = self.context, scopes_to_search(self.scope, held)
        conflicts = Conflicts(self.db, context.schema, context.declarations, scopes)
        for loser in losers:
            record = conflicts.record(held, loser, writers)
            if record is None or record.key in self.held:
                continue
            self.load([(record.home, record.table, record.id)])
            if record.key not in self.held:
                self.put(record, place)

    # --- the end -----------------------------------------------------------------------------------------------------

    def publish(self) -> None:
        """Give every changed row its version and every feed its entries."""
        changed = [self.held[key] for key in sorted(self._places, key=self._places.__getitem__)]
        if not changed and not self.fresh:
            return
        view = self._look(changed)
        while missing := view.feeds(changed, self.fresh) - self._feeds.counters.keys():
            self._lock(missing)
            if self.db.dialect.name == POSTGRES:
                view = self._look(changed)  # under the counters, what others did meanwhile can be read
        judged = judge(self.rows, self.context.declarations, changed, self.now)
        view.audiences.update((held.key, held.seen_by) for held in judged)
        self._lock({scope for held in judged for scope in held.seen_by})
        self._write([*changed, *judged], view)

    def _look(self, changed: Sequence[Held]) -> View:
        context = self.context
        viewer = Viewer(self.db, context.schema, context.declarations, self.rows, self.open, self.held)
        return viewer.look(changed, self.fresh)

    def _lock(self, scopes: Iterable[str]) -> None:
        missing = set(scopes) - self._feeds.counters.keys()
        self.open(missing)
        self._feeds.lock(missing)

    def _write(self, changed: Sequence[Held], view: View) -> None:
        """Versions count on behind the places of the fresh rows, which keep theirs."""
        nonce = self.context.random(NONCE_BYTES)
        first = max((part.places[-1] for part in self.fresh), default=-1) + 1
        shown: list[tuple[int, Shown]] = []
        for number, held in enumerate(changed, first):
            place = self._places.get(held.key, first + len(changed))
            shown.append((place, _show(held, view, (nonce, number))))
        behind = first + len(changed)
        shown += [(behind, _show(held, view, (held.nonce, held.index))) for held in view.others.values()]
        for part in self.fresh:
            part.spell(self.db.dialect.name)
            write(self.db, part.layout.table, part.cells(nonce))
        self.rows.save(changed)
        self.rows.show(list(view.others.values()))
        view.persons.save()
        shown.sort(key=_place)
        blocks = [block for part in self._parents_first() for block in part.blocks()]
        self._feeds.publish(blocks, [one for _, one in shown], nonce, self.now)

    def _parents_first(self) -> list[Fresh]:
        order = {name: number for number, name in enumerate(self.context.declarations.tables)}
        return sorted(self.fresh, key=lambda part: order[part.layout.name])


def _show(held: Held, view: View, version: tuple[bytes, int]) -> Shown:
    """Note the version and the audience in the row itself; what its feeds are to say of it."""
    was = None if held.is_new else (held.nonce, held.index)
    was_seen_by = held.seen_by
    held.nonce, held.index = version
    held.seen_by = view.audiences[held.key]
    held.is_parked = held.key in view.parked
    return Shown(held.table, held.id, held.home, *version, held.seen_by, held.has_changed, was, was_seen_by)


def _place(shown: tuple[int, Shown]) -> int:
    return shown[0]
