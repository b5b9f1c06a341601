"""The machine and its storage: E-1xx."""

from bjdesk.ui.shell.error_texts.text import ErrorText
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

MACHINE: dict[str, ErrorText] = {
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
        QT_TRANSLATE_NOOP("ErrorText", "文件 {file} 原样留着，请不要删。请先用纸质签到表，并联系管理员。"),
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
}
