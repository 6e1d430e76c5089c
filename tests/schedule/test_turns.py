"""Turns: in each interval of a rotation one of its members comes up, and nobody comes up in another one's."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import Cadence, Unit, parse_cadence
from cuegen.schedule.cue import Frame, Wish
from cuegen.schedule.demand import cues_per_day
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.keeping import earlier_slot
from cuegen.schedule.probes import Probes
from cuegen.schedule.schedule import Schedule, schedule
from cuegen.schedule.seating import order
from cuegen.schedule.turns import Turn, turns
from tests.schedule.lists import (
    CALENDAR,
    EXAMPLES,
    PACES,
    absence,
    asking_for,
    cue_of,
    faults_of_room,
    frames,
    in_turn,
    make_ups,
    mixed,
    places,
    remembered,
    weekdays,
    wish,
)

ALUMNI = [f"contact:alum {number}" for number in range(7)]
STARTS = st.dates(date(2025, 12, 1), date(2028, 3, 31))


def turn(pace: str, members: int = 1, place: int = 0) -> Turn:
    """Make the turn of somebody."""
    return Turn(rotation="category:alumni", pace=parse_cadence(pace), members=members, place=place)


def number_of(day: date, pace: Cadence) -> int:
    """Number the interval of the calendar that a day is in; a second opinion, by ISO weeks and by months."""
    if pace.unit is Unit.MONTH:
        return (day.year * 12 + day.month - 1) // pace.interval
    monday = date.fromisocalendar(*day.isocalendar()[:2], 1)
    return (monday - date(1, 1, 1)).days // 7 // pace.interval


def intervals(planned: Schedule, members: list[Wish], after: date, until: date) -> list[int]:
    """List the numbers of the intervals in which members of a rotation come up, behind a day."""
    assert members[0].turn is not None
    pace = members[0].turn.pace
    identities = {each.identity for each in members}
    cues = [cue for cue in planned.cues if cue.wish.identity in identities]
    days = sorted(day for cue in cues for day in cue.occurrences(after, until))
    begin, end = number_of(after, pace), number_of(until, pace)
    return [number for day in days if begin < (number := number_of(day, pace)) < end]


@EXAMPLES
@given(pace=st.sampled_from(PACES), count=st.integers(1, 9), frame=frames(), starts=STARTS, crowd=st.integers(0, 20))
def test_one_member_comes_up_in_each_interval(pace: str, count: int, frame: Frame, starts: date, crowd: int) -> None:
    """Exactly one, whoever else is in the list and whatever room there is, over several rounds."""
    members = in_turn("category:alumni", pace, ALUMNI[:count])
    frame = replace(frame, starts=starts, away=frozenset())
    planned = schedule([*members, *mixed(crowd, seed=count)], frame)
    until = starts + timedelta(days=3 * members[0].turn.cadence.days) if members[0].turn else starts
    found = intervals(planned, members, starts, until)
    assert found == list(range(number_of(starts, parse_cadence(pace)) + 1, number_of(until, parse_cadence(pace))))


@pytest.mark.parametrize(
    ("pace", "starts", "until"),
    [
        ("weekly", date(2026, 1, 8), date(2026, 1, 9)),  # a Thursday: that day and the next are left
        ("every 2 weeks", date(2026, 1, 13), date(2026, 1, 18)),
        ("monthly", date(2026, 1, 27), date(2026, 1, 28)),
        ("quarterly", date(2026, 3, 2), date(2026, 3, 31)),
    ],
)
def test_an_interval_that_has_begun_has_its_cue(pace: str, starts: date, until: date) -> None:
    """In the days that are left of it: nobody waits for the next quarter."""
    members = in_turn("category:alumni", pace, ALUMNI)
    planned = schedule(members, replace(CALENDAR, starts=starts))
    assert starts <= min(cue.first for cue in planned.cues) <= until


def test_an_interval_without_a_day_left_has_none() -> None:
    """It is a Saturday, or a Friday is over: the turn of this week comes in its next round."""
    for pace, starts in (("weekly", date(2026, 1, 10)), ("first friday of the month", date(2026, 1, 3))):
        members = in_turn("category:alumni", pace, ALUMNI)
        firsts = [cue.first for cue in schedule(members, replace(CALENDAR, starts=starts)).cues]
        found = {number_of(first, parse_cadence(pace)) - number_of(starts, parse_cadence(pace)) for first in firsts}
        assert found == set(range(1, 8))


@pytest.mark.parametrize(
    ("pace", "count", "rule"),
    [
        ("weekly", 7, "FREQ=WEEKLY;INTERVAL=7;BYDAY=TU"),
        ("every 2 weeks on friday", 3, "FREQ=WEEKLY;INTERVAL=6;BYDAY=FR"),
        ("monthly", 5, "FREQ=MONTHLY;INTERVAL=5;BYDAY=3TU"),
        ("first monday of every 2 months", 4, "FREQ=MONTHLY;INTERVAL=8;BYDAY=1MO"),
        ("weekly", 1, "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU"),
    ],
)
def test_a_rule_has_the_pace_times_the_members(pace: str, count: int, rule: str) -> None:
    """All of them aim at the same part of their intervals, so that they come one pace apart."""
    members = in_turn("category:alumni", pace, ALUMNI[:count])
    planned = schedule(members, replace(CALENDAR, days=weekdays("tue")))
    assert {str(cue.recurrence) for cue in planned.cues} == {rule}
    assert {cue.time for cue in planned.cues} == {CALENDAR.time}


def test_the_turns_are_one_pace_apart() -> None:
    """Where there is room: fourteen days, to the day."""
    members = in_turn("category:alumni", "every 2 weeks", ALUMNI)
    firsts = sorted(cue.first for cue in schedule(members, CALENDAR).cues)
    assert firsts == [firsts[0] + timedelta(weeks=2 * number) for number in range(7)]


def test_two_rotations_aim_at_days_of_their_own() -> None:
    """It is drawn from the rotation, so that not all of them want the same morning."""
    aims = {schedule(in_turn(f"category:{n}", "weekly", ["a"]), CALENDAR).cues[0].first for n in range(30)}
    assert len(aims) == 5


def test_the_order_is_drawn() -> None:
    """From the identities, whatever their order in the file, and the same on every machine."""
    pace = parse_cadence("weekly")
    drawn = turns("category:alumni", pace, ALUMNI)
    assert drawn == turns("category:alumni", pace, ALUMNI[::-1])
    assert [drawn[identity].place for identity in ALUMNI] == [4, 6, 3, 5, 0, 2, 1]


@given(
    day=st.dates(date(1970, 1, 1), date(2037, 12, 31)),
    pace=st.sampled_from([*PACES, "every 5 months", "every 99 weeks"]),
    members=st.integers(1, 12),
    place=st.integers(0, 11),
)
def test_an_interval_is_the_next_with_its_number(day: date, pace: str, members: int, place: int) -> None:
    """It is not over on that day, and less than a round away."""
    each = turn(pace, members, place % members)
    begin, end = each.interval(day)
    numbers = {number_of(begin, each.pace), number_of(end - timedelta(days=1), each.pace)}
    assert numbers == {number_of(end, each.pace) - 1}
    assert number_of(begin, each.pace) % members == each.place
    assert day < end
    assert 0 <= number_of(begin, each.pace) - number_of(day, each.pace) < members


def test_months_are_those_of_the_calendar() -> None:
    """A quarter begins in January, a week on a Monday, whatever the day of the start."""
    assert turn("quarterly").interval(date(2026, 2, 14)) == (date(2026, 1, 1), date(2026, 4, 1))
    assert turn("weekly").interval(date(2026, 1, 11)) == (date(2026, 1, 5), date(2026, 1, 12))


def test_a_touch_does_not_move_a_turn() -> None:
    """Neither a first one nor another one, with the feed at hand or without it."""
    members = in_turn("category:alumni", "weekly", ALUMNI)
    planned = schedule(members, CALENDAR)
    touched = [members[0]._replace(last_contact=date(2026, 3, 3)), *members[1:]]
    assert places(schedule(touched, CALENDAR)) == places(planned)
    again = [members[0]._replace(last_contact=date(2026, 4, 3)), *members[1:]]
    assert places(schedule(again, CALENDAR, remembered(schedule(touched, CALENDAR), CALENDAR))) == places(planned)


@pytest.mark.parametrize("pace", PACES)
def test_a_hold_leaves_turns_empty_and_moves_no_other(pace: str) -> None:
    """The cue begins with the first turn behind the hold; without it everything is as it was."""
    members = in_turn("category:alumni", pace, ALUMNI)
    wishes = [*members, *mixed(30, seed=6)]
    frame = asking_for(0.7, wishes)
    planned = schedule(wishes, frame)
    for number, member in enumerate(members):
        not_before = cue_of(planned, member.identity).first + timedelta(days=1)
        held = [*wishes[:number], member._replace(not_before=not_before), *wishes[number + 1 :]]
        after = schedule(held, frame, remembered(planned, frame))
        first = next(cue_of(planned, member.identity).occurrences(not_before, date(2040, 1, 1)))
        assert places(after) == {**places(planned), member.identity: (first, cue_of(planned, member.identity).time)}
        assert places(schedule(wishes, frame, remembered(after, frame))) == places(planned)


def test_who_is_held_for_good_keeps_the_turn_empty() -> None:
    """Nobody else comes up more often, or on another day."""
    members = in_turn("category:alumni", "weekly", ALUMNI)
    planned, without = schedule(members, CALENDAR), schedule(members[1:], CALENDAR)
    assert places(without) == {who: place for who, place in places(planned).items() if who != members[0].identity}


def test_a_member_more_moves_members_and_nobody_else() -> None:
    """Every rule of the rotation changes, and the feed keeps all other places."""
    wishes = mixed(60, seed=5, touched=0.5)
    members, more = (in_turn("category:alumni", "weekly", ALUMNI[:count]) for count in (6, 7))
    frame = asking_for(0.7, [*wishes, *members])
    planned = schedule([*wishes, *members], frame)
    after = schedule([*wishes, *more], frame, remembered(planned, frame))
    theirs = set(ALUMNI)
    assert {who: at for who, at in places(after).items() if who not in theirs} == {
        who: at for who, at in places(planned).items() if who not in theirs
    }
    assert {cue_of(after, who).recurrence for who in theirs}.isdisjoint(
        {cue_of(planned, each.identity).recurrence for each in members}
    )


@pytest.mark.parametrize("days", [-100, -3, 1, 10, 100, 500])
@pytest.mark.parametrize("pace", PACES)
def test_a_new_start_moves_no_turn(pace: str, days: int) -> None:
    """Turns are counted in the calendar: the cue begins earlier or later, on the days of its rhythm."""
    members = in_turn("category:alumni", pace, ALUMNI)
    planned = schedule(members, CALENDAR)
    moved = replace(CALENDAR, starts=CALENDAR.starts + timedelta(days=days))
    after = schedule(members, moved, remembered(planned, CALENDAR))
    begin = max(cue.first for cue in (*planned.cues, *after.cues))
    for cue in planned.cues:
        again = cue_of(after, cue.identity)
        assert again.first >= moved.starts
        assert again.recurrence == cue.recurrence
        assert next(again.occurrences(begin, date(2040, 1, 1))) == next(cue.occurrences(begin, date(2040, 1, 1)))


def test_a_feed_of_another_order_is_not_kept_to() -> None:
    """Where the rule is the same and the interval is another one's: who took turns before has left."""
    old, new = (in_turn("category:alumni", "weekly", who) for who in (ALUMNI[:5], ALUMNI[1:6]))
    planned = schedule(old, CALENDAR)
    after = schedule(new, CALENDAR, remembered(planned, CALENDAR))
    assert places(after) == places(schedule(new, CALENDAR))
    assert places(after) != places(planned)


