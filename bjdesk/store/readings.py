"""How each Chinese character can be read, in the letters people type, family names first (D7).

The readings come from pypinyin (MIT). Its dictionary is loaded on first use and alone, in some 60 ms: importing the
whole package takes four to eight times as long, most of it for a table of phrases that names do not need.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec

_SURNAMES = """
曾zeng 单shan 解xie 仇qiu 查zha 朴piao 区ou 覃qin 翟zhai 乐yue 盖ge 繁po 员yun 种chong 秘bi 折she 缪miao 召shao
黑he 句gou 洗xian 祭zhai 隗wei 郇xun 佴nai 贠yun 长chang 卜bu 藏zang 阚kan
"""
_COMPOUND_SURNAMES = """
尉迟yu'chi 万俟mo'qi 澹台tan'tai 单于chan'yu 乐正yue'zheng 子车zi'ju
"""

SURNAMES = {pair[0]: pair[1:] for pair in _SURNAMES.split()}
"""Family names that are read otherwise than a dictionary says first."""
COMPOUND_SURNAMES = {pair[:2]: tuple(pair[2:].split("'")) for pair in _COMPOUND_SURNAMES.split()}
"""The same for family names of two characters."""

_SPELLINGS = {"lv": ("lv", "lu", "lyu"), "nv": ("nv", "nu", "nyu"), "lve": ("lve", "lue"), "nve": ("nve", "nue")}
"""ü is typed v, u, and in passports yu."""


def readings(char: str) -> tuple[str, ...]:
    """Every reading of one character without its tone, as a family name first; empty when none is known."""
    return _readings(char)


def usual_reading(char: str) -> str:
    """How the character is read first of all where it is no family name; empty when nobody knows."""
    return _plain(_dictionary().get(ord(char), "").partition(",")[0])


def compound_readings(name: str) -> tuple[str, ...]:
    """The two readings of the compound family name that `name` begins with, or nothing."""
    return COMPOUND_SURNAMES.get(name[:2], ())


@lru_cache(maxsize=16_384)
def _readings(char: str) -> tuple[str, ...]:
    listed = _dictionary().get(ord(char), "")
    found = [SURNAMES[char]] if char in SURNAMES else []
    found += [_plain(reading) for reading in listed.split(",") if reading]
    return tuple(dict.fromkeys(spelt for one in found for spelt in _SPELLINGS.get(one, (one,))))


def _plain(reading: str) -> str:
    """lǜ → lv, zēng → zeng, ê̄ → e."""
    marked = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(char for char in marked if not unicodedata.combining(char))


@lru_cache(maxsize=1)
def _dictionary() -> Mapping[int, str]:
    """Code point → readings with tone marks, divided by commas, the commonest first."""
    package = find_spec("pypinyin")
    spec = PathFinder.find_spec("pinyin_dict", package.submodule_search_locations) if package else None
    if spec is None or spec.loader is None:
        raise ImportError("pypinyin is not installed")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    table: Mapping[int, str] = module.pinyin_dict
    return table


def prepare() -> None:
    """Load the dictionary (some 60 ms) before somebody waits for it."""
    _dictionary()
