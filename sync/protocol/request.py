"""A request's head and sections: one section for each batch that is not hollow, then the offer if there is one.

    {"v", "req", "device": 16 bytes, "schema", "wall", "chain": [n, link], "acked": [n, link],
     "cursors": {scope: [seq, nonce]}, "batches": [{"n", "prev", "digest", "count", "hollow"}, …], "page",
     "want_number", "history": {scope: [[seq, nonce], …]}, "offer": {"common", "more"}}

What has its default is left out. Fields of a newer release are kept.
"""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import fields

from sync.protocol import bounds
from sync.protocol.body import join, split
from sync.protocol.bounds import refuse
from sync.protocol.chain import judge_chain
from sync.protocol.messages import Batch, Cursor, Offer, Request
from sync.protocol.pages import offer_head, offer_section, pack_cursors, read_cursors, read_offer

FIELDS = frozenset(
    "v req device schema wall chain acked cursors batches page want_number history offer".split()  # noqa: SIM905
)
_PAGE = next(field.default for field in fields(Request) if field.name == "page")
_NAME = 64

# --- encode ----------------------------------------------------------------------------------------------------------


def encode_request(request: Request) -> bytes:
    """The body of POST /v1/exchange, not yet packed."""
    bodies = [batch.body for batch in request.batches if not batch.hollow]
    offers = [] if request.offer is None else [offer_section(request.offer)]
    return join(bounds.kept(request.extra, FIELDS) | _head(request) | dict(_rare(request)), [*bodies, *offers])


def _head(request: Request) -> dict[str, Any]:
    return {
        "v": request.v,
        "req": request.req,
        "device": request.device,
        "schema": request.schema,
        "wall": request.wall,
        "chain": list(request.chain),
        "acked": list(request.acked),
        "cursors": pack_cursors(request.cursors),
    }


def _rare(request: Request) -> Iterator[tuple[str, Any]]:
    if request.batches:
        yield "batches", list(map(_pack_batch, request.batches))
    if request.page != _PAGE:
        yield "page", request.page
    if request.want_number:
        yield "want_number", True
    if request.history is not None:
        yield "history", {scope: list(map(list, cursors)) for scope, cursors in request.history.items()}
    if request.offer is not None:
        yield "offer", offer_head(request.offer)


def _pack_batch(batch: Batch) -> dict[str, Any]:
    head = {"n": batch.n, "prev": batch.prev, "digest": batch.digest, "count": batch.count}
    return head | {"hollow": True} if batch.hollow else head


# --- decode ----------------------------------------------------------------------------------------------------------


def decode_request(body: bytes) -> Request:
    """Back from `encode_request`. The bodies of batches are proven by their digests, but not yet read."""
    found, sections = split(body)
    head = bounds.fields(found, "head")
    rest = iter(sections)
    batches = _read_batches(head.get("batches", []), rest)
    offer = _read_offer(head["offer"], rest) if "offer" in head else None
    if next(rest, None) is not None:
        refuse("body", "rest")
    return Request(
        req=bounds.whole(head.get("req"), "req"),
        device=bounds.raw(head.get("device"), "device", 16),
        schema=bounds.text(head.get("schema"), "schema", _NAME),
        wall=bounds.whole(head.get("wall"), "wall", -bounds.NUMBER),
        chain=bounds.link(head.get("chain"), "chain"),
        acked=bounds.link(head.get("acked"), "acked"),
        cursors=read_cursors(head.get("cursors"), "cursors"),
        batches=batches,
        page=bounds.whole(head.get("page", _PAGE), "page", bounds.PAGE_LEAST, bounds.PAGE_MOST),
        want_number=bounds.flag(head.get("want_number", False), "want_number"),
        history=_read_history(head["history"], "history") if "history" in head else None,
        offer=offer,
        v=bounds.whole(head.get("v"), "v", 1),
        extra=bounds.unknown(head, FIELDS),
    )


def _read_batches(value: object, sections: Iterator[bytes]) -> tuple[Batch, ...]:
    heads = bounds.items(value, "batches", bounds.BATCHES)
    batches = tuple(_read_batch(head, sections, f"batches[{number}]") for number, head in enumerate(heads))
    judge_chain(batches, "batches")
    return batches


def _read_batch(value: object, sections: Iterator[bytes], field: str) -> Batch:
    head = bounds.fields(value, field)
    hollow = bounds.flag(head.get("hollow", False), f"{field}.hollow")
    body = b"" if hollow else bounds.section(sections, field)
    if len(body) > bounds.BATCH_EXPANDED:
        refuse(field, "too-large")
    return Batch(
        n=bounds.whole(head.get("n"), f"{field}.n", 1),
        prev=bounds.raw(head.get("prev"), f"{field}.prev", 32),
        digest=bounds.raw(head.get("digest"), f"{field}.digest", 32),
        count=bounds.whole(head.get("count"), f"{field}.count", 1, bounds.OPERATIONS),
        body=body,
        hollow=hollow,
    )


def _read_history(value: object, field: str) -> dict[str, tuple[Cursor, ...]]:
    return {
        scope: tuple(
            bounds.cursor(cursor, f"{field}.{scope}[{number}]")
            for number, cursor in enumerate(bounds.items(cursors, f"{field}.{scope}", bounds.HISTORY))
        )
        for scope, cursors in bounds.by_scope(value, field).items()
    }


def _read_offer(head: Any, sections: Iterator[bytes]) -> Offer:
    return read_offer(head, bounds.section(sections, "offer"), "offer")
