"""Files that vanish or change under the running desk: noticed before the next COMMIT, nothing is green after it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bjdesk.app import DATABASE_FILE
from bjdesk.kernel.errors import StorageProblem
from tests.makers import Branch, make_branch


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path / "branch")
    yield made
    made.close()


def delete(database: Path) -> None:
    database.unlink()


def put_a_copy_back(database: Path) -> None:
    copy = database.with_name("copy")
    shutil.copyfile(database, copy)
    copy.replace(database)


def swap_the_disk(database: Path) -> None:
    folder = database.parent
    folder.rename(folder.with_name("old disk"))
    shutil.copytree(folder.with_name("old disk"), folder)


def swap_for_an_empty_one(database: Path) -> None:
    folder = database.parent
    folder.rename(folder.with_name("old disk"))
    folder.mkdir()


def delete_the_log(database: Path) -> None:
    database.with_name(database.name + "-wal").unlink()


@pytest.mark.parametrize(
    "spoil", [delete, put_a_copy_back, swap_the_disk, swap_for_an_empty_one, delete_the_log], ids=lambda f: f.__name__
)
def test_nothing_is_acknowledged_after_the_files_were_swapped(branch: Branch, spoil: Callable[[Path], None]) -> None:
    group = branch.class_now(3)
    branch.scan(group.cards[0])
    spoil(branch.folder / DATABASE_FILE)
    for card in group.cards[1:]:
        with pytest.raises(StorageProblem, match="database-replaced"):
            branch.scan(card)


def test_a_connection_that_is_made_after_the_swap_writes_nowhere_either(branch: Branch) -> None:
    group = branch.class_now(2)
    database = branch.desk.database
    put_a_copy_back(branch.folder / DATABASE_FILE)
    database._readers.pool.dispose()
    with pytest.raises(StorageProblem, match="database-replaced"):
        branch.scan(group.cards[0])


def test_a_log_that_is_carried_over_is_no_swap(branch: Branch) -> None:
    group = branch.class_now(2)
    branch.scan(group.cards[0])
    branch.checkpoint()
    branch.scan(group.cards[1])
    assert branch.value("SELECT count(*) FROM attendance") == 2


def test_another_program_that_comes_and_goes_is_no_swap(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.open_beside(seed=9).close()
    branch.scan(group.cards[0])
    assert branch.value("SELECT count(*) FROM attendance") == 1
