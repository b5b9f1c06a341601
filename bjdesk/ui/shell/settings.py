"""The few things that this machine remembers about its user, typed: an untyped ini file gives back 'true' and '3'."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from bjdesk.ui.shell.theme import LARGEST_SCALE, SMALLEST_SCALE

_SCALE, _SOUND, _GEOMETRY = "look/text_percent", "sound/is_on", "window/geometry"
_LANGUAGE = "look/language"


class Settings:
    """An ini file in the data folder; nothing about any person stands in it."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def text_scale(self) -> float:
        """0.9 to 1.6; 1.0 when unset or unreadable."""
        try:
            percent = int(str(self._store.value(_SCALE, 100)))
        except (TypeError, ValueError):
            return 1.0
        return min(max(round(percent, -1) / 100, SMALLEST_SCALE), LARGEST_SCALE)

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._store.setValue(_SCALE, round(scale * 100))

    @property
    def language(self) -> str:
        """zh or en as somebody chose it, empty when nobody did."""
        return str(self._store.value(_LANGUAGE, ""))

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue(_LANGUAGE, language)

    @property
    def is_sound_on(self) -> bool:
        return str(self._store.value(_SOUND, "true")).lower() != "false"

    @is_sound_on.setter
    def is_sound_on(self, is_on: bool) -> None:
        self._store.setValue(_SOUND, "true" if is_on else "false")

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood; None at the first start."""
        value = self._store.value(_GEOMETRY)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue(_GEOMETRY, geometry)

    def save(self) -> None:
        """Write to disk now; a read-only folder is no reason to stop work."""
        self._store.sync()
