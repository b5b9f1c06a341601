"""The floors of the house, one sentence a test (bjdesk/ARCHITECTURE.md)."""

import ast
import sys
from collections.abc import Iterable

import pytest

from tests.modules import ROOT, Import, Module, modules

FLOORS = tuple(
    "kernel store documents reference access people venues societies learning credits certificates syncing"  # noqa: SIM905
    " ui demo".split()
)
"""From the ground up: each may use those before it."""
WIRING = tuple(
    f"bjdesk.{name}"
    for name in "app cli models roles declared paper bootstrap district district_cli".split()  # noqa: SIM905
)
"""Modules that stand on no floor: they put the others together."""
THIRD_PARTY = {
    "kernel": set(),
    "store": {"sqlalchemy", "sqlcipher3", "cryptography", "pypinyin", "alembic"},
    "documents": {"reportlab", "segno", "pypdfium2", "xlsxwriter"},
    "reference": {"sqlalchemy"},
    "access": {"sqlalchemy"},
    "people": {"sqlalchemy"},
    "venues": {"sqlalchemy", "dateutil"},
    "societies": {"sqlalchemy"},
    "learning": {"sqlalchemy", "dateutil"},
    "credits": {"sqlalchemy"},
    "certificates": {"sqlalchemy", "cryptography", "zxingcpp", "PIL"},
    "syncing": {"sqlalchemy", "cryptography"},
    "ui": {"PySide6", "shiboken6"},
    "demo": {"sqlalchemy", "sqlcipher3", "PySide6"},
}
OWN = {"bjdesk", "sync", "resources"}
PROGRAM = modules("bjdesk", "sync")


def foreign(module: Module) -> Iterable[Import]:
    """What a module brings from outside the program and the standard library."""
    return [found for found in module.imports if found.package not in OWN | sys.stdlib_module_names]


def told(module: Module, found: Import) -> str:
    return f"{module} imports {found.module} ({', '.join(found.names)})"


# --- floors ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_stands_on_itself_and_what_is_below(floor: str) -> None:
    below = [f"bjdesk.{name}" for name in FLOORS[: FLOORS.index(floor) + 1]]
    if floor in ("ui", "demo"):
        below += ["bjdesk.app"]
    for module in modules(f"bjdesk.{floor}"):
        above = [i for i in module.imports if i.is_of("bjdesk") and not i.is_of(*below) and not names_a_version(i)]
        assert [told(module, found) for found in above] == []


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_uses_only_its_own_third_parties(floor: str) -> None:
    for module in modules(f"bjdesk.{floor}"):
        found = [i for i in foreign(module) if i.package not in THIRD_PARTY[floor] and not names_a_connection(i)]
        assert [told(module, one) for one in found] == []


def names_a_version(found: Import) -> bool:
    return found.module == "bjdesk" and found.names in ((), ("__version__",))


def names_a_connection(found: Import) -> bool:
    """The window may say in a type what its queries get; that is all it knows of SQLAlchemy."""
    return (found.module, found.names) == ("sqlalchemy", ("Connection",))


def test_every_package_of_the_house_stands_on_a_floor() -> None:
    packages = {path.parent.name for path in (ROOT / "bjdesk").glob("*/__init__.py")}
    assert packages == set(FLOORS)


def test_only_the_named_modules_stand_beside_the_floors() -> None:
    beside = {f"bjdesk.{path.stem}" for path in (ROOT / "bjdesk").glob("*.py")} - {"bjdesk.__init__", "bjdesk.__main__"}
    assert beside <= set(WIRING)


def test_the_kernel_is_made_of_the_standard_library() -> None:
    for module in modules("bjdesk.kernel"):
        assert all(i.package in sys.stdlib_module_names or i.is_of("bjdesk.kernel") for i in module.imports), module


def test_qt_lives_in_the_window_and_in_who_plays_at_it() -> None:
    for module in PROGRAM:
        if not module.is_in("bjdesk.ui", "bjdesk.demo", "bjdesk.bootstrap"):
            assert [told(module, found) for found in module.imports if found.package == "PySide6"] == []


def test_the_sync_knows_nothing_of_the_desk() -> None:
    for module in modules("sync"):
        assert [told(module, found) for found in module.imports if found.is_of("bjdesk", "PySide6")] == []


def test_the_ends_of_the_sync_do_not_know_each_other() -> None:
    for module in modules("sync.server"):
        assert not [i for i in module.imports if i.is_of("sync.client")], module
    for module in modules("sync.client") if (ROOT / "sync" / "client").is_dir() else ():
        assert not [i for i in module.imports if i.is_of("sync.server", "sqlalchemy")], module


def test_what_both_ends_of_the_sync_share_stands_on_neither() -> None:
    for module in modules("sync.policy", "sync.clock", "sync.declarations", "sync.protocol"):
        assert not [i for i in module.imports if i.is_of("sync.client", "sync.server")], module
    for module in modules("sync.policy", "sync.clock", "sync.declarations"):
        assert list(foreign(module)) == [], module


