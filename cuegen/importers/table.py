"""CSV with a heading over each column -> rows that know their line. RFC 4180, as spreadsheets and exports write it.

Columns are found by their headings, never by their places. A row that cannot be read is left out, and costs none of
the rows behind it: a quote that nobody closed would otherwise swallow them.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cuegen.importers.kinds import Kind, not_a
from cuegen.importers.ledger import Ledger
from cuegen.problems import Refused

PREAMBLE = 20  # lines in which the headings are looked for; LinkedIn writes up to three above them

_LINE_END = re.compile("\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; those of a column that the export does not have are empty."""

    line: int
    cells: Sequence[str]
    columns: Mapping[str, int]

    def __getitem__(self, heading: str) -> str:
        column = self.columns.get(heading)
        return "" if column is None else self.cells[column].strip()

    def numbered(self, kind: str, part: str) -> Iterator[tuple[int, str]]:
        """Go through the cells of `E-mail 1 - Value`, `E-mail 2 - Value` and so on that hold something."""
        number = 1
        while (heading := f"{kind} {number} - {part}") in self.columns:
            if text := self[heading]:
                yield number, text
            number += 1


class Table:
    """The text of an export, cut into lines, with its headings found.

    Raises:
        Refused: no line has the headings of this kind of export.
    """

    def __init__(self, text: str, kind: Kind, ledger: Ledger) -> None:
        self._lines = [f"{line}\n" for line in _LINE_END.split(text)]
        self._one_line = kind.one_line
        self._ledger = ledger
        headings, self._first = self._headings(kind)
        self._width = len(headings)
        self._columns = {heading: place for place, heading in reversed(list(enumerate(headings)))}

    def rows(self) -> Iterator[Row]:
        """Go through all rows that have as many cells as there are headings."""
        lines = _Lines(self._lines, self._first)
        reader = csv.reader(lines)
        while True:
            begun = lines.place
            try:
                cells = next(reader, None)
            except csv.Error:  # a cell of more than 131,072 characters
                cells = ["…"]
            if cells is None:
                return
            if not cells:
                continue
            self._ledger.begin(begun + 1)
            is_long = lines.place - begun > 1
            if len(cells) == self._width and not (is_long and self._one_line):
                yield Row(begun + 1, cells, self._columns)
                continue
            self._ledger.give_up(begun + 1, "a quote in it is not closed" if is_long else self._fault(len(cells)))
            if is_long:
                lines.place = begun + 1
                reader = csv.reader(lines)

    def _fault(self, cells: int) -> str:
        return f"{cells} cell{'' if cells == 1 else 's'}, where there are {self._width} headings"

    def _headings(self, kind: Kind) -> tuple[list[str], int]:
        """Find the headings, and the number of the line behind them."""
        for number, line in enumerate(self._lines[:PREAMBLE]):
            cells = cells_of(line)
            if kind.fits(cells):
                return cells, number + 1
        raise Refused(not_a(kind, map(cells_of, self._lines[:PREAMBLE]), self._ledger.file))


class _Lines:
    """The lines from a place on; `place` is how many are behind us."""

    def __init__(self, lines: Sequence[str], place: int) -> None:
        self._lines = lines
        self.place = place

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.place == len(self._lines):
            raise StopIteration
        self.place += 1
        return self._lines[self.place - 1]


def cells_of(line: str) -> list[str]:
    """Read one line as a row of its own; one that is not CSV has no cells."""
    try:
        return [cell.strip() for cell in next(csv.reader([line]), [])]
    except csv.Error:
        return []
