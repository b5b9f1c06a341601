"""One table of keys: shortcuts, printed keys and the help page are made from it (DESK keyboard map)."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.help_page import HelpPage
from bjdesk.ui.shell.keyboard import KEYS, key_for, printed
from bjdesk.ui.shell.pages import PageTools
from bjdesk.ui.shell.widgets.buttons import ActionButton

INPUT_METHOD_KEYS = {"Ctrl+Space", "Shift", "Ctrl+.", "Ctrl+Shift+F", "Ctrl+;", "F10"}


def sequences() -> list[str]:
    return [sequence for key in KEYS for sequence in key.sequences]


def test_no_sequence_means_two_things_on_one_page() -> None:
    for page in {key.only_on for key in KEYS}:
        here = [text for key in KEYS if key.only_on in ("", page) for text in key.sequences]
        assert len(set(here)) == len(here), page


def test_keys_of_input_methods_and_menus_are_left_alone() -> None:
    assert INPUT_METHOD_KEYS.isdisjoint(sequences())


def test_a_key_reads_as_it_is_printed_on_a_button() -> None:
    assert (key_for("register").printed, key_for("save").printed, printed("Ctrl++")) == ("F4", "Ctrl S", "Ctrl +")


def test_the_help_page_lists_every_key(tools: PageTools, qtbot: QtBot) -> None:
    page = HelpPage(tools)
    qtbot.addWidget(page)

    words = {label.text() for label in page.findChildren(QLabel)}
    caps = {cap.accessibleName() for cap in page.findChildren(QWidget)}

    assert {key.translated for key in KEYS} <= words
    assert {key.printed for key in KEYS} <= caps


def test_the_first_steps_name_the_keys_of_the_table(tools: PageTools, qtbot: QtBot) -> None:
    page = HelpPage(tools)
    qtbot.addWidget(page)

    steps = " ".join(page.steps())

    assert all(key_for(action).printed in steps for action in ("change-session", "register", "save", "undo"))
    assert "{" not in steps
    assert not page.findChildren(ActionButton)
