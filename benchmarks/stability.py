"""Measure what the schedule promises, room and stillness: `python -m benchmarks.stability`.

Lists of several sizes are scheduled; their rules are expanded by other code than the schedule's, and counted.
Then one contact at a time is removed, added or given another cadence, and the other cues that move are counted:
those whose first day, time of day or rule is not what it was.
"""

import random
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from math import ceil
from statistics import mean

from benchmarks import report
from benchmarks.occupancy import Days, days
from cuegen.contacts.cadence import Cadence, parse_cadence
from cuegen.contacts.weekday import Weekday
from cuegen.schedule.cue import Cue, Frame, Memory, Seat, Wish
from cuegen.schedule.schedule import schedule

NAME = "stability"
STARTS = date(2026, 1, 5)
FIRST_TOUCH = STARTS - timedelta(days=60)
TOUCHES = 240  # days over which the last contacts are spread
TOUCHED = 0.5  # the share of the people who have one
LISTS = {20: 40, 50: 40, 100: 40, 300: 10, 1_000: 4}  # how many of each size
MOST_MOVED = {0.5: 0.10, 0.75: 0.25}  # by the share of the room: of the others, on average, without memory
PROMISED_SIZES = range(50, 301)  # for which MOST_MOVED is promised

# Each cadence and how many of 100 people have it.
CADENCES = {
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
EDITS = ("one removed", "one added", "one at another cadence")
WEEKS = ((0, 1, 2, 3, 4), (0, 1, 2, 3), (1, 2, 3), (1, 3))  # the days that a calendar may allow, Monday is 0
# With 1 a day, weeks and months cannot share a day of the week: they meet sooner or later. Nothing is promised then.
FEWEST = 2  # cues a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What one list showed. `moved` is the share of the others, `moved_with_memory` a count, for each of EDITS."""

    size: int
    per_day: int
    share: float
    days: Days
    moved: tuple[float, ...]
    moved_with_memory: tuple[int, ...]


def wish(identity: str, source: random.Random) -> Wish:
    """Invent somebody to be reminded of."""
    cadence = source.choices(list(CADENCES), list(CADENCES.values()))[0]
    touch = FIRST_TOUCH + timedelta(days=source.randrange(TOUCHES))
    return Wish(
        identity=identity,
        cadence=parse_cadence(cadence),
        last_contact=touch if source.random() < TOUCHED else None,
    )


def cues_a_week(wishes: Iterable[Wish]) -> float:
    """Add up what a list asks for."""
    return sum(7 / each.cadence.days for each in wishes if each.cadence)


def frame(wishes: Sequence[Wish], share: float, fewest: int) -> Frame:
    """Choose the days and `per_day` of which a list asks for as nearly as possible this share, and no more."""

    def room(week: tuple[int, ...]) -> int:
        return len(week) * ceil(cues_a_week(wishes) / share / len(week))

    week = min((week for week in WEEKS if room(week) >= fewest * len(week)), key=room)
    return Frame(
        starts=STARTS,
        days=frozenset(Weekday(day) for day in week),
        per_day=room(week) // len(week),
        time=time(8, 30),
        duration=timedelta(minutes=5),
    )


def edits(wishes: list[Wish], source: random.Random) -> Iterator[list[Wish]]:
    """Change one contact of a list: remove one, add one, give one another cadence, as EDITS has it."""
    gone, slower = source.sample(range(len(wishes)), 2)
    yield wishes[:gone] + wishes[gone + 1 :]
    yield [*wishes, wish(f"contact {len(wishes)}", source)]
    yield [*wishes[:slower], wishes[slower]._replace(cadence=_another(wishes[slower])), *wishes[slower + 1 :]]


def _another(wish: Wish) -> Cadence:
    return parse_cadence("every 6 weeks" if str(wish.cadence) == "quarterly" else "quarterly")


def seats(cues: Iterable[Cue]) -> dict[str, Seat]:
    """Note where each cue is, as the feed does."""
    return {
        cue.identity: Seat(
            first=cue.first,
            time=cue.time,
            rule=str(cue.recurrence),
            touches=frozenset([cue.wish.last_contact] if cue.wish.last_contact else []),
        )
        for cue in cues
    }


def trial(size: int, share: float, seed: int, fewest: int = FEWEST) -> Trial:
    """Schedule a list, then each of its edits with and without memory."""
    source = random.Random(f"{size} {seed}")  # noqa: S311 - invents people, keeps no secrets
    wishes = [wish(f"contact {number}", source) for number in range(size)]
    edited_lists = list(edits(wishes, source))
    calendar = frame(max([wishes, *edited_lists], key=cues_a_week), share, fewest)
    cues = schedule(wishes, calendar).cues
    before = seats(cues)
    memory = Memory(recall=before.get, per_day=calendar.per_day)
    moved, moved_with_memory = [], []
    for edited in edited_lists:
        others = {each.identity for each in edited if each in wishes}
        moved.append(_count_moved(schedule(edited, calendar).cues, before, others) / len(others))
        moved_with_memory.append(_count_moved(schedule(edited, calendar, memory).cues, before, others))
    return Trial(
        size=size,
        per_day=calendar.per_day,
        share=cues_a_week(wishes) / len(calendar.days) / calendar.per_day,
        days=days(cues, calendar),
        moved=tuple(moved),
        moved_with_memory=tuple(moved_with_memory),
    )


def _count_moved(cues: Iterable[Cue], before: dict[str, Seat], others: set[str]) -> int:
    return sum(seat != before[identity] for identity, seat in seats(cues).items() if identity in others)


def kept(trials: Sequence[Trial], share: float) -> bool:
    """Tell whether lists of one size, at a share of the room, keep what is promised."""
    if any(each.per_day < FEWEST for each in trials):
        return True
    still = trials[0].size not in PROMISED_SIZES or _mean_moved(trials) <= MOST_MOVED[share]
    return still and not any(each.days.over or each.days.overlaps or any(each.moved_with_memory) for each in trials)


def _mean_moved(trials: Sequence[Trial]) -> float:
    return mean(share for each in trials for share in each.moved)


def row(trials: Sequence[Trial], share: float) -> tuple[str, ...]:
    """Sum up the lists of one size."""
    promised = all(each.per_day >= FEWEST for each in trials)
    fullest = max(trials, key=lambda each: each.days.fullest / each.per_day)
    return (
        f"{len(trials)} of {trials[0].size:,}, {share:.0%} at most" + ("" if promised else ", 1 a day"),
        f"{mean(each.share for each in trials):.0%}",
        f"{fullest.days.fullest} of {fullest.per_day}",
        str(sum(each.days.over for each in trials)),
        str(sum(each.days.overlaps for each in trials)),
        *(f"{mean(each.moved[edit] for each in trials):.1%}" for edit in range(len(EDITS))),
        f"{_mean_moved(trials):.1%}",
        f"{max(share for each in trials for share in each.moved):.1%}",
        str(sum(sum(each.moved_with_memory) for each in trials)),
        ("yes" if kept(trials, share) else "**no**") if promised else "no promise",
    )


def main(arguments: list[str]) -> int:
    """Measure, print the report, and tell by the exit code whether all promises are kept."""
    parser = ArgumentParser(prog="python -m benchmarks.stability", description="Measure what the schedule promises.")
    parser.add_argument("--write", action="store_true", help="put the report into benchmarks/README.md too")
    options = parser.parse_args(arguments)
    groups = [
        ([trial(size, share, seed) for seed in range(count)], share)
        for share in MOST_MOVED
        for size, count in LISTS.items()
    ]
    groups.append(([trial(20, 0.75, seed, fewest=1) for seed in range(LISTS[20])], 0.75))
    header = (
        *("lists of people", "share of the room", "fullest day", "days over `per_day`", "overlaps"),
        *(f"moved by {edit}" for edit in EDITS),
        *("mean of the three", "most", "moved with memory", "as promised"),
    )
    table = report.table(header, (row(trials, share) for trials, share in groups))
    text = f"Made by `python -m benchmarks.stability --write`.\n\n{table}"
    sys.stdout.write(text)
    if options.write:
        report.write(NAME, text)
    return 0 if all(kept(trials, share) for trials, share in groups) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