@pytest.mark.parametrize("seed", range(4))
def test_there_is_room_up_to_three_quarters(seed: int) -> None:
    """Turns have few days to choose from, and are seated as early as their pace asks for."""
    rotations = [
        *in_turn("category:a", "weekly", [f"a{number}" for number in range(40)]),
        *in_turn("category:b", "every 2 weeks", [f"b{number}" for number in range(30)]),
        *in_turn("category:c", "monthly", [f"c{number}" for number in range(50)]),
    ]
    wishes = [*rotations, *mixed(60, seed, touched=0.5)]
    frame = asking_for(0.75, wishes)
    planned = schedule(wishes, frame)
    assert planned.overfull == ()
    assert faults_of_room(planned, wishes, frame) == []


def test_a_rotation_asks_for_as_much_as_its_pace() -> None:
    """However many take turns."""
    asked = sum(cues_per_day(each, CALENDAR) for each in in_turn("category:alumni", "weekly", ALUMNI))
    assert asked == pytest.approx(cues_per_day(wish("a", "weekly"), CALENDAR))


def test_a_hold_without_a_feed_leaves_the_same_turns_empty() -> None:
    """The day is drawn without it."""
    members = in_turn("category:alumni", "weekly", ALUMNI)
    planned = schedule(members, CALENDAR)
    held = [each._replace(not_before=date(2026, 9, 1)) for each in members]
    for cue in schedule(held, CALENDAR).cues:
        assert cue.first == next(cue_of(planned, cue.identity).occurrences(date(2026, 9, 1), date(2040, 1, 1)))


