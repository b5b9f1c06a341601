"""The states of 签到: what a card or a key brings, and what staff are asked."""

from threading import Event

from PySide6.QtCore import QCoreApplication, Qt

from bjdesk.ui.shell.jobs import Job, Progress
from tests.looking.branches import CARDS, LOST_CARD, OTHER_CARD, STRANGER
from tests.looking.hands import ALT, CTRL, Hands
from tests.looking.scenes import State, Where

KEY = Qt.Key


def stay(hands: Hands) -> None:
    """As it is."""


def first_ones_come(hands: Hands) -> None:
    for card in (*CARDS[1:6], CARDS[0]):
        hands.scan(card)


def first_one_comes(hands: Hands) -> None:
    hands.scan(CARDS[0])


def come_to_a_full_class(hands: Hands) -> None:
    hands.scan(CARDS[2])


def come_late(hands: Hands) -> None:
    hands.clock.set_to("09:18")
    hands.scan(CARDS[9])


def come_again(hands: Hands) -> None:
    hands.scan(CARDS[0], after_s=120)


def come_without_a_place(hands: Hands) -> None:
    hands.scan(OTHER_CARD)


def bring_a_new_card(hands: Hands) -> None:
    hands.scan(STRANGER)


def say_whose_card(hands: Hands) -> None:
    hands.press(KEY.Key_2, ALT)


def bring_a_lost_card(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.scan(LOST_CARD)


def bring_a_strange_number(hands: Hands) -> None:
    hands.scan("7" * 140)


def look_up(hands: Hands) -> None:
    hands.press(KEY.Key_F2)
    hands.press(KEY.Key_Escape, times=2)
    hands.type("w")


def look_up_nobody(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.type("zzq")


def undo(hands: Hands) -> None:
    hands.press(KEY.Key_Escape, times=2)
    hands.scan(CARDS[6])
    hands.press(KEY.Key_Z, CTRL)


def undo_for_another_reason(hands: Hands) -> None:
    hands.click("ClassActs", "其他")


def undo_with_words(hands: Hands) -> None:
    hands.type("ta")
    hands.press(KEY.Key_Return)


def go_to_the_roster(hands: Hands) -> None:
    """In the compact layout it lies behind the switch, and what is done with the whole class with it."""
    if hands.window.is_compact:
        hands.click_segment(hands.page.view.lists.caption.switch, 1)


def mark_all(hands: Hands) -> None:
    go_to_the_roster(hands)
    hands.click("ClassActions", "全班到齐")


def all_are_here(hands: Hands) -> None:
    go_to_the_roster(hands)
    hands.click("ClassActions", "全班到齐")
    hands.click("ClassActs", "都到了")


def ask_to_close(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    go_to_the_roster(hands)
    hands.click("ClassActions", "下课收尾")
    hands.afterwards(lambda: hands.press(KEY.Key_Escape))


def turn_to_another_window(hands: Hands) -> None:
    hands.bring_other_window()
    hands.until(lambda: not hands.page.view.field.is_armed, "the field no longer listens")


def list_the_missing(hands: Hands) -> None:
    hands.click_segment(hands.page.view.lists.caption.switch, 1)


def list_the_arrived(hands: Hands) -> None:
    hands.click_segment(hands.page.view.lists.caption.switch, 2)


def run_a_job(hands: Hands) -> None:
    held = HeldWork()
    title = QCoreApplication.translate("Printing", "签到表")
    job = hands.window.jobs.start(Job(title, held))
    hands.afterwards(lambda: hands.until(lambda: not job.is_running, "the job has ended"))
    hands.afterwards(held.go_on.set)
    hands.until(lambda: (shelf := hands.window.job_shelf) is not None and shelf.isVisible(), "the job is shown")


class HeldWork:
    """Printing that waits for paper."""

    def __init__(self) -> None:
        self.go_on = Event()

    def __call__(self, progress: Progress) -> None:
        progress.report(6, 24, "6 / 24")
        self.go_on.wait(60)


def print_the_register(hands: Hands) -> None:
    hands.page.messages.clear()
    hands.press(KEY.Key_F9)
    hands.until(lambda: bool(hands.page.messages.banners), "the register is saved")
    papers = (hands.desk.folder / "papers").iterdir()
    hands.typed.extend(paper.name for paper in papers)  # the paper is Chinese in every language


def close_the_class(hands: Hands) -> None:
    hands.page.messages.clear()
    go_to_the_roster(hands)
    hands.click("ClassActions", "下课收尾")
    hands.click("ClassActs", "收尾")


def choose_a_session(hands: Hands) -> None:
    """The first person is enrolled in both."""
    hands.scan(CARDS[0])


def join_one_of_several(hands: Hands) -> None:
    hands.scan(CARDS[1])


def open_the_menu(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    button = hands.page.at_work.head.others
    hands.click_on(button)
    hands.afterwards(button.menu_of_sessions.close)


CLASS = (
    State("ready", stay),
    State("ok", first_ones_come),
    State("ok-late", come_late),
    State("already", come_again),
    State("not-enrolled", come_without_a_place),
    State("card-unknown", bring_a_new_card),
    State("card-whose", say_whose_card),
    State("card-lost", bring_a_lost_card),
    State("card-unreadable", bring_a_strange_number),
    State("look-up", look_up),
    State("look-up-nobody", look_up_nobody),
    State("undo-question", undo),
    State("undo-own-words", undo_for_another_reason),
    State("undone", undo_with_words),
    State("all-arrived-question", mark_all),
    State("closing-box", ask_to_close),
    State("unarmed", turn_to_another_window),
    State("running-job", run_a_job),
    State("missing", list_the_missing, Where.COMPACT),
    State("all-arrived", all_are_here),
    State("arrived", list_the_arrived, Where.COMPACT),
    State("printed", print_the_register),
    State("closed", close_the_class),
)
TWO_CLASSES = (
    State("two-classes", stay),
    State("two-sessions", choose_a_session),
    State("not-enrolled-in-several", join_one_of_several),
    State("menu-of-sessions", open_the_menu, Where.AS_OPENED),
)
FULL_CLASS = (State("class-full", come_to_a_full_class),)
FIRST_DAY = (State("nothing-planned", stay),)
DAY_OFF = (State("no-session-today", stay), State("card-without-session", first_one_comes))
