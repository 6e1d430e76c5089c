"""From a fresh clone to a feed that khal has subscribed to over HTTP: the three commands of the README, as they stand.

Nothing is downloaded: what the clone's own environment would fetch from PyPI, it takes from the one of the tests.
"""

import os
import signal
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.program import PATIENCE
from tests.clients.terminal import Subscriber, entries, planned
from tests.deploy.recipes import RECIPES, free_port
from tests.documents import CHECKOUT, README, blocks
from tests.programs import program

PAGE = (RECIPES / "khal" / "README.md").read_text(encoding="utf-8")
BLOCK = blocks("sh", text=PAGE)[0]
COMMANDS = [line.partition("#")[0].split() for line in BLOCK.splitlines()]
LONDON = ZoneInfo("Europe/London")  # where the example is, and who subscribes here


@pytest.fixture
def borrowed(tmp_path: Path) -> Path:
    """Have all packages of the running environment but cuegen itself."""
    folder = tmp_path / "borrowed"
    folder.mkdir()
    for name in ("purelib", "platlib"):
        for package in Path(sysconfig.get_path(name)).iterdir():
            if "cuegen" not in package.name and not (folder / package.name).exists():
                (folder / package.name).symlink_to(package)
    return folder


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Clone the checkout, with what is committed in it."""
    if not (CHECKOUT / ".git").exists():
        pytest.skip("this is no clone of a repository, but an archive")
    (tmp_path / ".gitconfig").write_text("[safe]\n\tdirectory = *\n")  # a checkout may be another user's
    environ = {"HOME": str(tmp_path), "PATH": os.defpath}
    command = (program("git", "git"), "clone", "--quiet", str(CHECKOUT), "clone")
    subprocess.run(command, cwd=tmp_path, env=environ, check=True)
    venv.create(tmp_path / "clone" / ".venv", with_pip=False)  # pip is borrowed, too: it takes seconds to install
    return tmp_path / "clone"


def environment(home: Path, borrowed: Path) -> Mapping[str, str]:
    """Describe the environment of somebody with an empty home, whose pip is offline and whose port 8383 is another."""
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_CACHE_DIR": "1"}
    own = {"XDG_STATE_HOME": str(home / "state"), "PORT": str(free_port()), "PYTHON": sys.executable}
    real = {name: value for name, value in Subscriber(home).environ.items() if name != "SOURCE_DATE_EPOCH"}
    return {**real, **offline, **own, "PYTHONPATH": str(borrowed)}


@contextmanager
def served(command: list[str], clone: Path, environ: Mapping[str, str]) -> Iterator[None]:
    """Let a command run that serves, from the moment that it answers to the end of it."""
    process = subprocess.Popen(
        command,
        cwd=clone,
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        assert said.startswith(f"serving at http://127.0.0.1:{environ['PORT']};"), said
        connection = HTTPConnection("127.0.0.1", int(environ["PORT"]), timeout=PATIENCE)
        connection.request("GET", "/healthz")
        assert connection.getresponse().status == 200
        connection.close()
        yield
    finally:
        os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does
        process.communicate(timeout=PATIENCE)


def made(command: list[str], clone: Path, environ: Mapping[str, str]) -> str:
    """Run a command that must succeed, and return what it prints."""
    done = subprocess.run(
        command, cwd=clone, env=environ, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert (done.returncode, done.stderr) == (0, ""), done
    return done.stdout


def london() -> str:
    """Tell what day it is there."""
    return f"{datetime.now(LONDON):%Y-%m-%d}"


def test_three_commands_from_a_clone_to_khal(clone: Path, borrowed: Path, tmp_path: Path) -> None:
    """What khal lists at the end are the next two weeks of the agenda, and they came over HTTP."""
    program("make", "make")
    environ = environment(tmp_path / "home", borrowed)
    (tmp_path / "home").mkdir()
    feed, serve, khal = COMMANDS
    assert "Your feed is reconnect.ics" in made(feed, clone, environ)
    day = london()
    with served(serve, clone, environ):
        listed = entries(made(khal, clone, environ))
    assert listed in [planned(clone, each, 14) for each in (day, london())]


def test_the_readme_shows_them() -> None:
    """The same three, in the same words."""
    assert BLOCK in blocks("sh", text=README)
