"""What is measured: each program on each list, and how it is started."""

import filecmp
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from benchmarks.measure import Failed, Sample, run

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent  # where pip put the programs of this Python
NOWHERE = Path(os.devnull)
SIZES = (100, 1_000, 10_000)
SLOW = {100: 1, 1_000: 2, 10_000: 4}  # of programs that take many seconds, one round in so many has a run

FRESH = "cuegen build, no feed yet"
UNCHANGED = "cuegen build, nothing changed"
CHANGED = "cuegen build, one contact changed"
YAML2ICS = "yaml2ics 0.3"
SHORTEST = "shortest.py"
FLOOR = "floor.py"
BUILDS = (FRESH, UNCHANGED, CHANGED)
FLOORS = (f"{FLOOR}, no feed yet", f"{FLOOR}, nothing changed", f"{FLOOR}, one contact changed")

NOTHING = "python -c pass"
IMPORTS = 'python -c "import icalendar, yaml, jinja2"'
LIBRARIES = 'python -c "import yaml, pydantic, click"'
VERSION = "cuegen --version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One program on one list. `size` is the number of people, 0 for a start-up without a list.

    `feed` is the file that the program leaves behind, `earlier` the one that lies there before each run; without
    it, none does. `keeps` tells that the earlier one is to stay as it is. `captured` programs write the feed to
    their standard output. One round in `every` so many has a run of it.
    """

    program: str
    command: tuple[str, ...]
    size: int = 0
    feed: Path | None = None
    earlier: Path | None = None
    keeps: bool = False
    captured: bool = False
    every: int = 1

    def sample(self, errors: Path) -> Sample:
        """Measure one run, and see that it did the whole work.

        Raises:
            Failed: the program ended in error, or left another feed than it should.
        """
        if self.feed is None:
            return run(self.command, NOWHERE, errors)
        self.feed.unlink(missing_ok=True)
        if self.earlier is not None:
            shutil.copy2(self.earlier, self.feed)
        result = run(self.command, self.feed if self.captured else NOWHERE, errors)
        self._check(self.feed)
        return result

    def _check(self, feed: Path) -> None:
        events = events_in(feed)
        if events != self.size:
            raise Failed(f"{self.program} left {events} events for {self.size} people")
        if self.earlier is not None and filecmp.cmp(self.earlier, feed, shallow=False) != self.keeps:
            raise Failed(
                f"{self.program} should have {'kept' if self.keeps else 'changed'} the feed of {self.size} people"
            )


def events_in(feed: Path) -> int:
    """Count the events of a feed, line by line: the process that measures must stay small."""
    with feed.open("rb") as lines:
        return sum(line.startswith(b"BEGIN:VEVENT") for line in lines)


def installed(program: str) -> str:
    """Find a program that is installed beside this Python.

    Raises:
        Failed: it is not; the message says how to install it.
    """
    path = BIN / program
    if not path.exists():
        raise Failed(
            f"{program} is not installed beside {sys.executable}: run\n"
            f"  {sys.executable} -m pip install -e . -r benchmarks/requirements.txt"
        )
    return str(path)


def start_ups() -> list[Case]:
    """List the start-ups to compare with: they do nothing with a list."""
    return [
        Case(program=NOTHING, command=(sys.executable, "-c", "pass")),
        Case(program=IMPORTS, command=(sys.executable, "-c", "import icalendar, yaml, jinja2")),
        Case(program=LIBRARIES, command=(sys.executable, "-c", "import yaml, pydantic, click")),
        Case(program=VERSION, command=(installed("cuegen"), "--version")),
    ]


def cases(folder: Path, size: int, errors: Path) -> list[Case]:
    """Make the lists of one size in a new folder, and list the programs that are to work on them."""
    folder.mkdir()
    contacts, touched, earlier, dealt, events = (
        str(folder / name)
        for name in ("contacts.yaml", "touched.yaml", "earlier.ics", "earlier-floor.ics", "events.yaml")
    )
    cuegen, yaml2ics, python = installed("cuegen"), installed("yaml2ics"), sys.executable
    floor = (python, str(HERE / FLOOR))
    for command in (
        (python, "-m", "benchmarks.lists", str(size), contacts),
        (python, "-m", "benchmarks.lists", "--touched", str(size), touched),
        (cuegen, "build", contacts, "-o", earlier),
        (*floor, contacts, dealt),
        (python, "-m", "benchmarks.as_yaml2ics", earlier, events),
    ):
        run(command, NOWHERE, errors)

    builds = _builds(folder, size, BUILDS, lambda source, feed: (cuegen, "build", source, "-o", feed), Path(earlier))
    floors = _builds(folder, size, FLOORS, lambda source, feed: (*floor, source, feed), Path(dealt))
    shortest = folder / f"{SHORTEST}.ics"
    command = (python, str(HERE / SHORTEST), contacts, str(shortest))
    others = [
        Case(program=YAML2ICS, size=size, command=(yaml2ics, events), feed=folder / "yaml2ics.ics", captured=True),
        Case(program=SHORTEST, size=size, command=command, feed=shortest),
    ]
    # Each build stands beside its floor, for the two are compared run by run.
    return [*chain(*zip(builds, floors, strict=True)), *(replace(each, every=SLOW[size]) for each in others)]


def _builds(
    folder: Path, size: int, programs: Sequence[str], command: Callable[[str, str], tuple[str, ...]], earlier: Path
) -> Iterator[Case]:
    """Run a program without the feed of the run before, with it, and with it after one contact was changed."""
    lists = ("contacts.yaml", "contacts.yaml", "touched.yaml")
    for number, (program, source) in enumerate(zip(programs, lists, strict=True)):
        feed = folder / f"{program.replace(' ', '-')}.ics"
        yield Case(
            program=program,
            size=size,
            command=command(str(folder / source), str(feed)),
            feed=feed,
            earlier=earlier if number else None,
            keeps=number == 1,
        )
