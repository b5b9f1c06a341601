"""What the codes of the district are called in the language of the window; in Chinese the district's own words."""

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from bjdesk.reference.queries import codes
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

SHOWN = {
    "attendance_status": (
        QT_TRANSLATE_NOOP("Codes", "撤销"),
        QT_TRANSLATE_NOOP("Codes", "出席"),
        QT_TRANSLATE_NOOP("Codes", "迟到"),
        QT_TRANSLATE_NOOP("Codes", "早退"),
        QT_TRANSLATE_NOOP("Codes", "请假"),
        QT_TRANSLATE_NOOP("Codes", "缺席"),
        QT_TRANSLATE_NOOP("Codes", "补课"),
        QT_TRANSLATE_NOOP("Codes", "免修"),
    ),
    "capture_method": (
        QT_TRANSLATE_NOOP("Codes", "刷卡"),
        QT_TRANSLATE_NOOP("Codes", "扫码"),
        QT_TRANSLATE_NOOP("Codes", "身份证"),
        QT_TRANSLATE_NOOP("Codes", "人工"),
        QT_TRANSLATE_NOOP("Codes", "纸质补录"),
        QT_TRANSLATE_NOOP("Codes", "平台导入"),
        QT_TRANSLATE_NOOP("Codes", "系统结课"),
        QT_TRANSLATE_NOOP("Codes", "电话"),
    ),
    "card_type": (
        QT_TRANSLATE_NOOP("Codes", "市民卡/社会保障卡"),
        QT_TRANSLATE_NOOP("Codes", "电子码(二维码)"),
        QT_TRANSLATE_NOOP("Codes", "居民身份证"),
        QT_TRANSLATE_NOOP("Codes", "分院学员证"),
        QT_TRANSLATE_NOOP("Codes", "其他"),
    ),
    "learner_standing": (
        QT_TRANSLATE_NOOP("Codes", "正式"),
        QT_TRANSLATE_NOOP("Codes", "待补全"),
        QT_TRANSLATE_NOOP("Codes", "已迁出"),
        QT_TRANSLATE_NOOP("Codes", "已故"),
    ),
    "entry_as": (
        QT_TRANSLATE_NOOP("Codes", "报名学员"),
        QT_TRANSLATE_NOOP("Codes", "临时登记"),
        QT_TRANSLATE_NOOP("Codes", "补课"),
        QT_TRANSLATE_NOOP("Codes", "社团成员"),
        QT_TRANSLATE_NOOP("Codes", "旁听一次"),
        QT_TRANSLATE_NOOP("Codes", "现场加入"),
    ),
    "society_category": (
        QT_TRANSLATE_NOOP("Codes", "书画"),
        QT_TRANSLATE_NOOP("Codes", "歌舞"),
        QT_TRANSLATE_NOOP("Codes", "器乐戏曲"),
        QT_TRANSLATE_NOOP("Codes", "手工园艺"),
        QT_TRANSLATE_NOOP("Codes", "健身养生"),
        QT_TRANSLATE_NOOP("Codes", "读书诵读"),
        QT_TRANSLATE_NOOP("Codes", "摄影"),
        QT_TRANSLATE_NOOP("Codes", "科技数字"),
        QT_TRANSLATE_NOOP("Codes", "公益志愿"),
        QT_TRANSLATE_NOOP("Codes", "其他"),
    ),
}
"""The lists whose names stand on a page, as they ship; a name that the district adds later is shown as it wrote it."""


def code_names(db: Connection, code_list: str) -> dict[str, str]:
    """code -> name to be shown, of one list, in its order."""
    return {code: QCoreApplication.translate("Codes", name) for code, name in codes(db, code_list).items()}
