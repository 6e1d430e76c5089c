"""The commands that show something and write nothing: agenda."""

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
@click.option(
    "--category",
    "categories",
    metavar="CATEGORY",
    multiple=True,
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
