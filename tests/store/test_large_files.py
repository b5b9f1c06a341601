"""A file too large to be read through at the start is read through afterwards (fault 20)."""

from pathlib import Path

import pytest

from bjdesk.kernel.errors import DatabaseDamaged
from tests.makers import make_branch

PAGE = 4096


def test_a_changed_page_is_found_after_the_desk_was_opened(tmp_path: Path) -> None:
    branch = make_branch(tmp_path / "desk")
    branch.crowd(200)
    branch.reopen()
    path = branch.desk.database.path
    image = bytearray(path.read_bytes())
    image[-PAGE + 100] ^= 1
    path.write_bytes(image)

    with pytest.raises(DatabaseDamaged):
        branch.desk.database.check_large_file(above=0)
    branch.close()


def test_a_sound_file_passes(tmp_path: Path) -> None:
    branch = make_branch(tmp_path / "desk")
    branch.desk.database.check_large_file(above=0)
    branch.close()
