"""The table of the agenda: one line an appointment on every terminal, and names that can be read on it."""

from io import StringIO
from pathlib import Path

import pytest

from cuegen.printing.cells import width
from cuegen.views.agenda import agenda
from cuegen.views.table import print_table
from tests.conftest import Golden
from tests.feed.building import built
from tests.views.appointments import BUILD, TUESDAY, Terminal

FOLDER = Path(__file__).parent
FORTNIGHT = agenda(BUILD, TUESDAY, 14)
WEEKS = ["week of 2 March", "week of 9 March"]
PICASSO = "Pablo Diego José Francisco de Paula Juan Nepomuceno María de los Remedios Ruiz y Picasso"


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the terminal that runs the tests out of them."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


def on_terminal(columns: int, monkeypatch: pytest.MonkeyPatch, *, color: bool = False) -> str:
    """Print the table on a terminal of so many columns."""
    monkeypatch.setenv("COLUMNS", str(columns))
    page = Terminal()
    print_table(FORTNIGHT, page, color=color)
    return page.getvalue()


def piped() -> str:
    """Print the table where there is no terminal."""
    page = StringIO()
    print_table(FORTNIGHT, page, color=False)
    return page.getvalue()


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_the_table(columns: int, monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    """On terminals from narrow to wide."""
    golden(FOLDER / f"table-{columns}.txt", on_terminal(columns, monkeypatch))


@pytest.mark.parametrize("columns", [*range(36, 121, 7), 200])
def test_no_line_is_broken_and_none_is_too_long(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One for the headings, one an appointment, and for each week its heading and a blank line before all but one."""
    lines = on_terminal(columns, monkeypatch).splitlines()
    assert len(lines) == 1 + len(FORTNIGHT) + 2 * len(WEEKS) - 1
    assert all(width(line.replace("👩🏽\u200d💻", "👩")) <= columns for line in lines)  # some terminals join these
    assert not any(line.endswith(" ") for line in lines)


@pytest.mark.parametrize("columns", [80, 100, 110, 120])
def test_usual_names_are_whole_from_80_columns_on(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """And very long ones are cut at their end, with a sign of it."""
    table = on_terminal(columns, monkeypatch)
    for name in ("山田 太郎", "محمد بن موسى الخوارزمي", "👩🏽‍💻 Ada 😀"):
        assert f"Reconnect with {name}  " in table
    assert f"Reconnect with {PICASSO[:20]}" in table
    assert "…" in table


def test_where_there_is_no_terminal_nothing_is_cut() -> None:
    """However long: other programs read it."""
    assert f"Reconnect with {PICASSO}  mentors" in piped()
    assert "…" not in piped()


def test_a_day_stands_once() -> None:
    """At its first appointment."""
    lines = piped().splitlines()
    days = [line[:15].strip() for line in lines[1:] if line and not line.startswith("week of")]
    assert [day for day in days if day] == sorted({day for day in days if day}, key=days.index)
    assert "" in days


def test_the_cues_of_a_week_stand_together() -> None:
    """Under the name of its Monday, and parted from the week before."""
    weeks = piped().split("\n\n")
    assert [week.splitlines()[0] for week in ["\n".join(weeks[0].splitlines()[1:]), *weeks[1:]]] == WEEKS
    for week, monday in zip(weeks, (2, 9), strict=True):
        days = [int(line.split()[1]) for line in week.splitlines() if " Mar 2026" in line]
        assert days
        assert set(days) <= set(range(monday, monday + 7))


def test_rare_cues_are_called_by_name() -> None:
    """A make-up has no cadence, nor has what comes once."""
    page = StringIO()
    print_table(agenda(BUILD, TUESDAY.replace(month=1, day=5), 90), page, color=False)
    rows = [" ".join(line.split()) for line in page.getvalue().splitlines()]
    assert "Tue 6 Jan 2026 08:30 Switch on LinkedIn's notifications linkedin once" in rows
    assert f"08:45 Reconnect with {PICASSO} mentors make-up 2026-02-10" in rows


def test_no_appointments_are_told_in_a_line() -> None:
    """Not by an empty table."""
    page = StringIO()
    print_table([], page, color=False)
    assert page.getvalue() == "no cues in these days\n"


def test_only_a_terminal_with_color_gets_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even bold type where there is to be no color, whatever the environment wants to force."""
    assert "\x1b[1mday" in on_terminal(80, monkeypatch, color=True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in on_terminal(80, monkeypatch)
    assert "\x1b" not in piped()


def test_names_do_nothing_to_the_terminal() -> None:
    """Neither rich's own markup nor emoji codes in a name are obeyed, nor what would turn the line around."""
    build = built(
        'calendar: {timezone: UTC}\ncategories: {"[red]x[/red]": {cadence: daily, contacts: ["[bold]Ada[/] :smile:"]}}'
    )
    page = StringIO()
    print_table(agenda(build, TUESDAY, 1), page, color=False)
    assert "Reconnect with [bold]Ada[/] :smile:  [red]x[/red]" in page.getvalue()
