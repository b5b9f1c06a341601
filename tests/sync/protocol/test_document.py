"""PROTOCOL.md is true: every byte in it is what the program says."""

import json
import re
from pathlib import Path

import pytest

from sync.protocol import bounds
from sync.protocol.body import encode
from sync.protocol.chain import digest_of, link_of, seal
from sync.protocol.codec import encode_operations, encode_request
from sync.protocol.columns import Frame, pack
from sync.protocol.digest import h64
from sync.protocol.messages import REASONS
from tests.sync.protocol import samples

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "sync" / "PROTOCOL.md").read_text(encoding="utf-8")
BATCH = encode_operations([samples.attendance(0), samples.attendance(1)])
SEALED = seal((7, samples.LINK), BATCH, 2)
WORKED = {
    "id: 1793185200000 0 123456789abcdef0": samples.record_id(1_793_185_200_000, 0, 0x1234_5678_9ABC_DEF0),
    "bytes: batch": BATCH,
    "bytes: digest-of-batch": digest_of(BATCH),
    "bytes: link-of-batch": link_of(SEALED)[1],
    "bytes: idle-request": encode_request(samples.idle_request()),
    "bytes: h64": h64("attendance", samples.record_id(samples.MS), samples.NONCE, 0).to_bytes(8, "big"),
}


def block(name: str) -> str:
    """The fenced lines behind a mark."""
    found = re.search(rf"<!-- {re.escape(name)} -->\n```\n(.*?)\n```", TEXT, re.DOTALL)
    assert found is not None, name
    return found.group(1)


@pytest.mark.parametrize("name", WORKED)
def test_the_worked_bytes_are_the_programs(name: str) -> None:
    written = "".join(line.partition(";")[0] for line in block(name).splitlines())

    assert bytes.fromhex(written) == WORKED[name]


@pytest.mark.parametrize("line", block("columns").splitlines())
def test_the_worked_columns_are_the_programs(line: str) -> None:
    values, _, written = line.partition(" = ")
    column = json.loads(values)

    assert encode(pack(column, Frame(len(column))), "example") == bytes.fromhex(written)


def test_no_worked_bytes_are_left_unchecked() -> None:
    marks = set(re.findall(r"<!-- (.*?) -->", TEXT))

    assert marks == {*WORKED, "columns"}


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_explained(reason: str) -> None:
    assert f"`{reason}`" in TEXT


def test_the_bounds_are_those_of_the_program() -> None:
    table = TEXT[TEXT.index("### Bounds") : TEXT.index("## 5.")]
    spelled = (
        f"≤ {bounds.REQUEST_PACKED >> 20} MiB packed, ≤ {bounds.EXPANDED >> 20} MiB expanded, ratio ≤ {bounds.RATIO}",
        f"≤ {bounds.REPLY_PACKED >> 20} MiB packed",
        f"1 to {bounds.OPERATIONS:,} operations, ≤ {bounds.BATCH_PACKED >> 10} KiB packed",
        f"≤ {bounds.BATCH_EXPANDED >> 20} MiB expanded; ≤ {bounds.BATCHES:,} batches",
        f"≤ {bounds.ROWS:,} entries; `page` asks for {bounds.PAGE_LEAST >> 10} KiB to {bounds.PAGE_MOST >> 20} MiB",
        f"newest {bounds.HISTORY} cursors of a scope; ≤ {bounds.SCOPES} scopes",
        f"≤ {bounds.TEXT:,} characters",
        f"≤ {bounds.DEPTH} levels",
        f"≤ {bounds.CELLS // 2**20} · 2^20 in one section",
    )
    assert [words for words in spelled if words not in table] == []
    assert (bounds.NODES, bounds.NUMBER, bounds.WIDE) == (2**20, 2**53, 2**62)
