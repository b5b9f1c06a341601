"""The keys of the desk in one table: shortcuts, the keys printed on buttons and the help page are all made from it.

It keeps away from the keys of input methods (Ctrl+Space, Shift alone, Ctrl+., Ctrl+;) and leaves F10 to the menu.
"""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP


class Key(NamedTuple):
    """What a key does. `home` names the page that answers it when the page in front does not.

    `only_on` names the one page on which it is a key at all: others give it to a button of theirs.
    """

    action: str
    sequences: tuple[str, ...]
    words: str
    home: str = ""
    only_on: str = ""

    @property
    def printed(self) -> str:
        """As it stands on a button: F4, Ctrl S."""
        return printed(self.sequences[0])

    @property
    def translated(self) -> str:
        return QCoreApplication.translate("Keyboard", self.words)


KEYS: tuple[Key, ...] = (
    Key("help", ("F1",), QT_TRANSLATE_NOOP("Keyboard", "帮助，就是这一页")),
    Key("check-in", ("F2",), QT_TRANSLATE_NOOP("Keyboard", "回到签到台")),
    Key("find", ("F3", "Ctrl+F"), QT_TRANSLATE_NOOP("Keyboard", "找学员"), home="learners"),
    Key("register", ("F4", "Ctrl+N"), QT_TRANSLATE_NOOP("Keyboard", "无卡登记"), home="check-in"),
    Key("refresh", ("F5",), QT_TRANSLATE_NOOP("Keyboard", "刷新这一页；在“同步”里是现在同步")),
    Key("change-session", ("F8", "Ctrl+K"), QT_TRANSLATE_NOOP("Keyboard", "换一节课"), home="courses"),
    Key("print", ("F9", "Ctrl+P"), QT_TRANSLATE_NOOP("Keyboard", "打印")),
    Key("full-screen", ("F11",), QT_TRANSLATE_NOOP("Keyboard", "全屏，再按一次退出")),
    Key("page-1", ("Ctrl+1",), QT_TRANSLATE_NOOP("Keyboard", "打开“签到”")),
    Key("page-2", ("Ctrl+2",), QT_TRANSLATE_NOOP("Keyboard", "打开“学员”")),
    Key("page-3", ("Ctrl+3",), QT_TRANSLATE_NOOP("Keyboard", "打开“课程”")),
    Key("page-4", ("Ctrl+4",), QT_TRANSLATE_NOOP("Keyboard", "打开“场地”")),
    Key("page-5", ("Ctrl+5",), QT_TRANSLATE_NOOP("Keyboard", "打开“社团”")),
    Key("page-6", ("Ctrl+6",), QT_TRANSLATE_NOOP("Keyboard", "打开“证书”")),
    Key("page-8", ("Ctrl+8",), QT_TRANSLATE_NOOP("Keyboard", "打开“同步”")),
    Key("choose-1", ("Alt+1",), QT_TRANSLATE_NOOP("Keyboard", "两边不一样时，用别处的"), only_on="sync"),
    Key("choose-2", ("Alt+2",), QT_TRANSLATE_NOOP("Keyboard", "两边不一样时，用我们的"), only_on="sync"),
    Key("day-before", ("Alt+Left",), QT_TRANSLATE_NOOP("Keyboard", "“课程”里看前一天或上学期"), only_on="courses"),
    Key("day-after", ("Alt+Right",), QT_TRANSLATE_NOOP("Keyboard", "“课程”里看后一天或下学期"), only_on="courses"),
    Key("classes", ("Alt+B",), QT_TRANSLATE_NOOP("Keyboard", "在“课程”里看班级"), only_on="courses"),
    Key("new-class", ("Alt+N",), QT_TRANSLATE_NOOP("Keyboard", "新开一个班"), only_on="courses"),
    Key("enrol", ("Alt+E",), QT_TRANSLATE_NOOP("Keyboard", "给打开的班报名"), only_on="courses"),
    Key("more", ("Alt+M",), QT_TRANSLATE_NOOP("Keyboard", "打开的班还能做什么"), only_on="courses"),
    Key("hand-over", ("Alt+H",), QT_TRANSLATE_NOOP("Keyboard", "换人值班")),
    Key("new-society", ("Alt+N",), QT_TRANSLATE_NOOP("Keyboard", "登记新社团"), only_on="societies"),
    Key("add-member", ("Alt+E",), QT_TRANSLATE_NOOP("Keyboard", "给选中的社团加成员"), only_on="societies"),
    Key("plan-meeting", ("Alt+A",), QT_TRANSLATE_NOOP("Keyboard", "给选中的社团记一次活动"), only_on="societies"),
    Key("next-tab", ("Alt+T",), QT_TRANSLATE_NOOP("Keyboard", "社团的成员、活动和修改记录轮着看"), only_on="societies"),
    Key("society-more", ("Alt+M",), QT_TRANSLATE_NOOP("Keyboard", "选中的社团还能做什么"), only_on="societies"),
    Key("sort", ("Alt+S",), QT_TRANSLATE_NOOP("Keyboard", "社团换一种排法"), only_on="societies"),
    Key("society-book", ("Alt+X",), QT_TRANSLATE_NOOP("Keyboard", "社团名册存成 Excel"), only_on="societies"),
    Key("week-before", ("Alt+Left",), QT_TRANSLATE_NOOP("Keyboard", "“场地”里看上一周"), only_on="venues"),
    Key("week-after", ("Alt+Right",), QT_TRANSLATE_NOOP("Keyboard", "“场地”里看下一周"), only_on="venues"),
    Key("this-week", ("Alt+W",), QT_TRANSLATE_NOOP("Keyboard", "“场地”里回到本周"), only_on="venues"),
    Key("venue-card", ("Alt+K",), QT_TRANSLATE_NOOP("Keyboard", "看场地的资料，再按看周表"), only_on="venues"),
    Key("new-venue", ("Alt+N",), QT_TRANSLATE_NOOP("Keyboard", "登记一个场地"), only_on="venues"),
    Key("load-places", ("Alt+L",), QT_TRANSLATE_NOOP("Keyboard", "载入街道里公开的场所"), only_on="venues"),
    Key(
        "venue-status", ("Alt+T",), QT_TRANSLATE_NOOP("Keyboard", "停用场地，重新开放，或给新的编号"), only_on="venues"
    ),
    Key("use-free", ("Alt+U",), QT_TRANSLATE_NOOP("Keyboard", "预订撞了，就用空着的那个"), only_on="venues"),
    Key("day-sheet", ("Alt+D",), QT_TRANSLATE_NOOP("Keyboard", "打印场地今天的日表"), only_on="venues"),
    Key("venue-book", ("Alt+X",), QT_TRANSLATE_NOOP("Keyboard", "场地名册存成 Excel"), only_on="venues"),
    Key("booking-book", ("Alt+Y",), QT_TRANSLATE_NOOP("Keyboard", "今年的场地预订存成 Excel"), only_on="venues"),
    Key("learner-book", ("Alt+X",), QT_TRANSLATE_NOOP("Keyboard", "学员名册存成 Excel"), only_on="learners"),
    Key("class-book", ("Alt+X",), QT_TRANSLATE_NOOP("Keyboard", "班级名单存成 Excel"), only_on="courses"),
    Key("next-of-family", ("Alt+N",), QT_TRANSLATE_NOOP("Keyboard", "登记同一家的下一位"), only_on="learners"),
    Key("take-theirs", ("Alt+U",), QT_TRANSLATE_NOOP("Keyboard", "学员刚被别人改过，用别人填的"), only_on="learners"),
    Key("edit", ("Ctrl+E",), QT_TRANSLATE_NOOP("Keyboard", "改资料")),
    Key("undo", ("Ctrl+Z",), QT_TRANSLATE_NOOP("Keyboard", "撤销上一条")),
    Key("save", ("Ctrl+S",), QT_TRANSLATE_NOOP("Keyboard", "保存")),
    Key("larger", ("Ctrl+=", "Ctrl++"), QT_TRANSLATE_NOOP("Keyboard", "字大一点")),
    Key("smaller", ("Ctrl+-",), QT_TRANSLATE_NOOP("Keyboard", "字小一点")),
    Key("normal-size", ("Ctrl+0",), QT_TRANSLATE_NOOP("Keyboard", "字恢复原来大小")),
    Key("back", ("Esc",), QT_TRANSLATE_NOOP("Keyboard", "收起，再按回到刷卡框")),
)

_BY_ACTION = {key.action: key for key in KEYS}


def key_for(action: str) -> Key:
    """The row of the table; KeyError if there is none."""
    return _BY_ACTION[action]


def printed(sequence: str) -> str:
    """A sequence as people read it: "Ctrl+S" -> "Ctrl S", "Alt+Left" -> "Alt ←"."""
    return sequence.replace("+", " ", 1).replace("Left", "←").replace("Right", "→")
