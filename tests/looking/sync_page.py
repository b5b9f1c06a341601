"""The states of 同步."""

from bjdesk.ui.shell.widgets.choices import Tabs
from tests.looking.at_the_desk import KEY
from tests.looking.hands import ALT, CTRL, Hands
from tests.looking.scenes import State, Where


def open_sync(hands: Hands) -> None:
    hands.until(lambda: hands.desk.sync is not None, "what the exchange needs is loaded")
    hands.press(KEY.Key_8, CTRL)


def send_an_empty_form(hands: Hands) -> None:
    hands.press(KEY.Key_S, CTRL)


def find_no_line(hands: Hands) -> None:
    """Nobody listens at the address of this district."""
    hands.press(KEY.Key_F5)
    hands.until(lambda: hands.desk.sync is not None and not hands.desk.sync.sync.is_running, "the exchange has ended")


def see_the_history_in_its_tab(hands: Hands) -> None:
    """In the compact layout."""
    (tabs,) = hands.page.overview.findChildren(Tabs)
    hands.click_segment(tabs, 1)
    hands.afterwards(lambda: hands.click_segment(tabs, 0))


def see_all_runs(hands: Hands) -> None:
    hands.page.overview.all_wanted.emit()
    hands.settle()
    hands.afterwards(lambda: hands.press(KEY.Key_Escape))


def open_kind(kind: str, table: str = "") -> State:
    """The state in which a matter of this kind is open."""

    def reach(hands: Hands) -> None:
        page = hands.page
        listed = map(page.overview.worklist.matter, page.overview.worklist.keys)
        page.open_matter(next(one.key for one in listed if one.key.kind == kind and table in ("", one.table)))
        hands.settle()

    return State(f"sync-{kind}{'-' + table if table else ''}", reach)


def fill_in(hands: Hands) -> None:
    hands.click("Matters", "都不对，另填")
    hands.afterwards(lambda: hands.press(KEY.Key_Escape))


def choose_ours(hands: Hands) -> None:
    """The next matter takes the place of the settled one."""
    hands.press(KEY.Key_2, ALT)


def see_what_was_settled(hands: Hands) -> None:
    hands.page.open_settled()
    hands.settle()


def go_back(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)


def enrol_again(hands: Hands) -> None:
    hands.click("Sync", "重新登记")


NOT_ENROLLED = (State("sync-not-enrolled", open_sync), State("sync-form-errors", send_an_empty_form))
IN_STEP = (
    State("sync-in-step", open_sync),
    State("sync-few-runs", see_the_history_in_its_tab, Where.COMPACT),
    State("sync-unreachable", find_no_line),
)
MUCH = (
    State("sync-needs-person", open_sync),
    State("sync-history", see_all_runs),
    open_kind("held"),
    open_kind("refused"),
    open_kind("conflict", "venue"),
    open_kind("contested"),
    open_kind("conflict", "learner"),
    State("sync-fill-in", fill_in),
    State("sync-chosen", choose_ours),
    State("sync-settled", see_what_was_settled),
    State("sync-after-all", go_back),
)
CLOCK = (State("sync-clock-step", open_sync), open_kind("clock"))
COPIED = (State("sync-copied", open_sync), State("sync-enrol-again", enrol_again))
