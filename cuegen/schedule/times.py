"""The times of day at which cues may begin, and which of them overlap.

Times are counted up from `calendar.time` in steps of `duration`; pinned times (`every friday at 17:00`) stand
beside them. A set of times is an integer with a bit for each, so that "taken on any of these days" is an `or`.
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

    `usual` are the times that unpinned cues are given, `spare` those later in the day that are used only when a
    list asks for more than its room. `blocks[i]` are the times that overlap time `i`, itself among them.
    """

    clock: tuple[time, ...]
    index: Mapping[time, int]
    usual: int
    spare: int
    blocks: tuple[int, ...]

    def grid_index(self, clock: time) -> int | None:
        """Find a time among those that unpinned cues can have."""
        at = self.index.get(clock)
        return at if at is not None and (self.usual | self.spare) >> at & 1 else None


def earliest(times: int) -> int:
    """Find the first time of a set that is not empty."""
    return (times & -times).bit_length() - 1


def times_of(frame: Frame, pinned: Iterable[time]) -> Times:
    """List the times for a frame, and those at which some cadence pins its cue."""
    length = minutes_of(frame)
    begin = [] if frame.time is None else range(minutes(frame.time), MINUTES_A_DAY, length)
    grid = [minute for minute in begin if minute + length <= MINUTES_A_DAY]
    starts = grid + sorted({minutes(clock) for clock in pinned} - set(grid))
    clock = tuple(time(*divmod(minute, 60)) for minute in starts)
    usual = min(len(grid), TIMES_PER_CUE * frame.per_day)
    return Times(
        clock=clock,
        index={at: i for i, at in enumerate(clock)},
        usual=(1 << usual) - 1,
        spare=(1 << len(grid)) - (1 << usual),
        blocks=_overlaps(starts, len(grid), length),
    )


def _overlaps(starts: list[int], grid: int, length: int) -> tuple[int, ...]:
    """Find for each time those that overlap it: only the times behind the first `grid` ones can."""
    blocks = [1 << i for i in range(len(starts))]
    for extra in range(grid, len(starts)):
        for i, minute in enumerate(starts):
            if abs(minute - starts[extra]) < length:
                blocks[i] |= 1 << extra
                blocks[extra] |= 1 << i
    return tuple(blocks)
