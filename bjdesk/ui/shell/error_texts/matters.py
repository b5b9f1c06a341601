"""What two desks or the district did not agree on: E-230 to E-238."""

from bjdesk.ui.shell.error_texts.text import ErrorText
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

MATTERS: dict[str, ErrorText] = {
    "choice-not-open": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "现在不能这样选"),
        QT_TRANSLATE_NOOP("ErrorText", "两边又变了，已换成最新的内容，请再看一眼。"),
        "E-231",
        "warn",
    ),
    "conflict-open": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这一件还没有定"),
        QT_TRANSLATE_NOOP("ErrorText", "在“要您看一下”里直接选就行。"),
        "E-232",
        "warn",
    ),
    "too-late-to-reopen": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "已经过了 {days} 天，不能改回来了"),
        QT_TRANSLATE_NOOP("ErrorText", "请直接修改这条记录。"),
        "E-233",
        "warn",
    ),
    "value-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "还没有填"),
        QT_TRANSLATE_NOOP("ErrorText", "请填一个，或选两边中的一个。"),
        "E-234",
        "warn",
    ),
    "state-move-refused": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "现在不能改成这样"),
        QT_TRANSLATE_NOOP("ErrorText", "这条记录后来又变过，请看看它现在的状态。"),
        "E-235",
        "warn",
    ),
    "seat-given-up": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个名额已经退过了"),
        QT_TRANSLATE_NOOP("ErrorText", "列表已换成最新的，不用再退一次。"),
        "E-236",
        "warn",
    ),
    "venue-of-another-branch": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”是别的分院的场地"),
        QT_TRANSLATE_NOOP("ErrorText", "请联系那个分院来改，这里什么都没有动。"),
        "E-237",
        "warn",
    ),
    "proposal-taken-up": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "区里已经在办了，撤不回来"),
        QT_TRANSLATE_NOOP("ErrorText", "请等区里的答复，或打电话说明。"),
        "E-238",
        "warn",
    ),
}
