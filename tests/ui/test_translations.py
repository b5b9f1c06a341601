"""The English of the window is whole and up to date, and no Chinese stands in it that nobody can translate.

After words were added or changed: `python resources/translations/refresh.py`, write the English of what it counts as
unfinished into `resources/translations/bjdesk_en.ts`, and run it again.
"""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from bjdesk.ui.code_names import SHOWN
from bjdesk.ui.desk_window import told_second
from bjdesk.ui.shell.language import CHINESE, ENGLISH, VARIABLE, install_language, wanted_language
from bjdesk.ui.shell.settings import Settings
from resources.translations import refresh
from tests.ui.spoken import Spoken, spoken, translations, untranslatable

NO_WORDS = {
    "一二…": "a measure: so narrow may a line become",
    told_second(has_raised=True): "told on the terminal in both languages",
    told_second(has_raised=False): "told on the terminal in both languages",
}
PLACE = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """Every module of the program, by its path."""
    sources = sorted((refresh.ROOT / "bjdesk").rglob("*.py"))
    return {str(path.relative_to(refresh.ROOT)): ast.parse(path.read_text("utf-8")) for path in sources}


@pytest.fixture(scope="module")
def english() -> dict[Spoken, tuple[str, bool]]:
    return translations(refresh.WORDS.read_text("utf-8"))


@pytest.fixture
def translator(qapp: QApplication) -> Iterator[QTranslator]:
    """The application speaks English for one test."""
    found = install_language(qapp, ENGLISH)
    assert found is not None
    yield found
    qapp.removeTranslator(found)


# --- the words -------------------------------------------------------------------------------------------------------


def test_the_english_file_holds_the_words_of_the_window_and_no_others(
    trees: dict[str, ast.Module], english: dict[Spoken, tuple[str, bool]]
) -> None:
    said = {words for tree in trees.values() for words in spoken(tree)}

    assert said - english.keys() == set(), "new words: refresh the translations (see the head of this file)"
    assert english.keys() - said == set(), "words that are gone: refresh the translations"


def test_every_entry_is_finished_and_keeps_the_places_that_are_filled(
    english: dict[Spoken, tuple[str, bool]],
) -> None:
    for known, (words, is_finished) in english.items():
        assert is_finished, known
        assert words.strip(), known
        assert sorted(PLACE.findall(words)) == sorted(PLACE.findall(known.words)), known


def test_the_compiled_file_says_what_the_source_says(
    english: dict[Spoken, tuple[str, bool]], translator: QTranslator
) -> None:
    for known, (words, _) in english.items():
        assert translator.translate(known.context, known.words, known.comment) == words


def test_no_class_asks_for_words_outside_a_class(trees: dict[str, ast.Module]) -> None:
    """A bare tr has no context at run time, so nothing would ever be found for it."""
    assert [words for tree in trees.values() for words in spoken(tree) if not words.context] == []


def test_chinese_in_the_window_goes_through_the_translation(trees: dict[str, ast.Module]) -> None:
    left = [
        f"{path}:{line} {text}"
        for path, tree in trees.items()
        if path.startswith(str(Path("bjdesk/ui")))
        for line, text in untranslatable(tree)
        if text not in NO_WORDS
    ]

    assert left == []


def test_the_shown_codes_are_those_that_ship() -> None:
    path = Path(resources.__file__).parent / "reference" / "codes.csv"
    with open(path, encoding="utf-8", newline="") as file:
        names = [(row["list"], row["name"]) for row in csv.DictReader(file) if row["list"] in SHOWN]

    assert set(names) == {(code_list, name) for code_list, shown in SHOWN.items() for name in shown}


# --- these tests can fail --------------------------------------------------------------------------------------------

SOURCE = '''
class Greeting(QObject):
    """问好."""

    def hello(self):
        return self.tr("您好")

    def bye(self):
        return f"再见"

def lost():
    return translate("Door", "慢走", "to a guest")
'''


def test_words_and_untranslated_chinese_are_both_found_in_a_source() -> None:
    tree = ast.parse(SOURCE)

    assert list(spoken(tree)) == [Spoken("Greeting", "您好"), Spoken("Door", "慢走", "to a guest")]
    assert [text for _, text in untranslatable(tree)] == ["再见"]


def test_a_changed_word_is_missed_in_the_file(english: dict[Spoken, tuple[str, bool]]) -> None:
    assert Spoken("Navigation", "签到") in english
    assert Spoken("Navigation", "签 到") not in english


# --- choosing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "remembered", "spoken_then"),
    [
        ("", "", CHINESE),
        ("", "en", ENGLISH),
        ("en_GB.UTF-8", "", ENGLISH),
        ("zh", "en", CHINESE),
        ("fr", "en", ENGLISH),
    ],
)
def test_the_environment_goes_before_what_the_machine_remembers(asked: str, remembered: str, spoken_then: str) -> None:
    assert wanted_language(remembered, {VARIABLE: asked}) == spoken_then


def test_a_language_is_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "desk.ini")
    assert settings.language == ""

    settings.language = ENGLISH
    settings.save()

    assert Settings(tmp_path / "desk.ini").language == ENGLISH


def test_english_replaces_the_words_of_the_source(translator: QTranslator) -> None:
    assert QCoreApplication.translate("Navigation", "签到") == "Check-in"


def test_a_language_without_a_file_leaves_the_words_as_they_are(qapp: QApplication) -> None:
    assert install_language(qapp, "en", Path("/nowhere")) is None
    assert QCoreApplication.translate("Navigation", "签到") == "签到"
