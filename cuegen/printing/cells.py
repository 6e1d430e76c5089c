"""The cells of a terminal: how many a text takes, and what must not get there as it is.

A character takes one cell, two when it is wide (Unicode Standard Annex 11), none when it joins the one before.
Terminals disagree on sequences of emoji; they count here as the sum of their parts.
"""

import unicodedata
from itertools import accumulate

ELLIPSIS = "…"

# Controls, separators of lines, halves of characters, and format characters (among them those of writing direction).
_OBEYED_OR_UNSEEN = {"Cc", "Cs", "Cf", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # needed by Persian spelling and by emoji
_TAGS = range(0xE0020, 0xE0080)  # flags, such as that of Scotland
_HANGUL_ENDINGS = range(0x1160, 0x1200)  # vowels and finals of decomposed syllables, drawn into the initial

# The block Control Pictures begins with one for each of the first 32 controls.
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\t": " ", "\x7f": "␡"}


def visible(text: str) -> str:
    """Return `text` with a picture for each character that would be obeyed or not seen; a tab is one space."""
    return text if _is_plain(text) else "".join(map(_visible, text))


def width(text: str) -> int:
    """Return how many cells a visible text takes."""
    return len(text) if _is_plain(text) else sum(map(_width, text))


def beginning(text: str, cells: int) -> str:
    """Return the text, made visible, if it fits into so many cells, else as much of its beginning and an ellipsis."""
    if len(text) <= cells and _is_plain(text):
        return text
    # No text that is read has many characters without a width; a line may be megabytes.
    begun = visible(text[: 4 * cells])
    if len(begun) == len(text) and width(begun) <= cells:
        return begun
    fitting = sum(total < cells for total in accumulate(map(_width, begun)))
    return begun[:fitting] + ELLIPSIS


def ending(text: str, cells: int) -> str:
    """Return the end of a text, as `beginning` does its beginning."""
    return beginning(text[: -4 * cells - 2 : -1], cells)[::-1]


def _is_plain(text: str) -> bool:
    """Tell, quickly, whether each character takes one cell and none has to be made visible."""
    return text.isascii() and text.isprintable()


def _visible(char: str) -> str:
    if unicodedata.category(char) not in _OBEYED_OR_UNSEEN or char in _JOINERS or ord(char) in _TAGS:
        return char
    return _PICTURES.get(char, "\N{REPLACEMENT CHARACTER}")


def _width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"} or ord(char) in _HANGUL_ENDINGS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
