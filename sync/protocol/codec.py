"""The wire in one place: messages to bytes and back. What is wrong with bytes is `Malformed`, never another error.

request:  pack(encode_request(request))  →  decode_request(unpack(pieces))
reply:    pack(encode_reply(reply))      →  decode_reply(unpack_reply(pieces))
batch:    seal(last, encode_operations(operations), count)  →  decode_operations(batch.body)
"""

from collections.abc import Iterator, Sequence

from sync.protocol import bounds
from sync.protocol.cells import Cells
from sync.protocol.errors import Malformed
from sync.protocol.messages import Operation
from sync.protocol.operations import OperationColumns, decode_columns, decode_operations, encode_operations
from sync.protocol.packing import Unpacker, pack, unpack, unpack_reply
from sync.protocol.reply import decode_reply, encode_reply
from sync.protocol.request import decode_request, encode_request

__all__ = [
    "Cells",
    "OperationColumns",
    "Unpacker",
    "bodies_of",
    "decode_columns",
    "decode_operations",
    "decode_reply",
    "decode_request",
    "encode_operations",
    "encode_reply",
    "encode_request",
    "fault_of",
    "pack",
    "unpack",
    "unpack_reply",
]


def bodies_of(operations: Sequence[Operation]) -> Iterator[tuple[Sequence[Operation], bytes]]:
    """Cut a queue into batches that keep the bounds, each with its body; one bad operation raises `Malformed`."""
    waiting = [operations[at : at + bounds.OPERATIONS] for at in range(0, len(operations), bounds.OPERATIONS)]
    waiting.reverse()
    while waiting:
        part = waiting.pop()
        body = _body_of(part)
        if body is not None:
            yield part, body
        else:
            half = len(part) // 2
            waiting += [part[half:], part[:half]]


def _body_of(operations: Sequence[Operation]) -> bytes | None:
    """The body, None if it is too large and there is something to cut."""
    try:
        body = encode_operations(operations)
    except Malformed as error:
        if error.facts.get("why") != "too-large" or len(operations) == 1:
            raise
        return None
    is_small = len(body) <= bounds.BATCH_PACKED or len(pack(body)) <= bounds.BATCH_PACKED
    return body if is_small or len(operations) == 1 else None


def fault_of(operation: Operation) -> Malformed | None:
    """Why an operation can never travel, so that it is set aside and the others go on; None if it can."""
    try:
        encode_operations([operation])
    except Malformed as error:
        return error
    return None