def test_an_end_of_a_hold_overfills_no_day() -> None:
    """Where a day before its end was given away, the turn moves to another day of its interval."""
    frame = replace(CALENDAR, days=weekdays("tue wed"), per_day=1)
    moved = 0
    for number in range(8):
        members = in_turn(f"category:{number}", "weekly", ALUMNI[:2])
        first = min(cue.first for cue in schedule(members, frame).cues)
        held = [each._replace(not_before=first + timedelta(days=1)) for each in members]
        planned = schedule([*held, wish("setup", None)], frame)
        after = schedule([*members, wish("setup", None)], frame, remembered(planned, frame))
        assert after.overfull == ()
        moved += {cue.recurrence for cue in planned.cues} != {cue.recurrence for cue in after.cues}
    assert moved


def test_a_turn_is_seated_as_early_as_its_pace_asks_for() -> None:
    """It has as few days to choose from."""
    assert order(in_turn("category:alumni", "weekly", ALUMNI)[0])[:2] == order(wish("a", "weekly"))[:2]
    assert order(in_turn("category:alumni", "every friday", ALUMNI)[0])[:2] == order(wish("a", "every friday"))[:2]


def test_a_turn_in_days_away_is_made_up() -> None:
    """As it comes again only a round later, and the next build still knows."""
    members = in_turn("category:alumni", "weekly", ALUMNI)
    for monday in (CALENDAR.starts, date(2026, 3, 2)):
        away = replace(CALENDAR, away=absence(monday, monday + timedelta(days=6)))
        planned = schedule(members, away)
        assert [lost.isocalendar().week for lost, _ in make_ups(planned)] == [monday.isocalendar().week]
        assert schedule(members, away, remembered(planned, away)) == planned


