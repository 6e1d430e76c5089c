"""What several commands share: the files that they are called with, the day, and how a wrong call is refused."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cuegen.problems import Fault

if TYPE_CHECKING:
    from cuegen.commands.inputs import Paths

# A command imports what it needs when it is called.
# ruff: noqa: PLC0415


@contextmanager
def refusing_call(error: type[click.UsageError] = click.UsageError) -> Iterator[None]:
    """Make a fault of what was called an error of the call, about no file; a `click.BadParameter` names the option."""
    try:
        yield
    except Fault as fault:
        raise error(in_a_line(fault)) from None


def in_a_line(fault: Fault) -> str:
    """Word a fault where no line of a file can be shown: what was found, and what to do."""
    return fault.message + (f"; {fault.hint}" if fault.hint else "")


def read_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """Read a date on the command line, in the form that the list has."""
    from cuegen.contacts.dates import read_date

    with refusing_call(click.BadParameter):
        return None if text is None else read_date(text)


# Whether a file can be read is said by who reads it, as a problem of the user's files and not of the call.
FILE = click.Path(path_type=Path, readable=False)
CONTACTS = click.Path(path_type=Path, readable=False, allow_dash=True)

contacts_argument = click.argument("contacts", type=CONTACTS, default=Path("contacts.yaml"))
feed_option = click.option(
    "-o", "--output", "feed", type=CONTACTS, metavar="FEED", help="Where to write the feed; - is standard output."
)
previous_option = click.option(
    "--previous",
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    metavar="FEED",
    help="The feed that was written before, where it is not the output: its cues keep their places.",
)
today_option = click.option("--today", callback=read_day, metavar="DATE", help="Take this day for today (YYYY-MM-DD).")


def now_from(today: date | None) -> datetime:
    """Tell the moment of this run."""
    from cuegen.commands.clock import moment

    return moment(today, os.environ)


def paths_to_write(contacts: Path, feed: Path | None, previous: Path | None, split: Path | None) -> "Paths":
    """Tell the files of a command that writes a feed, and refuse to write it over the list."""
    from cuegen.commands.inputs import Paths

    if split is not None and feed is not None:
        raise click.UsageError("-o names one feed and --split a folder of many: leave one of them out")
    paths = Paths.of(contacts, feed, previous, split)
    if paths.is_circular and split is not None:
        raise click.UsageError("a feed could overwrite the list: name another folder with --split")
    if paths.is_circular:
        raise click.UsageError("the feed would overwrite the list: name another file with -o")
    return paths
