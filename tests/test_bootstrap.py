"""The two README commands on computers that lack one thing or another; the computers are made of plain functions."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bjdesk.bootstrap import Computer, bootstrap, stamp

ROOT = Path(__file__).resolve().parent.parent
PYTHON = (3, 11, 2)
NO_GL = "Traceback (most recent call last):\nImportError: libGL.so.1: cannot open shared object file: No such file\n"
NO_GL_IN_CHINESE = "ImportError: libGL.so.1: 无法打开共享目标文件: 没有那个文件或目录\n"
NO_CURSOR = "OSError: libxcb-cursor.so.0: cannot open shared object file: No such file or directory\n"


@dataclass
class Pretended:
    """A computer that keeps what it was asked to do; `answers` maps a part of a command to its exit code and words."""

    clone: Path
    answers: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    programs: tuple[str, ...] = ("apt-get", "sudo")
    python: tuple[int, ...] = PYTHON
    is_root: bool = False
    has_display: bool = False
    run_code: int = 0
    asked: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def ask(self, command: Sequence[str]) -> tuple[int, str]:
        line = " ".join(command)
        self.asked.append(line)
        for part, replies in self.answers.items():
            if part in line:
                return replies.pop(0) if len(replies) > 1 else replies[0]
        return 0, ""

    def run(self, command: Sequence[str]) -> int:
        self.ran.append(" ".join(command))
        return self.run_code

    def find(self, program: str) -> str | None:
        return f"/usr/bin/{program}" if program in self.programs else None

    def type(self, *words: str) -> int:
        computer = Computer(
            clone=self.clone,
            python=self.python,
            is_root=self.is_root,
            has_display=self.has_display,
            has_terminal=False,
            find=self.find,
            ask=self.ask,
            run=self.run,
            say=self.said.append,
        )
        return bootstrap(computer, words)

    @property
    def words(self) -> str:
        return "\n".join(self.said)

    def did(self, part: str) -> bool:
        return any(part in line for line in self.asked + self.ran)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose packages are installed already."""
    (tmp_path / "pyproject.toml").write_bytes(b"[project]\n")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bjdesk.stamp").write_text(stamp(b"[project]\n", PYTHON))
    return tmp_path


def test_the_stamp_changes_with_the_dependencies_and_with_the_python() -> None:
    stamps = {stamp(b"a", (3, 11, 2)), stamp(b"b", (3, 11, 2)), stamp(b"a", (3, 13, 0))}

    assert len(stamps) == 3
    assert stamp(b"a", (3, 11, 2)) in stamps


def test_a_second_start_installs_nothing_and_hands_the_options_on(clone: Path) -> None:
    computer = Pretended(clone)

    assert computer.type("demo", "--out", "pictures") == 0
    assert [line.split(" ", 1)[1] for line in computer.ran] == ["-m bjdesk demo --out pictures"]
    assert computer.said == []


def test_the_tests_run_on_every_core(clone: Path) -> None:
    computer = Pretended(clone)

    computer.type("test", "-k", "card")

    assert computer.ran[-1].endswith("-m pytest -n auto --dist worksteal -k card")


def test_the_exit_code_of_what_was_run_is_passed_on(clone: Path) -> None:
    assert Pretended(clone, run_code=7).type("demo") == 7


def test_a_fresh_clone_gets_an_environment_its_packages_and_a_stamp(clone: Path) -> None:
    (clone / ".venv" / "bjdesk.stamp").unlink()
    computer = Pretended(clone, answers={"import pip": [(127, "no such file")]})

    assert computer.type("demo") == 0
    assert computer.did("-m venv --clear")
    assert computer.ran[0].endswith("--quiet -e .[test]")
    assert (clone / ".venv" / "bjdesk.stamp").read_text() == stamp(b"[project]\n", PYTHON)


def test_changed_dependencies_keep_the_environment_and_install_again(clone: Path) -> None:
    (clone / "pyproject.toml").write_bytes(b"[project] # changed\n")
    computer = Pretended(clone, answers={"import pip": [(0, "3.11\n")]})

    assert computer.type("demo") == 0
    assert not computer.did("-m venv")
    assert computer.did("-m pip install")


def test_another_python_gets_a_new_environment(clone: Path) -> None:
    computer = Pretended(clone, python=(3, 13, 0), answers={"import pip": [(0, "3.11\n")]})

    computer.type("demo")

    assert computer.did("-m venv --clear")


def test_an_interrupted_installation_leaves_no_stamp_and_says_what_to_look_at(clone: Path) -> None:
    (clone / ".venv" / "bjdesk.stamp").unlink()
    computer = Pretended(clone, answers={"import pip": [(0, "3.11\n")]}, run_code=1)

    assert computer.type("demo") == 3
    assert "online" in computer.words
    assert not (clone / ".venv" / "bjdesk.stamp").exists()


def test_without_the_venv_package_its_name_is_told(clone: Path) -> None:
    (clone / ".venv" / "bjdesk.stamp").unlink()
    no_venv = {
        "import pip": [(127, "")],
        "import ensurepip": [(1, "")],
        "sudo -n true": [(1, "a password is required")],
    }
    computer = Pretended(clone, answers=no_venv)

    assert computer.type("demo") == 3
    assert (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends python3.11-venv\n"
    ) in computer.words


