"""Words of the errors that only the acts of 签到 raise, beside those of every page."""

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.shell.error_texts import TEXTS, ErrorText, words_for
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

_OWN = {
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
}


def error_text(error: DeskError) -> ErrorText:
    """The translated words for a banner."""
    return words_for(error, {**_OWN, **TEXTS})