def test_the_desk_knows_of_the_sync_only_what_both_ends_share() -> None:
    for module in modules("bjdesk.store", "bjdesk.reference", "bjdesk.access", "bjdesk.people", "bjdesk.learning"):
        assert not [i for i in module.imports if i.is_of("sync.client", "sync.server")], module


def test_what_several_areas_show_knows_none_of_them() -> None:
    entering = ("bjdesk.ui.courses.picking", "bjdesk.ui.courses.typed_values")
    areas = [f"bjdesk.ui.{area}" for area in ("courses", "societies", "venues", "certificates")]
    for module in modules("bjdesk.ui.parts"):
        found = [i for i in module.imports if i.is_of(*areas, "bjdesk.societies") and not i.is_of(*entering)]
        assert [told(module, one) for one in found] == []


def test_the_window_never_touches_tables() -> None:
    tables = ("tables", "base", "database", "capture", "migrate", "migrations", "prepared", "dialect")
    forbidden = [f"bjdesk.store.{name}" for name in tables]
    forbidden += [f"bjdesk.{area}.model" for area in ("reference", "access", "people", "venues", "learning")]
    for module in modules("bjdesk.ui"):
        assert [told(module, found) for found in module.imports if found.is_of(*forbidden)] == []


def test_alembic_is_imported_only_when_a_migration_is_due() -> None:
    for module in PROGRAM:
        if not module.is_in("bjdesk.store.migrations"):
            early = [found for found in module.imports if found.package == "alembic" and not found.is_late]
            assert [told(module, found) for found in early] == []


def test_the_package_itself_imports_nothing() -> None:
    """`python -m bjdesk.bootstrap` runs before anything is installed."""
    assert Module(ROOT / "bjdesk" / "__init__.py").imports == ()
    assert all(found.is_late for found in foreign(Module(ROOT / "bjdesk" / "bootstrap.py")))


# --- passed in, never fetched ----------------------------------------------------------------------------------------

FETCHED = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "uuid4",
    "uuid.uuid4",
    "uuid1",
    "uuid.uuid1",
    "os.urandom",
}
MAY_FETCH = (
    "bjdesk.kernel.clock",
    "bjdesk.app",
    "bjdesk.cli",
    "bjdesk.district",
    "bjdesk.ui.start",
    "bjdesk.demo.branch",
)


def test_time_ids_and_chance_are_passed_in() -> None:
    for module in PROGRAM:
        if not module.is_in(*MAY_FETCH):
            assert FETCHED.isdisjoint(module.spellings()), module
            assert [told(module, i) for i in module.imports if i.is_of("random", "secrets") and not is_seeded(i)] == []


def is_seeded(found: Import) -> bool:
    return (found.module, found.names) == ("random", ("Random",))


def test_every_random_of_the_program_has_a_seed() -> None:
    for module in PROGRAM:
        bare = [call for call in module.calls if ast.unparse(call.func) == "Random" and not call.args]
        assert bare == [], module


# --- how it is written -----------------------------------------------------------------------------------------------


def test_no_lambda_is_connected_to_a_signal() -> None:
    """It would keep alive, or outlive, whatever it holds."""
    for module in modules("bjdesk.ui", "bjdesk.demo"):
        for call in module.calls:
            if isinstance(call.func, ast.Attribute) and call.func.attr == "connect":
                assert not any(isinstance(part, ast.Lambda) for part in call.args), f"{module}:{call.lineno}"


def test_modules_and_functions_can_be_read_at_one_sitting() -> None:
    for module in PROGRAM:
        assert len(module.path.read_text("utf-8").splitlines()) <= 400, module
        for function in module.functions:
            assert (function.end_lineno or 0) - function.lineno < 45, f"{module}: {function.name}"


def test_every_module_says_why_it_exists() -> None:
    for module in PROGRAM:
        assert ast.get_docstring(module.tree), module


@pytest.mark.parametrize("word", ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error", "Magic" + "Mock"])
def test_nothing_is_left_for_later_and_nothing_is_faked(word: str) -> None:
    for module in (*PROGRAM, *modules("tests")):
        assert word not in module.path.read_text("utf-8"), module


@pytest.mark.parametrize("name", ["pytest.mark.skip", "pytest.mark.xfail", "pytest.skip", "monkeypatch.setattr"])
def test_no_test_is_passed_over_and_nothing_of_ours_is_replaced_behind_its_back(name: str) -> None:
    for module in modules("tests"):
        assert name not in set(module.spellings()), module


@pytest.mark.parametrize("word", ["utils", "misc", "helpers", "managers", "common"])
def test_no_module_is_a_drawer(word: str) -> None:
    assert [str(module) for module in PROGRAM if word in module.name.split(".")] == []
