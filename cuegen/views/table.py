"""The agenda as a table for people, one line an appointment, a week's together. The only module that knows rich.

Where a terminal is narrow, whole columns are left out before a usual name is cut.
"""

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cuegen.feed.event import Member
from cuegen.printing.cells import visible
from cuegen.views.agenda import Appointment
from cuegen.views.phrases import monday_of, short_date, short_time, week_of

PIPED = 10_000  # cells in a line where there is no terminal to ask: nothing is cut

# The cells that each column takes besides the cue's, with its gap: a usual category, a usual cadence.
COLUMNS = {"day": 17, "time": 9, "cue": 0, "category": 20, "cadence": 14, "last touch": 12}
LEFT_OUT = ((110, {"category", "last touch"}), (76, {"cadence"}))  # where lines have fewer cells than these
LEAST = 10  # cells of a title, on however narrow a terminal


def print_table(appointments: Sequence[Appointment], stream: TextIO, *, color: bool) -> None:
    """Print appointments under the headings of their weeks; a line that says so if there are none."""
    console = Console(
        file=stream,
        color_system="auto" if color else None,
        highlight=False,
        width=None if stream.isatty() else PIPED,
        legacy_windows=False,
    )
    if not appointments:
        console.print("no cues in these days")
        return
    with console.capture() as printed:
        console.print(_table(appointments, console.width))
    headings, *rows = printed.get().splitlines()
    lines = [headings, *_by_week(appointments, rows, console)]
    stream.writelines(f"{line.rstrip()}\n" for line in lines)


def _by_week(appointments: Sequence[Appointment], rows: Sequence[str], console: Console) -> Iterator[str]:
    """Put the heading of its week above the first row of each.

    An appointment has one row on every terminal, and one more for each of its members.
    """
    before = None
    days = [each.day for each in appointments for _ in range(1 + len(each.entry.members))]
    for day, row in zip(days, rows, strict=True):
        week = monday_of(day)
        if week != before:
            with console.capture() as printed:
                console.print(Text(week_of(week), style="bold"), soft_wrap=True)
            yield from ("", printed.get()) if before else (printed.get(),)
        yield row
        before = week


def _table(appointments: Sequence[Appointment], cells: int) -> Table:
    """Lay a table out for lines of so many cells. What is too long gives way to the cue, in the end the cue too."""
    hidden = {heading for least, headings in LEFT_OUT if cells < least for heading in headings}
    headings = [heading for heading in COLUMNS if heading not in hidden]
    longest = max(cells - sum(COLUMNS[heading] for heading in headings), LEAST)
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in headings:
        yields = heading in {"category", "cadence"}
        table.add_column(heading, no_wrap=not yields, max_width=longest if heading == "cue" else None)
    before = None
    for each in appointments:
        row = _row(each) | ({"day": ""} if each.day == before else {})
        for line in (row, *map(_member_row, each.entry.members)):
            texts = (visible(line[heading]) for heading in headings)
            table.add_row(*(Text(text, no_wrap=True, overflow="ellipsis") for text in texts))
        before = each.day
    return table


def _row(appointment: Appointment) -> dict[str, str]:
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


def _member_row(member: Member) -> dict[str, str]:
    """Write one of those whom a weekly block stands for, by heading."""
    return {
        "day": "",
        "time": "",
        "cue": f"  {member.who}",
        "category": member.category,
        "cadence": member.cadence or "once",
        "last touch": str(member.last_contact or ""),
    }
