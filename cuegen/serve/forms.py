"""Which forms are spent: one that counted never counts again, even where things stand once more as it showed them.

What is remembered is how often somebody's forms have counted, so one that counts makes all older ones of that person
void, and nobody else's. It is in memory only: the forms of before a start, and those of another server, are void, too.
"""

from collections import Counter
from secrets import token_hex


class Forms:
    """Tells the forms of one server apart, from one that counted to the next."""

    def __init__(self) -> None:
        self._start = token_hex()
        self._counted: Counter[str] = Counter()  # of those alone about whom something was pressed

    def issue(self, cue: str) -> str:
        """Name the forms of somebody that are good now; those of before have another name."""
        return f"{self._start} {self._counted[cue]}"

    def spend(self, cue: str) -> None:
        """Let all forms of somebody that were given out so far be void. Calls come one after the other."""
        self._counted[cue] += 1
