"""Disks that fail, each under a name of its own."""

import itertools

import pytest

from tests.power.lossy_vfs import LossyDisk

_NUMBERS = itertools.count(1)


@pytest.fixture
def disk() -> LossyDisk:
    """A disk for one test."""
    return LossyDisk(f"lossy-{next(_NUMBERS)}")
