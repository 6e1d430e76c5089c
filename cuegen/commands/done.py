"""What a press on somebody's page does: the same edits of the list as `log`, `snooze`, `pause` and `resume`.

Whoever presses has seen how things stood. If they stand otherwise by now, as at a second press, nothing is changed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from cuegen.commands.changing import Listed, Plan, Target, change
from cuegen.commands.door import Door
from cuegen.commands.inputs import Paths, read_list
from cuegen.commands.log import touched
from cuegen.commands.rests import PAUSED, SNOOZED, rested, resumed
from cuegen.commands.screen import Screen
from cuegen.contacts.delays import read_delay
from cuegen.contacts.model import Contact
from cuegen.contacts.touches import Touch
from cuegen.contacts.who import Person, everyone
from cuegen.feed.memory import remember
from cuegen.files import Waiting
from cuegen.problems import Refused
from cuegen.views.card import Action, Card, card, offers
from cuegen.wishes import uid_of
from cuegen.zones import day_in

PATIENCE = 2.0  # seconds that a press waits for another program; whoever pressed is looking at a blank page


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where the pages of people get what they show, and hand over what is pressed.

    Cards are made from what is on the disk at this moment, so that they never lag behind the list.
    """

    paths: Paths
    moment: Callable[[], datetime]
    screen: Screen
    door: Door = field(default_factory=Door)

    def card(self, cue: str) -> Card | None:
        """Make somebody's card; None when the list has no such person.

        Raises:
            Refused: the list or its feed cannot be read.
        """
        now = self.moment()
        contacts = read_list(self.paths.contacts, now.date()).contacts
        memory = remember(self.paths.read_previous()).for_schedule
        today = day_in(contacts.calendar.timezone, now)
        return card(contacts, memory, today, lambda contact: uid_of(contact) == cue)

    def press(
        self, cue: str, action: Action, is_as_seen: Callable[[Contact], bool], when_done: Callable[[], None]
    ) -> bool:
        """Change the list as chosen, unless things no longer stand as they were seen; tell whether it was changed.

        `when_done` is called if so, before the next press has a look.

        Raises:
            Refused: the list has faults, or the disk does not allow it.
            Held: another program keeps the list locked.
        """
        press = _Press(cue, action, is_as_seen)
        target = Target(contacts=self.paths.contacts, now=self.moment(), today=None, dry_run=False)
        with self.door.passed():
            try:
                change(target, press.plan, self.screen, Waiting(PATIENCE, 0.0, self.door.get_stuck))
            except Refused as refused:
                self.screen.complain(refused.problems)  # whoever pressed is told of no path, and nothing of others
                raise
            if press.counts:
                when_done()
        return press.counts


@dataclass(slots=True)
class _Press:
    """Plans what a press changes, and knows whether it counts."""

    cue: str
    action: Action
    is_as_seen: Callable[[Contact], bool]
    counts: bool = False

    def plan(self, listed: Listed) -> Plan:
        """Plan nothing at all where the person is gone or things stand otherwise."""
        found = [person for person in everyone(listed.contacts) if uid_of(person.contact) == self.cue]
        self.counts = bool(found) and self._fits(found[0].contact, listed.today)
        return _planned(self.action, listed, found) if self.counts else Plan(edits=(), told=())

    def _fits(self, contact: Contact, today: date) -> bool:
        return self.is_as_seen(contact) and self.action in offers(contact, today)


def _planned(action: Action, listed: Listed, people: list[Person]) -> Plan:
    match action:
        case Action.DONE:
            return touched(listed, people, Touch(day=listed.today))
        case Action.PAUSE:
            return rested(PAUSED, people, None)
        case Action.RESUME:
            return resumed(people)
        case _:
            return rested(SNOOZED, people, read_delay(action, listed.today))
