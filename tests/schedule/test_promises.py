"""What holds for every list and every calendar: allowed days, sameness, and a build that changes nothing."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.weekday import Weekday
from cuegen.schedule.cue import Cue, Frame, Wish
from cuegen.schedule.schedule import schedule
from tests.schedule.lists import EXAMPLES, TWO_YEARS, frames, lists, newest, remembered


def may_fall_on(cue: Cue, frame: Frame) -> frozenset[Weekday]:
    """Tell the days of the week of a cue: the pinned one, else those allowed; make-ups have no pinned one."""
    pinned = cue.wish.cadence.weekday if cue.wish.cadence and cue.makes_up is None else None
    return frame.days if pinned is None else frozenset([pinned])


@EXAMPLES
@given(wishes=lists(), frame=frames())
def test_no_cue_falls_on_a_day_that_the_file_forbids(wishes: list[Wish], frame: Frame) -> None:
    """Allowed days or the pinned one, the pinned nth, never a day away, never a fifth weekday of a month."""
    end = newest(wishes, frame) + 2 * TWO_YEARS
    for cue in schedule(wishes, frame).cues:
        nth = cue.wish.rhythm.nth if cue.wish.rhythm and cue.makes_up is None else None
        for day in cue.occurrences(cue.first, end):
            assert day.weekday() in may_fall_on(cue, frame)
            assert day not in frame.away
            assert nth is None or (day.day - 1) // 7 + 1 == nth
        if cue.recurrence is not None and "MONTHLY" in str(cue.recurrence):
            assert cue.first.day <= 28


@EXAMPLES
@given(wishes=lists(), frame=frames())
def test_exceptions_are_the_days_away_on_which_the_cue_would_be(wishes: list[Wish], frame: Frame) -> None:
    """No EXDATE that is not an occurrence, and none twice."""
    for cue in schedule(wishes, frame).cues:
        bare = Cue(wish=cue.wish, first=cue.first, time=None, recurrence=cue.recurrence)
        days = bare.occurrences(cue.first, max(frame.away, default=cue.first))
        assert list(cue.exceptions) == [day for day in days if day in frame.away]


@EXAMPLES
@given(wishes=lists(), frame=frames())
def test_every_wish_gets_one_cue_at_its_time(wishes: list[Wish], frame: Frame) -> None:
    """Whoever asks is seated, at the pinned time or at one from `time` on, and make-ups are for who was lost."""
    planned = schedule(wishes, frame)
    assert sorted(cue.identity for cue in planned.cues if cue.makes_up is None) == sorted(w.identity for w in wishes)
    assert len({cue.identity for cue in planned.cues}) == len(planned.cues)
    for cue in planned.cues:
        pinned = cue.wish.cadence.time if cue.wish.cadence else None
        if pinned is not None and cue.makes_up is None:
            assert cue.time == pinned
        elif frame.time is None:
            assert cue.time is None
        else:
            assert cue.time is not None
            assert cue.time >= frame.time


@EXAMPLES
@given(wishes=lists(), frame=frames())
def test_a_first_cue_lies_in_the_first_interval(wishes: list[Wish], frame: Frame) -> None:
    """After `starts`, or about one cadence after the last contact and never on its day; later only when away or held.

    A hold puts it off until the day that it names, and by no more than an interval. A touch does not move a turn.
    """
    for cue in schedule(wishes, frame).cues:
        cadence, touch, held = cue.wish.cadence, cue.wish.last_contact, cue.wish.not_before
        if cadence is None or cue.makes_up is not None:
            continue
        touch = touch if cue.wish.turn is None else None
        if touch is None:
            assert cue.first >= frame.starts
        else:
            assert cue.first > touch
            assert cue.first >= cadence.after(touch) - timedelta(days=14)
        assert held is None or cue.first >= held
        if not frame.away:
            end = cadence.after(frame.starts) if touch is None else cadence.after(cadence.after(touch))
            end = end if held is None else max(end, cadence.after(held))
            assert cue.first < end + timedelta(days=7)


@EXAMPLES
@given(wishes=lists(), frame=frames(), seed=st.integers())
def test_the_order_of_the_file_is_irrelevant(wishes: list[Wish], frame: Frame, seed: int) -> None:
    """The same wishes give the same schedule, with and without an earlier feed."""
    planned = schedule(wishes, frame)
    memory = remembered(planned, frame)
    Random(seed).shuffle(wishes)  # noqa: S311 - an order drawn by hypothesis
    assert schedule(wishes, frame) == planned
    without = wishes[1:]
    again = schedule(without, frame, memory)
    without.reverse()
    assert schedule(without, frame, memory) == again


@EXAMPLES
@given(wishes=lists(), frame=frames(), touches=st.booleans())
def test_a_build_that_changes_nothing_gives_the_same_schedule(
    wishes: list[Wish], frame: Frame, *, touches: bool
) -> None:
    """What the feed remembers is enough to say it all again, even with templates that show no dates."""
    planned = schedule(wishes, frame)
    assert schedule(wishes, frame, remembered(planned, frame, touches=touches)) == planned


@EXAMPLES
@given(wishes=lists(), before=frames(), frame=frames(), touches=st.booleans())
def test_a_calendar_that_changed_settles_at_once(
    wishes: list[Wish], before: Frame, frame: Frame, *, touches: bool
) -> None:
    """Whatever of the calendar changes: the build after the next one has nothing more to do."""
    memory = remembered(schedule(wishes, before), before, touches=touches)
    planned = schedule(wishes, frame, memory)
    assert schedule(wishes, frame, remembered(planned, frame, touches=touches)) == planned
