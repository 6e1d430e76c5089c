"""`cuegen build` as cron starts it, and beside others that write the same feed."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest

from tests.cli.conftest import Cuegen
from tests.cli.program import CUEGEN, FAULTY, PATIENCE, SILENT, Result, many, run
from tests.cli.watching import Watcher

# What Debian's cron gives a job of the system: no terminal, and next to nothing in its environment.
BARE = {"LANG": "C", "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"}

ROUNDS = 3
PEOPLE = 60


def mode(path: Path) -> str:
    """Return the mode of a file, as `chmod` takes it."""
    return f"{S_IMODE(path.stat().st_mode):03o}"


@pytest.mark.parametrize("env", [BARE, {}])
def test_success_sends_no_mail(folder: Path, env: dict[str, str]) -> None:
    """With an absolute path from the root of the disk, without HOME, without any variable at all."""
    assert run("build", str(folder / "contacts.yaml"), cwd=Path("/"), env=env) == SILENT
    assert (folder / "reconnect.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_job_may_change_its_folder_first(folder: Path) -> None:
    """`cd contacts && cuegen build`, by the shell and with the script's own path."""
    script = Path(sys.executable).with_name("cuegen")
    line = f"cd '{folder}' && '{script}' build -o public.ics"
    done = subprocess.run(
        ["/bin/sh", "-c", line], cwd="/", env=BARE, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (folder / "public.ics").is_file()


def test_a_problem_sends_a_mail(folder: Path) -> None:
    """Without colors, with the whole story, once."""
    (folder / "contacts.yaml").write_text(FAULTY)
    done = run("build", str(folder / "contacts.yaml"), cwd=Path("/"), env=BARE)
    assert (done.code, done.out) == (1, b"")
    assert done.err.startswith(f"{folder}/contacts.yaml:6:22: error: ")
    assert "\x1b" not in done.err
    assert "Traceback" not in done.err


def test_a_careful_umask_does_not_hide_the_feed(folder: Path) -> None:
    """A new feed is for the web server to read."""
    assert run("build", cwd=folder, env=BARE, umask=0o077) == SILENT
    assert mode(folder / "reconnect.ics") == "644"


@pytest.mark.parametrize("kept", ["600", "664"])
def test_a_feed_keeps_its_mode(cuegen: Cuegen, folder: Path, kept: str) -> None:
    """Whatever the umask."""
    feed = folder / "reconnect.ics"
    feed.write_bytes(b"")
    feed.chmod(int(kept, 8))
    assert cuegen("build") == SILENT
    assert feed.stat().st_size > 0
    assert mode(feed) == kept


def test_init_leaves_the_list_to_the_umask(tmp_path: Path) -> None:
    """Whom one knows is nobody's business, unlike when one is reminded."""
    assert run("init", cwd=tmp_path, env=BARE, umask=0o077) == SILENT
    assert mode(tmp_path / "contacts.yaml") == "600"


def test_a_linked_feed_stays_linked(folder: Path) -> None:
    """As into the folder of a web server."""
    (folder / "www").mkdir()
    (folder / "reconnect.ics").symlink_to("www/reconnect.ics")
    assert run("build", cwd=folder, env=BARE) == SILENT
    assert (folder / "reconnect.ics").is_symlink()
    assert (folder / "www" / "reconnect.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


# Several writers


def is_whole(feed: bytes) -> bool:
    """Tell whether a feed has its beginning, its end and all of its people."""
    counted = [feed.count(line) for line in (b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"SUMMARY:")]
    return feed.startswith(b"BEGIN:VCALENDAR\r\n") and feed.endswith(b"END:VCALENDAR\r\n") and counted == [PEOPLE] * 3


def rounds(folder: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Edit the list again and again, and start two builds after each edit."""
    text = many(PEOPLE)
    for number in range(ROUNDS):
        edited = folder / "contacts.yaml.new"
        edited.write_text(text.replace("every 8 weeks\n", f"every 8 weeks\n    routine: Round {number}.\n"))
        edited.replace(folder / "contacts.yaml")
        command = [*CUEGEN, "build", str(folder / "contacts.yaml")]
        yield [subprocess.Popen(command, env=BARE, stderr=subprocess.PIPE) for _ in range(2)]


def test_cron_beside_a_watcher(tmp_path: Path) -> None:
    """The feed is whole at every instant, nobody complains, nothing is left, and the last edit wins."""
    (tmp_path / "contacts.yaml").write_text(many(PEOPLE))
    feed, looks, halves = tmp_path / "reconnect.ics", 0, 0
    with Watcher(cwd=tmp_path) as watcher:
        watcher.line()
        for builders in rounds(tmp_path):
            while any(builder.poll() is None for builder in builders):
                halves += not is_whole(feed.read_bytes())
                looks += 1
            assert [builder.communicate(timeout=PATIENCE)[1] for builder in builders] == [b"", b""]
            assert [builder.returncode for builder in builders] == [0, 0]
        while f"Round {ROUNDS - 1}.".encode() not in feed.read_bytes():
            assert is_whole(feed.read_bytes())
            watcher.line()
    assert looks > 100
    assert halves == 0
    assert all(line.startswith(f"reconnect.ics: {PEOPLE} cues, ") for line in watcher.lines)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["contacts.yaml", "reconnect.ics"]
    assert run("build", cwd=tmp_path, env=BARE) == Result(0, b"", "")
