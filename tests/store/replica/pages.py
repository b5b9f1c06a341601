"""Pages of a feed made by hand, for one desk and no district at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bjdesk.declared import declarations
from bjdesk.models import METADATA
from bjdesk.store.replica.desk import Replica
from bjdesk.store.replica.layout import layouts
from bjdesk.store.replica.wiring import Changed
from sync.clock import Stamp
from sync.protocol.messages import FeedEntry, FeedPage, PublishedRow
from tests.makers import STREET, Branch
from tests.store.wire import MODELS, values_of

HERE, EVERYBODY = STREET, "*"
LAYOUTS = layouts(METADATA, declarations())


def published(
    table: str,
    record: UUID,
    registers: dict[str, Any],
    *,
    home: str = HERE,
    version: int = 1,
    owned: dict[str, Any] | None = None,
) -> PublishedRow:
    nonce = version.to_bytes(8, "big")
    return PublishedRow(table, record.bytes, home, nonce, 0, registers, {"_": Stamp(version, version, 9)}, owned or {})


@dataclass
class Feeds:
    """The feeds of one desk's branch, as somebody writes them down."""

    branch: Branch
    replica: Replica
    seqs: dict[str, int] = field(default_factory=dict)

    def page(self, scope: str, *rows: PublishedRow | tuple[str, UUID]) -> FeedPage:
        """The next page of a feed, one commit; (table, id) is an exit."""
        entries: list[FeedEntry] = []
        for row in rows:
            self.seqs[scope] = self.seqs.get(scope, 0) + 1
            if isinstance(row, PublishedRow):
                entries.append(FeedEntry(self.seqs[scope], row.table, row.id, row))
            else:
                entries.append(FeedEntry(self.seqs[scope], row[0], row[1].bytes, None))
        cursor = (self.seqs[scope], self.seqs[scope].to_bytes(8, "big"))
        return FeedPage(tuple(entries), (cursor,), cursor, False, 0, 0)

    def apply(self, scope: str, *rows: PublishedRow | tuple[str, UUID]) -> Changed:
        """What an exchange does with a part of a page."""
        applied = self.replica.apply(scope, self.page(scope, *rows))
        if applied.awaited:
            self._until_done(self.replica.place, applied.awaited)
        return applied

    def finish(self, *scopes: str) -> None:
        """The end of the feeds."""
        for scope in scopes or (HERE, EVERYBODY):
            self._until_done(self.replica.place, None)
            self._until_done(self.replica.settle)
            self._until_done(self.replica.sweep, scope)

    @staticmethod
    def _until_done(step: Any, *arguments: Any) -> None:
        while step(*arguments).rows:
            continue


def registers_of(branch: Branch, table: str, parents: dict[str, UUID], **values: Any) -> dict[str, Any]:
    """The registers of a row with neutral values, as on the wire."""
    layout = LAYOUTS[table]
    model = MODELS[table]
    plain = {**values_of(model.__table__, parents, every_column=False), **values}
    moment = {name: branch.clock.now() for name in ("at", "state_at") if name in model.__table__.columns}
    cells = {**dict.fromkeys(layout.columns), **moment, **plain, "removed": 0, "id": None, "scope": None}
    bound = {name: _cell(value) for name, value in cells.items()}
    registers, _ = layout.published(bound, {})
    return registers


def _cell(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.bytes
    if isinstance(value, bool):
        return int(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return "{}" if value == {} else value


def ids(count: int) -> Sequence[UUID]:
    """Ids that nobody has."""
    return [UUID(int=(0x0199 << 112) + (7 << 76) + (2 << 62) + number) for number in range(1, count + 1)]
