"""How fast a person is found among 200,000 while somebody types, and whether anybody is missing (D7).

    python tests/bench/search.py [people]

A keystroke is all that the list needs before it is painted: from the text in the box to the first fifty people in
their order (expected now, here lately, then by the index) and their rows. The floor reads the same fifty rows of the
likeliest stretch of the same index by one statement of the raw driver; `ids` are both without the rows. Who must be
found is spelled out for every person and looked for with LIKE, which knows nothing of tokens (`oracle.py`).
"""

import os
import random
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import floors
from crowd import Crowd, Face, faces, fill
from figures import Times, compared, figure
from oracle import Oracle, asked, typed_in
from plant import copies
from PySide6.QtCore import QCoreApplication
from raw import connect
from today import Expected, open_today

from bjdesk.app import open_desk
from bjdesk.people.queries import learners_by_id
from bjdesk.store.search import parse, ranges
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.learners.finding import FIRST_FOUND, Finder

PEOPLE, TYPED, ASKED_ABOUT = 200_000, 250, 40
CLASSES = (45, 60)
"""Enrolled in what is open now."""
WARM_UP = 20
LETTERS = "wlzcyhxs"


def main() -> None:
    plan = Crowd(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
    app = QCoreApplication([])
    with copies(1, plan, fill) as (folder,):
        expected = open_today(folder, CLASSES)
        desk = open_desk(folder)
        workspace = DeskWorkspace(desk, folder, [])
        people = list(faces(plan))
        _near(workspace)
        _keystrokes(workspace, connect(folder), people)
        _missing(workspace, people, expected)
        _index(folder)
        desk.close()
    app.quit()


def _keystrokes(desk: DeskWorkspace, raw: Any, people: Sequence[Face]) -> None:
    """Every key of so many people looked for."""
    draw = random.Random(5)
    keys = [text for one in draw.sample(people, TYPED) for text in typed_in(one, draw)]
    draw.shuffle(keys)
    finder = Finder(desk)
    finder.near()
    for name, sql, ours in (("keystroke", floors.FOUND_ROWS, _rows), ("ids", floors.FOUND_IDS, _ids)):

        def floor(number: int, sql: str = sql) -> Callable[[], object]:
            stretches = ranges(parse(keys[number])) or [("n", "", "")]
            return partial(floors.found, raw, sql, stretches[0])

        def found(number: int, ours: Callable[..., object] = ours) -> Callable[[], object]:
            return partial(ours, desk, finder, keys[number])

        count = len(keys) - WARM_UP
        bare, times = compared(count, floor, found, warm_up=WARM_UP)
        _print(name, bare, times, count)


def _print(name: str, bare: Times, times: Times, count: int) -> None:
    figure("search", f"{name}_p50", "ms", times.median, floor=bare.median, n=count)
    figure("search", f"{name}_p99", "ms", times.percentile(99), floor=bare.percentile(99), n=count)


def _rows(desk: DeskWorkspace, finder: Finder, text: str) -> object:
    return desk.read(learners_by_id, finder.found(text, FIRST_FOUND))


def _ids(desk: DeskWorkspace, finder: Finder, text: str) -> object:
    return finder.found(text, FIRST_FOUND)


def _near(desk: DeskWorkspace) -> None:
    """How long the first key waits for those who are near, and the first after somebody came."""
    finder, times = Finder(desk), Times()
    for _ in range(2):
        with times.one():
            finder.near()
        finder.forget_near()
    figure("search", "near_first", "ms", times.wall[0], n=1)
    figure("search", "near_again", "ms", times.wall[1], n=1)


def _order(finder: Finder, oracle: Oracle, numbers: dict[UUID, int], expected: Sequence[Expected]) -> None:
    """People who are expected now and do not stand before all others."""
    here = {numbers[UUID(bytes=one.learner)] for one in expected}
    behind = 0
    for letter in LETTERS:
        first = [numbers[record] for record in finder.found(letter, FIRST_FOUND)]
        meant = here & oracle.must_find("letters", letter)
        behind += sum(number not in meant for number in first[: len(meant)])
    figure("search", "expected_not_first", "people", behind, n=len(LETTERS))


def _missing(desk: DeskWorkspace, people: Sequence[Face], expected: Sequence[Expected]) -> None:
    """People whom LIKE finds and the box does not; and how long it takes until all are counted."""
    draw, oracle, finder = random.Random(7), Oracle(people), Finder(desk)
    numbers = {record: number for number, record in enumerate(sorted(finder.everybody()))}  # ids grow with the numbers
    questions = [found for one in draw.sample(people, ASKED_ABOUT) for found in asked(one, draw)]
    missing, counted = 0, Times()
    for kind, text in questions:
        with counted.one():
            ids = finder.found(text)
        lost = oracle.must_find(kind, text) - {numbers[record] for record in ids}
        for number in sorted(lost)[:3]:
            print(f"missing by {kind} {text}: {people[number]}", file=sys.stderr)
        missing += len(lost)
    figure("search", "missing", "people", missing, n=len(questions))
    _order(finder, oracle, numbers, expected)
    figure("search", "counted_p50", "ms", counted.median, n=len(questions))
    figure("search", "counted_p99", "ms", counted.percentile(99), n=len(questions))


def _index(folder: Path) -> None:
    raw = connect(folder)
    page = int(raw.execute("PRAGMA page_size").fetchone()[0])
    before = int(raw.execute("PRAGMA freelist_count").fetchone()[0])
    count = raw.execute("SELECT count(*) FROM search_token").fetchone()[0]
    raw.execute("PRAGMA secure_delete=OFF").fetchall()
    raw.execute("BEGIN")
    raw.execute("DELETE FROM search_token")
    freed = int(raw.execute("PRAGMA freelist_count").fetchone()[0]) - before
    raw.execute("ROLLBACK")
    raw.close()
    figure("search", "index_mb", "MB", freed * page / 1e6, n=count)


if __name__ == "__main__":
    main()
