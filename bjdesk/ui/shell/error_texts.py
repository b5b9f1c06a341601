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

# E-1xx the machine and its storage · E-2xx the record · E-3xx permission
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
        QT_TRANSLATE_NOOP("ErrorText", "原来的文件一点没动，另外留着。请先用纸质签到表，并联系管理员。"),
        "E-105",
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
    "not-allowed": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "您的岗位不能做这件事"),
        QT_TRANSLATE_NOOP("ErrorText", "请找有权限的同事来做，什么都没有改动。"),
        "E-301",
        "warn",
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
