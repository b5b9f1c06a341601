"""Every expected error names itself by a code and carries what its words need."""

import re
from collections.abc import Iterator

import pytest

from bjdesk.kernel.errors import DeskError, DiskFull, RuleBroken, StorageProblem


def family(kind: type[DeskError]) -> Iterator[type[DeskError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from family(child)


@pytest.mark.parametrize("kind", list(family(DeskError)), ids=lambda kind: kind.__name__)
def test_every_error_has_a_code_of_its_own(kind: type[DeskError]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind().code)
    assert [other for other in family(DeskError) if other.default_code == kind.default_code] == [kind]


def test_an_error_carries_its_facts() -> None:
    error = RuleBroken("class-full", title="书法（演示）")
    assert (error.code, error.facts) == ("class-full", {"title": "书法（演示）"})
    assert "class-full" in str(error)


def test_a_full_disk_is_the_machines_fault() -> None:
    assert issubclass(DiskFull, StorageProblem)
    assert not issubclass(RuleBroken, StorageProblem)
