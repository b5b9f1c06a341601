"""How fast a swipe is: looked up, committed, painted; in a burst; and beside a job that never pauses."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import floors
from beside import endless_job
from figures import Times, compared, figure
from plant import copies
from raw import STREET, connect
from today import Expected, open_today

from bjdesk.app import CARD_KEY, DATABASE_FILE, OpenDesk, open_desk
from bjdesk.kernel.errors import StorageProblem
from bjdesk.learning.commands import BY_CARD, CheckIn
from bjdesk.learning.scanning import Person, decide
from bjdesk.people.cards import canonical
from bjdesk.store.keys import TrainingKey, derived

SESSIONS = (300, 300, 300, 300)
WARM_UP, LOOKUPS, CHECK_INS, BESIDE = 40, 1000, 500, 300
BURST = (250, 250, 250, 250)
HERE = Path(__file__).parent


def main() -> None:
    with copies(2) as (here, bare):
        cards, same = open_today(here, SESSIONS), open_today(bare, SESSIONS)
        desk, floor = open_desk(here), _floor(bare)
        _lookup(desk, floor, cards[:LOOKUPS])
        used = WARM_UP + CHECK_INS
        _checkin_commit(desk, floor, cards[:used], same[:used])
        _checkin_during_job(desk, cards[used : used + BESIDE])
        desk.close()
        _run("paint.py", here)
        _burst(here)


def _floor(folder: Path) -> floors.RawDesk:
    key = TrainingKey(folder, os.urandom).key()
    raw = floors.connect(folder / DATABASE_FILE, key)
    floors.drop_triggers(raw)
    return floors.RawDesk(raw, derived(key, CARD_KEY), STREET)


# --- in this process -------------------------------------------------------------------------------------------------


def _lookup(desk: OpenDesk, floor: floors.RawDesk, cards: Sequence[Expected]) -> None:
    def least(number: int) -> Callable[[], object]:
        return partial(floor.look_up, cards[number].card, _now())

    def looked_up(number: int) -> Callable[[], object]:
        return partial(look_up, desk, cards[number].card)

    bare, ours = compared(len(cards), least, looked_up)
    figure("desk", "lookup", "ms", ours.median, floor=bare.median, n=len(cards))


def _checkin_commit(desk: OpenDesk, floor: floors.RawDesk, cards: Sequence[Expected], same: Sequence[Expected]) -> None:
    def least(number: int) -> Callable[[], object]:
        return partial(floor.check_in, same[number].card, _now())

    def checked_in(number: int) -> Callable[[], object]:
        return partial(check_in, desk, cards[number].card)

    bare, ours = compared(CHECK_INS, least, checked_in, warm_up=WARM_UP)
    figure("desk", "checkin_commit", "ms", ours.median, floor=bare.median, n=CHECK_INS)
    figure("desk", "checkin_commit_cpu", "ms", ours.median_cpu, floor=bare.median_cpu, n=CHECK_INS)


def _checkin_during_job(desk: OpenDesk, cards: Sequence[Expected]) -> None:
    draw, times, refused = random.Random(1), Times(), 0
    with endless_job(desk):
        for expected in cards:
            time.sleep(draw.uniform(0, 0.04))  # the next card comes at any moment of a batch
            try:
                with times.one():
                    check_in(desk, expected.card)
            except StorageProblem:
                refused += 1
    figure("desk", "checkin_during_job_max", "ms", max(times.wall), n=len(cards))
    figure("desk", "checkin_during_job_refused", "check-ins", refused, n=len(cards))


def look_up(desk: OpenDesk, card: str) -> object:
    return desk.scanning.look_up(canonical(card))


def check_in(desk: OpenDesk, card: str) -> None:
    """What a scan does up to the COMMIT: 本课第 n 次 is read after it."""
    arrival = desk.scanning.look_up(canonical(card))
    holder, openings = arrival.holders[0], arrival.openings
    enrolled = frozenset(found.session.activity_id for found in openings if found.is_enrolled)
    came = frozenset(found.session.id for found in openings if found.has_come)
    sessions = [found.session for found in openings]
    command = decide(Person(holder.learner_id, holder.name, holder.last4), sessions, enrolled, came, BY_CARD)
    assert isinstance(command, CheckIn)
    desk.executor.execute(command)


def _now() -> int:
    return time.time_ns() // 1000


# --- in processes of their own ---------------------------------------------------------------------------------------


def _run(script: str, *arguments: Path) -> int:
    return subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=False).returncode


def _burst(folder: Path) -> None:
    """Cards typed without a pause, the process killed at the last key; what the database holds then is counted."""
    expected = open_today(folder, BURST, seed=11)
    cards = folder / "burst.txt"
    cards.write_text("".join(f"{found.card}\n" for found in expected), "ascii")
    _run("burst.py", folder, cards)
    raw = connect(folder)
    found = 0
    for place in {found.session for found in expected}:
        counted = "SELECT count(DISTINCT learner_id) FROM attendance WHERE session_id = ? AND method = 'C'"
        found += raw.execute(counted, (bytearray(place),)).fetchone()[0]
    raw.close()
    figure("desk", "burst_lost", "scans", len(expected) - found, n=len(expected))


if __name__ == "__main__":
    main()
