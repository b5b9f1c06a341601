"""`bjdesk sync` and `bjdesk enrol`: asks the window that is open, or works by itself under the same lock.

It has no window, so it gives way to one: a person at the desk never waits for a night's work to end.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal

from bjdesk.kernel.errors import DeskError, StorageProblem
from bjdesk.ui.shell.single_instance import SingleInstance
from bjdesk.ui.shell.sync_reply import UNANSWERED

if TYPE_CHECKING:
    from bjdesk.syncing.queries import RunRow
    from bjdesk.ui.shell.sync_reply import SyncReply
    from sync.client.report import Progress

GIVE_WAY_MS = 3_000
PATIENCE_S, PAUSE_MS = 20, 1_000
"""So long a program that holds the desk may take to answer: it opens, or it hangs."""
Say = Callable[[str], None]


def enrol(folder: Path, code: str, url: str, authority: str | None, say: Say) -> int:
    """Enrol the desk in `folder`; its exit code."""
    from bjdesk.app import open_desk
    from bjdesk.syncing import words

    instance = SingleInstance(folder)
    if not instance.take():
        say(words.RUNNING)
        return words.WRONG
    try:
        desk = open_desk(folder)
        try:
            if desk.facts.is_training:
                say(words.TRAINING)
            done = desk.enrol(code, url, authority)
        finally:
            desk.close()
    except DeskError as error:
        return _trouble(error, say)
    finally:
        instance.release()
    say((words.ENROLLED_AGAIN if done.is_again else words.ENROLLED).format(number=done.number or 0))
    return words.DONE


def _trouble(error: DeskError, say: Say) -> int:
    from bjdesk.syncing import words

    said = words.ENROLLING.get(error.code, words.TROUBLE)
    say(said.format(**{"code": error.code, "facts": error.facts or "", **error.facts}))
    if isinstance(error, StorageProblem):
        return words.PERSON
    return words.AGAIN if error.code == "district-unreachable" else words.WRONG


def sync(folder: Path, say: Say, *, accept_time: bool = False) -> int:
    """Exchange with the district once; its exit code."""
    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    instance, told = SingleInstance(folder, gives_way=True), _Telling(say)
    until, heard = monotonic() + PATIENCE_S, ""
    while True:
        if instance.take():  # also from a window that went while it was asked
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            return _Alone(app, folder, instance, say, accept_time=accept_time).run()
        said = instance.ask_for_sync(told.of_line)
        if told.stage_said != heard:  # it had begun, and went: whoever comes now is asked as long as the first one
            until, heard = monotonic() + PATIENCE_S, told.stage_said
        if said["outcome"] != UNANSWERED or monotonic() > until:
            return told.ended(said)
        QThread.msleep(PAUSE_MS)  # it opens, or closes


class _Telling:
    """Says each stage once, and how it ended."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self.stage_said = ""

    def of_line(self, line: Mapping[str, Any]) -> None:
        """From the other program."""
        self.stage(str(line["stage"]))

    def stage(self, stage: str) -> None:
        from bjdesk.syncing.words import STAGES

        if stage != self.stage_said and stage in STAGES:
            self._say(STAGES[stage])
        self.stage_said = stage

    def ended(self, said: Mapping[str, Any]) -> int:
        from bjdesk.syncing.words import exit_code, outcome_words

        sent, received, refused = (int(said.get(name, 0)) for name in ("sent", "received", "refused"))
        self._say(outcome_words(str(said["outcome"]), sent, received, refused))
        return exit_code(str(said["outcome"]), refused)


class _Alone(QObject):
    """One run in a thread of its own, while this one listens: others may ask what comes of it, a window may come."""

    _progressed = Signal(object)
    _ended = Signal(object)

    def __init__(
        self, app: QCoreApplication, folder: Path, instance: SingleInstance, say: Say, *, accept_time: bool
    ) -> None:
        super().__init__()
        self._app = app
        self._folder = folder
        self._instance = instance
        self._say = say
        self._accept_time = accept_time
        self._told = _Telling(say)
        self._replies: list[SyncReply] = []
        self._is_stopped = False
        self._code = 1
        self._progressed.connect(self._on_progressed)
        self._ended.connect(self._on_ended)
        instance.raised.connect(self._on_raised)
        instance.sync_asked.connect(self._on_sync_asked)

    def run(self) -> int:
        """Until the run has ended."""
        gc.freeze()  # nobody looks at a window here, and a first push makes many objects that all go together
        gc.set_threshold(100_000, 20, 20)
        self._instance.listen()
        threading.Thread(target=self._work, name="sync", daemon=True).start()
        self._app.exec()
        self._instance.release()
        return self._code

    # --- in its thread -----------------------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            self._ended.emit(self._run())
        except Exception as error:
            self._ended.emit(error)

    def _run(self) -> "RunRow":
        from bjdesk.app import open_desk
        from bjdesk.syncing.running import Trigger

        desk = open_desk(self._folder)
        try:
            return desk.reconciler().run(
                Trigger.COMMAND,
                watch=self._progressed.emit,
                is_stopped=self._must_stop,
                accept_time=self._accept_time,
                rows_at_once=None,
            )
        finally:
            desk.close()

    def _must_stop(self) -> bool:
        return self._is_stopped

    # --- in the first thread -----------------------------------------------------------------------------------------

    def _on_progressed(self, progress: "Progress") -> None:
        self._told.stage(progress.stage)
        for reply in self._replies:
            reply.progress(progress.stage, progress.done, progress.total)

    def _on_ended(self, found: "RunRow | Exception") -> None:
        if isinstance(found, DeskError):
            self._code = _trouble(found, self._say)
            self._answer("storage")
        elif isinstance(found, Exception):
            self._answer("sync-failed")
            self._app.quit()
            raise found
        else:
            counts = {"sent": found.sent, "received": found.received, "refused": found.refused}
            self._code = self._told.ended({"outcome": found.outcome, **counts})
            self._answer(found.outcome, **counts)
        self._app.quit()

    def _answer(self, outcome: str, **counts: int) -> None:
        for reply in self._replies:
            reply.finish(outcome, **counts)

    def _on_sync_asked(self, reply: "SyncReply") -> None:
        """It is being done; the other one hears what comes of it."""
        reply.take()
        self._replies.append(reply)

    def _on_raised(self) -> None:
        """A window wants to open: stop at the next step, or in the middle of one, which loses nothing either."""
        from bjdesk.syncing import words

        if not self._is_stopped:
            self._is_stopped = True
            self._say(words.GAVE_WAY)
            QTimer.singleShot(GIVE_WAY_MS, self._leave)

    def _leave(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(1)
