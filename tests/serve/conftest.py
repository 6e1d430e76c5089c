"""A served list for the tests of the pages of people."""

from pathlib import Path

import pytest

from tests.serve.links import Served


@pytest.fixture
def served(tmp_path: Path) -> Served:
    """Serve a small list."""
    return Served(tmp_path)
