"""Tables for people: the agenda, one line an appointment, and sheets of any rows. The only module that knows rich.

Where a terminal is narrow, whole columns are left out before anybody's name is cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cuegen.printing.cells import visible
from cuegen.views.phrases import short_date, short_time

if TYPE_CHECKING:
    from cuegen.views.agenda import Appointment  # it brings the feed along, which a sheet does not need

PIPED = 10_000  # cells in a line where there is no terminal to ask: nothing is cut

# The cells that each column takes besides the cue's, with its gap: a usual category, a usual cadence.
COLUMNS = {"day": 17, "time": 9, "cue": 0, "category": 20, "cadence": 14, "last touch": 12}
LEFT_OUT = ((110, {"category", "last touch"}), (76, {"cadence"}))  # where lines have fewer cells than these
LEAST = 10  # cells of a title, on however narrow a terminal


def print_table(appointments: "Sequence[Appointment]", stream: TextIO, *, color: bool) -> None:
    """Print appointments, a day's together; a line that says so if there are none."""
    console = _console(stream, color=color)
    if not appointments:
        console.print("no cues in these days")
        return
    _print_trimmed(console, _table(appointments, console.width), stream)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, and the cells that it takes with its gap.

    The one that `gives_way` has what the others leave. A column is left out on terminals below `least` cells.
    """

    heading: str
    cells: int = 0
    least: int = 0
    gives_way: bool = False
    right: bool = False


class Sheet:
    """A page of tables and lines. Each cell is a text and its style, which only a terminal with color shows."""

    def __init__(self, stream: TextIO, *, color: bool) -> None:
        self._stream = stream
        self._console = _console(stream, color=color)

    def line(self, text: str = "") -> None:
        """Print a line; on a narrow terminal it goes on below."""
        self._console.print(Text(visible(text)))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[tuple[str, str]]]) -> None:
        """Print a table, a line a row."""
        cells = self._console.width
        shown = [number for number, column in enumerate(columns) if cells >= column.least]
        longest = max(cells - sum(columns[number].cells for number in shown), LEAST)
        table = _bare_table()
        for number in shown:
            column = columns[number]
            table.add_column(
                column.heading,
                no_wrap=not column.cells or column.right,
                max_width=longest if column.gives_way else None,
                justify="right" if column.right else "left",
            )
        for row in rows:
            texts = (row[number] for number in shown)
            table.add_row(*(Text(visible(text), style, no_wrap=True, overflow="ellipsis") for text, style in texts))
        _print_trimmed(self._console, table, self._stream)


def _console(stream: TextIO, *, color: bool) -> Console:
    return Console(
        file=stream,
        color_system="auto" if color else None,
        highlight=False,
        width=None if stream.isatty() else PIPED,
        legacy_windows=False,
    )


def _bare_table() -> Table:
    return Table(box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 2, 0, 0))


def _print_trimmed(console: Console, table: Table, stream: TextIO) -> None:
    """Print a table without the blanks at the ends of its lines."""
    with console.capture() as printed:
        console.print(table)
    stream.writelines(f"{line.rstrip()}\n" for line in printed.get().splitlines())


def _table(appointments: "Sequence[Appointment]", cells: int) -> Table:
    """Lay a table out for lines of so many cells. What is too long gives way to the cue, in the end the cue too."""
    hidden = {heading for least, headings in LEFT_OUT if cells < least for heading in headings}
    headings = [heading for heading in COLUMNS if heading not in hidden]
    longest = max(cells - sum(COLUMNS[heading] for heading in headings), LEAST)
    table = _bare_table()
    for heading in headings:
        yields = heading in {"category", "cadence"}
        table.add_column(heading, no_wrap=not yields, max_width=longest if heading == "cue" else None)
    before = None
    for each in appointments:
        row = _row(each) | ({"day": ""} if each.day == before else {})
        table.add_row(*(Text(visible(row[heading]), no_wrap=True, overflow="ellipsis") for heading in headings))
        before = each.day
    return table


def _row(appointment: "Appointment") -> dict[str, str]:
    """Write an appointment in words, by heading."""
    entry = appointment.entry
    wish = entry.cue.wish
    return {
        "day": short_date(appointment.day),
        "time": short_time(appointment.time),
        "cue": entry.summary,
        "category": entry.category,
        "cadence": "make-up" if entry.cue.makes_up else str(wish.cadence or "once"),
        "last touch": str(wish.last_contact or ""),
    }
