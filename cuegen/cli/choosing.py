"""The options that choose what a feed shows, which build and watch share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

from cuegen.cli.completing import complete_shown

if TYPE_CHECKING:
    from cuegen.choice import Choice

# A command imports what it needs when it is called.
# ruff: noqa: PLC0415

Command = TypeVar("Command", bound=Callable[..., int])
DETAILS = ("full", "names", "initials")

_OPTIONS = (
    click.option(
        "--category",
        multiple=True,
        metavar="C",
        shell_complete=complete_shown,
        help="Show only this category; can be given several times. The cues for LinkedIn itself are `linkedin`.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="C",
        shell_complete=complete_shown,
        help="Leave this category out; can be given several times.",
    ),
    click.option(
        "--detail",
        type=click.Choice(DETAILS),
        default="full",
        show_default=True,
        help="How much of a person to show: all of it, nothing but the name, or nothing but the initials.",
    ),
    click.option(
        "--split",
        type=click.Path(path_type=Path, file_okay=False, readable=False),
        metavar="DIR",
        help="Write one feed for each category into DIR, and linkedin.ics, out of one schedule.",
    ),
)


class Chosen(TypedDict):
    """What these options were given."""

    category: tuple[str, ...]
    exclude: tuple[str, ...]
    detail: str
    split: Path | None


def choosing_options(command: Command) -> Command:
    """Give a command these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def choice_of(chosen: Chosen) -> "Choice":
    """Tell which categories were chosen."""
    from cuegen.choice import Choice

    return Choice(only=chosen["category"], without=chosen["exclude"])
