"""Marks words for the translators in tables that are made before any translator is there."""


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """The words as they are; the name is the one that the translation tools look for."""
    return words
