"""Nudges: how often a cue that is due repeats, and what they make of a cadence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import EXAMPLES, parse_cadence
from cuegen.contacts.nudges import Nudge, read_nudge
from cuegen.problems import Fault
from tests.contacts.lists import HEAD, read

PACES = ("weekly", "every 2 weeks", "every 6 weeks", "monthly", "every 2 months")


@pytest.mark.parametrize("text", ["off", "No", "FALSE"])
def test_off_is_a_nudge_without_a_pace(text: str) -> None:
    """It is no missing key: it stands against the calendar's nudge."""
    assert read_nudge(text) == Nudge()
    assert Nudge().of(parse_cadence("yearly")) is None


@pytest.mark.parametrize("text", PACES)
def test_a_pace_is_any_interval_of_weeks_or_months(text: str) -> None:
    """In the words of a cadence."""
    assert read_nudge(text) == Nudge(pace=parse_cadence(text))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("every friday", "write 'weekly'"),
        ("first monday of every 2 months at 9:00", "write 'every 2 months'"),
        ("weekly at 17:00", "write 'weekly'"),
        ("daily", "write 'weekly'"),
        ("on", "say how often: 'every 2 weeks'"),
        ("every 2 wekes", "did you mean 'weeks'?"),
    ],
)
def test_a_pace_pins_nothing(text: str, hint: str) -> None:
    """The hint says what to write instead."""
    with pytest.raises(Fault) as caught:
        read_nudge(text)
    assert str(caught.value.hint).startswith(hint)


@pytest.mark.parametrize(
    ("cadence", "pace", "rhythm"),
    [
        ("every 6 weeks", "every 2 weeks", "every 2 weeks"),
        ("quarterly", "monthly", "monthly"),
        ("every 6 weeks on tuesday at 17:00", "every 2 weeks", "every 2 weeks on tuesday at 17:00"),
        ("monthly at 17:00", "weekly", "weekly at 17:00"),
        ("second thursday of every 3 months", "monthly", "second thursday of the month"),
        ("second thursday of every 3 months", "every 2 weeks", "every 2 weeks on thursday"),
        ("every 5 weeks", "monthly", "monthly"),
        ("every 4 weeks", "monthly", None),
        ("every 2 weeks", "every 2 weeks", None),
        ("weekly", "every 2 weeks", None),
        ("daily", "weekly", None),
    ],
)
def test_the_rhythm_is_the_pace_with_the_pins_of_the_cadence(cadence: str, pace: str, rhythm: str | None) -> None:
    """One that is not shorter has no effect; an nth weekday is kept where the pace counts months."""
    expected = None if rhythm is None else parse_cadence(rhythm)
    assert read_nudge(pace).of(parse_cadence(cadence)) == expected


@given(st.sampled_from(EXAMPLES), st.sampled_from(PACES))
def test_a_rhythm_is_shorter_and_can_be_said(cadence: str, pace: str) -> None:
    """It is a cadence like any other: the text of a cue says it in words that a file takes."""
    usual = parse_cadence(cadence)
    rhythm = read_nudge(pace).of(usual)
    assert rhythm is None or rhythm.days < usual.days
    assert rhythm is None or parse_cadence(str(rhythm)) == rhythm
    assert rhythm is None or (rhythm.weekday, rhythm.time) == (usual.weekday, usual.time)


@pytest.mark.parametrize(
    ("cadence", "people", "warned"),
    [
        ("monthly", "[]", True),
        ("quarterly", "[]", False),
        ("quarterly", "[{name: A, cadence: weekly}]", True),
        ("weekly", "[{name: A, cadence: yearly}, B]", False),
    ],
)
def test_a_nudge_that_changes_nothing_is_told(cadence: str, people: str, *, warned: bool) -> None:
    """One person to whom it matters is enough; the calendar's is for all, and off is meant."""
    category = f"categories:\n  peers:\n    cadence: {cadence}\n    contacts: {people}\n"
    said = read(f"{HEAD}{category}    nudge: every 2 months\n").warnings
    assert [problem.message for problem in said] == ["this nudge changes nothing: no cadence here is longer"] * warned
    assert not read(f"{HEAD}{category}    nudge: off\n").warnings
    assert not read(f"{HEAD}  nudge: every 2 months\n{category}").warnings
