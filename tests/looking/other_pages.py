"""The states of 学员, 课程 and 帮助."""

from PySide6.QtWidgets import QPushButton

from tests.looking.at_the_desk import KEY
from tests.looking.branches import LOST_CARD, OTHER_CARD, STRANGER
from tests.looking.hands import ALT, CTRL, Hands
from tests.looking.scenes import State, Where


def open_learners(hands: Hands) -> None:
    hands.press(KEY.Key_2, CTRL)


def find_namesakes(hands: Hands) -> None:
    hands.type("wgf")
    hands.until(lambda: hands.page.pane.namesakes.text() != "", "all namesakes are found")


def find_nobody(hands: Hands) -> None:
    hands.press(KEY.Key_A, CTRL)
    hands.type("xyzq")


def find_by_card(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.scan(OTHER_CARD)


def find_by_a_strange_card(hands: Hands) -> None:
    hands.scan(STRANGER)


def see_an_unfinished_one(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_F3)
    hands.type("dgt")
    hands.until(lambda: hands.page.pane.count.text() not in ("", "…"), "everybody is counted")


def see_history(hands: Hands) -> None:
    hands.press(KEY.Key_A, CTRL)
    hands.type("hmj")
    _show_tab(hands, 2)


def open_what_is_chosen(hands: Hands) -> None:
    """From the list, where it has the page to itself."""
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Return)
    hands.afterwards(lambda: hands.press(KEY.Key_Escape))


def see_no_history(hands: Hands) -> None:
    hands.scan(LOST_CARD)


def see_cards(hands: Hands) -> None:
    _show_tab(hands, 1)


def see_changes(hands: Hands) -> None:
    """What was done with the card a moment ago."""
    _show_tab(hands, 5)


def ask_to_cancel_a_card(hands: Hands) -> None:
    table = hands.page.detail.cards.table
    hands.click_row(table, 0)
    table.setFocus()
    hands.press(KEY.Key_Delete)
    hands.afterwards(lambda: hands.press(KEY.Key_Escape))


def find_a_lost_card(hands: Hands) -> None:
    """Its card is found again: a banner."""
    table = hands.page.detail.cards.table
    table.acted.emit(table.rows.id_at(0), "find")
    hands.settle()


def _show_tab(hands: Hands, index: int) -> None:
    hands.click_on(hands.page.detail.tabs.findChildren(QPushButton)[index])


def open_today(hands: Hands) -> None:
    hands.press(KEY.Key_F8)


def open_the_roster(hands: Hands) -> None:
    """From the list, where it has the page to itself."""
    hands.press(KEY.Key_Right)
    hands.afterwards(lambda: hands.press(KEY.Key_Escape))


def see_one_called_off(hands: Hands) -> None:
    hands.press(KEY.Key_Down)


def see_one_without_a_roster(hands: Hands) -> None:
    hands.press(KEY.Key_Down)


def see_a_closed_one(hands: Hands) -> None:
    hands.press(KEY.Key_Home, CTRL)


def see_an_empty_day(hands: Hands) -> None:
    hands.press(KEY.Key_Right, ALT)


def see_another_day(hands: Hands) -> None:
    hands.press(KEY.Key_Right, ALT, times=2)


def see_days_without_end(hands: Hands) -> None:
    hands.press(KEY.Key_Right, ALT)


def open_help(hands: Hands) -> None:
    hands.press(KEY.Key_F1)


LEARNERS = (
    State("learners", open_learners),
    State("learners-found", find_namesakes),
    State("learners-nobody", find_nobody),
    State("learners-by-card", find_by_card),
    State("learners-strange-card", find_by_a_strange_card),
    State("learners-unfinished", see_an_unfinished_one),
    State("learners-history", see_history),
    State("learners-history-alone", open_what_is_chosen, Where.NARROW),
    State("learners-no-history", see_no_history),
    State("learners-cards", see_cards),
    State("learners-cancel-card", ask_to_cancel_a_card),
    State("learners-card-found", find_a_lost_card),
    State("learners-changes", see_changes),
)
COURSES = (
    State("courses", open_today),
    State("courses-roster-alone", open_the_roster, Where.NARROW),
    State("courses-called-off", see_one_called_off),
    State("courses-no-roster", see_one_without_a_roster),
    State("courses-closed", see_a_closed_one),
    State("courses-empty-day", see_an_empty_day),
    State("courses-other-day", see_another_day),
    State("courses-nothing-ahead", see_days_without_end),
    State("help", open_help),
)
NOBODY_YET = (State("learners-none-yet", open_learners), State("courses-none-yet", open_today))
