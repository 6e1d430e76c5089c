"""Named weekdays and times: they hold, and nothing overlaps them."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.weekday import Weekday
from cuegen.schedule.cue import Frame, Recurrence, Wish
from cuegen.schedule.schedule import schedule
from tests.schedule.lists import (
    CALENDAR,
    EXAMPLES,
    FREE,
    MONDAY,
    TIMED,
    agenda,
    asking_for,
    cue_of,
    faults_of_room,
    frames,
    lists,
    mixed,
    overlapping,
    places,
    remembered,
    weekdays,
    wish,
)


@pytest.mark.parametrize(
    ("cadence", "weekday", "at"),
    [
        ("every friday at 17:00", Weekday.FRIDAY, time(17)),
        ("every 2 weeks on saturday", Weekday.SATURDAY, time(8, 30)),
        ("quarterly on sunday at 17:10", Weekday.SUNDAY, time(17, 10)),
        ("third monday of the month at 07:00", Weekday.MONDAY, time(7)),
    ],
)
def test_a_named_day_holds_outside_the_allowed_ones(cadence: str, weekday: Weekday, at: time) -> None:
    """`every friday` means Friday, though only Tuesdays hold cues of others; the time may lie before `time`."""
    cue = cue_of(schedule([wish("a", cadence)], replace(CALENDAR, days=weekdays("tue"))), "a")
    assert (cue.first.weekday(), cue.time) == (weekday, at)
    assert isinstance(cue.recurrence, Recurrence)
    assert cue.recurrence.weekdays == (weekday,)


def test_a_named_nth_holds() -> None:
    """The third Tuesday stays the third one, in any month."""
    cue = cue_of(schedule([wish("a", "third tuesday of every 2 months")], CALENDAR), "a")
    days = list(cue.occurrences(MONDAY, date(2027, 1, 5)))
    assert len(days) == 6
    assert {(day.weekday(), (day.day - 1) // 7 + 1) for day in days} == {(Weekday.TUESDAY, 3)}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "timed", ["every friday at 08:30", "every tuesday at 08:40", "first monday of the month at 08:37"]
)
def test_nothing_overlaps_a_named_time(seed: int, timed: str) -> None:
    """The others find times around it, on the grid of their own or beside it."""
    wishes = [*mixed(60, seed, touched=0.5), wish("review", timed)]
    frame = replace(asking_for(0.7, wishes), duration=timedelta(minutes=15), days=CALENDAR.days)
    assert faults_of_room(schedule(wishes, frame), wishes, frame) == []


@pytest.mark.parametrize("timed", ["every friday at 08:30", "every 2 weeks on tuesday at 08:40", "monthly at 09:10"])
def test_a_named_time_that_comes_later_takes_times_and_no_days(timed: str) -> None:
    """Who sits at that time gives way by an hour at most; all days stay, and all times but those in the way."""
    wishes = mixed(60, seed=1, touched=0.5)
    frame = replace(asking_for(0.7, wishes), duration=timedelta(minutes=15), days=CALENDAR.days)
    planned = schedule(wishes, frame)
    both = [*wishes, wish("review", timed)]
    after = schedule(both, frame, remembered(planned, frame))
    old, new = places(planned), places(after)
    assert {who: first for who, (first, _) in new.items() if who != "review"} == {
        who: first for who, (first, _) in old.items()
    }
    begin, end = frame.starts, frame.starts + timedelta(days=730)
    taken = set(cue_of(after, "review").occurrences(begin, end))
    pinned = new["review"][1]
    for cue in planned.cues:
        if old[cue.identity] != new[cue.identity]:
            assert taken & set(cue.occurrences(begin, end))
            assert overlapping([cue.time, pinned], frame.duration)
    assert not any(overlapping(times, frame.duration) for times in agenda(after.cues, begin, end).values())
    assert places(schedule(both, frame, remembered(after, frame))) == new


def test_a_named_time_that_can_be_on_another_day_is_in_nobodys_way() -> None:
    """Wednesdays and Thursdays are empty: Tuesday's cue keeps its time when somebody at 08:40 comes, or is touched."""
    frame = replace(
        CALENDAR, days=weekdays("tue").union(weekdays("wed"), weekdays("thu")), duration=timedelta(minutes=15)
    )
    bob = wish("bob", "every 2 weeks on tuesday")
    planned = schedule([bob], frame)
    for week in range(30):
        both = [bob, wish("ada", "monthly at 08:40", MONDAY + timedelta(weeks=week, days=week % 3))]
        planned = schedule(both, frame, remembered(planned, frame))
        assert cue_of(planned, "bob").time == time(8, 30)


@EXAMPLES
@given(wishes=lists(FREE), frame=frames(), timed=st.sampled_from(TIMED))
def test_a_named_time_holds_whoever_was_there(wishes: list[Wish], frame: Frame, timed: str) -> None:
    """Beside any list: the others' days stay, and none of their cues overlaps it as long as times are left."""
    planned = schedule(wishes, frame)
    after = schedule([*wishes, wish("review", timed)], frame, remembered(planned, frame))
    old, new = places(planned), places(after)
    assert {who: new[who][0] for who in old} == {who: first for who, (first, _) in old.items()}
    review = cue_of(after, "review")
    assert review.wish.cadence is not None
    assert review.time == review.wish.cadence.time


