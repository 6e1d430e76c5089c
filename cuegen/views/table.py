"""The agenda as a table for people. The only module that knows rich."""

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cuegen.printing.cells import visible
from cuegen.views.agenda import Appointment
from cuegen.views.phrases import short_date, short_time

PIPED = 200  # columns where there is no terminal to ask: enough for every name


def print_table(appointments: Sequence[Appointment], stream: TextIO, *, color: bool) -> None:
    """Print appointments, a day's together; a line that says so if there are none."""
    console = Console(
        file=stream,
        no_color=not color,
        highlight=False,
        width=None if stream.isatty() else PIPED,
        legacy_windows=False,
    )
    if not appointments:
        console.print("no cues in these days")
        return
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in ("day", "time", "cue", "category", "cadence", "last touch"):
        table.add_column(heading, no_wrap=heading in {"day", "time", "last touch"})
    before = None
    for each in appointments:
        wish = each.entry.cue.wish
        table.add_row(
            "" if each.day == before else short_date(each.day),
            short_time(each.time),
            Text(visible(each.entry.summary)),
            Text(visible(each.entry.category)),
            "make-up" if each.entry.cue.makes_up else str(wish.cadence or "once"),
            str(wish.last_contact or ""),
        )
        before = each.day
    console.print(table)
