"""What all tests share: golden files, and one flag that renews them.

pytest --update-golden      writes what the program says now; read the difference before you commit it
"""

import signal
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.documents import TODAY

# The same cases at every run, and no time limit for one: a test is red because of the code, not of the machine.
# For new cases, run pytest with --hypothesis-profile=default.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# Started in the background, as CI may do, a shell has its children ignore SIGINT; the programs under test must not.
signal.signal(signal.SIGINT, signal.default_int_handler)

Golden = Callable[[Path, bytes | str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that renews golden files."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a whole output with a file, to the byte: `golden(path, actual)`. A text is compared as UTF-8."""
    renew = request.config.getoption("--update-golden")

    def compare(path: Path, actual: bytes | str) -> None:
        written = actual.encode() if isinstance(actual, str) else actual
        if renew:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written)
            return
        assert path.is_file(), f"{path} is missing: write it with --update-golden, then read it"
        # As texts, for pytest shows where those differ; as bytes, for a text hides what cannot be decoded.
        assert written.decode("utf-8", "replace") == path.read_bytes().decode("utf-8", "replace")
        assert written == path.read_bytes()

    return compare


@pytest.fixture
def reader_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, on the day of which the README speaks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.combine(TODAY, time(12), UTC).timestamp())))
    return tmp_path
