"""What the operating system did not allow, in words that say what to do next."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from cuegen.problems import Prevented, Problem

Words = Mapping[int, tuple[str, str]]  # errno -> message and hint

_ALWAYS: Words = {
    errno.EISDIR: ("this is a folder, where a file is expected", "name a file in it"),
    errno.ENOTDIR: ("a part of this path is a file, not a folder", "check the path"),
    errno.ELOOP: ("its symbolic links lead in a circle", "name the file itself"),
    errno.ENAMETOOLONG: ("the name is too long", "use a shorter one"),
}


def _no_permission(action: str, hint: str) -> Words:
    # EPERM is what an immutable file says
    return dict.fromkeys((errno.EACCES, errno.EPERM), (f"no permission to {action}", hint))


READING: Words = {
    **_ALWAYS,
    **_no_permission("read this file", "allow it, or name another file"),
    errno.ENOENT: ("no such file", "check the name"),
}

READING_TEXT: Words = {
    **READING,
    errno.ENOENT: ("no such file", "`cuegen init` writes one, or name another file"),
}

WRITING: Words = {
    **_ALWAYS,
    **_no_permission("write in its folder", "allow it, or name a file in another folder"),
    errno.ENOENT: ("its folder does not exist", "create the folder, or name another file"),
    errno.EROFS: ("its disk can only be read", "name a file on another disk"),
    errno.ENOSPC: ("the disk is full", "free some space and try again"),
    errno.EDQUOT: ("your share of the disk is used up", "free some space and try again"),
    # the answer to replacing a file that is a mount point, as with `docker run -v ./a.ics:/a.ics`
    errno.EBUSY: ("this file cannot be replaced while it is in use", "if it is mounted, mount its folder instead"),
}

OVERWRITING: Words = {
    **WRITING,
    **_no_permission("write this file", "allow it, or name another file"),
}


CREATING: Words = {
    **WRITING,
    errno.EEXIST: ("it is there already, and was left as it is", "remove or rename it, or name another folder"),
}


@contextmanager
def refusing(file: str, words: Words) -> Iterator[None]:
    """Raise the operating system's errors about a file as `Prevented`; without words for one, in its own."""
    try:
        yield
    except OSError as error:
        own = str(error.strerror or error).lower()
        message, hint = words.get(error.errno or 0, (own, None))
        raise Prevented(Problem(message=message, file=file, hint=hint)) from error
