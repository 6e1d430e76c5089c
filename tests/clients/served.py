"""The example as `cuegen serve` offers it to clients of this machine, and what such clients get to see of it."""

import re
import shutil
from pathlib import Path

from tests.cli.program import run
from tests.cli.serving import TOKEN, Server
from tests.deploy.recipes import free_port
from tests.documents import CHECKOUT
from tests.feed.building import events, unfolded

TRIES = 3  # starts, for another program may take the port between the look and the start
BUILT = "reconnect.ics: "  # how a line about a build begins


class Served:
    """A folder with the example, and its running server, whose links lead to this very machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.list = folder / "contacts.yaml"
        shutil.copy(CHECKOUT / "contacts.yaml.example", self.list)
        self.server = _started(folder)
        self.base = f"http://127.0.0.1:{self.server.port}"
        self.server.until(BUILT)

    @property
    def page(self) -> str:
        """The address of the page."""
        return f"{self.base}/c/{TOKEN}/"

    @property
    def address(self) -> str:
        """The address of the feed."""
        return f"{self.page}reconnect.ics"

    def feed(self) -> bytes:
        """Fetch the feed."""
        status, content = self.server.get()
        assert status == 200
        return content

    def feed_after_change(self) -> bytes:
        """Wait until the server has built the feed anew, and fetch it."""
        self.server.until(BUILT)
        return self.feed()

    def link(self, name: str) -> str:
        """Find the link that the texts of somebody's cue have in the feed, as a calendar shows them."""
        cues = [text for text in texts(self.feed()).values() if f"\nSUMMARY:Reconnect with {name}\n" in text]
        (link,) = {line for cue in cues for line in _description(cue) if "/done/" in line}
        return link

    def as_logged(self, name: str, folder: Path) -> str:
        """Record a touch by `cuegen log` in a copy of the list, and return what becomes of that."""
        folder.mkdir()
        copy = shutil.copy(self.list, folder)
        logged = run("log", name, cwd=folder)
        assert logged.code == 0, logged
        return Path(copy).read_text(encoding="utf-8")


def texts(feed: bytes) -> dict[str, str]:
    """Read the content lines of each event by its UID."""
    return {uid: unfolded(event) for uid, event in events(feed).items()}


def moved(before: bytes, after: bytes) -> set[str]:
    """Tell whose events are others, or gone, or new; by their UIDs."""
    old, new = events(before), events(after)
    return {uid for uid in old.keys() | new.keys() if old.get(uid) != new.get(uid)}


def _description(event: str) -> list[str]:
    (text,) = re.findall(r"^DESCRIPTION:(.*)$", event, re.MULTILINE)
    return str(text).split("\\n")


def _started(folder: Path) -> Server:
    """Start a server that knows its own address before it has a port."""
    for _ in range(TRIES):
        port = str(free_port())
        try:
            return Server("--port", port, "--public-url", f"http://127.0.0.1:{port}", cwd=folder)
        except ValueError:  # no word of where it serves: the port is taken
            continue
    raise AssertionError("no port stays free")
