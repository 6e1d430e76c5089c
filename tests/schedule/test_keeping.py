"""What the earlier feed is asked for, and when its answer counts for nothing."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.schedule.cue import Memory, Seat
from cuegen.schedule.schedule import schedule
from tests.schedule.lists import (
    CALENDAR,
    EXAMPLES,
    MIX,
    MONDAY,
    PINNED,
    TIMED,
    absence,
    cue_of,
    mixed,
    places,
    remembered,
    weekdays,
    wish,
)

FOUR = [wish(each, "every monday") for each in "abcd"]
ROOMY = replace(CALENDAR, per_day=4)


def seated(**seats: Seat) -> Memory:
    """Remember some seats."""
    return Memory(recall=seats.get, per_day=CALENDAR.per_day)


def test_a_place_in_the_earlier_feed_is_kept() -> None:
    """Day, rhythm and time, though the list would have chosen others."""
    memory = seated(a=Seat(first=date(2026, 1, 8), time=time(9), rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=TH"))
    assert places(schedule([wish("a", "weekly")], CALENDAR, memory)) == {"a": (date(2026, 1, 8), time(9))}


@pytest.mark.parametrize(
    "seat",
    [
        Seat(first=date(2026, 1, 8), time=time(9), rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),  # another cadence
        Seat(first=date(2026, 1, 8), time=time(9), rule="FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH"),
        Seat(first=date(2026, 1, 8), time=time(9), rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=FR"),  # the day is a Thursday
        Seat(first=date(2026, 1, 8), time=time(9), rule=""),  # a single appointment
        Seat(first=date(2026, 1, 10), time=time(9), rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=SA"),  # not allowed
        Seat(first=date(2026, 1, 8), time=time(9), rule="nonsense"),
    ],
)
def test_a_place_that_the_file_forbids_is_not(seat: Seat) -> None:
    """The person is seated anew, at the earlier time if that can be had."""
    first, at = places(schedule([wish("a", "weekly")], CALENDAR))["a"]
    after = places(schedule([wish("a", "weekly")], CALENDAR, seated(a=seat)))["a"]
    assert after == (first, time(9))
    assert at == time(8, 30)


def test_another_cadence_gets_another_place() -> None:
    """From monthly to every five weeks; the time stays."""
    planned = schedule(FOUR, ROOMY)
    late = next(cue for cue in planned.cues if cue.time == time(9, 15))
    slower = [each._replace(cadence=wish("", "every 5 weeks").cadence) for each in FOUR if each == late.wish]
    after = schedule(slower, ROOMY, remembered(planned, ROOMY))
    assert str(after.cues[0].recurrence).startswith("FREQ=WEEKLY;INTERVAL=5")
    assert after.cues[0].time == time(9, 15)


@pytest.mark.parametrize("begins", [time(7, 30), time(8, 15), time(10), time(8, 31)])
def test_another_time_of_day_moves_all_times(begins: time) -> None:
    """`time` is the first appointment of a day, and the next follow it: nobody stays where the day began before."""
    planned = schedule(FOUR, ROOMY)
    frame = replace(ROOMY, time=begins)
    after = schedule(FOUR, frame, remembered(planned, ROOMY))
    assert {cue.first for cue in after.cues} == {MONDAY}
    minutes = begins.hour * 60 + begins.minute
    expected = [time(*divmod(minutes + 15 * count, 60)) for count in range(4)]
    assert sorted(cue.time for cue in after.cues if cue.time) == expected
    assert schedule(FOUR, frame, remembered(after, frame)) == after


def test_an_unknown_time_of_day_moves_nothing_that_fits() -> None:
    """A feed that does not tell when its days began is taken as it is."""
    planned = schedule(FOUR, ROOMY)
    memory = remembered(planned, ROOMY)._replace(begins=None)
    assert places(schedule(FOUR, replace(ROOMY, time=time(8)), memory)) == places(planned)


def test_another_duration_moves_the_times_that_do_not_fit() -> None:
    """From 15 to 30 minutes: half past eight and nine o'clock stay, the quarters move behind them."""
    planned = schedule(FOUR, ROOMY)
    after = schedule(FOUR, replace(ROOMY, duration=timedelta(minutes=30)), remembered(planned, ROOMY))
    before = places(planned)
    for who, (first, at) in places(after).items():
        assert first == before[who][0]
        assert at == before[who][1] or before[who][1] in {time(8, 45), time(9, 15)}
    assert sorted(cue.time for cue in after.cues if cue.time) == [time(8, 30), time(9), time(9, 30), time(10)]


def test_a_calendar_for_all_day_gives_up_the_times_only() -> None:
    """And one that goes back to times gives each its first free one."""
    wishes = mixed(20, seed=1, touched=0.5)
    planned = schedule(wishes, CALENDAR)
    all_day = replace(CALENDAR, time=None)
    after = schedule(wishes, all_day, remembered(planned, CALENDAR))
    assert places(after) == {who: (first, None) for who, (first, _) in places(planned).items()}
    again = schedule(wishes, CALENDAR, remembered(after, all_day))
    assert {who: first for who, (first, _) in places(again).items()} == {
        cue.identity: cue.first for cue in planned.cues
    }
    assert all(cue.time for cue in again.cues)


