"""Reading the user's files, never more of them than is sane to hold in memory.

Limits count bytes. Every function raises `Refused` for what cannot be read.
"""

import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from cuegen.files.decoding import decoded
from cuegen.files.refusing import READING, READING_TEXT, Words, refusing
from cuegen.problems import Problem, Refused

TEXT_LIMIT = 16 * 2**20  # a list of 10,000 people with notes takes about 2 MiB
BYTES_LIMIT = 64 * 2**20


def read_text_file(path: Path, *, limit: int = TEXT_LIMIT) -> str:
    """Read a list of contacts or a template: UTF-8, without its byte order mark, line breaks as they are.

    Raises:
        Refused: no such file, a folder, no permission, too large, or not UTF-8 text.
    """
    return decoded(read_raw(path, limit=limit), str(path))


def read_raw(path: Path, *, limit: int = TEXT_LIMIT) -> bytes:
    """Read the bytes of such a file, for who is going to change it.

    Raises:
        Refused: no such file, a folder, no permission, or too large.
    """
    return _read(path, limit, READING_TEXT)


def read_stream(stream: BinaryIO, name: str, *, limit: int = TEXT_LIMIT) -> str:
    """Read a text as `read_text_file` does, from an open stream that problems call `name`.

    Raises:
        Refused: too large, or not UTF-8 text.
    """
    with refusing(name, READING):
        data = stream.read(limit + 1)
    return decoded(_within(limit, data, name), name)


def read_bytes(path: Path, *, limit: int = BYTES_LIMIT) -> bytes:
    """Read a file that must be there, whatever it holds: a named feed, an export; a pipe will do.

    Raises:
        Refused: no such file, a folder, no permission, or too large.
    """
    return _read(path, limit, READING)


def read_feed(path: Path) -> bytes | None:
    """Read the feed that stands where the next one goes, None when there is none.

    A device or a pipe is written to and keeps nothing: reading one would wait for ever.

    Raises:
        Refused: a folder, no permission, or too large.
    """
    with refusing(str(path), READING):
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            return None
    return read_bytes(path) if S_ISREG(mode) or S_ISDIR(mode) else None


def read_feeds(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder that may be feeds, by name and in the order of names; none if there is no folder.

    Raises:
        Refused: no permission, or one of them is too large.
    """
    with refusing(str(folder), READING):
        try:
            paths = sorted(path for path in folder.iterdir() if path.suffix == ".ics" and path.is_file())
        except FileNotFoundError:
            return {}
    return {path.name: read_bytes(path) for path in paths}


def _read(path: Path, limit: int, words: Words) -> bytes:
    with refusing(str(path), words), path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > limit:
            raise _too_large(f"{size:,} bytes, where {limit:,} are allowed", str(path))
        # A pipe has no size, and a file may grow meanwhile.
        data = file.read(limit + 1)
    return _within(limit, data, str(path))


def _within(limit: int, data: bytes, file: str) -> bytes:
    if len(data) > limit:
        raise _too_large(f"more than the {limit:,} bytes that are allowed", file)
    return data


def _too_large(size: str, file: str) -> Refused:
    return Refused(Problem(message=f"too large: {size}", file=file, hint="check that this is the right file"))
