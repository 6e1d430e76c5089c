"""deploy/webdav: the script, against a stand-in for Nextcloud that takes files from who has the password."""

import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.cli.program import FAULTY, NOW, SMALL, Result
from tests.deploy.recipes import RECIPES, program, serving

SCRIPT = RECIPES / "webdav" / "publish.sh"
ALLOWED = "Basic " + b64encode(b"you:app-password").decode()


@dataclass(frozen=True, slots=True)
class Cloud:
    """The stand-in, and what was put there."""

    address: str
    stored: dict[str, bytes]


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    """Take files by PUT (RFC 4918)."""
    stored: dict[str, bytes] = {}

    class WebDav(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            is_allowed = self.headers["Authorization"] == ALLOWED
            if is_allowed:
                stored[self.path] = data
            self.send_response(201 if is_allowed else 401)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with serving(WebDav) as port:
        yield Cloud(f"http://127.0.0.1:{port}/remote.php/dav/files/you/feeds/reconnect.ics", stored)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Have a home with cuegen, a list, and the password."""
    (tmp_path / ".local" / "bin").mkdir(parents=True)
    (tmp_path / ".local" / "bin" / "cuegen").symlink_to(Path(sys.executable).with_name("cuegen"))
    (tmp_path / "network").mkdir()
    (tmp_path / "network" / "contacts.yaml").write_text(SMALL)
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login you password app-password\n")
    (tmp_path / ".netrc").chmod(0o600)
    return tmp_path


def publish(home: Path, address: str) -> Result:
    """Run the script as cron does."""
    program("curl")
    environ = {"HOME": str(home), "PATH": os.defpath, "SOURCE_DATE_EPOCH": NOW}
    command = [str(SCRIPT), str(home / "network" / "contacts.yaml"), address]
    done = subprocess.run(command, cwd="/", env=environ, capture_output=True, check=False)
    return Result(done.returncode, done.stdout, done.stderr.decode())


def test_the_feed_is_put_there(home: Path, cloud: Cloud) -> None:
    """Whole, and without a word; and again if it did not change, for the last time may have failed."""
    for _ in range(2):
        cloud.stored.clear()
        assert publish(home, cloud.address) == Result(0, b"", "")
        feed = (home / "network" / "reconnect.ics").read_bytes()
        assert cloud.stored == {"/remote.php/dav/files/you/feeds/reconnect.ics": feed}


def test_a_faulty_list_is_not_put_anywhere(home: Path, cloud: Cloud) -> None:
    """The faults are told, and the feed there stays."""
    (home / "network" / "contacts.yaml").write_text(FAULTY)
    done = publish(home, cloud.address)
    assert (done.code, done.out, cloud.stored) == (1, b"", {})
    assert "contacts.yaml:6:22: error: " in done.err


def test_a_cloud_that_refuses_is_told(home: Path, cloud: Cloud) -> None:
    """Cron mails it."""
    (home / ".netrc").write_text("machine 127.0.0.1 login you password changed\n")
    done = publish(home, cloud.address)
    assert done.code != 0
    assert "401" in done.err
