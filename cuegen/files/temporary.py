"""Temporary files beside their target, which another writer removes when theirs has died.

A writer holds a lock (flock) on its temporary file for as long as it needs it, and the system frees the lock
of a process however it ends. So a file whose lock can be had belongs to nobody: no clock has to guess how
long a write may take. Where there are no such locks (Windows, some network disks) nothing is removed.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

if sys.platform != "win32":  # pragma: no branch - the tests run on POSIX
    import fcntl

SUFFIX = ".tmp"


def prefix(target: Path) -> str:
    """Return how the names of the target's temporary files begin."""
    return f".{target.name}.cuegen-"


@contextmanager
def temporary_file(target: Path) -> Iterator[Path]:
    """Make an empty file in the folder of `target`, for nobody else to read; remove it unless it was renamed."""
    descriptor, temporary = _locked_file(target)
    try:
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()
        if descriptor is not None:  # pragma: no branch - the same
            os.close(descriptor)


def remove_abandoned(target: Path) -> None:
    """Remove what writers of `target` left behind that were killed; what cannot be removed stays."""
    with suppress(OSError):
        for file in target.parent.iterdir():
            if file.name.startswith(prefix(target)) and file.name.endswith(SUFFIX):
                with suppress(OSError):
                    _remove_unlocked(file)


if sys.platform == "win32":  # pragma: no cover - has neither these locks nor a way to rename an open file

    def _locked_file(target: Path) -> tuple[None, Path]:
        descriptor, name = mkstemp(prefix=prefix(target), suffix=SUFFIX, dir=target.parent)
        os.close(descriptor)
        return None, Path(name)

    def _remove_unlocked(file: Path) -> None:
        """Leave it: nothing tells whether it is in use."""

else:

    def _locked_file(target: Path) -> tuple[int, Path]:
        while True:
            descriptor, name = mkstemp(prefix=prefix(target), suffix=SUFFIX, dir=target.parent)
            with suppress(OSError):  # no locks on this disk: then nobody removes it either
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            if Path(name).exists():
                return descriptor, Path(name)
            os.close(descriptor)  # another writer had the lock first, and took the file for abandoned

    def _remove_unlocked(file: Path) -> None:
        # NFS wants a lock's file open for writing. A link or a pipe of this name is not ours: never follow, never wait.
        descriptor = os.open(file, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            file.unlink()
        finally:
            os.close(descriptor)
