"""Words of the card that no answer is needed for; the first of them are painted before there is any store."""

from PySide6.QtCore import QCoreApplication

from bjdesk.ui.checkin.card_text import CardButton, CardText


def ready() -> CardText:
    """Nothing was scanned yet."""
    translate = QCoreApplication.translate
    return CardText(
        "ready",
        "credit-card",
        translate("CheckInWords", "请刷卡"),
        translate("CheckInWords", "把卡放在读卡器上，听到一声就好"),
    )


def misread() -> CardText:
    """A scan came through the input method and cannot be trusted."""
    translate = QCoreApplication.translate
    return CardText(
        "refused",
        "circle-x",
        translate("CheckInWords", "没读准，请再刷一次"),
        translate("CheckInWords", "刚才的卡号被输入法打乱了，没有签到"),
    )


def binding(last4: str) -> CardText:
    """The card belongs to somebody who is registered; the scan field now looks for her."""
    translate = QCoreApplication.translate
    leave = CardButton("dismiss", translate("CheckInWords", "不登记了"), key="Esc", is_primary=False)
    return CardText(
        "action",
        "id-card",
        translate("CheckInWords", "这张卡是谁的？"),
        translate("CheckInWords", "卡尾号 {last4}·输入她的姓名拼音，找到她").format(last4=last4),
        buttons=(leave,),
    )


def failure(what: str, do: str, number: str) -> CardText:
    """Nothing was recorded, whatever the reason: never green."""
    return CardText("refused", "triangle-alert", what.rstrip("！。"), do, number=number)
