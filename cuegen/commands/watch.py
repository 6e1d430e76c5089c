"""`cuegen watch`: rebuild the feed on every change of the list or of a template, until stopped."""

import gc
import signal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cuegen.build import Choices
from cuegen.commands.inputs import Paths, read_list
from cuegen.commands.output import Output, output
from cuegen.commands.screen import INTERRUPTED, Screen
from cuegen.commands.templates import template_folders
from cuegen.feed.calendar import is_feed
from cuegen.files import make_folder, read_feed, write_atomically
from cuegen.problems import Prevented, Problem, Refused
from cuegen.watch import Bell, Work, watch


@dataclass(slots=True)
class Watched:
    """Builds again and again, and knows which files of templates the last build looked for.

    `left` are the feeds of the last good build, which are put back where they are lost: they are the only memory.
    `told` are the faults that were told last, none if the build was good; `is_prevented` tells that the disk kept the
    last one from being so.
    """

    paths: Paths
    choices: Choices
    moment: Callable[[], datetime]
    screen: Screen
    files: set[Path]
    left: Mapping[Path, bytes] = field(default_factory=dict)
    told: tuple[Problem, ...] = ()
    is_prevented: bool = False

    def sources(self) -> Iterable[Path]:
        """List the files that the feed depends on."""
        return {self.paths.contacts, *self.files}

    def rebuild(self) -> None:
        """Build once, say in one line how it went, and tidy up: no time is better than that after a build."""
        now = self.moment()
        self.tell(self.make(now), now)
        gc.collect()

    def retry(self) -> None:
        """Do the same, and say nothing where it failed as before."""
        now = self.moment()
        self.tell_news(self.make(now), now)
        gc.collect()

    def is_due(self) -> bool:
        """Tell whether the disk kept the last build from being good, or a feed was lost since."""
        return self.is_prevented or any(_is_lost(path) for path in self.left)

    def make(self, now: datetime) -> Output | Refused:
        """Build and write. Where that cannot be, the last good feed stays."""
        try:
            made = self._build(now)
            made.write()
        except Refused as refused:
            self.is_prevented = isinstance(refused, Prevented)
            return refused
        self.left, self.is_prevented = made.feeds, False
        return made

    def tell(self, made: Output | Refused, now: datetime) -> None:
        """Say what came of a build."""
        self.told = made.problems if isinstance(made, Refused) else ()
        if isinstance(made, Refused):
            self.screen.complain(made.problems)
            return
        self.screen.complain(made.built.warnings)
        self.screen.say(made.news(now))

    def tell_news(self, made: Output | Refused, now: datetime) -> None:
        """Say what came of a build, unless it is what was said last."""
        if not (isinstance(made, Refused) and made.problems == self.told):
            self.tell(made, now)

    def _build(self, now: datetime) -> Output:
        if self.paths.contacts.is_fifo():  # to read one can take for ever, and no signal would end that
            raise Refused(
                Problem(message="a pipe cannot be watched", hint="name a file", file=str(self.paths.contacts))
            )
        prevented = self._put_back()
        reading = read_list(self.paths.contacts, now.date())
        if prevented is not None:  # what is wrong with the list comes first: it may be gone together with the feed
            raise prevented
        folders = template_folders(reading.contacts.calendar.templates, self.paths)
        self.files = folders.asked  # the set itself: it grows while templates include others
        return output(reading, folders, self.paths, self.choices, now)

    def _put_back(self) -> Refused | None:
        """Write lost feeds as they were, be the list faulty or not: a build without them would move everybody."""
        try:
            for path, data in self.left.items():
                if _is_lost(path):
                    if self.paths.split is not None:
                        make_folder(path.parent)
                    write_atomically(path, data)
        except Refused as refused:
            return refused
        return None


def watch_command(paths: Paths, choices: Choices, moment: Callable[[], datetime], screen: Screen, *, poll: bool) -> int:
    """Watch until SIGTERM, which is success, or SIGINT, which is 130 as for every interrupted program."""
    return until_told(begin(paths, choices, moment, screen), Bell(), screen, poll=poll)


def begin(paths: Paths, choices: Choices, moment: Callable[[], datetime], screen: Screen) -> Watched:
    """Prepare to watch. With the usual templates known from the start, the first build calls for no second one."""
    return Watched(paths, choices, moment, screen, template_folders(None, paths).asked, _standing(paths))


def until_told(work: Work, bell: Bell, screen: Screen, *, poll: bool) -> int:
    """Rebuild at every change until a signal or somebody else stops the bell, and give the exit code for it."""
    received: list[int] = []

    def stop(number: int, _frame: object) -> None:
        received.append(number)
        bell.stop()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        watch(work, bell=bell, notice=screen.say, poll=poll)
    finally:
        for number, reaction in before.items():
            signal.signal(number, reaction)
    return INTERRUPTED if signal.SIGINT in received else 0


def _standing(paths: Paths) -> Mapping[Path, bytes]:
    """Read the feed that an earlier run left, if there is one; what is wrong with it the first build tells."""
    try:
        data = None if paths.split else read_feed(paths.feed)
    except Refused:
        data = None
    return {paths.feed: data} if data is not None and is_feed(data) else {}


def _is_lost(path: Path) -> bool:
    """Tell whether a feed is gone, or something else stands in its place.

    A feed of another build is not lost: cron may work on the same file, and two who each put their own back would
    never end. Nor is a device or a pipe, which keep nothing.
    """
    try:
        data = read_feed(path)
    except Refused:
        return True
    return not path.exists() if data is None else not is_feed(data)
