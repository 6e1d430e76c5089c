"""One writer at a time: who reads a file in order to change it holds a lock until the change is written.

The lock (flock) is on the folder: the file itself is replaced by another one with each write, and a lock file
would stay behind in the folder, or be removed under somebody who waits for it. The system frees the lock of a
process however it ends. It counts among cuegen's own processes of one machine; an editor knows nothing of it.
Where there are no such locks (Windows, some network disks), `replace` still sees a change that came in between.
Nobody waits for ever: other programs can hold the lock, too, such as a shell's `flock` around a call of cuegen itself.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from cuegen.files.reading import read_raw
from cuegen.files.refusing import READING_TEXT, refusing
from cuegen.files.writing import write_atomically
from cuegen.problems import Problem, Refused

if sys.platform != "win32":  # pragma: no branch - the tests run on POSIX
    import fcntl

LOOK = 0.02  # seconds between two looks whether the lock is free; the system wakes nobody at a given time


class Waiting(NamedTuple):
    """How many seconds to wait for others, and what to call, once, when it has already taken `quiet` of them."""

    patience: float
    quiet: float
    tell: Callable[[], None]


class Held(Refused):
    """Others have held the lock for longer than somebody was to wait."""


def replace(path: Path, before: bytes, after: bytes) -> bool:
    """Let a file hold `after` instead of `before`; return False when that is the same and nothing was touched.

    Raises:
        Refused: the file holds something else by now, or cannot be written.
    """
    if read_raw(path) != before:
        message = "somebody else changed the file in this very moment, so nothing was written"
        raise Refused(Problem(message=message, file=str(path), hint="try again"))
    return write_atomically(path, after)


if sys.platform == "win32":  # pragma: no cover - has no flock

    @contextmanager
    def locked(path: Path, waiting: Waiting) -> Iterator[None]:  # noqa: ARG001 - the same call everywhere
        """Go on without a lock: there is none here."""
        yield

else:

    @contextmanager
    def locked(path: Path, waiting: Waiting) -> Iterator[None]:
        """Keep others from changing a file, once they have done what they are at. Links lead to one and the same lock.

        Raises:
            Refused: the folder is not there, or may not be looked into.
            Held: others took too long.
        """
        with refusing(str(path), READING_TEXT):
            folder = os.open(Path(os.path.realpath(path)).parent, os.O_RDONLY)
        try:
            if not _taken(folder) and not _comes_free(folder, waiting):
                message = "another program keeps its folder locked, so nothing was written"
                hint = "let that one end, and try again; a flock around cuegen itself needs another file to lock"
                raise Held(Problem(message=message, file=str(path), hint=hint))
            yield
        finally:
            os.close(folder)

    def _taken(folder: int) -> bool:
        """Take the lock unless somebody has it; where the disk has no locks, go on without."""
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def _comes_free(folder: int, waiting: Waiting) -> bool:
        """Wait for the lock, and tell whether it was taken in time."""
        began, is_told = time.monotonic(), False
        while (waited := time.monotonic() - began) < waiting.patience:
            if waited >= waiting.quiet and not is_told:
                waiting.tell()
                is_told = True
            time.sleep(LOOK)
            if _taken(folder):
                return True
        return False