def test_the_cue_for_the_first_day_is_on_it() -> None:
    """It is there once, at the first time, before anybody else."""
    planned = schedule([*FOUR, wish("setup", None)], replace(CALENDAR, per_day=5))
    setup = cue_of(planned, "setup")
    assert (setup.first, setup.time, setup.recurrence, setup.exceptions) == (MONDAY, time(8, 30), None, ())


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        ({"starts": date(2026, 1, 10)}, date(2026, 1, 12)),  # a Saturday
        ({"days": weekdays("thu")}, date(2026, 1, 8)),
        ({"away": absence(date(2026, 1, 1), date(2026, 1, 12))}, date(2026, 1, 13)),
        ({"away": absence(date(2025, 1, 1), date(2037, 12, 31))}, date(2038, 1, 1)),
    ],
)
def test_the_first_day_is_the_first_open_one(changes: dict[str, object], first: date) -> None:
    """Allowed, and not away, however long that takes."""
    frame = replace(CALENDAR, **changes)  # type: ignore[arg-type]  # one field a case, of different types
    assert places(schedule([wish("setup", None)], frame)) == {"setup": (first, time(8, 30))}


def test_the_cue_for_the_first_day_waits_for_room() -> None:
    """A day that is full already gets no further cue for it."""
    frame = replace(CALENDAR, per_day=1)
    planned = schedule([wish("setup", None), wish("review", "every monday at 17:00")], frame)
    assert cue_of(planned, "setup").first == date(2026, 1, 6)
    assert planned.overfull == ()


@pytest.mark.parametrize("starts", [date(2025, 6, 2), date(2026, 1, 12), date(2036, 1, 7)])
def test_the_cue_for_the_first_day_follows_another_start(starts: date) -> None:
    """Also from far off: 2036 for 2026 is soon written."""
    planned = schedule([wish("setup", None)], replace(CALENDAR, starts=starts))
    memory = remembered(planned, CALENDAR)
    assert cue_of(schedule([wish("setup", None)], CALENDAR, memory), "setup").first == MONDAY


def test_the_cue_for_the_first_day_stays() -> None:
    """It keeps its day and its time when others come."""
    planned = schedule([wish("setup", None)], CALENDAR)
    after = schedule([wish("setup", None), *FOUR], CALENDAR, remembered(planned, CALENDAR))
    assert places(after)["setup"] == places(planned)["setup"]
    repeated = seated(setup=Seat(first=date(2026, 1, 7), time=time(9), rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=WE"))
    assert cue_of(schedule([wish("setup", None)], CALENDAR, repeated), "setup").first == MONDAY


def test_daily_is_on_every_allowed_day() -> None:
    """One rule with all of them; it begins on the first one and leaves those away out."""
    frame = replace(CALENDAR, starts=date(2026, 1, 10), away=absence(date(2026, 1, 12), date(2026, 1, 13)))
    cue = cue_of(schedule([wish("a", "daily")], frame), "a")
    assert (cue.first, str(cue.recurrence)) == (date(2026, 1, 14), "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR")
    days = list(cue.occurrences(MONDAY, date(2026, 1, 20)))
    assert days == [date(2026, 1, day) for day in (14, 15, 16, 19, 20)]


def test_daily_follows_the_allowed_days() -> None:
    """Its rule names them all, so it is another one when they change; the time stays."""
    memory = seated(a=Seat(first=MONDAY, time=time(9), rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR"))
    frame = replace(CALENDAR, days=weekdays("tue thu"))
    cue = cue_of(schedule([wish("a", "daily")], frame, memory), "a")
    assert (cue.first, str(cue.recurrence)) == (date(2026, 1, 6), "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TH")
    assert cue.time == time(9)


SEATS = st.builds(
    Seat,
    first=st.dates() | st.dates(date(2025, 1, 1), date(2028, 1, 1)),
    time=st.none() | st.times(),
    rule=st.sampled_from(["", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU"]) | st.text(),
    touches=st.frozensets(st.dates(), max_size=2),
)


@EXAMPLES
@given(seat=SEATS, cadence=st.sampled_from([*MIX, *PINNED, *TIMED, "daily", None]), touched=st.booleans())
def test_whatever_a_feed_says_there_is_a_schedule(seat: Seat, cadence: str | None, *, touched: bool) -> None:
    """A damaged feed costs places, never an error."""
    person = wish("a", cadence, date(2026, 3, 3) if touched and cadence else None)
    frame = replace(CALENDAR, away=absence(date(2026, 2, 1), date(2026, 2, 20)))
    planned = schedule([person], frame, seated(a=seat))
    assert frame.starts <= cue_of(planned, "a").first < date(2028, 1, 1)


@EXAMPLES
@given(first=st.dates(), cadence=st.sampled_from(["weekly", "every 6 weeks", "quarterly", "yearly"]))
def test_any_day_of_a_rhythm_continues_it(first: date, cadence: str) -> None:
    """A rule that fits is taken up from any year, at its first occurrence after `starts`."""
    frame = replace(CALENDAR, days=weekdays("mon tue wed thu fri sat sun"))
    nth = (first.day - 1) // 7 + 1
    code = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[first.weekday()]
    rule = {
        "weekly": f"FREQ=WEEKLY;INTERVAL=1;BYDAY={code}",
        "every 6 weeks": f"FREQ=WEEKLY;INTERVAL=6;BYDAY={code}",
        "quarterly": f"FREQ=MONTHLY;INTERVAL=3;BYDAY={nth}{code}",
        "yearly": f"FREQ=MONTHLY;INTERVAL=12;BYDAY={nth}{code}",
    }[cadence]
    cue = cue_of(schedule([wish("a", cadence)], frame, seated(a=Seat(first=first, time=None, rule=rule))), "a")
    if "MONTHLY" in rule and first.day > 28:
        assert cue.first.day <= 28
        return
    assert str(cue.recurrence) == rule
    if "MONTHLY" in rule:
        assert (cue.first.month - first.month) % int(rule.split("INTERVAL=")[1].split(";")[0]) == 0
    else:
        assert (cue.first - first).days % (7 * int(rule.split("INTERVAL=")[1].split(";")[0])) == 0
