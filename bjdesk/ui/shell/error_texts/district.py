"""Permission and the line to the district: E-3xx and E-4xx."""

from bjdesk.ui.shell.error_texts.text import ErrorText
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

DISTRICT: dict[str, ErrorText] = {
    "not-allowed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "您的岗位不能做这件事"),
        QT_TRANSLATE_NOOP("ErrorText", "请找有权限的同事来做，什么都没有改动。"),
        "E-301",
        "warn",
    ),
    "hand-over-unsigned": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这里还不能换人值班"),
        QT_TRANSLATE_NOOP("ErrorText", "换人要各人自己的口令，这一版还没有；演示分院里可以换。"),
        "E-302",
        "warn",
    ),
    "enrol-code-refused": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "登记码不对、用过了，或过了 15 分钟"),
        QT_TRANSLATE_NOOP("ErrorText", "请向区里要一个新的登记码，再登记一次。"),
        "E-401",
        "warn",
    ),
    "enrol-other-branch": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个登记码是别的分院的"),
        QT_TRANSLATE_NOOP("ErrorText", "请向区里要一个本分院的登记码。"),
        "E-402",
        "warn",
    ),
    "district-unreachable": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "连不上区里"),
        QT_TRANSLATE_NOOP("ErrorText", "请看看网络，再用同一个登记码试一次。"),
        "E-403",
        "warn",
    ),
    "not-our-server": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "连到的不是区里的服务器"),
        QT_TRANSLATE_NOOP("ErrorText", "请看看网络有没有登录页，地址和证书对不对。"),
        "E-404",
    ),
    "district-address": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "区里的地址要以 https:// 开头，并带上区里的证书"),
        QT_TRANSLATE_NOOP("ErrorText", "请照区里给的地址和证书文件再登记一次。"),
        "E-405",
        "warn",
    ),
    "authority-unreadable": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "证书文件读不了"),
        QT_TRANSLATE_NOOP("ErrorText", "请向区里要 PEM 格式的证书文件。"),
        "E-406",
        "warn",
    ),
    "enrol-failed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "没有登记成"),
        QT_TRANSLATE_NOOP("ErrorText", "已记下的都在。请把 {reason} 告诉区里的管理员。"),
        "E-407",
    ),
}
