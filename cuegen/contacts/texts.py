"""Texts of contacts.yaml: names, single lines, notes and ids, all in Unicode's NFC.

Lengths count code points after normalisation. No control character gets past this module, for a
content line of RFC 5545 cannot hold one; nor, in a single line, a mark that changes it unseen.
"""

import re
import unicodedata
from functools import cache

from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault

LINE_LIMIT = 200  # Proton takes titles of 255 characters, and a title is more than the name
TEXT_LIMIT = 2_000  # Proton takes descriptions of 3,000 characters, and they hold more than the notes
ID_LIMIT = 64

# C0, C1 and DEL; lone surrogates, which UTF-8 cannot hold.
_CONTROLS = "\x00-\x1f\x7f-\x9f\ud800-\udfff"
# Line and paragraph separators, zero width space, BOM, and the marks of writing direction.
_UNSEEN = "\u2028\u2029\u200b\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_FILLERS = "\u115f\u1160\u3164\uffa0"  # letters of Hangul that stand for none (Unicode Standard, section 18.6)
_NOT_IN_A_LINE = re.compile(f"[{_CONTROLS}{_UNSEEN}]")
_NOT_IN_A_TEXT = re.compile(f"(?![\t\n\r\x85])[{_CONTROLS}]")
_LINE_BREAK = "\r\n|[\r\x85\u2028\u2029]"


def read_name(text: str) -> str:
    """Read a person's name: one line of any script, white space collapsed, 1 to 200 characters.

    Raises:
        Fault: an empty or too long name, a line break, a control or invisible character in it.
    """
    return read_line(text, what="the name")


def read_line(text: str, *, what: str, limit: int = LINE_LIMIT) -> str:
    """Read a text of one line; `what` names it in messages ("the company").

    Raises:
        Fault: as for a name.
    """
    if _is_tidy(text):
        return _short_enough(text, what, limit)
    _refuse(_NOT_IN_A_LINE, text, what)
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    if not line:
        raise Fault(f"{what} is empty", hint="write it, or remove the line")
    if not any(map(_is_seen, line)):
        raise Fault(f"nothing in {what} can be seen", hint="write it, or remove the line")
    return _short_enough(line, what, limit)


def read_text(text: str, *, what: str, limit: int = TEXT_LIMIT) -> str:
    """Read a text of several lines, which may be empty; every kind of line break becomes a newline.

    Raises:
        Fault: a text that is too long, or a control character other than a newline or a tab in it.
    """
    if text.isascii() and text.replace("\n", "").isprintable():  # as nearly all are
        return _short_enough(text.strip(), what, limit)
    _refuse(_NOT_IN_A_TEXT, text, what)
    lines = re.sub(_LINE_BREAK, "\n", text).strip()
    return _short_enough(unicodedata.normalize("NFC", lines), what, limit)


def read_id(text: str) -> str:
    """Read the id of a contact: 1 to 64 letters and digits of any script, `-`, `_` and `.`.

    Raises:
        Fault: an empty or too long id, or any other character in it.
    """
    if not text:
        raise Fault("the id is empty", hint="write one, or remove the line: the name will do")
    for place, char in enumerate(text):
        # Letters, marks (the vowels of many scripts) and numbers.
        if unicodedata.category(char)[0] not in "LMN" and char not in "-_.":
            raise Fault(
                f"an id cannot hold {quoted(char)}",
                hint="use letters, digits, '-', '_' and '.'",
                span=(place, place + 1),
            )
    return _short_enough(unicodedata.normalize("NFC", text), "the id", ID_LIMIT)


@cache  # each name is asked for several times in a build
def identity(name: str) -> str:
    """Return what all spellings of a name share: normalised, case-folded, white space collapsed.

    This is the compatibility caseless match of the Unicode Standard, section 3.13 (D146), composed:
    a full-width spelling from another keyboard is the same person. Two people who differ by no more
    than that are an error, which an `id` resolves; one person taken for two would go unnoticed.
    """
    if name.isascii():  # nothing below would do more
        return " ".join(name.lower().split())
    folded = unicodedata.normalize("NFD", name).casefold()
    folded = unicodedata.normalize("NFKD", folded).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def _is_tidy(text: str) -> bool:
    """Tell, quickly, whether a line is such that nothing has to be refused, normalised or collapsed in it.

    What Python calls printable holds no white space but blanks, and nothing that has an effect unseen.
    """
    if not text.isprintable() or text == "" or text.strip() != text or "  " in text:
        return False
    return text.isascii() or (unicodedata.is_normalized("NFC", text) and any(map(_is_seen, text)))


def _is_seen(char: str) -> bool:
    """Tell whether a character shows by itself: a letter, a number, a sign, and none that only fills a place."""
    return unicodedata.category(char)[0] in "LNPS" and char not in _FILLERS


def _refuse(wrong: re.Pattern[str], text: str, what: str) -> None:
    """Refuse the first wrong character that is not white space at an end of `text`."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    match = wrong.search(text, start, end)
    if match is not None:
        raise Fault(f"{_described(match[0])} in {what}", hint="delete it", span=match.span())


def _short_enough(text: str, what: str, limit: int) -> str:
    if len(text) > limit:
        raise Fault(f"{len(text):,} characters in {what}, where {limit:,} are allowed", hint="shorten it")
    return text


def _described(char: str) -> str:
    code = f"U+{ord(char):04X}"
    if char in "\n\r\x85\u2028\u2029\v\f":
        return f"a line break ({code})"
    if char == "\t":
        return f"a tab ({code})"
    category = unicodedata.category(char)
    if category == "Cs":
        return f"half of a character ({code})"
    if category == "Cc":
        return f"a control character ({code})"
    return f"an invisible {unicodedata.name(char).lower()} ({code})"
