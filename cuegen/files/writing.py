"""Writing a file so that it is whole at every instant, whoever reads it and whatever goes wrong."""

import os
from contextlib import suppress
from errno import EISDIR
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_ISREG

from cuegen.files.refusing import CREATING, OVERWRITING, WRITING, refusing
from cuegen.files.temporary import remove_abandoned, temporary_file

PART = 2**18  # bytes, compared at a time
NEW_FILE_MODE = 0o644  # a feed is for a web server to read, whatever the umask of cron


def write_atomically(path: Path, data: bytes, *, mode: int = NEW_FILE_MODE) -> bool:
    """Let the file hold `data`, and return False when it did already and nothing was touched.

    The content goes to a temporary file in the same folder, reaches the disk, and takes the place of the old
    file in one step. The mode stays, and a new file gets `mode`. A symbolic link stays, and what it leads to is
    replaced. Of two writers at once the last one wins, whole. A device or a pipe is written to as it is.

    Raises:
        Refused: a folder, no permission, a full disk and the like; the old file is untouched.
    """
    with refusing(str(path), OVERWRITING):
        old = mode_of(path)
        if old is not None and S_ISDIR(old):
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        if old is not None and not S_ISREG(old):
            path.write_bytes(data)
            return True
        target = Path(os.path.realpath(path))  # unlike Path.resolve, the same for circles in all versions
        remove_abandoned(target)
        if old is not None and _holds(target, data):
            return False
        if old is not None:
            # A rename asks the folder alone, and would overwrite a file that is protected from it.
            os.close(os.open(target, os.O_WRONLY))
    with refusing(str(path), WRITING):
        _replace(target, data, mode if old is None else S_IMODE(old))
    return True


def create(path: Path, data: bytes) -> None:
    """Write a new file, and its folder if there is none.

    Raises:
        Refused: the file is there already, or the disk does not allow it; then there is no half of a file.
    """
    with refusing(str(path), CREATING):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            try:
                file.write(data)
                file.flush()
            except OSError:
                path.unlink()
                raise


def make_folder(path: Path) -> None:
    """Let there be a folder, and those that it is in.

    Raises:
        Refused: a part of the path is a file, or the disk does not allow it.
    """
    with refusing(str(path), CREATING):
        path.mkdir(parents=True, exist_ok=True)


def mode_of(path: Path) -> int | None:
    """Tell what stands at a path, and who may do what with it; None where nothing does."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:  # a link to nothing is to be filled, too
        return None


def _holds(file: Path, data: bytes) -> bool:
    """Compare part by part: most files that differ do so in their size, and a large one need not stand in memory."""
    with file.open("rb") as content:
        if os.fstat(content.fileno()).st_size != len(data):
            return False
        return all(content.read(PART) == data[at : at + PART] for at in range(0, len(data), PART))


def _replace(target: Path, data: bytes, mode: int) -> None:
    with temporary_file(target) as temporary:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(PermissionError):  # our own file: a disk without modes, as in a camera
            temporary.chmod(mode)
        temporary.replace(target)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk, where the system can: the file is in place already."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
