"""The status: states, their order and counts, and a page that looks right on every terminal."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.model import Contacts
from cuegen.printing.cells import width
from cuegen.views.durations import some_time
from cuegen.views.states import State, Tally, by_category, standings, tally
from cuegen.views.status import Status, overdue_words, payoff
from cuegen.views.status_page import status_page
from tests.conftest import Golden
from tests.contacts.lists import read

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 23)
LIST = """
calendar: {timezone: Europe/London}
categories:
  companies_of_interest:
    cadence: every 8 weeks
    contacts:
      - {name: 山田 太郎, last_contact: 2026-11-01}
      - {name: محمد بن موسى الخوارزمي, last_contact: 2026-09-10}
      - {name: 👩🏽‍💻 Ada 😀, last_contact: 2026-01-01}
      - {name: Nellie Bly, cadence: first thursday of the month at 17:00, last_contact: 2026-10-20}
  mentors:
    cadence: weekly
    contacts:
      - Émilie du Châtelet
      - {name: Grace Hopper, last_contact: 2026-11-16}
      - {name: Mary Somerville, hot: true}
      - {name: Emmy Noether, last_contact: 2024-06-01, paused: until 2026-11-23}
      - {name: Marie Curie, last_contact: 2026-11-20, snoozed: until 2026-11-22}
      - {name: Mileva Marić, snoozed: until 2026-12-01}
      - Pablo Diego José Francisco de Paula Juan Nepomuceno María de los Remedios Ruiz y Picasso
