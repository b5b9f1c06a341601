"""A file on the disk: whole or not there, never over another, and each failure under its own name."""

import errno
import os
import tempfile
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest

from bjdesk.documents.saving import free_name, save, storage_problem
from bjdesk.kernel.errors import DiskFailed, DiskFull, FileRejected, NotWritable


def test_an_existing_file_is_not_written_over(tmp_path):
    target = tmp_path / "签到表.pdf"
    target.write_bytes(b"yesterday")

    with pytest.raises(FileRejected) as refusal:
        save(b"today", target)

    assert refusal.value.code == "file-exists"
    assert refusal.value.facts == {"path": str(target)}
    assert target.read_bytes() == b"yesterday"


def test_an_existing_file_is_replaced_when_asked(tmp_path):
    target = tmp_path / "签到表.pdf"
    target.write_bytes(b"yesterday")

    save(b"today", target, replace=True)

    assert target.read_bytes() == b"today"
    assert list(tmp_path.iterdir()) == [target]


def test_a_free_name_is_found_by_counting(tmp_path):
    target = tmp_path / "签到表.pdf"
    assert free_name(target) == target
    target.touch()
    assert free_name(target).name == "签到表（2）.pdf"
    free_name(target).touch()
    assert free_name(target).name == "签到表（3）.pdf"


def test_a_stream_gets_the_document():
    stream = BytesIO()

    save(b"today", stream)

    assert stream.getvalue() == b"today"


def test_a_file_in_the_place_of_a_folder_is_a_place_that_cannot_be_written(tmp_path):
    (tmp_path / "folder").write_text("a file")

    with pytest.raises(NotWritable):
        save(b"today", tmp_path / "folder" / "签到表.pdf")


def test_a_missing_folder_is_a_place_that_cannot_be_written(tmp_path):
    with pytest.raises(NotWritable):
        save(b"today", tmp_path / "gone" / "签到表.pdf")


def test_a_read_only_folder_keeps_what_it_had():
    with read_only_folder() as folder, plain_user():
        with pytest.raises(NotWritable) as refusal:
            save(b"today", folder / "签到表.pdf")
        assert list(folder.iterdir()) == []

    assert refusal.value.facts == {"path": str(folder / "签到表.pdf")}


def test_a_full_disk_leaves_neither_half_a_file_nor_less_than_there_was(tmp_path):
    target = tmp_path / "签到表.pdf"
    target.write_bytes(b"yesterday")
    (tmp_path / "签到表.pdf.part").symlink_to("/dev/full")  # every write to it finds the disk full

    with pytest.raises(DiskFull):
        save(b"today", target, replace=True)

    assert target.read_bytes() == b"yesterday"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_of_that_name_is_not_replaced_and_the_part_is_gone(tmp_path):
    target = tmp_path / "签到表.pdf"
    target.mkdir()

    with pytest.raises(NotWritable):
        save(b"today", target, replace=True)

    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EIO, DiskFailed),
        (errno.EROFS, NotWritable),
        (errno.EACCES, NotWritable),
    ],
)
def test_each_failure_of_the_machine_has_its_name(number, problem):
    assert type(storage_problem(OSError(number, "says the machine"), Path("签到表.pdf"))) is problem


@contextmanager
def read_only_folder():
    with tempfile.TemporaryDirectory() as name:  # not below pytest's own, which other users may not enter
        Path(name).chmod(0o555)
        yield Path(name)
        Path(name).chmod(0o755)


@contextmanager
def plain_user():
    """root may write anywhere, so it steps down for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
