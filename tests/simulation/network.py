"""The line between a desk and the district: real bytes, and everything that happens to bytes on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from sync.protocol.errors import Gap, SyncError, Unreachable
from tests.simulation.crashes import Crash
from tests.simulation.district import SimDistrict
from tests.simulation.leaning import Leaning
from tests.simulation.tally import Tally
from tests.simulation.timeline import MINUTE_MS, SECOND_MS, Timeline

PORTAL = b"<html><head><title>Wi-Fi</title></head><body>\xe8\xaf\xb7\xe7\x99\xbb\xe5\xbd\x95</body></html>"
LATE_MS = 15 * MINUTE_MS

WEIGHTS: dict[str, int] = {
    "": 60,
    "request lost": 5,
    "request cut": 3,
    "request doubled": 4,
    "request again much later": 4,
    "reply lost": 10,
    "reply cut": 4,
    "reply of another request": 3,
    "late by minutes": 6,
    "portal page": 3,
    "server busy": 3,
    "same request at once": 3,
    "another request at once": 8,
}


@dataclass
class Delayed:
    """A copy of a request that some proxy kept, to be delivered at its time."""

    at_ms: int
    token: str
    raw: bytes


@dataclass
class Network:
    """Carries requests; `meanwhile` lets the rest of the world go on while one of them is under way."""

    district: SimDistrict
    timeline: Timeline
    random: Random
    tally: Tally
    meanwhile: Callable[[], None]
    rival: Callable[[], tuple[str, bytes] | None]
    """What another desk sends just now."""
    after_delivery: Callable[[], None]
    leaning: Leaning
    is_faulty: bool = True
    delayed: list[Delayed] = field(default_factory=list)
    last_reply: dict[str, bytes] = field(default_factory=dict)

    def line(self, token: str) -> Callable[[bytes], bytes]:
        """What a desk calls with the bytes of a request."""

        def send(raw: bytes) -> bytes:
            return self._carry(token, raw)

        return send

    def _carry(self, token: str, raw: bytes) -> bytes:
        fault = self._fault()
        self._travel(fault)
        if fault in ("request lost", "server busy"):
            raise Unreachable
        if fault == "portal page":
            return PORTAL
        if fault == "request cut":
            self._deliver_quietly(token, raw[: self.random.randrange(len(raw))])
            raise Unreachable
        if fault == "request doubled":
            self._deliver_quietly(token, raw)
        if fault == "request again much later":
            self.delayed.append(Delayed(self.timeline.ms + self.random.randrange(SECOND_MS, 4 * LATE_MS), token, raw))
        reply = self.deliver(token, raw, self._at_once(fault, token, raw))
        self._travel(fault)
        return self._returned(fault, token, reply)

    def _returned(self, fault: str, token: str, reply: bytes) -> bytes:
        older, self.last_reply[token] = self.last_reply.get(token), reply
        if fault == "reply lost":
            raise Unreachable
        if fault == "reply cut":
            return reply[: self.random.randrange(len(reply))]
        if fault == "reply of another request" and older is not None:
            return older
        return reply

    def _fault(self) -> str:
        if not self.is_faulty:
            return ""
        fault = self.leaning.choose(self.random, WEIGHTS)
        if fault:
            self.tally.note("fault", fault)
        return fault

    def _travel(self, fault: str) -> None:
        """Some milliseconds, or minutes in which people work on and others exchange."""
        if not self.is_faulty:
            self.timeline.pass_by(20)
            return
        self.timeline.pass_by(self.random.randrange(5, 400))
        if fault == "late by minutes":
            self.timeline.pass_by(self.random.randrange(MINUTE_MS, LATE_MS // 2))
        if fault == "late by minutes" or self.random.random() < 0.15:
            self.meanwhile()

    def _at_once(self, fault: str, token: str, raw: bytes) -> tuple[str, bytes] | None:
        """What comes to another worker of the server at the same time."""
        if fault == "same request at once":
            return token, raw
        return self.rival() if fault == "another request at once" else None

    # --- delivery ----------------------------------------------------------------------------------------------------

    def deliver(self, token: str, raw: bytes, beside: tuple[str, bytes] | None = None) -> bytes:
        """To the district; a server that stopped under the request is started again, and the line is broken."""
        try:
            if beside is not None:
                self.tally.note("workers", "two requests at once")
                return self.district.answer_both(self.random, (token, raw), beside)
            return self.district.answer(token, raw)
        except Crash:
            raise Unreachable from None
        except Gap as gap:  # the client sends again what is missing, and says nothing of it
            self.tally.note("answer", gap.code)
            raise
        finally:
            self.after_delivery()

    def _deliver_quietly(self, token: str, raw: bytes) -> None:
        """Nobody waits for this answer."""
        try:
            self.deliver(token, raw)
        except SyncError as error:
            self.tally.note("unheard answer", error.code)

    def deliver_due(self) -> None:
        """Copies whose time has come."""
        due = [one for one in self.delayed if one.at_ms <= self.timeline.ms]
        self.delayed = [one for one in self.delayed if one.at_ms > self.timeline.ms]
        for one in due:
            self._deliver_quietly(one.token, one.raw)
