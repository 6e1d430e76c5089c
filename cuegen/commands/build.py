"""`cuegen build`: the list in, the feed out."""

import sys
from datetime import datetime

from cuegen.build import Build, Choices, build
from cuegen.commands.inputs import STANDARD, Paths, read_list, template_folders, uncollected
from cuegen.commands.screen import Screen
from cuegen.feed.wording import Wording
from cuegen.files import write_atomically
from cuegen.views.news import news


def build_command(paths: Paths, choices: Choices, now: datetime, screen: Screen) -> int:
    """Build once, write the feed if anything in it changed, and tell a terminal what did."""
    with uncollected():
        built = build_from(paths, choices, now)
        write(paths, built.feed.data)
    screen.warn(built.warnings)
    screen.tell(news(built, str(paths.feed), now))
    return 0


def build_from(paths: Paths, choices: Choices, now: datetime) -> Build:
    """Read everything and build.

    Raises:
        Refused: the list, a template or the previous feed cannot be used.
    """
    reading = read_list(paths.contacts, now.date())
    wording = Wording(template_folders(reading.contacts, paths).load)
    return build(reading, wording, paths.read_previous(), now, choices)


def write(paths: Paths, data: bytes) -> None:
    """Write a feed to its file, or to standard output."""
    if paths.feed == STANDARD:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_atomically(paths.feed, data)
