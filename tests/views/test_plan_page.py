"""The plan as a page: weeks as bars on every terminal, what is beside what would be."""

from datetime import date
from pathlib import Path

import pytest

from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.reading import read_contacts
from cuegen.files import read_text_file, shipped
from cuegen.printing.cells import width
from cuegen.schedule.schedule import NO_MEMORY
from cuegen.views.look import ASCII, BLOCKS, Look, Signs
from cuegen.views.plan import Span, plans
from cuegen.views.plan_page import page
from cuegen.what_if import WhatIf, suppose
from tests.conftest import Golden

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 23)
EXAMPLE = read_text_file(shipped("contacts.yaml.example"))
# In scripts of every width, and far more than there is room for.
OVERFULL = """
calendar: {timezone: Asia/Tokyo, per_day: 1, away: [2026-12-21..2027-01-03]}
linkedin: {review: every saturday}
categories:
  导师与前辈: {cadence: every 2 weeks, contacts: [山田 太郎, 李雷, 韩梅梅, 王五, 赵六]}
  زملاء سابقون: {cadence: weekly, contacts: [محمد, علي]}
  🎓 alumni 👩🏽‍💻: {cadence: weekly, contacts: [A, B, C, D]}
  people whom I met on a train and would like to meet once more: {cadence: every 3 weeks}
"""
EMPTY = "calendar: {timezone: UTC}"
NOTHING = WhatIf()
MORE_ALUMNI = WhatIf(cadences={"mentors": parse_cadence("every 2 weeks")}, more={"alumni": 40})
SLOWER = WhatIf(cadences={"导师与前辈": parse_cadence("quarterly"), "زملاء سابقون": parse_cadence("monthly")})

SCREENS = {
    "example": (EXAMPLE, NOTHING),
    "more": (EXAMPLE, MORE_ALUMNI),
    "overfull": (OVERFULL, NOTHING),
    "slower": (OVERFULL, SLOWER),
}


def look(cells: int, *, color: bool = False, signs: Signs = BLOCKS) -> Look:
    """Describe a terminal, by default one without color."""
    return Look(cells=cells, color=color, signs=signs)


def screen(text: str, what_if: WhatIf, seen: Look, weeks: int = 8) -> str:
    """Print the plan of a list for a terminal."""
    contacts = read_contacts(text, "contacts.yaml").contacts
    supposed = suppose(contacts, what_if) if what_if else None
    now, then = plans(contacts, supposed, NO_MEMORY, Span(today=TODAY, weeks=weeks))
    return page(now, then, what_if, seen)


@pytest.mark.parametrize("cells", [50, 80, 200])
@pytest.mark.parametrize("name", SCREENS)
def test_the_page(name: str, cells: int, golden: Golden) -> None:
    """On terminals from narrow to wide."""
    golden(FOLDER / "plan" / f"{name}-{cells}.txt", screen(*SCREENS[name], look(cells)))


