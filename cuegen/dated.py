"""Contacts -> the cues that have a day of their own: birthdays, work anniversaries, follow-ups.

They last all day, take nobody's place in the schedule, and are not moved by `days` or `away`: a birthday is one
wherever one is. Their identities begin with words of their own, up to a colon, and what follows can be read back
in one way only: no name or id makes one of them that of another cue.
"""

from calendar import isleap
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from cuegen.contacts.cadence import Cadence, Unit
from cuegen.contacts.durations import spelled
from cuegen.contacts.model import Contact, Contacts
from cuegen.contacts.partial_dates import PartialDate
from cuegen.feed.words import Words
from cuegen.schedule.cue import Cue, Wish
from cuegen.schedule.yearly import FEBRUARY, LAST_NAMED, LEAP_DAY, Yearly, leap_years
from cuegen.wishes import words_about, words_of

YEARLY = Cadence(unit=Unit.MONTH, interval=12)
A_DAY = timedelta(days=1)


class Cued(NamedTuple):
    """A cue, the words of its text, and the key of its category in the file.

    `contact` is the person whom it is about, None where it is about nobody in particular.
    """

    cue: Cue
    words: Words
    category: str
    contact: Contact | None = None


def dated(contacts: Contacts) -> list[Cued]:
    """List all cues of days of their own, in an order that does not depend on the file's."""
    return sorted(_found(contacts), key=lambda each: each.cue.identity)


def _found(contacts: Contacts) -> Iterator[Cued]:
    links, starts = contacts.linkedin.pages, contacts.calendar.starts
    for key, category in contacts.categories.items():
        shared = words_of(key, category, links)
        for contact in category.contacts:
            for cue, words in _dated(contact, category.lead, starts, shared):
                yield Cued(cue=cue, words=words, category=key, contact=contact)


def _dated(contact: Contact, lead: timedelta, starts: date, shared: Words) -> Iterator[tuple[Cue, Words]]:
    if not (contact.birthday or contact.since or contact.followups):
        return
    words, touch = words_about(contact, shared), contact.last_touch
    ahead = replace(words, lead=spelled(lead) if lead else None)
    if contact.birthday:
        wish = Wish(identity=f"birthday:{contact.identity}", cadence=YEARLY, last_contact=touch)
        for cue in _each_year(wish, contact.birthday, lead, starts):
            yield cue, replace(ahead, kind="birthday")
    if contact.since and contact.since.month:
        wish = Wish(identity=f"anniversary:{contact.identity}", cadence=YEARLY, last_contact=touch)
        for cue in _each_year(wish, contact.since, lead, starts):
            yield cue, replace(ahead, kind="anniversary")
    for each in contact.followups:
        wish = Wish(identity=f"followup:{each.on}:{contact.identity}", cadence=None, last_contact=touch)
        yield Cue(wish=wish, first=each.on, time=None), replace(words, kind="followup", about=each.about)


def _each_year(wish: Wish, day: PartialDate, lead: timedelta, starts: date) -> Iterator[Cue]:
    """Make the cue of a day that comes back: from `starts` on, and after the very first of these days itself.

    A month without a day stands for its first one. A cue for 29 February itself is on the 28th, but for leap years:
    in them it is left out, and a cue of its own is on the 29th. No rule says so in a way that all calendars read.
    """
    begin = max(starts, day.earliest + A_DAY) if day.earliest else starts
    if (day.month, day.day) != LEAP_DAY:
        rule = Yearly(month=day.month or 1, day=day.day or 1).ahead(lead)
        yield Cue(wish=wish, first=rule.from_day(begin), time=None, recurrence=rule)
        return
    rule = Yearly(month=FEBRUARY, day=LAST_NAMED).ahead(lead)
    first = rule.from_day(begin)
    if lead:
        yield Cue(wish=wish, first=first, time=None, recurrence=rule)
        return
    while isleap(first.year):  # an appointment does not begin with an exception
        first = rule.of(first.year + 1)
    skipped = tuple(rule.of(year) for year in leap_years(first))
    yield Cue(wish=wish, first=first, time=None, recurrence=rule, exceptions=skipped)
    kind, _, who = wish.identity.partition(":")
    for year in leap_years(begin):
        leap_day = wish._replace(identity=f"{kind}-{year}:{who}", cadence=None)
        yield Cue(wish=leap_day, first=date(year, *LEAP_DAY), time=None)
