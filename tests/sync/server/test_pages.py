"""Pages have bounds in bytes too: whatever desks wrote, every desk can read it (SYNC §7, P27, P39)."""

import random
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from sync.protocol.bounds import EXPANDED, PAGE_MOST, REPLY_PACKED, TEXT
from sync.protocol.codec import decode_reply, decode_request, encode_reply, encode_request, pack, unpack, unpack_reply
from sync.protocol.messages import Reply, Request
from tests.sync.server.branches import NORTH
from tests.sync.server.desks import Desk, World

ROWS, TEXTS = 340, 8


@pytest.fixture
def kind() -> str:
    """Pages are the same whatever the database is."""
    return "sqlite"


class Weighing(Desk):
    """A desk that weighs what it is told."""

    weights: list[tuple[int, int]]

    def ask(self, request: Request) -> Reply:
        sent = decode_request(unpack(pack(encode_request(request))))
        body = encode_reply(self.world.district.exchange(self.token, sent))
        packed = pack(body)
        self.weights.append((len(body), len(packed)))
        return decode_reply(unpack_reply([packed]))


def reader(world: World) -> Weighing:
    known = world.desk()
    made = Weighing(world, NORTH, known.device, known.token)
    made.weights = []
    return made


def noise() -> Iterator[str]:
    """Texts of the greatest length that nothing makes shorter."""
    chance, digits = random.Random(1), TEXT * 2
    low, base = (int.from_bytes(pair * TEXT, "little") for pair in (b"\xff\x1f", b"\x00\x4e"))
    while True:
        number = (int.from_bytes(chance.randbytes(digits), "little") & low) + base
        yield number.to_bytes(digits, "little").decode("utf-16-le")


def same() -> Iterator[str]:
    """Texts of the greatest length that are nearly alike."""
    number = 0
    while True:
        number += 1
        yield "演" * (TEXT - 8) + f"{number:08d}"


def written(world: World, texts: Iterator[str]) -> None:
    """Notes that are as heavy as their texts."""
    contents = [{"text": "重", "about": list(islice(texts, TEXTS))} for _ in range(ROWS)]
    world.district.write_all([(NORTH, "memo", world.random(16), content) for content in contents])


@pytest.mark.parametrize("texts", [noise, same], ids=["noise", "nearly-alike"])
def test_rows_as_heavy_as_they_come_are_read_in_pages_that_every_desk_takes(
    world: World, texts: Callable[[], Iterator[str]]
) -> None:
    written(world, texts())
    desk = reader(world)
    desk.sync(page=PAGE_MOST)
    assert len(desk.rows("memo")) == ROWS
    assert max(expanded for expanded, _ in desk.weights) < EXPANDED // 2
    assert max(packed for _, packed in desk.weights) < REPLY_PACKED


def test_light_rows_are_not_cut_by_weight(world: World) -> None:
    rows = [(NORTH, "memo", world.random(16), {"text": "轻", "about": None}) for _ in range(3_000)]
    world.district.write_all(rows)
    desk = reader(world)
    desk.sync()
    assert len(desk.weights) == 1
