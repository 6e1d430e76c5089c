"""Golden cases: lists with the feed and the agenda that come of them, whole, and read by other calendar software.

A case is a folder with a contacts.yaml; the example's list is the one that ships. Renew with `--update-golden`.
"""

import re
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from benchmarks.lists import contacts_yaml, people
from cuegen.build import Build, Choices
from cuegen.files import read_text_file, shipped
from cuegen.views.agenda import agenda
from cuegen.views.table import print_table
from tests.conftest import Golden
from tests.feed.building import NOW, built, feed_of
from tests.feed.engines import ENGINES, Engine, scheduled
from tests.feed.profile import check_feed

FOLDER = Path(__file__).parent / "golden"
CASES = sorted(folder.name for folder in FOLDER.iterdir())
LARGE = "300 people"  # only checked, for nobody would read it
WEEKS = 12


@cache
def of_case(case: str) -> Build:
    """Build a case."""
    return built(text_of(case), choices=Choices(allow_empty=True))


def text_of(case: str) -> str:
    """Return the list of a case."""
    if case == LARGE:
        return contacts_yaml(people(300))
    path = shipped("contacts.yaml.example") if case == "example" else FOLDER / case / "contacts.yaml"
    return read_text_file(path)


@pytest.mark.parametrize("case", CASES)
def test_the_feed_is_the_golden_one(case: str, golden: Golden) -> None:
    """To the byte."""
    golden(FOLDER / case / "reconnect.ics", of_case(case).feed.data)


@pytest.mark.parametrize("case", CASES)
def test_the_agenda_is_the_golden_one(case: str, golden: Golden) -> None:
    """As it is printed where there is no terminal."""
    page = StringIO()
    print_table(agenda(of_case(case), date(2026, 3, 2), 7 * WEEKS), page, color=False)
    golden(FOLDER / case / "agenda.txt", page.getvalue())


@pytest.mark.parametrize("case", [*CASES, LARGE])
def test_the_feed_keeps_to_the_profile(case: str) -> None:
    """With as many events as there are cues."""
    build = of_case(case)
    assert len(check_feed(build.feed.data)) == len(build.entries)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", [*CASES, LARGE])
def test_other_calendars_show_what_the_schedule_says(case: str, engine: Engine) -> None:
    """Over two years, to the second, in UTC."""
    build = of_case(case)
    assert engine(build.feed.data) == scheduled(build)


@pytest.mark.parametrize("tail", ["after 2025-01-01", "after none"])
@pytest.mark.parametrize("case", [*CASES, LARGE])
def test_cues_go_by_the_last_touch_alone(case: str, tail: str) -> None:
    """What was before it, which `last_contact` can tell as well, changes no byte, and moves nobody in the next feed."""
    text, choices = re.sub(r"(last_contact: \S+\d)", rf"\1 {tail}", text_of(case)), Choices(allow_empty=True)
    assert (tail in text) is ("last_contact: " in text_of(case))
    feed = of_case(case).feed.data
    assert built(text, choices=choices).feed.data == feed
    assert built(text, feed, NOW.replace(month=5), choices).feed.data == feed


@pytest.mark.parametrize("case", [*CASES, LARGE])
def test_a_second_build_gives_the_same_bytes(case: str) -> None:
    """With the first one at hand, on a later day."""
    feed = of_case(case).feed.data
    later = NOW.replace(month=5)
    choices = Choices(allow_empty=True)
    assert built(text_of(case), feed, later, choices).feed.data == feed


@pytest.mark.parametrize("case", [case for case in CASES if case not in {"empty", "example"}])
def test_a_case_says_what_it_shows(case: str) -> None:
    """In one comment, at the top; and its list gives no cause for a warning."""
    first, second, *_ = text_of(case).splitlines()
    assert first.startswith("# ")
    assert first.endswith(".")
    assert second == "calendar:"
    assert not of_case(case).warnings


def test_no_day_is_too_full_and_no_two_cues_overlap() -> None:
    """In the eyes of an independent engine, with 300 people."""
    build = of_case(LARGE)
    found = sorted(ENGINES[0](build.feed.data), key=lambda each: str(each[1]))
    starts = [start for _, start, _ in found]
    assert len(set(starts)) == len(starts)
    days = [str(start)[:10] for start in starts]
    assert max(days.count(day) for day in set(days)) <= build.contacts.calendar.per_day


def test_the_example_is_the_same_without_its_comments() -> None:
    """They teach, and nothing else."""
    text = text_of("example")
    bare = "\n".join(line.partition(" #")[0] for line in text.splitlines() if not line.lstrip().startswith("#"))
    assert feed_of(bare) == of_case("example").feed.data
