"""`cuegen build`: the list in, the feed out."""

from datetime import datetime

from cuegen.build import Build, Choices, build
from cuegen.commands.inputs import STANDARD, Paths, read_list
from cuegen.commands.product import deliver
from cuegen.commands.screen import Screen
from cuegen.commands.templates import TemplateFolders, template_folders
from cuegen.contacts.reading import Reading
from cuegen.feed.wording import Wording
from cuegen.files import write_atomically
from cuegen.views.news import news


def build_command(paths: Paths, choices: Choices, now: datetime, screen: Screen) -> int:
    """Build once, write the feed if anything in it changed, and tell a terminal what did."""
    built = build_from(paths, choices, now)
    write(paths, built.feed.data)
    if screen.is_watched:
        screen.complain(built.warnings)
        screen.say(news(built, str(paths.feed), now))
    return 0


def build_from(paths: Paths, choices: Choices, now: datetime) -> Build:
    """Read everything and build.

    Raises:
        Refused: the list, a template or the previous feed cannot be used.
    """
    reading = read_list(paths.contacts, now.date())
    folders = template_folders(reading.contacts.calendar.templates, paths)
    return build_with(reading, folders, paths, choices, now)


def build_with(reading: Reading, folders: TemplateFolders, paths: Paths, choices: Choices, now: datetime) -> Build:
    """Build from a list that was read.

    Raises:
        Refused: a template or the previous feed cannot be used.
    """
    folders.require(reading.file)
    return build(reading, Wording(folders.load), paths.read_previous(), now, choices)


def write(paths: Paths, data: bytes) -> None:
    """Write a feed to its file, or to standard output."""
    if paths.feed == STANDARD:
        deliver(data)
    else:
        write_atomically(paths.feed, data)
