"""What calendar software that knows nothing of cuegen makes of a feed: one function an engine.

Each gives the occurrences that begin within two years: UID, start, end. Times are in UTC, those of all-day
appointments are dates.
"""

import re
import warnings
import zoneinfo
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import Any
from zlib import crc32

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]  # it comes without types
import vobject  # type: ignore[import-untyped]  # it comes without types
from ical.calendar_stream import IcsCalendarStream

from cuegen.build import Build
from cuegen.feed.event import uid
from cuegen.schedule.cue import Cue
from cuegen.zones import read_zone

Moment = date | datetime
Occurrence = tuple[str, Moment, Moment]

BEGIN, END = date(2026, 1, 1), date(2027, 12, 31)  # both included, by the date in UTC
A_DAY = timedelta(days=1)
AROUND = (BEGIN - A_DAY, END + 2 * A_DAY)  # somewhere on Earth it is another day


def scheduled(build: Build) -> list[Occurrence]:
    """List what the schedule says, in UTC by the zone data of the tzdata package."""
    return _within(each for entry in build.entries for each in _planned(build, uid(entry.cue.identity), entry.cue))


def by_recurring_ical_events(feed: bytes) -> list[Occurrence]:
    """Expand a feed with icalendar and recurring-ical-events."""
    with _zones_of_the_package():
        found = recurring_ical_events.of(icalendar.Calendar.from_ical(feed)).between(*AROUND)
        return _within((str(each["UID"]), each["DTSTART"].dt, each["DTEND"].dt) for each in found)


def by_home_assistant(feed: bytes) -> list[Occurrence]:
    """Expand a feed with the engine of Home Assistant."""
    with _zones_of_the_package():
        timeline = IcsCalendarStream.calendar_from_ics(feed.decode()).timeline_tz(UTC)
        found = ((str(each.uid), each.start, each.end) for each in timeline)
        return _within(takewhile(lambda each: _date(each[1]) <= AROUND[1], found))


def by_vobject(feed: bytes) -> list[Occurrence]:
    """Expand a feed with vobject by the VTIMEZONE of the file: nobody knows a zone of this name."""
    unheard_of = re.sub(rb"TZID([:=])[^\r\n:]+", rb"TZID\1Zone-%d" % crc32(feed), feed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own code, on newer versions of Python
        (calendar,) = vobject.readComponents(unheard_of.decode())
        return _within(each for event in calendar.vevent_list for each in _expanded(event))


Engine = Callable[[bytes], list[Occurrence]]
ENGINES: tuple[Engine, ...] = (by_recurring_ical_events, by_home_assistant, by_vobject)


@contextmanager
def _zones_of_the_package() -> Iterator[None]:
    """Let engines that know zones by name read the tzdata package, as cuegen does: the system's can be older."""
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
    try:
        yield
    finally:
        zoneinfo.reset_tzpath(to=before)
        zoneinfo.ZoneInfo.clear_cache()


def _planned(build: Build, name: str, cue: Cue) -> Iterator[Occurrence]:
    zone, duration = read_zone(build.contacts.calendar.timezone), build.contacts.calendar.length
    for day in cue.occurrences(*AROUND):
        if cue.time is None:
            yield name, day, day + A_DAY
        else:
            start = datetime.combine(day, cue.time)
            yield name, start.replace(tzinfo=zone), (start + duration).replace(tzinfo=zone)


def _expanded(event: Any) -> Iterator[Occurrence]:  # noqa: ANN401 - vobject comes without types
    start, length = event.dtstart.value, event.dtend.value - event.dtstart.value
    zone = start.tzinfo if isinstance(start, datetime) else None
    around = [datetime.combine(day, time(), zone) for day in AROUND]
    for each in event.rruleset.between(*around) if event.rruleset else [start]:
        begin = each if isinstance(start, datetime) else _date(each)
        yield event.uid.value, begin, begin + length


def _within(found: Iterable[Occurrence]) -> list[Occurrence]:
    """Sort those that begin within the two years, in UTC."""
    in_utc = ((name, _utc(start), _utc(end)) for name, start, end in found)
    return sorted((each for each in in_utc if BEGIN <= _date(each[1]) <= END), key=str)


def _date(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _utc(moment: Moment) -> Moment:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
