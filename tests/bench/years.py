"""Ten large years of one invented branch (演示): people, classes, lectures, and who came to which."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from raw import Ids, put

from bjdesk.kernel.clock import MINUTE, to_instant
from bjdesk.people.cards import CardHashes

ZONE = ZoneInfo("Asia/Shanghai")
EAST_MIN = 8 * 60
HOUR = 60 * MINUTE
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = "桂芳秀英建国玉兰志强春梅明华丽娟海燕文斌小红永平金花德胜月琴国庆素珍家豪雨欣子涵"


@dataclass(frozen=True)
class Plan:
    """How much there is; 20 × (120 classes × 16 meetings × 40 seats + 241 lectures × 200) = 2,500,000 marks."""

    people: int = 40_000
    merged: int = 400
    regulars: int = 2_000
    terms: int = 20
    classes: int = 120
    meetings: int = 16
    seats: int = 40
    lectures: int = 241
    listeners: int = 200
    last_day: str = "2026-11-20"
    seed: int = 20261120

    @property
    def attendances(self) -> int:
        return self.terms * (self.classes * self.meetings * self.seats + self.lectures * self.listeners)


def card_text(number: int) -> str:
    """What a 10H reader types for the card of person `number`."""
    return f"7E57{number:06X}"


@dataclass(frozen=True)
class Meeting:
    """One session of the past and the people who belong in it."""

    starts_at: int
    activity: bytearray
    ordinal: int
    people: Sequence[int]
    is_lecture: bool


class Years:
    """Writes the years into an open transaction without capture."""

    def __init__(self, raw: Any, plan: Plan, branch: bytes, who: dict[str, object]) -> None:
        self._raw = raw
        self._plan = plan
        self._branch = branch
        self._who = who
        self._random = random.Random(plan.seed)
        self._ids = Ids(plan.seed)
        self._people: list[bytearray] = []

    def plant(self, hashes: Sequence[CardHashes]) -> None:
        """Everything, oldest first; `hashes` are those of the cards."""
        self._plant_people(hashes)
        meetings = sorted(self._meetings(), key=_start)
        self._plant_sessions(meetings)

    # --- people ------------------------------------------------------------------------------------------------------

    def _plant_people(self, hashes: Sequence[CardHashes]) -> None:
        plan, begin = self._plan, _moment(_term_start(self._plan, 0) - timedelta(days=30), 8)
        self._people = [self._ids.at(begin + number * 1000) for number in range(plan.people)]
        learners = ((key, self._name(), 1940 + n % 45, f"1{n % 90 + 10}0000{n % 10_000:04}") for n, key in self._all())
        put(
            self._raw,
            "learner",
            "id name birth_year phone",
            learners,
            sex="2",
            of_age="1",
            standing="1",
            phone_owner="1",
        )
        held = {"token_key": 1, "type": "4", "state": "1", "first_seen": begin, "state_at": begin}
        put(
            self._raw,
            "card",
            "id learner_id token_hash tail4_hash tail3_hash last4",
            self._cards(hashes, begin),
            **held,
        )
        known = ((self._ids.at(begin), person) for person in self._people)
        put(self._raw, "learner_branch", "id learner_id", known, branch_id=self._branch, kind="1", **self._said(begin))
        last = plan.people - plan.merged
        merged = [(self._people[last + n], self._people[plan.regulars + n]) for n in range(plan.merged)]
        self._raw.executemany(
            "INSERT INTO learner_alias (learner_id, canonical_id, is_proposed) VALUES (?, ?, 0)", merged
        )

    def _all(self) -> Iterator[tuple[int, bytearray]]:
        return iter(enumerate(self._people))

    def _name(self) -> str:
        return self._random.choice(SURNAMES) + "".join(self._random.choices(GIVEN, k=2))

    def _cards(self, hashes: Sequence[CardHashes], begin: int) -> Iterator[tuple[object, ...]]:
        for person, found in zip(self._people, hashes, strict=True):
            tails = (bytearray(found.tail4 or b""), bytearray(found.tail3 or b""))
            yield (self._ids.at(begin), person, bytearray(found.whole), *tails, found.last4)

    def _said(self, moment: int) -> dict[str, object]:
        return {"at": moment, "offset_min": EAST_MIN, **self._who}

    # --- activities --------------------------------------------------------------------------------------------------

    def _meetings(self) -> Iterator[Meeting]:
        for term in range(self._plan.terms):
            start = _term_start(self._plan, term)
            for number in range(self._plan.classes):
                yield from self._class(start, number, is_running=term == self._plan.terms - 1)
            for number in range(self._plan.lectures):
                people = self._random.sample(range(self._plan.people), self._plan.listeners)
                when = _moment(start + timedelta(days=number % 110), 9 + number // 110 * 2)
                yield Meeting(when, self._activity(start, f"演示讲座{number}", is_lecture=True), 1, people, True)

    def _class(self, start: date, number: int, is_running: bool) -> Iterator[Meeting]:
        people = self._seats()
        activity = self._activity(start, f"演示课程{number}", is_running=is_running)
        begin = _moment(start, 8)
        seats = ((self._ids.at(begin), activity, self._people[person]) for person in people)
        state = "2" if is_running else "7"
        stamped = {"applied_at": begin, "state_at": begin, "joined_on": start.isoformat(), "state": state}
        put(self._raw, "enrolment", "id activity_id learner_id", seats, channel="1", role="1", **stamped)
        for week in range(self._plan.meetings):
            day = start + timedelta(days=week * 7 + number % 5)
            yield Meeting(_moment(day, 8 + number // 5 % 9), activity, week + 1, people, False)

    def _seats(self) -> list[int]:
        """Half of every class are regulars: some people have hundreds of marks, most a few."""
        plan = self._plan
        regulars = self._random.sample(range(plan.regulars), plan.seats // 2)
        others = self._random.sample(range(plan.regulars, plan.people), plan.seats - len(regulars))
        return regulars + others

    def _activity(self, start: date, title: str, *, is_lecture: bool = False, is_running: bool = False) -> bytearray:
        begin = _moment(start, 7)
        key = self._ids.at(begin)
        kind = {"type": "JZ" if is_lecture else "KC", "is_open_entry": int(is_lecture)}
        state = "3" if is_running else "4"
        plant_activity(self._raw, key, title, self._branch, begin, start, state=state, **kind)
        return key

    # --- sessions and marks ------------------------------------------------------------------------------------------

    def _plant_sessions(self, meetings: Sequence[Meeting]) -> None:
        indexes = _drop_indexes(self._raw, "attendance")
        for found in meetings:
            session = plant_session(self._raw, self._ids, found.activity, found.starts_at, found.ordinal, state="2")
            marks = self._lecture_marks if found.is_lecture else self._class_marks
            entry = "2" if found.is_lecture else "1"
            fixed = {"is_correction": 0, "clock_doubt": "0", "offset_min": EAST_MIN, "entry_as": entry}
            columns = "id learner_id status method checked_at late_min at"
            put(self._raw, "attendance", columns, marks(found), session_id=session, **fixed, **self._who)
        for statement in indexes:
            self._raw.execute(statement)

    def _class_marks(self, meeting: Meeting) -> Iterator[tuple[object, ...]]:
        for place, person in enumerate(meeting.people):
            luck = self._random.random()
            if luck < 0.08:
                end = meeting.starts_at + 2 * HOUR
                yield (self._ids.at(end), self._people[person], "5", "S", None, None, end)
            else:
                late = place % 20 + 1 if luck > 0.9 else None
                yield self._came(meeting, place, person, late)

    def _lecture_marks(self, meeting: Meeting) -> Iterator[tuple[object, ...]]:
        for place, person in enumerate(meeting.people):
            yield self._came(meeting, place, person, None)

    def _came(self, meeting: Meeting, place: int, person: int, late: int | None) -> tuple[object, ...]:
        moment = meeting.starts_at + (late * MINUTE if late else (place - 240) * 5_000_000)
        status = "2" if late and late > 15 else "1"
        return (self._ids.at(moment), self._people[person], status, "C", moment, late, moment)


def plant_activity(raw: Any, key: bytes, title: str, branch: bytes, begin: int, start: date, **kind: object) -> None:
    """One activity of the branch."""
    kept = {"category": "05", "mode": "1", "target_groups": "[]", "draw_way": "1", "planned": 200, "fee": 0}
    plain = dict.fromkeys(("is_headcount_only", "is_localised", "needs_undertaking"), 0)
    dated = {"host_org_id": branch, "state_at": begin, "starts_on": start.isoformat()}
    put(raw, "activity", "id title", [(key, title)], **kept, **plain, **dated, **kind)


def plant_session(raw: Any, ids: Ids, activity: bytes, starts_at: int, ordinal: int, *, state: str) -> bytearray:
    """One session of two hours with its booking; returns its id."""
    booking, session = ids.at(starts_at - HOUR), ids.at(starts_at - HOUR)
    when = (booking, starts_at, starts_at + 2 * HOUR)
    asked = starts_at - HOUR
    fixed = {"gap_min": 0, "title": "演示", "purpose": "1", "borrower_kind": "9", "state": "2", "state_at": asked}
    put(raw, "booking", "id starts_at ends_at", [when], place_note="演示教室", **fixed)
    held = {"planned": 200, "is_headcount_only": 0, "state": state, "state_at": asked}
    put(raw, "session", "id activity_id booking_id ordinal", [(session, activity, booking, ordinal)], **held)
    return session


def _drop_indexes(raw: Any, table: str) -> list[str]:
    """Drop the indexes of a table; returns what makes them anew (built once at the end, they cost a tenth)."""
    found = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (table,)
    ).fetchall()
    for name, _ in found:
        raw.execute(f"DROP INDEX {name}")
    return [statement for _, statement in found]


def _term_start(plan: Plan, term: int) -> date:
    back = (plan.terms - 1 - term) * 182 + plan.meetings * 7
    return date.fromisoformat(plan.last_day) - timedelta(days=back)


def _moment(day: date, hour: int) -> int:
    return int(to_instant(datetime.combine(day, time(hour), ZONE)))


def _start(meeting: Meeting) -> int:
    return meeting.starts_at
