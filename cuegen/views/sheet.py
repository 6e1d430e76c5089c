"""Rows as lines of a terminal: the columns side by side, each as wide as its longest text.

Not by rich, which takes seconds for some thousand rows. Where a terminal is narrow, whole columns are left out, and
then the first one, which holds names, is cut.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cuegen.printing.cells import beginning, visible, width
from cuegen.printing.paint import BOLD, painted

GAP = 2  # cells between two columns
LEAST = 10  # cells of a name, on however narrow a terminal
MOST = 18  # cells of any other column, where the terminal has not room for all of it


class Column(NamedTuple):
    """A heading, and the cells below it: a text and its SGR code, or "" for none.

    The column is left out where lines have fewer than `least` cells. `right` puts its texts to the right.
    """

    heading: str
    cells: Sequence[tuple[str, str]]
    least: int = 0
    right: bool = False


def sheet(columns: Sequence[Column], cells: int | None, *, color: bool) -> Iterator[str]:
    """Lay columns out in lines of so many cells; None cuts nothing. Only with `color` are there codes in them."""
    shown = [column for column in columns if cells is None or cells >= column.least]
    laid = [_Laid.of(column) for column in shown]
    if cells is not None:
        laid = list(_fitted(laid, cells))
    for row in range(len(columns[0].cells) + 1):
        yield _line([column.cell(row) for column in laid], color=color)


class _Laid(NamedTuple):
    """A column with the cells that it takes, its heading the first of its rows: visible texts, their cells, codes."""

    rows: Sequence[tuple[str, int, str]]
    cells: int
    right: bool

    @classmethod
    def of(cls, column: Column) -> "_Laid":
        texts = ((visible(text), code) for text, code in ((column.heading, BOLD), *column.cells))
        rows = [(text, width(text), code) for text, code in texts]
        return cls(rows, max(taken for _, taken, _ in rows), column.right)

    def within(self, cells: int) -> "_Laid":
        return _Laid(self.rows, min(self.cells, cells), self.right)

    def cell(self, row: int) -> tuple[str, str, str, str]:
        """Give a text with the blanks before and after it, and its code."""
        text, taken, code = self.rows[row]
        if max(taken, len(text)) > self.cells:
            text = beginning(text, self.cells)
            taken = width(text)
        blanks = " " * (self.cells - taken)
        return (blanks, text, "", code) if self.right else ("", text, blanks, code)


def _fitted(laid: Sequence[_Laid], cells: int) -> Iterator[_Laid]:
    """Make columns fit into a line: first the long ones among the others give way, then the first one."""
    room = cells - GAP * (len(laid) - 1)
    first, rest = laid[0], laid[1:]
    if sum(column.cells for column in laid) > room:
        rest = [column.within(MOST) for column in rest]
    yield first.within(max(room - sum(column.cells for column in rest), LEAST))
    yield from rest


def _line(row: Sequence[tuple[str, str, str, str]], *, color: bool) -> str:
    cells = (before + painted(text, code, color=color) + after for before, text, after, code in row)
    return (" " * GAP).join(cells).rstrip() + "\n"
