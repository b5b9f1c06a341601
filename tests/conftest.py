"""Lets every test run without a display and alike on every machine."""

import gc
import itertools
import os
import shutil
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
os.environ.pop("QT_QPA_FONTDIR", None)  # only the bundled faces are to be seen

import pytest
from hypothesis import settings

settings.register_profile("bjdesk", deadline=None, print_blob=True)  # shared cores make single examples slow
settings.load_profile("bjdesk")

MEMORY, ROOMY = Path("/dev/shm"), 4 * 1024**3
"""A disk in memory, where there is one: every branch of a test is flushed at each COMMIT and thrown away at the end."""
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOMY and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

_YOUNG, _ALL = 10, 100
"""After so many tests what is young is looked through, and everything that came since the last time."""
_ended = itertools.count(1)


def pytest_collection_finish() -> None:
    """As in the program (`ui.shell.collector`) no thread but this one frees what a test has left."""
    gc.disable()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    ended = next(_ended)
    if ended % _ALL == 0:
        gc.collect()
        gc.freeze()
    elif ended % _YOUNG == 0:
        gc.collect(1)
