"""One exchange with the district: seal, ask, apply, and again until nothing is left (SYNC §6).

An ordinary night is one request. Each step is a transaction of its own, so that a stop anywhere loses nothing and
the next exchange goes on; people work on meanwhile.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from msgspec.structs import replace

from sync.client import checks
from sync.client.chunks import chunks
from sync.client.port import Applied, DeskPort, Standing
from sync.client.report import ExchangeReport, Progress, Stage, Watch
from sync.clock import DeskClock
from sync.protocol.bounds import OPERATIONS, PAGE_LEAST, REQUEST_PACKED
from sync.protocol.codec import decode_reply, encode_request, pack, unpack_reply
from sync.protocol.errors import ClockStep, Gap, LostHistory, Malformed, TooLarge, UnknownDevice
from sync.protocol.messages import START, FeedPage, Reply, Request

Send = Callable[[bytes], bytes]
"""Packed request -> packed reply; raises a SyncError."""

ROWS_AT_ONCE = 100
"""Rows of one transaction while a window is open."""
PAGE, SMALL_PAGE = 1 << 20, 1 << 18
"""Bytes that are asked for at once, and while a window is open: what a page makes in memory is tidied up in one go."""
REQUEST = REQUEST_PACKED * 3 // 4
ROUNDS = 5_000
"""Requests of one exchange; a feed that never ends is left for the next one."""
CLOCK_TOLERANCE_MS = 1_000
"""A correction below it is not worth a write."""


def nothing(_point: str) -> None:
    """No crash is wanted at any point."""


def unwatched(_progress: Progress) -> None:
    """Nobody looks on."""


def going_on() -> bool:
    """Nobody asks to stop."""
    return False


class Stopped(Exception):
    """Somebody asked to stop; what was applied stays."""


class Exchange:
    """Runs exchanges of one desk; `report` is what the last one did, also when it raised."""

    def __init__(
        self,
        port: DeskPort,
        send: Send,
        wall_ms: Callable[[], int],
        monotonic_ms: Callable[[], int],
        points: Callable[[str], None] = nothing,
        progress: Watch = unwatched,
        is_stopped: Callable[[], bool] = going_on,
        rows_at_once: int | None = ROWS_AT_ONCE,
    ) -> None:
        self._port = port
        self._send = send
        self._wall_ms = wall_ms
        self._monotonic_ms = monotonic_ms
        self._points = points
        self._progress = progress
        self._is_stopped = is_stopped
        self._rows_at_once = rows_at_once
        self.report = ExchangeReport()

    def run(self, *, accept_time: bool = False) -> ExchangeReport:
        """Exchange until nothing is left; `accept_time`: a person looked at the server's clock. Raises SyncError."""
        with self._port.alone():
            self.report = ExchangeReport()
            self._start(accept_time)
            try:
                self._seal()
                self._converse()
            except Stopped:
                self.report.is_cancelled = True
            return self.report

    def _start(self, accept_time: bool) -> None:
        self._accept_time = accept_time
        self._page = PAGE if self._rows_at_once is None else SMALL_PAGE
        self._request_bytes, self._operations = REQUEST, OPERATIONS
        self._swept: set[str] = set()
        self._last: Reply | None = None

    # --- the loop ----------------------------------------------------------------------------------------------------

    def _seal(self) -> None:
        self._tell(Stage.SEALING)
        self._port.seal(self._operations)

    def _converse(self) -> None:
        for _ in range(ROUNDS):
            before = self._port.standing()
            if before.device is None:
                raise UnknownDevice(why="not-enrolled")
            is_done = self._round(before)
            self._check_stop()
            if is_done:
                self._close()
                return

    def _round(self, standing: Standing) -> bool:
        """One request and what comes of it; True when nothing is left."""
        try:
            if standing.is_offering:
                return self._offer(standing)
            request = self._ordinary(standing)
            reply = self._ask(request, standing)
        except Gap as gap:
            self._step_back(gap, standing)
            return False
        except LostHistory as lost:
            self._find_common(lost.scopes, standing)
            return False
        except TooLarge:
            self._ask_for_less()
            return False
        return self._take(request, reply, standing)

    def _ordinary(self, standing: Standing) -> Request:
        return replace(
            self._head(standing),
            batches=tuple(self._port.unsent(self._request_bytes)),
            want_number=standing.number is None,
        )

    def _head(self, standing: Standing) -> Request:
        return Request(
            req=self._port.next_request(),
            device=standing.device or b"",
            schema=standing.schema,
            wall=self._wall_ms(),
            chain=standing.chain,
            acked=standing.acked,
            cursors=dict(standing.cursors),
            page=self._page,
        )

    def _ask(self, request: Request, standing: Standing) -> Reply:
        """Send, time the way, and take nothing that breaks a promise."""
        self._tell(Stage.SENDING, 0, len(request.batches))
        packed = pack(encode_request(request))
        sent_wall, sent_at = self._wall_ms(), self._monotonic_ms()
        self.report.requests += 1
        self.report.bytes_out += len(packed)
        answer = self._send(packed)
        way, wall = self._monotonic_ms() - sent_at, self._wall_ms()
        self.report.bytes_in += len(answer)
        reply = decode_reply(unpack_reply((answer,)))
        checks.judge(request, reply, self._port.declarations)
        if checks.is_step(standing.clock, reply.time, wall) and not self._accept_time:
            raise ClockStep(server=reply.time, wall=wall)
        self._hear(reply, standing.clock.heard(reply.time, sent_wall, wall, way), standing)
        self.report.warnings += [words for words in (reply.clock, reply.update) if words]
        self._last = reply
        return reply

    def _hear(self, reply: Reply, clock: DeskClock, standing: Standing) -> None:
        """Write time and number down if something is applied, or if a clock is off: an idle night writes nothing."""
        known = standing.clock
        brings = bool(reply.acks) or any(page.entries for page in reply.pages.values())
        moved = max(abs(clock.offset - known.offset), clock.floor - (self._wall_ms() + clock.offset))
        is_off = moved > CLOCK_TOLERANCE_MS or clock.last_ms != known.last_ms or known.floor == 0
        if brings or is_off or reply.number is not None:
            self._port.hear(clock, reply.time, reply.number)

    # --- an ordinary reply -------------------------------------------------------------------------------------------

    def _take(self, request: Request, reply: Reply, standing: Standing) -> bool:
        self._take_acks(request, reply)
        is_read = self._take_pages(reply)
        now = self._port.standing()
        if now.acked[0] < now.chain[0] or not is_read:
            if (now.acked, now.cursors) == (standing.acked, standing.cursors):
                raise Malformed(field="reply", why="no-progress")
            return False
        return self._finish(reply)

    def _take_acks(self, request: Request, reply: Reply) -> None:
        for batch, ack in zip(request.batches, reply.acks, strict=False):
            self._check_stop()
            refused = self._port.acknowledge(ack)
            self.report.sent += batch.count
            self.report.refused += refused.rows
            self._changed(Stage.SENDING, refused.kinds, ack.n, request.chain[0])
        self._points("apply.after_acks")

    def _take_pages(self, reply: Reply) -> bool:
        """Apply the feed of everybody to its end, then the branch's; True when both were read, or wait for a person."""
        asked = self._port.standing().cursors
        for scope in sorted(asked, key=lambda scope: scope != checks.EVERYBODY):
            page = reply.pages.get(scope)
            if page is None:
                return bool(self._port.held())
            if not self._take_page(scope, page, asked.get(scope, START)):
                continue
            if page.more:
                return False
        return True

    def _take_page(self, scope: str, page: FeedPage, cursor: tuple[int, bytes]) -> bool:
        """Apply a page in parts; False if a person must look at it first."""
        if page.next == cursor:
            return True
        if self._port.holds(scope, page):
            return False
        for part in self._parts(page):
            self._check_stop()
            self._keep(self._port.apply(scope, part), part)
            self._points("apply.between_chunks")
        return True

    def _parts(self, page: FeedPage) -> Iterator[FeedPage]:
        return chunks(page, self._rows_at_once) if page.entries else iter((page,))

    def _keep(self, applied: Applied, part: FeedPage) -> None:
        self.report.received += len(part.entries)
        self._changed(Stage.RECEIVING, applied.kinds, self.report.received)
        if applied.awaited:
            self._repeat(self._port.place, applied.awaited)

    # --- the end of the feeds ----------------------------------------------------------------------------------------

    def _finish(self, reply: Reply) -> bool:
        """What waited for the end of the feeds, then the digests; True when they agree or were swept already."""
        if self._port.held():
            return True
        self._tell(Stage.FINISHING)
        self._repeat(self._port.place, None)
        self._repeat(self._port.settle)
        for scope in sorted(reply.pages, reverse=True):  # `*` last: rows of a branch name rows of everybody
            self._repeat(self._port.sweep, scope)
        differing = {scope for scope, page in reply.pages.items() if self._differs(scope, page)}
        self.report.unequal = frozenset(differing & self._swept)
        fresh = differing - self._swept
        if not fresh or self._port.held():
            return True
        self._swept |= fresh
        self.report.differing |= fresh
        self._port.begin_sweep(fresh)
        return False

    def _differs(self, scope: str, page: FeedPage) -> bool:
        return self._port.digest(scope) != (page.digest, page.rows)

    def _repeat(self, step: Callable[..., Applied], *arguments: object) -> None:
        """A step in small transactions until nothing is left of it."""
        done = 0
        while True:
            self._check_stop()
            applied = step(*arguments)
            if not applied.rows:
                return
            done += applied.rows
            self.report.dropped += applied.dropped
            self._changed(Stage.FINISHING, applied.kinds, done)

    def _close(self) -> None:
        self.report.held = self._port.held()
        self.report.is_complete = not self.report.held and not self.report.unequal
        signed, signature = self._last.receipt if self._last and self._last.receipt else (None, None)
        self._port.close(self.report, signed, signature)

    # --- when something was lost -------------------------------------------------------------------------------------

    def _step_back(self, gap: Gap, standing: Standing) -> None:
        if gap.last >= standing.acked[0]:
            raise Malformed(field="reply.last", why="gap")
        self._port.step_back(gap.last)

    def _find_common(self, scopes: Collection[str], standing: Standing) -> None:
        """Tell the newest cursors, learn the common ones, and begin to offer what was learned above them."""
        history = self._port.history([scope for scope in scopes if scope in standing.cursors])
        request = replace(self._head(standing), history={scope: tuple(known) for scope, known in history.items()})
        common: Mapping[str, tuple[int, bytes]] = self._ask(request, standing).common or {}
        if not common:
            raise Malformed(field="reply.common", why="missing")
        self.report.lost |= frozenset(common)
        self._port.begin_offers(common)

    def _offer(self, standing: Standing) -> bool:
        """The next part of an offer; ends when all was taken, so the exchange always goes on after it."""
        offer = self._port.next_offer()
        if offer is not None:
            self._tell(Stage.OFFERING, self.report.offered)
            self._ask(replace(self._head(standing), offer=offer), standing)
            self.report.offered += len(offer.rows) + len(offer.left)
        self._port.offered()
        return False

    def _ask_for_less(self) -> None:
        """Halve what is sealed and what is asked for; TooLarge when there is nothing to halve."""
        if self._request_bytes <= 1:
            raise TooLarge
        self._request_bytes //= 8
        self._page = max(PAGE_LEAST, self._page // 2)
        self._operations = max(1, self._operations // 2)

    # --- telling and stopping ----------------------------------------------------------------------------------------

    def _changed(self, stage: Stage, kinds: frozenset[str], done: int, total: int | None = None) -> None:
        self.report.kinds |= kinds
        self._progress(Progress(stage, done, total, kinds))

    def _tell(self, stage: Stage, done: int = 0, total: int | None = None) -> None:
        self._progress(Progress(stage, done, total))

    def _check_stop(self) -> None:
        if self._is_stopped():
            raise Stopped
