"""The commands around the list itself: init, schema."""

import os
from datetime import date
from pathlib import Path

import click

from cuegen.cli.options import now_from, today_option
from cuegen.commands.screen import Screen

# Every command imports what it needs when it is called: reading a calendar's libraries takes longer than most of
# what a user asks for.
# ruff: noqa: PLC0415
# click passes every option by its name, so the number of parameters and booleans among them confuse nobody.


@click.command(short_help="Write a contacts.yaml to start from.")
@click.argument(
    "folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False, readable=False), default=Path()
)
@today_option
def init(folder: Path, today: date | None) -> int:
    """Write a commented contacts.yaml to start from into DIR. One that is there already is never overwritten."""
    from cuegen.commands.init import init_command

    # The day that it is here, not in Greenwich: on a Monday morning in Auckland, last week is over.
    return init_command(folder, today or now_from(None).astimezone().date(), Screen(os.environ))


@click.command(short_help="Print the JSON Schema of a list.")
def schema() -> int:
    """Print the JSON Schema of contacts.yaml, for editors."""
    from cuegen.commands.schema import schema_command

    return schema_command()
