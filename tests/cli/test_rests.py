"""`cuegen snooze`, `pause` and `resume`: no cues for a while, and again."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cuegen
from tests.cli.program import SILENT, SMALL, Result

ADA = "        cadence: every tuesday at 08:30\n"


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
        (("snooze", "ada", "1d", "--today", "2026-11-30"), "snoozed: until 2026-12-01"),
        (("pause", "ada"), "paused: true"),
        (("pause", "ada", "until", "2027-01-15"), "paused: until 2027-01-15"),
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
    ("arguments", "code", "message"),
    [
        (("snooze", "ada", "until", "2026-11-22"), 1, "contacts.yaml: error: 2026-11-22 is over"),
        (("snooze", "ada", "soon"), 2, ""),
        (("snooze", "2w"), 2, ""),
        (("pause", "until", "2027-01-15"), 2, ""),
        (("pause", "ada", "until", "soon"), 1, "contacts.yaml: error: 'soon' is not a date"),
        (("pause", "ada", "nobody"), 1, "contacts.yaml: error: 'nobody' is nobody in this list"),
    ],
)
def test_what_cannot_be_done(cuegen: Cuegen, folder: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    """The past, no time, nobody: nothing is written."""
    done = cuegen(*arguments)
    assert done.code == code
    assert code == 2 or done.err.splitlines()[0] == message
    assert (folder / "contacts.yaml").read_text() == SMALL


def test_a_call_without_a_time_says_how_to_give_one(cuegen: Cuegen) -> None:
    """And one without anybody."""
    assert cuegen("snooze", "ada").err.splitlines()[-1] == (
        "Error: say who and for how long; write a length of time such as 2w, 10 days or 3 months, or until and a date"
    )
    assert cuegen("pause", "2w").err.splitlines()[-1] == "Error: say who"
