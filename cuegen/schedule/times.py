"""The times of day at which cues may begin, and which of them overlap.

Times are counted up from `calendar.time` in steps of `duration`; pinned times (`every friday at 17:00`) stand
beside them. They go by their index.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time

from cuegen.schedule.cue import Frame

MINUTES_A_DAY = 24 * 60
TIMES_PER_CUE = 3  # cues of different rhythms cannot always share a time: with fewer, room runs out early


def minutes(clock: time) -> int:
    """Count the minutes since midnight."""
    return clock.hour * 60 + clock.minute


def minutes_of(frame: Frame) -> int:
    """Give the duration of a cue in minutes."""
    return int(frame.duration.total_seconds()) // 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Every time of day that a cue of this list can have.

    `grid` are the times of unpinned cues, which are given the `usual` ones, the first of them; those later in the day
    are used only when a list asks for more than its room. `overlaps[i]` are the times that overlap time `i`, itself
    among them.
    """

    clock: tuple[time, ...]
    index: Mapping[time, int]
    grid: range
    usual: range
    overlaps: tuple[tuple[int, ...], ...]

    def grid_index(self, clock: time) -> int | None:
        """Find a time among those that unpinned cues can have."""
        at = self.index.get(clock)
        return at if at in self.grid else None


def times_of(frame: Frame, pinned: Iterable[time]) -> Times:
    """List the times for a frame, and those at which some cadence pins its cue."""
    length = minutes_of(frame)
    begin = [] if frame.time is None else range(minutes(frame.time), MINUTES_A_DAY, length)
    grid = [minute for minute in begin if minute + length <= MINUTES_A_DAY]
    starts = grid + sorted({minutes(clock) for clock in pinned} - set(grid))
    clock = tuple(time(*divmod(minute, 60)) for minute in starts)
    return Times(
        clock=clock,
        index={at: i for i, at in enumerate(clock)},
        grid=range(len(grid)),
        usual=range(min(len(grid), TIMES_PER_CUE * frame.per_day)),
        overlaps=_overlaps(starts, len(grid), length),
    )


def _overlaps(starts: list[int], grid: int, length: int) -> tuple[tuple[int, ...], ...]:
    """Find for each time those that overlap it: only the times behind the first `grid` ones can."""
    overlaps = [{i} for i in range(len(starts))]
    for extra in range(grid, len(starts)):
        for i, minute in enumerate(starts):
            if abs(minute - starts[extra]) < length:
                overlaps[i].add(extra)
                overlaps[extra].add(i)
    return tuple(map(tuple, overlaps))
