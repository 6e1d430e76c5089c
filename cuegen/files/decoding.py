"""Bytes of a file -> text, or the place of the first byte that is no text."""

import codecs
import re

from cuegen.problems import Problem, Refused

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_OTHER_ENCODINGS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}

_LINE_BREAK = re.compile("\r\n|\r|\n")
_HINT = "save the file as UTF-8"


def decoded(data: bytes, file: str) -> str:
    """Return the text of `data`, which is UTF-8; a byte order mark is accepted and left out.

    Line breaks stay as they are.

    Raises:
        Refused: another encoding, or a zero byte, at its line and column in `file`.
    """
    for mark, encoding in _OTHER_ENCODINGS.items():
        if data.startswith(mark):
            message = f"the file is in {encoding}, where UTF-8 is expected"
            raise Refused(Problem(message=message, file=file, hint=_HINT))
    data = data.removeprefix(codecs.BOM_UTF8)
    zero = data.find(0)
    if zero >= 0:
        raise Refused(_problem_at(zero, data, file, "a zero byte, which no text holds"))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        message = f"a byte that is not UTF-8 (0x{data[error.start]:02X})"
        raise Refused(_problem_at(error.start, data, file, message)) from error


def _problem_at(start: int, data: bytes, file: str, message: str) -> Problem:
    *earlier, before = _LINE_BREAK.split(data[:start].decode(errors="replace"))
    after = _LINE_BREAK.split(data[start:].decode(errors="replace"), maxsplit=1)[0]
    return Problem(
        message=message,
        file=file,
        line=len(earlier) + 1,
        column=len(before) + 1,
        source=before + after,
        hint=_HINT,
    )
