"""Work beside the window: it tells how far it is, can be stopped, and its faults are heard."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bjdesk.kernel.errors import DiskFull
from bjdesk.ui.shell.job_strip import JobShelf
from bjdesk.ui.shell.jobs import Job, Jobs, Progress, Step
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    assert jobs.stop()


class Endless:
    """Work that reports for ever, until somebody cancels it."""

    def __init__(self) -> None:
        self.is_stopped = False
        self.goes_on = threading.Event()

    def __call__(self, progress: Progress) -> None:
        try:
            while True:
                progress.report(6, 24, "6 / 24 张")
                self.goes_on.wait(0.01)
        finally:
            self.is_stopped = True


def test_the_result_arrives_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[tuple[bool, bool, int]] = []
    gui = threading.get_ident()
    job = Job("算一算", lambda progress: (threading.get_ident(), 42))
    job.succeeded.connect(lambda got: heard.append((got[0] == gui, threading.get_ident() == gui, got[1])))

    with qtbot.waitSignal(job.finished):
        jobs.start(job)

    worked_on_gui, arrived_on_gui, answer = heard[0]
    assert (worked_on_gui, arrived_on_gui, answer) == (False, True, 42)
    assert jobs.running == ()


def test_an_expected_error_is_told_and_is_no_fault(jobs: Jobs, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise DiskFull

    job = Job("导出", work)
    heard: list[Exception] = []
    job.failed.connect(heard.append)

    with qtbot.captureExceptions() as faults, qtbot.waitSignal(job.finished):
        jobs.start(job)

    assert [type(error) for error in heard] == [DiskFull]
    assert faults == []


def test_a_fault_in_the_other_thread_reaches_the_last_net(jobs: Jobs, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise ZeroDivisionError

    job = Job("算一算", work)

    with qtbot.captureExceptions() as faults, qtbot.waitSignal(job.finished):
        jobs.start(job)

    assert [kind for kind, *_ in faults] == [ZeroDivisionError]


def test_a_cancelled_job_ends_without_result_or_error(jobs: Jobs, qtbot: QtBot) -> None:
    work = Endless()
    job = Job("打印", work)
    told: list[Step] = []
    job.progressed.connect(told.append)
    with qtbot.waitSignal(job.progressed):
        jobs.start(job)

    with (
        qtbot.assertNotEmitted(job.succeeded),
        qtbot.assertNotEmitted(job.failed),
        qtbot.waitSignal(job.finished),
    ):
        job.cancel()

    assert work.is_stopped
    assert told[0] == Step(6, 24, "6 / 24 张")


def test_the_strip_shows_how_far_it_is_and_its_button_stops_it(theme: Theme, jobs: Jobs, qtbot: QtBot) -> None:
    shelf = JobShelf(theme)
    qtbot.addWidget(shelf)
    jobs.started.connect(shelf.add)
    job = Job("打印结业证书", Endless())

    with qtbot.waitSignal(job.progressed):
        jobs.start(job)
    strip = shelf.strips[0]
    bar = (strip.bar.value(), strip.bar.maximum(), strip.words.text())
    with qtbot.waitSignal(job.finished):
        qtbot.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)

    assert bar == (6, 24, "6 / 24 张")
    assert shelf.strips == ()


def test_a_running_job_stands_above_the_status_bar(window: ShellWindow, qtbot: QtBot) -> None:
    job = window.jobs.start(Job("打印", Endless()))
    assert window.job_shelf is not None

    qtbot.waitUntil(window.job_shelf.isVisible)

    assert window.job_shelf.geometry().bottom() < window.status_bar.geometry().top() + 1
    job.cancel()


def test_closing_the_window_stops_what_runs(window: ShellWindow, qtbot: QtBot) -> None:
    work = Endless()
    job = Job("打印", work)
    with qtbot.waitSignal(job.progressed):
        window.jobs.start(job)

    window.close()

    assert work.is_stopped
