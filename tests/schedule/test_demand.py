"""The arithmetic of a list that asks for more than its calendar allows."""

from dataclasses import replace
from random import Random

import pytest

from cuegen.schedule.cue import Wish
from cuegen.schedule.demand import Demand, cues_per_day, demand
from tests.schedule.lists import CALENDAR, MONDAY, mixed, weekdays, wish

# cadence, days allowed, cues on an average allowed day
SHARES = [
    ("weekly", "mon tue wed thu fri", 1 / 5),
    ("every 2 weeks", "tue wed thu", 1 / 6),
    ("every 99 weeks", "tue", 1 / 99),
    ("daily", "mon tue wed thu fri", 1),
    ("daily", "tue", 1),
    ("monthly", "mon tue wed thu fri", 12 * 7 / 365.2425 / 5),
    ("quarterly", "tue", 4 * 7 / 365.2425),
    ("every friday at 17:00", "mon tue", 1 / 2),
    (None, "mon", 0),
]


@pytest.mark.parametrize(("cadence", "days", "share"), SHARES)
def test_a_wish_asks_for_its_share_of_the_allowed_days(cadence: str | None, days: str, share: float) -> None:
    """The fewer days are allowed, the more cues fall on each; a single cue does not count."""
    assert cues_per_day(wish("a", cadence), replace(CALENDAR, days=weekdays(days))) == pytest.approx(share)


@pytest.mark.parametrize(
    ("cues", "per_day", "safe", "enough"),
    [
        (0, 1, True, 1),
        (1.5, 2, True, 2),
        (1.51, 2, False, 3),
        (3.4, 2, False, 5),
        (0.75, 1, True, 1),
        (8, 2, False, 11),
    ],
)
def test_three_quarters_of_the_room_are_safe(cues: float, per_day: int, enough: int, *, safe: bool) -> None:
    """The `per_day` that is advised makes the list safe, and the one below it does not."""
    asked = Demand(cues=cues, per_day=per_day)
    assert (asked.is_safe, asked.enough) == (safe, enough)
    assert Demand(cues=cues, per_day=enough).is_safe
    assert not cues or not Demand(cues=cues, per_day=enough - 1).is_safe


@pytest.mark.parametrize(
    ("cadences", "named", "enough"),
    [
        (["weekly"] * 3, 0, 1),
        (["every monday"] * 3, 3, 3),
        (["every monday", "every monday at 17:00", "every friday"], 2, 2),
        (["every 3 weeks on monday"] * 3, 1, 1),
        (["every 2 weeks on monday"] * 3, 1.5, 2),
    ],
)
def test_a_day_that_cadences_name_must_hold_them_all(cadences: list[str], named: float, enough: int) -> None:
    """However little the list as a whole asks for."""
    asked = demand([wish(str(number), cadence) for number, cadence in enumerate(cadences)], CALENDAR)
    assert asked.named == pytest.approx(named)
    assert (asked.enough, asked.is_safe) == (enough, True)


def test_phases_that_follow_one_another_do_not_add_up() -> None:
    """At the pace until a day, and usual from then on: the greater one counts."""
    monday = wish("a", "every monday")
    at_the_pace = [monday._replace(identity=f"paced:{each}", ends=MONDAY) for each in range(2)]
    then = [monday._replace(identity=f"{each}", resumes=MONDAY) for each in range(3)]
    assert demand([*at_the_pace, *then], CALENDAR).named == 3


@pytest.mark.parametrize("number", [15, 30, 45, 60, 75, 90, 105, 120])
def test_a_demand_of_exactly_three_quarters_is_safe(number: int) -> None:
    """Fifths and thirtieths do not add up exactly in binary; the last bit must not decide."""
    weekly = [wish(str(each), "weekly") for each in range(number)]
    six_weekly = [wish(str(each), "every 6 weeks") for each in range(6 * number)]
    for wishes in (weekly, six_weekly):
        asked = demand(wishes, replace(CALENDAR, per_day=number // 15 * 4))
        assert (asked.cues, asked.is_safe, asked.enough) == (number / 5, True, number // 15 * 4)


def test_the_order_of_the_wishes_does_not_change_their_sum() -> None:
    """A sum of floats in the order of the file would differ in its last bits."""
    wishes: list[Wish] = mixed(300, seed=1)
    sums = set()
    for seed in range(50):
        Random(seed).shuffle(wishes)  # noqa: S311 - an order for a test, the same at every run
        sums.add(demand(wishes, CALENDAR))
    assert len(sums) == 1
    assert sums.pop().cues == pytest.approx(sum(cues_per_day(each, CALENDAR) for each in wishes))
