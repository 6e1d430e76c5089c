"""Where a wish looks for its place: every slot of its first interval once, in an order of its own."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import Unit, parse_cadence
from cuegen.schedule.cue import Frame
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.orders import digest
from cuegen.schedule.probes import Probes
from tests.schedule.lists import CALENDAR, EXAMPLES, FREE, MONDAY, absence, frames, weekdays, wish

TUESDAY = date(2026, 3, 3)


def probes(frame: Frame) -> Probes:
    """Look at four years, from the year before the start on."""
    return Probes(Horizon(frame, date(2025, 1, 1), date(2028, 12, 31)))


def firsts(frame: Frame, cadence: str, touch: date | None = None, identity: str = "contact:ada") -> list[date]:
    """List the first days of the slots of a wish, in its order."""
    found = probes(frame)
    return [found.horizon.date(slot.first) for slot in found.slots(wish(identity, cadence, touch))]


def test_the_order_is_the_same_on_every_machine() -> None:
    """It follows from a digest of the identity (BLAKE2b, RFC 7693), never from `hash`, which is salted."""
    assert digest("contact:ada") == 0x652FF0AA66830691
    assert firsts(CALENDAR, "every 2 weeks")[:4] == [date(2026, 1, day) for day in (14, 9, 6, 15)]


@pytest.mark.parametrize(("cadence", "number"), [("weekly", 5), ("every 2 weeks", 10), ("monthly", 18), ("daily", 1)])
def test_every_slot_of_the_first_interval_is_looked_at_once(cadence: str, number: int) -> None:
    """All allowed days after `starts`, each place in the rhythm once. A month from the 5th has no first Thursday."""
    days = firsts(CALENDAR, cadence)
    assert len(days) == len(set(days)) == number
    assert min(days) >= MONDAY
    assert max(days) < parse_cadence(cadence).after(MONDAY) + timedelta(days=7)


@pytest.mark.parametrize("cadence", ["every 6 weeks", "quarterly", "yearly"])
def test_people_do_not_look_in_one_order(cadence: str) -> None:
    """Their first choices are spread over the interval, and who chooses alike first differs at the second choice."""
    orders = [firsts(CALENDAR, cadence, identity=f"contact:{number}") for number in range(100)]
    assert max(Counter(order[0] for order in orders).values()) <= 100 // len(orders[0]) + 10
    assert len({tuple(order[:2]) for order in orders}) > 80
    assert len({frozenset(order) for order in orders}) == 1


@EXAMPLES
@given(frame=frames(), cadence=st.sampled_from(FREE), touch=st.none() | st.dates(TUESDAY, date(2027, 1, 1)))
def test_there_is_always_a_slot(frame: Frame, cadence: str, touch: date | None) -> None:
    """And no two of them are one rhythm; days away are among them only where there is no other."""
    days = firsts(frame, cadence, touch)
    assert days
    away = [day in frame.away for day in days]
    assert all(away) or not any(away)
    rule = parse_cadence(cadence)
    if rule.unit is Unit.MONTH:
        rhythms = [(day.weekday(), (day.day - 1) // 7, (day.year * 12 + day.month) % rule.interval) for day in days]
        assert len(set(rhythms)) == len(days)
    elif rule.unit is Unit.WEEK:
        assert len({(day - MONDAY).days % (7 * rule.interval) for day in days}) == len(days)


@EXAMPLES
@given(cadence=st.sampled_from(FREE), touch=st.dates(TUESDAY, date(2027, 1, 1)))
def test_with_a_touch_the_nearest_days_come_first(cadence: str, touch: date) -> None:
    """From the due day outwards, the later of two as near first; never on the day of the touch or before."""
    due = parse_cadence(cadence).after(touch)
    days = firsts(CALENDAR, cadence, touch)
    assert min(days) > touch
    distances = [(abs((day - due).days), day < due) for day in days]
    assert distances == sorted(distances)


@pytest.mark.parametrize(
    ("cadence", "early"), [("daily", 0), ("weekly", 3), ("every 2 weeks", 3), ("every 6 weeks", 5), ("yearly", 14)]
)
def test_a_cue_comes_at_most_an_eighth_of_its_cadence_early(cadence: str, early: int) -> None:
    """But every day of the week is in reach, and two weeks are the most. The window is one interval long."""
    found = probes(CALENDAR)
    window = found.window(parse_cadence(cadence), TUESDAY)
    due = parse_cadence(cadence).after(TUESDAY)
    assert found.horizon.date(window.start) == due - timedelta(days=early)
    assert len(window) == (due - TUESDAY).days


def test_an_nth_weekday_may_lie_behind_its_month() -> None:
    """From Tuesday, 3 March, the next first Monday is more than a month away: it is the one slot."""
    assert firsts(replace(CALENDAR, starts=TUESDAY), "first monday of the month") == [date(2026, 4, 6)]


def test_a_day_that_an_earlier_one_repeats_is_no_slot() -> None:
    """From 5 January, the first Monday is in January and in February: both begin one rhythm."""
    assert firsts(CALENDAR, "monthly").count(date(2026, 2, 2)) == 0
    assert firsts(CALENDAR, "monthly").count(MONDAY) == 1
    away = replace(CALENDAR, away=frozenset([MONDAY]))
    assert {MONDAY, date(2026, 2, 2)}.isdisjoint(firsts(away, "monthly"))


def test_a_single_cue_looks_at_the_first_open_days() -> None:
    """In order: allowed days that are not away."""
    frame = replace(CALENDAR, days=weekdays("mon tue fri"), away=absence(MONDAY, date(2026, 1, 8)))
    found = probes(frame)
    days = [found.horizon.date(slot.first) for slot in found.slots(wish("setup", None))]
    assert days == [date(2026, 1, day) for day in (9, 12, 13, 16, 19)]
    assert all(earlier < later for earlier, later in pairwise(days))
