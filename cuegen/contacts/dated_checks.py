"""What takes more than one value to see of birthdays, work anniversaries and follow-ups."""

from datetime import date

from cuegen.contacts.checks import A_DAY, people
from cuegen.contacts.faults import Faults
from cuegen.contacts.model import Contact, Contacts
from cuegen.contacts.places import Path
from cuegen.problems import Fault


def check_dated(contacts: Contacts, faults: Faults, today: date | None) -> None:
    """Refuse two follow-ups of a person on one day. With `today`, warn of a birth to come."""
    for path, contact in people(contacts):
        if contact.followups:
            _check_followups(path, contact, faults)
        if today is not None and contact.birthday:
            born = contact.birthday.earliest
            if born and born > today + A_DAY:  # one day more may be a zone further east
                faults.warn((*path, "birthday"), f"{born} is still to come", hint="check the year")


def _check_followups(path: Path, contact: Contact, faults: Faults) -> None:
    seen: dict[date, Path] = {}
    for index, each in enumerate(contact.followups):
        place = (*path, "followups", index)
        first = seen.setdefault(each.on, place)
        if first is not place:
            message = f"a follow-up on {each.on} stands already on line {faults.line(first)}"
            faults.fault((*place, "on"), Fault(message, hint="put both into one"))
