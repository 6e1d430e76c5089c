"""The commands that make the feed: build, check, watch."""

import os
from datetime import date
from pathlib import Path
from typing import Unpack

import click

from cuegen.cli.choosing import Chosen, choice_of, choosing_options
from cuegen.cli.options import (
    CONTACTS,
    contacts_argument,
    feed_option,
    now_from,
    paths_to_write,
    previous_option,
    today_option,
)
from cuegen.commands.screen import Screen

# Every command imports what it needs when it is called: reading a calendar's libraries takes longer than most of
# what a user asks for.
# ruff: noqa: PLC0415
# click passes every option by its name, so the number of parameters and booleans among them confuse nobody.
# ruff: noqa: FBT001, PLR0913, PLR0917


@click.command(short_help="Write the feed of a list.")
@contacts_argument
@feed_option
@previous_option
@today_option
@choosing_options
@click.option("--rebalance", is_flag=True, help="Place all cues anew instead of leaving them where they are.")
@click.option("--allow-empty", is_flag=True, help="Write a feed even if there is nobody in the list.")
def build(
    contacts: Path,
    feed: Path | None,
    previous: Path | None,
    today: date | None,
    rebalance: bool,
    allow_empty: bool,
    **chosen: Unpack[Chosen],
) -> int:
    """Write the feed of CONTACTS (contacts.yaml), by default to reconnect.ics beside it.

    Without a terminal nothing is printed if all is well: made for cron. A feed that does not change is not
    written. "-" reads the list from standard input.
    """
    from cuegen.build import Choices
    from cuegen.commands.build import build_command
    from cuegen.feed.detail import Detail

    paths = paths_to_write(contacts, feed, previous, chosen["split"])
    detail = Detail(chosen["detail"])
    choices = Choices(rebalance=rebalance, allow_empty=allow_empty, choice=choice_of(chosen), detail=detail)
    return build_command(paths, choices, now_from(today), Screen(os.environ))


@click.command(short_help="Print every problem of a list, and write nothing.")
@click.argument("contacts", type=CONTACTS, nargs=-1)
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
def check(contacts: tuple[Path, ...], form: str, previous: Path | None, today: date | None) -> int:
    """Print every problem of CONTACTS and its templates, and write nothing. Several lists are checked one by one.

    Text goes to standard error, json and github to standard output. Exits with 1 if there is an error; warnings
    alone give 0.
    """
    from cuegen.commands.check import check_command
    from cuegen.commands.inputs import Paths

    if previous is not None and len(contacts) > 1:
        raise click.UsageError("--previous names the feed of one list: check the others without it")
    lists = [Paths.of(each, None, previous) for each in contacts or (Path("contacts.yaml"),)]
    return check_command(lists, form, now_from(today), Screen(os.environ))


@click.command(short_help="Rebuild the feed on every change, until stopped.")
@contacts_argument
@click.option("-o", "--output", "feed", type=CONTACTS, metavar="FEED", help="Where to write the feed.")
@choosing_options
@click.option("--poll", is_flag=True, help="Look once a second instead of waiting for events: for network disks.")
def watch(contacts: Path, feed: Path | None, poll: bool, **chosen: Unpack[Chosen]) -> int:
    """Rebuild the feed whenever CONTACTS or a template changes, until stopped with Ctrl-C.

    Each build says in one line what it did. A faulty edit is reported, and the last good feed stays.
    """
    from cuegen.build import Choices
    from cuegen.commands.inputs import STANDARD
    from cuegen.commands.watch import watch_command
    from cuegen.feed.detail import Detail

    if STANDARD in (contacts, feed):
        raise click.UsageError("watch needs files: it cannot wait for standard input or rewrite standard output")
    paths = paths_to_write(contacts, feed, None, chosen["split"])
    choices = Choices(choice=choice_of(chosen), detail=Detail(chosen["detail"]))
    return watch_command(paths, choices, lambda: now_from(None), Screen(os.environ), poll=poll)
