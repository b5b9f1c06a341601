"""Enrols this desk: a one-time code, its key and its name against a device, a token and a number (SYNC §7)."""

import json
from dataclasses import dataclass, field

from sync.client.http import failure
from sync.client.line import Line
from sync.protocol.errors import NotOurServer, SyncError

PATH = "/v1/enrol"
_MOST_BYTES = 4_096


class CodeRefused(SyncError):
    """The code is unknown, used up, or older than a quarter of an hour."""

    code = "code-refused"


@dataclass(frozen=True)
class Enrolled:
    """What the district says once; the token is this desk's right to speak for its branch. `identity_key`: what all
    desks hash cards with; empty where the district has none."""

    device: bytes
    branch: str
    number: int | None
    server_key: bytes
    token: str = field(repr=False)
    identity_key: bytes = field(default=b"", repr=False)


def enrol(line: Line, code: str, public_key: bytes, name: str, device: bytes) -> Enrolled:
    """Ask to be taken in as `device`; the same code and key within its time give the same answer."""
    asked = {"code": code, "public_key": public_key.hex(), "name": name, "device": device.hex()}
    body = json.dumps(asked, ensure_ascii=False).encode()
    answer = line.post(PATH, body, {"Content-Type": "application/json", "Accept": "application/json"})
    if answer.status == 404 and _said(answer.body).get("error") == CodeRefused.code:
        raise CodeRefused
    if answer.status != 200:
        raise failure(answer.status, answer.headers, answer.body)
    return _enrolled(_said(answer.body))


def _said(body: bytes) -> dict[str, object]:
    """A small JSON object; whatever else comes is somebody else's page."""
    try:
        found = json.loads(body) if len(body) <= _MOST_BYTES else None
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise NotOurServer(why="not-json")
    return found


def _enrolled(said: dict[str, object]) -> Enrolled:
    device, token, branch, number, key = (said.get(name) for name in _FIELDS)
    if not (isinstance(device, str) and isinstance(token, str) and isinstance(branch, str) and isinstance(key, str)):
        raise NotOurServer(why="not-an-enrolment")
    identity = said.get("identity_key", "")
    if not isinstance(identity, str) or (number is not None and type(number) is not int):
        raise NotOurServer(why="not-an-enrolment")
    try:
        return Enrolled(bytes.fromhex(device), branch, number, bytes.fromhex(key), token, bytes.fromhex(identity))
    except ValueError as error:
        raise NotOurServer(why="not-an-enrolment") from error


_FIELDS = ("device", "token", "branch", "number", "server_key")
