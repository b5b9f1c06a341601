"""What the wire costs: bytes of batches and pages of attendances, packed, and the time to write and to read them.

The floor of a time is msgpack of the same values row by row, in C and judged by nobody; that of a size is it, packed.
"""

from collections.abc import Callable, Sequence

from figures import Times, figure
from msgspec import msgpack

from sync.protocol.codec import (
    decode_columns,
    decode_operations,
    decode_reply,
    encode_operations,
    encode_reply,
    encode_request,
    pack,
)
from sync.protocol.messages import FeedEntry, FeedPage, Operation, PublishedRow, Reply
from tests.sync.protocol import samples
from tests.sync.protocol.attendances import Branch

_RUNS = 5
_BATCH = 10_000
_COMMIT = 300
_COLUMNS = (9, 17)


def batches(operations: Sequence[Operation]) -> list[bytes]:
    """The bodies of a push."""
    return [encode_operations(operations[at : at + _BATCH]) for at in range(0, len(operations), _BATCH)]


def page_of(operations: Sequence[Operation]) -> Reply:
    """What another desk pulls: the same rows as published, 300 a commit."""
    nonces = [bytes.fromhex(f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}") for number in range(1, 40)]
    rows = [
        PublishedRow(o.table, o.id, o.home, nonces[n // _COMMIT], n % _COMMIT, o.registers, {"_": o.stamp})
        for n, o in enumerate(operations)
    ]
    entries = tuple(FeedEntry(5_000 + n, row.table, row.id, row) for n, row in enumerate(rows))
    last = (5_000 + len(rows), nonces[(len(rows) - 1) // _COMMIT])
    page = FeedPage(entries, (last,), last, False, 1, len(rows))
    return Reply(1, samples.MS, "ok", "0007", (8, samples.LINK), pages={samples.BRANCH: page})


def row_wise(operations: Sequence[Operation]) -> list[object]:
    """The same values, plain."""
    return [[o.table, o.id, o.home, dict(o.registers), o.ms, o.op, o.incarnation, o.actor] for o in operations]


def median(work: Callable[[], object]) -> float:
    """Milliseconds of CPU."""
    times = Times()
    for _ in range(_RUNS):
        with times.one():
            work()
    return times.median_cpu


def sizes(columns: int, count: int) -> None:
    """Packed bytes of a push and of a page."""
    operations = Branch(columns=columns).attendances(count)
    plain = len(pack(msgpack.encode(row_wise(operations))))
    figure(
        "wire", f"push_{count}_of_{columns}.bytes", "B", len(pack(b"".join(batches(operations)))), n=count, floor=plain
    )
    if count <= _BATCH:
        figure("wire", f"page_{count}_of_{columns}.bytes", "B", len(pack(encode_reply(page_of(operations)))), n=count)


def times(columns: int, count: int = 20_000) -> None:
    """Writing and reading a first push; a page of 10,000."""
    operations = Branch(columns=columns).attendances(count)
    rows = row_wise(operations)
    plain, bodies = msgpack.encode(rows), batches(operations)
    page = page_of(operations[:_BATCH])
    said = encode_reply(page)
    name = f"{count}_of_{columns}"
    writing, reading = median(lambda: msgpack.encode(rows)), median(lambda: msgpack.decode(plain))
    figure("wire", f"encode_{name}", "ms", median(lambda: batches(operations)), n=count, floor=writing)
    figure("wire", f"decode_{name}", "ms", median(lambda: list(map(decode_operations, bodies))), n=count, floor=reading)
    figure("wire", f"columns_{name}", "ms", median(lambda: list(map(decode_columns, bodies))), n=count, floor=reading)
    figure("wire", f"pack_{name}", "ms", median(lambda: pack(b"".join(bodies))), n=count)
    figure("wire", f"encode_page_{_BATCH}_of_{columns}", "ms", median(lambda: encode_reply(page)), n=_BATCH)
    figure("wire", f"decode_page_{_BATCH}_of_{columns}", "ms", median(lambda: decode_reply(said)), n=_BATCH)


if __name__ == "__main__":
    figure("wire", "idle_request.bytes", "B", len(pack(encode_request(samples.idle_request()))), n=1)
    for width in _COLUMNS:
        for length in (300, 10_000, 20_000):
            sizes(width, length)
        times(width)
