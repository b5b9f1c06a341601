"""Finds in the source what the window says: words that are translated, and Chinese that nobody can translate."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

HAN = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]")
_BY_CONTEXT = ("translate", "QT_TRANSLATE_NOOP")


class Spoken(NamedTuple):
    """Words of the window as the translation tools know them."""

    context: str
    words: str
    comment: str = ""


def spoken(tree: ast.AST, inside: str = "") -> Iterator[Spoken]:
    """Everything that goes through tr, translate or QT_TRANSLATE_NOOP; the context of tr is its class."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield from _said_by(node, inside)
        yield from spoken(node, node.name if isinstance(node, ast.ClassDef) else inside)


def untranslatable(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, text) of Chinese that is neither translated nor a docstring."""
    apart = {id(text) for call in ast.walk(tree) if isinstance(call, ast.Call) for text in _texts_of(call)}
    apart |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart
        if is_text and HAN.search(node.value):
            yield node.lineno, node.value


def translations(file: str) -> dict[Spoken, tuple[str, bool]]:
    """What a .ts file holds: words -> their translation and whether it is finished."""
    found = {}
    for context in ElementTree.fromstring(file).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            known = Spoken(*(text or "" for text in (context.findtext("name"), *map(message.findtext, _PARTS))))
            found[known] = (translation.text or "", translation.get("type") is None)
    return found


_PARTS = ("source", "comment")


def _said_by(call: ast.Call, inside: str) -> Iterator[Spoken]:
    name, texts = _name_of(call), [_value(node) for node in call.args]
    if name == "tr" and any(texts[:1]):
        yield Spoken(inside, *texts[:2])
    elif name in _BY_CONTEXT and any(texts[1:2]):
        yield Spoken(*texts[:3])


def _texts_of(call: ast.Call) -> Iterator[ast.Constant]:
    if _name_of(call) in ("tr", *_BY_CONTEXT):
        yield from (node for node in call.args if isinstance(node, ast.Constant))


def _name_of(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _value(node: ast.expr) -> str:
    """The text itself; empty for words that are looked up at run time."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
