"""The commands that show something and write nothing: agenda, status."""

import os
from datetime import date
from pathlib import Path

import click

from cuegen.cli.options import contacts_argument, now_from, previous_option, today_option
from cuegen.commands.screen import Screen

# Every command imports what it needs when it is called: reading a calendar's libraries takes longer than most of
# what a user asks for.
# ruff: noqa: PLC0415
# click passes every option by its name, so the number of parameters and booleans among them confuse nobody.
# ruff: noqa: FBT001


@click.command()
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


@click.command(short_help="Show who is warm, cooling or cold.")
@contacts_argument
@click.option("--category", "categories", multiple=True, metavar="C", help="Only this category; can be repeated.")
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
