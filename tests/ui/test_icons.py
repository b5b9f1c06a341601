"""The icons are Lucide's drawings, kept as paths so that the desk paints them without reading SVG."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

import resources
from bjdesk.ui.shell.icon_paths import ICON_PATHS
from bjdesk.ui.shell.icons import icon_path, icon_pixmap, paint_icon, paint_mark
from resources.icons import compile_icons

pytestmark = pytest.mark.usefixtures("qapp")
FOLDER = Path(resources.__file__).parent / "icons"
SIDE = 96


def canvas(width: int = SIDE, height: int = SIDE) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def painted(name: str, stroke: float = 2.0) -> QImage:
    image = canvas()
    with QPainter(image) as painter:
        paint_icon(painter, name, QRectF(0, 0, SIDE, SIDE), "black", stroke)
    return image


def read_from_svg(name: str) -> QImage:
    image = canvas()
    drawing = (FOLDER / f"{name}.svg").read_bytes().replace(b"currentColor", b"#000000")
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, SIDE, SIDE))
    return image


def opacity(image: QImage) -> bytes:
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)  # must outlive the view of its bytes
    return bytes(alpha.constBits())


def mark(side: int) -> QImage:
    image = canvas(side, side)
    with QPainter(image) as painter:
        paint_mark(painter, QRectF(0, 0, side, side), "#D19A2A")
    return image


@pytest.mark.parametrize("name", ICON_PATHS)
def test_an_icon_looks_as_an_svg_reader_draws_its_file(qapp: QGuiApplication, name: str) -> None:
    ours, theirs = opacity(painted(name)), opacity(read_from_svg(name))

    difference = sum(abs(one - other) for one, other in zip(ours, theirs, strict=True))

    assert sum(theirs) > 0
    assert difference < 0.01 * sum(theirs)


def test_the_compiled_paths_are_those_of_the_files_beside_the_list() -> None:
    page = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    listed = re.findall(r"`([a-z0-9-]+)`[,.]", page)

    assert compile_icons.TARGET.read_text(encoding="utf-8") == compile_icons.compiled()
    assert sorted(listed) == sorted(ICON_PATHS)


def test_the_compiled_paths_stay_small_enough_to_load_before_the_first_paint() -> None:
    assert compile_icons.TARGET.stat().st_size <= 40_000


@pytest.mark.parametrize("name", ICON_PATHS)
def test_an_icon_with_its_stroke_stays_inside_its_square(name: str) -> None:
    assert QRectF(0, 0, 24, 24).contains(icon_path(name).boundingRect().adjusted(-1, -1, 1, 1))


def test_a_thinner_stroke_leaves_less_ink_on_the_large_icons_of_the_result_card() -> None:
    assert sum(opacity(painted("history", 1.75))) < sum(opacity(painted("history", 2.0)))


def test_a_point_of_no_length_is_drawn_as_a_round_dot() -> None:
    centre, beside = (12 * SIDE // 24, 16 * SIDE // 24), (12 * SIDE // 24, 19 * SIDE // 24)

    image = painted("circle-alert")

    assert image.pixelColor(*centre).alpha() == 255
    assert image.pixelColor(*beside).alpha() == 0


def test_the_same_icon_is_painted_once_and_kept() -> None:
    first = icon_pixmap("check", 20, QColor("#0B57D0"))

    assert icon_pixmap("check", 20, "#0B57D0").cacheKey() == first.cacheKey()


@pytest.mark.parametrize(
    "changed", [{"size": 21}, {"colour": "#B3261E"}, {"dpr": 1.5}, {"stroke": 1.75}, {"name": "x"}], ids=str
)
def test_another_size_colour_scale_or_stroke_is_another_picture(changed: dict[str, object]) -> None:
    asked: dict[str, object] = {"name": "check", "size": 20, "colour": "#0B57D0", "dpr": 1.0, "stroke": 2.0}

    first, other = icon_pixmap(**asked), icon_pixmap(**asked | changed)

    assert first.toImage() != other.toImage()


def test_a_sharp_screen_gets_more_pixels_for_the_same_room() -> None:
    pixmap = icon_pixmap("users", 20, "#1E1C19", dpr=1.5)

    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (30, 20)
    assert any(pixmap.toImage().pixelColor(x, 20).alpha() for x in range(22, 30))


def test_an_icon_sits_square_in_the_middle_of_a_wide_rectangle() -> None:
    image = canvas(3 * SIDE, SIDE)
    with QPainter(image) as painter:
        paint_icon(painter, "square", QRectF(0, 0, 3 * SIDE, SIDE), "black")

    assert image.copy(SIDE, 0, SIDE, SIDE) == painted("square")
    assert not any(opacity(image.copy(0, 0, SIDE, SIDE)))


def test_painting_leaves_the_painter_as_it_was() -> None:
    image = canvas()
    with QPainter(image) as painter:
        painter.setPen(QPen(QColor("red"), 3))
        paint_icon(painter, "users", QRectF(5, 5, 20, 20), "black")
        paint_mark(painter, QRectF(5, 5, 20, 20))

        assert painter.pen() == QPen(QColor("red"), 3)
        assert painter.transform().isIdentity()


def test_an_icon_that_nobody_drew_is_an_error_of_the_page_that_asks() -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        icon_pixmap("no-such-icon", 20, "black")


def test_the_mark_is_a_golden_flower_with_four_petals_on_the_diagonals() -> None:
    image, gold, none = mark(100), QColor("#D19A2A"), QColor(0, 0, 0, 0)

    assert {image.pixelColor(x, y).name() for x in (25, 75) for y in (25, 75)} == {gold.name()}
    assert [image.pixelColor(x, y) for x, y in ((50, 5), (50, 95), (5, 50), (95, 50))] == [none] * 4
    assert image.pixelColor(50, 50).lightness() < gold.lightness()
