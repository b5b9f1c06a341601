"""Venues and bookings: E-239 to E-259, and E-290 to E-309."""

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
    "venue-name-too-long": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "名称太长了（最多 {limit} 个字）"),
        QT_TRANSLATE_NOOP("ErrorText", "请写短一点再保存。"),
        "E-251",
        "warn",
    ),
    "venue-text-too-long": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "有一栏写得太长了（最多 {limit} 个字）"),
        QT_TRANSLATE_NOOP("ErrorText", "请写短一点再保存。"),
        "E-252",
        "warn",
    ),
    "venue-number-too-large": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "人数、面积或间隔大得不像真的"),
        QT_TRANSLATE_NOOP("ErrorText", "请核对以后再保存。"),
        "E-253",
        "warn",
    ),
    "venue-point-half": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "坐标只有一半"),
        QT_TRANSLATE_NOOP("ErrorText", "请把经度和纬度都填上，或都不填。"),
        "E-254",
        "warn",
    ),
    "venue-point-outside": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个坐标不在滨江区里"),
        QT_TRANSLATE_NOOP("ErrorText", "请核对；GPS 的坐标前面写上 GPS，百度的写上百度。"),
        "E-255",
        "warn",
    ),
    "venue-too-deep": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”里面已经套了太多层"),
        QT_TRANSLATE_NOOP("ErrorText", "请直接放在楼里，不要再套。"),
        "E-256",
        "warn",
    ),
    "venue-in-use": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”里已有预订或房间，不能删"),
        QT_TRANSLATE_NOOP("ErrorText", "不用了可以改成“已退出”。"),
        "E-257",
        "warn",
    ),
    "venue-of-the-district": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”由区里管，这里不能改"),
        QT_TRANSLATE_NOOP("ErrorText", "可以写一条建议报给区里。"),
        "E-258",
        "warn",
    ),
    "venue-numbers-used-up": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "今年的登记编号用完了（最多 {limit} 个）"),
        QT_TRANSLATE_NOOP("ErrorText", "请用另一台电脑登记，或请区里另给一个台号。"),
        "E-259",
        "warn",
    ),
    "venue-has-bookings": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”后面还有 {count} 场没办，最早是“{title}”"),
        QT_TRANSLATE_NOOP("ErrorText", "请先改到别处或退掉；也可以留着预订停用。"),
        "E-290",
        "warn",
    ),
    "opening-without-days": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "有一段开放时间没有勾星期"),
        QT_TRANSLATE_NOOP("ErrorText", "请勾上至少一天。"),
        "E-291",
        "warn",
    ),
    "opening-out-of-day": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "开放时间的起止不对"),
        QT_TRANSLATE_NOOP("ErrorText", "开始要在 0:00 到 24:00 之间，结束不早于开始。"),
        "E-292",
        "warn",
    ),
    "opening-too-long": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "一段开放时间不能超过 24 小时"),
        QT_TRANSLATE_NOOP("ErrorText", "请分成几段来填。"),
        "E-293",
        "warn",
    ),
    "opening-overlap": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "两段开放时间重叠了（过半夜的也算）"),
        QT_TRANSLATE_NOOP("ErrorText", "请把其中一段改短，或去掉一段。"),
        "E-294",
        "warn",
    ),
}
