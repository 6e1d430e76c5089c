"""The commands that keep the feed up to date by other programs: cron."""

import os
from pathlib import Path

import click

from cuegen.cli.options import CONTACTS, contacts_argument, paths_to_write
from cuegen.commands.screen import Screen

# Every command imports what it needs when it is called: reading a calendar's libraries takes longer than most of
# what a user asks for.
# ruff: noqa: PLC0415


@click.command(short_help="Print the line for cron to build each night.")
@contacts_argument
@click.option("-o", "--output", "feed", type=CONTACTS, metavar="FEED", help="Where the job is to write the feed.")
def cron(contacts: Path, feed: Path | None) -> int:
    """Print the line of a crontab that builds CONTACTS each night, with your own paths. Nothing is changed.

    Add it with "crontab -e". The minute follows from the path, so that not everybody builds on the hour.
    """
    from cuegen.commands.cron import cron_command
    from cuegen.commands.inputs import STANDARD

    if STANDARD in (contacts, feed):
        raise click.UsageError("cron needs files: a job has no standard input, and its output is mailed to you")
    return cron_command(paths_to_write(contacts, feed, None, None), Screen(os.environ), is_default=feed is None)
