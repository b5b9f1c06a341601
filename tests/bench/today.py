"""Opens sessions now in a planted branch, so that there is somewhere to check in."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from raw import Ids, connect, put, uncaptured
from years import Plan, card_text, plant_activity, plant_session

from bjdesk.kernel.clock import MINUTE

HALL = (45, 45, 60, 150)
"""Enrolled in each of the sessions of a busy hour."""


@dataclass(frozen=True)
class Expected:
    """One card that will be read, whose it is and where it belongs."""

    card: str
    learner: bytes
    session: bytes
    activity: bytes


def open_today(folder: Path, sizes: Sequence[int], seed: int = 1) -> list[Expected]:
    """Sessions that begin in ten minutes, and no others; gives who is enrolled, in an order in which they may come."""
    draw = random.Random(seed)
    raw = connect(folder)
    planted = raw.execute("SELECT id FROM learner ORDER BY rowid LIMIT ?", (Plan().people,))  # those with a card
    people = [bytes(row[0]) for row in planted]
    branch = bytes(raw.execute("SELECT branch_id FROM desk").fetchone()[0])
    arriving = iter(_arriving(len(people), sum(sizes), draw))
    ids, now, found = Ids(seed), time.time_ns() // 1000, list[Expected]()
    with uncaptured(raw):
        raw.execute("UPDATE session SET state = '2' WHERE state = '1'")  # of an earlier call
        for number, size in enumerate(sizes):
            activity = ids.at(now)
            today = datetime.fromtimestamp(now / 1e6, UTC).date()
            plant_activity(
                raw, activity, f"演示班{number + 1}", branch, now, today, type="KC", is_open_entry=0, state="3"
            )
            session = plant_session(raw, ids, activity, now + 10 * MINUTE, 7, state="1")
            members = [next(arriving) for _ in range(size)]
            seats = [(ids.at(now), bytearray(activity), bytearray(people[person])) for person in members]
            fixed = {"channel": "1", "role": "1", "applied_at": now, "state": "2", "state_at": now}
            put(raw, "enrolment", "id activity_id learner_id", seats, **fixed)
            places = (bytes(session), bytes(activity))
            found += [Expected(card_text(person), people[person], *places) for person in members]
    raw.close()
    draw.shuffle(found)
    return found


def _arriving(people: int, count: int, draw: random.Random) -> list[int]:
    """Half of them regulars with hundreds of marks, none of them merged into another."""
    plan = Plan()
    regulars = draw.sample(range(plan.regulars), min(count // 2, plan.regulars))
    others = draw.sample(range(plan.regulars + plan.merged, people - plan.merged), count - len(regulars))
    mixed = regulars + others
    draw.shuffle(mixed)
    return mixed
