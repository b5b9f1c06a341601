"""A day with four sessions, one of them running, and 课程 open over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.learning.commands import CloseSession
from bjdesk.ui.courses.page import CoursesPage
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from tests.makers import DAY, Branch, make_branch
from tests.ui.learners.desk import open_window


@dataclass(frozen=True)
class Sessions:
    """In order of time, and one two days later; `people` are enrolled in the running class."""

    closed: UUID
    running: UUID
    called_off: UUID
    evening: UUID
    day_after_next: UUID
    people: tuple[UUID, ...]


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path / "branch", time="07:30")
    yield made
    made.close()


@pytest.fixture
def sessions(branch: Branch) -> Sessions:
    people = tuple(
        branch.learner(name, card=f"01020300{n:02}") for n, name in enumerate(["陈演示", "李演示", "王演示"])
    )
    course = branch.course("智能手机应用（演示）", teacher_name="沈丽")
    branch.enrol(course, *people)
    room = branch.venue("教室", room_no="203")
    society = branch.course("越剧社（演示）", type="ST")
    branch.enrol(society, people[0])
    closed = branch.meeting(branch.lecture("晨练（演示）"), "08:00", "08:30")
    branch.check_in(closed, people[0])
    branch.execute(CloseSession(closed, branch.session(closed).rev))
    made = Sessions(
        closed=closed,
        running=branch.meeting(course, "09:00", "10:30", ordinal=6, venue=room),
        called_off=branch.meeting(course, "13:30", "15:00", ordinal=7, state="3"),
        evening=branch.meeting(society, "18:30", "20:00", ordinal=4),
        day_after_next=branch.meeting(society, "18:30", "20:00", ordinal=5, day=DAY + timedelta(days=2)),
        people=people,
    )
    branch.clock.set_to("09:05")
    branch.scan("0102030002")
    return made


@pytest.fixture
def window(
    qapp: QApplication, theme: Theme, branch: Branch, sessions: Sessions, tmp_path: Path, qtbot: QtBot
) -> ShellWindow:
    return open_window(qapp, theme, branch, tmp_path, qtbot, "courses")


@pytest.fixture
def page(window: ShellWindow) -> CoursesPage:
    assert isinstance(window.page, CoursesPage)
    return window.page
