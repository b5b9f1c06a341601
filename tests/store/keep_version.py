"""Keeps a database of the version of today, for the programs to come: python -m tests.store.keep_version

Once a version is released its folder in tests/data is never made again.
"""

import shutil
from pathlib import Path

from bjdesk.store import migrations
from tests.makers import make_branch

DATA = Path(__file__).parents[1] / "data"


def keep() -> Path:
    """A small branch in which a morning was worked, with the key beside it."""
    folder = DATA / f"branch-{migrations.HEAD}"
    shutil.rmtree(folder, ignore_errors=True)
    branch = make_branch(folder)
    group = branch.class_now(5, title="书法（演示）")
    undo = branch.check_in(group.session, group.people[0]).undo
    branch.execute(undo)
    branch.scan(group.cards[1])
    branch.scan(group.cards[2])
    branch.close()
    return folder


if __name__ == "__main__":
    print(keep())
