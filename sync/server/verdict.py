"""Judges the groups of claims that a transaction touched, under the counters of their feeds.

The groups are read again there: judged on what was read before the lock, two workers would both accept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sync.declarations import ClaimRule, Declarations, Row
from sync.server.claims import OPEN, Claim, has_moved, verdicts
from sync.server.merge import ServerRow
from sync.server.rows import Held, Key, Rows

CLAIM = "claim"
MOST_DEEP = 8
"""So deep may things be parts of each other."""


def judge(rows: Rows, declarations: Declarations, changed: Sequence[Held], now: int) -> list[Held]:
    """Set since and verdict of every claim in a touched group; returns the rows outside `changed` that changed."""
    found: list[Held] = []
    for declared in declarations:
        rule = declared.claim
        if rule is None:
            continue
        claims = [held for held in changed if held.table == declared.name and held.row is not None]
        things = [held for held in changed if held.table == rule.thing and held.row is not None]
        if claims or things:
            found += _Judge(rows, declared.name, rule, now).run(claims, things)
    return found


class _Judge:
    """Judges the claims of one table."""

    def __init__(self, rows: Rows, table: str, rule: ClaimRule, now: int) -> None:
        self._rows = rows
        self._table = table
        self._rule = rule
        self._since = now * 1000
        self._flat = rows.layout(table).flat
        self._known: dict[Key, Held] = {}

    def run(self, changed: Sequence[Held], things: Sequence[Held]) -> list[Held]:
        self._known = {held.key: held for held in changed}
        fresh = {held.key for held in changed if self._waits_anew(held)}
        touched = {(held.home, group) for held in changed for group in self._groups(held)}
        touched |= {(held.home, _thing(held)) for held in things if not held.is_new}
        touched |= set(self._known_before([held for held in things if held.is_new]))
        judged: set[tuple[str, str]] = set()
        for home, group in sorted(touched):
            if (home, group) not in judged:
                about = Things(self._rows, self._rule, home, group, things)
                judged.update((home, thing) for thing in about.all)
                self._judge(home, about, fresh)
        self._withdraw(changed)
        ours = {held.key for held in changed}
        return [held for held in self._known.values() if held.key not in ours and held.has_changed]

    def _known_before(self, new: Sequence[Held]) -> Iterator[tuple[str, str]]:
        """New things with claims or parts: after a restore these may have come back before the thing did."""
        for home in sorted({held.home for held in new}):
            names = sorted(_thing(held) for held in new if held.home == home)
            claimed = self._column(self._table, home, self._rule.column, names)
            if self._rule.part_of is not None:
                assert self._rule.thing is not None
                claimed |= self._column(self._rule.thing, home, self._rule.part_of, names)
            yield from ((home, name) for name in names if name in claimed)

    def _column(self, table: str, home: str, column: str, values: Sequence[str]) -> set[str]:
        flat = self._rows.layout(table).flat
        return {flat(held.row)[column] for held in self._rows.where(table, home, column, values) if held.row}

    def _groups(self, held: Held) -> set[str]:
        rows = (row for row in (held.before, held.row) if row is not None)
        return {group for row in rows if (group := self._group(row)) is not None}

    def _group(self, row: ServerRow) -> str | None:
        """What a row claims; a row that lacks what the rule asks for claims nothing."""
        cells = self._flat(row)
        try:
            self._rule.holds(cells)
            self._rule.collide(cells, cells)
        except (KeyError, TypeError):
            return None
        return self._rule.group(cells)

    def _waits_anew(self, held: Held) -> bool:
        assert held.row is not None
        if _claim(held.row)["since"] is None:
            return True
        return held.before is not None and has_moved(self._rule, self._flat(held.before), self._flat(held.row))

    def _judge(self, home: str, things: "Things", fresh: set[Key]) -> None:
        for held in self._rows.where(self._table, home, self._rule.column, sorted(things.all)):
            self._known.setdefault(held.key, held)
        members = [held for held in self._known.values() if held.home == home and self._is_of(held, things)]
        self._give_since(members, fresh)
        claims = [Claim(held.id, _claim(held.row)["since"] or 0, self._flat(held.row)) for held in members if held.row]
        found = verdicts(claims, self._rule, things.collide, things.limit)
        for held in members:
            verdict, against = found[held.id]
            _set(held, {**_claim(held.row), "verdict": verdict, "contest_with": against or None})

    def _is_of(self, held: Held, things: "Things") -> bool:
        return held.row is not None and self._group(held.row) in things.all

    def _give_since(self, members: Iterable[Held], fresh: set[Key]) -> None:
        """A claim whose slot is new waits from now on, behind all that wait already."""
        waiting = list(members)
        self._since = max([self._since, *(_claim(held.row)["since"] or 0 for held in waiting)])
        for held in waiting:
            if held.key in fresh:
                self._since += 1
                _set(held, {**_claim(held.row), "since": self._since})

    def _withdraw(self, changed: Sequence[Held]) -> None:
        """A row that claims nothing (any more) has no verdict."""
        for held in changed:
            if held.row is not None and self._group(held.row) is None:
                _set(held, {**_claim(held.row), "verdict": OPEN, "contest_with": None})


class Things:
    """What is claimed, with all that it is part of and all its parts; `changed` are things of this transaction."""

    def __init__(self, rows: Rows, rule: ClaimRule, home: str, thing: str, changed: Sequence[Held]) -> None:
        self._rows = rows
        self._rule = rule
        self._home = home
        self._changed = {held.id.hex().upper(): held for held in changed if held.home == home}
        self._whole: dict[str, str | None] = {}
        self.limit: int | None = None
        if rule.thing is not None:
            self._find(rule.thing, thing)
        self.all = frozenset({thing, *self._whole})

    def _find(self, table: str, thing: str) -> None:
        found = self._cells(table, thing)
        if found is None:
            return
        if self._rule.limit is not None:
            self.limit = self._rule.limit(found)
        if self._rule.part_of is not None:
            self._find_parts(table, self._rule.part_of, self._outermost(table, self._rule.part_of, thing))

    def _outermost(self, table: str, part_of: str, thing: str) -> str:
        for _ in range(MOST_DEEP):
            found = self._cells(table, thing)
            if found is None or found.get(part_of) is None:
                break
            thing = found[part_of]
        return thing

    def _find_parts(self, table: str, part_of: str, top: str) -> None:
        self._whole[top] = None
        level = [top]
        for _ in range(MOST_DEEP):
            parts = {part: whole for part, whole in self._parts(table, part_of, level) if part not in self._whole}
            self._whole.update(parts)
            level = sorted(parts)
            if not level:
                break

    def _parts(self, table: str, part_of: str, level: Sequence[str]) -> Iterator[tuple[str, str]]:
        flat = self._rows.layout(table).flat
        stored = {held.id.hex().upper(): held for held in self._rows.where(table, self._home, part_of, level)}
        for part, held in {**stored, **self._changed}.items():
            whole = flat(held.row).get(part_of) if held.row else None
            if whole is not None and whole in level:
                yield part, whole

    def _cells(self, table: str, thing: str) -> Row | None:
        held = self._changed.get(thing)
        if held is None:
            held = next(iter(self._rows.where(table, self._home, "id", [bytes.fromhex(thing)])), None)
        return self._rows.layout(table).flat(held.row) if held is not None and held.row else None

    def collide(self, one: Row, other: Row) -> bool:
        """Claims on one thing, or on a whole and a part of it, by the rule."""
        first, second = self._rule.group(one), self._rule.group(other)
        are_related = first == second or first in self._above(second) or second in self._above(first)
        return are_related and self._rule.collide(one, other)

    def _above(self, thing: str | None) -> list[str]:
        found: list[str] = []
        while thing is not None and (thing := self._whole.get(thing)) is not None and thing not in found:
            found.append(thing)
        return found


def _thing(held: Held) -> str:
    """Its id as claims spell it."""
    return held.id.hex().upper()


def _claim(row: ServerRow | None) -> dict[str, Any]:
    known = row.owned.get(CLAIM) if row else None
    return {"since": None, "verdict": OPEN, "contest_with": None, **(known or {})}


def _set(held: Held, claim: Mapping[str, Any]) -> None:
    assert held.row is not None
    if claim != held.row.owned.get(CLAIM):
        held.row = replace(held.row, owned={**held.row.owned, CLAIM: dict(claim)})
        held.has_changed = True
