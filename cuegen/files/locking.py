"""One writer at a time: who reads a file in order to change it holds a lock until the change is written.

The lock (flock) is on the folder: the file itself is replaced by another one with each write, and a lock file
would stay behind in the folder, or be removed under somebody who waits for it. The system frees the lock of a
process however it ends. It counts among cuegen's own processes of one machine; an editor knows nothing of it.
Where there are no such locks (Windows, some network disks), `replace` still sees a change that came in between.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cuegen.files.reading import TEXT_LIMIT, read_bytes
from cuegen.files.refusing import READING_TEXT, refusing
from cuegen.files.writing import write_atomically
from cuegen.problems import Problem, Refused

if sys.platform != "win32":  # pragma: no branch - the tests run on POSIX
    import fcntl


def replace(path: Path, before: bytes, after: bytes) -> bool:
    """Let a file hold `after` instead of `before`; return False when that is the same and nothing was touched.

    Raises:
        Refused: the file holds something else by now, or cannot be written.
    """
    if read_bytes(path, limit=TEXT_LIMIT) != before:
        message = "somebody else changed the file in this very moment, so nothing was written"
        raise Refused(Problem(message=message, file=str(path), hint="try again"))
    return write_atomically(path, after)


if sys.platform == "win32":  # pragma: no cover - has no flock

    @contextmanager
    def locked(path: Path) -> Iterator[None]:  # noqa: ARG001 - the same call everywhere
        """Go on without a lock: there is none here."""
        yield

else:

    @contextmanager
    def locked(path: Path) -> Iterator[None]:
        """Keep others from changing a file, once they have done what they are at. Links lead to one and the same lock.

        Raises:
            Refused: the folder is not there, or may not be looked into.
        """
        with refusing(str(path), READING_TEXT):
            folder = os.open(Path(os.path.realpath(path)).parent, os.O_RDONLY)
        try:
            with suppress(OSError):  # no locks on this disk
                fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)
