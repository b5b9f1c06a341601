"""A scan is heard as well as seen, and a desk without loudspeakers works all the same (R24)."""

import hashlib
import re
import sys
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.sounds import (
    SOUNDS,
    Player,
    ProgramPlayer,
    SoundName,
    Sounds,
    play_nothing,
    player_of_this_machine,
)

RATE = 44_100


class Recorder:
    """A player that remembers what it was given."""

    def __init__(self, starts: bool = True) -> None:
        self.played: list[str] = []
        self._starts = starts

    def __call__(self, file: Path) -> bool:
        self.played.append(file.name)
        return self._starts


def broken_player(file: Path) -> bool:
    raise RuntimeError("the sound card is gone")


def samples_of(file: Path) -> list[int]:
    with wave.open(str(file)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE)
        samples = array("h", sound.readframes(sound.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tolist()


def height(name: SoundName, begin_ms: int, end_ms: int) -> float:
    """Hertz of the note between two moments, by upward crossings of zero; 0 for silence."""
    part = samples_of(SOUNDS[name])[begin_ms * RATE // 1000 : end_ms * RATE // 1000]
    return sum(before < 0 <= after for before, after in pairwise(part)) / len(part) * RATE


def length_ms(name: SoundName) -> float:
    return 1000 * len(samples_of(SOUNDS[name])) / RATE


def test_the_four_sounds_differ_in_height_number_and_length_of_their_notes() -> None:
    assert [length_ms(name) for name in SOUNDS] == pytest.approx([120, 250, 260, 300], abs=1)
    assert height("ok", 0, 120) == pytest.approx(880, rel=0.03)
    assert [height("already", *span) for span in ((0, 90), (160, 250))] == pytest.approx([587, 587], rel=0.03)
    assert height("already", 91, 159) == 0
    assert [height("action", *span) for span in ((0, 110), (110, 260))] == pytest.approx([523, 784], rel=0.03)
    assert height("refused", 0, 300) == pytest.approx(220, rel=0.03)


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_begins_and_ends_softly_and_never_clips(name: SoundName) -> None:
    samples = samples_of(SOUNDS[name])

    assert max(map(abs, samples[:22])) < 300
    assert max(map(abs, samples[-22:])) < 300
    assert 10_000 < max(map(abs, samples)) < 25_000


def test_the_page_of_sounds_names_the_digest_of_every_file() -> None:
    page = (SOUNDS["ok"].parent / "SOURCES.md").read_text(encoding="utf-8")
    stated = dict(re.findall(r"^\| (\w+)\.wav .* ([0-9a-f]{64}) \|$", page, flags=re.MULTILINE))

    assert stated == {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in SOUNDS.items()}


@pytest.mark.parametrize("name", SOUNDS)
def test_each_result_of_a_scan_has_a_sound_of_its_own(name: SoundName) -> None:
    player = Recorder()

    Sounds(enabled=True, player=player).play(name)

    assert player.played == [f"{name}.wav"]
    assert SOUNDS[name].is_file()


def test_a_desk_with_sound_switched_off_is_silent_until_it_is_switched_on() -> None:
    player = Recorder()
    sounds = Sounds(enabled=False, player=player)

    sounds.play("ok")
    sounds.enabled = True
    sounds.play("refused")

    assert player.played == ["refused.wav"]


@pytest.mark.parametrize("player", [broken_player, Recorder(starts=False), play_nothing])
def test_a_player_that_fails_is_no_reason_to_stop(qapp: QCoreApplication, player: Player) -> None:
    Sounds(enabled=True, player=player).play("ok")


def test_a_program_is_started_with_its_arguments_and_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    script, told = tmp_path / "player.py", tmp_path / "told"
    script.write_text("import sys, pathlib\npathlib.Path(sys.argv[1]).write_text(sys.argv[2])\n")
    player = ProgramPlayer(sys.executable, str(script), str(told))

    assert player(SOUNDS["action"])

    qtbot.waitUntil(lambda: told.exists() and told.read_text() == str(SOUNDS["action"]), timeout=10_000)


def test_a_program_that_is_not_there_is_reported_and_not_raised(tmp_path: Path) -> None:
    assert not ProgramPlayer(str(tmp_path / "no-such-player"))(SOUNDS["ok"])


def test_every_machine_gets_some_player() -> None:
    assert callable(player_of_this_machine())
