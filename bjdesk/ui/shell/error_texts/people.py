"""The records of people: E-601 to E-619."""

from bjdesk.ui.shell.error_texts.text import ErrorText
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

PEOPLE: dict[str, ErrorText] = {
    "id-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "没有写证件号"),
        QT_TRANSLATE_NOOP("ErrorText", "请照证件抄，或者空着不填。"),
        "E-601",
        "warn",
    ),
    "id-old": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这是 15 位的旧身份证号"),
        QT_TRANSLATE_NOOP("ErrorText", "请抄现在身份证上 18 位的号。"),
        "E-602",
        "warn",
    ),
    "id-length": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "身份证号是 {expected} 位，现在是 {digits} 位"),
        QT_TRANSLATE_NOOP("ErrorText", "请照身份证再核对一遍。"),
        "E-603",
        "warn",
    ),
    "id-unreadable": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "证件号里有看不懂的字"),
        QT_TRANSLATE_NOOP("ErrorText", "证件号只有数字和字母，请照证件抄。"),
        "E-604",
        "warn",
    ),
    "id-no-such-day": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "身份证号里的生日不对"),
        QT_TRANSLATE_NOOP("ErrorText", "第 7 到 14 位是出生年月日，请再核对。"),
        "E-605",
        "warn",
    ),
    "id-in-future": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "身份证号里的生日还没到"),
        QT_TRANSLATE_NOOP("ErrorText", "第 7 到 14 位是出生年月日，请再核对。"),
        "E-606",
        "warn",
    ),
    "id-check": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "身份证号的最后一位对不上"),
        QT_TRANSLATE_NOOP("ErrorText", "有一位抄错了，请照身份证再核对一遍。"),
        "E-607",
        "warn",
    ),
    "id-taken": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个证件是{name}的，已经登记过"),
        QT_TRANSLATE_NOOP("ErrorText", "一个证件只登记一个人，请找到她，在她那里改。"),
        "E-608",
        "warn",
    ),
    "id-consent-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "留证件要她单独同意"),
        QT_TRANSLATE_NOOP("ErrorText", "说明以后她同意了，请打上勾；不同意就把号码删掉。"),
        "E-609",
        "warn",
    ),
    "birth-no-such-day": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "没有这个出生日期"),
        QT_TRANSLATE_NOOP("ErrorText", "请再核对，或者只写年份。"),
        "E-610",
        "warn",
    ),
    "note-too-long": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "备注最多 {limit} 个字"),
        QT_TRANSLATE_NOOP("ErrorText", "请写短一点。"),
        "E-611",
        "warn",
    ),
    "learner-in-use": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name}已经有别的记录，登记不能撤了"),
        QT_TRANSLATE_NOOP("ErrorText", "资料写错了可以改；登记了两次，请告诉区里合并。"),
        "E-612",
        "warn",
    ),
}