def test_two_at_one_named_time_find_different_weeks() -> None:
    """Every other Friday at five: one in even weeks, the other in odd ones."""
    wishes = [wish(each, "every 2 weeks on friday at 17:00") for each in "ab"]
    first, second = (cue.first for cue in schedule(wishes, CALENDAR).cues)
    assert abs((first - second).days) == 7


def test_two_that_must_overlap_do() -> None:
    """Every Friday at five, twice: the file says so, and both keep what it says; a third cue keeps clear."""
    wishes = [wish(each, "every friday at 17:00") for each in "ab"] + [wish("c", "every friday")]
    frame = replace(CALENDAR, per_day=3, time=time(17))
    planned = schedule(wishes, frame)
    assert [cue.time for cue in planned.cues] == [time(17), time(17), time(17, 15)]
    assert schedule(wishes, frame, remembered(planned, frame)) == planned
    assert len(planned.clashing) == 1


@pytest.mark.parametrize(
    ("cadences", "clashing"),
    [
        (("every friday at 17:00", "every friday at 17:10"), 1),
        (("every friday at 17:00", "every friday at 17:15"), 0),
        (("every friday at 17:00", "monthly at 17:00"), 0),
        (("every 2 weeks on friday at 17:00",) * 2, 0),
        (("every 2 weeks on friday at 17:00",) * 3, 1),
        (("every friday", "every friday at 08:30"), 0),
    ],
)
def test_who_is_fixed_to_a_time_that_another_one_has_is_known(cadences: tuple[str, ...], clashing: int) -> None:
    """Only where the schedule cannot keep them apart; with the feed at hand it is the same."""
    wishes = [wish(f"{number}", cadence) for number, cadence in enumerate(cadences)]
    frame = replace(CALENDAR, per_day=4, duration=timedelta(minutes=15))
    planned = schedule(wishes, frame)
    assert len(planned.clashing) == clashing
    assert schedule(wishes, frame, remembered(planned, frame)).clashing == planned.clashing


@pytest.mark.parametrize(("cadence", "most"), [("every monday", 3), ("every 3 weeks on monday", 2), ("weekly", 0)])
def test_those_who_are_fixed_to_a_day_are_counted(cadence: str, most: int) -> None:
    """By the day of two years; one that the calendar chose is no named one."""
    planned = schedule([wish(each, cadence) for each in "abc"], CALENDAR)
    assert max(planned.fixed.values(), default=0) == most
    assert all(
        day.weekday() == Weekday.MONDAY and CALENDAR.starts <= day <= MONDAY.replace(2028) for day in planned.fixed
    )


def test_named_times_beside_the_grid_block_what_they_overlap() -> None:
    """17:10 to 17:25 takes both 17:00 and 17:15 from the others, and gives them back when it goes."""
    frame = replace(CALENDAR, days=weekdays("fri"), per_day=3, time=time(17))
    pinned = wish("review", "every friday at 17:10")
    people = [wish(each, "weekly") for each in "ab"]
    planned = schedule([pinned, *people], frame)
    assert sorted(cue.time for cue in planned.cues if cue.time) == [time(17, 10), time(17, 30), time(17, 45)]


def test_a_named_time_in_a_calendar_for_all_day() -> None:
    """The cue that names a time has it; the others have none, then and at the next build."""
    frame = replace(CALENDAR, time=None)
    wishes = [wish("a", "every friday at 17:00"), wish("b", "weekly"), wish("c", "quarterly")]
    planned = schedule(wishes, frame)
    assert [cue.time for cue in planned.cues] == [time(17), None, None]
    assert schedule(wishes, frame, remembered(planned, frame)) == planned
    unnamed = [wish("a", "every friday"), *wishes[1:]]
    assert cue_of(schedule(unnamed, frame, remembered(planned, frame)), "a").time is None


def test_another_named_time_keeps_the_day() -> None:
    """From five to six: the rhythm goes on."""
    planned = schedule([wish("a", "every 8 weeks at 17:00")], CALENDAR)
    after = schedule([wish("a", "every 8 weeks at 18:00")], CALENDAR, remembered(planned, CALENDAR))
    assert places(after) == {"a": (places(planned)["a"][0], time(18))}


def test_a_named_day_that_the_cue_has_already_changes_nothing() -> None:
    """`quarterly`, and then `quarterly on` the weekday that it got."""
    planned = schedule([wish("a", "quarterly")], CALENDAR)
    weekday = Weekday(places(planned)["a"][0].weekday())
    after = schedule([wish("a", f"quarterly on {weekday}")], CALENDAR, remembered(planned, CALENDAR))
    assert places(after) == places(planned)


def test_a_named_weekday_has_its_place_before_the_free_ones() -> None:
    """Who can only be on Friday is seated before those who can be anywhere."""
    wishes = [wish(f"free {each}", "weekly") for each in range(4)] + [wish("pinned", "every friday")]
    planned = schedule(wishes, replace(CALENDAR, per_day=1))
    assert planned.overfull == ()
    assert cue_of(planned, "pinned").first == date(2026, 1, 9)
