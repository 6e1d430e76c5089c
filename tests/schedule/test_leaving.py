"""The memory that a schedule leaves is that of its feed."""

from hypothesis import given
from hypothesis import strategies as st

from cuegen.feed.memory import remember
from cuegen.schedule.leaving import memory_of
from cuegen.schedule.schedule import schedule
from cuegen.wishes import everyone_asking, frame_of
from tests.feed.building import built
from tests.schedule.lists import CALENDAR, EXAMPLES, mixed, wish
from tests.views.appointments import LIST


def test_it_recalls_what_the_feed_does() -> None:
    """Each seat, and the frame: with make-ups, a touch, pinned times and a cue that comes once."""
    build = built(LIST)
    frame = frame_of(build.contacts)
    planned = schedule([each.wish for each in everyone_asking(build.contacts)], frame)
    left, read = memory_of(planned, frame), remember(build.feed.data).for_schedule
    assert (left.per_day, left.begins) == (read.per_day, read.begins)
    assert any(cue.makes_up for cue in planned.cues)
    for cue in planned.cues:
        seat, written = left.recall(cue.identity), read.recall(cue.identity)
        assert seat
        assert written
        assert seat.touches == frozenset({cue.wish.last_contact} - {None})
        assert seat.touches <= written.touches  # the text of a make-up has another date, too
        assert seat == written._replace(touches=seat.touches)
    assert left.recall("contact:nobody") is None


@EXAMPLES
@given(count=st.integers(0, 60), seed=st.integers(0, 1_000))
def test_nobody_moves_when_somebody_comes(count: int, seed: int) -> None:
    """Who was there stays on the day and at the time, however full it is."""
    wishes = mixed(count, seed=seed)
    before = schedule(wishes, CALENDAR)
    after = schedule([*wishes, wish("somebody new", "weekly")], CALENDAR, memory_of(before, CALENDAR))
    assert set(before.cues) <= set(after.cues)
