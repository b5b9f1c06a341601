"""Plants a branch that knows very many people (演示): names with every reading, telephones, numbers, cards, tokens."""

import hashlib
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from figures import CLONE
from raw import STREET, Ids, connect, put, uncaptured

from bjdesk.app import found_branch, open_desk
from bjdesk.people.cards import canonical
from bjdesk.store.search import tokens

FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢傅来汤金"
)
MANY_WAYS = ("曾", "单", "解", "仇", "查", "朴", "区", "翟", "覃", "盖", "乐", "尉迟", "万俟", "单于", "欧阳", "诸葛")
GIVEN = (
    "桂芳秀英建国玉兰志强春梅明华丽娟海燕文斌小红永平金花德胜月琴国庆素珍家豪雨欣子涵伟敏静磊洋艳勇军杰涛超霞刚辉红玲"
    "鹏飞宇浩轩梓萱诗琪俊晨佳怡思远嘉宁若曦一诺长行重乐朝晖"
)
RARE = "𠮷𬱖堃喆㛃"
LONG = ("阿卜杜拉·买买提", "古丽娜尔·艾合买提", "欧阳娜娜子")
FIRST = 1_600_000_000_000_000
"""The moment (µs) at which the first of them was registered; each later one a minute after."""


def _code() -> str:
    return hashlib.sha256((CLONE / "bjdesk/store/search.py").read_bytes()).hexdigest()[:16]


@dataclass(frozen=True)
class Crowd:
    """How many people; another way of making tokens is another crowd."""

    people: int = 200_000
    seed: int = 13
    code: str = field(default_factory=_code)


@dataclass(frozen=True, slots=True)
class Face:
    """What is known of one of them."""

    name: str
    birth_year: int
    phone: str | None
    id_tail: str | None
    number: str | None
    card: str


def faces(plan: Crowd) -> Iterator[Face]:
    """All of them, the same ones each time."""
    draw = random.Random(plan.seed)
    for number in range(plan.people):
        phone = f"1{draw.choice('35789')}{draw.randrange(10**9):09}" if draw.random() < 0.85 else None
        tail = f"{draw.randrange(1000):03}{draw.choice('0123456789X')}" if draw.random() < 0.6 else None
        known = f"BJ{330108:06}{number:07}" if draw.random() < 0.5 else None
        yield Face(_name(draw), draw.randrange(1935, 2015), phone, tail, known, card_text(number))


def card_text(number: int) -> str:
    """What a 10H reader types; the last four are spread."""
    return f"{0x5A00000000 + number * 40_503 % 0xFFFFFFFF:010X}"


def _name(draw: random.Random) -> str:
    luck = draw.random()
    if luck < 0.004:
        return draw.choice(LONG)
    family = draw.choice(MANY_WAYS) if luck < 0.06 else draw.choice(FAMILY)
    given = draw.choices(GIVEN, k=2 if draw.random() < 0.8 else 1)
    return family + "".join(given) + (draw.choice(RARE) if draw.random() < 0.004 else "")


def fill(folder: Path, plan: Crowd) -> None:
    """A training branch with all of them in it."""
    found_branch(folder, STREET, desk_name="演示台", staff_name="演示员", is_training=True)
    desk = open_desk(folder)
    hashes = [desk.scanning.hashes(canonical(card_text(number))) for number in range(plan.people)]
    desk.close()
    raw = connect(folder)
    for pragma in ("synchronous=OFF", "foreign_keys=OFF", "cache_size=-1500000"):
        raw.execute(f"PRAGMA {pragma}")
    ids = Ids(plan.seed)
    keys = [ids.at(FIRST + number * 60_000_000) for number in range(plan.people)]
    with uncaptured(raw):
        known = list(zip(keys, faces(plan), strict=True))
        rows = ((key, one.name, one.birth_year, one.phone, one.id_tail, one.number) for key, one in known)
        kind = {"sex": "2", "of_age": "1", "standing": "1"}
        put(raw, "learner", "id name birth_year phone id_tail number", rows, **kind)
        held = {"token_key": 1, "type": "4", "state": "1", "first_seen": FIRST, "state_at": FIRST}
        cards = (
            (ids.at(FIRST), key, bytearray(found.whole), bytearray(found.tail4 or b""), found.last4)
            for key, found in zip(keys, hashes, strict=True)
        )
        put(raw, "card", "id learner_id token_hash tail4_hash last4", cards, **held)
        _put_tokens(raw, known)
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.close()


def _put_tokens(raw: Any, known: list[tuple[bytearray, Face]]) -> None:
    """In the order of the b-tree, which is filled three times as fast."""
    rows = [
        (kind, token, bytes(key))
        for key, one in known
        for kind, token in tokens(one.name, one.phone, one.id_tail, one.number)
    ]
    rows.sort()
    raw.executemany("INSERT INTO search_token (kind, token, learner_id) VALUES (?, ?, ?)", rows)


if __name__ == "__main__":
    from plant import planted

    print(planted(Crowd(int(os.environ.get("BJDESK_BENCH_PEOPLE", "200000"))), fill))
