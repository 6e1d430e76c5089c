"""`cuegen snooze`, `pause` and `resume`: no cues for a while, and again."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cuegen
from tests.cli.program import SILENT, SMALL, Result

ADA = "        cadence: every tuesday at 08:30\n"
HINT = "write a length of time such as 2w, 10 days or 3 months, or the last day as YYYY-MM-DD"
OR_NONE = f"{HINT}; or no time at all: then it lasts until you resume"


def line_added(folder: Path) -> str:
    """Give the line that Ada has now and had not before."""
    text = (folder / "contacts.yaml").read_text()
    before, after = SMALL.split(ADA)
    assert text.startswith(before + ADA)
    assert text.endswith(after)
    return text.removeprefix(before + ADA).removesuffix(after).strip()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("snooze", "ada", "2w"), "snoozed: until 2026-12-07"),
        (("snooze", "ada", "10", "days"), "snoozed: until 2026-12-03"),
        (("snooze", "ada", "until", "2027-01-15"), "snoozed: until 2027-01-15"),
        (("snooze", "ada", "2027-01-15"), "snoozed: until 2027-01-15"),
        (("snooze", "ada", "1d", "--today", "2026-11-30"), "snoozed: until 2026-12-01"),
        (("pause", "ada"), "paused: true"),
        (("pause", "ada", "until", "2027-01-15"), "paused: until 2027-01-15"),
        (("pause", "ada", "2027-01-15"), "paused: until 2027-01-15"),
        (("pause", "ada", "3 months"), "paused: until 2027-02-23"),
    ],
)
def test_a_line_says_so(cuegen: Cuegen, folder: Path, arguments: tuple[str, ...], line: str) -> None:
    """It is the only one that is new, and the list is good with it."""
    assert cuegen(*arguments) == SILENT
    assert line_added(folder) == line
    assert cuegen("check") == SILENT


def test_the_newest_word_counts(cuegen: Cuegen, folder: Path) -> None:
    """A second snooze replaces the first one."""
    assert cuegen("snooze", "ada", "2w") == SILENT
    assert cuegen("snooze", "ada", "1w") == SILENT
    assert line_added(folder) == "snoozed: until 2026-11-30"


def test_cues_come_again(cuegen: Cuegen, folder: Path) -> None:
    """After `resume` the list is what it was before; who had cues all along keeps them."""
    (folder / "contacts.yaml").write_text(SMALL.replace(ADA, f"{ADA}        hot: true\n"))
    assert cuegen("snooze", "ada", "2w") == SILENT
    assert cuegen("pause", "ada") == SILENT
    assert cuegen("resume", "ada", "grace") == SILENT
    assert (folder / "contacts.yaml").read_text() == SMALL


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("snooze", "ada", "2w"), "Ada Lovelace: snoozed until Mon 7 Dec 2026\n"),
        (("pause", "ada"), "Ada Lovelace: paused until you resume\n"),
        (("resume", "ada"), "Ada Lovelace: had cues all along\n"),
    ],
)
def test_a_terminal_is_told(watched: Cuegen, arguments: tuple[str, ...], told: str) -> None:
    """In one line for each person."""
    assert watched(*arguments) == Result(0, b"", told)


def test_a_terminal_is_told_what_is_over(watched: Cuegen) -> None:
    """By the names of the keys that are gone."""
    watched("snooze", "ada", "2w")
    watched("pause", "ada")
    assert watched("resume", "ada").err == "Ada Lovelace: no longer paused and snoozed\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("snooze", "ada", "until", "2026-11-22"), "2026-11-22 is over; today is 2026-11-23: name a later day"),
        (("snooze", "ada", "2026-11-22"), "2026-11-22 is over; today is 2026-11-23: name a later day"),
        (("snooze", "ada", "until", "15.1.2027"), "'15.1.2027' is not a date; write 2027-01-15"),
        (("snooze", "ada", "15.1.2027"), "'15.1.2027' is not a date; write 2027-01-15"),
        (("snooze", "ada", "2"), "'2' has no unit of time; write 2 days, 2 weeks or 2 months"),
        (("snooze", "ada", "soon"), f"'soon' is not a length of time; {HINT}"),
        (("snooze", "ada", "grace", "until"), f"a day is missing behind 'until'; {HINT}"),
        (("snooze", "ada"), f"say for how long; {HINT}"),
        (("snooze", "2w"), "say who"),
        (("snooze", "2"), f"say for how long; {HINT}"),
        (("pause", "ada", "1.3.2027"), "'1.3.2027' is not a date; write it as YYYY-MM-DD, such as 2026-01-05"),
        (("pause", "ada", "until", "soon"), "'soon' is not a date; write it as YYYY-MM-DD, such as 2026-01-05"),
        (("pause", "ada", "until"), f"a day is missing behind 'until'; {HINT}"),
        (("pause", "ada", "for"), f"a length of time is missing behind 'for'; {HINT}"),
        (("pause", "ada", "forever"), f"'forever' is no time, and nobody in this list; {OR_NONE}"),
        (("pause", "ada", "15", "jan", "2027"), f"'2027' is no time, and nobody in this list; {OR_NONE}"),
        (("pause", "until", "2027-01-15"), "say who"),
        (("pause", "2w"), "say who"),
    ],
)
def test_a_wrong_call(cuegen: Cuegen, folder: Path, arguments: tuple[str, ...], expected: str) -> None:
    """It says what was expected and blames no file; nothing is written."""
    done = cuegen(*arguments)
    assert (done.code, done.out, done.err.splitlines()[-1]) == (2, b"", f"Error: {expected}")
    assert (folder / "contacts.yaml").read_text() == SMALL


def test_nobody_is_no_wrong_time(cuegen: Cuegen, folder: Path) -> None:
    """Who is misspelled behind others is looked for in the list."""
    done = cuegen("pause", "ada", "grase")
    hint = "    hint: did you mean Grace Hopper (mentors)?"
    assert (done.code, done.err.splitlines()) == (1, ["contacts.yaml: error: 'grase' is nobody in this list", hint])
    assert (folder / "contacts.yaml").read_text() == SMALL


def test_somebody_may_have_the_name_of_a_time(cuegen: Cuegen, folder: Path) -> None:
    """Or an id that is a number: who is in the list is meant."""
    numbered = SMALL.replace("- Grace Hopper", "- {name: Grace Hopper, id: 42}\n      - Soon Kim")
    (folder / "contacts.yaml").write_text(numbered)
    assert cuegen("pause", "ada", "42") == SILENT
    assert cuegen("pause", "ada", "soon") == SILENT
    assert (folder / "contacts.yaml").read_text().count("paused: true") == 3
    assert cuegen("resume", "42") == cuegen("pause", "42") == SILENT
