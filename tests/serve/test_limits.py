"""Token buckets: a burst, then one after the other, in bounded memory."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.serve import limits
from cuegen.serve.limits import ALL_CUES, ONE_CUE, Limits, Rate


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.seconds


def test_a_burst_and_then_one_by_one() -> None:
    """Of one cue; the others have buckets of their own."""
    clock = Clock()
    ours = Limits(clock, one=Rate(burst=3, seconds=6.0), together=Rate(burst=100, seconds=1.0))
    assert [ours.wait("ada") for _ in range(5)] == [0, 0, 0, 6.0, 6.0]
    assert ours.wait("grace") == 0
    clock.seconds += 4.0
    assert ours.wait("ada") == 2.0
    clock.seconds += 2.0
    assert [ours.wait("ada") for _ in range(2)] == [0, 6.0]
    clock.seconds += 3600
    assert [ours.wait("ada") for _ in range(4)] == [0, 0, 0, 6.0]


def test_all_together_have_a_bucket_too() -> None:
    """And who is turned away by it has lost nothing of the own one."""
    clock = Clock()
    ours = Limits(clock, one=Rate(burst=2, seconds=60.0), together=Rate(burst=3, seconds=1.0))
    assert [ours.wait(cue) for cue in "abcd"] == [0, 0, 0, 1.0]
    clock.seconds += 10
    assert [ours.wait("d") for _ in range(3)] == [0, 0, 60.0]


def test_the_memory_is_bounded() -> None:
    """Of more cues than any list has, the ones of last are known."""
    ours = Limits(Clock(), one=Rate(burst=1, seconds=60.0), together=Rate(burst=10**6, seconds=1.0))
    assert [ours.wait(str(cue)) for cue in range(limits.MOST_CUES + 1)] == [0] * (limits.MOST_CUES + 1)
    assert ours.wait(str(limits.MOST_CUES)) == 60.0
    assert ours.wait("0") == 0
    assert len(ours._cues) == limits.MOST_CUES  # noqa: SLF001 - what is to be bounded is not for others to see


class Doorway(Clock):
    """A clock that takes a while to read, and knows how many have been at it together."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = self.most = 0

    def __call__(self) -> float:
        """Tell the time."""
        self.inside += 1
        self.most = max(self.most, self.inside)
        Event().wait(0.001)
        self.inside -= 1
        return self.seconds


def test_threads_go_one_by_one() -> None:
    """Nobody counts while another one does, so that not one more than the burst gets through."""
    clock = Doorway()
    ours = Limits(clock, one=Rate(burst=50, seconds=6.0), together=Rate(burst=1000, seconds=1.0))
    with ThreadPoolExecutor(10) as crowd:
        waits = list(crowd.map(ours.wait, ["ada"] * 100))
    assert clock.most == 1
    assert waits.count(0) == 50


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 100)), max_size=60))
def test_never_more_than_the_rate(requests: list[tuple[str, float]]) -> None:
    """Whoever asks, and whenever: a burst, and what has come since."""
    clock = Clock()
    ours = Limits(clock)
    passed = {"a": 0, "b": 0, "c": 0}
    for cue, pause in requests:
        clock.seconds += pause
        passed[cue] += ours.wait(cue) == 0
    length = clock.seconds - 100.0
    assert all(count <= ONE_CUE.burst + length / ONE_CUE.seconds + 1e-6 for count in passed.values())
    assert sum(passed.values()) <= ALL_CUES.burst + length / ALL_CUES.seconds + 1e-6
