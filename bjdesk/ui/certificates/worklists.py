"""The lists of what was issued: which states each holds, how it is called and what it says when it is empty."""

from PySide6.QtCore import QCoreApplication

from bjdesk.ui.certificates import words

translate = QCoreApplication.translate

STATES = (
    (words.TO_PRINT,),
    (words.TO_SEAL,),
    (words.TO_COLLECT,),
    (words.HANDED_OUT,),
    (words.IS_REPLACED, words.IS_REVOKED),
)
"""One row a tab."""
TO_PRINT, TO_SEAL, TO_COLLECT, HANDED_OUT, GONE = range(5)
FOUND, DOUBTFUL = 5, 6
"""Lists that are no tab: what was searched for, and what a person has to look at."""


def tab_text(tab: int, count: int) -> str:
    names = (
        translate("Certificates", "待打印"),
        translate("Certificates", "待盖章"),
        translate("Certificates", "待领取"),
        translate("Certificates", "已领取"),
        translate("Certificates", "不算数"),
    )
    return f"{names[tab]} {count}"


def nothing(place: int, text: str) -> tuple[str, str]:
    """What is so, and what to try."""
    if place == FOUND:
        what = translate("Certificates", "没找到“{text}”").format(text=text)
        return what, translate("Certificates", "试试姓名、拼音首字母，或证书编号里的 6 位数。")
    return (
        (
            translate("Certificates", "没有要打印的"),
            translate("Certificates", "在“发证”里选一个班，打印以后往这里走。"),
        ),
        (translate("Certificates", "没有等盖章的"), translate("Certificates", "打印好的会列在这里。")),
        (translate("Certificates", "没有等人领的"), translate("Certificates", "盖好章的会列在这里。")),
        (translate("Certificates", "还没有人领过"), translate("Certificates", "领走的会列在这里。")),
        (translate("Certificates", "没有作废或替换的"), ""),
        ("", ""),
        (translate("Certificates", "没有要您看的"), ""),
    )[place]
