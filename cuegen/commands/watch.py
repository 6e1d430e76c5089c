"""`cuegen watch`: rebuild the feed on every change of the list or of a template, until stopped."""

import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cuegen.build import Build, Choices, build
from cuegen.commands.build import write
from cuegen.commands.inputs import Paths, read_list, template_folders, uncollected
from cuegen.commands.screen import Screen
from cuegen.feed.wording import Wording
from cuegen.problems import Refused
from cuegen.views.news import news
from cuegen.watch import Bell, watch

INTERRUPTED = 130  # what a shell reports for a program that SIGINT ended


@dataclass(slots=True)
class Watched:
    """Builds again and again, and knows which files the last build looked at."""

    paths: Paths
    moment: Callable[[], datetime]
    screen: Screen
    files: set[Path] = field(default_factory=set)

    def sources(self) -> Iterable[Path]:
        """List the files that the feed depends on."""
        return {self.paths.contacts, *self.files}

    def rebuild(self) -> None:
        """Build once, and say in one line how it went. Problems are printed, and the last good feed stays."""
        now = self.moment()
        try:
            with uncollected():
                built = self._build(now)
                write(self.paths, built.feed.data)
        except Refused as refused:
            self.screen.complain(refused.problems)
            return
        self.screen.complain(built.warnings)
        self.screen.say(news(built, str(self.paths.feed), now))

    def _build(self, now: datetime) -> Build:
        reading = read_list(self.paths.contacts, now.date())
        folders = template_folders(reading.contacts, self.paths)
        try:
            return build(reading, Wording(folders.load), self.paths.read_previous(), now, Choices())
        finally:
            self.files = folders.asked


def watch_command(paths: Paths, moment: Callable[[], datetime], screen: Screen, *, poll: bool) -> int:
    """Watch until SIGTERM, which is success, or SIGINT, which is 130 as for every interrupted program."""
    bell = Bell()
    received: list[int] = []

    def stop(number: int, _frame: object) -> None:
        received.append(number)
        bell.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    watched = Watched(paths, moment, screen)
    watch(watched.sources, watched.rebuild, bell=bell, notice=screen.say, poll=poll)
    return INTERRUPTED if received == [signal.SIGINT] else 0
