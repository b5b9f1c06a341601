"""Venues and bookings: E-239 to E-259."""

from bjdesk.ui.shell.error_texts.text import ErrorText
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

VENUES: dict[str, ErrorText] = {
    "venue-name-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "场地要有名称"),
        QT_TRANSLATE_NOOP("ErrorText", "请填上名称再保存。"),
        "E-239",
        "warn",
    ),
    "venue-number-negative": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "人数、面积、间隔不能是负数"),
        QT_TRANSLATE_NOOP("ErrorText", "请改好再保存。"),
        "E-240",
        "warn",
    ),
    "venue-seats-wrong": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "容纳人数比上限还多（最多 {limit} 人）"),
        QT_TRANSLATE_NOOP("ErrorText", "请核对两个数再保存。"),
        "E-241",
        "warn",
    ),
    "venue-inside-itself": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "场地不能放在它自己里面"),
        QT_TRANSLATE_NOOP("ErrorText", "请另选它所在的地方。"),
        "E-242",
        "warn",
    ),
    "venue-taken": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{place}”这段时间已有：{title}"),
        QT_TRANSLATE_NOOP("ErrorText", "请换个时间，或换一间。"),
        "E-243",
        "warn",
    ),
    "venue-closed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”暂停使用，不能订"),
        QT_TRANSLATE_NOOP("ErrorText", "请换一间，或等它重新开放。"),
        "E-244",
        "warn",
    ),
    "venue-too-small": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”坐不下（最多 {limit} 人）"),
        QT_TRANSLATE_NOOP("ErrorText", "请换大一点的，或减少人数。"),
        "E-245",
        "warn",
    ),
    "venue-elsewhere": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”不归同一处管，不能直接挪过去"),
        QT_TRANSLATE_NOOP("ErrorText", "请先退掉这一个，再重新订。"),
        "E-246",
        "warn",
    ),
    "booking-over": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{title}”已经用过或退掉了"),
        QT_TRANSLATE_NOOP("ErrorText", "列表已换成最新的，不用再动它。"),
        "E-247",
        "warn",
    ),
    "booking-title-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "要写明用来做什么"),
        QT_TRANSLATE_NOOP("ErrorText", "请填上名称再订。"),
        "E-248",
        "warn",
    ),
    "booking-ends-early": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "结束时间要在开始时间之后"),
        QT_TRANSLATE_NOOP("ErrorText", "请改好时间再订。"),
        "E-249",
        "warn",
    ),
    "booking-too-long": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "一次最多订 {hours} 小时"),
        QT_TRANSLATE_NOOP("ErrorText", "请分成几次来订。"),
        "E-250",
        "warn",
    ),
}
