"""Every expected error has words: what happened, what to do, a number."""

from collections.abc import Iterator

import pytest

from bjdesk.kernel import errors
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.shell.error_texts import TEXTS, ErrorText, words_for


def tree(root: type[DeskError]) -> Iterator[type[DeskError]]:
    for kind in root.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield kind
            yield from tree(kind)


@pytest.mark.parametrize("kind", list(tree(DeskError)))
def test_every_kind_of_error_has_words(kind: type[DeskError]) -> None:
    assert kind.default_code in TEXTS


def test_numbers_are_given_once() -> None:
    numbers = [text.number for text in TEXTS.values()]

    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("text", list(TEXTS.values()))
def test_words_are_polite_and_say_what_to_do(text: ErrorText) -> None:
    assert text.do.endswith("。")
    assert "你" not in text.what + text.do
    assert not any(bare in text.what for bare in ("异常", "失败", "错误代码"))


def test_facts_fill_the_words() -> None:
    texts = {"full": ErrorText("{name} 满了", "还有 {left} 个名额。", "E-900")}

    words = words_for(DeskError("full", name="书法", left=0), texts)

    assert (words.what, words.do) == ("书法 满了", "还有 0 个名额。")


def test_an_error_without_words_of_its_own_still_gets_some() -> None:
    assert words_for(ValueError("王桂芳")) == words_for(DeskError("never-heard-of"))
    assert "王桂芳" not in words_for(ValueError("王桂芳")).what
