"""Papers that are looked at: E-310 to E-329."""

from bjdesk.ui.shell.error_texts.text import ErrorText
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

VERIFYING: dict[str, ErrorText] = {
    "paper-not-found": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "找不到这个文件了"),
        QT_TRANSLATE_NOOP("ErrorText", "可能已被移走或改名，请再选一次。"),
        "E-310",
        "warn",
    ),
    "paper-too-large": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "文件太大了（最多 {limit} MB）"),
        QT_TRANSLATE_NOOP("ErrorText", "请另存一份小一点的，或直接扫纸上的方块。"),
        "E-311",
        "warn",
    ),
    "paper-too-long": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "页数太多了，一次只能看 {limit} 页"),
        QT_TRANSLATE_NOOP("ErrorText", "请分成几个文件再看。"),
        "E-312",
        "warn",
    ),
    "paper-unknown": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个文件不是 PDF，也不是图片"),
        QT_TRANSLATE_NOOP("ErrorText", "请用 PDF、PNG 或 JPEG，或直接扫纸上的方块。"),
        "E-313",
        "warn",
    ),
    "paper-locked": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个 PDF 有密码，打不开"),
        QT_TRANSLATE_NOOP("ErrorText", "请对方给一份没有密码的，或直接扫纸上的方块。"),
        "E-314",
        "warn",
    ),
    "paper-unreadable": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这个文件坏了，读不了"),
        QT_TRANSLATE_NOOP("ErrorText", "请另存一份再试，或直接扫纸上的方块。"),
        "E-315",
        "warn",
    ),
    "paper-without-square": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "上面没有找到方块（二维码）"),
        QT_TRANSLATE_NOOP("ErrorText", "请把方块拍得清楚、拍全，或直接扫纸上的方块。"),
        "E-316",
        "warn",
    ),
    "paper-number-only": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "这是证书编号，光凭编号验不出真假"),
        QT_TRANSLATE_NOOP("ErrorText", "请扫证书左下角的方块。"),
        "E-317",
        "warn",
    ),
    "paper-empty": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "什么都没有读到"),
        QT_TRANSLATE_NOOP("ErrorText", "请扫证书左下角的方块，或选一个文件。"),
        "E-318",
        "warn",
    ),
    "paper-too-wide": ErrorText(
        QT_TRANSLATE_NOOP("ErrorText", "图片太大了（最多 {limit} 百万像素）"),
        QT_TRANSLATE_NOOP("ErrorText", "请另存一张小一点的，或直接扫纸上的方块。"),
        "E-319",
        "warn",
    ),
}
