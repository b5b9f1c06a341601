"""Judges a reply before anything of it is applied: one that breaks a promise is dropped whole (SYNC §7, P27).

A server may be hostile, broken, or an old one that comes back with a late answer; none of it may move a cursor back,
acknowledge what was never sent, or bring rows that this desk did not ask for.
"""

from collections.abc import Callable, Mapping
from typing import NoReturn

from sync.clock import DeskClock
from sync.declarations import Declarations
from sync.protocol import errors
from sync.protocol.messages import START, Cursor, FeedPage, Reply, Request

EVERYBODY = "*"
DAY_MS = 24 * 60 * 60 * 1000
FINE = frozenset({"ok", "common", "offered"})


def judge(request: Request, reply: Reply, declarations: Declarations) -> None:
    """Raise what the reply says, or what is wrong with it."""
    if reply.req != request.req:
        raise errors.Unreachable(reason="another-request")
    if reply.status not in FINE:
        raise refusal(reply.status, reply)
    _judge_acks(request, reply)
    for scope, page in reply.pages.items():
        if scope not in request.cursors:
            _drop(f"pages.{scope}", "scope")
        _judge_page(scope, page, request.cursors.get(scope, START), declarations)
    for scope, common in (reply.common or {}).items():
        if scope not in (request.history or {}) or common[0] > request.cursors.get(scope, START)[0]:
            _drop(f"common.{scope}", "cursor")


def _judge_acks(request: Request, reply: Reply) -> None:
    """Acknowledged is a run of what was sent, from its beginning."""
    sent = [batch.n for batch in request.batches]
    acked = [ack.n for ack in reply.acks]
    if acked != sent[: len(acked)]:
        _drop("acks", "unknown")
    for batch, ack in zip(request.batches, reply.acks, strict=False):
        places = [place for place, _ in ack.bad]
        if len(set(places)) != len(places) or any(place >= batch.count for place in places):
            _drop("acks.bad", "number")


def _judge_page(scope: str, page: FeedPage, cursor: Cursor, declarations: Declarations) -> None:
    where = f"pages.{scope}"
    if page.next[0] < cursor[0] or (page.next[0] == cursor[0] and page.next != cursor):
        _drop(f"{where}.next", "backwards")
    if page.more and not page.entries:
        _drop(f"{where}.more", "empty")
    _judge_numbers(page, cursor, where)
    keys = {(entry.table, entry.id) for entry in page.entries}
    if len(keys) != len(page.entries):
        _drop(f"{where}.id", "twice")
    for entry in page.entries:
        if entry.row is not None and not _may_stand_in(scope, entry.table, entry.row.home, declarations):
            _drop(f"{where}.home", "scope")


def _judge_numbers(page: FeedPage, cursor: Cursor, where: str) -> None:
    """Numbers lie above the cursor, and every entry belongs to a commit of the page."""
    if not page.entries:
        return
    last = page.entries[-1].seq
    if page.entries[0].seq <= cursor[0] or last > page.next[0]:
        _drop(f"{where}.seqs", "cursor")
    if not page.commits or page.commits[-1][0] < last or page.commits[-1][0] > page.next[0]:
        _drop(f"{where}.commits", "cut")


def _may_stand_in(scope: str, table: str, home: str, declarations: Declarations) -> bool:
    """Whether a row of this home can be published to this feed at all."""
    declared = declarations.get(table)
    if declared is None:
        return True
    if scope == EVERYBODY:
        return home == EVERYBODY or declared.policy.seen in ("A", "O")  # O: as the row it speaks of
    return home != EVERYBODY and (declared.policy.seen != "H" or home == scope)


def _drop(field: str, why: str) -> NoReturn:
    raise errors.Malformed(field=f"reply.{field}", why=why)


# --- what a reply says instead of pages ------------------------------------------------------------------------------


def refusal(status: str, reply: Reply | None = None) -> errors.SyncError:
    """The error of a status; one of a newer release ends the exchange like any other."""
    made = _REFUSALS.get(status)
    return made(reply) if made is not None else errors.Malformed(field="status", why=status)


_REFUSALS: Mapping[str, Callable[[Reply | None], errors.SyncError]] = {
    "unknown": lambda _: errors.UnknownDevice(),
    "unknown-device": lambda _: errors.UnknownDevice(),
    "revoked": lambda _: errors.Revoked(),
    "fork": lambda _: errors.Forked(),
    "gap": lambda reply: errors.Gap(reply.last[0] if reply else 0),
    "lost": lambda reply: errors.LostHistory(reply.scopes if reply else ()),
    "too-large": lambda _: errors.TooLarge(),
    "malformed": lambda reply: errors.Malformed(**(dict(reply.extra) if reply else {})),
    "upgrade-needed": lambda _: errors.UpgradeNeeded(),
    "upgrade": lambda _: errors.UpgradeNeeded(),
}


# --- the clock -------------------------------------------------------------------------------------------------------


def is_step(clock: DeskClock, server_ms: int, wall_ms: int) -> bool:
    """Whether the server's time lies more than a day from where both the last one heard and the desk's clock put it."""
    if clock.floor == 0:
        return False
    expected = wall_ms + clock.offset
    return min(abs(server_ms - clock.floor), abs(server_ms - expected)) > DAY_MS
