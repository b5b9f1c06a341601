"""What the server answers when it does not answer with a reply: a status, a code, a request id, and never a stack."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.exc import DBAPIError

from sync.protocol import errors
from sync.protocol.chain import ORIGIN
from sync.protocol.codec import encode_reply, pack
from sync.protocol.messages import Reply
from sync.server.devices import CodeRefused

BJDESK, JSON = b"application/x-bjdesk", b"application/json; charset=utf-8"
_STATUS: Mapping[type[errors.SyncError], tuple[int, str]] = {
    errors.UnknownDevice: (401, "unknown"),
    errors.Revoked: (403, "revoked"),
    CodeRefused: (404, "code-refused"),
    errors.Forked: (409, "fork"),
    errors.Gap: (409, "gap"),
    errors.LostHistory: (409, "lost"),
    errors.TooLarge: (413, "too-large"),
    errors.Malformed: (422, "malformed"),
    errors.UpgradeNeeded: (426, "upgrade-needed"),
}
_TOO_LARGE = frozenset({"too-large", "ratio"})


class Refusal(Exception):
    """A request that ends before anything is looked up."""

    def __init__(self, status: int, code: str, retry_after: int | None = None) -> None:
        self.status = status
        self.code = code
        self.retry_after = retry_after
        super().__init__(code)


@dataclass(frozen=True)
class Answer:
    """Status, body and what is special in the head."""

    status: int
    body: bytes
    kind: bytes = JSON
    headers: Mapping[bytes, bytes] = field(default_factory=dict)


def ok(value: Mapping[str, object]) -> Answer:
    """A small answer that is no reply to an exchange."""
    return Answer(200, json.dumps(value, ensure_ascii=False).encode())


def packed(reply: Reply, status: int = 200) -> Answer:
    """A reply to an exchange."""
    return Answer(status, pack(encode_reply(reply)), BJDESK, {b"content-encoding": b"gzip"})


def plain(status: int, code: str, request: str, retry_after: int | None = None, **facts: str) -> Answer:
    """An error for anybody: a code and the request's id."""
    headers = {} if retry_after is None else {b"retry-after": str(retry_after).encode()}
    return Answer(status, json.dumps({"error": code, "request": request, **facts}).encode(), JSON, headers)


def of_error(error: Exception, request: str) -> Answer:
    """The answer of an error outside an exchange."""
    if isinstance(error, Refusal):
        return plain(error.status, error.code, request, error.retry_after)
    if isinstance(error, errors.SyncError):
        status, code = _status(error)
        return plain(status, code, request, 60 if status == 503 else None, **_facts(error))
    if isinstance(error, DBAPIError):
        return plain(503, "database", request, 30)
    return plain(500, "internal", request)


def of_exchange(error: Exception, request: str, number: int, now: int, release: str) -> Answer:
    """The same for a desk in an exchange: a reply whose status says what to do."""
    if not isinstance(error, errors.SyncError) or isinstance(error, CodeRefused):
        return of_error(error, request)
    status, code = _status(error)
    if status == 503:
        return of_error(error, request)
    last = (error.last, ORIGIN[1]) if isinstance(error, errors.Gap) else ORIGIN
    scopes = error.scopes if isinstance(error, errors.LostHistory) else ()
    return packed(Reply(number, now, code, release, last, scopes=scopes, extra=_facts(error)), status)


def _status(error: errors.SyncError) -> tuple[int, str]:
    """A body that is too large is asked for in smaller parts, not called malformed."""
    if isinstance(error, errors.Malformed) and error.facts.get("field") == "body" and _why(error) in _TOO_LARGE:
        return 413, "too-large"
    return _STATUS.get(type(error), (503, error.code))


def _facts(error: errors.SyncError) -> dict[str, str]:
    """Where a body is malformed; other errors keep their facts to themselves."""
    return {name: str(value) for name, value in error.facts.items()} if isinstance(error, errors.Malformed) else {}


def _why(error: errors.SyncError) -> str:
    return str(error.facts.get("why"))
