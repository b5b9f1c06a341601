"""Words under the fields of the walk-in form: what is wrong, and how it should look (D7)."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

NAME, PHONE, YEAR, COMMUNITY, AGE, CONSENT, FORM = "name", "phone", "year", "community", "age", "consent", "form"

# code -> field, words; {names} are filled from the facts of the error
ERRORS: Mapping[str, tuple[str, str]] = {
    "name-missing": (NAME, QT_TRANSLATE_NOOP("WalkIn", "请写姓名")),
    "name-too-long": (NAME, QT_TRANSLATE_NOOP("WalkIn", "姓名最多 {limit} 个字，现在有 {length} 个")),
    "name-damaged": (NAME, QT_TRANSLATE_NOOP("WalkIn", "姓名里有坏掉的字，请重新打一遍")),
    "phone-missing": (PHONE, QT_TRANSLATE_NOOP("WalkIn", "请写手机号")),
    "phone-unreadable": (PHONE, QT_TRANSLATE_NOOP("WalkIn", "手机号只能是数字")),
    "phone-too-short": (PHONE, QT_TRANSLATE_NOOP("WalkIn", "手机号是 {expected} 位，现在只有 {digits} 位")),
    "phone-too-long": (PHONE, QT_TRANSLATE_NOOP("WalkIn", "手机号是 {expected} 位，现在有 {digits} 位")),
    "phone-unknown": (PHONE, QT_TRANSLATE_NOOP("WalkIn", "没有这样开头的号码，请再核对")),
    "birth-year-missing": (YEAR, QT_TRANSLATE_NOOP("WalkIn", "请写出生的年份")),
    "birth-year-unreadable": (YEAR, QT_TRANSLATE_NOOP("WalkIn", "写四位数字的年份，比如 1948")),
    "birth-year-too-early": (YEAR, QT_TRANSLATE_NOOP("WalkIn", "不会早于 {earliest} 年，请再核对")),
    "birth-year-in-future": (YEAR, QT_TRANSLATE_NOOP("WalkIn", "不会晚于 {latest} 年，请再核对")),
    "community-unknown": (COMMUNITY, QT_TRANSLATE_NOOP("WalkIn", "没有这个社区，请从列表里选")),
    "one-of-three-missing": (PHONE, QT_TRANSLATE_NOOP("WalkIn", "手机、出生年、社区填一样")),
    "of-age-missing": (AGE, QT_TRANSLATE_NOOP("WalkIn", "请选一下成年还是未成年")),
    "guardian-needed": (AGE, QT_TRANSLATE_NOOP("WalkIn", "要监护人同意，请先用纸质登记表")),
    "consent-missing": (CONSENT, QT_TRANSLATE_NOOP("WalkIn", "当面说明、她同意以后，请打上勾")),
    "card-bound": (FORM, QT_TRANSLATE_NOOP("WalkIn", "这张卡已经是{name}的了，请换一张，或去掉卡再保存")),
}


def field_words(error: DeskError) -> tuple[str, str]:
    """The field that an error speaks of, and its translated words; an unknown code speaks of the form."""
    field, words = ERRORS.get(error.code, (FORM, QT_TRANSLATE_NOOP("WalkIn", "没有存上，请看看填的内容，再试一次")))
    return field, QCoreApplication.translate("WalkIn", words).format(**error.facts)
