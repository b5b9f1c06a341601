"""The records of people, cards and sessions: E-200 to E-229."""

from bjdesk.ui.shell.error_texts.text import ErrorText
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

RECORDS: dict[str, ErrorText] = {
    "record-changed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这条记录刚被别人改过"),
        QT_TRANSLATE_NOOP("ErrorText", "已换成最新的内容，请看一眼再改。"),
        "E-201",
        "warn",
    ),
    "record-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "找不到这条记录了"),
        QT_TRANSLATE_NOOP("ErrorText", "可能已被撤销或合并，请按 F5 刷新后再找。"),
        "E-202",
        "warn",
    ),
    "rule-broken": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这样做不合规定"),
        QT_TRANSLATE_NOOP("ErrorText", "请看看填的内容，改好再试。"),
        "E-203",
        "warn",
    ),
    "already-undone": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这一条已经撤销过了"),
        QT_TRANSLATE_NOOP("ErrorText", "列表已换成最新的，不用再撤一次。"),
        "E-211",
        "warn",
    ),
    "already-in": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "她已经签过到了"),
        QT_TRANSLATE_NOOP("ErrorText", "后来又记过一次，不用再恢复。"),
        "E-212",
        "warn",
    ),
    "session-closed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{title}”已经收尾了"),
        QT_TRANSLATE_NOOP("ErrorText", "收尾以后不能再改，请先记在纸上。"),
        "E-213",
        "warn",
    ),
    "card-bound": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这张卡已经是{name}的"),
        QT_TRANSLATE_NOOP("ErrorText", "请再刷一次看看是谁，或换一张卡。"),
        "E-214",
        "warn",
    ),
    "reason-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "撤销要有原因"),
        QT_TRANSLATE_NOOP("ErrorText", "请选一个，或写一句。"),
        "E-215",
        "warn",
    ),
    "room-full": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "教室坐满了（最多 {limit} 人）"),
        QT_TRANSLATE_NOOP("ErrorText", "先不能再加人，请安排下一次。"),
        "E-216",
        "warn",
    ),
    "session-full": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{title}”人数到顶了（最多 {limit} 人）"),
        QT_TRANSLATE_NOOP("ErrorText", "先不能再加人，请安排下一次。"),
        "E-220",
        "warn",
    ),
    "class-full": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{title}”名额满了"),
        QT_TRANSLATE_NOOP("ErrorText", "可以只记今天来过，或请她选别的课。"),
        "E-217",
        "warn",
    ),
    "card-unreadable": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这张卡没读准"),
        QT_TRANSLATE_NOOP("ErrorText", "请再刷一次；还不行就打姓名拼音签到。"),
        "E-218",
        "warn",
    ),
    "card-move-refused": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这张卡现在不能这样改"),
        QT_TRANSLATE_NOOP("ErrorText", "请看看卡现在的状态，再选一次。"),
        "E-219",
        "warn",
    ),
    "already-settled": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这一条已经处理过了"),
        QT_TRANSLATE_NOOP("ErrorText", "列表已换成最新的，不用再处理一次。"),
        "E-221",
        "warn",
    ),
    "nothing-to-send-again": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这一条没有留下可以重交的内容"),
        QT_TRANSLATE_NOOP("ErrorText", "请照最新的内容重新填一次。"),
        "E-222",
        "warn",
    ),
}
