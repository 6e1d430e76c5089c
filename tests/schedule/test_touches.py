"""`last_contact`: the next cue falls due one cadence after it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import parse_cadence
from cuegen.schedule.cue import Memory
from cuegen.schedule.schedule import schedule
from tests.schedule.lists import (
    CALENDAR,
    EXAMPLES,
    MIX,
    TWO_YEARS,
    absence,
    cue_of,
    mixed,
    places,
    remembered,
    weekdays,
    wish,
)

TUESDAY = date(2026, 3, 3)

# cadence, last contact, first cue in a calendar from Monday to Friday
DUE = [
    ("weekly", TUESDAY, date(2026, 3, 10)),
    ("every 6 weeks", TUESDAY, date(2026, 4, 14)),
    ("monthly", TUESDAY, date(2026, 4, 3)),
    ("quarterly", TUESDAY, date(2026, 6, 3)),
    ("yearly", TUESDAY, date(2027, 3, 3)),
    ("daily", TUESDAY, date(2026, 3, 4)),
    ("daily", date(2026, 3, 6), date(2026, 3, 9)),  # from Friday to Monday
    ("weekly", date(2026, 3, 7), date(2026, 3, 13)),  # a Saturday: the Friday is the nearest
    ("weekly", date(2026, 3, 8), date(2026, 3, 16)),  # a Sunday: the Monday is
    ("monthly", date(2026, 1, 31), date(2026, 2, 27)),  # in too short a month, from its last day
    ("quarterly", date(2026, 3, 30), date(2026, 7, 1)),  # no 30th: clients disagree on a fifth weekday
    ("every friday", TUESDAY, date(2026, 3, 13)),
    ("every 4 weeks on friday", TUESDAY, date(2026, 4, 3)),
    ("first monday of the month", TUESDAY, date(2026, 4, 6)),
    ("every 99 months", TUESDAY, date(2034, 6, 2)),
    ("quarterly", date(1970, 1, 1), date(1970, 4, 1)),
]


@pytest.mark.parametrize(("cadence", "touch", "first"), DUE)
def test_the_first_cue_is_the_nearest_allowed_day(cadence: str, touch: date, first: date) -> None:
    """To one cadence after the last contact, the later one of two as near."""
    assert places(schedule([wish("a", cadence, touch)], CALENDAR)) == {"a": (first, time(8, 30))}


@EXAMPLES
@given(cadence=st.sampled_from(list(MIX)), touch=st.dates(date(2025, 1, 1), date(2027, 1, 1)))
def test_no_other_day_is_nearer(cadence: str, touch: date) -> None:
    """Of all the days from the one after the last contact on that the calendar allows."""
    due = parse_cadence(cadence).after(touch)
    first = cue_of(schedule([wish("a", cadence, touch)], CALENDAR), "a").first
    assert first > touch
    for distance in range(abs((first - due).days)):
        for day in (due - timedelta(days=distance), due + timedelta(days=distance)):
            months = "month" in cadence or cadence in {"quarterly", "twice a year", "yearly"}
            assert day <= touch or day.weekday() > 4 or (months and day.day > 28)


def test_where_the_day_is_full_the_next_nearest_is_taken() -> None:
    """Five people of one day come due on five days around the same one."""
    wishes = [wish(each, "quarterly", TUESDAY) for each in "abcde"]
    planned = schedule(wishes, replace(CALENDAR, per_day=1))
    days = [date(2026, 6, day) for day in (1, 2, 3, 4, 5)]
    assert sorted(cue.first for cue in planned.cues) == days


def test_a_day_away_is_not_the_first_one() -> None:
    """Due in an absence that is shorter than the cadence: the nearest day before or after it."""
    frame = replace(CALENDAR, away=absence(date(2026, 6, 1), date(2026, 6, 9)))
    assert cue_of(schedule([wish("a", "quarterly", TUESDAY)], frame), "a").first == date(2026, 5, 28)


def test_an_absence_longer_than_the_cadence_is_waited_for() -> None:
    """The rhythm goes on behind it, with a make-up for a cue that does not come soon."""
    frame = replace(CALENDAR, away=absence(date(2026, 3, 1), date(2026, 6, 30)))
    planned = schedule([wish("a", "monthly", date(2026, 2, 24)), wish("b", "weekly", date(2026, 2, 24))], frame)
    assert {who: first for who, (first, _) in places(planned).items()} == {
        "a": date(2026, 7, 28),
        "a/make-up/2026-03-24": date(2026, 7, 1),
        "b": date(2026, 7, 7),
    }
    assert (
        schedule([cue.wish for cue in planned.cues if not cue.makes_up], frame, remembered(planned, frame)) == planned
    )


def test_a_new_touch_moves_that_cue_to_one_cadence_later() -> None:
    """And the cue of nobody else: the touched person's time stays if it can."""
    wishes = mixed(80, seed=9, touched=0.6)
    frame = replace(CALENDAR, per_day=3)
    planned = schedule(wishes, frame)
    for number, person in list(enumerate(wishes))[::7]:
        assert person.cadence is not None
        touch = next(cue_of(planned, person.identity).occurrences(date(2026, 6, 1), date(2029, 1, 1)))
        touched = [*wishes[:number], person._replace(last_contact=touch), *wishes[number + 1 :]]
        after = schedule(touched, frame, remembered(planned, frame))
        due = person.cadence.after(touch)
        assert abs((cue_of(after, person.identity).first - due).days) <= 14
        assert cue_of(after, person.identity).first > touch
        assert {**places(after), person.identity: None} == {**places(planned), person.identity: None}


