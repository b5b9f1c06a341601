"""What `tests/look.py` sees: each kind of fault, planted in a small window, and none in any state of the real one."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.demo.branch import FACES
from bjdesk.ui.shell.faces import prepare_fallbacks, register_faces
from bjdesk.ui.shell.language import CHINESE, ENGLISH, install_language
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton
from bjdesk.ui.shell.widgets.labels import OneLine
from tests.looking import shapes
from tests.looking.scenes import LOOKS, Scene
from tests.looking.sight import seen
from tests.looking.tour import SCENES, Tour
from tests.looking.words import Reader

UNDRAWN = "\U000323b0"
"""Of extension H, which no bundled face draws."""


class PaintedLine(QWidget):
    """Paints words by hand, as many widgets of the desk do, and asks nobody whether they fit."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, words in enumerate(self.words.split("|")):
            painter.drawText(10 + 12 * place, 20, words)


@pytest.fixture(scope="module")
def dressed(qapp: QApplication) -> Theme:
    register_faces()
    return Theme()


@pytest.fixture
def theme(dressed: Theme, qapp: QApplication) -> Theme:
    dressed.apply(qapp, 1.0)
    return dressed


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    """A small window that is as it should be."""
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.addWidget(QLabel("请刷卡"))
    column.addWidget(ActionButton(theme, "无卡登记", key="F4"), 0, Qt.AlignmentFlag.AlignLeft)
    made.resize(400, 300)
    return made


def faults(window: QWidget, language: str = CHINESE, data: tuple[str, ...] = ()) -> list[str]:
    """What is wrong in the window, shown now."""
    window.show()
    QApplication.processEvents()
    all_seen, reader = seen(window), Reader(language, data)
    return [*(what for one in all_seen for what in reader.faults(one)), *(what for _, what in shapes.faults(all_seen))]


def place(widget: QWidget, left: int, top: int, width: int, height: int) -> None:
    """Without a layout, where it is told."""
    widget.setGeometry(left, top, width, height)


# --- nothing planted -------------------------------------------------------------------------------------------------


def test_a_window_as_it_should_be_has_no_fault(window: QWidget) -> None:
    assert faults(window) == []


def test_names_are_no_untranslated_words(window: QWidget, theme: Theme) -> None:
    for label in window.findChildren(QLabel):
        label.setText("王桂芳: checked in")
    window.findChild(ActionButton).setText("Walk-in")

    assert faults(window, ENGLISH, ("王桂芳",)) == []


def test_an_icon_with_a_name_needs_no_words(window: QWidget, theme: Theme) -> None:
    window.layout().addWidget(IconButton(theme, "x", "收起"))

    assert faults(window) == []


# --- words -----------------------------------------------------------------------------------------------------------


def test_an_elided_line_is_seen(window: QWidget, theme: Theme) -> None:
    place(OneLine(theme, "智能手机应用提高班", "h1", parent=window), 10, 200, 90, 30)

    assert any(what.startswith("cut off") for what in faults(window))


def test_a_button_without_room_for_its_words_is_seen(window: QWidget, theme: Theme) -> None:
    place(ActionButton(theme, "保存并签到", key="Ctrl S", parent=window), 10, 200, 60, 40)

    assert "cut off: 保存并签到Ctrl S" in faults(window)


def test_a_plain_label_cut_at_its_edge_is_seen(window: QWidget) -> None:
    place(QLabel("最近 50 条，撤销会留下原因", window), 10, 200, 100, 30)

    assert "past the edge: 最近 50 条，撤销会留下原因" in faults(window)


def test_a_wrapped_label_without_room_for_its_last_line_is_seen(window: QWidget) -> None:
    label = QLabel("请先用纸质签到表，并联系管理员。原来的文件一点没动，另外留着。", window)
    label.setWordWrap(True)
    place(label, 10, 200, 150, 40)

    assert any(what.startswith("taller than its place") for what in faults(window))


def test_hand_painted_words_past_the_edge_are_seen(window: QWidget) -> None:
    place(PaintedLine("断网也能用", window), 10, 200, 50, 30)

    assert "past the edge: 断网也能用" in faults(window)


def test_words_over_words_are_seen(window: QWidget) -> None:
    place(PaintedLine("撤销|恢复", window), 10, 200, 200, 30)

    assert "“撤销” lies under “恢复”" in faults(window)


def test_an_elided_cell_is_seen(window: QWidget, theme: Theme) -> None:
    model = PagedTableModel(
        (Column("姓名", Cell, 60),), ["欧阳演示一二三四五六"], lambda ids: {one: one for one in ids}
    )
    place(table := RowTable(theme, "名单", model, parent=window), 10, 150, 200, 120)

    assert any(what.startswith("cut off: ") for what in faults(window)), table


