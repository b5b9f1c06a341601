"""What this machine remembers, typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from bjdesk.ui.shell.settings import Settings


def test_what_was_set_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = Settings(tmp_path / "desk.ini")
    first.text_scale, first.is_sound_on, first.geometry = 1.4, False, QByteArray(b"place")
    first.save()

    second = Settings(tmp_path / "desk.ini")

    assert (second.text_scale, second.is_sound_on, second.geometry) == (1.4, False, QByteArray(b"place"))


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "none" / "desk.ini")

    assert (settings.text_scale, settings.is_sound_on, settings.geometry) == (1.0, True, None)


@pytest.mark.parametrize(("written", "read"), [("900", 1.6), ("-5", 0.9), ("gross", 1.0), ("137", 1.4)])
def test_nonsense_in_the_file_does_not_spoil_the_start(tmp_path: Path, written: str, read: float) -> None:
    (tmp_path / "desk.ini").write_text(f"[look]\ntext_percent={written}\n")

    assert Settings(tmp_path / "desk.ini").text_scale == read
