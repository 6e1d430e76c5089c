"""`cuegen watch`: rebuild the feed on every change of the list or of a template, until stopped."""

import gc
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cuegen.build import Choices
from cuegen.commands.inputs import Paths, read_list
from cuegen.commands.output import Output, output
from cuegen.commands.screen import INTERRUPTED, Screen
from cuegen.commands.templates import template_folders
from cuegen.problems import Refused
from cuegen.watch import Bell, watch


@dataclass(slots=True)
class Watched:
    """Builds again and again, and knows which files of templates the last build looked for."""

    paths: Paths
    choices: Choices
    moment: Callable[[], datetime]
    screen: Screen
    files: set[Path]

    def sources(self) -> Iterable[Path]:
        """List the files that the feed depends on."""
        return {self.paths.contacts, *self.files}

    def rebuild(self) -> None:
        """Build once, say in one line how it went, and tidy up: no time is better than that after a build."""
        now = self.moment()
        self.tell(self.make(now), now)
        gc.collect()

    def make(self, now: datetime) -> Output | Refused:
        """Build and write. Where that cannot be, the last good feed stays."""
        try:
            made = self._build(now)
            made.write()
        except Refused as refused:
            return refused
        return made

    def tell(self, made: Output | Refused, now: datetime) -> None:
        """Say what came of a build."""
        if isinstance(made, Refused):
            self.screen.complain(made.problems)
            return
        self.screen.complain(made.built.warnings)
        self.screen.say(made.news(now))

    def _build(self, now: datetime) -> Output:
        reading = read_list(self.paths.contacts, now.date())
        folders = template_folders(reading.contacts.calendar.templates, self.paths)
        self.files = folders.asked  # the set itself: it grows while templates include others
        return output(reading, folders, self.paths, self.choices, now)


def watch_command(paths: Paths, choices: Choices, moment: Callable[[], datetime], screen: Screen, *, poll: bool) -> int:
    """Watch until SIGTERM, which is success, or SIGINT, which is 130 as for every interrupted program."""
    watched = begin(paths, choices, moment, screen)
    return until_told(watched.sources, watched.rebuild, Bell(), screen, poll=poll)


def begin(paths: Paths, choices: Choices, moment: Callable[[], datetime], screen: Screen) -> Watched:
    """Prepare to watch. With the usual templates known from the start, the first build calls for no second one."""
    return Watched(paths, choices, moment, screen, template_folders(None, paths).asked)


def until_told(
    sources: Callable[[], Iterable[Path]], rebuild: Callable[[], None], bell: Bell, screen: Screen, *, poll: bool
) -> int:
    """Rebuild at every change until a signal or somebody else stops the bell, and give the exit code for it."""
    received: list[int] = []

    def stop(number: int, _frame: object) -> None:
        received.append(number)
        bell.stop()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        watch(sources, rebuild, bell=bell, notice=screen.say, poll=poll)
    finally:
        for number, reaction in before.items():
            signal.signal(number, reaction)
    return INTERRUPTED if signal.SIGINT in received else 0