def test_a_glyph_that_no_bundled_face_draws_is_seen(window: QWidget) -> None:
    window.findChild(QLabel).setText(f"王{UNDRAWN}")

    assert f"no bundled face draws {UNDRAWN} (U+323B0)" in faults(window)


def test_an_untranslated_text_is_seen_in_the_english_window(window: QWidget) -> None:
    window.findChild(QLabel).setText("王桂芳 checked in, 请刷卡")

    assert "not translated: 请刷卡" in faults(window, ENGLISH, ("王桂芳",))


def test_english_is_seen_in_the_chinese_window(window: QWidget) -> None:
    window.findChild(QLabel).setText("Undo")

    assert "Latin among Chinese: Undo" in faults(window)


@pytest.mark.parametrize("make", [QLabel, QPushButton])
def test_a_label_or_button_without_words_is_seen(window: QWidget, make: type[QWidget]) -> None:
    place(make(window), 10, 200, 100, 40)

    assert any(what.endswith("without words") for what in faults(window))


def test_a_column_without_a_head_is_seen(window: QWidget, theme: Theme) -> None:
    model = PagedTableModel((Column("", Cell),), ["王"], lambda ids: {one: one for one in ids})
    place(RowTable(theme, "名单", model, parent=window), 10, 150, 200, 120)

    assert "column 1 has no head" in faults(window)


# --- things ----------------------------------------------------------------------------------------------------------


def test_a_widget_outside_its_parent_is_seen(window: QWidget, theme: Theme) -> None:
    place(ActionButton(theme, "撤销", parent=window), 380, 200, 90, 40)

    assert any(what.startswith("outside its parent: 380,200 90×40") for what in faults(window))


def test_two_buttons_over_one_another_are_seen(window: QWidget, theme: Theme) -> None:
    for left in (10, 60):
        place(ActionButton(theme, "撤销", parent=window), left, 200, 90, 40)

    assert any(what.startswith("overlaps ActionButton“撤销” by 40×40") for what in faults(window))


def test_a_target_that_is_too_small_is_seen(window: QWidget) -> None:
    place(QPushButton("撤", window), 10, 200, 30, 24)

    assert "target of 30×24, at least 36" in faults(window)


def test_a_field_without_a_name_is_seen(window: QWidget) -> None:
    place(QLineEdit(window), 10, 200, 200, 40)

    assert "reached by Tab, but has no accessible name" in faults(window)


def test_a_list_without_rows_and_words_is_seen(window: QWidget) -> None:
    view = QListView(window)
    view.setAccessibleName("名单")
    view.setModel(QStringListModel(view))
    place(view, 10, 150, 200, 100)

    assert "a list without rows and without a word" in faults(window)


def test_a_label_squeezed_to_nothing_is_seen(window: QWidget) -> None:
    place(QLabel("请刷卡", window), 10, 200, 60, 0)

    assert "squeezed to 60×0" in faults(window)


# --- the desk itself -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The faces for rare names, unpacked once."""
    folder = tmp_path_factory.mktemp(FACES)
    prepare_fallbacks(folder)
    return folder


@pytest.fixture
def speaking(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The application in one language."""
    translator = install_language(qapp, request.param)
    yield request.param
    if translator is not None:
        qapp.removeTranslator(translator)


def tour(
    app: QApplication,
    theme: Theme,
    language: str,
    folder: Path,
    faces: Path,
    looks: slice,
    scenes: Sequence[Scene] = SCENES,
) -> list[str]:
    """The faults of all states in these looks."""
    walk = Tour(app, language, folder, faces, LOOKS[looks])
    found = [str(fault) for fault in walk.walk(scenes)]
    theme.apply(app, 1.0)
    names = [state.name for scene in scenes for state in scene.states if state.where.among(LOOKS[looks])]
    assert walk.reached == names
    return found


PARTS = 4
"""Of the scenes, so that two cores share the work."""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("speaking", [CHINESE], indirect=True)
def test_no_state_of_the_desk_has_a_fault(
    qapp: QApplication, theme: Theme, speaking: str, part: int, tmp_path: Path, faces: Path
) -> None:
    """In the smaller of the two windows; the others are looked at by the script and by name."""
    assert tour(qapp, theme, speaking, tmp_path, faces, slice(1, 2), SCENES[part::PARTS]) == []


@pytest.mark.slow
@pytest.mark.parametrize("looks", [slice(0, 2), slice(2, 4)], ids=["100", "140"])
@pytest.mark.parametrize("speaking", [CHINESE, ENGLISH], indirect=True)
def test_no_look_of_the_desk_has_a_fault(
    qapp: QApplication, theme: Theme, speaking: str, looks: slice, tmp_path: Path, faces: Path
) -> None:
    assert tour(qapp, theme, speaking, tmp_path, faces, looks) == []
