"""The branches that are looked at; everybody in them is invented (演示)."""

import json
import re
from datetime import timedelta
from typing import Any
from uuid import UUID

from bjdesk.learning.commands import CloseSession
from bjdesk.people.model import Card
from bjdesk.reference.queries import communities
from tests.makers import DAY, Branch

TITLE = "智能手机应用（演示）"
NAMES = (
    ("王桂芳", 1948), ("何美娟", 1952), ("陈根法", 1949), ("沈阿毛", 1945), ("欧阳𬭸", 1957), ("俞金花", 1951),
    ("来水根", 1947), ("汤凤仙", 1950), ("李国兴", 1953), ("阿依努尔·买买提", 1958), ("傅小妹", 1946), ("孙建国", 1955),
    ("华彩娣", 1949), ("韩阿大", 1944), ("许月琴", 1956), ("章文英", 1954), ("戴雪珍", 1950), ("朱𠮷生", 1951),
)  # fmt: skip
CARDS = tuple(f"01020340{number:02}" for number in range(10, 10 + len(NAMES)))
OTHER_CARD, LOST_CARD, STRANGER = "0102035511", "0102036622", "0102039052"
"""Of another class, reported lost, held by nobody."""


def street(branch: Branch) -> list[UUID]:
    """The communities of the branch's own street."""
    rows = branch.read(communities, DAY)
    return [row.id for row in rows if (row.code12 or "").startswith("330108003")]


def class_of_the_morning(branch: Branch) -> None:
    """Five past nine: a class has begun, others follow today and on two other days."""
    homes, room = street(branch), branch.venue("教学楼", room_no="203")
    course = branch.course(TITLE, teacher_name="沈丽", quota=20)
    people = [
        _with_card(branch, card, name, birth_year=year, community_id=homes[place % len(homes)], sex=_sex(place))
        for place, ((name, year), card) in enumerate(zip(NAMES, CARDS, strict=True))
    ]
    branch.enrol(course, *people)
    branch.meeting(course, "09:00", "10:30", ordinal=6, venue=room)
    _others(branch, homes)
    _rest_of_the_week(branch, people, room)
    branch.clock.set_to("09:05")


def _with_card(branch: Branch, card: str, name: str, card_state: str = "1", **known: Any) -> UUID:
    """A learner whose card was first seen today."""
    learner, found = branch.learner(name, **known), branch.hashes(card)
    held = {"token_hash": found.whole, "tail4_hash": found.tail4, "tail3_hash": found.tail3, "last4": found.last4}
    branch.plant(Card, learner_id=learner, token_key=1, state=card_state, first_seen=branch.clock.now(), **held)
    return learner


def _sex(place: int) -> str:
    return "1" if place in (2, 3, 6, 8, 11, 13, 17) else "2"


def _others(branch: Branch, homes: list[UUID]) -> None:
    """A namesake, one of another class, one whose card is lost, one whose registration is unfinished."""
    known = {"birth_year": 1956, "community_id": homes[1], "phone": "13857125678"}
    namesake = _with_card(branch, OTHER_CARD, "王桂芳", **known)
    branch.enrol(branch.course("书法入门（演示）", teacher_name="汪明"), namesake)
    _with_card(branch, LOST_CARD, "金小娥", card_state="2", birth_year=1950, sex="2")
    branch.learner("丁根土", standing="2", sex="1", phone="13605712210", birth_year=None)


def _rest_of_the_week(branch: Branch, people: list[UUID], room: UUID) -> None:
    """Before the class an open lecture, closed by now; later one called off, an open one and a choir."""
    branch.clock.set_to("07:50")
    lecture = branch.meeting(branch.lecture("八段锦晨练（演示）"), "08:00", "08:30", venue=room)
    for learner in people[:2]:
        branch.check_in(lecture, learner)
    branch.execute(CloseSession(lecture, branch.session(lecture).rev))
    branch.meeting(branch.course("剪纸（演示）"), "13:30", "15:00", ordinal=3, state="3")
    branch.meeting(branch.lecture("健康讲座：高血压（演示）"), "15:30", "16:30", venue=room)
    choir = branch.course("越剧社（演示）", type="ST")
    branch.enrol(choir, *people[:9])
    branch.meeting(choir, "18:30", "20:00", ordinal=4)
    branch.meeting(choir, "18:30", "20:00", ordinal=5, day=DAY + timedelta(days=3))


def two_classes_at_once(branch: Branch) -> None:
    """Two classes are on; the first person is enrolled in both, the second in neither; one class has no seat left."""
    first, second = branch.course(TITLE, quota=3), branch.course("声乐基础（演示）", teacher_name="金秀兰", quota=12)
    both, _neither, *rest = (branch.learner(name, card=card) for (name, _), card in zip(NAMES, CARDS, strict=True))
    branch.enrol(first, both, *rest[:2])
    branch.enrol(second, both, *rest[2:8])
    for course in (first, second):
        branch.meeting(course, "09:00", "10:30", ordinal=6)
    branch.clock.set_to("09:05")


def a_full_class(branch: Branch) -> None:
    """One class without a seat left, and a second person who uses the first one's card number at another reader."""
    course = branch.course(TITLE, quota=2)
    people = [branch.learner(name, card=card) for (name, _), card in zip(NAMES[:3], CARDS, strict=False)]
    branch.enrol(course, *people[:2])
    branch.meeting(course, "09:00", "10:30", ordinal=6)
    branch.clock.set_to("09:05")


def a_first_day(branch: Branch) -> None:
    """Nobody is registered and nothing planned."""


def a_day_off(branch: Branch) -> None:
    """No class today, one in three days."""
    course = branch.course(TITLE, teacher_name="沈丽")
    people = [branch.learner(name, card=card) for (name, _), card in zip(NAMES, CARDS, strict=True)]
    branch.enrol(course, *people)
    branch.meeting(course, "09:00", "10:30", ordinal=6, day=DAY + timedelta(days=3))


def data(branch: Branch) -> tuple[str, ...]:
    """Every name, title and notice of the branch: they read the same in all languages."""
    names = [name for table, column in _NAMES for (name,) in branch.rows(f"SELECT {column} FROM {table}")]
    notices = branch.rows("SELECT value FROM policy_parameter WHERE key LIKE 'consent.text.%'")
    facts = branch.desk.facts
    labels = (facts.branch_label, facts.college_label)
    parts = [part for (notice,) in notices for part in re.split(r"\{\w+\}|\n", json.loads(notice))]
    return tuple(dict.fromkeys(word for word in (*names, *labels, *parts) if word))


_NAMES = (
    ("booking", "title"), ("booking", "borrower_name"), ("venue", "hours_text"),
    ("learner", "name"), ("activity", "title"), ("activity", "teacher_name"), ("venue", "name"), ("staff", "name"),
    ("desk", "name"), ("org", "name"), ("org", "short_name"), ("term", "name"),
    ("society", "name"), ("society", "meeting_rule"), ("society", "state_note"), ("session", "topic"),
    ("booking", "place_note"),
)  # fmt: skip
