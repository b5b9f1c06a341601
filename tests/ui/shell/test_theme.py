"""The look as data: contrast, sizes and the one style sheet (LOOK tokens; D8)."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from bjdesk.ui.shell.qss import CHIPS, style_sheet
from bjdesk.ui.shell.theme import LIGHT, TYPE, Theme

PAPER = ("canvas", "surface", "sunken", "hover", "nav")
ON = [(ink, ground, 4.5) for ink in ("ink", "ink2", "ink3", "accent") for ground in PAPER]
ON += [("on", "accent", 4.5), ("tintInk", "tint", 4.5), ("ink", "tint", 4.5), ("ink3", "press", 4.5)]
ON += [(text, fill, 4.5) for fill, text in CHIPS.values()]
ON += [(f"{state}Ink", state, 4.5) for state in ("waiting", "success", "repeat", "action", "refused")]
ON += [
    ("line2", "surface", 3.0),
    ("okBar", "press", 3.0),
    ("warnBar", "press", 3.0),
    ("disabledText", "disabledFill", 4.0),
]


def luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground", "least"), ON)
def test_text_and_marks_stand_out_from_what_they_stand_on(ink: str, ground: str, least: float) -> None:
    assert contrast(QColor(LIGHT[ink]), QColor(LIGHT[ground])) >= least


def test_nothing_is_set_smaller_than_ten_points_but_the_narrow_navigation() -> None:
    assert {name for name, role in TYPE.items() if role.points < 10} == {"navSmall", "navSmallStrong"}


def test_controls_grow_with_the_text_and_air_at_a_third_of_the_pace() -> None:
    theme = Theme(1.4)

    assert (theme.px(40), theme.air(24)) == (56, 27)


def test_a_role_has_its_own_size_and_weight(theme: Theme) -> None:
    title, body = theme.font("h1"), theme.font("body")

    assert (title.pointSizeF(), title.weight()) == (18, 700)
    assert (body.pointSizeF(), body.weight()) == (11, 400)


def test_every_role_and_every_chip_has_its_rule_in_the_sheet() -> None:
    sheet = style_sheet({name: QColor(value) for name, value in LIGHT.items()}, TYPE, 1.0, {})

    assert all(f'QLabel[role="{name}"]' in sheet for name in TYPE)
    assert all(f'QLabel[chip="{tone}"]' in sheet for tone in CHIPS)


def test_a_weight_that_the_system_lists_apart_is_asked_for_by_its_own_name() -> None:
    colours = {name: QColor(value) for name, value in LIGHT.items()}

    sheet = style_sheet(colours, TYPE, 1.0, {600: ("Noto Sans SC SemiBold", "Noto Sans SC")})

    assert 'QLabel[role="bodyStrong"],QLineEdit[role="bodyStrong"]{font-family:"Noto Sans SC SemiBold"' in sheet
    assert 'QLabel[role="body"],QLineEdit[role="body"]{font-size' in sheet


def test_the_application_speaks_the_bundled_face(theme: Theme, qapp: QApplication) -> None:
    assert qapp.font().families()[0] == "Noto Sans SC"
    assert qapp.font().pointSizeF() == 11
