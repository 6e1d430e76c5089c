"""The commands that bring people in: import linkedin, messages, google, vcard."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cuegen.cli.completing import complete_category
from cuegen.cli.edits import dry_run_option, file_option
from cuegen.cli.options import FILE, now_from, refusing_call
from cuegen.commands.screen import Screen

if TYPE_CHECKING:
    from cuegen.commands.changing import Target
    from cuegen.commands.imports import Choice

# Every command imports what it needs when it is called: reading a calendar's libraries takes longer than most of
# what a user asks for.
# ruff: noqa: PLC0415
# click passes every option by its name, so the number of parameters and booleans among them confuse nobody.
# ruff: noqa: FBT001, PLR0913, PLR0917


def read_match(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    """Read a pattern on the command line, in the form that the list has."""
    from cuegen.contacts.patterns import read_pattern

    with refusing_call(click.BadParameter):
        return None if text is None else read_pattern(text)


export_argument = click.argument("export", metavar="FILE", type=FILE)
choosing: tuple[Callable[[Any], Any], ...] = (
    export_argument,
    file_option,
    click.option(
        "--match", "pattern", callback=read_match, metavar="REGEX", help="Add who has this in position or company."
    ),
    click.option("--category", metavar="CATEGORY", shell_complete=complete_category, help="Into which category."),
    click.option("--accept", is_flag=True, help="Add who fits 'match' or 'companies' of a category, into that one."),
    click.option("--pick", is_flag=True, help="Pick people by hand, from a list with search."),
    click.option("--update", is_flag=True, help="Write what is new about people who are in the list."),
    dry_run_option,
)


def _with_choice(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that say who joins."""
    for option in reversed(choosing):
        command = option(command)
    return command


@click.group("import", short_help="Bring people in from LinkedIn, Google or an address book.")
def importing() -> None:
    """Show who is in an export, and add to the list who is asked for; nobody else nags.

    Without an option nothing is written. Who is in the list is known by the profile, else by the name, and is never
    added twice.
    """


@importing.command(short_help="LinkedIn's connections: Connections.csv, or the archive.")
@_with_choice
def linkedin(
    export: Path,
    contacts: Path,
    pattern: str | None,
    category: str | None,
    accept: bool,
    pick: bool,
    update: bool,
    dry_run: bool,
) -> int:
    """Read LinkedIn's Connections.csv, or the archive that it came in.

    LinkedIn sends it: Settings, Data privacy, Get a copy of your data. FILE is never sent anywhere.
    """
    return _import("linkedin", export, _target(contacts, dry_run), _choice(pattern, category, accept, update), pick)


@importing.command(short_help="Google Contacts, as Google CSV.")
@_with_choice
def google(
    export: Path,
    contacts: Path,
    pattern: str | None,
    category: str | None,
    accept: bool,
    pick: bool,
    update: bool,
    dry_run: bool,
) -> int:
    """Read an export of Google Contacts (Google CSV). --match looks at labels, too."""
    return _import("google", export, _target(contacts, dry_run), _choice(pattern, category, accept, update), pick)


@importing.command(short_help="An address book as vCard: Apple, Outlook, Nextcloud, telephones.")
@_with_choice
def vcard(
    export: Path,
    contacts: Path,
    pattern: str | None,
    category: str | None,
    accept: bool,
    pick: bool,
    update: bool,
    dry_run: bool,
) -> int:
    """Read a file of vCards (.vcf), version 2.1, 3.0 or 4.0. --match looks at its categories, too."""
    return _import("vcard", export, _target(contacts, dry_run), _choice(pattern, category, accept, update), pick)


@importing.command(short_help="LinkedIn's messages: the day of the last one with everybody in the list.")
@export_argument
@file_option
@dry_run_option
def messages(export: Path, contacts: Path, dry_run: bool) -> int:
    """Write down the last message with everybody in the list, from LinkedIn's messages.csv or the archive.

    Only profiles and days are read, never what was written. Threads of groups do not count. Nobody is added.
    """
    from cuegen.commands.imports import messages_command

    return messages_command(export, _target(contacts, dry_run), Screen(os.environ))


def _import(source: str, export: Path, target: "Target", choice: "Choice", pick: bool) -> int:
    if pick:
        from cuegen.commands.picks import pick_command

        if choice.pattern is not None or choice.accept:
            raise click.UsageError("--pick asks you whom to add, and needs no --match, --category or --accept")
        return pick_command(source, export, target, Screen(os.environ), update=choice.update)
    from cuegen.commands.imports import import_command

    return import_command(source, export, choice, target, Screen(os.environ))


def _choice(pattern: str | None, category: str | None, accept: bool, update: bool) -> "Choice":
    from cuegen.commands.imports import Choice

    if (pattern is None) != (category is None):
        raise click.UsageError("--match and --category go together: whom to add, and where to")
    return Choice(pattern=pattern, category=category, accept=accept, update=update)


def _target(contacts: Path, dry_run: bool) -> "Target":
    from cuegen.commands.changing import Target

    return Target(contacts=contacts, now=now_from(None), today=None, dry_run=dry_run)
