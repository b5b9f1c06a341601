"""Whatever is installed because bjdesk asks for it is named, with its licence, in the notices that travel with it."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import resources

ROOT = Path(__file__).parents[1]
NOTICE = Path(resources.__file__).parent / "licences" / "NOTICE.md"


def needed(requirements: list[str], extras: frozenset[str] = frozenset({""})) -> Iterator[str]:
    """Names of the distributions that these requirements bring along, in this environment."""
    for text in requirements:
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is not None and not any(marker.evaluate({"extra": extra}) for extra in extras):
            continue
        try:
            found = distribution(requirement.name)
        except PackageNotFoundError:
            continue
        yield found.metadata["Name"]
        yield from needed(found.requires or [], frozenset({"", *requirement.extras}))


def of_the_project(extra: str | None) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = project["dependencies"] if extra is None else project["optional-dependencies"][extra]
    return set(needed(asked))


def spelt(name: str) -> str:
    return re.sub(r"[-_. ]+", "-", name).lower()


def named_in_rows() -> set[str]:
    """Every name in the first column of the tables."""
    rows = [line for line in NOTICE.read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = [row.split("|")[1].partition("©")[0] for row in rows]
    return {spelt(word) for cell in cells for word in re.findall(r"[A-Za-z0-9_.-]*[A-Za-z0-9_-]", cell)}


@pytest.mark.parametrize("extra", [None, "district"], ids=["the desk", "the district's server"])
def test_every_installed_dependency_is_named_in_the_notices(extra: str | None) -> None:
    found = of_the_project(extra)
    assert found
    assert sorted(name for name in found if spelt(name) not in named_in_rows()) == []


def test_every_row_of_the_notices_names_a_licence() -> None:
    rows = [line.split("|") for line in NOTICE.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert [row[1] for row in rows if not row[2].strip()] == []
