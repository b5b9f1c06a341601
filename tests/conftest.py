"""Lets every test run without a display and alike on every machine."""

import gc
import itertools
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
os.environ.pop("QT_QPA_FONTDIR", None)  # only the bundled faces are to be seen

import pytest
from hypothesis import settings

settings.register_profile("bjdesk", deadline=None, print_blob=True)  # shared cores make single examples slow
settings.load_profile("bjdesk")

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
