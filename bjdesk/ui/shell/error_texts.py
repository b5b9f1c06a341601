"""The words of every expected error: what happened, then what to do, the number last.

One row a code; an area that raises a new code adds its row here. `{names}` are filled from the error's facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class ErrorText:
    """What the user reads; `tone` is that of the banner or strip it stands in."""

    what: str
    do: str
    number: str
    tone: str = "bad"


_UNKNOWN = ErrorText(
    QT_TRANSLATE_NOOP("ErrorText", "这一步没有做成"),
    QT_TRANSLATE_NOOP("ErrorText", "已记下的都在。请再试一次，还不行就告诉管理员。"),
    "E-001",
)

# E-1xx the machine and its storage · E-2xx the record · E-3xx permission · E-4xx the district
TEXTS: Mapping[str, ErrorText] = {
    "storage-failed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "没有记上！"),
        QT_TRANSLATE_NOOP("ErrorText", "请改用纸质签到表，并告诉管理员。"),
        "E-101",
    ),
    "disk-full": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "没有记上！电脑的硬盘满了"),
        QT_TRANSLATE_NOOP("ErrorText", "请先改用纸质签到表，腾出硬盘空间后再刷一次。"),
        "E-102",
    ),
    "disk-failed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "没有记上！硬盘读写出错"),
        QT_TRANSLATE_NOOP("ErrorText", "请改用纸质签到表，不要关机，马上联系管理员。"),
        "E-103",
    ),
    "not-writable": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "没有记上！资料文件夹不让写入"),
        QT_TRANSLATE_NOOP("ErrorText", "请改用纸质签到表，并请管理员检查文件夹的权限。"),
        "E-104",
    ),
    "database-damaged": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "资料文件坏了，没有打开"),
        QT_TRANSLATE_NOOP("ErrorText", "原来的文件一点没动。请先用纸质签到表，并联系管理员。"),
        "E-105",
    ),
    "database-replaced": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "没有记上！资料文件被删掉或换掉了"),
        QT_TRANSLATE_NOOP("ErrorText", "请改用纸质签到表，不要关掉程序，马上联系管理员。"),
        "E-110",
    ),
    "database-too-new": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "资料是新版程序存的，这个版本打不开"),
        QT_TRANSLATE_NOOP("ErrorText", "请装上新版程序再打开，资料没有动过。"),
        "E-106",
    ),
    "wrong-key": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "钥匙不对，资料打不开"),
        QT_TRANSLATE_NOOP("ErrorText", "请确认钥匙文件是这台电脑的，或联系管理员。资料没有动过。"),
        "E-107",
    ),
    "not-encrypted": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "资料文件没有加密，不能用"),
        QT_TRANSLATE_NOOP("ErrorText", "为了学员的隐私，没有打开它。请联系管理员。"),
        "E-108",
    ),
    "engine-too-old": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "数据库组件太旧，可能会弄坏资料"),
        QT_TRANSLATE_NOOP("ErrorText", "请管理员重新安装程序，资料没有动过。"),
        "E-109",
    ),
    "file-rejected": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个文件用不了"),
        QT_TRANSLATE_NOOP("ErrorText", "请换一个文件，或另存一份再试。"),
        "E-120",
        "warn",
    ),
    "database-busy": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "没有记上！资料文件被别的程序占着"),
        QT_TRANSLATE_NOOP("ErrorText", "请等几秒再刷一次；还不行就重开程序。"),
        "E-111",
    ),
    "not-our-database": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个文件不是分院的资料"),
        QT_TRANSLATE_NOOP("ErrorText", "没有动它。请核对资料文件夹，并联系管理员。"),
        "E-112",
    ),
    "key-unreadable": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "钥匙文件读不了，资料没有打开"),
        QT_TRANSLATE_NOOP("ErrorText", "请先用纸质签到表，并请管理员找回钥匙文件。"),
        "E-113",
    ),
    "engine-cannot-encrypt": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "程序没有装全，不能加密，所以没有打开资料"),
        QT_TRANSLATE_NOOP("ErrorText", "请重新安装程序；资料没有动过。"),
        "E-114",
    ),
    "setting-refused": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "资料文件不肯用安全的方式打开"),
        QT_TRANSLATE_NOOP("ErrorText", "请不要把资料放在网盘或共享文件夹里，并联系管理员。"),
        "E-115",
    ),
    "migration-changed-rows": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "升级资料时数目对不上，已退回原样"),
        QT_TRANSLATE_NOOP("ErrorText", "请先用旧版程序，并联系管理员。"),
        "E-116",
    ),
    "no-branch": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这里还没有建好分院"),
        QT_TRANSLATE_NOOP("ErrorText", "请先打开演示分院练手，或请管理员来建。"),
        "E-117",
        "warn",
    ),
    "branch-exists": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这里已经有一个分院了"),
        QT_TRANSLATE_NOOP("ErrorText", "没有动它。要新建就换一个文件夹。"),
        "E-118",
        "warn",
    ),
    "unknown-street": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "没有代码是 {street_code} 的街道"),
        QT_TRANSLATE_NOOP("ErrorText", "请核对街道的九位代码。"),
        "E-119",
        "warn",
    ),
    "file-exists": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "已经有同名的文件，没有盖掉它"),
        QT_TRANSLATE_NOOP("ErrorText", "请再试一次，会另存一个名字。"),
        "E-121",
        "warn",
    ),
    "record-changed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这条记录刚被别人改过"),
        QT_TRANSLATE_NOOP("ErrorText", "已换成最新的内容，请看一眼再改。"),
        "E-201",
        "warn",
    ),
    "record-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "找不到这条记录了"),
        QT_TRANSLATE_NOOP("ErrorText", "可能已被撤销或合并，请按 F5 刷新后再找。"),
        "E-202",
        "warn",
    ),
    "rule-broken": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这样做不合规定"),
        QT_TRANSLATE_NOOP("ErrorText", "请看看填的内容，改好再试。"),
        "E-203",
        "warn",
    ),
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
    "room-full": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "教室坐满了（最多 {limit} 人）"),
        QT_TRANSLATE_NOOP("ErrorText", "先不能再加人，请安排下一次。"),
        "E-216",
        "warn",
    ),
    "session-full": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{title}”人数到顶了（最多 {limit} 人）"),
        QT_TRANSLATE_NOOP("ErrorText", "先不能再加人，请安排下一次。"),
        "E-220",
        "warn",
    ),
    "class-full": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{title}”名额满了"),
        QT_TRANSLATE_NOOP("ErrorText", "可以只记今天来过，或请她选别的课。"),
        "E-217",
        "warn",
    ),
    "card-unreadable": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这张卡没读准"),
        QT_TRANSLATE_NOOP("ErrorText", "请再刷一次；还不行就打姓名拼音签到。"),
        "E-218",
        "warn",
    ),
    "card-move-refused": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这张卡现在不能这样改"),
        QT_TRANSLATE_NOOP("ErrorText", "请看看卡现在的状态，再选一次。"),
        "E-219",
        "warn",
    ),
    "already-settled": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这一条已经处理过了"),
        QT_TRANSLATE_NOOP("ErrorText", "列表已换成最新的，不用再处理一次。"),
        "E-221",
        "warn",
    ),
    "nothing-to-send-again": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这一条没有留下可以重交的内容"),
        QT_TRANSLATE_NOOP("ErrorText", "请照最新的内容重新填一次。"),
        "E-222",
        "warn",
    ),
    "choice-not-open": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "现在不能这样选"),
        QT_TRANSLATE_NOOP("ErrorText", "两边又变了，已换成最新的内容，请再看一眼。"),
        "E-231",
        "warn",
    ),
    "conflict-open": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这一件还没有定"),
        QT_TRANSLATE_NOOP("ErrorText", "在“要您看一下”里直接选就行。"),
        "E-232",
        "warn",
    ),
    "too-late-to-reopen": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "已经过了 {days} 天，不能改回来了"),
        QT_TRANSLATE_NOOP("ErrorText", "请直接修改这条记录。"),
        "E-233",
        "warn",
    ),
    "value-missing": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "还没有填"),
        QT_TRANSLATE_NOOP("ErrorText", "请填一个，或选两边中的一个。"),
        "E-234",
        "warn",
    ),
    "state-move-refused": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "现在不能改成这样"),
        QT_TRANSLATE_NOOP("ErrorText", "这条记录后来又变过，请看看它现在的状态。"),
        "E-235",
        "warn",
    ),
    "seat-given-up": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个名额已经退过了"),
        QT_TRANSLATE_NOOP("ErrorText", "列表已换成最新的，不用再退一次。"),
        "E-236",
        "warn",
    ),
    "venue-of-another-branch": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "“{name}”是别的分院的场地"),
        QT_TRANSLATE_NOOP("ErrorText", "请联系那个分院来改，这里什么都没有动。"),
        "E-237",
        "warn",
    ),
    "proposal-taken-up": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "区里已经在办了，撤不回来"),
        QT_TRANSLATE_NOOP("ErrorText", "请等区里的答复，或打电话说明。"),
        "E-238",
        "warn",
    ),
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
    "not-allowed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "您的岗位不能做这件事"),
        QT_TRANSLATE_NOOP("ErrorText", "请找有权限的同事来做，什么都没有改动。"),
        "E-301",
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


def words_for(error: Exception, texts: Mapping[str, ErrorText] = TEXTS) -> ErrorText:
    """The translated words of `error`; what has no words of its own gets general ones."""
    text = texts.get(getattr(error, "code", ""), _UNKNOWN)
    return ErrorText(_filled(text.what, error), _filled(text.do, error), text.number, text.tone)


def _filled(words: str, error: Exception) -> str:
    translated = QCoreApplication.translate("ErrorText", words)
    try:
        return translated.format(**getattr(error, "facts", {}))
    except (KeyError, IndexError):
        return translated
