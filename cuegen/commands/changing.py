"""How a command changes the list: read it under a lock, plan, edit, read the result again, and put it in its place.

All that was asked for is done, or nothing is.
"""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from cuegen.commands.product import deliver
from cuegen.commands.screen import Screen
from cuegen.contacts.edits import Draft, Edit, revise
from cuegen.contacts.model import Contacts
from cuegen.contacts.reading import Known, Reading, understand
from cuegen.contacts.who import Person, everyone, find
from cuegen.files import Waiting, decoded, locked, read_raw, replace
from cuegen.problems import Fault, Problem, Refused
from cuegen.zones import day_in

PATIENCE = 60.0  # seconds until a command gives up on others; an import of thousands takes some of them
MOMENT = 1.0  # until it says that it waits
WAITS = "another program has this folder locked: waiting for it, a minute at most"

T = TypeVar("T")
Asked = TypeVar("Asked")


class Target(NamedTuple):
    """The list to change. `now` is a moment in UTC; `today` stands in for the day that it is in the list's zone.

    A `dry_run` prints the difference and writes nothing.
    """

    contacts: Path
    now: datetime
    today: date | None
    dry_run: bool


class Listed(NamedTuple):
    """The list as it was read: its text, what it holds, and the day that it is there."""

    text: str
    file: str
    contacts: Contacts
    today: date

    def find_all(self, whos: Iterable[str]) -> list[Person]:
        """Find all who are meant; somebody who is meant twice counts once.

        Raises:
            Refused: somebody is not found, or not told from others.
        """
        people = everyone(self.contacts)
        found = self.collect(whos, lambda who: find(who, people, self.contacts.categories))
        return list({person.spot: person for person in found}.values())

    def collect(self, asked: Iterable[Asked], answer: Callable[[Asked], T]) -> list[T]:
        """Answer everything that is asked.

        Raises:
            Refused: with all faults that came of it.
        """
        answers, problems = [], []
        for each in asked:
            try:
                answers.append(answer(each))
            except Fault as fault:
                problems.append(self.problem(fault))
        if problems:
            raise Refused(*problems)
        return answers

    def problem(self, fault: Fault) -> Problem:
        """Make a problem of a fault that is about what was asked of this list."""
        return fault.about(self.file)


class Plan(NamedTuple):
    """What to change, and how to tell it: a line for each person."""

    edits: Sequence[Edit]
    told: Sequence[str]


def change(target: Target, plan: Callable[[Listed], Plan], screen: Screen, waiting: Waiting | None = None) -> int:
    """Change the list as planned.

    Its text is parsed once before and once after: what is compared is what is understood. All that differs then is
    validated, and the whole is checked, as whenever a list is read. Who says nothing else waits a minute for others
    who change it.

    Raises:
        Refused: the list has faults, what is asked for cannot be done, or the disk does not allow it.
        Held: others who change it took too long.
        Fault: the plan finds that the call itself is wrong, which is no fault of the list's.
    """
    waiting = waiting or Waiting(PATIENCE, MOMENT, lambda: screen.tell(WAITS))
    with nullcontext() if target.dry_run else locked(target.contacts, waiting):
        before = read_raw(target.contacts)
        text = decoded(before, str(target.contacts))
        draft = Draft.of(text, str(target.contacts))
        reading = _understand(draft, target)
        today = target.today or day_in(reading.contacts.calendar.timezone, target.now)
        planned = plan(Listed(text=text, file=reading.file, contacts=reading.contacts, today=today))
        revised = revise(draft, planned.edits)
        known = Known(draft.data, reading.contacts)
        changed, warnings = revised.source.text, _understand(revised, target, known).warnings
        if target.dry_run:
            from cuegen.views.difference import difference  # noqa: PLC0415 - a change that is written shows none

            deliver(difference(text, changed, reading.file))
            return 0
        mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
        replace(target.contacts, before, mark + changed.encode())
    if screen.is_watched:
        told = {(warning.message, warning.source) for warning in reading.warnings}
        screen.complain([each for each in warnings if (each.message, each.source) not in told])
        for line in planned.told:
            screen.say(line)
    return 0


def _understand(draft: Draft, target: Target, known: Known | None = None) -> Reading:
    return understand(draft.data, draft.source, known=known, today=target.now.date())
