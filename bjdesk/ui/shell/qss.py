"""The one style sheet of the application, made from the tokens: what Qt draws itself (labels, editors, tables, popups).

Buttons, frames and bars paint themselves, so the sheet stays short enough for the first paint.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtGui import QColor


class TypeSize(Protocol):
    """What the sheet needs of a type role."""

    @property
    def points(self) -> float: ...
    @property
    def weight(self) -> int: ...


TONES = ("ink2", "ink3", "accent", "on", "tintInk", "ok", "warn", "bad", "disabledText")
CHIPS = {
    "ok": ("okTint", "ok"),
    "warn": ("warnTint", "warn"),
    "bad": ("badTint", "bad"),
    "info": ("tint", "tintInk"),
    "mute": ("hover", "ink2"),
}
"""Fill and text of each tone of chip."""


def style_sheet(
    colours: Mapping[str, QColor],
    roles: Mapping[str, TypeSize],
    scale: float,
    families_apart: Mapping[int, Sequence[str]],
) -> str:
    """The whole sheet for these colours at this text scale; some weights may have a family of their own."""
    names = {name: colour.name() for name, colour in colours.items()}
    types = {name: _type(role, scale, families_apart.get(role.weight, ())) for name, role in roles.items()}
    return "".join((_labels(names, types, scale), _editors(names), _tables(names, types, scale), _popups(names, scale)))


def _type(role: TypeSize, scale: float, families: Sequence[str]) -> str:
    quoted = ",".join(f'"{family}"' for family in families)
    face = f"font-family:{quoted};" if quoted else ""
    return f"{face}font-size:{role.points * scale:.2f}pt;font-weight:{role.weight};"


def _labels(c: Mapping[str, str], types: Mapping[str, str], scale: float) -> str:
    rules = [f'QLabel[role="{name}"],QLineEdit[role="{name}"]{{{type_}}}' for name, type_ in types.items()]
    rules += [f'QLabel[tone="{tone}"]{{color:{c[tone]};}}' for tone in TONES]
    shape = f"{types['capStrong']}padding:0 {round(8 * scale)}px;border-radius:{round(6 * scale)}px;"
    rules += [
        f'QLabel[chip="{tone}"]{{{shape}background:{c[fill]};color:{c[text]};}}' for tone, (fill, text) in CHIPS.items()
    ]
    return "".join(rules)


def _editors(c: Mapping[str, str]) -> str:
    return (
        f"QLineEdit{{border:0;background:transparent;padding:0;color:{c['ink']};"
        f"placeholder-text-color:{c['ink3']};selection-background-color:{c['accent']};selection-color:{c['on']};}}"
        f"QLineEdit:read-only{{color:{c['ink3']};}}QLineEdit:disabled{{color:{c['disabledText']};}}"
    )


def _tables(c: Mapping[str, str], types: Mapping[str, str], scale: float) -> str:
    pad, bar = round(12 * (1 + (scale - 1) * 0.35)), round(8 * scale)
    return (
        "QTableView{border:0;background:transparent;outline:0;selection-background-color:transparent;}"
        f"QHeaderView{{border:0;background:transparent;}}"
        "QTableCornerButton::section{border:0;background:transparent;}"
        f"QHeaderView::section{{{types['capMedium']}background:{c['sunken']};color:{c['ink3']};"
        f"border:0;border-bottom:1px solid {c['line']};padding:0 {pad}px;}}"
        'QTableView[fills="card"] QHeaderView::section{background:transparent;border-color:transparent;}'
        f"QScrollArea,QAbstractScrollArea::corner,QScrollArea>QWidget>QWidget[plain=true]{{border:0;background:transparent;}}"
        f"QScrollBar:vertical{{border:0;background:transparent;width:{bar + 6}px;margin:3px;}}"
        f'QTableView[fills="card"] QScrollBar:vertical{{margin-top:{round(36 * scale) + 4}px;}}'
        f"QScrollBar::handle:vertical{{background:{c['thumb']};border-radius:{bar // 2}px;min-height:{bar * 4}px;}}"
        f"QScrollBar:horizontal{{border:0;background:transparent;height:{bar + 6}px;margin:3px;}}"
        f"QScrollBar::handle:horizontal{{background:{c['thumb']};border-radius:{bar // 2}px;min-width:{bar * 4}px;}}"
        f"QScrollBar::handle:hover{{background:{c['line2']};}}"
        "QScrollBar::add-line,QScrollBar::sub-line,QScrollBar::add-page,QScrollBar::sub-page"
        "{border:0;background:transparent;height:0;width:0;}"
    )


def _popups(c: Mapping[str, str], scale: float) -> str:
    corner, small, wide = round(6 * scale), round(8 * scale), round(16 * scale)
    item = f"padding:{small}px {wide}px;border-radius:{corner}px;"
    return (
        f"QToolTip{{background:{c['ink']};color:{c['canvas']};border:0;border-radius:{corner}px;"
        f"padding:{round(6 * scale)}px {small}px;font-size:{10 * scale:.2f}pt;}}"
        f"QMenu{{background:{c['surface']};border:1px solid {c['line2']};padding:4px;}}"
        f"QMenu::item{{{item}}}QMenu::item:selected{{background:{c['hover']};color:{c['ink']};}}"
        f"QListView{{background:{c['surface']};border:1px solid {c['line2']};outline:0;}}"
        f"QListView::item{{padding:{small}px;}}"
        f"QListView::item:selected{{background:{c['tint']};color:{c['tintInk']};}}"
    )
