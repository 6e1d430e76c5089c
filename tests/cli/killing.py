"""Builds that are killed, in a process that has read all libraries: `python -m tests.cli.killing FOLDER`.

Each build is a fork of this process. It dies before one of its steps on the disk, or at some moment, as suddenly as
by SIGKILL; after each death the feed must be whole. A last build that lives must leave nothing of the others.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from cuegen.cli import run
from tests.cli.program import many

PEOPLE = 300
MOMENTS = 30


def edit(folder: Path, number: int) -> None:
    """Change everybody's text, so that the next build has everything to write."""
    text = many(PEOPLE).replace("every 8 weeks\n", f"every 8 weeks\n    routine: Round {number}.\n")
    (folder / "contacts.yaml").write_text(text)


def is_whole(feed: bytes) -> bool:
    """Tell whether a feed has its beginning, its end and everybody's texts of one and the same round."""
    rounds = {line for line in feed.split(b"\\n") if line.startswith(b"Round ")}
    counted = [feed.count(line) for line in (b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"Round ")]
    whole = feed.startswith(b"BEGIN:VCALENDAR\r\n") and feed.endswith(b"END:VCALENDAR\r\n")
    return whole and counted == [PEOPLE] * 3 and len(rounds) == 1


def build(folder: Path, before: Callable[[], object]) -> int:
    """Build in a fork that does something before; return how it ended, as `os.waitpid` does."""
    child = os.fork()
    if child == 0:
        before()
        os._exit(run(["build", str(folder / "contacts.yaml")]))
    return os.waitpid(child, 0)[1]


def die_before(step: int, folder: Path) -> None:
    """Let this process die before it does so many things to files of a folder."""
    left = step

    def count(_event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if any(isinstance(each, str | os.PathLike) and os.fspath(folder) in str(each) for each in arguments):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def kill_at_every_step(folder: Path) -> int:
    """Kill builds at the first step, the second and so on, until one has no more steps; return their number."""
    for step in range(1, 100):
        edit(folder, step)
        status = build(folder, lambda step=step: die_before(step, folder))  # type: ignore[misc]  # binds the step now
        assert is_whole((folder / "reconnect.ics").read_bytes()), step
        if status == 0:
            return step - 1
        assert os.WTERMSIG(status) == signal.SIGKILL, status
    raise AssertionError("a build has no end")


def kill_at_moments(folder: Path) -> int:
    """Kill builds at moments spread over the time that one takes; return how many did not live to the end."""
    edit(folder, 100)
    began = time.perf_counter()
    assert build(folder, lambda: None) == 0
    took = time.perf_counter() - began
    killed = 0
    for moment in range(MOMENTS):
        edit(folder, 101 + moment)
        delay = took * (moment + 1) / MOMENTS
        # Without a handler, SIGALRM ends a process as suddenly as SIGKILL does.
        status = build(folder, lambda delay=delay: signal.setitimer(signal.ITIMER_REAL, delay))  # type: ignore[misc]  # as above
        assert is_whole((folder / "reconnect.ics").read_bytes()), moment
        assert status in {0, signal.SIGALRM}
        killed += status != 0
    return killed


def main(folder: Path) -> None:
    """Kill many builds, look after each, and print how many they were."""
    edit(folder, 0)
    assert run(["build", str(folder / "contacts.yaml")]) == 0
    steps = kill_at_every_step(folder)
    killed = kill_at_moments(folder)
    edit(folder, 200)
    assert build(folder, lambda: None) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["contacts.yaml", "reconnect.ics"]
    sys.stdout.write(f"{steps} {killed}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
