"""How soon a running `cuegen watch` has the feed replaced after a save, and what it costs while nothing happens."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import Failed

SAVES = 30
STEP = 0.001  # seconds between two looks at the feed
PAUSE = 0.5  # seconds between two saves, and before the first
PATIENCE = 10.0  # seconds after which a feed that did not come counts as a failure
IDLE = 20.0  # seconds during which nothing is saved


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """Seconds from the renaming that ends a save to the new feed, and the share of a core used while idle."""

    delays: tuple[float, ...]
    idle: float

    @property
    def delay(self) -> float:
        """The median of the delays."""
        return median(self.delays)


def watch(cuegen: str, contacts: Path, *, saves: int = SAVES, idle: float = IDLE) -> Watched:
    """Measure a watcher on a list, which is edited meanwhile.

    Raises:
        Failed: it ended, or did not replace the feed in time.
    """
    text, feed = contacts.read_text(encoding="utf-8"), contacts.with_name("watched.ics")
    with _watcher(cuegen, contacts, feed) as process:
        _wait_for_change(feed, None, process)
        delays = []
        for number in range(saves):
            time.sleep(PAUSE)
            delays.append(_delay(contacts, _edited(text, number), feed, process))
        time.sleep(PAUSE)
        return Watched(delays=tuple(delays), idle=_share_of_a_core(process.pid, idle))


@contextmanager
def _watcher(cuegen: str, contacts: Path, feed: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = (cuegen, "watch", str(contacts), "-o", str(feed))
    errors = contacts.with_name("watched.errors")
    quiet = subprocess.DEVNULL
    with (
        errors.open("wb") as told,
        subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=told) as process,  # noqa: S603 - our own program
    ):
        try:
            yield process
        except Failed as failure:
            raise Failed(f"{failure}:\n{errors.read_text(errors='replace')}") from None
        finally:
            process.terminate()


def _edited(text: str, number: int) -> str:
    """Change the notes of the first person who has some, differently for each number."""
    return text.replace("        notes: ", f"        notes: Edit {number}. ", 1)


def _delay(contacts: Path, text: str, feed: Path, process: subprocess.Popen[bytes]) -> float:
    """Save the list as editors do, and time how long the feed takes to be replaced."""
    before = _version(feed)
    draft = contacts.with_name("draft")
    draft.write_text(text, encoding="utf-8")
    saved = time.perf_counter()  # not behind the renaming: the watcher may take the processor from us at once
    draft.replace(contacts)
    _wait_for_change(feed, before, process)
    return time.perf_counter() - saved


def _wait_for_change(feed: Path, before: tuple[int, int] | None, process: subprocess.Popen[bytes]) -> None:
    until = time.perf_counter() + PATIENCE
    while _version(feed) == before:
        if process.poll() is not None:
            raise Failed(f"cuegen watch ended with {process.returncode}")
        if time.perf_counter() > until:
            raise Failed(f"cuegen watch did not write {feed} within {PATIENCE:g} s")
        time.sleep(STEP)


def _version(feed: Path) -> tuple[int, int] | None:
    """Tell one feed from its successor; None while there is none."""
    try:
        status = os.stat(feed)  # noqa: PTH116 - the cheapest look, a thousand times a second
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns


def _share_of_a_core(process: int, seconds: float) -> float:
    """Tell how much of one core a process uses on average, all its threads together.

    Its own processor clock counts nanoseconds, where /proc/PID/stat counts hundredths of a second: Linux numbers
    that clock after the process, see clock_getcpuclockid(3).
    """
    clock = (~process << 3) | 2
    used, begin = time.clock_gettime(clock), time.perf_counter()
    time.sleep(seconds)
    return (time.clock_gettime(clock) - used) / (time.perf_counter() - begin)
