"""What takes more than one value to see: people who stand twice, times that do not fit, words that were rounded."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any

from cuegen.contacts.cadence import Cadence
from cuegen.contacts.faults import Faults
from cuegen.contacts.model import Category, Contact, Contacts
from cuegen.contacts.nudges import Nudge
from cuegen.contacts.places import Path
from cuegen.contacts.quoting import quoted
from cuegen.contacts.texts import identity, read_line
from cuegen.problems import Fault
from cuegen.zones import changes

CATEGORY_LIMIT = 64  # characters
A_DAY = timedelta(days=1)
NIGHT_ENDS = time(4)  # clocks change between midnight and four; clients disagree about times that do not exist


def people(contacts: Contacts) -> Iterator[tuple[Path, Contact]]:
    """Go through all contacts with their paths."""
    for key, category in contacts.categories.items():
        for index, contact in enumerate(category.contacts):
            yield ("categories", key, "contacts", index), contact


def check(contacts: Contacts, faults: Faults, today: date | None) -> None:
    """Look for what no single value shows. Without `today`, nothing is said about dates to come."""
    profiles: dict[str, Path] = {}
    for path, contact in people(contacts):
        _check_last_contact(path, contact, today, faults)
        _check_touches(path, contact, faults)
        _check_profile(path, contact, profiles, faults)
    _check_day(contacts, faults)
    _check_states(contacts, faults)
    for path, cadence in cadences(contacts):
        _check_cadence(contacts, path, cadence, faults)
    for key, category in contacts.categories.items():
        _check_nudge(("categories", key, "nudge"), category, faults)


def check_categories(data: dict[str, Any], faults: Faults) -> None:
    """Refuse keys that are no line of text, and two that are the same but for their spelling; looks at plain data."""
    seen: dict[str, str] = {}
    for key in _mapping(data.get("categories")):
        try:
            read_line(key, what="the name of a category", limit=CATEGORY_LIMIT)
        except Fault as fault:
            faults.key_fault(("categories", key), fault)
            continue
        first = seen.setdefault(identity(key), key)
        if first is not key:
            message = f"the category {quoted(key)} stands already on line {faults.key_line(('categories', first))}"
            faults.key_fault(("categories", key), Fault(message, hint="put both together, or rename one of them"))


def check_identities(data: dict[str, Any], faults: Faults) -> None:
    """Refuse two people of one identity; looks at plain data, so that a file with other faults is told too."""
    seen: dict[str, Path] = {}
    for path, field, text in _names(data):
        first = seen.setdefault(identity(text), path)
        if first is not path:
            message = f"{quoted(text)} stands already on line {faults.line(first)}"
            hint = "remove one of them; if these are two people, give one an 'id'"
            faults.fault((*path, field), Fault(message, hint=hint))


def _names(data: dict[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Go through whatever identifies somebody in a file that may have any fault."""
    for key, category in _mapping(data.get("categories")).items():
        entries = _mapping(category).get("contacts")
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            contact = entry if isinstance(entry, dict) else {"name": entry}
            field = "id" if contact.get("id") else "name"
            if isinstance(contact.get(field), str) and contact[field].strip():
                yield ("categories", key, "contacts", index), field, contact[field]


def _mapping(value: object) -> dict[str, Any]:
    """Give a value that should be a mapping; an empty one if it is not."""
    return value if isinstance(value, dict) else {}


def _check_states(contacts: Contacts, faults: Faults) -> None:
    """Refuse a cooling that is over before it begins."""
    warm, cooling = contacts.states.warm, contacts.states.cooling
    if cooling < warm:
        message = f"cooling ends after {cooling:g} cadences, before warm does after {warm:g}"
        paths = [path for key in ("cooling", "warm") if faults.is_written(path := ("states", key))]
        faults.fault(paths[0], Fault(message, hint="raise cooling, or lower warm"))


def _check_profile(path: Path, contact: Contact, seen: dict[str, Path], faults: Faults) -> None:
    """Wonder about two people with one profile; whose have been `seen` are added up."""
    if contact.linkedin and (first := seen.setdefault(contact.linkedin, path)) is not path:
        message = f"the contact on line {faults.line(first)} has this profile too"
        faults.warn((*path, "linkedin"), message, hint="if both are one person, remove one of them")


