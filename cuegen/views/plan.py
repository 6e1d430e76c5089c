"""How full the weeks to come are, and how much a list asks for: values, and the same as JSON.

A week begins on a Monday. The room of a week is `per_day` on each of its open days: those that `days` allows and
that are not away.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cuegen.contacts.model import Contacts
from cuegen.contacts.weekday import Weekday
from cuegen.schedule.cue import Frame, Memory, Wish
from cuegen.schedule.demand import Demand, demand
from cuegen.schedule.leaving import memory_of
from cuegen.schedule.schedule import Schedule, schedule
from cuegen.views.phrases import monday_of
from cuegen.wishes import Asking, everyone_asking, frame_of

SHOWN_DAYS = 5  # of the busiest


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the plan: how many cues it holds, and whether it is one of those that `days` allows, or away."""

    date: date
    cues: int
    allowed: bool
    away: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days from a Monday on."""

    days: tuple[Day, ...]
    per_day: int

    @property
    def monday(self) -> date:
        """The day on which it begins."""
        return self.days[0].date

    @property
    def cues(self) -> int:
        """How many cues all of its days hold."""
        return sum(day.cues for day in self.days)

    @property
    def room(self) -> int:
        """How many cues its open days can hold."""
        return self.per_day * sum(day.allowed and not day.away for day in self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one category, or LinkedIn itself, asks for; `people` counts those who are named in it."""

    category: str
    people: int
    demand: Demand


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The weeks to come and the demand of a list, those who ask for most first.

    In weekly blocks the demand is that of a week, for which there is one day.
    """

    weeks: tuple[Week, ...]
    shares: tuple[Share, ...]
    demand: Demand
    most_per_day: int
    has_blocks: bool = False

    @property
    def counted(self) -> str:
        """What the demand counts."""
        return "people a week" if self.has_blocks else "cues a day"

    @property
    def whole(self) -> Share:
        """What all of the list asks for."""
        return Share(category="all", people=sum(share.people for share in self.shares), demand=self.demand)

    @property
    def days(self) -> tuple[Day, ...]:
        """All days, in their order."""
        return tuple(day for week in self.weeks for day in week.days)

    @property
    def busiest(self) -> tuple[Day, ...]:
        """The days with most cues, the earlier first of two that hold as many; none without a cue."""
        busy = sorted((day for day in self.days if day.cues), key=lambda day: -day.cues)
        return tuple(busy[:SHOWN_DAYS])

    @property
    def weekdays(self) -> tuple[Weekday, ...]:
        """The days of the week that may hold a cue, or do: a cadence can name any."""
        return tuple(sorted({Weekday(day.date.weekday()) for day in self.days if day.allowed or day.cues}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """So many weeks, the first of them the one of `today`."""

    today: date
    weeks: int

    @property
    def mondays(self) -> tuple[date, ...]:
        """The days on which the weeks begin."""
        return tuple(monday_of(self.today) + timedelta(weeks=number) for number in range(self.weeks))


def plans(contacts: Contacts, supposed: Contacts | None, memory: Memory, span: Span) -> tuple[Plan, Plan | None]:
    """Plan a list, and another one that it is supposed to become. `memory` is where the feed has the cues now.

    The supposed list is planned as the next build would: nobody moves but those whom the change is about.
    """
    planned = _planned(contacts, memory)
    now = _plan(contacts, planned, span)
    if supposed is None:
        return now, None
    return now, _plan(supposed, _planned(supposed, memory_of(planned, frame_of(contacts))), span)


def _planned(contacts: Contacts, memory: Memory) -> Schedule:
    return schedule([each.wish for each in everyone_asking(contacts)], frame_of(contacts), memory)


def _plan(contacts: Contacts, planned: Schedule, span: Span) -> Plan:
    frame = frame_of(contacts)
    begin, end = span.mondays[0], span.mondays[-1] + timedelta(days=6)
    held = Counter(day for cue in planned.cues for day in cue.occurrences(begin, end))
    shares = _shares(everyone_asking(contacts), frame)
    return Plan(
        weeks=tuple(_week(monday, held, frame) for monday in span.mondays),
        shares=tuple(sorted(shares, key=lambda share: (-share.demand.cues, share.category))),
        demand=planned.demand,
        most_per_day=contacts.calendar.most_per_day,
        has_blocks=contacts.calendar.weekly is not None,
    )


def _week(monday: date, held: Mapping[date, int], frame: Frame) -> Week:
    dates = [monday + timedelta(days=number) for number in range(7)]
    days = (
        Day(date=day, cues=held.get(day, 0), allowed=Weekday(day.weekday()) in frame.days, away=day in frame.away)
        for day in dates
    )
    return Week(days=tuple(days), per_day=frame.per_day)


def _shares(asking: Iterable[Asking], frame: Frame) -> Iterator[Share]:
    wishes, people = defaultdict[str, list[Wish]](list), Counter[str]()
    for each in asking:
        wishes[each.category].append(each.wish)
        people[each.category] += each.contact is not None and each.wish.ends is None  # the other turn comes for all
    for category, asked in wishes.items():
        yield Share(category=category, people=people[category], demand=demand(asked, frame))


def as_json(now: Plan, then: Plan | None) -> str:
    """Write a plan, and what it would be if something else were so, as a JSON object; without an if it is null."""
    fields = {"now": _fields(now), "what_if": None if then is None else _fields(then)}
    return json.dumps(fields, indent=2, ensure_ascii=False) + "\n"


def _fields(plan: Plan) -> dict[str, Any]:
    return {
        "per_day": plan.demand.per_day,
        "demand": _demand(plan.demand) | {"per_day_that_would_do": plan.demand.enough},
        "categories": [
            {"category": each.category, "people": each.people} | _demand(each.demand) for each in plan.shares
        ],
        "busiest_days": [{"date": day.date.isoformat(), "cues": day.cues} for day in plan.busiest],
        "weeks": [
            {
                "week_of": week.monday.isoformat(),
                "cues": week.cues,
                "room": week.room,
                "days": {str(Weekday(day.date.weekday())): day.cues for day in week.days},
            }
            for week in plan.weeks
        ],
    }


def _demand(asked: Demand) -> dict[str, float]:
    return {"cues_per_day": asked.cues, "share_of_room": round(asked.share, 9)}
