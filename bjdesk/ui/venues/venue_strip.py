"""The strip over 场地: where one is, the weeks, and what can be done; what does not fit gives way in an order."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject

from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.top_strip import TopStrip
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton
from bjdesk.ui.shell.widgets.labels import OneLine

WEEK, CARD, FORM, EMPTY = "week", "card", "form", "empty"
_KEYS_FROM, _ICONS_FROM, _DATE_FROM, _PRINT_FROM = 1120, 980, 700, 620
"""Width ÷ text scale from which the buttons show their keys and icons, and dates and printing stand in the strip."""
_LONGEST, _SHORTEST = 10, 5
"""Letters of a venue's name on its button."""
translate = QCoreApplication.translate


class StripButtons(QObject):
    """Action of `keyboard.KEYS` -> its button."""

    def __init__(self, theme: Theme, strip: TopStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._strip = theme, strip
        self.date = OneLine(theme, "", "lead", "ink2")
        self.before = IconButton(theme, "chevron-left", translate("Venues", "上一周"), 40)
        self.after = IconButton(theme, "chevron-right", translate("Venues", "下一周"), 40)
        self.named = {
            "find": self._button("find", translate("Venues", "场地"), "chevron-down"),
            "this-week": self._button("this-week", translate("Venues", "本周"), ""),
            "new-venue": self._button("new-venue", translate("Venues", "登记"), "", "quiet"),
            "venue-card": self._button("venue-card", translate("Venues", "资料"), "info"),
            "edit": self._button("edit", translate("Venues", "改资料"), "pencil"),
            "print": self._button("print", translate("Venues", "打印周表"), "printer"),
            "register": self._button("register", translate("Venues", "新预订"), "plus", "primary"),
        }
        self._icons = {"find": "chevron-down", "venue-card": "info", "edit": "pencil", "print": "printer"}
        self._icons["register"] = "plus"
        for widget in (self.named["find"], self.before, self.named["this-week"], self.after, self.date):
            strip.beside_title.addWidget(widget)
        for name in ("new-venue", "venue-card", "edit", "print", "register"):
            strip.actions.addWidget(self.named[name])

    def connect_to(self, deeds: Mapping[str, Callable[[], object]]) -> None:
        buttons = {**self.named, "week-before": self.before, "week-after": self.after}
        for name, deed in deeds.items():
            buttons[name].clicked.connect(deed)

    def fit(self, mode: str, venue: str, when: str, width: int, *, is_compact: bool) -> None:
        """What is seen of it in this mode and at this width."""
        room, is_week = width / self._theme.scale, mode == WEEK
        is_seen = {
            "find": is_week and is_compact,
            "this-week": is_week,
            "new-venue": mode == CARD or (is_week and not is_compact),
            "venue-card": mode == CARD or is_week,
            "edit": mode == CARD,
            "print": is_week and room >= _PRINT_FROM,
            "register": mode in (WEEK, CARD),
        }
        for name, button in self.named.items():
            button.setVisible(is_seen[name])
            self._fit(name, button, room)
        for widget in (self.before, self.after):
            widget.setVisible(is_week)
        self.date.setVisible(is_week and room >= _DATE_FROM)
        self.date.setText(when)
        self.date.updateGeometry()
        most = _LONGEST if room >= _DATE_FROM else _SHORTEST
        self._name(mode, venue, most, is_compact=is_compact)

    def _name(self, mode: str, venue: str, most: int, *, is_compact: bool) -> None:
        find, card = self.named["find"], self.named["venue-card"]
        find.set_words(venue if len(venue) <= most else f"{venue[: most - 1]}…", find.printed_key)
        card.set_words(translate("Venues", "看周表") if mode == CARD else translate("Venues", "资料"), card.printed_key)
        self._icons["venue-card"] = "calendar-days" if mode == CARD else "info"
        titles = {CARD: venue, WEEK: "" if is_compact else translate("Venues", "场地")}
        self._strip.set_title(titles.get(mode, translate("Venues", "场地")))

    def _fit(self, name: str, button: ActionButton, room: float) -> None:
        button.set_words(button.text(), key_for(name).printed if room >= _KEYS_FROM else "")
        button.set_icon(self._icons.get(name, "") if room >= _ICONS_FROM or name == "find" else "")

    def _button(self, name: str, said: str, icon: str, kind: str = "secondary") -> ActionButton:
        return ActionButton(self._theme, said, kind, key=key_for(name).printed, icon=icon)
