"""Learning societies: E-540 to E-559."""

from bjdesk.ui.shell.error_texts.text import ErrorText
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

SOCIETIES: dict[str, ErrorText] = {
    "society-name-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "社团要有名称"),
        QT_TRANSLATE_NOOP("ErrorText", "请填上名称再保存。"),
        "E-540",
        "warn",
    ),
    "society-name-too-long": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "名称最多 {limit} 个字，现在有 {length} 个"),
        QT_TRANSLATE_NOOP("ErrorText", "请写短一点再保存。"),
        "E-541",
        "warn",
    ),
    "society-name-damaged": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "名称里有坏掉的字"),
        QT_TRANSLATE_NOOP("ErrorText", "请重新打一遍再保存。"),
        "E-542",
        "warn",
    ),
    "society-name-taken": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "已经有“{name}”了"),
        QT_TRANSLATE_NOOP("ErrorText", "请在名单里找到它来改；真是另一个，名称里加上社区。"),
        "E-543",
        "warn",
    ),
    "society-founded-later": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "成立日期（{day}）还没到"),
        QT_TRANSLATE_NOOP("ErrorText", "请改好日期再保存，不清楚可以不填。"),
        "E-544",
        "warn",
    ),
    "society-in-use": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”已经有成员或活动，不能当没登记过"),
        QT_TRANSLATE_NOOP("ErrorText", "不再活动的，请改用停止活动或注销。"),
        "E-545",
        "warn",
    ),
    "society-of-another-branch": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个社团是别的分院的"),
        QT_TRANSLATE_NOOP("ErrorText", "请联系那个分院来改，这里什么都没有动。"),
        "E-546",
        "warn",
    ),
    "society-move-refused": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”现在的状态不能这样改"),
        QT_TRANSLATE_NOOP("ErrorText", "已换成最新的内容，请看一眼再改。"),
        "E-547",
        "warn",
    ),
    "society-reason-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "要写一句为什么"),
        QT_TRANSLATE_NOOP("ErrorText", "例如：负责人搬走了。"),
        "E-548",
        "warn",
    ),
    "society-has-meetings": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”还排着 {n} 次活动"),
        QT_TRANSLATE_NOOP("ErrorText", "请先取消这些活动，教室才会空出来。"),
        "E-549",
        "warn",
    ),
    "society-dissolved": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”已经注销了"),
        QT_TRANSLATE_NOOP("ErrorText", "注销的社团不能再加人或排活动，可以登记一个新的。"),
        "E-550",
        "warn",
    ),
    "society-stopped": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”停止活动了"),
        QT_TRANSLATE_NOOP("ErrorText", "请先恢复活动，再排这一次。"),
        "E-551",
        "warn",
    ),
    "already-member": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name}已经是成员了"),
        QT_TRANSLATE_NOOP("ErrorText", "不用再加一次；同名的请看出生年和卡尾号。"),
        "E-552",
        "warn",
    ),
    "member-left-before-joined": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "退出的日子（{left}）比加入（{joined}）还早"),
        QT_TRANSLATE_NOOP("ErrorText", "请改好日子再保存。"),
        "E-553",
        "warn",
    ),
    "member-has-left": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "已经退出的人不能当负责人"),
        QT_TRANSLATE_NOOP("ErrorText", "请先重新加进来。"),
        "E-554",
        "warn",
    ),
    "meeting-place-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "要写在哪里活动"),
        QT_TRANSLATE_NOOP("ErrorText", "选一间教室，别处直接写，例如：滨江公园。"),
        "E-555",
        "warn",
    ),
    "meeting-not-begun": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这次活动还没开始，记不了人数"),
        QT_TRANSLATE_NOOP("ErrorText", "请等活动开始以后再记。"),
        "E-556",
        "warn",
    ),
    "meeting-number-wrong": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "人数要在 0 到 {limit} 之间"),
        QT_TRANSLATE_NOOP("ErrorText", "请改好再记；没有人来就记 0。"),
        "E-557",
        "warn",
    ),
    "meeting-has-marks": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这次活动已经有签到，不能只记人数或删掉"),
        QT_TRANSLATE_NOOP("ErrorText", "人数从签到算出来；漏了谁，请到签到补上。"),
        "E-558",
        "warn",
    ),
}
