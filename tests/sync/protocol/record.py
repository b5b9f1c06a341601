"""Records the wire of this release: `python -m tests.sync.protocol.record NAME` fills fixtures/NAME, once and for all.

Later releases must still read what is recorded, so a folder that exists is never written again.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from sync.protocol.codec import encode_operations, encode_reply, encode_request
from tests.sync.protocol import samples

FIXTURES = Path(__file__).parent / "fixtures"
RECORDED: dict[str, Callable[[], bytes]] = {
    "request": lambda: encode_request(samples.request()),
    "idle-request": lambda: encode_request(samples.idle_request()),
    "reply": lambda: encode_reply(samples.reply()),
    "operations": lambda: encode_operations(samples.operations()),
}


def record(release: str) -> None:
    """Write what this release says for each sample."""
    folder = FIXTURES / release
    folder.mkdir(parents=True)
    for name, body in RECORDED.items():
        (folder / f"{name}.bjx").write_bytes(body())


if __name__ == "__main__":
    record(sys.argv[1])
