"""Days away: what is lost, and the one appointment instead."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given

from cuegen.schedule.cue import Cue, Frame, Wish
from cuegen.schedule.schedule import Schedule, schedule
from tests.schedule.lists import (
    CALENDAR,
    EXAMPLES,
    absence,
    at_three_quarters,
    cue_of,
    frames,
    lists,
    make_ups,
    places,
    remembered,
    weekdays,
    wish,
)

CHRISTMAS = absence(date(2026, 12, 21), date(2027, 1, 3))
TUESDAY = date(2026, 3, 3)


def one(cadence: str, touch: date, frame: Frame) -> Schedule:
    """Schedule one person."""
    return schedule([wish("a", cadence, touch)], frame)


@pytest.mark.parametrize(
    ("cadence", "made_up"),
    [
        ("weekly", False),
        ("every 3 weeks", False),
        ("every 4 weeks", True),
        ("monthly", True),
        ("every 6 weeks", True),
        ("yearly", True),
    ],
)
def test_a_cue_that_does_not_come_again_soon_is_made_up(cadence: str, *, made_up: bool) -> None:
    """Four weeks and more are worth a make-up; sooner than that, the next cue does."""
    first = cue_of(one(cadence, TUESDAY, CALENDAR), "a")
    second = list(first.occurrences(first.first, date(2028, 6, 1)))[1]
    planned = one(cadence, TUESDAY, replace(CALENDAR, away=frozenset([second])))
    assert cue_of(planned, "a").exceptions == (second,)
    assert cue_of(planned, "a").first == first.first
    assert [lost for lost, _ in make_ups(planned)] == [second] * made_up


def test_a_make_up_is_on_the_nearest_open_day_after() -> None:
    """On the first allowed day behind the absence, at the first free time, and a single one."""
    planned = one("quarterly", date(2026, 9, 22), replace(CALENDAR, away=CHRISTMAS))
    cue = cue_of(planned, "a")
    assert cue.first == date(2026, 12, 18)  # not in the absence: four days before it is due
    planned = one("quarterly", date(2026, 6, 23), replace(CALENDAR, away=CHRISTMAS))
    assert make_ups(planned) == [(date(2026, 12, 23), date(2027, 1, 4))]
    instead = cue_of(planned, "a/make-up/2026-12-23")
    assert (instead.time, instead.recurrence, instead.exceptions) == (time(8, 30), None, ())
    assert instead.wish == cue_of(planned, "a").wish


def test_a_make_up_goes_to_the_nearest_day_with_room() -> None:
    """The days behind the absence are full of weekly cues; Thursday is not."""
    frame = replace(CALENDAR, away=CHRISTMAS, per_day=1)
    weekly = [wish(day, f"every {day}") for day in ("monday", "tuesday", "wednesday")]
    planned = schedule([wish("a", "quarterly", date(2026, 6, 23)), *weekly], frame)
    (lost, instead), *others = make_ups(planned)
    assert (lost in CHRISTMAS, instead, others) == (True, date(2027, 1, 7), [])
    assert planned.overfull == ()


def test_rather_than_on_a_full_day_a_make_up_is_in_the_week_before_the_next_occurrence() -> None:
    """Of the three Tuesdays between, two others have the first and the second one."""
    frame = replace(CALENDAR, days=weekdays("tue"), per_day=1)
    wishes = [wish(f"{week}", "every 4 weeks", TUESDAY + timedelta(weeks=week)) for week in range(3)]
    lost = cue_of(schedule(wishes, frame), "0").first + timedelta(weeks=8)
    frame = replace(frame, away=frozenset([lost]))
    planned = schedule(wishes, frame)
    assert make_ups(planned) == [(lost, lost + timedelta(weeks=3))]
    assert planned.overfull == ()
    assert schedule(wishes, frame, remembered(planned, frame)) == planned


def test_where_all_days_are_full_the_least_loaded_is_taken() -> None:
    """A make-up is not dropped for want of room."""
    frame = replace(CALENDAR, away=CHRISTMAS, per_day=1)
    weekly = [wish(day, f"every {day}") for day in ("monday", "tuesday", "wednesday", "thursday", "friday")]
    planned = schedule([wish("a", "quarterly", date(2026, 6, 23)), *weekly], frame)
    assert [instead for _, instead in make_ups(planned)] == [date(2027, 1, 4)]
    assert date(2027, 1, 4) in planned.overfull


def test_occurrences_lost_one_after_the_other_share_a_make_up() -> None:
    """Three months away: one monthly appointment instead of three."""
    planned = one("monthly", date(2026, 2, 10), replace(CALENDAR, away=absence(date(2026, 6, 1), date(2026, 8, 25))))
    assert cue_of(planned, "a").exceptions == (date(2026, 6, 9), date(2026, 7, 14), date(2026, 8, 11))
    assert make_ups(planned) == [(date(2026, 6, 9), date(2026, 8, 26))]


def test_two_absences_have_two_make_ups() -> None:
    """With an occurrence between them, each is a loss of its own."""
    first = cue_of(one("monthly", TUESDAY, CALENDAR), "a")
    days = list(first.occurrences(first.first, date(2027, 1, 1)))
    planned = one("monthly", TUESDAY, replace(CALENDAR, away=frozenset([days[2], days[4]])))
    assert [lost for lost, _ in make_ups(planned)] == [days[2], days[4]]


def test_no_make_up_in_the_week_before_the_next_occurrence() -> None:
    """Where the absence ends so late, the next one is near enough."""
    first = cue_of(one("every 4 weeks", TUESDAY, CALENDAR), "a")
    lost, following = list(first.occurrences(first.first, date(2027, 1, 1)))[1:3]
    for last, expected in ((following - timedelta(days=9), 1), (following - timedelta(days=8), 0)):
        planned = one("every 4 weeks", TUESDAY, replace(CALENDAR, away=absence(lost, last)))
        assert len(make_ups(planned)) == expected


def test_the_make_up_of_a_named_day_is_on_an_allowed_one() -> None:
    """`every 4 weeks on saturday` in a calendar of Tuesdays: instead of a Saturday, a Tuesday, at the named time."""
    frame = replace(CALENDAR, days=weekdays("tue"))
    first = cue_of(schedule([wish("a", "every 4 weeks on saturday at 17:00")], frame), "a").first
    lost = first + timedelta(weeks=8)
    planned = schedule([wish("a", "every 4 weeks on saturday at 17:00")], replace(frame, away=frozenset([lost])))
    assert make_ups(planned) == [(lost, lost + timedelta(days=3))]
    assert cue_of(planned, f"a/make-up/{lost}").time == time(17)


def test_a_make_up_leaves_its_named_time_to_who_has_it() -> None:
    """Nothing overlaps a named time, not even what would have had the same."""
    tuesdays, at_five = weekdays("tue"), "every tuesday at 17:00"
    wishes = [wish("a", "every 4 weeks on saturday at 17:00"), wish("b", at_five)]
    frame = replace(CALENDAR, days=tuesdays)
    lost = cue_of(schedule(wishes, frame), "a").first + timedelta(weeks=8)
    planned = schedule(wishes, replace(frame, away=frozenset([lost])))
    assert cue_of(planned, f"a/make-up/{lost}").time == time(8, 30)
    assert planned.clashing == ()


def test_a_make_up_stays_where_it_is() -> None:
    """When room comes free on a nearer day, and when somebody else wants its day."""
    frame = replace(CALENDAR, away=CHRISTMAS, per_day=1)
    person = wish("a", "quarterly", date(2026, 6, 23))
    weekly = [wish(day, f"every {day}") for day in ("monday", "tuesday")]
    planned = schedule([person, *weekly], frame)
    assert make_ups(planned)[0] == (date(2026, 12, 23), date(2027, 1, 6))
    memory = remembered(planned, frame)
    alone = schedule([person], frame, memory)
    crowded = schedule([person, *weekly, wish("new", "every wednesday")], frame, memory)
    for after in (alone, crowded):
        assert places(after)["a/make-up/2026-12-23"] == places(planned)["a/make-up/2026-12-23"]


def test_a_make_up_goes_away_with_its_absence() -> None:
    """Nobody is away any more: the appointment is back, and the one instead of it is gone."""
    frame = replace(CALENDAR, away=CHRISTMAS)
    planned = one("quarterly", date(2026, 6, 23), frame)
    assert make_ups(planned)
    after = schedule([wish("a", "quarterly", date(2026, 6, 23))], CALENDAR, remembered(planned, frame))
    assert places(after) == {"a": places(planned)["a"]}
    assert cue_of(after, "a").exceptions == ()


def test_a_make_up_moves_when_its_day_is_away_too() -> None:
    """The absence is made longer: the nearest day behind it, again."""
    frame = replace(CALENDAR, away=CHRISTMAS)
    planned = one("quarterly", date(2026, 6, 23), frame)
    longer = replace(frame, away=absence(date(2026, 12, 21), date(2027, 1, 10)))
    after = schedule([wish("a", "quarterly", date(2026, 6, 23))], longer, remembered(planned, frame))
    assert make_ups(after) == [(date(2026, 12, 23), date(2027, 1, 11))]


@pytest.mark.parametrize("touch", [None, TUESDAY])
@pytest.mark.parametrize("cadence", ["every 4 weeks", "monthly", "quarterly"])
def test_a_first_occurrence_that_is_lost_is_made_up_for_good(cadence: str, touch: date | None) -> None:
    """The feed shows the next one as the first: the lost one is known all the same, at every further build."""
    person = [wish("a", cadence, touch)]
    planned = schedule(person, CALENDAR)
    first = cue_of(planned, "a").first
    away = replace(CALENDAR, away=frozenset([first]))
    after = schedule(person, away, remembered(planned, CALENDAR))
    assert [lost for lost, _ in make_ups(after)] == [first]
    assert cue_of(after, "a").first > first
    assert schedule(person, away, remembered(after, away)) == after
    assert places(schedule(person, CALENDAR, remembered(after, away)))["a"][1] == time(8, 30)


def test_an_appointment_that_the_feed_repeats_is_no_make_up() -> None:
    """A seat with a rule, under the name of a make-up, comes from elsewhere: it is not taken up."""
    frame = replace(CALENDAR, away=CHRISTMAS)
    planned = one("quarterly", date(2026, 6, 23), frame)
    strange = [
        Cue(
            wish=cue.wish,
            first=cue.first + timedelta(days=2 * bool(cue.makes_up)),
            time=cue.time,
            recurrence=cue_of(planned, "a").recurrence,
            makes_up=cue.makes_up,
        )
        for cue in planned.cues
    ]
    memory = remembered(planned._replace(cues=tuple(strange)), frame)
    assert schedule([wish("a", "quarterly", date(2026, 6, 23))], frame, memory) == planned


def test_make_ups_yield_to_a_lowered_per_day() -> None:
    """As the cues do: who is in excess looks for another day."""
    wishes, calendar = at_three_quarters(100, seed=1)
    frame = replace(calendar, per_day=calendar.per_day + 3, away=CHRISTMAS)
    planned = schedule(wishes, frame)
    lowered = replace(frame, per_day=calendar.per_day)
    after = schedule(wishes, lowered, remembered(planned, frame))
    assert after.overfull == ()
    assert make_ups(after)


@EXAMPLES
@given(wishes=lists(), frame=frames())
def test_a_make_up_lies_between_the_lost_day_and_the_next(wishes: list[Wish], frame: Frame) -> None:
    """Both left out, on an open day, and only for those whose interval is four weeks or more."""
    planned = schedule(wishes, frame)
    for cue in planned.cues:
        if cue.makes_up is None:
            continue
        assert cue.makes_up in frame.away
        assert cue.makes_up < cue.first
        assert cue.first not in frame.away
        assert cue.wish.cadence is not None
        assert cue.wish.cadence.days >= 28
        following = next(cue_of(planned, cue.wish.identity).occurrences(cue.makes_up, date(2060, 1, 1)))
        assert cue.first < following