def _check_touches(path: Path, contact: Contact, faults: Faults) -> None:
    """Refuse touches out of order, and warn of one that `last_contact` does not know of."""
    if not contact.touches:
        return
    days = [touch.day for touch in contact.touches]
    for index, (before, day) in enumerate(pairwise(days), start=1):
        if day < before:
            message = f"{day} stands behind {before}, and touches stand oldest first"
            faults.fault((*path, "touches", index), Fault(message, hint="put it in its place"))
    newest, known = max(days), contact.last_touch
    if known is None or known < newest:
        last = f"last_contact is {known}" if known else "there is no last_contact"
        hint = f"write 'last_contact: {newest}', for cues go by that"
        faults.warn((*path, "touches", days.index(newest)), f"a touch on this day, and {last}", hint=hint)


def _check_last_contact(path: Path, contact: Contact, today: date | None, faults: Faults) -> None:
    """Warn of a touch to come; one day more may be a zone further east."""
    if contact.last_contact and today is not None and contact.last_contact.day > today + A_DAY:
        message = f"{contact.last_contact.day} is still to come"
        faults.warn((*path, "last_contact"), message, hint="check the year")


def _check_day(contacts: Contacts, faults: Faults) -> None:
    """Refuse more cues than fit between `time` and midnight, and warn of times in the night."""
    calendar = contacts.calendar
    if calendar.begins is None:
        return
    key = "block" if calendar.weekly and calendar.block and calendar.block.time else "time"
    most = calendar.most_per_day
    if most < calendar.per_day:
        room = f"between {calendar.begins:%H:%M} and midnight there is room for {most or 'none'} of these appointments"
        hint = "lower per_day, shorten the duration, or begin earlier"
        paths = [path for each in ("per_day", "duration", key) if faults.is_written(path := ("calendar", each))]
        faults.fault(paths[0], Fault(f"{room}, and per_day is {calendar.per_day}", hint=hint))
    _check_night(contacts, ("calendar", key), calendar.begins, faults)


def cadences(contacts: Contacts) -> Iterator[tuple[Path, Cadence]]:
    """Go through all cadences and nudges with their paths."""
    if contacts.linkedin.review is not None:
        yield ("linkedin", "review"), contacts.linkedin.review
    for path, nudge in _nudges(contacts):
        if nudge is not None and nudge.pace is not None:
            yield path, nudge.pace
    for key, category in contacts.categories.items():
        for field, cadence in (("cadence", category.cadence), ("rotate", category.rotate)):
            if cadence is not None:
                yield ("categories", key, field), cadence
    for path, contact in people(contacts):
        if contact.cadence is not None:
            yield (*path, "cadence"), contact.cadence


def _nudges(contacts: Contacts) -> Iterator[tuple[Path, Nudge | None]]:
    yield ("calendar", "nudge"), contacts.calendar.nudge
    for key, category in contacts.categories.items():
        yield ("categories", key, "nudge"), category.nudge


def _check_nudge(path: Path, category: Category, faults: Faults) -> None:
    """Warn of a nudge that comes too seldom to matter to anybody in its category."""
    nudge, usual = category.nudge, category.cadence
    if nudge is None or nudge.pace is None or usual is None:
        return
    cadences = {contact.cadence or usual for contact in category.contacts} or {usual}
    if not any(map(nudge.of, cadences)):
        message = "this nudge changes nothing: no cadence here is longer"
        faults.warn(path, message, hint="choose a shorter interval, or write 'off'")


def _check_cadence(contacts: Contacts, path: Path, cadence: Cadence, faults: Faults) -> None:
    if cadence.remark:
        faults.warn(path, cadence.remark)
    if cadence.time is None or contacts.calendar.weekly is not None:
        return
    if _since_midnight(cadence.time) + contacts.calendar.duration > A_DAY:
        message = f"an appointment at {cadence.time:%H:%M} would last beyond midnight"
        hint = "choose an earlier time, or shorten the duration"
        faults.fault(path, Fault(message, hint=hint, span=_written(cadence.time, path, faults)))
    _check_night(contacts, path, cadence.time, faults)


def _check_night(contacts: Contacts, path: Path, clock: time, faults: Faults) -> None:
    """Warn of a time that the change to summer time can skip or repeat, from the newest date of the list on."""
    year = contacts.newest.year
    if clock < NIGHT_ENDS and changes(contacts.calendar.timezone, range(year, year + 2)):
        message = f"on the nights when clocks change, calendars disagree about {clock:%H:%M}"
        faults.warn(path, message, hint="choose a time from 04:00 on", span=_written(clock, path, faults))


def _written(clock: time, path: Path, faults: Faults) -> tuple[int, int] | None:
    """Find a time of day in the text at a path."""
    return faults.find(path, rf"\b0?{clock.hour}:{clock.minute:02}\b")


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute)
