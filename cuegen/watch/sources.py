"""The files that a result depends on: what they hold now, and which directory entries lead to them.

Contents are compared, not times or sizes: a touch is no change, two saves within one tick of a
disk's clock are, and opening a file makes a network disk look afresh.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_IFMT, S_ISDIR, S_ISREG

Content = bytes | int  # what a file holds; the errno that says why it cannot be read, or what it is instead, negative
Contents = dict[Path, Content]

MOST = 16 * 2**20  # octets; a build reads no larger text
LINKS = 40  # as many as Linux follows on the way of one path, path_resolution(7)


def contents(paths: Iterable[Path]) -> Contents:
    """Read the files; that one cannot be read is noted as its content, never an error."""
    return {path: _content(path) for path in paths}


def half_saved(before: Contents, now: Contents) -> bool:
    """Tell whether a file that held something is gone or empty, as in the middle of a save."""
    return any(_holds(before[path]) and not _holds(now[path]) for path in now)


def entries(path: Path) -> Iterator[Path]:
    """Yield the directory entries that decide what a path leads to.

    These are the symbolic links on the way and then the file, or the first name that does not
    exist. The folder of each entry is a real one, reached without a link.
    """
    absolute = path.absolute()
    folder, names = Path(absolute.anchor), deque(absolute.parts[1:])
    links = 0
    while names and links <= LINKS:
        name = names.popleft()
        entry = folder.parent if name == ".." else folder / name
        if names and _is_folder(entry):
            folder = entry
            continue
        yield entry
        target = _target(entry)
        if target is None:
            return
        folder /= target.anchor  # an absolute target starts anew
        names.extendleft(reversed(target.relative_to(target.anchor).parts))
        links += 1


def _content(path: Path) -> Content:
    """Read a file; of what no build reads, note what it is: a pipe, which one would wait for, or far too much."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            found = os.fstat(file.fileno())
            if not S_ISREG(found.st_mode):
                return -S_IFMT(found.st_mode)
            if found.st_size > MOST:
                return b"%d bytes, changed at %d" % (found.st_size, found.st_mtime_ns)
            return file.read()
    except OSError as error:
        return error.errno or 0


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # Windows has neither


def _holds(content: Content) -> bool:
    return isinstance(content, bytes) and content != b""


def _is_folder(entry: Path) -> bool:
    try:
        return S_ISDIR(entry.lstat().st_mode)
    except OSError:
        return False


def _target(entry: Path) -> Path | None:
    try:
        return entry.readlink()
    except OSError:  # no link, or nothing there
        return None
