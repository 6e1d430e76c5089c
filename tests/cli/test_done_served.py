"""A touch that is recorded from a link of the feed, through a running server, in real time."""

import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.cli.program import PATIENCE, SMALL, environment, start
from tests.feed.building import events

PUBLIC = "https://cal.example.org"
TOKEN = "Nobody-guesses-this_one"  # noqa: S105 - of a server that is gone with the test


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a server with a public address; what takes too long ends it, and so the waiting for a line of it."""
    (tmp_path / "contacts.yaml").write_text(SMALL)
    arguments = ("serve", "--port", "0", "--public-url", PUBLIC)
    process = start(*arguments, cwd=tmp_path, env=environment(CUEGEN_TOKEN=TOKEN))
    timer = Timer(PATIENCE, process.kill)
    timer.start()
    yield process
    timer.cancel()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=PATIENCE)


def until(process: subprocess.Popen[str], pattern: str) -> str:
    """Wait for a line of standard error, and return what stands there."""
    assert process.stderr is not None
    heard = []
    for line in process.stderr:
        heard.append(line)
        found = re.search(pattern, line)
        if found:
            return found[0]
    raise AssertionError(heard)


def links_in(feed: Path) -> dict[str, str]:
    """Read the links of a feed by the UIDs of their events."""
    text = {uid: event.replace(b"\r\n ", b"").decode() for uid, event in events(feed.read_bytes()).items()}
    found = {uid: re.search(rf"{PUBLIC}(/done/[0-9a-f/-]+)\\n", event) for uid, event in text.items()}
    return {uid: link[1] for uid, link in found.items() if link}


def test_from_the_link_to_the_next_feed(server: subprocess.Popen[str], tmp_path: Path) -> None:
    """Opened, pressed, pressed again: one touch is in the list, and one event of the feed is another one."""
    base = until(server, "http://[0-9.:]+")
    until(server, "reconnect.ics: 2 cues, 2 new")
    before = events((tmp_path / "reconnect.ics").read_bytes())
    links = links_in(tmp_path / "reconnect.ics")
    assert links.keys() == before.keys()
    (uid, link), _ = links.items()
    with urlopen(base + link, timeout=PATIENCE) as page:  # noqa: S310 - our own server
        mark = re.search('name="mark" value="([0-9a-f]+)"', page.read().decode())
    assert mark
    form = urlencode({"action": "done", "mark": mark[1]}).encode()
    with urlopen(base + link, form, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
        assert "Recorded: in touch today. Next cue: " in answer.read().decode()
    with pytest.raises(HTTPError, match="409"):
        urlopen(base + link, form, timeout=PATIENCE).close()  # noqa: S310 - our own server
    until(server, "reconnect.ics: 2 cues, 1 changed")
    assert (tmp_path / "contacts.yaml").read_text().count("last_contact: 2026-11-23 after none\n") == 1
    after = events((tmp_path / "reconnect.ics").read_bytes())
    assert [each for each in after if after[each] != before[each]] == [uid]
    assert links_in(tmp_path / "reconnect.ics") == links
