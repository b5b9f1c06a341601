"""Which language the window speaks: Chinese, as the source is written, or English from the file of translations."""

import logging
import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

import resources

VARIABLE = "BJDESK_LANGUAGE"
"""Names the language for one start, whatever the machine remembers."""
CHINESE, ENGLISH = "zh", "en"
FOLDER = Path(resources.__file__).parent / "translations"

_log = logging.getLogger(__name__)


def wanted_language(remembered: str = "", environ: Mapping[str, str] = os.environ) -> str:
    """What the environment asks for, else what the machine remembers; Chinese where neither names a known language."""
    for name in (environ.get(VARIABLE, ""), remembered):
        language = name.strip().lower()[:2]
        if language in (CHINESE, ENGLISH):
            return language
    return CHINESE


def install_language(app: QCoreApplication, language: str = CHINESE, folder: Path = FOLDER) -> QTranslator | None:
    """Let everything that is built from now on speak `language`; call it before the first widget.

    Chinese needs a translation only for Qt's own words, English only for those of the program.
    """
    translator = QTranslator(app)
    if not translator.load(*_file_for(language, folder)):
        _log.warning("no words for the language %s", language)
        return None
    app.installTranslator(translator)
    return translator


def _file_for(language: str, folder: Path) -> tuple[str, str]:
    """Name and folder of the words that have to be loaded."""
    if language == ENGLISH:
        return "bjdesk_en", str(folder)
    return "qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