def test_root_gets_the_missing_libraries_installed_in_words(clone: Path) -> None:
    computer = Pretended(clone, is_root=True, programs=("apt-get",), answers={"QtWidgets": [(1, NO_GL), (0, "")]})

    assert computer.type("demo") == 0
    assert computer.asked[1] == "env DEBIAN_FRONTEND=noninteractive apt-get update"
    assert "install -y --no-install-recommends libgl1 libegl1 libglib2.0-0 libfontconfig1" in computer.asked[2]
    assert "libGL.so.1 is missing" in computer.said[0]
    assert computer.said[1].startswith("Installing system packages")


def test_sudo_without_a_password_installs_too(clone: Path) -> None:
    computer = Pretended(clone, answers={"QtWidgets": [(1, NO_GL), (0, "")]})

    assert computer.type("demo") == 0
    assert computer.did("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install")


@pytest.mark.parametrize("told", [NO_GL, NO_GL_IN_CHINESE])
def test_without_rights_the_exact_line_is_told_and_nothing_is_touched(clone: Path, told: str) -> None:
    computer = Pretended(clone, answers={"QtWidgets": [(1, told)], "sudo -n true": [(1, "")]})

    assert computer.type("demo") == 3
    assert "\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 " in computer.words
    assert not computer.did("env DEBIAN_FRONTEND")
    assert computer.ran == []


def test_without_sudo_the_line_is_for_root(clone: Path) -> None:
    computer = Pretended(clone, programs=("apt-get",), answers={"QtWidgets": [(1, NO_GL)]})

    assert computer.type("test") == 3
    assert "as root" in computer.words
    assert "sudo" not in computer.words


def test_without_apt_the_packages_are_named(clone: Path) -> None:
    computer = Pretended(clone, is_root=True, programs=(), answers={"QtWidgets": [(1, NO_GL)]})

    assert computer.type("demo") == 3
    assert "libdbus-1-3" in computer.words
    assert "apt-get" not in computer.words


def test_a_failing_installation_shows_its_words_and_the_line(clone: Path) -> None:
    answers = {"QtWidgets": [(1, NO_GL)], "apt-get install": [(100, "E: Could not resolve the mirror")]}
    computer = Pretended(clone, is_root=True, answers=answers)

    assert computer.type("demo") == 3
    assert "Could not resolve the mirror" in computer.words
    assert "apt-get install -y" in computer.said[-1]


def test_a_library_that_is_still_missing_is_named(clone: Path) -> None:
    computer = Pretended(clone, is_root=True, answers={"QtWidgets": [(1, NO_GL)]})

    assert computer.type("demo") == 3
    assert "libGL.so.1 is still missing" in computer.said[-1]


def test_a_display_needs_the_libraries_of_a_window(clone: Path) -> None:
    answers = {"libqxcb": [(1, NO_CURSOR), (0, "")]}
    computer = Pretended(clone, is_root=True, has_display=True, answers=answers)

    assert computer.type("demo") == 0
    assert computer.did("libxcb-cursor0")


@pytest.mark.parametrize("words", [("test",), ("demo", "--headless")])
def test_what_opens_no_window_needs_none_of_its_libraries(clone: Path, words: tuple[str, ...]) -> None:
    computer = Pretended(clone, has_display=True, answers={"libqxcb": [(1, NO_CURSOR)]})

    assert computer.type(*words) == 0


def test_a_system_too_old_for_pyside_is_told_the_reason_instead_of_packages(clone: Path) -> None:
    told = (
        "ImportError: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by libQt6Core.so.6)\n"
    )
    computer = Pretended(clone, is_root=True, answers={"QtWidgets": [(1, told)]})

    assert computer.type("demo") == 3
    assert "GLIBC_2.34" in computer.words
    assert not computer.did("apt-get")


def test_an_old_python_gets_a_sentence(clone: Path) -> None:
    computer = Pretended(clone, python=(3, 9, 2))

    assert computer.type("demo") == 3
    assert "3.11" in computer.words
    assert computer.asked == []


def test_outside_a_clone_the_installed_command_is_told(tmp_path: Path) -> None:
    computer = Pretended(tmp_path)

    assert computer.type("demo") == 3
    assert "bjdesk demo" in computer.words


@pytest.mark.parametrize("words", [(), ("dance",)])
def test_other_words_show_the_usage(clone: Path, words: tuple[str, ...]) -> None:
    computer = Pretended(clone)

    assert computer.type(*words) == 2
    assert "demo | test | prepare" in computer.words


def test_the_bootstrap_needs_the_standard_library_alone() -> None:
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); import bjdesk.bootstrap"],
        capture_output=True,
        text=True,
    )

    assert told.returncode == 0, told.stderr


def test_the_readme_and_the_checks_hold_the_two_commands_word_for_word() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    checks = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert "python3 -m bjdesk.bootstrap demo" in readme
    assert "python3 -m bjdesk.bootstrap test" in readme
    assert "python3 -m bjdesk.bootstrap test" in checks
