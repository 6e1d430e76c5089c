"""One file out of a ZIP archive, which may be cut off, damaged, encrypted, or larger inside than any disk."""

import struct
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from cuegen.files.reading import BYTES_LIMIT
from cuegen.problems import Problem, Refused

_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
# The end of the central directory (APPNOTE.TXT section 4.3.16): its mark, then at 12 the size of that directory.
_END, _SIZE_AT, _LONGEST_END = b"PK\x05\x06", 12, 22 + 0xFFFF
DIRECTORY_LIMIT = 2**20  # bytes; some 15,000 files, where LinkedIn's archive has some fifty

_DOWNLOAD_AGAIN = "download it again"


def is_archive(data: bytes) -> bool:
    """Tell whether this is a ZIP archive, whatever its name."""
    return data.startswith(_BEGINNINGS)


def unpacked(data: bytes, name: str, file: str, *, limit: int = BYTES_LIMIT) -> bytes:
    """Return the bytes of the file `name` in an archive, which may be in a sub-folder; case does not count.

    Raises:
        Refused: no such file, one of more than `limit` bytes, or an archive that cannot be read.
    """
    try:
        _expect_small_directory(data, file)
        with ZipFile(BytesIO(data)) as archive:
            member = _member(archive, name, file)
            with archive.open(member) as content:
                found = content.read(limit + 1)
    # What zipfile raises for archives that are cut off, encrypted, or packed in a way that it does not know.
    except (BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, RuntimeError, ValueError) as error:
        raise Refused(
            Problem(message="this ZIP archive cannot be unpacked", file=file, hint=_DOWNLOAD_AGAIN)
        ) from error
    if len(found) > limit:
        message = f"{name} in it is too large: more than the {limit:,} bytes that are allowed"
        raise Refused(Problem(message=message, file=file, hint="check that this is the right file"))
    return found


def _member(archive: ZipFile, name: str, file: str) -> ZipInfo:
    """Find the file of that name, the one nearest to the top if there are several."""
    found = [member for member in archive.infolist() if _is_called(member, name)]
    if not found:
        hint = "LinkedIn sends two archives, the second one a day later with everything; or name the file itself"
        raise Refused(Problem(message=f"there is no {name} in this archive", file=file, hint=hint))
    return min(found, key=lambda member: len(PurePosixPath(member.filename).parts))


def _is_called(member: ZipInfo, name: str) -> bool:
    path = PurePosixPath(member.filename)
    # macOS adds a folder of its own, with a shadow of every file.
    return path.name.casefold() == name.casefold() and "__MACOSX" not in path.parts


def _expect_small_directory(data: bytes, file: str) -> None:
    """Refuse an archive of so many files that listing them alone would take all memory."""
    end = data.rfind(_END, -_LONGEST_END if len(data) > _LONGEST_END else 0)
    if end >= 0 and int.from_bytes(data[end + _SIZE_AT : end + _SIZE_AT + 4], "little") > DIRECTORY_LIMIT:
        raise Refused(Problem(message="too many files in this archive", file=file, hint="unpack it, and name the file"))
