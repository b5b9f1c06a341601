"""The states of 无卡登记."""

from PySide6.QtCore import Qt

from tests.looking.at_the_desk import KEY
from tests.looking.branches import CARDS, STRANGER
from tests.looking.hands import CTRL, Hands
from tests.looking.scenes import State, Where


def open_the_form(hands: Hands) -> None:
    hands.press(KEY.Key_F4)


def save_too_early(hands: Hands) -> None:
    hands.press(KEY.Key_S, CTRL)


def type_what_is_wrong(hands: Hands) -> None:
    """A telephone number that is too short, a year yet to come, a community that does not exist."""
    hands.type("沈小妹")
    hands.press(KEY.Key_Return)
    hands.type("1385712")
    hands.press(KEY.Key_Return)
    hands.type("2031")
    hands.press(KEY.Key_Return)
    hands.type("zzz")
    hands.press(KEY.Key_S, CTRL)


def find_a_community(hands: Hands) -> None:
    field = hands.page.form.form.community
    field.edit.setFocus(Qt.FocusReason.TabFocusReason)
    field.edit.selectAll()
    hands.type("p")
    hands.until(lambda: field.has_popup, "communities are listed")
    hands.afterwards(lambda: field.has_popup and hands.press(KEY.Key_Escape))


def be_somebody_known(hands: Hands) -> None:
    """The same name and year as two people who are registered."""
    form = hands.page.form.form
    for field, text in ((form.name, "王桂芳"), (form.phone, "13857125678"), (form.year, "1956")):
        field.edit.setFocus(Qt.FocusReason.TabFocusReason)
        field.edit.selectAll()
        hands.type(text)
    hands.until(lambda: bool(hands.page.form.view.panel.found), "likenesses are found")


def be_a_minor(hands: Hands) -> None:
    form = hands.page.form.form
    for field in (form.phone, form.year, form.community):
        field.edit.setFocus(Qt.FocusReason.TabFocusReason)
        field.edit.selectAll()
        hands.press(KEY.Key_Delete)
    form.phone.edit.setFocus(Qt.FocusReason.TabFocusReason)
    hands.type("13605719911")
    for box in (form.age.minor, form.consent.box):
        box.setFocus(Qt.FocusReason.TabFocusReason)
        hands.press(KEY.Key_Space)
    hands.press(KEY.Key_S, CTRL)


def read_the_notice(hands: Hands) -> None:
    hands.page.form.form.consent.more.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(KEY.Key_Space)


def swipe_meanwhile(hands: Hands) -> None:
    hands.page.form.form.consent.more.click()
    hands.scan(CARDS[11])


def swipe_with_an_input_method(hands: Hands) -> None:
    hands.page.form.form.name.edit.setFocus(Qt.FocusReason.TabFocusReason)
    hands.scan("一二三四五六七八")


def swipe_a_new_card_meanwhile(hands: Hands) -> None:
    hands.scan(STRANGER)


def take_the_card(hands: Hands) -> None:
    hands.click("AnswerStrip", "给她用这张卡")


def leave_and_come_back(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_F4)


STATES = (
    State("walk-in", open_the_form),
    State("walk-in-errors", save_too_early),
    State("walk-in-more-errors", type_what_is_wrong),
    State("walk-in-community", find_a_community, Where.AS_OPENED),
    State("walk-in-duplicates", be_somebody_known),
    State("walk-in-minor", be_a_minor),
    State("walk-in-notice", read_the_notice),
    State("walk-in-scan", swipe_meanwhile),
    State("walk-in-misread", swipe_with_an_input_method),
    State("walk-in-new-card", swipe_a_new_card_meanwhile),
    State("walk-in-with-card", take_the_card),
    State("walk-in-draft", leave_and_come_back),
)
