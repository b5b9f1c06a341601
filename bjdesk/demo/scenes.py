"""The scenes of the played morning while people come in; each presses keys, takes pictures and says what must be
counted then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt

from bjdesk.demo.cast import Cast
from bjdesk.demo.report import WrongCount
from bjdesk.demo.stage import ARMED_MS, Stage, until
from bjdesk.kernel.clock import to_instant

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Scene = Callable[["Play"], tuple[str, str]]
"""Plays and says in Chinese and English what happened."""
JOIN = {"card_check_ins": 1, "joined": 1, "outbox": 2}
"""An enrolment and an attendance row."""
REGISTER = {"registered": 1, "outbox": 3}
"""Learner, her relation to the branch, and what she was told."""
WALK_IN = {"walk_ins": 1, "by_hand": 1, "joined": 1, "outbox": 2}


@dataclass
class Play:
    """What a scene has at hand; `arrived` counts those of the class who came by card."""

    stage: Stage
    cast: Cast
    opening: datetime
    arrived: int = 0

    def next_arrives(self, wait_s: float = 37) -> str:
        """The next one of the class swipes, wherever the cursor is."""
        name, card = self.cast.arriving[self.arrived]
        self.swipe(card, wait_s)
        self.arrived += 1
        self.stage.expect(f"刷卡：{name}", card_check_ins=1, outbox=1)
        return name

    def swipe(self, card: str, wait_s: float) -> None:
        """Whoever is next comes after `wait_s` seconds."""
        self.stage.clock.pass_seconds(wait_s)
        self.stage.scan(card)

    def set_clock(self, minutes: int) -> None:
        """So many minutes after the class began."""
        self.stage.clock.set(to_instant(self.opening))
        self.stage.clock.pass_seconds(minutes * 60)


def the_door_opens(play: Play) -> tuple[str, str]:
    play.stage.picture("ready")
    return "签到台开了，等第一位学员", "the desk waits for the first card"


def a_session_is_picked(play: Play) -> tuple[str, str]:
    stage = play.stage
    stage.press(Qt.Key.Key_F8)
    stage.picture("sessions-of-today")
    stage.press(Qt.Key.Key_Home)
    stage.press(Qt.Key.Key_Return)
    stage.picture("session-picked", ARMED_MS)
    stage.expect("选一节课")
    return f"选了正在上的一节：{play.cast.title}", "the session now running is picked"


def the_early_ones_come(play: Play) -> tuple[str, str]:
    for _ in range(8):
        name = play.next_arrives()
    play.stage.picture("checked-in")
    return f"8 位刷卡，都绿了，最后一位{name}", "eight cards, eight greens, a rare name among them"


def a_stranger_s_card(play: Play) -> tuple[str, str]:
    play.swipe(play.cast.strangers[0], 21)
    play.stage.expect("刷没登记的卡")
    play.stage.picture("card-unknown")
    play.stage.press(Qt.Key.Key_Escape)
    return "一张没登记的卡：红，什么也没记", "a card nobody holds: red, nothing is recorded"


def somebody_of_another_class(play: Play) -> tuple[str, str]:
    for _ in range(5):
        play.next_arrives(19)
    name, card = play.cast.other
    play.swipe(card, 16)
    play.stage.expect(f"{name}没有报名")
    play.stage.picture("not-enrolled")
    play.stage.clock.pass_seconds(4)
    play.stage.press(Qt.Key.Key_1, ALT)
    play.stage.expect(f"{name}当场加入", **JOIN)
    play.stage.picture("joined")
    return f"{name}没报这门课，当场加入", "somebody of another class joins on the spot"


def a_walk_in_is_registered(play: Play) -> tuple[str, str]:
    stage, guest = play.stage, play.cast.walk_in
    stage.press(Qt.Key.Key_F4)
    stage.type(guest.name)
    if not until(lambda: stage.text_under_cursor() == guest.name):
        raise WrongCount(f"按 F4 后打了{guest.name}，光标所在的栏里是“{stage.text_under_cursor()}”")
    name = play.next_arrives(24)
    if stage.text_under_cursor() != guest.name:
        raise WrongCount(f"刷卡把正在填的{guest.name}改成了“{stage.text_under_cursor()}”")
    stage.picture("scan-into-a-form")
    _fill(stage, guest.phone, guest.birth_year)
    stage.picture("walk-in-form")
    stage.clock.pass_seconds(20)
    stage.press(Qt.Key.Key_S, CTRL)
    stage.expect(f"登记{guest.name}", **REGISTER)
    stage.picture("walk-in-registered")
    stage.clock.pass_seconds(4)
    stage.press(Qt.Key.Key_1, ALT)
    stage.expect(f"{guest.name}签到", **WALK_IN)
    stage.picture("walk-in-checked-in")
    return f"无卡登记{guest.name}；填表时{name}刷卡，两不耽误", "a walk-in; a scan meets the form and both are right"


def _fill(stage: Stage, phone: str, birth_year: str) -> None:
    """From field to field with Enter, as the hint under the form says."""
    enter, space = Qt.Key.Key_Return, Qt.Key.Key_Space
    stage.press(enter)
    stage.type(phone)
    stage.press(enter)
    stage.type(birth_year)
    stage.press(enter)
    for key in (enter, space, enter, space):
        stage.press(key)


def a_card_comes_twice(play: Play) -> tuple[str, str]:
    for _ in range(5):
        play.next_arrives(23)
    play.swipe(play.cast.arriving[0][1], 35)
    play.stage.expect("同一张卡又刷一次")
    play.stage.picture("already-in")
    return "第一位又刷了一次：黄，只算一次", "the first card again: amber, counted once"


def a_scan_meets_a_dialog(play: Play) -> tuple[str, str]:
    stage = play.stage
    stage.click("下课收尾")
    if not until(lambda: stage.is_in_front("收尾")):
        raise WrongCount("按了“下课收尾”，没有看到询问的窗口")
    stage.picture("closing-too-early")
    name = play.next_arrives(30)
    if not stage.is_to_be_seen("收尾"):
        raise WrongCount("刷卡把询问的窗口弄没了")
    stage.picture("scan-under-a-dialog")
    stage.press(Qt.Key.Key_Escape)
    stage.expect("不收尾")
    return f"有窗口挡着，{name}刷卡照样记上", "a scan under a dialog is recorded, the dialog stays"


def the_late_ones_come(play: Play) -> tuple[str, str]:
    for _ in range(4):
        play.next_arrives(29)
    play.swipe(play.cast.strangers[1], 12)
    play.stage.expect("又一张没登记的卡")
    play.set_clock(18)
    while play.arrived < len(play.cast.arriving):
        name = play.next_arrives(43)
    play.stage.picture("late")
    return f"过了 15 分钟才来，记成迟到：{name}", "who comes after a quarter of an hour is late"


def one_is_taken_back(play: Play) -> tuple[str, str]:
    stage = play.stage
    stage.press(Qt.Key.Key_Z, CTRL)
    stage.picture("why-undo")
    stage.press(Qt.Key.Key_Return)
    stage.expect("撤销最后一条", undone=1, outbox=1)
    stage.picture("undone")
    return "最后一条点错了，撤销：两条记录都在", "the last one is taken back: both records stay"
