"""The year at a glance: how many cues each day of 52 weeks holds, in two halves that stand side by side or stacked.

A week is a column that begins on a Monday. A day has one of five shades: none, and up to four for the cues that it
holds. Where fewer will do, those are taken that are easily told apart.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from cuegen.views.phrases import LONG_MONTHS, MONTHS, bare_date, monday_of, short_date

WEEKS = 52
HALF = WEEKS // 2
SHADES = {0: (), 1: (3,), 2: (2, 4), 3: (1, 3, 4), 4: (1, 2, 3, 4)}  # of so many steps up to the fullest day
STEPS = max(SHADES)
LEAST_WEEKS = 3  # that the name of a month needs
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """One day: how many cues it holds, its shade from 0 to 4, whether it is today, and whether it is away."""

    date: date
    cues: int
    shade: int
    is_today: bool
    is_away: bool

    @property
    def words(self) -> str:
        """The day in words, for whoever points at it."""
        return f"{short_date(self.date)}: {counted(self.cues)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """Half a year: weeks of seven squares, and the names of months by the number of the week that they stand over."""

    weeks: tuple[tuple[Square, ...], ...]

    @property
    def months(self) -> tuple[tuple[int, str], ...]:
        """The months that begin here, and before them the one that goes on, where its name has room."""
        begun = [
            (number, MONTHS[square.date.month - 1])
            for number, week in enumerate(self.weeks)
            for square in week
            if square.date.day == 1
        ]
        first = (0, MONTHS[self.weeks[0][0].date.month - 1])
        return tuple(begun if begun[0][0] < LEAST_WEEKS else [first, *begun])

    @property
    def words(self) -> str:
        """The days that it shows."""
        return f"{bare_date(self.weeks[0][0].date)} to {bare_date(self.weeks[-1][-1].date)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month in words, and how many cues it holds as far as it is shown."""

    name: str
    cues: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """52 weeks from the one of today on. `legend` tells what shades stand for, in cues."""

    halves: tuple[Half, ...]
    months: tuple[Month, ...]
    summary: str
    legend: tuple[tuple[int, str], ...]

    @property
    def has_away(self) -> bool:
        """Whether a day away is shown."""
        return any(square.is_away for half in self.halves for week in half.weeks for square in week)


def heat_map(days: Iterable[date], away: Collection[date], today: date) -> HeatMap:
    """Draw the days of cues, one for each cue, within the span; others are left out."""
    begin = monday_of(today)
    span = [begin + number * A_DAY for number in range(WEEKS * 7)]
    held = Counter(day for day in days if begin <= day <= span[-1])
    scale = _Scale.up_to(max(held.values(), default=0))
    squares = [
        Square(date=day, cues=held[day], shade=scale.shade(held[day]), is_today=day == today, is_away=day in away)
        for day in span
    ]
    weeks = [tuple(squares[start : start + 7]) for start in range(0, len(squares), 7)]
    return HeatMap(
        halves=(Half(weeks=tuple(weeks[:HALF])), Half(weeks=tuple(weeks[HALF:]))),
        months=tuple(_months(span, held)),
        summary=_summary(held, begin),
        legend=tuple(scale.legend()),
    )


def last_day(today: date) -> date:
    """Tell the last day that the year of a day shows."""
    return monday_of(today) + (WEEKS * 7 - 1) * A_DAY


@dataclass(frozen=True, slots=True)
class _Scale:
    """Cues to shades: each of the shades stands for `step` numbers, from 1 on."""

    step: int
    shades: tuple[int, ...]

    @classmethod
    def up_to(cls, most: int) -> "_Scale":
        """Divide the numbers up to this one among as few shades as there can be, each for as many numbers."""
        step = max(ceil(most / STEPS), 1)
        return cls(step, SHADES[ceil(most / step)])

    def shade(self, cues: int) -> int:
        """Find the shade of a number of cues."""
        return self.shades[(cues - 1) // self.step] if cues else 0

    def legend(self) -> Iterator[tuple[int, str]]:
        """Name the numbers of each shade: 0, 1, 2, or 0, 1 to 2, 3 to 4."""
        yield 0, "0"
        for number, shade in enumerate(self.shades):
            low, high = number * self.step + 1, (number + 1) * self.step
            yield shade, str(low) if low == high else f"{low} to {high}"


def _months(span: Iterable[date], held: Mapping[date, int]) -> Iterator[Month]:
    for year, month in dict.fromkeys((day.year, day.month) for day in span):
        cues = sum(number for day, number in held.items() if (day.year, day.month) == (year, month))
        yield Month(name=f"{LONG_MONTHS[month - 1]} {year}", cues=cues)


def _summary(held: Mapping[date, int], begin: date) -> str:
    """Say the whole picture in a sentence or two."""
    when = f"in the year from {bare_date(begin)}"
    if not held:
        return f"No cues {when}."
    busiest = min(held, key=lambda day: (-held[day], day))
    days = "1 day" if len(held) == 1 else f"{len(held)} days"
    said = f"{counted(sum(held.values()))} {when}, on {days}."
    return f"{said} The fullest is {short_date(busiest)} with {held[busiest]}." if held[busiest] > 1 else said


def counted(cues: int) -> str:
    """Count cues in words."""
    return "1 cue" if cues == 1 else f"{cues or 'no'} cues"
