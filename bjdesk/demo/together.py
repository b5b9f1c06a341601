"""The second and third act: plays their scenes, then counts the three databases, which must be the same (R52)."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from bjdesk.app import DATABASE_FILE
from bjdesk.demo import branch, certificate_scenes, town_scenes
from bjdesk.demo.certificate_scenes import ThirdAct
from bjdesk.demo.desks import DeskAtWindow, Working
from bjdesk.demo.office import Office
from bjdesk.demo.recount import DESK_1, DISTRICT, FILES, differences, explained, recount_all
from bjdesk.demo.report import WrongCount
from bjdesk.demo.stage import until
from bjdesk.demo.town import Town
from bjdesk.demo.town_scenes import SecondAct
from bjdesk.store.database import mark_path

DATABASES = "databases"
"""Folder of the three files and their training keys, which stay."""

LINES = len(town_scenes.SCENES) + len(certificate_scenes.SCENES) + 1
"""Of the story."""
Done = Callable[[str, str, str], None]
"""(scene, what happened in Chinese, in English)."""


def new_office(out: Path) -> Office:
    """A district that is being founded, in a folder beside the desks'."""
    folder = out / DATABASES
    branch.clear(folder)
    (folder / DISTRICT).mkdir()
    office = Office(folder / DISTRICT, until)
    office.begin_founding()
    return office


def play_together(
    first: DeskAtWindow, office: Office, opening: datetime, done: Done, working: Working
) -> dict[str, Any]:
    """Play every scene at the open window, a second desk and the district; gives what is to be reported."""
    town = Town(first, office, office.folder.parent, working)
    second, third = SecondAct(town, opening), ThirdAct(town, first.stage.out)
    try:
        for scene in town_scenes.SCENES:
            done(scene.__name__, *scene(second))
        for scene_after in certificate_scenes.SCENES:
            done(scene_after.__name__, *scene_after(third))
    finally:
        town.close()
    return third.found


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
