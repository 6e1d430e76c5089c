"""The text of a cadence as words with their places, read from left to right.

Words are parted by white space; the marks , / & + are words of their own. Upper and lower case are
the same.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from cuegen.contacts.cadence.vocabulary import DAYS, EXAMPLE_HINT, NUMBERS, REFUSED
from cuegen.contacts.near import did_you_mean
from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault

T = TypeVar("T")

LONGEST = 100  # characters: twice what the longest sensible cadence has
SHORTEST_MISSPELLED = 3

_WORD = re.compile(r"[,/&+]|[^\s,/&+]+")


class Words:
    """The words of one text, and how many of them the reader has taken.

    Raises:
        Fault: the text has no words, or is longer than any cadence.
    """

    __slots__ = ("_found", "_plain", "_taken")

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise Fault(f"a cadence has at most {LONGEST} characters", hint=EXAMPLE_HINT)
        self._found = list(_WORD.finditer(text))
        self._plain = [word.group().casefold() for word in self._found]
        self._taken = 0
        if not self._found:
            raise Fault("the cadence is empty", hint=EXAMPLE_HINT)

    def peek(self, ahead: int = 0) -> str:
        """Return the next word, or one further ahead, in lower case; "" behind the end."""
        place = self._taken + ahead
        return self._plain[place] if place < len(self._plain) else ""

    def skip(self, *words: str) -> bool:
        """Take the next word if it is one of these, and say whether it was."""
        found = self.peek() in words
        self._taken += found
        return found

    def look_up(self, table: Mapping[str, T]) -> T | None:
        """Take the next word if the table has it, and return what it stands for."""
        word = self.peek()
        return table[word] if self.skip(*table) else None

    def require(self, table: Mapping[str, T], hint: str) -> T:
        """Take the next word, which the table must have, and return what it stands for."""
        word = self.peek()
        if not self.skip(*table):
            raise self.unexpected(table, hint)
        return table[word]

    def number(self) -> int | None:
        """Take the next word if it is a whole number, in figures or words."""
        word = self.peek()
        if word.isascii() and word.isdigit():
            self._taken += 1
            return int(word)
        return self.look_up(NUMBERS)

    def take(self, hint: str) -> None:
        """Take the next word, whatever it is.

        Raises:
            Fault: there is none, or it is known to be wrong everywhere.
        """
        if not self.peek() or self.peek() in REFUSED:
            raise self.unexpected((), hint)
        self._taken += 1

    def taken(self, last: int = LONGEST) -> str:
        """Return the words taken so far, or the last few of them, as they were typed."""
        first = max(0, self._taken - last)
        return " ".join(word.group() for word in self._found[first : self._taken])

    def span(self, last: int = LONGEST) -> tuple[int, int]:
        """Return where the words taken so far, or the last few of them, stand in the text."""
        first = max(0, self._taken - last)
        return self._found[first].start(), self._found[self._taken - 1].end()

    def fault(self, message: str, hint: str, *, last: int = LONGEST) -> Fault:
        """Blame the words taken so far, or the last few of them."""
        return Fault(message, hint=hint, span=self.span(last))

    def unexpected(self, expected: Iterable[str], hint: str) -> Fault:
        """Blame the next word, which is none of those that can stand there; or its absence."""
        word, before = self.peek(), quoted(self.taken(last=1))
        if not word:
            return self.fault(f"something is missing after {before}", hint, last=1)
        found = self._found[self._taken]
        if word in REFUSED:
            message, hint = REFUSED[word]
            return Fault(message, hint=hint, span=found.span())
        typed = quoted(found.group())
        message = f"{typed} cannot follow {before}"
        if self._taken == 0:
            message = f"a cadence cannot begin with {typed}"
        return Fault(message, hint=_near(word, expected) or hint, span=found.span())


def _near(word: str, expected: Iterable[str]) -> str | None:
    # "at" is no misspelled "sat", nor is "6weeks" a "weeks", nor "fridays" a "days".
    if len(word) < SHORTEST_MISSPELLED or word in DAYS or any(map(str.isdigit, word)):
        return None
    return did_you_mean(word, expected)
