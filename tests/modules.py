"""The program as text: its modules, what they import and what they call, for the tests of its architecture."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Import:
    """One import of a module: `is_late` inside a function, `names` what was asked for."""

    module: str
    names: tuple[str, ...]
    is_late: bool

    @property
    def package(self) -> str:
        return self.module.split(".")[0]

    def is_of(self, *prefixes: str) -> bool:
        """Whether it brings a module of one of the packages."""
        brought = [self.module, *(f"{self.module}.{name}" for name in self.names)]
        return any(name == prefix or name.startswith(prefix + ".") for name in brought for prefix in prefixes)


@dataclass(frozen=True)
class Module:
    """One file of the program."""

    path: Path

    @cached_property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text("utf-8"))

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))

    def is_in(self, *packages: str) -> bool:
        return any(self.name == package or self.name.startswith(package + ".") for package in packages)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        return tuple(_imports(self.tree, is_late=False))

    @cached_property
    def calls(self) -> tuple[ast.Call, ...]:
        return tuple(node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    @cached_property
    def functions(self) -> tuple[ast.FunctionDef | ast.AsyncFunctionDef, ...]:
        return tuple(n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))

    def spellings(self) -> Iterator[str]:
        """Every name, and every dotted one as in `datetime.now` or `pytest.mark.slow`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute | ast.Name):
                yield _spelt(node)


def _spelt(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_spelt(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "…"


def _imports(node: ast.AST, *, is_late: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, (), is_late) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.module is not None
            assert child.level == 0, "imports are spelt in full"
            yield Import(child.module, tuple(alias.name for alias in child.names), is_late)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from _imports(child, is_late=is_late or inside)


@cache
def modules(*packages: str) -> tuple[Module, ...]:
    """All modules of packages given by their dotted names."""
    found = []
    for package in packages:
        folder = ROOT.joinpath(*package.split("."))
        found += sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    return tuple(map(_module, found))


@cache
def _module(path: Path) -> Module:
    return Module(path)
