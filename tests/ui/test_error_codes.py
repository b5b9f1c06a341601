"""Every code that an expected error can carry has words somewhere on the screen."""

import ast
from pathlib import Path

import bjdesk
from bjdesk.kernel import errors
from bjdesk.ui.checkin import walkin_words
from bjdesk.ui.shell.error_texts import TEXTS

KINDS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.DeskError)}
FORM_WORDS = frozenset(walkin_words.ERRORS)


def codes_raised() -> dict[str, str]:
    """code -> a file that raises it, read from the source of everything below the window."""
    found: dict[str, str] = {}
    for path in Path(bjdesk.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    found[code.value] = path.name
    return found


def test_every_code_has_words() -> None:
    spoken = set(TEXTS) | FORM_WORDS
    assert {code: file for code, file in codes_raised().items() if code not in spoken} == {}


def test_every_kind_of_error_has_words_for_its_own_code() -> None:
    own = {vars(errors)[name].default_code for name in KINDS} - {"desk-error"}
    assert own <= set(TEXTS)


def test_the_source_is_really_read() -> None:
    assert {"already-in", "name-missing", "card-bound"} <= set(codes_raised())
