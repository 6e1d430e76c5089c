"""One run of a program, measured from outside: what it took, from its start to its end.

Linux counts the peak memory of a child from its parent's own peak upwards (getrusage(2), ru_maxrss is kept over
execve), so the process that measures must stay small: lists are made in processes of their own, and no library of
theirs is imported here.
"""

import os
import resource
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

KIBIBYTE = 1024  # the unit of ru_maxrss on Linux
# Who installs a program has its bytecode: a shell that forbids to write it would measure the compiler.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Failed(Exception):  # noqa: N818 - a program under measurement failed, not the benchmark
    """A program that was to be measured did not do its work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What one run took: seconds by the clock and of the processor (user and system), bytes at the peak."""

    wall: float
    cpu: float
    peak: int


@dataclass(frozen=True, slots=True)
class Series:
    """The samples of several runs of one program."""

    samples: tuple[Sample, ...]

    @property
    def wall(self) -> float:
        """The median of the seconds by the clock."""
        return median(sample.wall for sample in self.samples)

    @property
    def fastest(self) -> float:
        """The fewest seconds by the clock."""
        return min(sample.wall for sample in self.samples)

    @property
    def slowest(self) -> float:
        """The most seconds by the clock."""
        return max(sample.wall for sample in self.samples)

    @property
    def cpu(self) -> float:
        """The median of the seconds of the processor."""
        return median(sample.cpu for sample in self.samples)

    def over(self, other: "Series") -> float:
        """Give the median of the times that this program takes over those of the run of another one beside it."""
        return median(each.wall / beside.wall for each, beside in zip(self.samples, other.samples, strict=True))

    @property
    def peak(self) -> int:
        """The most bytes that any run held."""
        return max(sample.peak for sample in self.samples)


def own_peak() -> int:
    """Tell the peak memory of this process in bytes: no child is counted below it."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE


def run(command: tuple[str, ...], output: Path, errors: Path) -> Sample:
    """Run a program to its end, its standard output and error going to files.

    Raises:
        Failed: it did not end with exit code 0; the message ends with what it wrote to its standard error.
    """
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(output), writing, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, str(errors), writing, 0o644),
    ]
    begin = perf_counter()
    process = os.posix_spawn(command[0], command, ENVIRONMENT, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = perf_counter() - begin
    code = os.waitstatus_to_exitcode(status)
    if code:
        raise Failed(f"{' '.join(command)} ended with {code}:\n{errors.read_text(errors='replace')}")
    return Sample(wall=wall, cpu=usage.ru_utime + usage.ru_stime, peak=usage.ru_maxrss * KIBIBYTE)
