"""A desk is taken in against a one-time code; the answer is believed only if it is one (P25)."""

import json

import pytest

from sync.client.enrolment import CodeRefused, Enrolled, enrol
from sync.client.line import Line
from sync.protocol.errors import Malformed, NotOurServer, SyncError, Unreachable
from tests.sync.client.server import Answer, plainly, serving

SAID = {"device": "ab" * 16, "token": "330108003.ab.cd", "branch": "330108003", "number": 7, "server_key": "ef" * 32}
KEY, DEVICE = bytes(range(32)), bytes(range(16))


def answered(body: object, status: str = "200 OK") -> Answer:
    return plainly(status, json.dumps(body).encode(), "Content-Type: application/json")


def asked(answer: Answer) -> Enrolled:
    with serving(answer) as server:
        return enrol(Line(server.address), "330108003-CODE", KEY, "一号台", DEVICE)


def test_a_code_is_given_for_a_device_a_token_and_a_number() -> None:
    with serving(answered(SAID)) as server:
        found = enrol(Line(server.address), "330108003-CODE", KEY, "一号台", DEVICE)
    assert found == Enrolled(b"\xab" * 16, "330108003", 7, b"\xef" * 32, "330108003.ab.cd")
    assert "330108003.ab.cd" not in repr(found)
    head, _, body = server.asked[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /v1/enrol HTTP/1.1")
    assert json.loads(body) == {
        "code": "330108003-CODE",
        "public_key": KEY.hex(),
        "name": "一号台",
        "device": DEVICE.hex(),
    }


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (answered({"error": "code-refused", "request": "1"}, "404 Not Found"), CodeRefused),
        (answered({"error": "not-found", "request": "1"}, "404 Not Found"), NotOurServer),
        (answered({"error": "malformed", "field": "name"}, "422 X"), Malformed),
        (answered({"error": "too-many", "request": "1"}, "429 X"), Unreachable),
        (answered({**SAID, "device": "no hex"}), NotOurServer),
        (answered({**SAID, "number": "7"}), NotOurServer),
        (answered({**SAID, "token": None}), NotOurServer),
        (answered([SAID]), NotOurServer),
        (answered({**SAID, "more": "x" * 5000}), NotOurServer),
        (plainly("200 OK", b"<html>login</html>"), NotOurServer),
    ],
)
def test_any_other_answer_is_refused(answer: Answer, kind: type[SyncError]) -> None:
    with pytest.raises(kind):
        asked(answer)
