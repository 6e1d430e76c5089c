"""Content lines (RFC 5545 section 3.1): a name, a value, at most 75 octets before each fold, CRLF.

Escaping is done here and not by icalendar's `vText`, which takes a backslash before an N that the user wrote for a
line break (7.3), and whose guard against line breaks is an assert, gone under `python -O`.
"""

import re
import unicodedata

LONGEST = 75  # octets in a line, without its CRLF
LEAD, CONTINUATION = 0xC0, 0x80  # the first bits of an octet inside a character (RFC 3629 section 3)
BACKSLASH = 0x5C
CONTINUED = LONGEST - 1  # a continued line begins with a space

_LINE_BREAK = "\r\n|[\r\v\f\x85\u2028\u2029]"
_CONTROL = "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
_SPECIAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CONTROL_OCTETS = bytes([*range(0x0A), *range(0x0B, 0x20), 0x7F])
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def cleaned(text: str) -> str:
    """Bring a text into NFC, with newlines as its only line breaks and without any other control character."""
    if text.isascii() and not _has_controls(text):  # as nearly all are
        return text
    if _SPECIAL.search(text):
        text = re.sub(_CONTROL, "", re.sub(_LINE_BREAK, "\n", text).replace("\t", " "))
    return unicodedata.normalize("NFC", text)


def shortened(text: str, limit: int) -> str:
    """Cut a text to so many characters, the last of them an ellipsis where something is lost."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def escaped(text: str) -> str:
    """Write a clean text as a TEXT value (RFC 5545 section 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def content_line(name: str, value: str) -> bytes:
    """Write a line, folded. The name can bring parameters; the value must be in its written form.

    Raises:
        ValueError: a control character in the value: a fault of the program, for no text of a user's gets here
            without being cleaned and escaped.
    """
    if _UNWRITABLE.search(value):
        raise ValueError(f"a control character in the value of {name}")
    return _folded(f"{name}:{value}".encode())


def text_line(name: str, text: str, *, limit: int) -> bytes:
    """Write a property whose value is a text, cut to `limit` characters."""
    return _folded(f"{name}:{escaped(shortened(cleaned(text), limit))}".encode())


def _has_controls(text: str) -> bool:
    """Tell whether a text in ASCII holds more than newlines of what cannot be seen; a regex takes ten times as long."""
    octets = text.encode()
    return len(octets.translate(None, _CONTROL_OCTETS)) < len(octets)


def _folded(line: bytes) -> bytes:
    """Fold a line so that no character of UTF-8 and no escape is cut: some readers unfold after decoding."""
    if len(line) <= LONGEST:
        return line + b"\r\n"
    parts = []
    start, end = 0, LONGEST
    while end < len(line):
        while line[end] & LEAD == CONTINUATION:
            end -= 1
        if line[end - 1] == BACKSLASH and (end - len(line[:end].rstrip(b"\\"))) % 2:
            end -= 1
        parts.append(line[start:end])
        start, end = end, end + CONTINUED
    parts.append(line[start:])
    return b"\r\n ".join(parts) + b"\r\n"
