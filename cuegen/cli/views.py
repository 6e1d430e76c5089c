"""The commands that show something and write no feed: agenda, status, plan, preview."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cuegen.cli.completing import complete_category
from cuegen.cli.options import CONTACTS, contacts_argument, now_from, previous_option, today_option
from cuegen.cli.what_if import read_cadences, read_numbers
from cuegen.commands.screen import Screen

if TYPE_CHECKING:
    from cuegen.contacts.cadence import Cadence

# Every command imports what it needs when it is called: reading a calendar's libraries takes longer than most of
# what a user asks for.
# ruff: noqa: PLC0415
# click passes every option by its name, so the number of parameters and booleans among them confuse nobody.
# ruff: noqa: FBT001, PLR0913, PLR0917


@click.command(short_help="Show whom to reconnect with next.")
@contacts_argument
@click.option("--days", type=click.IntRange(1, 800), default=14, show_default=True, help="How far to look ahead.")
@click.option(
    "--category",
    "categories",
    metavar="CATEGORY",
    multiple=True,
    shell_complete=complete_category,
    help="Show this category only; can be given several times.",
)
@click.option("--json", is_flag=True, help="Print JSON instead of a table.")
@previous_option
@today_option
def agenda(
    contacts: Path, days: int, categories: tuple[str, ...], json: bool, previous: Path | None, today: date | None
) -> int:
    """Show whom to reconnect with in the days to come, week by week."""
    from cuegen.commands.agenda import View, agenda_command
    from cuegen.commands.inputs import Paths

    view = View(today=today, days=days, json=json, categories=categories)
    return agenda_command(Paths.of(contacts, None, previous), view, now_from(today), Screen(os.environ))


@click.command(short_help="Show who is warm, cooling or cold.")
@contacts_argument
@click.option(
    "--category",
    "categories",
    multiple=True,
    metavar="C",
    shell_complete=complete_category,
    help="Only this category; can be repeated.",
)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(["hot", "warm", "cooling", "cold", "paused", "snoozed"]),
    help="Show only people in this state; can be repeated.",
)
@click.option("--json", is_flag=True, help="Print JSON instead of a table.")
@today_option
def status(contacts: Path, categories: tuple[str, ...], states: tuple[str, ...], json: bool, today: date | None) -> int:
    """Show who of CONTACTS is warm, cooling or cold, the most overdue first.

    Warm is who was touched within the own cadence, cooling until twice of it, cold after that; the list can set
    other factors. In a git repository, the last line compares with the list of four weeks ago.
    """
    from cuegen.commands.status import View, status_command

    view = View(today=today, categories=categories, states=states, json=json)
    return status_command(contacts, view, now_from(today), Screen(os.environ))


@click.command(short_help="Show how full the weeks are, and would be.")
@contacts_argument
@click.option(
    "--with",
    "cadences",
    metavar="CATEGORY=CADENCE",
    multiple=True,
    callback=read_cadences,
    help="Suppose another cadence for a category, as in mentors='every 2 weeks'. People with a cadence of their own "
    "keep it.",
)
@click.option(
    "--with-contacts",
    "more",
    metavar="CATEGORY=NUMBER",
    multiple=True,
    callback=read_numbers,
    help="Suppose so many people more in a category, as in alumni=40.",
)
@click.option("--weeks", type=click.IntRange(1, 104), default=26, show_default=True, help="How far to look ahead.")
@click.option("--json", is_flag=True, help="Print JSON instead of a page.")
@previous_option
@today_option
def plan(
    contacts: Path,
    cadences: "dict[str, Cadence]",
    more: dict[str, int],
    weeks: int,
    json: bool,
    previous: Path | None,
    today: date | None,
) -> int:
    """Show how full the weeks of CONTACTS are: cues a week and a day, the busiest days, demand against room.

    The first week is the present one. --with and --with-contacts can be given several times; they show what a change
    would do beside what is, and write nothing.
    """
    from cuegen.commands.inputs import Paths
    from cuegen.commands.look import look_from
    from cuegen.commands.plan import View, plan_command
    from cuegen.what_if import WhatIf

    view = View(today=today, weeks=weeks, json=json, what_if=WhatIf(cadences=cadences, more=more))
    return plan_command(Paths.of(contacts, None, previous), view, now_from(today), look_from(os.environ))


@click.command(short_help="Write the page of a feed as one file.")
@contacts_argument
@click.option("-o", "--output", type=CONTACTS, metavar="FILE", help="Where to write the page; - is standard output.")
@previous_option
@today_option
def preview(contacts: Path, output: Path | None, previous: Path | None, today: date | None) -> int:
    """Write a page about CONTACTS to look at in a browser, by default to preview.html beside it.

    It shows the coming two weeks, who is warm, and the year at a glance. It is one file that needs no server and
    nothing from the web.
    """
    from cuegen.commands.inputs import Paths
    from cuegen.commands.preview import View, preview_command

    paths, view = Paths.of(contacts, None, previous), View.of(contacts, output, today)
    if view.overwrites(contacts) or view.overwrites(paths.feed):
        raise click.UsageError("the page would overwrite the list or its feed: name another file with -o")
    return preview_command(paths, view, now_from(today), Screen(os.environ))
