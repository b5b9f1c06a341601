"""A reply's head and sections: one section for each page that has entries, in the order of the scopes' names.

    {"v", "req", "time", "status", "schema", "last": [n, link], "acks": [{"n", "bad": [[index, reason], …]}, …],
     "pages": {scope: {"next", "more", "digest", "rows", "entries"}}, "common": {scope: [seq, nonce]}, "number",
     "receipt": [kid, signature], "clock", "update", "scopes": [scope, …]}

What has its default is left out. Fields of a newer release are kept.
"""

from collections.abc import Iterator
from typing import Any

from sync.protocol import bounds
from sync.protocol.body import MAGIC, join, split
from sync.protocol.bounds import refuse
from sync.protocol.errors import NotOurServer
from sync.protocol.messages import Ack, FeedPage, Reply
from sync.protocol.pages import has_section, pack_cursors, page_head, page_section, read_cursors, read_page

FIELDS = frozenset(
    "v req time status schema last acks pages common number receipt clock update scopes".split()  # noqa: SIM905
)
_NAME = 64
_WORDS = 400
_SIGNATURE = 64
_DESKS = 100

# --- encode ----------------------------------------------------------------------------------------------------------


def encode_reply(reply: Reply) -> bytes:
    """The body of an answer, not yet packed."""
    pages = sorted(reply.pages.items())
    sections = [page_section(page, f"pages.{scope}") for scope, page in pages if has_section(page)]
    return join(bounds.kept(reply.extra, FIELDS) | _head(reply) | dict(_rare(reply)), sections)


def _head(reply: Reply) -> dict[str, Any]:
    return {
        "v": reply.v,
        "req": reply.req,
        "time": reply.time,
        "status": reply.status,
        "schema": reply.schema,
        "last": list(reply.last),
    }


def _rare(reply: Reply) -> Iterator[tuple[str, Any]]:
    if reply.acks:
        yield "acks", list(map(_pack_ack, reply.acks))
    if reply.pages:
        yield "pages", {scope: page_head(page) for scope, page in reply.pages.items()}
    if reply.common is not None:
        yield "common", pack_cursors(reply.common)
    if reply.receipt is not None:
        yield "receipt", list(reply.receipt)
    if reply.scopes:
        yield "scopes", list(reply.scopes)
    for name, value in (("number", reply.number), ("clock", reply.clock), ("update", reply.update)):
        if value is not None:
            yield name, value


def _pack_ack(ack: Ack) -> dict[str, Any]:
    return {"n": ack.n, "bad": list(map(list, ack.bad))} if ack.bad else {"n": ack.n}


# --- decode ----------------------------------------------------------------------------------------------------------


def decode_reply(body: bytes) -> Reply:
    """Back from `encode_reply`; anything that does not begin as ours is somebody else's page."""
    if not body.startswith(MAGIC):
        raise NotOurServer
    found, sections = split(body)
    head = bounds.fields(found, "head")
    return Reply(
        req=bounds.whole(head.get("req"), "req"),
        time=bounds.whole(head.get("time"), "time"),
        status=bounds.text(head.get("status"), "status", _NAME),
        schema=bounds.text(head.get("schema"), "schema", _NAME),
        last=bounds.link(head.get("last"), "last"),
        acks=_read_acks(head.get("acks", []), "acks"),
        pages=_read_pages(head.get("pages", {}), sections, "pages"),
        common=read_cursors(head["common"], "common") if "common" in head else None,
        number=bounds.whole(head["number"], "number", 0, _DESKS - 1) if "number" in head else None,
        receipt=_read_receipt(head["receipt"], "receipt") if "receipt" in head else None,
        clock=bounds.text(head["clock"], "clock", _WORDS) if "clock" in head else None,
        update=bounds.text(head["update"], "update", _WORDS) if "update" in head else None,
        scopes=_read_scopes(head.get("scopes", []), "scopes"),
        v=bounds.whole(head.get("v"), "v", 1),
        extra=bounds.unknown(head, FIELDS),
    )


def _read_acks(value: object, field: str) -> tuple[Ack, ...]:
    acks = bounds.items(value, field, bounds.BATCHES)
    return tuple(_read_ack(ack, f"{field}[{number}]") for number, ack in enumerate(acks))


def _read_ack(value: object, field: str) -> Ack:
    ack = bounds.fields(value, field)
    bad = bounds.items(ack.get("bad", []), f"{field}.bad", bounds.OPERATIONS)
    return Ack(
        bounds.whole(ack.get("n"), f"{field}.n", 1),
        tuple(_read_refusal(refusal, f"{field}.bad[{number}]") for number, refusal in enumerate(bad)),
    )


def _read_refusal(value: object, field: str) -> tuple[int, str]:
    index, reason = bounds.pair(value, field)
    return bounds.whole(index, field, 0, bounds.OPERATIONS - 1), bounds.text(reason, field, _NAME)


def _read_pages(value: object, sections: list[bytes], field: str) -> dict[str, FeedPage]:
    rest = iter(sections)
    pages: dict[str, FeedPage] = {}
    for scope, found in sorted(bounds.by_scope(value, field).items()):
        where = f"{field}.{scope}"
        head = bounds.fields(found, where)
        pages[scope] = read_page(head, bounds.section(rest, where) if "entries" in head else None, where)
    if next(rest, None) is not None:
        refuse("body", "rest")
    return pages


def _read_receipt(value: object, field: str) -> tuple[str, bytes]:
    kid, signature = bounds.pair(value, field)
    return bounds.text(kid, field, _NAME), bounds.raw(signature, field, _SIGNATURE)


def _read_scopes(value: object, field: str) -> tuple[str, ...]:
    scopes = bounds.items(value, field, bounds.SCOPES)
    return tuple(bounds.text(scope, f"{field}[{number}]", bounds.SCOPE) for number, scope in enumerate(scopes))
