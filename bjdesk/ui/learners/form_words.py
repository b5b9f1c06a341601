"""Words under the fields of a person's form: what is wrong with what was typed, and how it should look (D7)."""

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.checkin import walkin_words
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

_FIELD_OF = {"year": "birth", "form": ""}
"""What the walk-in form calls otherwise."""
NUMBER = "number"

ERRORS: dict[str, tuple[str, str]] = {
    "id-old": (NUMBER, QT_TRANSLATE_NOOP("Learners", "这是 15 位的旧号，请抄身份证上 18 位的")),
    "id-length": (NUMBER, QT_TRANSLATE_NOOP("Learners", "要 {expected} 位，现在是 {digits} 位")),
    "id-unreadable": (NUMBER, QT_TRANSLATE_NOOP("Learners", "只能有数字和字母，请照证件抄")),
    "id-no-such-day": (NUMBER, QT_TRANSLATE_NOOP("Learners", "第 7 到 14 位不是一个日期，请再核对")),
    "id-in-future": (NUMBER, QT_TRANSLATE_NOOP("Learners", "生日还没到，第 7 到 14 位请再核对")),
    "id-check": (NUMBER, QT_TRANSLATE_NOOP("Learners", "最后一位对不上，有一位抄错了")),
    "id-taken": (NUMBER, QT_TRANSLATE_NOOP("Learners", "这个证件是{name}的，已经登记过")),
    "id-consent-missing": (NUMBER, QT_TRANSLATE_NOOP("Learners", "她同意留证件以后，请打上勾")),
    "birth-no-such-day": ("birth", QT_TRANSLATE_NOOP("Learners", "没有这一天，请再核对")),
    "birth-year-unreadable": ("birth", QT_TRANSLATE_NOOP("Learners", "写年份，或 1948-3-2 这样")),
    "note-too-long": ("note", QT_TRANSLATE_NOOP("Learners", "最多 {limit} 个字，现在有 {length} 个")),
    "not-in-list": ("", QT_TRANSLATE_NOOP("Learners", "按 ↓ 选一项")),
}


def field_words(error: DeskError) -> tuple[str, str]:
    """The field that an error speaks of, empty for none, and its translated words."""
    if error.code in ERRORS:
        field, words = ERRORS[error.code]
        return field, QCoreApplication.translate("Learners", words).format(**error.facts)
    if error.code in walkin_words.ERRORS:
        field, words = walkin_words.field_words(error)
        return _FIELD_OF.get(field, field), words
    return "", ""
