"""Every address, guessed at with a foreign token and with known ids: nothing of the branch changes (P24)."""

import json
import random

from msgspec.structs import replace
from sqlalchemy import Engine

from sync.protocol.chain import link_of, seal
from sync.protocol.codec import decode_reply, encode_operations, encode_request, pack, unpack_reply
from sync.protocol.messages import Batch, Offer, Operation, Request
from sync.server.web import PATHS, Web
from sync.server.web_limits import Limits
from tests.sync.server.branches import NORTH, SOUTH
from tests.sync.server.desks import Desk, World
from tests.sync.server.test_nonsense import NAMES, VALUES, dump, morning
from tests.sync.server.test_web import OURS, Seconds, Site

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "X")


def test_no_address_lets_a_foreign_token_change_anything_of_a_branch(world: World, engine: Engine) -> None:
    north, south, chance = world.desk(NORTH), world.desk(SOUTH), random.Random(1)
    keys, seconds = morning(north), Seconds()
    site = Site(world, Web(world.district, world.clock, world.random, Limits(seconds)), seconds)
    before, statuses = dump(engine, north), set()
    for _ in range(200):
        seconds.now += 3600
        table, key = chance.choice(keys)
        path = chance.choice(
            [
                *PATHS,
                *["/v1/exchange"] * 6,
                f"/v1/{table}/{key.hex()}",
                f"/v1/exchange/{NORTH}",
                f"/v1/enrol/../{table}",
            ]
        )
        token = chance.choice([*[south.token] * 5, north.token[:-1] + "x", f"{NORTH}{south.token[len(SOUTH) :]}", ""])
        head = {**OURS, b"authorization": f"Bearer {token}".encode()}
        body = chance.choice([*[exchanged(chance, north, south, keys)] * 3, enrolling(north, key)])
        if body[:1] == b"{":
            head[b"content-type"] = b"application/json"
        status, kind, answer = site.post(path, [body], head, chance.choice([*METHODS, *["POST"] * 8]))
        statuses.add(status)
        if status == 200 and kind[b"content-type"] == OURS[b"content-type"]:
            south.acked = decode_reply(unpack_reply([answer])).last  # the next batch goes on from there
    assert {200, 401, 404, 409, 415} <= statuses
    assert south.acked[0] > 3
    assert max(statuses) < 500
    north.sync()
    assert dump(engine, north) == before
    assert world.district.check() == []


def enrolling(north: Desk, key: bytes) -> bytes:
    """To be the north's desk, with a code that nobody gave."""
    code = f"{NORTH}-{key.hex()[:8].upper()}"
    return json.dumps({"code": code, "public_key": "0a" * 32, "name": "盗", "device": north.device.hex()}).encode()


def exchanged(chance: random.Random, north: Desk, south: Desk, keys: list[tuple[str, bytes]]) -> bytes:
    """A request of the south, or of somebody who says to be the north, about rows of the north."""
    table, key = chance.choice(keys)
    kind = chance.choice(["insert", "update", "delete"])
    values = {"removed": 1} if kind == "delete" else {chance.choice(NAMES): chance.choice(VALUES)}
    south.ops += 1
    stamp = (south.world.clock(), south.ops, south.incarnation)
    operation = Operation(table, key, kind, chance.choice([NORTH, SOUTH, "*"]), values, {}, "1", *stamp, None)
    body = encode_operations([operation])
    batch: Batch = seal(south.acked, body, 1)
    request: Request = replace(
        south.request(), device=chance.choice([south.device, south.device, north.device]), batches=(batch,),
        chain=link_of(batch), cursors=dict(chance.choice([south.cursors, north.cursors])),
    )  # fmt: skip
    if chance.random() < 0.2:
        rows = tuple(north.feeds[NORTH].values())
        offer = Offer({NORTH: (0, bytes(8)), "*": (0, bytes(8))}, rows)
        request = replace(request, batches=(), chain=south.acked, offer=offer)
    return pack(encode_request(request))
