"""Measure cuegen beside yaml2ics, a script on icalendar and a hand-written floor: `python -m benchmarks.run`.

All programs run in turn, round by round, forwards and backwards, as whole processes, so that a slow spell of the
machine meets all of them. Times are medians; slow programs take part in every second or fourth round only.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import report
from benchmarks.cases import FRESH, LIBRARIES, NOTHING, SIZES, Case, cases, installed, start_ups
from benchmarks.errands import Errand, errands
from benchmarks.measure import Failed, Sample, Series, own_peak
from benchmarks.targets import MIDDLE, Results, Verdict, verdicts
from benchmarks.watching import IDLE, SAVES, watch

ROUNDS = 20
NAME = "speed"


def main(arguments: list[str]) -> int:
    """Measure, print the report, and tell by the exit code whether all targets are met."""
    options = _options(arguments)
    rounds, saves, idle = (1, 3, 2.0) if options.quick else (ROUNDS, SAVES, IDLE)
    try:
        with TemporaryDirectory(prefix="cuegen-benchmark-") as folder:
            listed = _prepared(Path(folder))
            results = _measured(listed, rounds, Path(folder, "errors"))
            _say("watching a list of 100 people")
            contacts = Path(folder, "100", "contacts.yaml")
            watched = watch(installed("cuegen"), contacts, saves=saves, idle=idle)
            judged = list(verdicts(results, watched))
            text = "\n".join(_report(listed, results, judged, options))
    except Failed as failure:
        _say(str(failure))
        return 1
    sys.stdout.write(text)
    if options.write:
        report.write(NAME, text)
    return 0 if all(verdict.met for verdict in judged) else 1


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.run", description="Measure cuegen beside other programs.")
    parser.add_argument("--write", action="store_true", help="put the report into benchmarks/README.md too")
    parser.add_argument("--date", help="the day to name in the report")
    parser.add_argument("--quick", action="store_true", help="one round and three saves: a trial, not a measurement")
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _prepared(folder: Path) -> list[Case]:
    """Make all lists, and list all cases in the order in which they take turns."""
    listed = start_ups()
    for size in SIZES:
        _say(f"making the lists of {size:,} people")
        listed += cases(folder / str(size), size, folder / "errors")
    return listed + errands(folder / str(MIDDLE), MIDDLE)


def _measured(listed: list[Case], rounds: int, errors: Path) -> Results:
    samples: dict[tuple[int, str], list[Sample]] = {(case.size, case.program): [] for case in listed}
    for number in range(rounds):
        _say(f"round {number + 1} of {rounds}")
        for case in reversed(listed) if number % 2 else listed:
            if number % case.every == 0:
                samples[case.size, case.program].append(case.sample(errors))
    return {key: Series(tuple(found)) for key, found in samples.items()}


def _report(listed: list[Case], results: Results, judged: list[Verdict], options: Namespace) -> Iterator[str]:
    chosen = "".join([" --quick" * options.quick, f" --date {options.date}" if options.date else ""])
    day = f", {options.date}" if options.date else ""
    yield f"Made by `python -m benchmarks.run --write{chosen}` on {report.machine()}{day}.\n"
    yield report.table(
        ("target", "measured", "met"),
        ((verdict.target, verdict.measured, "yes" if verdict.met else "**no**") for verdict in judged),
    )
    yield report.table(
        ("start-up", "runs", "median", "min to max", "user + sys", f"times `{NOTHING}`"),
        (_start_up_row(case, results) for case in listed if not case.size),
    )
    yield report.table(
        ("people, command", "runs", "median", "min to max", "user + sys", f"times `{LIBRARIES}`"),
        (_errand_row(case, results) for case in listed if isinstance(case, Errand)),
    )
    yield report.table(
        ("people, program", "runs", "median", "min to max", "user + sys", "peak memory", "feed", "times a fresh build"),
        (_list_row(case, case.feed, results) for case in listed if case.feed),
    )


def _start_up_row(case: Case, results: Results) -> tuple[str, ...]:
    return (f"`{case.program}`", *_times(results[0, case.program]), _times_as_long(case, NOTHING, results))


def _errand_row(case: Case, results: Results) -> tuple[str, ...]:
    series = results[case.size, case.program]
    times = f"{series.wall / results[0, LIBRARIES].wall:.2f}"
    return (f"{case.size:,}, `{case.program}`", *_times(series), times)


def _list_row(case: Case, feed: Path, results: Results) -> tuple[str, ...]:
    series = results[case.size, case.program]
    peak = max(series.peak, own_peak())
    return (
        f"{case.size:,}, {case.program}",
        *_times(series),
        f"{'' if peak == series.peak else '≤ '}{report.megabytes(peak)}",
        report.megabytes(feed.stat().st_size),
        _times_as_long(case, FRESH, results),
    )


def _times(series: Series) -> tuple[str, ...]:
    return (
        str(len(series.samples)),
        report.seconds(series.wall),
        f"{report.seconds(series.fastest)} to {report.seconds(series.slowest)}",
        report.seconds(series.cpu),
    )


def _times_as_long(case: Case, other: str, results: Results) -> str:
    return f"{results[case.size, case.program].wall / results[case.size, other].wall:.2f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