def test_a_place_behind_days_away_is_kept() -> None:
    """Its owner is no newcomer: nothing but the days away keeps the cue from beginning before them."""
    away = replace(CALENDAR, away=absence(CALENDAR.starts, CALENDAR.starts + timedelta(days=6)))
    planned = schedule(in_turn("category:alumni", "weekly", ALUMNI), away)
    probes = Probes(Horizon(away, away.starts, away.starts + timedelta(days=900)))
    for cue in planned.cues:
        seat = remembered(planned, away).recall(cue.identity)
        earlier = None if seat is None else earlier_slot(probes, cue.wish, seat)
        assert cue.makes_up or (earlier and earlier.holds)


def test_a_turn_begins_on_a_day_that_is_not_away() -> None:
    """On another one of its interval, if there is one."""
    members = in_turn("category:alumni", "weekly", ALUMNI)
    for cue in schedule(members, CALENDAR).cues:
        without = replace(CALENDAR, away=frozenset([cue.first]))
        again = cue_of(schedule(members, without), cue.identity)
        assert again.first != cue.first
        assert again.first.isocalendar()[:2] == cue.first.isocalendar()[:2]


def test_there_is_room_where_the_first_interval_is_nearly_over_at_the_start() -> None:
    """One Friday of it is left, for the turns of three rotations: who finds no room on it has the next one."""
    rotations = [
        Wish(identity=f"{key}{place}", cadence=None, turn=Turn(f"category:{key}", parse_cadence("weekly"), 2, place))
        for key in "abc"
        for place in range(2)
    ]
    wishes = [each._replace(cadence=each.turn.cadence) for each in rotations if each.turn]
    frame = replace(CALENDAR, starts=date(2026, 1, 9), per_day=2)
    planned = schedule(wishes, frame)
    assert planned.overfull == ()
    assert schedule(wishes, frame, remembered(planned, frame)) == planned
