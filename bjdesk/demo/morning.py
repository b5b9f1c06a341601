"""Plays a morning at the desk of a training branch, key by key, and counts in the database what it left behind.

Nothing of the morning calls a handler, a command or a slot of the desk: cards and keys enter at the window, answers are
counted by SQL and kept as pictures. The first wrong count ends it. A second act follows with another desk and a
district, and a third one in which a class becomes certificates.
"""

import gc
import sys
from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from bjdesk.demo import after_class, branch, scenes, together
from bjdesk.demo.after_class import REGISTER_FILE
from bjdesk.demo.cast import cast_of
from bjdesk.demo.clock import HeldClock
from bjdesk.demo.desks import DeskAtWindow
from bjdesk.demo.office import Office
from bjdesk.demo.papers import CERTIFICATES_FILE, REGISTER_TABLE
from bjdesk.demo.recount import DISTRICT
from bjdesk.demo.report import REPORT_FILE, SQL, Counter, WrongCount, counted, write_report
from bjdesk.demo.scenes import Play, Scene
from bjdesk.demo.stage import PAUSE_S, Stage
from bjdesk.demo.story import Story
from bjdesk.demo.together import agree, new_office, play_together
from bjdesk.demo.windows import Opening, take_down
from bjdesk.kernel.clock import Clock, Instant, SystemClock, to_instant, to_local
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.desk_window import DeskWindow, make_application
from bjdesk.ui.shell.faces import FAMILIES, register_faces

SCENES: tuple[Scene, ...] = (
    scenes.the_door_opens,
    scenes.a_session_is_picked,
    scenes.the_early_ones_come,
    scenes.a_stranger_s_card,
    scenes.somebody_of_another_class,
    scenes.a_walk_in_is_registered,
    scenes.a_card_comes_twice,
    scenes.a_scan_meets_a_dialog,
    scenes.the_late_ones_come,
    scenes.one_is_taken_back,
    after_class.a_learner_is_looked_up,
    after_class.every_page_is_seen,
    after_class.every_size_is_seen,
    after_class.the_class_is_closed,
    after_class.the_register_is_printed,
)
LINES = len(SCENES) + 3 + together.LINES
"""Of the story."""
OFFSET_MIN = 480
DOOR_OPENS = (8, 41)
LASTS = timedelta(hours=3)
WRONG = 1
UNCERTAIN = frozenset({"audit_rows"})
"""Drafts of a form are audited as often as they are kept."""
AT_LEAST = 26
WRITTEN = (REPORT_FILE, REGISTER_FILE, CERTIFICATES_FILE, REGISTER_TABLE)
"""Beside the pictures."""
ATTEMPTS = 3
FINALLY = {"scans": 30, "unknown_cards": 2, "duplicates": 1, "undone": 1, "audit_chain_ok": True, "quick_check": "ok"}
Sabotage = Callable[[DeskWindow], None]
"""Breaks something of the desk before the morning begins; for those who want to see the counts notice it."""
Visitor = Callable[[str, Path], None]
"""Comes by after every scene, by its name, and gets the folder of what is written; for the same people."""


def nobody(_scene: str, _out: Path) -> None:
    """No visitor comes."""


def play(
    folder: Path | None,
    out: Path,
    scale_name: str = "small",
    *,
    seed: int = branch.SEED,
    clock: Clock | None = None,
    story: Story | None = None,
    sabotage: Sabotage | None = None,
    visitor: Visitor = nobody,
    has_morning: bool = True,
) -> int:
    """Make a branch in `folder` (by default beside the pictures), play its morning and the acts after it; write
    pictures, papers, tables, report.json and databases to `out`. Without `has_morning` only those acts are played.

    Gives 0, or 1 after one sentence about the first count that was wrong.
    """
    place = folder or out / "branch"
    morning = Morning(place, out, clock or SystemClock(), story or Story(LINES), visitor, has_morning=has_morning)
    return morning.run(scale_name, seed, sabotage)


