"""The words of every expected error: what happened, then what to do, the number last.

One row a code, one table an area; an area that raises a new code adds its row there. `{names}` are filled from the
error's facts.
"""

from collections.abc import Mapping
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from bjdesk.ui.shell.error_texts.certificates import CERTIFICATES
from bjdesk.ui.shell.error_texts.classes import CLASSES
from bjdesk.ui.shell.error_texts.district import DISTRICT
from bjdesk.ui.shell.error_texts.machine import MACHINE
from bjdesk.ui.shell.error_texts.matters import MATTERS
from bjdesk.ui.shell.error_texts.people import PEOPLE
from bjdesk.ui.shell.error_texts.records import RECORDS
from bjdesk.ui.shell.error_texts.societies import SOCIETIES
from bjdesk.ui.shell.error_texts.text import ErrorText
from bjdesk.ui.shell.error_texts.venues import VENUES
from bjdesk.ui.shell.error_texts.verifying import VERIFYING
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

__all__ = ["TEXTS", "ErrorText", "words_for"]

_UNKNOWN = ErrorText(
    QT_TRANSLATE_NOOP("ErrorText", "这一步没有做成"),
    QT_TRANSLATE_NOOP("ErrorText", "已记下的都在。请再试一次，还不行就告诉管理员。"),
    "E-001",
)

TEXTS: Mapping[str, ErrorText] = {
    **MACHINE,
    **RECORDS,
    **PEOPLE,
    **MATTERS,
    **VENUES,
    **CERTIFICATES,
    **DISTRICT,
    **CLASSES,
    **SOCIETIES,
    **VERIFYING,
}


def words_for(error: Exception, texts: Mapping[str, ErrorText] = TEXTS) -> ErrorText:
    """The translated words of `error`; what has no words of its own gets general ones."""
    text = texts.get(getattr(error, "code", ""), _UNKNOWN)
    return ErrorText(_filled(text.what, error), _filled(text.do, error), text.number, text.tone)


def _filled(words: str, error: Exception) -> str:
    """With the error's facts, and `{file}`: the name alone of the path that it speaks of."""
    translated = QCoreApplication.translate("ErrorText", words)
    facts = getattr(error, "facts", {})
    try:
        return translated.format(**{"file": PurePath(str(facts.get("path", ""))).name, **facts})
    except (KeyError, IndexError):
        return translated
