"""Contacts -> what asks for a cue: the wish that is scheduled, and the words of its text."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cuegen.contacts.cadence import Cadence
from cuegen.contacts.dates import LAST_YEAR
from cuegen.contacts.linkedin import LinkedInAddresses, profile_address
from cuegen.contacts.model import Category, Contact, Contacts
from cuegen.contacts.nudges import Nudge
from cuegen.contacts.settings import Calendar
from cuegen.contacts.style import in_blocks
from cuegen.contacts.texts import identity
from cuegen.feed.event import uid
from cuegen.feed.words import EVERYONE, Words, unnamed
from cuegen.phases import Phase, Phases
from cuegen.schedule.cue import Frame, Wish
from cuegen.schedule.schedule import days_seen
from cuegen.schedule.turns import Turn, turns

LINKEDIN = "linkedin"  # the category, in the calendar, of the cues that are about nobody in particular


class Asking(NamedTuple):
    """Somebody or something that asks for a cue. `category` is its key in the file.

    `shared` are the words of the category, to which those of a `contact` are added when they are needed. `phase` tells
    which of several rhythms the wish is for.
    """

    wish: Wish
    category: str
    shared: Words
    contact: Contact | None = None
    phase: Phase | None = None

    @property
    def words(self) -> Words:
        """The words of the cue's text."""
        if self.phase is None:
            return self.shared
        words = self.shared if self.contact is None else words_about(self.contact, self.shared)
        (_, cadence, pace), nudge = self.phase, self.wish.nudge
        if cadence is None and pace is None and nudge is None:
            return words
        return replace(words, cadence=cadence or words.cadence, pace=pace, nudge=None if nudge is None else str(nudge))


def frame_of(contacts: Contacts) -> Frame:
    """Take from the calendar section what bears on the schedule.

    A weekly block is the one day of the week on which there are cues, and they have no times of their own.
    """
    calendar = contacts.calendar
    weekly = calendar.weekly
    return Frame(
        starts=calendar.starts,
        days=calendar.days if weekly is None or weekly.weekday is None else frozenset([weekly.weekday]),
        per_day=calendar.per_day,
        time=calendar.time if weekly is None else None,
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
    first, last = days_seen([each.wish for each in everyone_asking(contacts)], contacts.calendar.starts)
    return region.holidays(range(first.year, min(last.year, LAST_YEAR) + 1))


def everyone_asking(contacts: Contacts) -> Iterator[Asking]:
    """Go through all that asks for a cue: people, categories with nobody in them, and LinkedIn itself.

    Who is held for good asks for none, nor does a category in their stead: they are in it.
    """
    if contacts.calendar.weekly is None:
        return _asking(contacts)
    return (each._replace(wish=_in_blocks(each.wish)) for each in _asking(contacts))


def _in_blocks(wish: Wish) -> Wish:
    """Leave of a wish what it says in a weekly block."""
    cadence, nudge = (None if each is None else in_blocks(each) for each in (wish.cadence, wish.nudge))
    turn = None if wish.turn is None else wish.turn._replace(pace=in_blocks(wish.turn.pace))
    return wish._replace(cadence=cadence, nudge=nudge, turn=turn)


def _asking(contacts: Contacts) -> Iterator[Asking]:
    links = contacts.linkedin.pages
    for key, category in contacts.categories.items():
        shared = words_of(key, category, links)
        phases, taking, usual = phases_in(category, contacts.calendar), _turns(key, category), category.rhythm
        for contact in category.contacts:
            if contact.is_held_for_good:
                continue
            for phase in phases.of(_wish_of(contact, usual, phases.nudge, taking)):
                yield Asking(wish=phase.wish, category=key, shared=shared, contact=contact, phase=phase)
        if not category.contacts:
            for phase in phases._replace(nudge=Nudge()).of(Wish(identity=_category_name(key), cadence=usual)):
                yield Asking(wish=phase.wish, category=key, shared=shared, phase=phase)
    review = contacts.linkedin.review
    if review is not None:
        words = Words(kind="review", who=EVERYONE, cadence=str(review), links=links)
        yield Asking(wish=Wish(identity="review", cadence=review), category=LINKEDIN, shared=words)
    if contacts.linkedin.setup:
        words = Words(kind="setup", who=EVERYONE, links=links)
        yield Asking(wish=Wish(identity="setup", cadence=None), category=LINKEDIN, shared=words)


def _category_name(key: str) -> str:
    return f"category:{identity(key)}"


def _turns(key: str, category: Category) -> dict[str, Turn]:
    """Give everybody who takes turns theirs, also who is held: it stays empty, so that a hold moves nobody else."""
    if category.rotate is None:
        return {}
    return turns(_category_name(key), category.rotate, [identity_of(each) for each in category.members])


def phases_in(category: Category, calendar: Calendar) -> Phases:
    """Take the pace and the nudge of a category, or those of the calendar where it has none of its own."""
    return Phases(pace=category.pace or calendar.pace, nudge=category.nudge or calendar.nudge, starts=calendar.starts)


def _wish_of(contact: Contact, usual: Cadence, nudge: Nudge, taking: Mapping[str, Turn]) -> Wish:
    """Make the wish of a person, with the cadence of the category if there is none of their own."""
    identity = identity_of(contact)
    cadence, turn = contact.cadence or usual, taking.get(identity)
    return Wish(
        identity=identity,
        cadence=cadence,
        last_contact=contact.last_touch,
        not_before=contact.not_before,
        nudge=nudge.of(cadence) if turn is None else None,
        turn=turn,
    )


def identity_of(contact: Contact) -> str:
    """Name the cue of a person."""
    return f"contact:{contact.identity}"


def uid_of(contact: Contact) -> str:
    """Give the UID of a person's cue."""
    return uid(identity_of(contact))


def words_of(key: str, category: Category, links: LinkedInAddresses) -> Words:
    """Say what there is to say of a category."""
    return Words(
        kind="category",
        who=unnamed(category.label, spaced(key)),
        category=spaced(key),
        label=category.label,
        cadence=str(category.rhythm),
        rotation=str(category.rotate) if len(category.members) > 1 else None,
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
        typed=contact.typed,
        category=shared.category,
        label=shared.label,
        cadence=shared.cadence if contact.cadence is None else str(contact.cadence),
        rotation=shared.rotation if contact.cadence is None else None,
        last_contact=contact.last_touch,
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
