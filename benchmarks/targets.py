"""What cuegen has to reach, and what it did.

A target about builds counts for each of the three: no feed yet, nothing changed, one contact changed. What is
measured names them in this order, and the worst of them decides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.cases import BUILDS, FLOOR, FLOORS, IMPORTS, LIBRARIES, NOTHING, SIZES, VERSION, YAML2ICS
from benchmarks.errands import ERRANDS
from benchmarks.measure import Series
from benchmarks.report import megabytes, seconds
from benchmarks.watching import Watched

Results = Mapping[tuple[int, str], Series]  # by the number of people (0: no list) and the program

SMALL, MIDDLE, LARGE = SIZES
FASTER_THAN_YAML2ICS = 15.0
GROWTH = 12.0
PEAK = 250_000_000  # bytes
SLOWER_THAN_IMPORTS = 2.5
SLOWER_THAN_LIBRARIES = 3.0
SLOWER_THAN_NOTHING = 5.0
DELAY = 0.150  # seconds
IDLE = 0.002  # of a core


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A target in words, what was measured, and whether it is met."""

    target: str
    measured: str
    met: bool


def verdicts(results: Results, watched: Watched) -> Iterator[Verdict]:
    """Hold the results against the targets."""
    yield from _large_lists(results)
    yield from _start_ups(results)
    yield Verdict(
        target=f"{SMALL} people: from a save to the new feed at most {seconds(DELAY)}",
        measured=f"{seconds(watched.delay)} ({seconds(min(watched.delays))} to {seconds(max(watched.delays))})",
        met=watched.delay <= DELAY,
    )
    yield Verdict(
        target=f"an idle `cuegen watch` uses less than {IDLE:.1%} of a core",
        measured=f"{watched.idle:.3%}",
        met=watched.idle < IDLE,
    )


def _large_lists(results: Results) -> Iterator[Verdict]:
    speed_ups = _ratios([results[LARGE, YAML2ICS].wall] * len(BUILDS), _walls(results, LARGE))
    yield Verdict(
        target=f"{LARGE:,} people: at least {FASTER_THAN_YAML2ICS:g} times as fast as yaml2ics",
        measured=_listed(speed_ups),
        met=min(speed_ups) >= FASTER_THAN_YAML2ICS,
    )
    floors = [results[LARGE, build].over(results[LARGE, floor]) for build, floor in zip(BUILDS, FLOORS, strict=True)]
    yield Verdict(
        target=f"{LARGE:,} people: no slower than `benchmarks/{FLOOR}` (time over its time, at most 1)",
        measured=_listed(floors),
        met=max(floors) <= 1,
    )
    growth = _ratios(_walls(results, LARGE), _walls(results, MIDDLE))
    yield Verdict(
        target=f"from {MIDDLE:,} to {LARGE:,} people the time grows at most {GROWTH:g}-fold",
        measured=_listed(growth),
        met=max(growth) <= GROWTH,
    )
    peak = max(results[size, build].peak for size in SIZES for build in BUILDS)
    yield Verdict(
        target=f"peak memory of any build at most {PEAK / 1e6:.0f} MB", measured=megabytes(peak), met=peak <= PEAK
    )


def _start_ups(results: Results) -> Iterator[Verdict]:
    imports = _ratios(_walls(results, SMALL), [results[0, IMPORTS].wall] * len(BUILDS))
    yield Verdict(
        target=f"{SMALL} people: at most {SLOWER_THAN_IMPORTS:g} times `import icalendar, yaml, jinja2`",
        measured=_listed(imports),
        met=max(imports) <= SLOWER_THAN_IMPORTS,
    )
    errands = [results[MIDDLE, errand].wall / results[0, LIBRARIES].wall for errand in ERRANDS]
    yield Verdict(
        target=f"{MIDDLE:,} people: `{'`, `'.join(ERRANDS)}` at most {SLOWER_THAN_LIBRARIES:g} times "
        "`import yaml, pydantic, click`",
        measured=_listed(errands),
        met=max(errands) <= SLOWER_THAN_LIBRARIES,
    )
    version = results[0, VERSION].wall / results[0, NOTHING].wall
    yield Verdict(
        target=f"`{VERSION}` at most {SLOWER_THAN_NOTHING:g} times `{NOTHING}`",
        measured=_listed([version]),
        met=version <= SLOWER_THAN_NOTHING,
    )


def _walls(results: Results, size: int) -> list[float]:
    return [results[size, build].wall for build in BUILDS]


def _ratios(upper: list[float], lower: list[float]) -> list[float]:
    return [one / other for one, other in zip(upper, lower, strict=True)]


def _listed(ratios: list[float]) -> str:
    return " / ".join(f"{ratio:.2f}" for ratio in ratios)
