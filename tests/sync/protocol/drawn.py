"""Hypothesis strategies for every message, within the bounds that both ends keep."""

from typing import Any

from hypothesis import strategies as st

from sync.clock import Identity, Stamp
from sync.protocol.bounds import FORBIDDEN, NUMBER, WIDE
from sync.protocol.chain import hollowed, link_of, seal
from sync.protocol.codec import encode_operations
from sync.protocol.messages import (
    Ack,
    Batch,
    FeedEntry,
    FeedPage,
    Link,
    Offer,
    Operation,
    PublishedRow,
    Reply,
    Request,
)

FORBIDDEN_LETTERS = "".join(chr(code) for code in range(0x2100) if FORBIDDEN.match(chr(code)))

names = st.sampled_from(("status", "late_min", "a", "room_2", "of_next_year")) | st.from_regex(
    r"[a-z][a-z0-9_]{0,8}", fullmatch=True
)
tables = st.sampled_from(("attendance", "venue", "learner", "of_next_year"))
scopes = st.sampled_from(("*", "330108003", "330108001"))
numbers = st.integers(-NUMBER, NUMBER)
counts = st.integers(0, NUMBER)
parts = st.integers(0, WIDE - 1)
letters = st.characters(exclude_categories=("Cs",), exclude_characters=FORBIDDEN_LETTERS)
texts = st.text(letters, max_size=20)
labels = texts.filter(bool)
ids = st.binary(min_size=16, max_size=16) | st.builds(
    lambda ms, tail: ((ms << 80) | (7 << 76) | (2 << 62) | tail).to_bytes(16, "big"),
    st.integers(1_700_000_000_000, 1_700_000_100_000),
    st.sampled_from((3, 5)),
)
hex_ids = ids.map(lambda key: key.hex().upper())
nonces = st.binary(min_size=8, max_size=8)
digests = st.binary(min_size=32, max_size=32)
cursors = st.tuples(counts, nonces)
links = st.tuples(counts, digests)
identities = st.builds(Identity, parts, parts)
stamps = st.builds(Stamp, numbers, parts, parts)

scalars = st.none() | st.booleans() | numbers | st.integers(0, 3) | texts | hex_ids | digests.map(bytes.hex)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(labels, inner, max_size=3), max_leaves=6
)
registers = st.dictionaries(names, values, max_size=4)


@st.composite
def columns(draw: st.DrawFn) -> list[Any]:
    """Values of one register in many rows: mostly of one kind, often repeated, sometimes missing."""
    kind = draw(
        st.sampled_from(
            (numbers, st.integers(0, 3), texts, hex_ids, digests.map(lambda raw: raw.hex().upper()), scalars, values)
        )
    )
    some = draw(st.lists(kind, min_size=1, max_size=12))
    picked = st.sampled_from(some) if draw(st.booleans()) else kind
    return draw(st.lists(st.none() | picked if draw(st.booleans()) else picked, min_size=1, max_size=30))


operations = st.builds(
    Operation,
    table=tables,
    id=ids,
    kind=st.sampled_from(("insert", "update", "delete")),
    home=scopes,
    registers=registers,
    base=st.dictionaries(names, st.none() | identities, max_size=4),
    from_state=st.none() | texts,
    ms=numbers,
    op=parts,
    incarnation=parts,
    actor=st.none() | ids,
)
queues = st.lists(operations, min_size=1, max_size=12)
rows = st.builds(
    PublishedRow,
    table=tables,
    id=ids,
    home=scopes,
    nonce=nonces,
    index=counts,
    registers=registers,
    stamps=st.dictionaries(names | st.just("_"), stamps, max_size=3),
    owned=registers,
)


@st.composite
def chains(draw: st.DrawFn) -> tuple[Batch, ...]:
    """Batches that follow each other, some hollow."""
    last: Link = draw(st.tuples(st.integers(0, 1000), digests))
    found = []
    for queue in draw(st.lists(queues, max_size=3)):
        batch = seal(last, encode_operations(queue), len(queue))
        last = link_of(batch)
        found.append(hollowed(batch) if draw(st.booleans()) else batch)
    return tuple(found)


@st.composite
def pages(draw: st.DrawFn) -> FeedPage:
    """Entries in order of seq, rows and exits mixed."""
    seqs = sorted(draw(st.sets(counts, max_size=8)))
    exits = st.tuples(tables, ids)
    entries = []
    for seq in seqs:
        row = draw(st.none() | rows)
        entries.append(FeedEntry(seq, *draw(exits), None) if row is None else FeedEntry(seq, row.table, row.id, row))
    commits = tuple((seq, draw(nonces)) for seq in sorted(draw(st.sets(counts, max_size=3))))
    digest = draw(st.integers(0, 2**64 - 1))
    return FeedPage(tuple(entries), commits, draw(cursors), draw(st.booleans()), digest, draw(counts))


offers = st.builds(
    Offer,
    common=st.dictionaries(scopes, cursors),
    rows=st.lists(rows, max_size=6).map(tuple),
    left=st.lists(st.tuples(tables, ids), max_size=4).map(tuple),
    more=st.booleans(),
)
unknown_fields = st.dictionaries(names.map("x_{}".format), values, max_size=2)
requests = st.builds(
    Request,
    req=counts,
    device=ids,
    schema=labels,
    wall=numbers,
    chain=links,
    acked=links,
    cursors=st.dictionaries(scopes, cursors),
    batches=chains(),
    page=st.integers(64 << 10, 4 << 20),
    want_number=st.booleans(),
    history=st.none() | st.dictionaries(scopes, st.lists(cursors, max_size=4).map(tuple)),
    offer=st.none() | offers,
    v=st.integers(1, 3),
    extra=unknown_fields,
)
replies = st.builds(
    Reply,
    req=counts,
    time=counts,
    status=labels,
    schema=labels,
    last=links,
    acks=st.lists(
        st.builds(
            Ack, st.integers(1, NUMBER), st.lists(st.tuples(st.integers(0, 9_999), labels), max_size=3).map(tuple)
        ),
        max_size=3,
    ).map(tuple),
    pages=st.dictionaries(scopes, pages()),
    common=st.none() | st.dictionaries(scopes, cursors),
    number=st.none() | st.integers(0, 99),
    receipt=st.none() | st.tuples(labels, st.binary(min_size=64, max_size=64)),
    clock=st.none() | labels,
    update=st.none() | labels,
    scopes=st.lists(scopes, max_size=3).map(tuple),
    v=st.integers(1, 3),
    extra=unknown_fields,
)
