"""The file that an import is called with -> its text; the disk's part of reading an export."""

from pathlib import Path

from cuegen.files import decoded, read_bytes
from cuegen.files.archive import is_archive, unpacked
from cuegen.importers.kinds import Kind, refuse_other_formats


def read_export(path: Path, kind: Kind) -> str:
    """Read the text of an export, out of LinkedIn's archive if it is in there.

    Raises:
        Refused: it cannot be read, is too large, or is no text of this kind.
    """
    data = read_bytes(path)
    if kind.member is not None and is_archive(data):
        data = unpacked(data, kind.member, str(path))
    refuse_other_formats(data, kind, str(path))
    return decoded(data, str(path))
