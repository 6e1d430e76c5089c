"""Rotations: one of a category's people in turn, and what that makes of how often each of them comes up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import Cadence, Unit, parse_cadence
from cuegen.contacts.model import Category
from cuegen.contacts.rotations import in_turn, read_rotation
from cuegen.problems import Fault
from tests.contacts.lists import HEAD, blamed, problems_of, read

PACES = ("weekly", "every 2 weeks", "monthly", "every friday at 17:00", "first monday of every 3 months")


def category(*lines: str) -> str:
    """Write a list with one category."""
    return f"{HEAD}categories:\n  alumni:\n" + "".join(f"    {line}\n" for line in lines)


def alumni(*lines: str) -> Category:
    """Read a category."""
    return read(category(*lines)).contacts.categories["alumni"]


@pytest.mark.parametrize("text", PACES)
def test_a_pace_is_any_cadence_in_weeks_or_months(text: str) -> None:
    """With a day of the week and a time of day, if they are named."""
    assert read_rotation(text) == parse_cadence(text)


def test_a_pace_in_days_is_refused() -> None:
    """A rule of a calendar cannot give each working day to another one."""
    with pytest.raises(Fault, match="calendars cannot take turns by days") as caught:
        read_rotation("daily")
    assert caught.value.hint == "write 'weekly', or a longer interval"


@pytest.mark.parametrize(
    ("pace", "members", "cadence"),
    [
        ("weekly", 12, "every 12 weeks"),
        ("weekly", 1, "weekly"),
        ("weekly", 0, "weekly"),
        ("every 2 weeks", 3, "every 6 weeks"),
        ("every friday at 17:00", 4, "every 4 weeks on friday at 17:00"),
        ("first monday of the month", 5, "first monday of every 5 months"),
        ("quarterly", 8, "every 2 years"),
        ("weekly", 99, "every 99 weeks"),
    ],
)
def test_everybody_comes_up_once_in_a_round(pace: str, members: int, cadence: str) -> None:
    """The pace, times the people; its day and its time hold for all of them."""
    assert in_turn(parse_cadence(pace), members) == parse_cadence(cadence)


@pytest.mark.parametrize(
    ("pace", "members", "message", "hint"),
    [
        ("weekly", 100, "100 people, one every week, come up every 100 weeks", "part the category in 2, or give it"),
        (
            "every 3 weeks",
            34,
            "34 people, one every 3 weeks, come up every 102 weeks",
            "write 'every 2 weeks', or part",
        ),
        (
            "every 50 weeks",
            3,
            "3 people, one every 50 weeks, come up every 150 weeks",
            "write 'every 33 weeks', or part",
        ),
        ("quarterly on friday", 40, "40 people, one every 3 months,", "write 'every 2 months on friday', or part the"),
    ],
)
def test_a_round_that_is_too_long_is_refused(pace: str, members: int, message: str, hint: str) -> None:
    """With the arithmetic, and the longest pace that would do."""
    with pytest.raises(Fault) as caught:
        in_turn(parse_cadence(pace), members)
    assert caught.value.message.startswith(message)
    assert str(caught.value.hint).startswith(hint)


@given(unit=st.sampled_from([Unit.WEEK, Unit.MONTH]), interval=st.integers(1, 99), members=st.integers(1, 400))
def test_the_way_out_leads_out(unit: Unit, interval: int, members: int) -> None:
    """What the hint proposes is taken: the pace as it is written, and the parts as even as they can be."""
    pace = Cadence(unit=unit, interval=interval)
    try:
        assert in_turn(pace, members).interval == interval * members <= 99
    except Fault as fault:
        hint = str(fault.hint)
        if hint.startswith("write"):
            assert in_turn(parse_cadence(hint.split("'")[1]), members).interval <= 99
        parts = int(hint.partition("in ")[2].split(",")[0])
        assert in_turn(pace, -(-members // parts)).interval <= 99
        assert -(-members // (parts - 1)) * interval > 99


def test_who_has_a_cadence_takes_no_turn() -> None:
    """The others do, also who is held: the turn stays empty."""
    found = alumni("rotate: weekly", "contacts: [A, {name: B, cadence: monthly}, {name: C, paused: true}]")
    assert [each.name for each in found.members] == ["A", "C"]
    assert str(found.rhythm) == "every 2 weeks"
    assert alumni("cadence: weekly", "contacts: [A, B]").members == ()


def test_nobody_in_a_category_is_one_cue_at_the_pace() -> None:
    """As with a cadence."""
    assert str(alumni("rotate: weekly").rhythm) == "weekly"


@pytest.mark.parametrize(
    ("lines", "message", "at"),
    [
        (("cadence: weekly", "rotate: weekly"), "a category has a cadence or takes turns, not both", "rotate"),
        (("label: alum",), "the category 'alumni' has no 'cadence'", "alumni"),
        (("rotate: daily",), "calendars cannot take turns by days", "daily"),
        (("rotate:",), "expected a cadence, found nothing", ""),
        (("rotate: weekly", "nudge: monthly"), "people who take turns are not nudged: the next turn", "monthly"),
        (("rotate: weekly", "pace: 0.5"), "turns keep to 'rotate': a pace does not scale them", "0.5"),
        (("rotate: every 99 weeks", "contacts: [A, B]"), "2 people, one every 99 weeks, come up", "every 99 weeks"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(lines: tuple[str, ...], message: str, at: str) -> None:
    """One fault, and no other beside it."""
    (problem,) = problems_of(category(*lines))
    assert problem.message.startswith(message)
    assert blamed(problem).strip() == at


def test_a_misspelt_rotation_is_one_fault() -> None:
    """That the cadence is missing would be a wrong word about it."""
    (problem,) = problems_of(category("rotat: weekly"))
    assert problem.hint == "did you mean 'rotate'?"


def test_other_faults_are_told_with_it() -> None:
    """Whether one of both is there is seen in plain data."""
    found = problems_of(category("label: [a]") + "  peers: monthly\n  mentors:\n")
    assert [problem.message for problem in found] == [
        "the category 'alumni' has no 'cadence'",
        "expected a text, found a list",
        "expected keys such as label, cadence, rotate, found a text",
        "the category 'mentors' has no 'cadence'",
    ]


@pytest.mark.parametrize(
    ("lines", "warned"),
    [
        (("contacts: [{name: A, cadence: weekly}]",), True),
        (("contacts: [{name: A, cadence: weekly}, B]",), False),
        (("contacts: []", "nudge: off"), False),
    ],
)
def test_a_rotation_of_nobody_is_told(lines: tuple[str, ...], *, warned: bool) -> None:
    """Where everybody has a cadence of their own; an empty category has a cue, and a nudge that is off is right."""
    said = [problem.message for problem in read(category("rotate: weekly", *lines)).warnings]
    assert said == ["this rotation changes nothing: everybody here has a cadence of their own"] * warned
