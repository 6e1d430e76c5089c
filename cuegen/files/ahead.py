"""Looking at where a file is to be written long before it is: what is refused then, is refused now."""

import errno
import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from cuegen.files.refusing import WRITING, refusing
from cuegen.files.writing import mode_of

EFFECTIVE = os.access in os.supports_effective_ids  # not on Windows


def look_ahead(path: Path) -> None:
    """See whether a file could be written, as far as that can be seen without touching anything.

    Raises:
        Refused: it is a folder, or its own folder is not there, or nothing may be written in that.
    """
    with refusing(str(path), WRITING):
        mode = mode_of(path)
        if mode is not None and S_ISDIR(mode):
            raise _error(errno.EISDIR)
        if mode is not None and not S_ISREG(mode):
            return  # a device or a pipe is written to as it is
        folder = Path(os.path.realpath(path)).parent  # a link is filled where it leads to
        folder.stat()
        if not os.access(folder, os.W_OK | os.X_OK, effective_ids=EFFECTIVE):
            raise _error(errno.EACCES)


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
