"""A build and a day -> the page. Nothing here knows HTML, a disk or a clock."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from cuegen.build import PLACEHOLDER, Build, DoneLink
from cuegen.contacts.model import Contacts
from cuegen.dated import dated
from cuegen.feed.words import ABOUT_NOBODY, Words
from cuegen.page.addresses import Addresses, Reach
from cuegen.page.faults import complaints
from cuegen.page.heat_map import heat_map, last_day
from cuegen.page.page import Coming, Contents, Day, Fetch, Link, Page
from cuegen.page.people import warmth
from cuegen.page.qr_code import qr_code
from cuegen.problems import Problem
from cuegen.views.agenda import Appointment, agenda
from cuegen.views.phrases import monday_of
from cuegen.wishes import LINKEDIN, everyone_asking, frame_of, spaced

SHOWN_DAYS = 14  # of the agenda
NAME = "Reconnect"  # of a calendar that was never built


def make_page(
    built: Build | None,
    problems: Iterable[Problem],
    today: date,
    *,
    addresses: Addresses | None = None,
    fetches: Sequence[Fetch] | None = None,
) -> Page:
    """Make the page of the last good build, None if there is none, with the problems of the very last one.

    `today` is the day that it is in the calendar's time zone; so are the moments of `fetches`.
    """
    return Page(
        name=NAME if built is None else built.contacts.calendar.name,
        today=today,
        contents=None if built is None else _contents(built, today, addresses.done if addresses else None),
        complaints=complaints(problems),
        addresses=addresses,
        qr=qr_code(addresses.page) if addresses and addresses.reach is not Reach.MACHINE else None,
        fetches=None if fetches is None else tuple(sorted(fetches, key=lambda fetch: fetch.at, reverse=True)),
    )


def _contents(built: Build, today: date, done: DoneLink | None) -> Contents:
    entries = [entry for entry in built.entries if entry.cue.identity != PLACEHOLDER]
    days = (day for entry in entries for day in entry.cue.occurrences(monday_of(today), last_day(today)))
    return Contents(
        days=_days(built, today),
        warmth=warmth(built.contacts, today, done),
        year=heat_map(days, frame_of(built.contacts).away, today),
    )


def _days(built: Build, today: date) -> tuple[Day, ...]:
    """List the days of the coming two weeks that hold something."""
    links = _links(built.contacts)
    found = [each for each in agenda(built, today, SHOWN_DAYS) if each.entry.cue.identity != PLACEHOLDER]
    return tuple(
        Day(date=day, when=_when(day, today), coming=tuple(_coming(each, links) for each in appointments))
        for day, appointments in groupby(found, key=lambda each: each.day)
    )


def _when(day: date, today: date) -> str:
    return {today: "today", today + timedelta(days=1): "tomorrow"}.get(day, "")


def _coming(each: Appointment, links: dict[str, Link]) -> Coming:
    entry = each.entry
    return Coming(
        title=entry.summary,
        time=each.time,
        category="LinkedIn" if entry.category == LINKEDIN else spaced(entry.category),
        link=links.get(entry.cue.wish.identity),
    )


def _links(contacts: Contacts) -> dict[str, Link]:
    """Find where each cue leads to, by the identity of its wish: the person's profile, or LinkedIn's notifications."""
    words = {each.wish.identity: each.words for each in everyone_asking(contacts)}
    words |= {each.cue.wish.identity: each.words for each in dated(contacts)}
    return {identity: link for identity, each in words.items() if (link := _link(each))}


def _link(words: Words) -> Link | None:
    if words.profile:
        return Link(words="LinkedIn profile", url=words.profile, of=words.who)
    if words.kind in ABOUT_NOBODY:
        return Link(words="Notifications", url=words.links.notifications)
    return None
