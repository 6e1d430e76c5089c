"""`cuegen status`: who is warm, cooling and cold, as a table or as JSON."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from cuegen.commands.history import version_of
from cuegen.commands.inputs import STANDARD, read_list
from cuegen.commands.look import cells_of_terminal
from cuegen.commands.product import deliver
from cuegen.commands.screen import Screen
from cuegen.contacts.choosing import choose_category
from cuegen.contacts.model import Contacts
from cuegen.contacts.reading import read_contacts
from cuegen.files.decoding import decoded
from cuegen.problems import Fault, Refused
from cuegen.views.states import Tally, standings, tally
from cuegen.views.status import Status, status_json
from cuegen.views.status_page import status_page
from cuegen.zones import day_in, read_zone

FOUR_WEEKS = timedelta(days=28)


class View(NamedTuple):
    """What a user wants to see: `today`, else the day that it is in the list's zone; without a choice, everybody."""

    today: date | None
    categories: tuple[str, ...]
    states: tuple[str, ...]
    json: bool


def status_command(path: Path, view: View, now: datetime, screen: Screen) -> int:
    """Print who is how warm, the most overdue first.

    Raises:
        Refused: the list cannot be read or has faults, or it has no such category.
    """
    reading = read_list(path, now.date())
    contacts = reading.contacts
    categories = _chosen(view.categories, contacts, reading.file)
    zone = contacts.calendar.timezone
    today = view.today or day_in(zone, now)
    everybody = standings(contacts, today, categories)
    status = Status(
        today=today,
        shown=[each for each in everybody if not view.states or each.state in view.states],
        everybody=everybody,
        before=None if path == STANDARD else _before(path, today - FOUR_WEEKS, zone, categories),
    )
    if view.json:
        deliver(status_json(status))
        return 0
    cells = cells_of_terminal()
    deliver(status_page(status, cells, color=screen.has_color and cells is not None))
    return 0


def _chosen(typed: tuple[str, ...], contacts: Contacts, file: str) -> tuple[str, ...]:
    """Find the categories that were typed among those of the list."""
    try:
        return tuple(choose_category(each, contacts.categories) for each in typed)
    except Fault as fault:
        raise Refused(fault.about(file)) from None


def _before(path: Path, day: date, zone: str, categories: tuple[str, ...]) -> Tally | None:
    """Count the states of an earlier day in the list that was in force at its end, if it is known and was in order."""
    found = version_of(path, datetime.combine(day, time(23, 59, 59), read_zone(zone)))
    if found is None:
        return None
    try:
        contacts = read_contacts(decoded(found, str(path)), str(path)).contacts
    except Refused:
        return None
    return tally(standings(contacts, day, categories))
