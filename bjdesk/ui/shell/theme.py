"""The look as data: colours, type and space, from which palette, style sheet and painted widgets are all made."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from bjdesk.ui.shell.faces import FAMILIES, families_for
from bjdesk.ui.shell.qss import style_sheet

_STYLE_VARIABLE, _STYLE = "QT_STYLE_OVERRIDE", "Fusion"

SMALLEST_SCALE, LARGEST_SCALE = 0.9, 1.6
FULL_FROM = 1200
"""Width ÷ text scale from which the full layout fits; anything narrower is compact."""
LOW_BELOW = 600
"""Height ÷ text scale under which the result name and the lists shrink."""

LIGHT: Mapping[str, str] = {
    "canvas": "#F7F5F1",
    "nav": "#EFECE5",
    "surface": "#FFFFFF",
    "sunken": "#FAF8F5",
    "hover": "#F4F1EB",
    "press": "#E9E4DB",
    "line": "#E3DED5",
    "line2": "#857D71",
    "thumb": "#C4BDB1",
    "ink": "#1E1C19",
    "ink2": "#4E4942",
    "ink3": "#676158",
    "accent": "#0B57D0",
    "accentHover": "#0A4CB6",
    "accentPressed": "#083F98",
    "on": "#FFFFFF",
    "tint": "#E8F0FC",
    "tintInk": "#0A48AC",
    "ok": "#17713A",
    "okTint": "#E4F2E8",
    "okBar": "#1A7F37",
    "warn": "#7A4D00",
    "warnTint": "#FFF1CC",
    "warnBar": "#B0720C",
    "bad": "#B3261E",
    "badTint": "#FCE9E6",
    "disabledText": "#746F65",
    "disabledFill": "#EFECE6",
    "ring": "#0B57D0",
    "gold": "#D19A2A",
    # the five states of the result card: fill and what stands on it
    "waiting": "#E6EAEF",
    "waitingInk": "#1B1F24",
    "success": "#1A7F37",
    "successInk": "#FFFFFF",
    "repeat": "#FFC83D",
    "repeatInk": "#3D2B00",
    "action": "#0B57D0",
    "actionInk": "#FFFFFF",
    "refused": "#B3261E",
    "refusedInk": "#FFFFFF",
}


class TypeRole(NamedTuple):
    """A size in points at text 100 % and a weight of the family."""

    points: float
    weight: int = 400


TYPE: Mapping[str, TypeRole] = {
    "navSmall": TypeRole(9.5),
    "navSmallStrong": TypeRole(9.5, 600),
    "cap": TypeRole(10),
    "capMedium": TypeRole(10, 500),
    "capStrong": TypeRole(10, 600),
    "body": TypeRole(11),
    "bodyMedium": TypeRole(11, 500),
    "bodyStrong": TypeRole(11, 600),
    "big": TypeRole(12),
    "bigStrong": TypeRole(12, 600),
    "h3": TypeRole(12.5, 700),
    "field": TypeRole(13),
    "lead": TypeRole(14),
    "leadStrong": TypeRole(14, 600),
    "h2": TypeRole(15, 700),
    "scan": TypeRole(16),
    "h1": TypeRole(18, 700),
    "stat": TypeRole(20, 700),
    "num": TypeRole(26, 700),
    "name": TypeRole(34, 700),
    "nameLong": TypeRole(28, 700),
    "nameLow": TypeRole(26, 700),
}


def choose_style() -> None:
    """Make Fusion the style before the application exists; setting it afterwards costs 5 ms of every start."""
    os.environ[_STYLE_VARIABLE] = _STYLE


class Theme:
    """Colours and measures at one text scale; every widget that paints or measures is given it."""

    def __init__(self, scale: float = 1.0, colours: Mapping[str, str] = LIGHT) -> None:
        self.scale = scale
        self._colours = {name: QColor(value) for name, value in colours.items()}
        self._fonts: dict[str, QFont] = {}

    def colour(self, name: str) -> QColor:
        return self._colours[name]

    def px(self, length: float) -> int:
        """A control's height or width: grows as the text does."""
        return round(length * self.scale)

    def air(self, length: float) -> int:
        """A margin or gap: grows at a third of the pace, so that large text does not drown in space."""
        return round(length * (1 + (self.scale - 1) * 0.35))

    def font(self, role: str) -> QFont:
        font = self._fonts.get(role)
        if font is None:
            font = self._fonts[role] = self._make_font(TYPE[role])
        return font

    def metrics(self, role: str) -> QFontMetricsF:
        """Measures of the role's own font; a widget's font is not the role's before its first polish."""
        return QFontMetricsF(self.font(role))

    def apply(self, app: QApplication, scale: float | None = None) -> None:
        """Dress the application, before its first widget or, with another scale, while it lives."""
        if scale is not None:
            self.scale = scale
            self._fonts.clear()
        if os.environ.get(_STYLE_VARIABLE) != _STYLE:
            app.setStyle(_STYLE)
        sheet = style_sheet(self._colours, TYPE, self.scale, _families_apart())
        if app.palette() != self._palette():
            app.setPalette(self._palette())
        if app.font() != self.font("body"):
            app.setFont(self.font("body"))
        if app.styleSheet() != sheet:  # Qt would dress every widget anew
            app.setStyleSheet(sheet)

    def _make_font(self, role: TypeRole) -> QFont:
        font = QFont(families_for(role.weight))
        font.setPointSizeF(role.points * self.scale)
        font.setWeight(QFont.Weight(role.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _palette(self) -> QPalette:
        palette = QPalette(self.colour("surface"), self.colour("canvas"))
        for role, name in _PALETTE_ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabledText"))
        return palette


def _families_apart() -> dict[int, tuple[str, ...]]:
    """The weights that have a family of their own on this system; none where all weights are found under one."""
    families = {weight: families_for(weight) for weight in {role.weight for role in TYPE.values()}}
    return {weight: names for weight, names in families.items() if names != FAMILIES}


_PALETTE_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "canvas",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line2",
}
