"""The exchange over HTTP: one POST a request, and what the answers mean that are no pages (SYNC §8)."""

from collections.abc import Mapping

from sync.client.checks import refusal
from sync.client.line import Line
from sync.protocol import errors
from sync.protocol.codec import decode_reply, unpack_reply

CONTENT_TYPE = "application/x-bjdesk"
PATH = "/v1/exchange"
AGAIN = frozenset({408, 425, 429}) | frozenset(range(500, 600))
_MOST_RETRY_AFTER_S = 60 * 60
_BY_STATUS = {
    401: "unknown",
    403: "revoked",
    413: "too-large",
    422: "malformed",
    426: "upgrade-needed",
}


class HttpTransport:
    """`send` of an exchange, for the desk that the token names."""

    def __init__(self, url: str, token: str, authority: str | None = None, **bounds: float) -> None:
        self._line = Line(url, authority, **bounds)
        self._headers = {
            "Authorization": f"Bearer {token}",
            "Content-Type": CONTENT_TYPE,
            "Content-Encoding": "gzip",
        }

    def __call__(self, packed: bytes) -> bytes:
        """One request, one answer; raises a SyncError."""
        answer = self._line.post(PATH, packed, self._headers)
        if answer.status != 200:
            raise failure(answer.status, answer.headers, answer.body)
        return answer.body

    def close(self) -> None:
        self._line.close()


# --- answers that are no pages ---------------------------------------------------------------------------------------


def failure(status: int, headers: Mapping[str, str], body: bytes) -> errors.SyncError:
    """What a status means: the district says more in a body of its own, others only in the number."""
    if status in AGAIN:
        return errors.Unreachable(_retry_after(headers), status=status)
    said = _said(body)
    if said is not None:
        return said
    code = _BY_STATUS.get(status)
    return refusal(code) if code is not None else errors.NotOurServer(status=status)


def _said(body: bytes) -> errors.SyncError | None:
    """The error that a reply of the district names."""
    try:
        reply = decode_reply(unpack_reply((body,)))
    except errors.SyncError:
        return None
    return refusal(reply.status, reply)


def _retry_after(headers: Mapping[str, str]) -> int | None:
    """Seconds, at most an hour; a date is not looked at, since clocks differ."""
    text = headers.get("Retry-After", "").strip()
    return min(int(text), _MOST_RETRY_AFTER_S) if text.isascii() and text.isdigit() and len(text) < 9 else None
