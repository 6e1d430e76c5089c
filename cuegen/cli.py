"""The command line: parses, calls one function a command, and turns what went wrong into an exit code.

0 good, 1 a problem in the user's files or on the disk, 2 a wrong call, 130 interrupted.
"""

import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cuegen import __version__
from cuegen.commands.screen import Screen
from cuegen.problems import Fault, Refused

if TYPE_CHECKING:
    from cuegen.commands.inputs import Paths

GOOD, PROBLEM, USAGE, INTERRUPTED = 0, 1, 2, 130
UNFORESEEN = "cuegen: this is no fault of your files; please report it, with the lines above"
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def run(arguments: Sequence[str]) -> int:
    """Run a command and give the exit code. The one place where problems are printed."""
    screen = Screen(os.environ)
    try:
        code = cli.main(list(arguments), prog_name="cuegen", standalone_mode=False)
    except Refused as refused:
        screen.complain(refused.problems)
        return PROBLEM
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as mistake:
        # Ours, then: the traceback is what a report of it needs, and Python ends with 1 after it.
        mistake.add_note(UNFORESEEN)
        raise
    return int(code or GOOD)


def read_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """Read a date on the command line, in the form that the list has."""
    from cuegen.contacts.dates import read_date

    try:
        return None if text is None else read_date(text)
    except Fault as fault:
        raise click.BadParameter(fault.message + (f"; {fault.hint}" if fault.hint else "")) from None


CONTACTS = click.Path(path_type=Path, allow_dash=True)

contacts_argument = click.argument("contacts", type=CONTACTS, default=Path("contacts.yaml"))
feed_option = click.option(
    "-o", "--output", "feed", type=CONTACTS, metavar="FEED", help="Where to write the feed; - is standard output."
)
previous_option = click.option(
    "--previous",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FEED",
    help="The feed that was written before, where it is not the output: its cues keep their places.",
)
today_option = click.option("--today", callback=read_day, metavar="DATE", help="Take this day for today (YYYY-MM-DD).")


def now_from(today: date | None) -> datetime:
    """Tell the moment of this run."""
    from cuegen.commands.clock import moment

    return moment(today, os.environ)


def paths_to_write(contacts: Path, feed: Path | None, previous: Path | None) -> "Paths":
    """Tell the files of a command that writes a feed, and refuse to write it over the list."""
    from cuegen.commands.inputs import Paths

    paths = Paths.of(contacts, feed, previous)
    if paths.is_circular:
        raise click.UsageError("the feed would overwrite the list: name another file with -o")
    return paths


# Every command imports what it needs when it is called: reading a calendar's libraries takes longer than most of
# what a user asks for.
# ruff: noqa: PLC0415
# click passes every option by its name, so the number of parameters and booleans among them confuse nobody.
# ruff: noqa: FBT001, PLR0913, PLR0917


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Turn a list of people into a calendar feed of cues to keep in touch.

    Edit contacts.yaml, run "cuegen build", subscribe to reconnect.ics from your calendar.
    """


@cli.command(short_help="Write the feed of a list.")
@contacts_argument
@feed_option
@previous_option
@today_option
@click.option("--rebalance", is_flag=True, help="Place all cues anew instead of leaving them where they are.")
@click.option("--allow-empty", is_flag=True, help="Write a feed even if there is nobody in the list.")
def build(
    contacts: Path, feed: Path | None, previous: Path | None, today: date | None, rebalance: bool, allow_empty: bool
) -> int:
    """Write the feed of CONTACTS (contacts.yaml), by default to reconnect.ics beside it.

    Without a terminal nothing is printed if all is well: made for cron. A feed that does not change is not
    written. "-" reads the list from standard input.
    """
    from cuegen.build import Choices
    from cuegen.commands.build import build_command

    paths = paths_to_write(contacts, feed, previous)
    choices = Choices(rebalance=rebalance, allow_empty=allow_empty)
    return build_command(paths, choices, now_from(today), Screen(os.environ))


@cli.command(short_help="Print every problem of a list, and write nothing.")
@contacts_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations of GitHub's checks.",
)
@previous_option
@today_option
def check(contacts: Path, form: str, previous: Path | None, today: date | None) -> int:
    """Print every problem of CONTACTS and its templates, and write nothing.

    Text goes to standard error, json and github to standard output. Exits with 1 if there is an error; warnings
    alone give 0.
    """
    from cuegen.commands.check import check_command
    from cuegen.commands.inputs import Paths

    return check_command(Paths.of(contacts, None, previous), form, now_from(today), Screen(os.environ))


@cli.command(short_help="Rebuild the feed on every change, until stopped.")
@contacts_argument
@click.option("-o", "--output", "feed", type=CONTACTS, metavar="FEED", help="Where to write the feed.")
@click.option("--poll", is_flag=True, help="Look once a second instead of waiting for events: for network disks.")
def watch(contacts: Path, feed: Path | None, poll: bool) -> int:
    """Rebuild the feed whenever CONTACTS or a template changes, until stopped with Ctrl-C.

    Each build says in one line what it did. A faulty edit is reported, and the last good feed stays.
    """
    from cuegen.commands.inputs import STANDARD
    from cuegen.commands.watch import watch_command

    if STANDARD in (contacts, feed):
        raise click.UsageError("watch needs files: it cannot wait for standard input or rewrite standard output")
    paths = paths_to_write(contacts, feed, None)
    return watch_command(paths, lambda: now_from(None), Screen(os.environ), poll=poll)


@cli.command()
@contacts_argument
@click.option("--days", type=click.IntRange(1, 800), default=14, show_default=True, help="How far to look ahead.")
@click.option("--json", is_flag=True, help="Print JSON instead of a table.")
@previous_option
@today_option
def agenda(contacts: Path, days: int, json: bool, previous: Path | None, today: date | None) -> int:
    """Show whom to reconnect with in the days to come."""
    from cuegen.commands.agenda import View, agenda_command
    from cuegen.commands.inputs import Paths

    view = View(today=today, days=days, json=json)
    return agenda_command(Paths.of(contacts, None, previous), view, now_from(today), Screen(os.environ))


@cli.command(short_help="Write a contacts.yaml to start from.")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False), default=Path())
@today_option
def init(folder: Path, today: date | None) -> int:
    """Write a commented contacts.yaml to start from into DIR. One that is there already is never overwritten."""
    from cuegen.commands.init import init_command

    # The day that it is here, not in Greenwich: on a Monday morning in Auckland, last week is over.
    return init_command(folder, today or now_from(None).astimezone().date(), Screen(os.environ))


@cli.command()
def schema() -> int:
    """Print the JSON Schema of contacts.yaml, for completion in editors."""
    from cuegen.commands.schema import schema_command

    return schema_command()
