"""What is not a sound database of this version is refused in words and left untouched (P3, faults 15, 19, 20, 22)."""

import multiprocessing
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from bjdesk.app import DATABASE_FILE, open_desk
from bjdesk.kernel.errors import (
    DatabaseDamaged,
    DatabaseTooNew,
    DeskError,
    NotEncrypted,
    NotWritable,
    StorageProblem,
    WrongKey,
)
from bjdesk.models import METADATA
from bjdesk.store.database import Connector
from bjdesk.store.keys import TrainingKey
from bjdesk.store.migrate import prepare
from tests.makers import copy_branch, make_branch, make_clock, seeded

PAGE = 4096
NOBODY = 65534


def digests(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def open_it(folder: Path) -> None:
    open_desk(folder, clock=make_clock(), random=seeded()).close()


# --- what lies there is something else -------------------------------------------------------------------------------


def empty(database: Path) -> None:
    database.write_bytes(b"")


def garbage(database: Path) -> None:
    database.write_bytes(seeded(7)(5 * PAGE))


def a_word(database: Path) -> None:
    database.write_text("hello")


def cut_off(database: Path) -> None:
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 2])


def plain(database: Path) -> None:
    database.unlink()
    db = sqlite3.connect(database)
    db.execute("CREATE TABLE learner (name)")
    db.close()


def other_key(database: Path) -> None:
    (database.parent / TrainingKey.FILE).write_text("5a" * 32)


def no_key(database: Path) -> None:
    (database.parent / TrainingKey.FILE).write_text("not a key")


def of_a_newer_program(database: Path) -> None:
    raw = Connector(database, TrainingKey(database.parent, seeded()).key()).connect()
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()


def of_somebody_else(database: Path) -> None:
    database.unlink()
    raw = Connector(database, TrainingKey(database.parent, seeded()).key()).connect()
    raw.execute("CREATE TABLE letters (text TEXT) STRICT")
    raw.close()


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (empty, DatabaseDamaged),
        (garbage, DatabaseDamaged),
        (a_word, DatabaseDamaged),
        (cut_off, DatabaseDamaged),
        (plain, NotEncrypted),
        (other_key, WrongKey),
        (no_key, WrongKey),
        (of_a_newer_program, DatabaseTooNew),
        (of_somebody_else, DatabaseDamaged),
    ],
)
def test_it_is_refused_and_left_untouched(
    tmp_path: Path, spoil: Callable[[Path], None], kind: type[StorageProblem]
) -> None:
    copy_branch(tmp_path)
    spoil(tmp_path / DATABASE_FILE)
    before = digests(tmp_path)
    with pytest.raises(StorageProblem) as refused:
        open_it(tmp_path)
    assert type(refused.value) is kind
    assert digests(tmp_path) == before


def test_a_refusal_names_the_file(tmp_path: Path) -> None:
    copy_branch(tmp_path)
    garbage(tmp_path / DATABASE_FILE)
    with pytest.raises(DatabaseDamaged) as refused:
        open_it(tmp_path)
    assert refused.value.facts["path"] == str(tmp_path / DATABASE_FILE)


def test_a_folder_in_place_of_the_file_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / DATABASE_FILE).mkdir()
    with pytest.raises(StorageProblem):
        open_it(tmp_path)


def test_a_lost_mark_of_the_key_does_not_keep_its_owner_out(tmp_path: Path) -> None:
    copy_branch(tmp_path)
    (tmp_path / f"{DATABASE_FILE}.key-mark").unlink()
    open_it(tmp_path)


# --- damage ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A branch of more than 200 pages, none of them free."""
    folder = tmp_path_factory.mktemp("filled")
    branch = make_branch(folder)
    branch.crowd(400)
    assert branch.value("PRAGMA freelist_count") == 0
    branch.close()
    return folder


def test_one_changed_bit_in_any_of_200_pages_is_found(filled: Path, tmp_path: Path) -> None:
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    database, random = tmp_path / DATABASE_FILE, seeded(20)
    key = TrainingKey(tmp_path, random).key()
    sound = database.read_bytes()
    pages = len(sound) // PAGE
    assert pages >= 200
    missed = []
    for number in range(200):
        at = (number * pages // 200) * PAGE + int.from_bytes(random(2), "big") % PAGE
        spoilt = bytearray(sound)
        spoilt[at] ^= 1 << random(1)[0] % 8
        database.write_bytes(spoilt)
        if not is_refused(database, key) or database.read_bytes() != spoilt:
            missed.append(at)
    assert missed == []


def is_refused(database: Path, key: bytes) -> bool:
    try:
        prepare(database, key, METADATA)
    except DatabaseDamaged:
        return True
    return False


# --- paths and rights ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["中文 路径 (1)", "a%20b?c#d", "😀", "é" * 60], ids=["chinese", "url", "emoji", "long"]
)
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    copy_branch(folder)
    open_it(folder)
    assert (folder / DATABASE_FILE).stat().st_size > PAGE


def open_as(uid: int, folder: Path) -> str:
    """The code of the refusal that another user meets, or what else happened."""
    if os.getuid() == 0:
        os.setgid(uid)
        os.setuid(uid)
    try:
        open_it(folder)
    except DeskError as refused:
        return f"{type(refused).__name__} {refused.code}"
    return "opened"


def opened_by_a_user_without_rights(folder: Path, mode: int) -> str:
    """In a process of its own: root would not notice a mode."""
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(mode)
    try:
        with multiprocessing.get_context("fork").Pool(1) as pool:
            return str(pool.apply(open_as, (NOBODY, folder)))
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize(
    ("mode", "told"), [(0o555, "NotWritable not-writable"), (0o000, "WrongKey key-unreadable")], ids=["read", "closed"]
)
def test_a_folder_without_the_right_to_write_is_told_in_words(mode: int, told: str) -> None:
    with tempfile.TemporaryDirectory() as made:  # not below pytest's own folder, which no other user may enter
        folder = copy_branch(Path(made))
        before = digests(folder)
        assert opened_by_a_user_without_rights(folder, mode) == told
        assert digests(folder) == before


def test_a_place_where_nothing_may_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises((NotWritable, WrongKey)):
        open_it(tmp_path / "file" / "branch")
