"""The weeks of a plan as lines: the Monday, the counts, and a bar with a mark where the room of the week ends.

Beside a supposition each bar shows both: what stays, and what would come or go.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cuegen.contacts.weekday import Weekday
from cuegen.printing.paint import BOLD, DIM, GREEN, RED, YELLOW
from cuegen.views.look import Look
from cuegen.views.phrases import WEEKDAYS, bare_date
from cuegen.views.plan import Day, Plan, Week

DATE, NUMBER, WEEKDAY = 11, 6, 5  # cells of the columns
GAP = "  "
SHORTEST, LONGEST = 8, 100  # cells of the longest bar; where there are fewer, the days of the week are left out
OVER, AWAY = "!", "x"


@dataclass(frozen=True, slots=True)
class _Scale:
    """So many `cells` for `top` cues. Where each cue can have whole cells, all have the same."""

    top: int
    cells: int

    def length(self, cues: int) -> int:
        if self.top <= self.cells:
            return cues * (self.cells // self.top)
        return max(round(cues * self.cells / self.top), min(cues, 1))


def histogram(now: Plan, then: Plan | None, look: Look) -> Iterator[str]:
    """Write the headings, a line for each week, and what the signs mean."""
    plans = (now,) if then is None else (now, then)
    numbers = ("cues", "room") if then is None else ("now", "then", "room")
    rest = look.cells - DATE - NUMBER * len(numbers) - len(GAP) - 1
    weekdays = plans[-1].weekdays
    days = weekdays if rest - WEEKDAY * len(weekdays) >= SHORTEST else ()
    top = max(max(week.cues, week.room, 1) for each in plans for week in each.weeks)
    scale = _Scale(top, min(max(rest - WEEKDAY * len(days), SHORTEST), LONGEST))
    headings = [*(f"{number:>{NUMBER}}" for number in numbers), *(f"{WEEKDAYS[day]:>{WEEKDAY}}" for day in days)]
    yield look.painted(f"{'week of':<{DATE}}{''.join(headings)}", BOLD)
    for weeks in zip(*(each.weeks for each in plans), strict=True):
        yield _line(weeks, days, scale, look)
    yield from _legend(now, then, look, with_days=bool(days))


def _line(weeks: Sequence[Week], days: Iterable[Weekday], scale: _Scale, look: Look) -> str:
    """Write a week as it is, or as it is and would be: the counts, those of its days, and the bar."""
    week = weeks[-1]
    numbers = "".join(f"{number:>{NUMBER}}" for number in (*(each.cues for each in weeks), week.room))
    counts = "".join(_count(week.days[day], week.per_day, look) for day in days)
    return f"{bare_date(week.monday):>{DATE}}{numbers}{counts}{GAP}{_bar(weeks[0].cues, week, scale, look)}"


def _count(day: Day, per_day: int, look: Look) -> str:
    """Write the cues of a day: marked if there are too many, a sign where there could be some, or never are."""
    if day.cues > per_day:
        return look.painted(f"{f'{day.cues}{OVER}':>{WEEKDAY}}", RED)
    if day.cues:
        return f"{day.cues:>{WEEKDAY}}"
    sign = AWAY if day.away else look.signs.free
    return look.painted(f"{sign if day.allowed else '':>{WEEKDAY}}", DIM)


def _bar(before: int, week: Week, scale: _Scale, look: Look) -> str:
    """Draw the cues of a week, and those that it had before, with a mark where its room ends."""
    signs = look.signs
    kept, grown, had = (scale.length(cues) for cues in (min(before, week.cues), week.cues, before))
    drawn = [(signs.cue, GREEN)] * kept + [(signs.more, YELLOW)] * (grown - kept) + [(signs.fewer, DIM)] * (had - kept)
    end = scale.length(week.room)
    inside, outside = drawn[:end], drawn[end:]
    inside += [(" ", "")] * (end - len(inside))
    outside = [(sign, DIM if sign == signs.fewer else RED) for sign, _ in outside]
    cells = [*inside, (signs.room, BOLD), *outside]
    runs = groupby(cells, key=lambda cell: cell[1])
    return "".join(look.painted("".join(sign for sign, _ in run), paint) for paint, run in runs)


def _legend(now: Plan, then: Plan | None, look: Look, *, with_days: bool) -> Iterator[str]:
    """Say what the signs mean, of those that are there."""
    signs, shown = look.signs, then or now
    open_days = " ".join(WEEKDAYS[day] for day in range(7) if shown.days[day].allowed)
    yield look.painted(f"{signs.room} room: {shown.demand.per_day} a day, {open_days}", DIM)
    pairs = [(before.cues, after.cues) for before, after in zip(now.weeks, shown.weeks, strict=True)]
    meanings = {
        f"{signs.more} more than now": any(before < after for before, after in pairs),
        f"{signs.fewer} fewer than now": any(before > after for before, after in pairs),
        f"{OVER} over per_day": with_days and any(day.cues > shown.demand.per_day for day in shown.days),
        f"{AWAY} away": with_days and any(day.away and day.allowed and not day.cues for day in shown.days),
    }
    found = [meaning for meaning, is_there in meanings.items() if is_there]
    if found:
        yield look.painted("   ".join(found), DIM)
