"""What all tests of the schedule share: calendars, people, and a second opinion on what a day holds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count as count_up
from itertools import pairwise
from math import ceil
from random import Random

from hypothesis import settings
from hypothesis import strategies as st

from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.nudges import read_nudge
from cuegen.contacts.weekday import WEEKDAYS, Weekday
from cuegen.schedule.cue import Cue, Frame, Memory, Seat, Wish
from cuegen.schedule.demand import demand
from cuegen.schedule.schedule import Schedule
from cuegen.schedule.turns import turns

EXAMPLES = settings(deadline=None, max_examples=40)  # how fast a list is scheduled is not what they are about
MONDAY = date(2026, 1, 5)
TWO_YEARS = timedelta(days=730)
CALENDAR = Frame(
    starts=MONDAY,
    days=frozenset(day for day in Weekday if day < Weekday.SATURDAY),
    per_day=2,
    time=time(8, 30),
    duration=timedelta(minutes=15),
)

# What lists are made of: mostly weeks and quarters, some of every other rhythm.
MIX = {
    "weekly": 1,
    "every 2 weeks": 2,
    "every 4 weeks": 3,
    "every 6 weeks": 12,
    "every 8 weeks": 12,
    "monthly": 6,
    "every 2 months": 10,
    "quarterly": 30,
    "twice a year": 16,
    "yearly": 8,
}
PINNED = ("every friday", "every 2 weeks on saturday", "quarterly on sunday", "first monday of the month")
TIMED = ("every friday at 17:00", "every 4 weeks on monday at 09:10", "third tuesday of the month at 08:30")
FREE = (*MIX, "daily", "every 99 months", *PINNED)  # all of them without a time of day
PACES = ("weekly", "every 2 weeks", "monthly", "quarterly", "every friday", "first monday of every 2 months")
NUDGES = ("weekly", "every 2 weeks", "every 3 weeks", "monthly", "every 2 months")
PLACE = tuple[date, time | None]


def weekdays(names: str) -> frozenset[Weekday]:
    """Read the days of the week: `tue wed`."""
    return frozenset(WEEKDAYS[name] for name in names.split())


def absence(first: date, last: date) -> frozenset[date]:
    """List the days from the first to the last, both included."""
    return frozenset(first + timedelta(days=count) for count in range((last - first).days + 1))


def wish(identity: str, cadence: str | None, last_contact: date | None = None) -> Wish:
    """Make a wish whose cadence is written in words."""
    return Wish(identity=identity, cadence=parse_cadence(cadence) if cadence else None, last_contact=last_contact)


def in_turn(rotation: str, pace: str, members: Iterable[str]) -> list[Wish]:
    """Make people who take turns."""
    taking = turns(rotation, parse_cadence(pace), list(members))
    return [Wish(identity=identity, cadence=turn.cadence, turn=turn) for identity, turn in taking.items()]


def mixed(number: int, seed: int, touched: float = 0.0) -> list[Wish]:
    """Make a list of people with mixed cadences; a share of them was touched within 60 days before or 200 after."""
    chance = Random(seed)  # noqa: S311 - lists for tests, the same at every run
    cadences = chance.choices(list(MIX), list(MIX.values()), k=number)
    return [
        wish(
            f"contact:{chance.random()}",
            cadence,
            MONDAY + timedelta(days=chance.randrange(-60, 200)) if chance.random() < touched else None,
        )
        for cadence in cadences
    ]


def asking_for(share: float, wishes: Sequence[Wish]) -> Frame:
    """Choose the days and the `per_day`, at least 2, of which the wishes ask for a share, or for little less."""
    choices = []
    for names in ("tue", "tue thu", "tue wed thu", "mon tue wed thu", "mon tue wed thu fri"):
        frame = replace(CALENDAR, days=weekdays(names), duration=timedelta(minutes=5))
        cues = demand(wishes, frame).cues
        per_day = max(2, ceil(cues / share))
        choices.append((cues / per_day, per_day, frame))
    _, per_day, frame = max(choices, key=lambda choice: choice[:2])
    return replace(frame, per_day=per_day)


def at_three_quarters(number: int, seed: int, touched: float = 0.0) -> tuple[list[Wish], Frame]:
    """Make a list, and a calendar of whose room it asks for 70 to 75%: the first of some that comes so near."""
    for attempt in count_up(1000 * seed):
        wishes = mixed(number, attempt, touched)
        frame = asking_for(0.75, wishes)
        if demand(wishes, frame).cues > 0.7 * frame.per_day:
            return wishes, frame
    raise AssertionError


def remembered(planned: Schedule, frame: Frame, *, touches: bool = True) -> Memory:
    """Remember a schedule as its feed would; templates can leave the dates of touches out."""
    seats = {
        cue.identity: Seat(
            first=cue.first,
            time=cue.time,
            rule=str(cue.recurrence or ""),
            touches=frozenset([cue.wish.last_contact] if touches and cue.wish.last_contact else ()),
        )
        for cue in planned.cues
    }
    return Memory(recall=seats.get, per_day=frame.per_day, begins=frame.time)


def places(planned: Schedule) -> dict[str, PLACE]:
    """Tell where every cue and make-up is."""
    return {cue.identity: (cue.first, cue.time) for cue in planned.cues}


def cue_of(planned: Schedule, identity: str) -> Cue:
    """Find one cue."""
    return next(cue for cue in planned.cues if cue.identity == identity)


def make_ups(planned: Schedule) -> list[tuple[date, date]]:
    """List the make-ups: the day that was lost, and the day instead."""
    return sorted((cue.makes_up, cue.first) for cue in planned.cues if cue.makes_up is not None)


def agenda(cues: Iterable[Cue], begin: date, end: date) -> dict[date, list[time | None]]:
    """List the times of the cues of every day from `begin` to `end`."""
    days = defaultdict(list)
    for cue in cues:
        for day in cue.occurrences(begin, end):
            days[day].append(cue.time)
    return dict(days)


def overlapping(times: Iterable[time | None], duration: timedelta) -> bool:
    """Tell whether two appointments of a day overlap; those for all of the day never do."""
    starts = sorted(datetime.combine(MONDAY, at) for at in times if at is not None)
    return any(later - earlier < duration for earlier, later in pairwise(starts))


def newest(wishes: Iterable[Wish], frame: Frame) -> date:
    """Find the newest date of a file."""
    dates = (day for each in wishes for day in (each.last_contact, each.not_before) if day)
    return max([frame.starts, *dates])


def faults_of_room(planned: Schedule, wishes: Sequence[Wish], frame: Frame) -> list[date]:
    """List the days, in the two years from the newest date, that hold too many cues or two at once."""
    begin = newest(wishes, frame)
    days = agenda(planned.cues, begin, begin + TWO_YEARS)
    return [day for day, at in days.items() if len(at) > frame.per_day or overlapping(at, frame.duration)]


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    """Draw a calendar, with up to three absences."""
    away: set[date] = set()
    for _ in range(draw(st.integers(0, 3))):
        first = draw(st.dates(date(2025, 10, 1), date(2027, 6, 1)))
        away |= absence(first, first + timedelta(days=draw(st.integers(0, 90))))
    return Frame(
        starts=draw(st.dates(date(2025, 12, 1), date(2026, 3, 31))),
        days=frozenset(draw(st.sets(st.sampled_from(Weekday), min_size=1))),
        per_day=draw(st.integers(1, 3)),
        time=draw(st.sampled_from([time(8, 30), time(7), None])),
        duration=timedelta(minutes=draw(st.sampled_from([10, 15, 45]))),
        away=frozenset(away),
    )


@st.composite
def lists(draw: st.DrawFn, words: Iterable[str] = (*FREE, *TIMED)) -> list[Wish]:
    """Draw a list of up to twelve people, some touched, held or nudged, perhaps with the cue for the first day.

    Now and then up to six more take turns.
    """
    people = draw(
        st.lists(
            st.tuples(
                st.sampled_from(list(words)).map(parse_cadence),
                st.none() | st.dates(date(2025, 6, 1), date(2026, 9, 1)),
                st.none() | st.none() | st.dates(date(2025, 12, 1), date(2026, 12, 1)),
                st.none() | st.sampled_from(NUDGES).map(read_nudge),
            ),
            min_size=1,
            max_size=12,
        )
    )
    wishes = [
        Wish(
            identity=f"contact:{number}",
            cadence=cadence,
            last_contact=touch,
            not_before=not_before,
            nudge=None if nudge is None else nudge.of(cadence),
        )
        for number, (cadence, touch, not_before, nudge) in enumerate(people)
    ]
    pace = draw(st.none() | st.sampled_from(PACES))
    for each in [] if pace is None else in_turn("category:0", pace, map(str, range(draw(st.integers(1, 6))))):
        touch, not_before = draw(st.tuples(*(st.none() | st.dates(date(2025, 6, 1), date(2026, 12, 1)) for _ in "th")))
        wishes.append(each._replace(last_contact=touch, not_before=not_before))
    return wishes + [wish("setup", None)] * draw(st.integers(0, 1))
