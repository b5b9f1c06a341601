"""Small messages with something of everything in them: what is recorded, flipped, cut and shown in the document."""

from msgspec.structs import replace

from sync.clock import Identity, Stamp
from sync.protocol.chain import hollowed, link_of, seal
from sync.protocol.codec import encode_operations
from sync.protocol.messages import (
    START,
    Ack,
    Batch,
    Cursor,
    FeedEntry,
    FeedPage,
    Offer,
    Operation,
    PublishedRow,
    Reply,
    Request,
)

BRANCH = "330108003"
MS = 1_793_185_200_000  # 2026-10-28 19:00 in the district
INCARNATION = 0x1234_5678_9ABC_DEF0
ANOTHER = 0x0FED_CBA9_8765_4321
LINK = bytes(range(32))
NONCE = bytes.fromhex("a1b2c3d4e5f60718")


def record_id(ms: int, counter: int = 0, tail: int = INCARNATION) -> bytes:
    """A UUIDv7 as a desk makes it."""
    return ((ms << 80) | (7 << 76) | (counter << 64) | (0b10 << 62) | tail).to_bytes(16, "big")


STAFF = record_id(MS - 90_000_000)
SESSION = record_id(MS - 3_600_000, tail=ANOTHER).hex().upper()
LEARNERS = tuple(record_id(MS - 86_400_000 + 1_000 * n, n).hex().upper() for n in range(4))


def attendance(number: int) -> Operation:
    """Somebody checks in, a minute after the one before."""
    ms = MS + 60_000 * number
    registers = {
        "session_id": SESSION,
        "learner_id": LEARNERS[number % len(LEARNERS)],
        "status": "1",
        "checked_at": ms * 1000 + 417,
        "late_min": 5 if number == 2 else None,
    }
    return Operation(
        "attendance", record_id(ms), "insert", BRANCH, registers, {}, None, ms + 1, 40 + number, INCARNATION, STAFF
    )


def operations() -> tuple[Operation, ...]:
    """Inserts, two updates of different registers, a delete, and a table that this release does not know."""
    venue = record_id(MS - 7_000_000, tail=ANOTHER)
    seen = Identity(ANOTHER, 12)
    opened = {"state": "2", "state_at": MS * 1000, "state_note": None}
    return (
        attendance(0),
        attendance(1),
        Operation(
            "venue", venue, "update", BRANCH, {"name": "滨江书房"}, {"name": seen}, None, MS, 50, INCARNATION, STAFF
        ),
        attendance(2),
        Operation(
            "venue",
            record_id(MS - 6_000_000),
            "update",
            BRANCH,
            {"state": opened, "rooms": ["101", {"beds": 0, "is_quiet": True}]},
            {"state": seen, "rooms": None},
            "1",
            MS + 5,
            51,
            INCARNATION,
            None,
        ),
        Operation(
            "venue",
            venue,
            "delete",
            "*",
            {"removed": 1},
            {"name": seen, "state": seen},
            None,
            MS + 9,
            52,
            ANOTHER,
            STAFF,
        ),
        Operation("of_next_year", record_id(MS), "insert", "*", {"unheard": -7}, {}, None, MS, 53, ANOTHER, None),
    )


def batches() -> tuple[Batch, ...]:
    """A hollowed batch and the one after it."""
    first = seal((7, LINK), encode_operations([attendance(0)]), 1)
    return hollowed(first), seal(link_of(first), encode_operations(operations()), len(operations()))


def rows() -> tuple[PublishedRow, ...]:
    """Two attendances and a booking whose registers were written by two desks."""
    stamp = Stamp(MS, 40, INCARNATION)
    marks = tuple(
        PublishedRow("attendance", mark.id, mark.home, NONCE, number, mark.registers, {"_": mark.stamp})
        for number, mark in enumerate(map(attendance, range(2)))
    )
    booking = PublishedRow(
        "booking",
        record_id(MS - 500),
        BRANCH,
        NONCE,
        2,
        {"room": "101", "purpose": None},
        {"_": stamp, "purpose": Stamp(MS + 1, 3, ANOTHER)},
        {"claim": {"since": MS * 1000, "verdict": "1", "contest_with": None}},
    )
    return (*marks, booking)


def page() -> FeedPage:
    """Three rows, an exit between them, one commit."""
    first, second, third = rows()
    entries = (
        FeedEntry(101, first.table, first.id, first),
        FeedEntry(102, "learner", bytes.fromhex(LEARNERS[3]), None),
        FeedEntry(103, second.table, second.id, second),
        FeedEntry(105, third.table, third.id, third),
    )
    return FeedPage(entries, ((105, NONCE),), (105, NONCE), True, 2**64 - 3, 3)


def cursors() -> dict[str, Cursor]:
    return {"*": START, BRANCH: (100, NONCE)}


def request() -> Request:
    """A push with an offer, a history and a field of a newer release."""
    sealed = batches()
    return Request(
        req=17,
        device=bytes(range(16)),
        schema="0007",
        wall=MS,
        chain=link_of(sealed[-1]),
        acked=(7, LINK),
        cursors=cursors(),
        batches=sealed,
        page=65_536,
        want_number=True,
        history={BRANCH: ((90, NONCE), (100, NONCE[::-1]))},
        offer=Offer({BRANCH: (90, NONCE)}, rows(), (("learner", bytes.fromhex(LEARNERS[0])),), more=True),
        extra={"mood": {"colours": ["青", 3, None, True]}},
    )


def idle_request() -> Request:
    """Nothing to do."""
    return replace(request(), batches=(), page=1 << 20, want_number=False, history=None, offer=None, extra={})


def reply() -> Reply:
    """An acknowledgement with refusals, pages, and everything that is rare."""
    return Reply(
        req=17,
        time=MS + 900,
        status="ok",
        schema="0008",
        last=(9, LINK),
        acks=(Ack(8), Ack(9, ((2, "left"), (4, "rule")))),
        pages={BRANCH: page(), "*": FeedPage((), (), START, False, 0, 0)},
        common={BRANCH: (90, NONCE)},
        number=7,
        receipt=("2026-1", bytes(range(64))),
        clock="ahead",
        update="0.3.0",
        scopes=(BRANCH,),
        extra={"mood": "calm"},
    )
