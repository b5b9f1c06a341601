"""The second act: plays its scenes, then counts the three databases, which must be the same (R52)."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from bjdesk.app import DATABASE_FILE
from bjdesk.demo import branch
from bjdesk.demo.recount import DESK_1, FILES, differences, explained, recount_all
from bjdesk.demo.report import WrongCount
from bjdesk.demo.stage import Stage
from bjdesk.demo.town import DeskHere, Town
from bjdesk.demo.town_scenes import SCENES, TogetherPlay
from bjdesk.store.database import mark_path
from bjdesk.ui.desk_window import DeskWindow

DATABASES = "databases"
"""Folder of the three files and their training keys, which stay."""

Done = Callable[[str, str, str], None]
"""(scene, what happened in Chinese, in English)."""
Working = Callable[[str, int, int], None]


def play_together(window: DeskWindow, stage: Stage, opening: datetime, out: Path, done: Done, working: Working) -> None:
    """Play every scene at the open window, a second desk and a district of their own."""
    if window.workspace is None:
        raise LookupError("the window has no desk")
    folder = out / DATABASES
    branch.clear(folder)
    first = DeskHere(window.workspace.desk, window.workspace.execute)
    town = Town(stage, folder, first, working)
    try:
        play = TogetherPlay(town, opening)
        for scene in SCENES:
            done(scene.__name__, *scene(play))
    finally:
        town.close()


def agree(first: Path, out: Path, street: str) -> dict[str, Any]:
    """Put the first desk's file beside the others and count all three; WrongCount if they are not the same.

    Nothing of them is open any more.
    """
    folder = out / DATABASES
    _copy_desk(first, folder / DESK_1)
    found = recount_all(folder, street)
    (folder / "README.txt").write_text(explained(street), "utf-8")
    wrong = differences(found)
    if wrong:
        raise WrongCount("三个数据库不一样：" + "；".join(wrong))
    return {name: dict(tables) for name, tables in found.items()}


def _copy_desk(source: Path, target: Path) -> None:
    target.mkdir()
    log = source / f"{DATABASE_FILE}-wal"
    for file in (*(source / name for name in FILES[DESK_1]), mark_path(source / DATABASE_FILE), log):
        if file.exists():
            shutil.copyfile(file, target / file.name)
