"""When to build: at the start, once for every burst of changes, and again where that is due, until told to stop.

What counts is what the sources hold. Events only say when to look; a look now and then finds what
they miss, and is all there is when they are done without (`poll`). All times are in seconds.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Protocol

from cuegen.watch.folders import Folders
from cuegen.watch.sources import Contents, contents, half_saved

IDLE = 1.0  # between two looks when no event is heard
STEP = 0.005  # between two looks during a burst
SETTLE = 0.04  # a burst is over when the sources have held still for so long
GRACE = 0.5  # the same while a file is gone or empty, as in the middle of a save
LIMIT = 1.0  # a burst that does not end is built after so long
PAUSE = 30.0  # between a build and the question whether another one is due though no source has changed


class Work(Protocol):
    """What is done again and again, in the thread of the loop. What it raises ends the loop: it deals with errors."""

    def sources(self) -> Iterable[Path]:
        """List the files that the next build reads, whether they exist or not.

        Asked before and after each build, as an edit of one can name another; when it learns a name only from the
        build, there is a second build.
        """

    def rebuild(self) -> None:
        """Build, as the sources have changed."""

    def is_due(self) -> bool:
        """Tell whether to build although they have not: what was built could not be left, or is no longer there."""

    def retry(self) -> None:
        """Build for that reason."""


class Bell:
    """Wakes the loop and stops it, from any thread and from a signal handler.

    Not a `threading.Event`: to set one in a handler that interrupts `wait` in the same thread can
    hang, its lock being held. The `put` of a SimpleQueue is documented to be reentrant.
    """

    def __init__(self) -> None:
        self._rings: SimpleQueue[None] = SimpleQueue()
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """Whether `stop` was called."""
        return self._stopped

    def ring(self) -> None:
        """Ask for a look at the sources."""
        if self._rings.empty():
            self._rings.put(None)

    def stop(self) -> None:
        """End the loop."""
        self._stopped = True
        self._rings.put(None)

    def wait(self, seconds: float) -> None:
        """Sleep until the next ring, at most so long."""
        try:
            self._rings.get(timeout=seconds)
        except Empty:
            return


def watch(work: Work, *, bell: Bell, notice: Callable[[str], None], poll: bool = False) -> None:
    """Build now and after every burst of changes to the sources, until the bell is stopped.

    Args:
        work: what to build, and of what.
        bell: its `stop` ends the loop.
        notice: told, in words for the user, that the system has no room for reporting changes.
        poll: look now and then only, for network disks, which report no changes.
    """

    def give_up(reason: str) -> None:
        notice(f"the system cannot report changes ({reason}): looking every {IDLE:g} s instead")

    with closing(Folders(bell.ring, give_up, poll=poll)) as folders:
        build = work.rebuild
        while not bell.stopped:
            # Read before the build, so that a save during it shows as a change.
            before = contents(work.sources())
            build()
            build = work.rebuild
            named = set(work.sources())
            # One that only the build could name may have changed since: then build again.
            if named <= before.keys() and not _has_changed({path: before[path] for path in named}, work, folders, bell):
                build = work.retry


def _has_changed(built: Contents, work: Work, folders: Folders, bell: Bell) -> bool:
    """Wait until the sources differ from what was built and hold still; False if a build is due before, or on stop."""
    asked = time.monotonic()
    while not bell.stopped:
        folders.cover(built)
        if contents(built) != built and _settled(built, bell) != built:
            return True
        if time.monotonic() - asked >= PAUSE:
            if work.is_due():
                return False
            asked = time.monotonic()
        bell.wait(IDLE)
    return False


def _settled(built: Contents, bell: Bell) -> Contents:
    """Look until the sources hold still, and return what they hold then."""
    latest = contents(built)
    began = changed = time.monotonic()
    while not bell.stopped:
        now = time.monotonic()
        quiet = GRACE if half_saved(built, latest) else SETTLE
        if now - changed >= quiet or now - began >= LIMIT:
            break
        time.sleep(STEP)
        look = contents(built)
        if look != latest:
            latest, changed = look, time.monotonic()
    return latest
