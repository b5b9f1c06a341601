"""Text from 90 to 160 %, while the window stands (D8)."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from bjdesk.ui.shell.font_scale import FontScale
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.labels import text_label
from bjdesk.ui.shell.window import ShellWindow
from tests.ui.shell.samples import people_table

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def font_scale(qapp: QApplication, theme: Theme) -> FontScale:
    return FontScale(qapp, theme)


def test_larger_text_reaches_labels_margins_buttons_and_rows(font_scale: FontScale, theme: Theme, shown: Show) -> None:
    box = QWidget()
    column = QVBoxLayout(box)
    air(theme, column, (24, 16, 24, 16), 12)
    title, button, table = text_label("学员", "h1"), ActionButton(theme, "找"), people_table(theme)
    for widget in (title, button, table):
        column.addWidget(widget)
    shown(box)

    font_scale.set_percent(140)

    assert title.font().pointSizeF() == pytest.approx(18 * 1.4, abs=0.1)
    assert column.contentsMargins().left() == 27
    assert button.sizeHint().height() == 56
    assert table.rowHeight(0) == 62


def test_steps_are_ten_percent_and_end_at_ninety_and_a_hundred_and_sixty(font_scale: FontScale) -> None:
    seen = []
    for _ in range(3):
        font_scale.smaller()
        seen.append(font_scale.percent)
    for _ in range(9):
        font_scale.larger()
    font_scale.reset()

    assert seen == [90, 90, 90]
    assert font_scale.percent == 100


def test_the_largest_text_stops_at_a_hundred_and_sixty(font_scale: FontScale) -> None:
    font_scale.set_percent(230)

    assert font_scale.percent == 160


def test_large_text_does_not_make_the_window_grow(window: ShellWindow, qapp: QApplication) -> None:
    window.resize(911, 512)
    for key in ("learners", "courses", "help"):
        window.show_page(key)

    window.font_scale.set_percent(160)
    qapp.processEvents()

    assert (window.width(), window.height()) == (911, 512)


def test_the_size_is_remembered(window: ShellWindow) -> None:
    window.perform("larger")

    assert window.settings.text_scale == 1.1