@pytest.mark.parametrize("corrected", [date(2026, 2, 3), date(2025, 3, 4), date(2026, 3, 24)])
def test_a_corrected_touch_moves_the_cue_either_way(corrected: date) -> None:
    """Backwards as well: the feed shows the touch that its cue was made for."""
    planned = schedule([wish("a", "quarterly", TUESDAY)], CALENDAR)
    right = [wish("a", "quarterly", corrected)]
    assert places(schedule(right, CALENDAR, remembered(planned, CALENDAR))) == places(schedule(right, CALENDAR))


def test_without_dates_in_the_feed_a_touch_long_past_is_seen() -> None:
    """Templates can leave them out: a place that is no place for the new touch is given up all the same."""
    planned = schedule([wish("a", "quarterly", TUESDAY)], CALENDAR)
    memory = remembered(planned, CALENDAR, touches=False)
    long_ago = [wish("a", "quarterly", date(2024, 3, 5))]
    later = [wish("a", "quarterly", date(2026, 6, 2))]
    near = [wish("a", "quarterly", date(2026, 3, 1))]
    assert cue_of(schedule(long_ago, CALENDAR, memory), "a").first == date(2024, 6, 5)
    assert cue_of(schedule(later, CALENDAR, memory), "a").first == date(2026, 9, 2)
    assert places(schedule(near, CALENDAR, memory)) == places(planned)


def test_a_touch_that_is_taken_back_leaves_the_rhythm() -> None:
    """Without `last_contact` the cue goes on in its rhythm, from `starts` on."""
    planned = schedule([wish("a", "every 4 weeks", date(2025, 3, 4))], CALENDAR)
    after = cue_of(schedule([wish("a", "every 4 weeks")], CALENDAR, remembered(planned, CALENDAR)), "a")
    assert (after.first, after.time) == (date(2026, 1, 6), time(8, 30))
    assert (after.first - cue_of(planned, "a").first).days % 28 == 0


def test_the_first_touch_of_a_person_counts() -> None:
    """Somebody who was phased in is touched: the next cue is one cadence later, not the one that was planned."""
    planned = schedule([wish("a", "quarterly")], CALENDAR)
    touch = date(2026, 1, 6)
    after = schedule([wish("a", "quarterly", touch)], CALENDAR, remembered(planned, CALENDAR))
    assert cue_of(after, "a").first == date(2026, 4, 6)


def test_dates_at_both_ends_are_taken() -> None:
    """One touch in 1970, one in 2037: the horizon spans them, and every cue has its place."""
    wishes = [
        wish("a", "weekly", date(1970, 1, 1)),
        wish("b", "every 99 months", date(2037, 12, 31)),
        wish("c", "daily"),
    ]
    away = absence(date(2026, 1, 1), date(2026, 1, 31)) | absence(date(2037, 11, 1), date(2037, 12, 31))
    frame = replace(CALENDAR, away=away)
    planned = schedule(wishes, frame)
    assert cue_of(planned, "a").first == date(1970, 1, 8)
    assert cue_of(planned, "b").first == date(2046, 4, 2)
    assert cue_of(planned, "c").first == date(2026, 2, 2)
    end = date(2037, 12, 31) + 2 * TWO_YEARS
    assert not any(day in away for cue in planned.cues for day in cue.occurrences(cue.first, end))
    assert schedule(wishes, frame, remembered(planned, frame)) == planned


def test_everybody_touched_on_one_day_is_spread() -> None:
    """A whole list marked as touched in one evening: nearest days first, and never more than the room."""
    wishes = [wish(f"contact:{each}", "quarterly", TUESDAY) for each in range(40)]
    frame = replace(CALENDAR, days=weekdays("tue wed thu"))
    planned = schedule(wishes, frame)
    assert planned.overfull == ()
    firsts = [cue.first for cue in planned.cues]
    assert min(firsts) >= date(2026, 5, 20)
    assert max(firsts) <= date(2026, 8, 20)


def test_an_earlier_feed_that_knows_nobody_changes_nothing() -> None:
    """The memory of another list is no memory."""
    wishes = mixed(20, seed=1, touched=0.5)
    assert schedule(wishes, CALENDAR, Memory(per_day=CALENDAR.per_day)) == schedule(wishes, CALENDAR)
