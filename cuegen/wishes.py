"""Contacts -> what asks for a cue: the wish that is scheduled, and the words of its text."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cuegen.contacts.cadence import Cadence
from cuegen.contacts.dates import LAST_YEAR
from cuegen.contacts.linkedin import LinkedInAddresses, profile_address
from cuegen.contacts.model import Category, Contact, Contacts
from cuegen.contacts.nudges import Nudge
from cuegen.contacts.texts import identity
from cuegen.feed.words import EVERYONE, Words, unnamed
from cuegen.schedule.cue import Frame, Wish
from cuegen.schedule.schedule import AHEAD, PROMISED

LINKEDIN = "linkedin"  # the category, in the calendar, of the cues that are about nobody in particular


class Asking(NamedTuple):
    """Somebody or something that asks for a cue. `category` is its key in the file.

    `shared` are the words of the category, to which those of a `contact` are added when they are needed.
    """

    wish: Wish
    category: str
    shared: Words
    contact: Contact | None = None

    @property
    def words(self) -> Words:
        """The words of the cue's text."""
        if self.contact is None:
            return self.shared
        words = words_about(self.contact, self.shared)
        return words if self.wish.nudge is None else replace(words, nudge=str(self.wish.nudge))


def frame_of(contacts: Contacts) -> Frame:
    """Take from the calendar section what bears on the schedule."""
    calendar = contacts.calendar
    return Frame(
        starts=calendar.starts,
        days=calendar.days,
        per_day=calendar.per_day,
        time=calendar.time,
        duration=calendar.duration,
        away=frozenset(day for days in calendar.away for day in days) | _holidays(contacts),
    )


def _holidays(contacts: Contacts) -> frozenset[date]:
    """List the public holidays of all the years that the schedule looks at.

    These are whole years, so that a new `last_contact` seldom adds one: each is an exception in somebody's cue.
    """
    region = contacts.calendar.holidays
    if region is None:
        return frozenset()
    touches = (each.last_contact for category in contacts.categories.values() for each in category.contacts)
    dates = [contacts.calendar.starts, *filter(None, touches)]
    last = min((max(dates) + PROMISED + AHEAD).year, LAST_YEAR)
    return region.holidays(range(min(dates).year, last + 1))


def everyone_asking(contacts: Contacts) -> Iterator[Asking]:
    """Go through all that asks for a cue: people, categories with nobody in them, and LinkedIn itself.

    Who is held for good asks for none, nor does a category in their stead: they are in it.
    """
    links = contacts.linkedin.pages
    for key, category in contacts.categories.items():
        shared = words_of(key, category, links)
        nudge = category.nudge or contacts.calendar.nudge
        for contact in category.contacts:
            if contact.is_held_for_good:
                continue
            wish = _wish_of(contact, category.cadence, nudge)
            yield Asking(wish=wish, category=key, shared=shared, contact=contact)
        if not category.contacts:
            wish = Wish(identity=f"category:{identity(key)}", cadence=category.cadence)
            yield Asking(wish=wish, category=key, shared=shared)
    review = contacts.linkedin.review
    if review is not None:
        words = Words(kind="review", who=EVERYONE, cadence=str(review), links=links)
        yield Asking(wish=Wish(identity="review", cadence=review), category=LINKEDIN, shared=words)
    if contacts.linkedin.setup:
        words = Words(kind="setup", who=EVERYONE, links=links)
        yield Asking(wish=Wish(identity="setup", cadence=None), category=LINKEDIN, shared=words)


def _wish_of(contact: Contact, usual: Cadence, nudge: Nudge) -> Wish:
    """Make the wish of a person, with the cadence of the category if there is none of their own."""
    cadence = contact.cadence or usual
    return Wish(
        identity=f"contact:{contact.identity}",
        cadence=cadence,
        last_contact=contact.last_contact,
        not_before=contact.not_before,
        nudge=nudge.of(cadence),
    )


def words_of(key: str, category: Category, links: LinkedInAddresses) -> Words:
    """Say what there is to say of a category."""
    return Words(
        kind="category",
        who=unnamed(category.label, spaced(key)),
        category=spaced(key),
        label=category.label,
        cadence=str(category.cadence),
        routine=category.routine,
        links=links,
    )


def words_about(contact: Contact, shared: Words) -> Words:
    """Say what there is to say of a person, with the words of the category."""
    birthday, since = contact.birthday, contact.since
    return Words(
        kind="contact",
        who=contact.name,
        name=contact.name,
        category=shared.category,
        label=shared.label,
        cadence=shared.cadence if contact.cadence is None else str(contact.cadence),
        last_contact=contact.last_contact,
        company=contact.company,
        role=contact.role,
        routine=shared.routine,
        notes=contact.notes,
        profile=profile_address(contact.linkedin) if contact.linkedin else None,
        links=shared.links,
        birthday=birthday.of_the_year if birthday else None,
        born=str(birthday.year) if birthday and birthday.year else None,
        since=str(since) if since else None,
        anniversary=since.of_the_year or None if since else None,
    )


def spaced(key: str) -> str:
    """Read the key of a category as words: people_of_interest are people of interest."""
    return " ".join(key.replace("_", " ").replace("-", " ").split()) or key
