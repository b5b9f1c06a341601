"""Judges the groups of claims that a batch touched, under the counters of their feeds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sync.declarations import ClaimRule, Declarations, TableDeclaration
from sync.server.claims import Claim, has_moved, verdicts
from sync.server.merge import ServerRow
from sync.server.rows import Held, Key, Rows

CLAIM = "claim"


def judge(
    rows: Rows, declarations: Declarations, changed: Sequence[Held], counters: Mapping[str, dict[str, int]], now: int
) -> list[Held]:
    """Set since and verdict of every claim in a touched group; returns the rows outside `changed` that moved."""
    found: list[Held] = []
    for declared in declarations:
        claims = [held for held in changed if held.table == declared.name]
        if declared.claim is not None and claims:
            found += _judge_table(rows, declared, declared.claim, claims, now)
    return found


def _judge_table(
    rows: Rows, declared: TableDeclaration, rule: ClaimRule, changed: Sequence[Held], now: int
) -> list[Held]:
    fresh: dict[Key, Held] = {held.key: held for held in changed}
    for held in changed:
        _wait_anew(rule, held, now)
    touched = {
        (held.home, group)
        for held in changed
        for row in (held.before, held.row)
        if row is not None and (group := rule.group(cells(row))) is not None
    }
    others: list[Held] = []
    for home, group in sorted(touched):
        known = {held.key: held for held in rows.where(declared.name, (home,), rule.column, [group])}
        known.update((key, held) for key, held in fresh.items() if held.home == home)
        members = [held for held in known.values() if held.row and rule.group(cells(held.row)) == group]
        others += [held for held in _apply(members, rule) if held.key not in fresh]
    return others


def _wait_anew(rule: ClaimRule, held: Held, now: int) -> None:
    """A claim whose slot moved waits from now on."""
    assert held.row is not None
    before = cells(held.before) if held.before else None
    if has_moved(rule, before, cells(held.row)):
        held.row = _owned(held.row, {**_claim(held.row), "since": now * 1000})


def _apply(members: Sequence[Held], rule: ClaimRule) -> list[Held]:
    """Set the verdicts of one group; returns the rows whose verdict changed."""
    claims = [Claim(held.id, _claim(held.row).get("since") or 0, cells(held.row)) for held in members if held.row]
    judged = verdicts(claims, rule)
    moved = []
    for held in members:
        assert held.row is not None
        verdict, against = judged[held.id]
        claim = {**_claim(held.row), "verdict": verdict, "contest_with": against or None}
        if claim != _claim(held.row):
            held.row = _owned(held.row, claim)
            held.has_changed = True
            moved.append(held)
    return moved


def _claim(row: ServerRow | None) -> dict[str, Any]:
    return dict((row.owned.get(CLAIM) if row else None) or {"since": None, "verdict": "0", "contest_with": None})


def _owned(row: ServerRow, claim: Mapping[str, Any]) -> ServerRow:
    return replace(row, owned={**row.owned, CLAIM: dict(claim)})


def cells(row: ServerRow) -> dict[str, Any]:
    """A row's columns out of its registers; `removed` says whether it was taken out."""
    found: dict[str, Any] = {"removed": row.deleted is not None}
    for name, written in row.registers.items():
        if isinstance(written.value, Mapping):
            found.update(written.value)
        else:
            found[name] = written.value
    return found
