"""`cuegen import --pick`: people out of an export, picked by hand on the terminal."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from cuegen.commands.changing import Target
from cuegen.commands.imports import MOST, Choice, bring_in, read_people
from cuegen.commands.inputs import has_keyboard, read_list
from cuegen.commands.screen import INTERRUPTED, Screen
from cuegen.contacts.choosing import ONE_MORE
from cuegen.contacts.model import Contacts
from cuegen.importers.candidate import Candidate, Export
from cuegen.importers.merging import meet
from cuegen.picking.newcomer import newcomers
from cuegen.picking.picking import Ending, begin
from cuegen.problems import INSTALLING, Problem, Refused

WITHOUT = "without one, --match REGEX --category CATEGORY or --accept say who joins"


def pick_command(source: str, path: Path, target: Target, screen: Screen, *, update: bool) -> int:
    """Let the user pick who joins the list; the exit code tells that they left, and nothing is written then.

    Nothing is locked meanwhile: who has joined by the time that they are done is not added twice.

    Raises:
        Refused: there is no terminal to pick on, or as for an import without picking.
    """
    _refuse_without_terminal(path, screen)
    export = read_people(source, path, screen)
    contacts = read_list(target.contacts, target.now.date()).contacts
    picked = _picked(export, contacts, target.contacts)
    if picked is None:
        screen.tell("nothing was written")
        return INTERRUPTED
    return bring_in(export, path, Choice(picked=picked, update=update), target, screen)


def _picked(export: Export, contacts: Contacts, file: Path) -> Mapping[Candidate, str] | None:
    """Ask for people and their categories, but for nobody where nobody is new; None if the user left."""
    meeting = meet(export.candidates, contacts)
    if not meeting.strangers:
        return {}
    if not contacts.categories:
        raise Refused(Problem(message="there is no category to add people to", file=str(file), hint=ONE_MORE))
    from cuegen.commands.terminal import ask  # noqa: PLC0415 - an extra, and heavy: only who picks needs it

    picking = begin(newcomers(meeting.strangers, contacts), tuple(contacts.categories), MOST)
    title = f"Who joins {file}? {len(meeting.strangers):,} are new, {len(meeting.known):,} are in it already"
    picking = ask(picking, title)
    if picking.ending is Ending.LEFT:
        return None
    return {newcomer.candidate: category for newcomer, category in picking.picked}


def _refuse_without_terminal(path: Path, screen: Screen) -> None:
    """Look whether there is something to pick on, before anything is read.

    Raises:
        Refused: there is no terminal, it cannot move its cursor, or a package is missing.
    """
    if not screen.has_cursor or not has_keyboard():
        message = "--pick needs a terminal with a keyboard, and one that can draw a page"
        raise Refused(Problem(message=message, file=str(path), hint=WITHOUT))
    if find_spec("prompt_toolkit") is None:
        message = "--pick needs a package that is not installed"
        raise Refused(Problem(message=message, file=str(path), hint=INSTALLING))
