"""Lists stand in the order of the sound of names (D7)."""

import pytest

from bjdesk.store.name_order import name_key


def in_order(*names: str) -> list[str]:
    return sorted(names, key=name_key)


def test_people_are_listed_by_pinyin_and_not_by_code_point() -> None:
    assert in_order("赵演示", "王演示", "陈演示", "李演示", "安演示") == [
        "安演示",
        "陈演示",
        "李演示",
        "王演示",
        "赵演示",
    ]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("曾演示", "袁演示", "翟演示"),
        ("单演示", "沙演示", "沈演示"),
        ("仇演示", "秦演示", "屈演示"),
        ("解演示", "夏演示", "徐演示"),
        ("尉迟演示", "尤演示", "袁演示"),
    ],
)
def test_a_family_name_is_read_as_one(name: str, before: str, after: str) -> None:
    assert in_order(after, name, before) == [before, name, after]


def test_in_a_given_name_the_same_character_is_read_as_usual() -> None:
    assert in_order("王乐", "王明", "王玥", "乐演示") == ["王乐", "王明", "王玥", "乐演示"]


def test_a_short_name_comes_before_a_longer_one_and_namesakes_stay_together() -> None:
    assert in_order("王芳芳", "王芳", "王方", "王芳") == ["王方", "王芳", "王芳", "王芳芳"]


def test_what_nobody_can_read_stands_last_and_never_fails() -> None:
    assert in_order("\U000e0100演", "赵演示", "Anna", "", "安") == ["", "Anna", "安", "赵演示", "\U000e0100演"]
