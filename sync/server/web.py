"""The district's server on the web: an ASGI application of three addresses, without a framework.

Bodies are read with every bound counted while they come; the work itself runs on a few threads. Logs are one JSON
object a line and hold neither bodies nor tokens nor names.
"""

import asyncio
import json
import logging
import time
import traceback
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sync.protocol.codec import decode_request
from sync.protocol.errors import Malformed, SyncError, UnknownDevice
from sync.protocol.messages import Request
from sync.server.district import District
from sync.server.web_answers import BJDESK, Answer, Refusal, of_error, of_exchange, ok, packed
from sync.server.web_bodies import SILENCE_S, ClientGone, Held, Receive, Room, read_json, unpacked, whole
from sync.server.web_limits import ENROLMENTS, EXCHANGES, STRANGERS, TRIES_A_CODE, Limits

Scope = MutableMapping[str, Any]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
THREADS = 8
MOST_NAME = 80
"""Characters of a desk's name."""
LOG = logging.getLogger("bjdesk.district")
_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
_SECURE = (b"strict-transport-security", b"max-age=31536000")
"""Only where there is TLS: elsewhere it means nothing."""
_ID_BYTES = 8
PATHS = frozenset({"/health", "/v1/exchange", "/v1/enrol"})


class Web:
    """The application; `random` makes request ids, `clock` gives ms since 1970."""

    def __init__(
        self,
        district: District,
        clock: Callable[[], int],
        random: Callable[[int], bytes],
        limits: Limits | None = None,
        silence_s: float = SILENCE_S,
        threads: int = THREADS,
    ) -> None:
        self._district = district
        self._clock = clock
        self._random = random
        self._limits = limits or Limits()
        self._room = Room()
        self._silence_s = silence_s
        self._workers = ThreadPoolExecutor(threads, thread_name_prefix="district")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        """Start and end: what is being merged is merged to its end."""
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await asyncio.to_thread(self._workers.shutdown, wait=True)
        await send({"type": "lifespan.shutdown.complete"})

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        started, request = time.monotonic(), self._random(_ID_BYTES).hex()
        try:
            answer = await self._answer(scope, receive, request)
        except ClientGone:
            _log(scope, request, 0, started, 0)
            return
        except Exception as error:  # whatever went wrong is answered and logged, without a word of what was in it
            answer = of_error(error, request)
            if answer.status == 500:
                LOG.error(json.dumps({"request": request, "error": type(error).__name__, "at": _places(error)}))
        _log(scope, request, answer.status, started, len(answer.body))
        await _send(send, answer, request, is_secure=scope.get("scheme") == "https")

    async def _answer(self, scope: Scope, receive: Receive, request: str) -> Answer:
        path, method = scope["path"], scope["method"]
        if path == "/health" and method == "GET":
            return ok({"ok": await self._work(self._district.is_alive)})
        if path == "/v1/exchange" and method == "POST":
            return await self._exchange(scope, receive, request)
        if path == "/v1/enrol" and method == "POST":
            return await self._enrol(scope, receive)
        raise Refusal(404, "not-found")

    async def _work(self, work: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._workers, work, *arguments)

    # --- exchange ----------------------------------------------------------------------------------------------------

    async def _exchange(self, scope: Scope, receive: Receive, request: str) -> Answer:
        headers = _headers(scope)
        if headers.get(b"content-type") != BJDESK or headers.get(b"content-encoding") != b"gzip":
            raise Refusal(415, "not-our-format")
        token = headers.get(b"authorization", b"").removeprefix(b"Bearer ").decode("latin-1")
        self._limits.take(f"token {token}", EXCHANGES)
        with Held(self._room) as held:
            try:
                body = await unpacked(receive, held, self._silence_s)
            except SyncError as error:
                return of_exchange(error, request, 0, self._clock(), self._district.release)
            answer: Answer = await self._work(self._exchanged, token, body, request, _address(scope))
            return answer

    def _exchanged(self, token: str, body: bytes, request: str, address: str) -> Answer:
        """Decode, merge, answer: on a thread of its own."""
        number = 0
        try:
            asked: Request = decode_request(body)
            number = asked.req
            return packed(self._district.exchange(token, asked))
        except UnknownDevice as error:
            self._limits.take(f"stranger {address}", STRANGERS)
            return of_exchange(error, request, number, self._clock(), self._district.release)
        except Exception as error:
            answer = of_exchange(error, request, number, self._clock(), self._district.release)
            if answer.status == 500:
                raise
            return answer

    # --- enrolment ---------------------------------------------------------------------------------------------------

    async def _enrol(self, scope: Scope, receive: Receive) -> Answer:
        if _headers(scope).get(b"content-type", b"").partition(b";")[0] != b"application/json":
            raise Refusal(415, "not-our-format")
        self._limits.take(f"enrol {_address(scope)}", ENROLMENTS)
        asked = read_json(await whole(receive))
        self._limits.take(f"code {asked.get('code', '')}", TRIES_A_CODE)
        answer: Answer = await self._work(self._enrolled, asked)
        return answer

    def _enrolled(self, asked: Mapping[str, str]) -> Answer:
        name = asked.get("name", "").strip()
        if not 0 < len(name) <= MOST_NAME:
            raise Malformed(field="name", why="length")
        key, device = _bytes(asked, "public_key", 32), _bytes(asked, "device", 16)
        found = self._district.enrol(asked.get("code", ""), key, name, device)
        return ok(
            {
                "device": found.device.hex(),
                "token": found.token,
                "branch": found.branch,
                "number": found.number,
                "server_key": found.server_key.hex(),
                "identity_key": found.identity_key.hex(),
            }
        )


# --- heads, lines ----------------------------------------------------------------------------------------------------


def _headers(scope: Scope) -> dict[bytes, bytes]:
    return {name.lower(): value.strip() for name, value in scope["headers"]}


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _bytes(asked: Mapping[str, str], name: str, size: int) -> bytes:
    """A field of so many bytes, in hex."""
    try:
        found = bytes.fromhex(asked.get(name, ""))
    except ValueError:
        found = b""
    if len(found) != size:
        raise Malformed(field=name, why="length")
    return found


async def _send(send: Send, answer: Answer, request: str, *, is_secure: bool) -> None:
    headers = [
        (b"content-type", answer.kind),
        (b"content-length", str(len(answer.body)).encode()),
        (b"x-request-id", request.encode()),
        *_HEADERS,
        *((_SECURE,) if is_secure else ()),
        *answer.headers.items(),
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


def _log(scope: Scope, request: str, status: int, started: float, out: int) -> None:
    """One line: the path only if it is one of ours, since others could hold anything."""
    path = scope["path"] if scope["path"] in PATHS else "other"
    passed = round((time.monotonic() - started) * 1000)
    LOG.info(json.dumps({"request": request, "path": path, "status": status, "ms": passed, "out": out}))


def _places(error: BaseException) -> list[str]:
    """Where an error went through; neither its words nor any value."""
    return [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