@pytest.mark.parametrize("name", SCREENS)
def test_the_page_in_color(name: str, golden: Golden) -> None:
    """What is over the room is red; without its colors it is the same page."""
    colored = screen(*SCREENS[name], look(80, color=True))
    golden(FOLDER / "plan" / f"{name}-color.txt", colored)
    plain = colored
    for code in ("0", "1", "2", "31", "32", "33"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert [line.rstrip() for line in plain.splitlines()] == screen(*SCREENS[name], look(80)).splitlines()


@pytest.mark.parametrize("name", SCREENS)
def test_the_page_in_ascii(name: str, golden: Golden) -> None:
    """For terminals that show nothing else: only the names of categories are what they are."""
    shown = screen(*SCREENS[name], look(80, signs=ASCII))
    golden(FOLDER / "plan" / f"{name}-ascii.txt", shown)
    assert {char for char in shown if not char.isascii()} <= set(OVERFULL) | {"…"}


@pytest.mark.parametrize("cells", [*range(50, 130, 7), 200])
@pytest.mark.parametrize("name", SCREENS)
def test_no_line_is_too_long(name: str, cells: int) -> None:
    """But for the words of the supposition and of the arithmetic, from 50 cells on."""
    for line in screen(*SCREENS[name], look(cells)).splitlines():
        if not line.startswith(("what if", "now: ", "then: ")) and "a per_day of" not in line:
            assert width(line) <= cells, line
        assert width(line) <= max(cells, 80)
        assert not line.endswith(" ")


def test_where_no_terminal_reads_it_names_are_whole() -> None:
    """As in the agenda, and in lines as long as they need."""
    contacts = read_contacts(OVERFULL, "contacts.yaml").contacts
    now, _ = plans(contacts, None, NO_MEMORY, Span(today=TODAY, weeks=1))
    shown = page(now, None, NOTHING, Look(cells=50, color=False, signs=BLOCKS, whole_names=True))
    assert "people whom I met on a train and would like to meet once more       0" in shown
    assert "…" not in shown


def test_bars_grow_with_the_terminal() -> None:
    """So that the weeks can be told apart where there are many cues, and cues where there are few."""
    lengths = [screen(EXAMPLE, NOTHING, look(cells)).count("█") for cells in (50, 80, 110, 200)]
    assert lengths == sorted(set(lengths))


@pytest.mark.parametrize("count", [1, 100, 1_000])
def test_bars_are_to_scale(count: int) -> None:
    """However many cues there are: a week without any has no bar, one with few has at least a sign."""
    text = f"{EMPTY}\ncategories: {{one: {{cadence: every 8 weeks}}}}"
    shown = screen(text, WhatIf(more={"one": count}), look(80), weeks=16)
    bars = [line for line in shown.splitlines() if "│" in line and "room" not in line]
    counts = [(int(line[11:17]), int(line[17:23])) for line in bars]
    drawn = [sum(line.count(sign) for sign in "█▓") for line in bars]
    assert all(bool(then) == bool(length) for (_, then), length in zip(counts, drawn, strict=True))
    assert all(("█" in line) == bool(now) for line, (now, _) in zip(bars, counts, strict=True))
    by_cues = sorted(zip((then for _, then in counts), drawn, strict=True))
    assert [length for _, length in by_cues] == sorted(drawn)


def test_an_empty_list_is_told_in_a_line() -> None:
    """Not by a page of zeros, which people who are still to come would not fill."""
    assert screen(EMPTY, NOTHING, look(80)) == "no cues in these weeks\n"


def test_a_list_that_begins_later_has_a_page() -> None:
    """Its weeks are empty, its demand is not: nobody is busy yet."""
    later = "calendar: {timezone: UTC, starts: 2028-01-03}\ncategories: {mentors: {cadence: weekly, contacts: [Ada]}}"
    shown = screen(later, NOTHING, look(80))
    assert "\nbusiest days     cues\n\ncategory" in shown
    assert "0.20 cues a day for a per_day of 2: there is room; 1 would do" in shown


def test_names_do_nothing_to_the_terminal() -> None:
    """A right-to-left mark is shown as what it is, in the words of a supposition, too."""
    text = EMPTY + '\ncategories: {"a\\u200fb": {cadence: weekly}}'
    with pytest.raises(Exception, match="invisible"):
        screen(text, NOTHING, look(80))
    what_if = WhatIf(more={"\x1b[31mmentors": 1})
    contacts = read_contacts(EXAMPLE, "contacts.yaml").contacts
    now, then = plans(contacts, contacts, NO_MEMORY, Span(today=TODAY, weeks=1))
    assert "\x1b" not in page(now, then, what_if, look(80))


def test_a_day_that_too_many_cadences_name_is_told() -> None:
    """There is room in all, but not on that day; and the `per_day` that would do holds them."""
    text = "calendar: {timezone: UTC}\ncategories: {peers: {cadence: every monday, contacts: [Ada, Grace, Mary]}}"
    last = screen(text, NOTHING, look(80)).splitlines()[-1]
    assert last == "0.60 cues a day for a per_day of 2: there is room, but 3 are fixed to one day; 3 would do"


def test_a_per_day_that_a_day_has_no_room_for_is_not_proposed_alone() -> None:
    """From ten on, there are two appointments of an hour before midnight."""
    calendar = "calendar: {timezone: UTC, time: 22:00, duration: 1 hour, per_day: 2}"
    last = screen(
        f"{calendar}\ncategories: {{a: {{cadence: daily, contacts: [A, B, C]}}}}", NOTHING, look(80)
    ).splitlines()[-1]
    assert last.endswith("over 75% of the room; 4 would do, but a day has room for 2")
