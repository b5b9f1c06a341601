"""Certificates: E-260 to E-289."""

from bjdesk.ui.shell.error_texts.text import ErrorText
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

CERTIFICATES: dict[str, ErrorText] = {
    "desk-has-no-number": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这台电脑还没有发证的台号，不能编号"),
        QT_TRANSLATE_NOOP("ErrorText", "先在“同步”里和区里连一次，拿到台号就能发证。"),
        "E-260",
        "warn",
    ),
    "desk-may-not-sign": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "区里还没有授权这台电脑签发证书"),
        QT_TRANSLATE_NOOP("ErrorText", "请先同步一次；还不行就告诉区里的管理员。"),
        "E-261",
        "warn",
    ),
    "template-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "没有这一天可用的证书模板"),
        QT_TRANSLATE_NOOP("ErrorText", "请先同步一次，或请区里发模板。"),
        "E-262",
        "warn",
    ),
    "numbers-used-up": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{year} 年的号已经用完了"),
        QT_TRANSLATE_NOOP("ErrorText", "请用另一台电脑发，或请区里另给一个台号。"),
        "E-263",
        "warn",
    ),
    "certificate-issued": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name}已经有这个班的证书了（{number}）"),
        QT_TRANSLATE_NOOP("ErrorText", "不用再发；要改就用“替换”或“补发”。"),
        "E-264",
        "warn",
    ),
    "certificate-class-open": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个班还没有结班，不能给{name}发证"),
        QT_TRANSLATE_NOOP("ErrorText", "先在“课程”里结班，再来发证。"),
        "E-265",
        "warn",
    ),
    "certificate-not-enrolled": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name}不在这个班的在册名单里"),
        QT_TRANSLATE_NOOP("ErrorText", "请核对报名情况，再来发证。"),
        "E-266",
        "warn",
    ),
    "certificate-too-few": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name}到课不够：{counted} 次里到了 {attended} 次，要到 {pct}%"),
        QT_TRANSLATE_NOOP("ErrorText", "补课或更正考勤以后，再来发证。"),
        "E-267",
        "warn",
    ),
    "certificate-too-few-hours": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name}的学时不够"),
        QT_TRANSLATE_NOOP("ErrorText", "补课或更正考勤以后，再来发证。"),
        "E-268",
        "warn",
    ),
    "certificate-provisional": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name}的登记还没有补全"),
        QT_TRANSLATE_NOOP("ErrorText", "请先在“学员”里补全登记，再来发证。"),
        "E-269",
        "warn",
    ),
    "certificate-unprintable": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name}的名字里有印不出来的字：{characters}"),
        QT_TRANSLATE_NOOP("ErrorText", "请先不要发，把这个字告诉管理员。"),
        "E-270",
        "warn",
    ),
    "certificate-too-early": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "发证日期比结课（{day}）还早"),
        QT_TRANSLATE_NOOP("ErrorText", "请把日期改到结课以后。"),
        "E-271",
        "warn",
    ),
    "certificate-in-the-future": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "发证日期 {day} 还没有到"),
        QT_TRANSLATE_NOOP("ErrorText", "请改成今天或更早。"),
        "E-272",
        "warn",
    ),
    "certificate-not-printed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name}的证书还没有打印"),
        QT_TRANSLATE_NOOP("ErrorText", "请先打印，再做这一步。"),
        "E-273",
        "warn",
    ),
    "certificate-not-sealed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name}的证书还没有盖章"),
        QT_TRANSLATE_NOOP("ErrorText", "请先盖章，再做这一步。"),
        "E-274",
        "warn",
    ),
    "certificate-reason-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "要写明原因"),
        QT_TRANSLATE_NOOP("ErrorText", "请写一句再做。"),
        "E-275",
        "warn",
    ),
    "certificate-stands": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这一步不能撤销"),
        QT_TRANSLATE_NOOP("ErrorText", "发出去的证书请用“作废”。"),
        "E-276",
        "warn",
    ),
    "number-in-use": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{number} 已经有证书在用"),
        QT_TRANSLATE_NOOP("ErrorText", "请核对号码。"),
        "E-277",
        "warn",
    ),
    "certificate-of-another-branch": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{number} 是别的分院发的"),
        QT_TRANSLATE_NOOP("ErrorText", "请联系那个分院来办。"),
        "E-278",
        "warn",
    ),
    "certificate-gone": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{number} 已经作废或被替换"),
        QT_TRANSLATE_NOOP("ErrorText", "列表已换成最新的，不用再办。"),
        "E-279",
        "warn",
    ),
    "face-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "缺少证书用的字体 {name}，没有打印"),
        QT_TRANSLATE_NOOP("ErrorText", "请重新安装程序；证书都还在，装好再打。"),
        "E-280",
    ),
    "certificate-too-long": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name}的证书写不下一页"),
        QT_TRANSLATE_NOOP("ErrorText", "请把班名改短一些再发；已经发出的请告诉管理员。"),
        "E-281",
        "warn",
    ),
    "pdf-unreadable": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "{name} 不是能读的 PDF"),
        QT_TRANSLATE_NOOP("ErrorText", "请换一份文件，或改用扫码枪扫二维码。"),
        "E-282",
        "warn",
    ),
    "printer-stopped": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "打印机停在第 {page} 张"),
        QT_TRANSLATE_NOOP("ErrorText", "看看是不是没纸或卡纸了，弄好后从第 {page} 张继续。"),
        "E-283",
        "warn",
    ),
}
