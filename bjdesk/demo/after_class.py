"""The scenes of the played morning after people have come in: a look at every page, the end of the class, its paper."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from bjdesk.demo.report import WrongCount
from bjdesk.demo.scenes import CTRL, Play
from bjdesk.demo.stage import ARMED_MS, until

COMPACT = (911, 512)
FULL = (1366, 768)
REGISTER_FILE = "register.pdf"


def a_learner_is_looked_up(play: Play) -> tuple[str, str]:
    stage = play.stage
    name, _ = play.cast.arriving[0]
    stage.press(Qt.Key.Key_F3)
    stage.picture("learners")
    stage.type(name)
    stage.picture("learner-found")
    stage.expect("找学员")
    return f"按 F3 找到{name}，看得到今天这一次", "F3 finds the first one, with the mark of today"


def every_page_is_seen(play: Play) -> tuple[str, str]:
    stage = play.stage
    stage.press(Qt.Key.Key_F8)
    stage.picture("courses")
    stage.press(Qt.Key.Key_F1)
    stage.picture("help")
    stage.press(Qt.Key.Key_F2)
    stage.expect("看过各页")
    return "看了学员、课程和帮助", "learners, courses and help were looked at"


def every_size_is_seen(play: Play) -> tuple[str, str]:
    stage = play.stage
    for _ in range(4):
        stage.press(Qt.Key.Key_Equal, CTRL)
    stage.picture("text-140")
    stage.press(Qt.Key.Key_0, CTRL)
    stage.resize(*COMPACT)
    stage.picture("compact")
    stage.resize(*FULL)
    stage.expect("换过字号和窗口大小")
    return "字放大到 140 %，窗口缩到 911×512", "text at 140 %, and a small window"


def the_class_is_closed(play: Play) -> tuple[str, str]:
    stage = play.stage
    play.set_clock(100)
    missing = play.cast.enrolled - play.arrived + 1
    stage.click("下课收尾")
    stage.picture("closing")
    stage.click("收尾")
    stage.expect("下课收尾", absent_written=missing, closed_sessions=1, outbox=missing + 1)
    stage.picture("closed", ARMED_MS)
    return f"下课收尾，没到的 {missing} 位记成缺席", "the class is closed, who did not come is absent"


def the_register_is_printed(play: Play) -> tuple[str, str]:
    stage = play.stage
    stage.press(Qt.Key.Key_F8)
    stage.press(Qt.Key.Key_Home)
    stage.press(Qt.Key.Key_F9)
    papers = stage.folder / "papers"
    if not until(lambda: _newest(papers) is not None, 20):
        raise WrongCount("按了 F9，没有看到签到表的 PDF")
    paper = _newest(papers)
    assert paper is not None
    shutil.copyfile(paper, stage.out / REGISTER_FILE)
    if not until(lambda: stage.is_to_be_seen("打开")):
        raise WrongCount("签到表存好了，画面上没有说")
    stage.picture("printed", ARMED_MS)
    stage.expect("打印签到表")
    return f"按 F9，签到表存成 {REGISTER_FILE}", "F9 writes the sign-in register as a PDF"


def _newest(papers: Path) -> Path | None:
    """The last paper that is written to its end."""
    found = sorted(papers.glob("*.pdf")) if papers.is_dir() else []
    return found[-1] if found and found[-1].read_bytes().rstrip().endswith(b"%%EOF") else None
