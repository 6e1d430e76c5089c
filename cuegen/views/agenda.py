"""The appointments of the days to come, as the feed has them."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from cuegen.build import Build
from cuegen.feed.event import Entry, Member, uid
from cuegen.zones import read_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One occurrence of a cue. `start` and `end` are dates for an appointment of all the day, else aware times.

    Of a weekly block, the entry has those members alone who are to be shown.
    """

    entry: Entry
    day: date
    start: date | datetime
    end: date | datetime

    @property
    def time(self) -> time | None:
        """The time of day; None for all of it."""
        return self.entry.cue.time


def agenda(build: Build, today: date, days: int, categories: Collection[str] = ()) -> list[Appointment]:
    """List the appointments of so many days, today the first of them, in the order in which they come.

    `categories` are the keys of those to show; without any, all are shown.
    """
    last = today + timedelta(days=days - 1)
    found = [
        _appointment(build, entry._replace(members=members), day)
        for entry in build.entries
        if (members := _shown(entry, categories)) or not categories or entry.category in categories
        for day in entry.cue.occurrences(today, last)
    ]
    return sorted(found, key=lambda each: (each.day, each.time or time.min, each.entry.summary))


def _shown(entry: Entry, categories: Collection[str]) -> tuple[Member, ...]:
    """Find those of a block who are in one of the categories, everybody if none is named."""
    return tuple(each for each in entry.members if not categories or each.category in categories)


def _appointment(build: Build, entry: Entry, day: date) -> Appointment:
    clock, calendar = entry.cue.time, build.contacts.calendar
    if clock is None:
        return Appointment(entry=entry, day=day, start=day, end=day + timedelta(days=1))
    zone = read_zone(calendar.timezone)
    start = datetime.combine(day, clock)
    end = start + calendar.length
    return Appointment(entry=entry, day=day, start=start.replace(tzinfo=zone), end=end.replace(tzinfo=zone))


def as_json(appointments: Sequence[Appointment]) -> str:
    """Write appointments as a list of JSON objects."""
    return json.dumps([_fields(each) for each in appointments], indent=2, ensure_ascii=False) + "\n"


def _fields(each: Appointment) -> dict[str, Any]:
    cue = each.entry.cue
    return {
        "uid": uid(cue.identity),
        "summary": each.entry.summary,
        "category": each.entry.category,
        "start": each.start.isoformat(),
        "end": each.end.isoformat(),
        "all_day": each.time is None,
        "cadence": str(cue.wish.cadence) if cue.wish.cadence and cue.makes_up is None else None,
        "last_contact": cue.wish.last_contact.isoformat() if cue.wish.last_contact else None,
        "people": [_person(member) for member in each.entry.members],
        "makes_up": cue.makes_up.isoformat() if cue.makes_up else None,
    }


def _person(member: Member) -> dict[str, Any]:
    """Write one of those whom a weekly block stands for."""
    return {
        "who": member.who,
        "category": member.category,
        "cadence": member.cadence,
        "last_contact": member.last_contact.isoformat() if member.last_contact else None,
    }
