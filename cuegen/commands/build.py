"""`cuegen build`: the list in, the feed out."""

from datetime import datetime

from cuegen.build import Build, Choices
from cuegen.commands.inputs import Paths, read_list
from cuegen.commands.output import Output, output
from cuegen.commands.screen import Screen
from cuegen.commands.templates import template_folders


def build_command(paths: Paths, choices: Choices, now: datetime, screen: Screen) -> int:
    """Build once, write the feed if anything in it changed, and tell a terminal what did."""
    made = _output(paths, choices, now)
    made.write()
    if screen.is_watched:
        screen.complain(made.built.warnings)
        screen.say(made.news(now))
    return 0


def build_from(paths: Paths, choices: Choices, now: datetime) -> Build:
    """Read everything and build.

    Raises:
        Refused: the list, a template or the previous feed cannot be used.
    """
    return _output(paths, choices, now).built


def _output(paths: Paths, choices: Choices, now: datetime) -> Output:
    reading = read_list(paths.contacts, now.date())
    return output(reading, template_folders(reading.contacts.calendar.templates, paths), paths, choices, now)
