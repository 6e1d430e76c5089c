"""Where the lines of a text begin and end, and how a piece of it is exchanged for another.

Places are indexes in the text, in code points. The end of a line is where its line break begins.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

BLANK = " \t"
LINE_BREAKS = "\r\n\x85\u2028\u2029"  # YAML 1.1, section 5.4


class Splice(NamedTuple):
    """Put `text` in the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Carry out splices, which must not overlap; every place is one of the text as it was.

    What is put into one place stands in the order of the splices.
    """
    pieces, done = [], 0
    for splice in sorted(splices, key=attrgetter("start", "end")):
        pieces += [text[done : splice.start], splice.text]
        done = splice.end
    return "".join([*pieces, text[done:]])


def overlapping(splices: Iterable[Splice]) -> bool:
    """Tell whether some of the text is to be exchanged twice, or to take something in while it goes."""
    done = 0
    for splice in sorted(splices, key=attrgetter("start", "end")):
        if splice.start < done:
            return True
        done = splice.end
    return False


class Lines(NamedTuple):
    """The lines of a text: where each begins, and where each ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Find the lines of a text that is YAML.

        Of what `splitlines` takes for the end of a line, YAML allows `LINE_BREAKS` alone; to search for them with `re`
        takes three times as long.
        """
        lines = f"{text} ".splitlines(keepends=True)  # with something behind the last line break, which begins a line
        starts = tuple(accumulate(map(len, lines[:-1]), initial=0))
        ends = (start + len(line.rstrip(LINE_BREAKS)) for start, line in zip(starts, lines[:-1], strict=False))
        return cls(text, starts, (*ends, len(text)))

    def number(self, place: int) -> int:
        """Find the line that a place is on, counted from 0."""
        return bisect_right(self.starts, place) - 1

    def start(self, place: int) -> int:
        """Find the start of the line that a place is on."""
        return self.starts[self.number(place)]

    def end(self, place: int) -> int:
        """Find the end of the line that a place is on."""
        return self.ends[self.number(place)]

    def rest(self, place: int) -> str:
        """Give what stands behind a place on its line."""
        return self.text[place : self.end(place)]

    def next(self, place: int) -> int:
        """Find the start of the line below the one that a place is on, the end of the text when there is none."""
        below = self.number(place) + 1
        return self.starts[below] if below < len(self.starts) else len(self.text)

    def line(self, number: int) -> str:
        """Give the text of a line without its end."""
        return self.text[self.starts[number] : self.ends[number]]

    def line_break(self, place: int) -> str:
        """Give the line break to use next to a place: that of its line, else of the line above, else a newline."""
        end = self.end(place)
        if end < len(self.text):
            return self.text[end : self.next(place)]
        above = self.number(place) - 1
        return self.text[self.ends[above] : self.starts[above + 1]] if above >= 0 else "\n"

    def below(self, place: int, lines: Iterable[str]) -> Splice:
        """Put new lines below the line that a place is on; a text that ends without a line break keeps that."""
        end = self.end(place)
        line_break = self.line_break(place)
        return Splice(end, end, "".join(line_break + line for line in lines))

    def without(self, first: int, last: int) -> Splice:
        """Remove the lines from one place to another; a text that ends without a line break keeps that."""
        number, end = self.number(first), self.next(last)
        start = self.ends[number - 1] if number and self.end(last) == len(self.text) else self.starts[number]
        return Splice(start, end, "")
