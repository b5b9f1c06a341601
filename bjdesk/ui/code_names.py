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
    "age_band": (
        QT_TRANSLATE_NOOP("Codes", "0—5岁"),
        QT_TRANSLATE_NOOP("Codes", "6—14岁"),
        QT_TRANSLATE_NOOP("Codes", "15—17岁"),
        QT_TRANSLATE_NOOP("Codes", "18—34岁"),
        QT_TRANSLATE_NOOP("Codes", "35—59岁"),
        QT_TRANSLATE_NOOP("Codes", "60—64岁"),
        QT_TRANSLATE_NOOP("Codes", "65—69岁"),
        QT_TRANSLATE_NOOP("Codes", "70—79岁"),
        QT_TRANSLATE_NOOP("Codes", "80岁及以上"),
        QT_TRANSLATE_NOOP("Codes", "年龄未知"),
    ),
    "education_GB_T_4658": (
        QT_TRANSLATE_NOOP("Codes", "研究生教育"),
        QT_TRANSLATE_NOOP("Codes", "大学本科教育"),
        QT_TRANSLATE_NOOP("Codes", "大学专科教育"),
        QT_TRANSLATE_NOOP("Codes", "中等职业教育"),
        QT_TRANSLATE_NOOP("Codes", "普通高级中学教育"),
        QT_TRANSLATE_NOOP("Codes", "初级中学教育"),
        QT_TRANSLATE_NOOP("Codes", "小学教育"),
        QT_TRANSLATE_NOOP("Codes", "其他"),
    ),
    "id_type": (
        QT_TRANSLATE_NOOP("Codes", "居民身份证"),
        QT_TRANSLATE_NOOP("Codes", "港澳台居民居住证"),
        QT_TRANSLATE_NOOP("Codes", "护照"),
        QT_TRANSLATE_NOOP("Codes", "外国人永久居留身份证"),
        QT_TRANSLATE_NOOP("Codes", "港澳居民来往内地通行证"),
        QT_TRANSLATE_NOOP("Codes", "台湾居民来往大陆通行证"),
        QT_TRANSLATE_NOOP("Codes", "出生医学证明(儿童)"),
        QT_TRANSLATE_NOOP("Codes", "无证件/仅姓名"),
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
    "tier": (
        QT_TRANSLATE_NOOP("Codes", "区"),
        QT_TRANSLATE_NOOP("Codes", "街道"),
        QT_TRANSLATE_NOOP("Codes", "社区"),
    ),
    "venue_type": (
        QT_TRANSLATE_NOOP("Codes", "整体场所（含多个房间）"),
        QT_TRANSLATE_NOOP("Codes", "教室"),
        QT_TRANSLATE_NOOP("Codes", "多功能厅"),
        QT_TRANSLATE_NOOP("Codes", "舞蹈/形体室"),
        QT_TRANSLATE_NOOP("Codes", "书画室"),
        QT_TRANSLATE_NOOP("Codes", "音乐/琴房"),
        QT_TRANSLATE_NOOP("Codes", "计算机教室"),
        QT_TRANSLATE_NOOP("Codes", "阅览室/书房"),
        QT_TRANSLATE_NOOP("Codes", "手工/烹饪室"),
        QT_TRANSLATE_NOOP("Codes", "会议室"),
        QT_TRANSLATE_NOOP("Codes", "展厅"),
        QT_TRANSLATE_NOOP("Codes", "室内体育场地"),
        QT_TRANSLATE_NOOP("Codes", "室外体育场地/广场"),
        QT_TRANSLATE_NOOP("Codes", "户外基地"),
        QT_TRANSLATE_NOOP("Codes", "其他"),
    ),
    "booking_purpose": (
        QT_TRANSLATE_NOOP("Codes", "公益性培训"),
        QT_TRANSLATE_NOOP("Codes", "公益性讲座"),
        QT_TRANSLATE_NOOP("Codes", "社团学习"),
        QT_TRANSLATE_NOOP("Codes", "社团娱乐"),
        QT_TRANSLATE_NOOP("Codes", "社团休闲"),
        QT_TRANSLATE_NOOP("Codes", "社团健身"),
        QT_TRANSLATE_NOOP("Codes", "其他"),
    ),
    "venue_status": (
        QT_TRANSLATE_NOOP("Codes", "待登记"),
        QT_TRANSLATE_NOOP("Codes", "在册"),
        QT_TRANSLATE_NOOP("Codes", "暂停使用"),
        QT_TRANSLATE_NOOP("Codes", "已退出"),
    ),
}
"""The lists whose names stand on a page, as they ship; a name that the district adds later is shown as it wrote it."""


def code_names(db: Connection, code_list: str) -> dict[str, str]:
    """code -> name to be shown, of one list, in its order."""
    return {code: QCoreApplication.translate("Codes", name) for code, name in codes(db, code_list).items()}
