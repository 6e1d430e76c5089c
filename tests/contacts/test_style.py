"""The style of a feed, the day of a weekly block, and what a cadence says in it."""

from datetime import time, timedelta

import pytest

from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.reading import read_contacts
from cuegen.contacts.settings import Calendar
from cuegen.contacts.style import Style, in_blocks, read_block, read_style
from cuegen.problems import Fault

FILE = "contacts.yaml"


def calendar(keys: str) -> Calendar:
    """Read a calendar with these keys."""
    return read_contacts(f"calendar: {{timezone: UTC, {keys}}}", FILE).contacts.calendar


@pytest.mark.parametrize("text", ["weekly-block", "Weekly Block", "weekly_block", " weekly  block "])
def test_a_style_is_read_in_any_spelling(text: str) -> None:
    """With a hyphen, a space or an underscore."""
    assert read_style(text) is Style.WEEKLY_BLOCK


@pytest.mark.parametrize("text", ["daily", "monthly", "every 2 weeks on friday", "weekly", "first friday of the month"])
def test_a_block_is_on_one_day_of_each_week(text: str) -> None:
    """Nothing else will do; the hint shows what does."""
    with pytest.raises(Fault) as caught:
        read_block(text)
    assert caught.value.hint == "write 'every friday at 16:00'"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("style: weekly-block", "every monday at 08:30"),
        ("style: weekly-block, days: [thu, tue]", "every tuesday at 08:30"),
        ("style: weekly-block, block: fridays", "every friday at 08:30"),
        ("style: weekly-block, block: friday at 16:00, days: [tue]", "every friday at 16:00"),
        ("style: weekly-block, block: every friday, time: all-day", "every friday"),
        ("style: weekly-block, block: every friday at 00:00, time: all-day", "every friday at 00:00"),
        ("block: every friday", "None"),
        ("style: appointments", "None"),
    ],
)
def test_a_block_is_by_default_where_the_first_cue_of_a_week_would_be(keys: str, said: str) -> None:
    """On the first of `days`, at `time`; in the other style there is none."""
    assert str(calendar(keys).weekly) == said


def test_a_block_has_the_duration_for_each_of_its_people() -> None:
    """An appointment has it once."""
    keys = "duration: 20 minutes, per_day: 4, block: friday at 16:00"
    assert (calendar(keys).length, calendar(keys).begins) == (timedelta(minutes=20), time(8, 30))
    assert calendar(f"{keys}, style: weekly-block").length == timedelta(minutes=80)
    assert calendar(f"{keys}, style: weekly-block").begins == time(16)


@pytest.mark.parametrize(
    ("cadence", "often"),
    [
        ("daily at 09:00", "weekly"),
        ("every friday at 17:00", "weekly"),
        ("every 3 weeks on monday", "every 3 weeks"),
        ("first monday of every 3 months at 08:00", "quarterly"),
        ("every 10 days", "weekly"),
        ("twice a year", "every 6 months"),
    ],
)
def test_in_a_block_a_cadence_says_only_how_often(cadence: str, often: str) -> None:
    """Its day and its time are those of the block."""
    assert in_blocks(parse_cadence(cadence)) == parse_cadence(often)
    assert in_blocks(parse_cadence(cadence)).remark is None
