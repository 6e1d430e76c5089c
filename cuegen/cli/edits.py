"""The commands that change the list: log, snooze, pause, resume, add, move."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cuegen.cli.completing import complete_category, complete_who
from cuegen.cli.options import FILE, now_from, read_day, refusing_call, today_option
from cuegen.commands.screen import Screen

if TYPE_CHECKING:
    from cuegen.commands.changing import Target

# Every command imports what it needs when it is called: reading a calendar's libraries takes longer than most of
# what a user asks for.
# ruff: noqa: PLC0415
# click passes every option by its name, so the number of parameters and booleans among them confuse nobody.
# ruff: noqa: FBT001, PLR0913, PLR0917


def read_note(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    """Read what a touch was about."""
    from cuegen.contacts.texts import read_line

    with refusing_call(click.BadParameter):
        return None if text is None else read_line(text, what="the note")


def read_field(_context: click.Context, option: click.Parameter, text: str | None) -> str | None:
    """Look whether a text can stand behind the key of a contact that has the option's name."""
    from cuegen.contacts.newcomers import check_field

    with refusing_call(click.BadParameter):
        if text is not None:
            check_field(str(option.name), text)
    return text


who_argument = click.argument("who", nargs=-1, required=True, shell_complete=complete_who)
file_option = click.option(
    "-f",
    "--file",
    "contacts",
    type=FILE,
    default=Path("contacts.yaml"),
    metavar="CONTACTS",
    help="The list to change (contacts.yaml).",
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Print what would change, and write nothing.")
category_option = click.option(
    "--category", required=True, metavar="CATEGORY", shell_complete=complete_category, help="Into which category."
)


def _target(contacts: Path, dry_run: bool, today: date | None = None) -> "Target":
    from cuegen.commands.changing import Target

    return Target(contacts=contacts, now=now_from(today), today=today, dry_run=dry_run)


@click.command(short_help="Write down that you got in touch.")
@who_argument
@file_option
@click.option("--on", "day", callback=read_day, metavar="DATE", help="The day of the touch, if it was not today.")
@click.option("--note", callback=read_note, metavar="TEXT", help="What it was about, in a line.")
@click.option("--force", is_flag=True, help="Allow a day before the last touch: later touches are taken back.")
@click.option("--undo", is_flag=True, help="Take the last touch back instead.")
@dry_run_option
@today_option
def log(
    who: tuple[str, ...],
    contacts: Path,
    day: date | None,
    note: str | None,
    force: bool,
    undo: bool,
    dry_run: bool,
    today: date | None,
) -> int:
    """Write down that you got in touch with WHO, so that the next cue comes one cadence later.

    An attempt counts, whether or not it is answered: your own effort is what keeps a network warm. The day becomes
    last_contact, with the one before behind it for --undo, and a note becomes a line of touches; a snooze ends with
    it. Who takes turns with others keeps the next turn.

    WHO is an id, a name or a part of a name, with or without its accents; a name with spaces needs quotes.
    """
    from cuegen.commands.log import Log, log_command, undo_command

    if not undo:
        asked = Log(whos=who, day=day, about=note, backwards=force)
        with refusing_call():
            return log_command(asked, _target(contacts, dry_run, today), Screen(os.environ))
    if day or note or force:
        raise click.UsageError("--undo takes the last touch back, and needs no --on, --note or --force")
    return undo_command(who, _target(contacts, dry_run, today), Screen(os.environ))


@click.command(short_help="Keep cues back for a while.")
@click.argument("who", metavar="WHO... TIME", nargs=-1, required=True, shell_complete=complete_who)
@file_option
@dry_run_option
@today_option
def snooze(who: tuple[str, ...], contacts: Path, dry_run: bool, today: date | None) -> int:
    """Keep the cues of WHO back for a TIME, such as 2w, 10 days, 3 months or 2027-01-15, the last day.

    Who was due by then comes right after it. The next touch ends it, and so does resume.
    """
    from cuegen.commands.rests import snooze_command
    from cuegen.contacts.delays import HINT, split_delay

    people, delay = split_delay(who, is_needed=True)
    if not people:
        raise click.UsageError("say who")
    if not delay:
        raise click.UsageError(f"say for how long; {HINT}")
    with refusing_call():
        return snooze_command(people, delay, _target(contacts, dry_run, today), Screen(os.environ))


@click.command(short_help="Ask for no cues for a while.")
@click.argument("who", metavar="WHO... [TIME]", nargs=-1, required=True, shell_complete=complete_who)
@file_option
@dry_run_option
@today_option
def pause(who: tuple[str, ...], contacts: Path, dry_run: bool, today: date | None) -> int:
    """Ask for no cues about WHO for a TIME such as 3 months or until 2027-03-01; without one, until you resume.

    Birthdays, work anniversaries and follow-ups come all the same.
    """
    from cuegen.commands.rests import pause_command
    from cuegen.contacts.delays import split_delay

    people, delay = split_delay(who)
    if not people:
        raise click.UsageError("say who")
    with refusing_call():
        return pause_command(people, delay, _target(contacts, dry_run, today), Screen(os.environ))


@click.command(short_help="Let cues come again.")
@who_argument
@file_option
@dry_run_option
def resume(who: tuple[str, ...], contacts: Path, dry_run: bool) -> int:
    """Let the cues of WHO come again: they are neither paused, snoozed nor hot any more."""
    from cuegen.commands.rests import resume_command

    return resume_command(who, _target(contacts, dry_run), Screen(os.environ))


@click.command(short_help="Add somebody to the list.")
@click.argument("name", callback=read_field)
@category_option
@file_option
@click.option("--id", callback=read_field, help="What tells two people of one name apart.")
@click.option("--linkedin", callback=read_field, metavar="PROFILE", help="The profile's address, or the end of it.")
@click.option("--company", callback=read_field, help="Where they work.")
@click.option("--role", callback=read_field, help="What they do there.")
@click.option("--cadence", callback=read_field, help="How often, if it differs from the category.")
@click.option("--last-contact", callback=read_field, metavar="DATE", help="The day of the last touch.")
@click.option("--notes", callback=read_field, help="What to remember.")
@dry_run_option
def add(name: str, category: str, contacts: Path, dry_run: bool, **more: str | None) -> int:
    """Add NAME to a category of the list."""
    from cuegen.commands.people import add_command

    fields = {"name": name, **{key: text for key, text in more.items() if text is not None}}
    return add_command(fields, category, _target(contacts, dry_run), Screen(os.environ))


@click.command(short_help="Put people into another category.")
@who_argument
@category_option
@file_option
@dry_run_option
def move(who: tuple[str, ...], category: str, contacts: Path, dry_run: bool) -> int:
    """Put WHO at the end of another category, with all that is written of them."""
    from cuegen.commands.people import move_command

    return move_command(who, category, _target(contacts, dry_run), Screen(os.environ))
