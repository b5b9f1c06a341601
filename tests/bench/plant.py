"""Plants 40,000 people and 2.5 million attendances once, outside the clone, and hands out copies to work in."""

import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from figures import CLONE
from platformdirs import user_cache_path
from raw import STREET, connect, uncaptured
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateTable
from years import Plan, Years, card_text

from bjdesk.app import found_branch, open_desk
from bjdesk.models import METADATA
from bjdesk.people.cards import canonical
from bjdesk.store.capture import trigger_statements

PLAN = Plan()
DAY_S = 86_400

Fill = Callable[[Path, Any], None]
"""Makes a branch of a plan (a frozen dataclass) in an empty folder."""


def bench_folder() -> Path:
    """`BJDESK_BENCH_DIR`, else a folder in the user's cache."""
    chosen = os.environ.get("BJDESK_BENCH_DIR")
    folder = Path(chosen) if chosen else user_cache_path("bjdesk-bench", appauthor=False)
    if folder.resolve().is_relative_to(CLONE):
        raise SystemExit("BJDESK_BENCH_DIR must lie outside the clone")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def planted(plan: Any = PLAN, fill: Fill | None = None) -> Path:
    """The folder of the planted branch, made now if there is none of these parameters and this schema."""
    wanted = _description(plan)
    folder = bench_folder() / f"planted-{hashlib.sha256(wanted.encode()).hexdigest()[:12]}"
    note = folder / "plan.json"
    if not note.exists():
        print(f"planting {plan} in {folder} (once) …", file=sys.stderr, flush=True)
        _plant_beside(folder, plan, wanted, fill or _plant)
    note.touch()
    _forget_old()
    return folder


def _plant_beside(folder: Path, plan: Any, wanted: str, fill: Fill) -> None:
    """Under another name first: what bears the name is complete."""
    part = Path(tempfile.mkdtemp(prefix="part-", dir=folder.parent))
    try:
        fill(part, plan)
        (part / "plan.json").write_text(wanted, "utf-8")
        if not folder.exists():
            part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _forget_old() -> None:
    """Another schema's folder goes once nobody has used it for a day."""
    for note in bench_folder().glob("planted-*/plan.json"):
        if time.time() - note.stat().st_mtime > DAY_S:
            shutil.rmtree(note.parent, ignore_errors=True)


@contextmanager
def copies(count: int = 1, plan: Any = PLAN, fill: Fill | None = None) -> Iterator[list[Path]]:
    """Folders to work in, gone afterwards."""
    source = planted(plan, fill)
    with tempfile.TemporaryDirectory(prefix="work-", dir=bench_folder()) as folder:
        made = [Path(folder) / str(number) for number in range(count)]
        for target in made:
            shutil.copytree(source, target)
        yield made


def _description(plan: Any) -> str:
    tables = [str(CreateTable(table).compile(dialect=dialect())) for table in METADATA.sorted_tables]
    indexes = sorted(f"{index.name}" for table in METADATA.sorted_tables for index in table.indexes)
    digest = hashlib.sha256("\n".join([*tables, *indexes, *trigger_statements(METADATA)]).encode())
    return json.dumps({**asdict(plan), "schema": digest.hexdigest()}, indent=1)


def _plant(folder: Path, plan: Plan) -> None:
    found_branch(folder, STREET, desk_name="演示台", staff_name="演示员", is_training=True)
    desk = open_desk(folder)
    hashes = [desk.scanning.hashes(canonical(card_text(number))) for number in range(plan.people)]
    branch, actor = desk.facts.branch_id.bytes, desk.executor.actor
    desk.close()
    raw = connect(folder)
    for pragma in ("synchronous=OFF", "foreign_keys=OFF", "cache_size=-200000"):
        raw.execute(f"PRAGMA {pragma}")
    who: dict[str, object] = {"by_id": actor.staff.bytes if actor.staff else b"", "desk_id": actor.desk.bytes}
    with uncaptured(raw):
        Years(raw, plan, branch, who).plant(hashes)
    raw.close()
