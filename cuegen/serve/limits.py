"""How often the pages of people may be asked for: token buckets, one for each cue and one for all together.

A bucket holds `burst` requests and gains one every so many seconds. Only requests with a right key are counted, so
that nobody without one can use up what others need. The memory is bounded: the cues asked for last are known.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

MOST_CUES = 1000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests at once, and then one in so many seconds."""

    burst: int
    seconds: float


ONE_CUE = Rate(burst=10, seconds=6.0)  # nobody presses more often by hand
ALL_CUES = Rate(burst=60, seconds=0.5)  # each costs a build of the whole list


class _Bucket:
    """How full one bucket is; `since` is the time of its last look, in seconds of the clock."""

    def __init__(self, rate: Rate, since: float) -> None:
        self.rate = rate
        self.level = float(rate.burst)
        self.since = since

    def wait(self, now: float) -> float:
        """Tell how many seconds to wait until there is a request in it."""
        self.level = min(self.rate.burst, self.level + (now - self.since) / self.rate.seconds)
        self.since = now
        return max(0.0, (1 - self.level) * self.rate.seconds)


class Limits:
    """Counts the requests of one server, from any thread; `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float], one: Rate = ONE_CUE, together: Rate = ALL_CUES) -> None:
        self._clock = clock
        self._one = one
        self._all = _Bucket(together, clock())
        self._cues: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = Lock()

    def wait(self, cue: str) -> float:
        """Count a request, and return 0; or count nothing, and return how many seconds to wait."""
        with self._lock:
            now = self._clock()
            buckets = (self._of(cue, now), self._all)
            wait = max(bucket.wait(now) for bucket in buckets)
            if not wait:
                for bucket in buckets:
                    bucket.level -= 1
            return wait

    def _of(self, cue: str, now: float) -> _Bucket:
        bucket = self._cues.setdefault(cue, _Bucket(self._one, now))
        self._cues.move_to_end(cue)
        if len(self._cues) > MOST_CUES:
            self._cues.popitem(last=False)
        return bucket
