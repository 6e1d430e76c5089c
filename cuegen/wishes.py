"""Contacts -> what asks for a cue: the wish that is scheduled, and the words of its text."""

from collections.abc import Iterator
from dataclasses import dataclass

from cuegen.contacts.cadence import Cadence
from cuegen.contacts.linkedin import profile_address
from cuegen.contacts.model import Contact, Contacts
from cuegen.contacts.texts import identity
from cuegen.feed.words import EVERYONE, Words, unnamed
from cuegen.schedule.cue import Frame, Wish

LINKEDIN = "linkedin"  # the category, in the calendar, of the cues that are about nobody in particular


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Somebody or something that asks for a cue. `category` is its key in the file."""

    wish: Wish
    words: Words
    category: str


def frame_of(contacts: Contacts) -> Frame:
    """Take from the calendar section what bears on the schedule."""
    calendar = contacts.calendar
    return Frame(
        starts=calendar.starts,
        days=calendar.days,
        per_day=calendar.per_day,
        time=calendar.time,
        duration=calendar.duration,
        away=frozenset(day for days in calendar.away for day in days),
    )


def everyone_asking(contacts: Contacts) -> Iterator[Asking]:
    """Go through all that asks for a cue: people, categories with nobody in them, and LinkedIn itself."""
    links = contacts.linkedin.pages
    for key, category in contacts.categories.items():
        shared = Words(
            kind="category",
            who=unnamed(category.label, _spaced(key)),
            category=_spaced(key),
            label=category.label,
            cadence=str(category.cadence),
            routine=category.routine,
            links=links,
        )
        for contact in category.contacts:
            yield _person(key, category.cadence, contact, shared)
        if not category.contacts:
            wish = Wish(identity=f"category:{identity(key)}", cadence=category.cadence)
            yield Asking(wish=wish, words=shared, category=key)
    review = contacts.linkedin.review
    if review is not None:
        words = Words(kind="review", who=EVERYONE, cadence=str(review), links=links)
        yield Asking(wish=Wish(identity="review", cadence=review), words=words, category=LINKEDIN)
    if contacts.linkedin.setup:
        words = Words(kind="setup", who=EVERYONE, links=links)
        yield Asking(wish=Wish(identity="setup", cadence=None), words=words, category=LINKEDIN)


def _person(key: str, usual: Cadence, contact: Contact, shared: Words) -> Asking:
    cadence = contact.cadence or usual
    words = Words(
        kind="contact",
        who=contact.name,
        name=contact.name,
        category=shared.category,
        label=shared.label,
        cadence=shared.cadence if contact.cadence is None else str(cadence),
        last_contact=contact.last_contact,
        company=contact.company,
        role=contact.role,
        routine=shared.routine,
        notes=contact.notes,
        profile=profile_address(contact.linkedin) if contact.linkedin else None,
        links=shared.links,
    )
    wish = Wish(identity=f"contact:{contact.identity}", cadence=cadence, last_contact=contact.last_contact)
    return Asking(wish=wish, words=words, category=key)


def _spaced(key: str) -> str:
    """Read the key of a category as words: people_of_interest are people of interest."""
    return " ".join(key.replace("_", " ").replace("-", " ").split()) or key
