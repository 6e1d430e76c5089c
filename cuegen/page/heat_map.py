"""The year at a glance: how many cues each day of 52 weeks holds, in two halves that stand side by side or stacked.

A week is a column that begins on a Monday. A day has one of five levels: none, and four steps up to the busiest.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cuegen.views.phrases import LONG_MONTHS, MONTHS, bare_date, monday_of, short_date

WEEKS = 52
HALF = WEEKS // 2
STEPS = 4  # of colour, for days that hold something
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """One day: how many cues it holds, their level from 0 to 4, whether it is today, and whether it is away."""

    date: date
    cues: int
    level: int
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
        return tuple(begun if begun[0][0] < _LEAST_WEEKS else [first, *begun])

    @property
    def words(self) -> str:
        """The days that it shows."""
        return f"{bare_date(self.weeks[0][0].date)} to {bare_date(self.weeks[-1][-1].date)}"


_LEAST_WEEKS = 3  # that the name of a month needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month in words, and how many cues it holds as far as it is shown."""

    name: str
    cues: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """52 weeks from the one of today on. `step` is how many cues a level stands for."""

    halves: tuple[Half, ...]
    months: tuple[Month, ...]
    summary: str
    step: int

    @property
    def legend(self) -> tuple[str, ...]:
        """What the levels that occur stand for, in cues: "0", "1", "2", or "0", "1 to 2", "3 to 4"."""
        highest = max(square.level for half in self.halves for week in half.weeks for square in week)
        ends = [(level * self.step + 1, (level + 1) * self.step) for level in range(highest)]
        return ("0", *(str(low) if low == high else f"{low} to {high}" for low, high in ends))

    @property
    def has_away(self) -> bool:
        """Whether a day away is shown."""
        return any(square.is_away for half in self.halves for week in half.weeks for square in week)


def heat_map(days: Iterable[date], away: Collection[date], today: date) -> HeatMap:
    """Draw the days of cues, one for each cue, within the span; others are left out."""
    begin = monday_of(today)
    span = [begin + number * A_DAY for number in range(WEEKS * 7)]
    held = Counter(day for day in days if begin <= day <= span[-1])
    step = max(-(-max(held.values(), default=1) // STEPS), 1)
    squares = [_square(day, held[day], step, away, today) for day in span]
    weeks = [tuple(squares[start : start + 7]) for start in range(0, len(squares), 7)]
    return HeatMap(
        halves=(Half(weeks=tuple(weeks[:HALF])), Half(weeks=tuple(weeks[HALF:]))),
        months=tuple(_months(span, held)),
        summary=_summary(held, begin),
        step=step,
    )


def last_day(today: date) -> date:
    """Tell the last day that the year of a day shows."""
    return monday_of(today) + (WEEKS * 7 - 1) * A_DAY


def _square(day: date, cues: int, step: int, away: Collection[date], today: date) -> Square:
    return Square(date=day, cues=cues, level=-(-cues // step), is_today=day == today, is_away=day in away)


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
