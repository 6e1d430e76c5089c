"""The year at a glance: every day once, in its place, in a shade that the legend explains."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.page.heat_map import HeatMap, Square, heat_map, last_day

TODAY = date(2026, 3, 4)  # a Wednesday
MONDAY = date(2026, 3, 2)
DAYS = st.dates(date(2026, 1, 1), date(2028, 1, 1))


def squares(year: HeatMap) -> list[Square]:
    """List all squares, week by week."""
    return [square for half in year.halves for week in half.weeks for square in week]


@given(st.lists(DAYS, max_size=60), DAYS)
def test_it_shows_52_weeks_day_by_day_with_their_cues(days: list[date], today: date) -> None:
    """From this week's Monday on, in two equal halves; what lies outside of them is not counted."""
    year = heat_map(days, (), today)
    shown = squares(year)
    assert [len(half.weeks) for half in year.halves] == [26, 26]
    assert all(len(week) == 7 and week[0].date.weekday() == 0 for half in year.halves for week in half.weeks)
    assert [each.date for each in shown] == [shown[0].date + timedelta(days=number) for number in range(364)]
    assert shown[0].date <= today < shown[7].date
    assert shown[-1].date == last_day(today)
    held = Counter(days)
    assert [each.cues for each in shown] == [held[each.date] for each in shown]
    assert [each.date for each in shown if each.is_today] == [today]
    assert sum(month.cues for month in year.months) == sum(each.cues for each in shown)


@given(st.lists(st.integers(0, 200), max_size=60))
def test_the_legend_tells_what_a_shade_stands_for(counts: list[int]) -> None:
    """Each shade is in it once, the darkest is the fullest day's, and the cues of each square fit its words."""
    days = [MONDAY + timedelta(days=number) for number, count in enumerate(counts) for _ in range(count)]
    year = heat_map(days, (), TODAY)
    words = dict(year.legend)
    assert len(words) == len(year.legend) <= 5
    for square in squares(year):
        low, _, high = words[square.shade].partition(" to ")
        assert int(low) <= square.cues <= int(high or low)
    assert max(square.shade for square in squares(year)) == year.legend[-1][0]
    assert [shade for shade, _ in year.legend] == sorted(words)


@pytest.mark.parametrize(
    ("most", "legend"),
    [
        (0, ["0"]),
        (1, ["0", "1"]),
        (2, ["0", "1", "2"]),
        (4, ["0", "1", "2", "3", "4"]),
        (5, ["0", "1 to 2", "3 to 4", "5 to 6"]),
        (13, ["0", "1 to 4", "5 to 8", "9 to 12", "13 to 16"]),
    ],
)
def test_few_shades_do(most: int, legend: list[str]) -> None:
    """Four at most, each for as many numbers."""
    assert [words for _, words in heat_map([MONDAY] * most, (), TODAY).legend] == legend


@pytest.mark.parametrize(
    ("days", "summary"),
    [
        ([], "No cues in the year from 2 Mar 2026."),
        ([MONDAY], "1 cue in the year from 2 Mar 2026, on 1 day."),
        ([MONDAY, TODAY], "2 cues in the year from 2 Mar 2026, on 2 days."),
        (
            [TODAY, MONDAY, TODAY, MONDAY, date(2026, 7, 1)],
            "5 cues in the year from 2 Mar 2026, on 3 days. The fullest is Mon 2 Mar 2026 with 2.",
        ),
    ],
)
def test_a_sentence_says_the_whole_picture(days: list[date], summary: str) -> None:
    """The earliest of the fullest days is named, unless no day holds more than one."""
    assert heat_map(days, (), TODAY).summary == summary


def test_days_away_are_marked() -> None:
    """A birthday may fall on one."""
    shown = squares(heat_map([TODAY], {MONDAY, TODAY}, TODAY))
    assert [each.date for each in shown if each.is_away] == [MONDAY, TODAY]
    assert heat_map([], {TODAY}, TODAY).has_away
    assert not heat_map([], {date(2026, 3, 1)}, TODAY).has_away


def test_a_square_says_what_it_shows() -> None:
    """For whoever points at it."""
    shown = squares(heat_map([TODAY, TODAY, MONDAY], (), TODAY))
    assert [each.words for each in shown[:3]] == [
        "Mon 2 Mar 2026: 1 cue",
        "Tue 3 Mar 2026: no cues",
        "Wed 4 Mar 2026: 2 cues",
    ]


def test_months_stand_over_the_week_in_which_they_begin() -> None:
    """The one that goes on is named, too, unless the next begins at once."""
    first, second = heat_map([], (), TODAY).halves
    assert first.months == ((0, "Mar"), (4, "Apr"), (8, "May"), (13, "Jun"), (17, "Jul"), (21, "Aug"))
    assert second.months == ((0, "Sep"), (4, "Oct"), (8, "Nov"), (13, "Dec"), (17, "Jan"), (22, "Feb"))
    (first, _) = heat_map([], (), date(2026, 3, 25)).halves
    assert first.months[0] == (1, "Apr")
    assert first.words == "23 Mar 2026 to 20 Sep 2026"
