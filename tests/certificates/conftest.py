"""One branch that may issue certificates."""

from pathlib import Path

import pytest

from tests.certificates.scenes import make_issuing
from tests.makers import Branch


@pytest.fixture
def branch(tmp_path: Path) -> Branch:
    return make_issuing(tmp_path / "branch")