"""


def contacts_of(text: str) -> Contacts:
    """Read a list."""
    return read(text).contacts


def one(last: str, *, cadence: str = "every 4 weeks", rest: str = "", states: str = "{}", today: date = TODAY) -> State:
    """Tell the state of one person."""
    text = (
        f"calendar: {{timezone: UTC}}\nstates: {states}\n"
        f"categories: {{c: {{cadence: {cadence}, contacts: [{{name: Ada, last_contact: {last}{rest}}}]}}}}"
    )
    (found,) = standings(contacts_of(text), today)
    return found.state


def status(text: str = LIST, before: Tally | None = None) -> Status:
    """Take the status of a list."""
    people = standings(contacts_of(text), TODAY)
    return Status(today=TODAY, shown=people, everybody=people, before=before)


@pytest.mark.parametrize(
    ("days", "state"), [(0, "warm"), (28, "warm"), (29, "cooling"), (56, "cooling"), (57, "cold"), (-3, "warm")]
)
def test_warm_cooling_cold(days: int, state: str) -> None:
    """Within the cadence, up to twice of it, and beyond; both ends belong to the better state."""
    assert one(str(TODAY - timedelta(days=days))) == state


def test_never_touched_is_cold() -> None:
    """There has been no contact to keep warm."""
    assert one("") == "cold"


@pytest.mark.parametrize(("days", "state"), [(42, "warm"), (43, "cooling"), (84, "cooling"), (85, "cold")])
def test_the_factors_of_the_file(days: int, state: str) -> None:
    """They are multiples of the own cadence."""
    assert one(str(TODAY - timedelta(days=days)), states="{warm: 1.5, cooling: 3}") == state


@pytest.mark.parametrize(
    ("rest", "state"),
    [
        ("hot: true", "hot"),
        ("hot: until 2026-11-23", "hot"),
        ("hot: until 2026-11-22", "warm"),
        ("paused: true, snoozed: until 2027-01-01", "paused"),
        ("paused: true, hot: true", "hot"),
        ("hot: until 2026-11-22, snoozed: until 2026-11-23", "snoozed"),
    ],
)
def test_a_hold_in_force_names_the_state(rest: str, state: str) -> None:
    """Hot before paused before snoozed; one that has ended is past."""
    assert one("2026-11-20", rest=f", {rest}") == state


def test_nobody_of_every_day_is_late_on_a_monday() -> None:
    """From Friday to Monday a daily cadence counts the allowed days."""
    assert one("2026-11-20", cadence="daily", today=date(2026, 11, 23)) == "warm"
    assert one("2026-11-20", cadence="daily", today=date(2026, 11, 24)) == "cooling"
    assert one("2026-11-20", cadence="daily", today=date(2026, 11, 25)) == "cold"


def test_the_most_overdue_come_first() -> None:
    """Relative to the own cadence; then who was never touched, then who is held, by name."""
    found = standings(contacts_of(LIST), TODAY)
    overdue = [each.overdue for each in found if not each.hold and each.overdue is not None]
    assert overdue == sorted(overdue, reverse=True)
    assert [each.contact.name[:5] for each in found[6:]] == ["Pablo", "Émili", "Emmy ", "Mary ", "Milev"]


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_file_is_irrelevant(chance: object) -> None:
    """The same people give the same lines."""
    head, *people = LIST.split("      - ")
    entries = [entry for entry in people if "mentors" not in entry]
    chance.shuffle(entries)  # type: ignore[attr-defined]  # hypothesis types its generator as any object
    text = "      - ".join([head, *entries])
    straight = "      - ".join([head, *sorted(entries)])
    assert status_page(status(text), 80, color=False) == status_page(status(straight), 80, color=False)


def test_overdue_in_words() -> None:
    """In days, weeks, months or years, or what there is to say instead."""
    words = {each.contact.name[:5]: overdue_words(each) for each in standings(contacts_of(LIST), TODAY)}
    assert words["Grace"] == "due today"
    assert words["山田 太郎"] == "due in 4 weeks"
    assert words["Nelli"] == "4 days overdue"
    assert words["Émili"] == "never in touch"
    assert words["Mary "] == "no end date"
    assert words["Emmy "] == "until 2026-11-23"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (91, "13 weeks"),
        (92, "3 months"),
        (730, "23 months"),
        (731, "2 years"),
    ],
)
def test_a_length_of_time(days: int, words: str) -> None:
    """In the largest unit of which there are enough to count."""
    assert some_time(days) == words


@pytest.mark.parametrize(
    ("hot", "warm", "cold", "paused", "before", "line"),
    [
        (0, 31, 9, 0, 27, "31 of 40 warm, 4 more than four weeks ago"),
        (0, 31, 9, 0, 32, "31 of 40 warm, 1 fewer than four weeks ago"),
        (0, 31, 9, 0, 31, "31 of 40 warm, as many as four weeks ago"),
        (1, 30, 9, 2, None, "31 of 40 warm or hot (2 set aside)"),
        (0, 0, 0, 0, None, "nobody in this list"),
    ],
)
def test_the_payoff(hot: int, warm: int, cold: int, paused: int, before: int | None, line: str) -> None:  # noqa: PLR0913, PLR0917 - the columns of a table
    """Hot is warm too, and who is set aside does not count."""

    def counts(**numbers: int) -> Tally:
        return Tally(counts={state: numbers.get(state, 0) for state in State})

    earlier = None if before is None else counts(warm=before)
    assert payoff(counts(hot=hot, warm=warm, cold=cold, paused=paused), earlier) == line


def test_the_counts_of_categories_add_up() -> None:
    """Everybody is in one state and one category."""
    people = standings(contacts_of(LIST), TODAY)
    parts = by_category(people)
    assert sum(part.people for part in parts.values()) == tally(people).people == 11
    assert list(parts) == ["companies_of_interest", "mentors"]
    assert list(by_category(standings(contacts_of(LIST), TODAY, ["mentors"]))) == ["mentors"]


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_the_page(columns: int, golden: Golden) -> None:
    """On terminals from narrow to wide."""
    golden(FOLDER / f"status-{columns}.txt", status_page(status(), columns, color=False))


@pytest.mark.parametrize("columns", [*range(40, 121, 7), 200])
def test_no_line_is_too_long(columns: int) -> None:
    """Nor has it blanks at its end."""
    lines = status_page(status(), columns, color=False).splitlines()[:12]
    assert all(width(line) <= columns for line in lines)
    assert not any(line.endswith(" ") for line in lines)


def test_color_changes_no_cell() -> None:
    """Without its codes, the page is the one without color."""
    page = status_page(status(), 80, color=True)
    assert "\x1b[32mwarm\x1b[0m" in page
    bare = page
    for code in ("0", "1", "2", "31", "32", "33", "34"):
        bare = bare.replace(f"\x1b[{code}m", "")
    plain = status_page(status(), 80, color=False)
    assert "\x1b" not in plain
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


def test_where_there_is_no_terminal_nothing_is_cut() -> None:
    """Other programs read it."""
    assert "Ruiz y Picasso  mentors" in status_page(status(), None, color=False)


def test_nobody() -> None:
    """An empty list, and one of whom nobody is to be shown."""
    assert status_page(status("calendar: {timezone: UTC}"), 80, color=False) == "nobody in this list\n"
    full = status()
    none = Status(today=TODAY, shown=[], everybody=full.everybody, before=None)
    assert status_page(none, 80, color=False).startswith("nobody is in such a state\n\n")