class Morning:
    """One performance."""

    def __init__(
        self,
        folder: Path,
        out: Path,
        clock: Clock,
        story: Story,
        visitor: Visitor = nobody,
        *,
        has_morning: bool = True,
    ) -> None:
        self._has_morning = has_morning
        self._folder, self._out = folder, out
        self._real, self._story, self._visitor = clock, story, visitor
        self._seconds: dict[str, float] = {}
        self._since = clock.monotonic()
        self._stage: Stage | None = None

    def run(self, scale_name: str, seed: int, sabotage: Sabotage | None) -> int:
        try:
            for attempt in range(ATTEMPTS):
                if self._try(scale_name, seed, sabotage, is_last=attempt + 1 == ATTEMPTS):
                    break
        except branch.NotATrainingFolder as wrong:
            self._story.headline(f"✗ {wrong} 里有别的东西，没有动它。 That folder holds something else.")
            return WRONG
        except (WrongCount, LookupError, DeskError) as wrong:
            self._story.headline(f"✗ {wrong}。演示到此为止。 Stopped at the first wrong count.")
            return WRONG
        self._story.headline(
            f"图、签到表、证书和 report.json 都在 Pictures, register, certificates and report are in: {self._out}"
        )
        return 0

    def _try(self, scale_name: str, seed: int, sabotage: Sabotage | None, *, is_last: bool) -> bool:
        """Play it; False if this machine, and not the desk, spoilt it by a pause in the middle of a card's keys."""
        self._sweep()
        try:
            self._perform(scale_name, seed, sabotage)
        except WrongCount as wrong:
            pause_s = self._stage.last_end_s if self._stage is not None else 0.0
            if is_last or pause_s < PAUSE_S:
                raise
            self._story.headline(
                f"{wrong}。这台电脑刷卡时停了 {pause_s * 1000:.0f} 毫秒，卡号成了打字，从头再来。"
                " This machine paused in the middle of a scan: once more from the start."
            )
            self._story.start_over()
            return False
        return True

    def _sweep(self) -> None:
        self._out.mkdir(parents=True, exist_ok=True)
        for old in (*self._out.glob("[0-9][0-9]-*.png"), *(self._out / name for name in WRITTEN)):
            old.unlink(missing_ok=True)
        self._stage = None
        gc.collect()  # what another window left must not be collected by the thread that opens this one

    def _perform(self, scale_name: str, seed: int, sabotage: Sabotage | None) -> None:
        office = new_office(self._out)
        try:
            clock = HeldClock(last_morning(self._real), OFFSET_MIN)
            drawn = branch.make(self._folder, scale_name, seed, clock, self._on_planted)
            self._done("branch", f"{len(drawn.people.persons)} 位编出来的学员", "invented people, real streets")
            found = self._play_all_acts(clock, drawn, office, sabotage)
        finally:
            office.stop()
        self._report(found)

    def _play_all_acts(
        self, clock: HeldClock, drawn: branch.Drawn, office: Office, sabotage: Sabotage | None
    ) -> dict[str, Any]:
        desk = DeskWindow(application(), self._folder, clock=clock)
        counter = Counter(self._folder, clock, clock.now())
        try:
            Opening(desk).open()
            self._done("window", "窗口开了", "the window is open")
            if sabotage is not None:
                sabotage(desk)
            self._stage = stage = Stage(desk.window, clock, self._real, counter, self._folder, self._out)
            found = self._play_morning(Play(stage, cast_of(drawn), drawn.opening)) if self._has_morning else {}
            self._stage = None
            clock.let_go(self._real)
            window = DeskAtWindow(desk, stage)
            found |= play_together(window, office, drawn.opening, self._done, self._story.working)
        finally:
            counter.close()
            take_down(desk)
        return {**found, "swipes_repeated": stage.repeated, "pictures": stage.pictures}

    def _play_morning(self, play: Play) -> dict[str, Any]:
        stage = play.stage
        stage.expected = {name: stage.counter.count(name) for name in SQL if name not in UNCERTAIN}
        for scene in SCENES:
            self._done(scene.__name__, *scene(play))
        return self._count(stage, stage.counter)

    def _count(self, stage: Stage, counter: Counter) -> dict[str, Any]:
        """What the morning left behind, before any district hears of it."""
        found = counted(counter, stage.scanned)
        for name, wanted in FINALLY.items():
            if found[name] != wanted:
                raise WrongCount(f"最后：{name} 应为 {wanted}，数据库里是 {found[name]}")
        if found["card_check_ins"] < AT_LEAST:
            raise WrongCount(f"最后：刷卡签到应至少 {AT_LEAST} 条，数据库里是 {found['card_check_ins']}")
        told = f"刷卡 {found['scans']} 次，签到 {found['card_check_ins']} 条，数得对，链没断"
        self._done("counts", told, "every count is right, the audit chain is whole")
        return found

    def _report(self, found: dict[str, Any]) -> None:
        """The three databases are the same: that is the end of the story."""
        databases = agree(self._folder, self._out, branch.PUYAN)
        rows = sum(table["rows"] for table in databases[DISTRICT].values())
        told = f"两台和区里各 {rows} 行，{len(databases[DISTRICT])} 张表的摘要都相等"
        self._done("databases", told, "both desks and the district are equal")
        total = round(sum(self._seconds.values()), 2)
        seconds = {**self._seconds, "total": total}
        write_report(self._out, {**found, "seconds": seconds, "databases": databases})

    def _done(self, part: str, chinese: str, english: str) -> None:
        now = self._real.monotonic()
        self._seconds[part] = round(now - self._since, 2)
        self._since = now
        self._story.tell(chinese, english)
        self._visitor(part, self._out)

    def _on_planted(self, done: int, of: int) -> None:
        self._story.working("造一个演示分院", done, of)


def last_morning(clock: Clock) -> Instant:
    """Twenty to nine of the last morning that is over by now, when the first ones stand at the door."""
    now = to_local(clock.now(), timezone(timedelta(minutes=OFFSET_MIN)))
    today = now.replace(hour=DOOR_OPENS[0], minute=DOOR_OPENS[1], second=0, microsecond=0)
    return to_instant(today if today + LASTS <= now else today - timedelta(days=1))


def application() -> QApplication:
    """The running application, or one that needs no display."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        if not QFontDatabase.hasFamily(FAMILIES[0]):
            register_faces()
        return running
    qInstallMessageHandler(_on_qt_message)
    return make_application(["bjdesk", "-platform", "offscreen"])


def _on_qt_message(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """What Qt has to say, without what it always says where there is no screen."""
    if "plugin does not support" not in message:
        print(message, file=sys.stderr)
