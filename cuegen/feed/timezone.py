"""A zone as the VTIMEZONE of RFC 5545 section 3.6.5: its offsets, for calendars that read them.

A zone is written by its own rule where that is exact: the POSIX footer of its data, such as
`M3.5.0,M10.5.0/3`, becomes a yearly recurrence rule for STANDARD and one for DAYLIGHT. Where it is
not (a law that changes soon, a day that RRULE cannot name) every change up to 2040 is listed.
icalendar's own generators are not used: ical.js reads their work an hour off all summer.

The component that puts the clocks forward is DAYLIGHT, in Dublin too, whose law calls winter the
exception. Onsets are local time as the clocks show it before the change.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Component, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vDatetime, vRecur, vText, vUTCOffset

from cuegen.contacts.weekday import Weekday
from cuegen.zones import Change, abbreviation, changes, footer, is_utc, offset

# A rule must equal the zone from the first of these years to the last; lists end with the last.
_FIRST_CHECKED = 2026
_LAST_CHECKED = 2040

# Rules, and offsets that do not change, are written as if they had held since then: the form that
# calendars know best.
_BEGIN = datetime.combine(date(1970, 1, 1), time.min)

# Month, week (5 is the last), weekday (0 is Sunday), time of day. POSIX also has hours below 0 and
# above 23, left out here: no recurrence rule falls on the day after the last Thursday.
_POSIX_DATE = re.compile(r"M(\d+)\.([1-5])\.([0-6])(?:/(\d|1\d|2[0-3])(?::([0-5]\d))?)?")


class _YearlyRule(NamedTuple):
    """The nth weekday of a month, at a local time; -1 is the last."""

    month: int
    nth: int
    weekday: Weekday
    at: time

    def onset(self, year: int) -> datetime:
        length = monthrange(year, self.month)[1]
        week = length - 6 if self.nth == -1 else 7 * self.nth - 6
        start = date(year, self.month, week)
        day = start + timedelta(days=(self.weekday - start.weekday()) % 7)
        return datetime.combine(day, self.at)


class _Observance(NamedTuple):
    """The content of one STANDARD or DAYLIGHT: changes of the same kind, in order."""

    before: timedelta
    after: timedelta
    name: str
    onsets: tuple[datetime, ...]
    rule: _YearlyRule | None = None


class _RecurrenceRule(vRecur):
    """An RRULE that names the month before the day, as published zones do."""

    canonical_order = ("FREQ", "BYMONTH", "BYDAY")  # type: ignore[assignment]  # a tuple of any length will do


def vtimezone(name: str, *, first_year: int) -> bytes:
    """Write a zone for events in `first_year` (1970 to 2037) and later, as content lines.

    Its offsets are those of the zone up to the end of 2040. For UTC there is no such component:
    its times end in Z.

    Raises:
        Fault: there is no zone of this name.
        ValueError: the zone is UTC, under whichever name.
    """
    if is_utc(name):
        raise ValueError(f"{name} takes no VTIMEZONE: its times end in Z")
    zone = Timezone()
    zone.add("TZID", vText(name))
    for observance in _by_rules(name, first_year) or _by_lists(name, first_year):
        zone.add_component(_component(observance))
    lines: bytes = zone.to_ical(sorted=False)
    return lines


def _by_rules(name: str, first_year: int) -> list[_Observance]:
    """Describe the zone by yearly rules, or not at all when these would differ from it."""
    rules = _rules(name)
    if len(rules) < 2:  # noqa: PLR2004 - one puts the clocks forward, the other back
        return []
    years = range(min(first_year, _FIRST_CHECKED), _LAST_CHECKED + 1)
    observances = _observances(changes(name, years))
    ruled = [
        observance._replace(onsets=(rule.onset(_BEGIN.year),), rule=rule)
        for observance in observances
        for rule in rules
        if observance.onsets == tuple(map(rule.onset, years))
    ]
    return ruled if len(ruled) == len(observances) else []


def _rules(name: str) -> list[_YearlyRule]:
    """Read those dates of the zone's footer that a recurrence rule can say: none, one or two."""
    dates = map(_POSIX_DATE.fullmatch, footer(name).split(",")[1:])
    return [_rule(*date.groups()) for date in dates if date]


def _rule(month: str, week: str, day: str, hour: str | None, minute: str | None) -> _YearlyRule:
    return _YearlyRule(
        month=int(month),
        nth=-1 if week == "5" else int(week),
        weekday=Weekday((int(day) - 1) % 7),
        at=time(int(hour or 2), int(minute or 0)),  # 02:00 unless it says otherwise
    )


def _by_lists(name: str, first_year: int) -> list[_Observance]:
    """Describe the zone by all its changes, from the year before the first event."""
    listed = changes(name, range(first_year - 1, _LAST_CHECKED + 1))
    observances = _observances(listed)
    if listed and listed[0].onset.year < first_year:
        return observances
    # A component is silent about the time before its first change, and ical.js takes it for UTC.
    start = datetime(first_year, 1, 1, tzinfo=UTC)
    before = offset(name, start)
    standing = _Observance(before=before, after=before, name=abbreviation(name, start), onsets=(_BEGIN,))
    return [standing, *observances]


def _observances(listed: tuple[Change, ...]) -> list[_Observance]:
    """Gather changes of the same kind, in the order in which each kind first appears."""
    onsets: dict[tuple[timedelta, timedelta, str], list[datetime]] = {}
    for change in listed:
        onsets.setdefault((change.before, change.after, change.name), []).append(change.onset)
    return [
        _Observance(before=before, after=after, name=name, onsets=tuple(dates))
        for (before, after, name), dates in onsets.items()
    ]


def _component(observance: _Observance) -> Component:
    forward = observance.after > observance.before
    component = TimezoneDaylight() if forward else TimezoneStandard()
    component.add("DTSTART", vDatetime(observance.onsets[0]))
    component.add("TZOFFSETFROM", vUTCOffset(observance.before))
    component.add("TZOFFSETTO", vUTCOffset(observance.after))
    component.add("TZNAME", vText(observance.name))
    if observance.rule:
        component.add("RRULE", _recurrence_rule(observance.rule))
    elif len(observance.onsets) > 1:
        # DTSTART is repeated: beside an RDATE, ical.js does not count it.
        for onset in observance.onsets:
            component.add("RDATE", vDatetime(onset))
    return component


def _recurrence_rule(rule: _YearlyRule) -> vRecur:
    return _RecurrenceRule({"FREQ": "YEARLY", "BYMONTH": rule.month, "BYDAY": f"{rule.nth}{rule.weekday.code}"})
