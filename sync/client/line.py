"""The line to the district: one POST, one answer, over TLS with its own authority, bounded in bytes and time.

Redirects are never followed, proxies of the environment never used, and plain http is for the machine itself alone
(TRUST §4). What does not come from the district ends the exchange; the queue is kept in any case.
"""

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError
from urllib3.util import SKIP_HEADER

from sync.protocol import errors
from sync.protocol.bounds import REPLY_PACKED

CONNECT_S, READ_S = 5.0, 30.0
GRACE_S, LEAST_BYTES_A_SECOND, MOST_S = 60.0, 2_000, 30 * 60.0
"""An exchange ends when, a minute aside, it moved less than 2 kB a second, and after half an hour in any case."""
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_PIECE = 64 << 10


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Line:
    """Posts to one district. `authority` is the PEM of its own CA; None only for http on this machine."""

    def __init__(
        self, url: str, authority: str | None = None, *, read_s: float = READ_S, grace_s: float = GRACE_S
    ) -> None:
        _check_address(url, authority)
        self._url = url.rstrip("/")
        self._grace_s = grace_s
        self._timeouts = (CONNECT_S, read_s)
        self._connections = _Connections(authority)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()  # an idle night is mostly heads
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.mount("https://", self._connections)
        self._session.mount("http://", self._connections)

    def post(self, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """One request, one answer; raises Unreachable or NotOurServer."""
        pace = _Pace(self._grace_s, len(body), self._connections.cut)
        try:
            return self._post(path, body, headers, pace)
        except requests.exceptions.SSLError as error:
            raise _not_encrypted(error) from error
        except (requests.RequestException, HTTPError, OSError) as error:
            raise errors.Unreachable(why=type(error).__name__) from error
        finally:
            pace.stop()

    def close(self) -> None:
        self._session.close()

    def _post(self, path: str, body: bytes, headers: Mapping[str, str], pace: "_Pace") -> Answer:
        with self._session.post(
            self._url + path,
            data=body,
            headers={"User-Agent": SKIP_HEADER, "Accept-Encoding": SKIP_HEADER, **headers},
            timeout=self._timeouts,
            allow_redirects=False,
            stream=True,
        ) as answer:
            return Answer(answer.status_code, answer.headers, b"".join(_pieces(answer.raw, pace)))


def _check_address(url: str, authority: str | None) -> None:
    """https with an authority of our own; http is for this machine alone (T17)."""
    parts = urlsplit(url)
    is_here = parts.hostname in LOOPBACK
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise errors.NotOurServer(why="address")
    if parts.scheme == "http" and not is_here:
        raise errors.NotOurServer(why="not-encrypted")
    if parts.scheme == "https" and authority is None:
        raise errors.NotOurServer(why="no-authority")


def _pieces(raw: Any, pace: "_Pace") -> Iterator[bytes]:
    """The body as it comes, one receive at a time, at most 16 MiB of it."""
    total = 0
    while piece := raw.read1(_PIECE, decode_content=False):
        total += len(piece)
        pace.moved(len(piece))
        if total > REPLY_PACKED:
            raise errors.Malformed(field="body", why="too-large")
        yield piece
    if not raw.chunked and raw.length_remaining != 0:
        raise errors.Unreachable(why="cut")  # a head that was cut ends like one that is whole


def _not_encrypted(error: BaseException) -> errors.SyncError:
    """Whoever answers a handshake wrongly is not ours; a line that breaks in one is just a broken line."""
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return errors.Unreachable(why="cut")
        found = found.__context__
    return errors.NotOurServer(why="certificate")


class _Pace:
    """Cuts the line when it is too slow over all; who trickles a byte now and then holds nothing up for ever."""

    def __init__(self, grace_s: float, out: int, cut: Callable[[], None]) -> None:
        self._started = time.monotonic()
        self._allowed_s = grace_s + out / LEAST_BYTES_A_SECOND
        self._cut = cut
        self._is_over = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def moved(self, count: int) -> None:
        """So many bytes came."""
        self._allowed_s += count / LEAST_BYTES_A_SECOND

    def stop(self) -> None:
        self._is_over.set()

    def _watch(self) -> None:
        while (left := self._started + min(self._allowed_s, MOST_S) - time.monotonic()) > 0:
            if self._is_over.wait(left):
                return
        self._cut()


# --- connections -----------------------------------------------------------------------------------------------------


class _Connections(HTTPAdapter):
    """Connections that trust one authority only, and that can be cut from outside when their time is over."""

    def __init__(self, authority: str | None) -> None:
        self._context = _context(authority) if authority is not None else None
        self._open: list[HTTPConnection] = []
        super().__init__(max_retries=0, pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Called by `requests`."""
        if self._context is not None:
            kwargs["ssl_context"] = self._context
        super().init_poolmanager(*args, **kwargs)
        plain, secure = _noted(HTTPConnection, self._open), _noted(HTTPSConnection, self._open)
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Called by `requests`: the context decides, not a bundle of the world's authorities."""

    def cut(self) -> None:
        """The time is over: whatever is read or written fails at once."""
        for connection in self._open:
            try:
                if connection.sock is not None:
                    connection.sock.shutdown(2)
            except OSError:
                continue


def _noted(kind: type[Any], known: list[Any]) -> type[Any]:
    """A class of connections that are noted when they connect."""

    def connect(self: Any) -> None:
        if self not in known:
            known.append(self)
        kind.connect(self)

    return type("Noted" + kind.__name__, (kind,), {"connect": connect})


def _context(authority: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(cadata=authority)
    return context
