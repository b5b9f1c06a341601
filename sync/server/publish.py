"""Publishing: numbers, versions, feed entries and digests, in one go under the counters of the feeds concerned."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from sync.protocol import digest as digests
from sync.server.rows import CHUNK, Held, Rows
from sync.server.schema import Schema

NONCE_BYTES = 8


def lock_counters(db: Connection, schema: Schema, scopes: Iterable[str]) -> dict[str, dict[str, int]]:
    """Counter rows of the feeds, locked in order of scope; made where a feed is new."""
    table, found = schema.counter, {}
    for scope in sorted(set(scopes)):
        row = db.execute(
            select(table.c.seq, table.c.digest, table.c.rows).where(table.c.scope == scope).with_for_update()
        ).first()
        if row is None:
            db.execute(insert(table).values(scope=scope, seq=0, digest="0", rows=0))
        seq, digest, rows = row or (0, "0", 0)
        found[scope] = {"seq": int(seq), "digest": int(digest), "rows": int(rows)}
    return found


class Publication:
    """One commit: every changed row gets a version, every feed that sees it an entry, every feed it left an exit."""

    def __init__(self, db: Connection, schema: Schema, nonce: bytes, now: int) -> None:
        self._db = db
        self._schema = schema
        self._nonce = nonce
        self._now = now

    def publish(
        self,
        rows: Rows,
        held: Sequence[Held],
        audiences: Mapping[tuple[str, bytes], frozenset[str]],
        counters: Mapping[str, dict[str, int]],
    ) -> None:
        """Write rows, entries, counters and the commit; `held` in the order in which they happened."""
        entries: list[dict[str, Any]] = []
        index = 0
        touched: list[Held] = []
        for one in held:
            audience = audiences[one.key]
            if one.has_changed:
                one.nonce, one.index, index = self._nonce, index, index + 1
            elif audience == one.seen_by:
                continue
            entries += self._entries(one, audience, counters)
            one.seen_by = audience
            touched.append(one)
        rows.save(touched)
        self._write_entries(entries, counters)
        self._close(counters, {entry["scope"] for entry in entries})

    def _entries(
        self, one: Held, audience: frozenset[str], counters: Mapping[str, dict[str, int]]
    ) -> list[dict[str, Any]]:
        """The entries of one row: present where it is seen, exits where it no longer is."""
        concerned = audience | one.seen_by if one.has_changed else audience ^ one.seen_by
        return [self._entry(one, scope, scope in audience, counters[scope]) for scope in sorted(concerned)]

    def _entry(self, one: Held, scope: str, present: bool, counter: dict[str, int]) -> dict[str, Any]:
        counter["seq"] += 1
        return {
            "scope": scope,
            "tbl": one.table,
            "id": one.id,
            "seq": counter["seq"],
            "home": one.home,
            "present": present,
            "nonce": one.nonce,
            "idx": one.index,
        }

    def _write_entries(self, entries: Sequence[dict[str, Any]], counters: Mapping[str, dict[str, int]]) -> None:
        """Replace entries and move the digests: the old version of a row out, the new one in."""
        feed = self._schema.feed
        for scope in sorted({entry["scope"] for entry in entries}):
            fresh = [entry for entry in entries if entry["scope"] == scope]
            old = self._drop_old(scope, fresh)
            new = [digests.h64(e["tbl"], e["id"], e["nonce"], e["idx"]) for e in fresh if e["present"]]
            counter = counters[scope]
            counter["digest"] = digests.added(digests.removed(counter["digest"], old), new)
            counter["rows"] += len(new) - len(old)
            self._db.execute(insert(feed), fresh)

    def _drop_old(self, scope: str, fresh: Sequence[dict[str, Any]]) -> list[int]:
        feed, hashes = self._schema.feed, []
        by_table: dict[str, list[bytes]] = {}
        for entry in fresh:
            by_table.setdefault(entry["tbl"], []).append(entry["id"])
        for name, ids in by_table.items():
            for start in range(0, len(ids), CHUNK):
                these = (feed.c.scope == scope, feed.c.tbl == name, feed.c.id.in_(ids[start : start + CHUNK]))
                known = self._db.execute(
                    select(feed.c.id, feed.c.nonce, feed.c.idx).where(*these, feed.c.present)
                ).all()
                hashes += [digests.h64(name, row.id, bytes(row.nonce), row.idx) for row in known]
                self._db.execute(feed.delete().where(*these))
        return hashes

    def _close(self, counters: Mapping[str, dict[str, int]], scopes: Iterable[str]) -> None:
        counter, commit = self._schema.counter, self._schema.commit
        for scope in sorted(scopes):
            state = counters[scope]
            values = {"seq": state["seq"], "digest": str(state["digest"]), "rows": state["rows"]}
            self._db.execute(update(counter).where(counter.c.scope == scope).values(**values))
            self._db.execute(insert(commit).values(scope=scope, hi=state["seq"], nonce=self._nonce, at=self._now))
