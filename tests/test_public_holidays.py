"""Public holidays: codes of countries and their parts, near matches, and the package that may be missing."""

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.public_holidays import HINT, Region, read_region
from cuegen.contacts.quoting import quoted
from cuegen.problems import INSTALLING
from tests.reading import blamed, fault_of, reads_or_faults

CHRISTMAS = date(2026, 12, 25)
EASTER_MONDAY = date(2026, 4, 6)  # a holiday in England, and none in Scotland


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("GB", "GB"),
        (" gb ", "GB"),
        ("GB-ENG", "GB-ENG"),
        ("us-ca", "US-CA"),
        ("NO", "NO"),
        ("DE-Augsburg", "DE-Augsburg"),
    ],
)
def test_a_country_or_a_part_of_it_is_known_by_its_code(text: str, written: str) -> None:
    """In any case; Norway is not false."""
    assert str(read_region(text)) == written


def test_holidays_are_those_of_the_part() -> None:
    """In the years that are asked for."""
    england, scotland = (read_region(code).holidays(range(2026, 2028)) for code in ("GB-ENG", "GB-SCT"))
    assert {CHRISTMAS, EASTER_MONDAY} < england
    assert CHRISTMAS in scotland
    assert EASTER_MONDAY not in scotland
    assert {day.year for day in england} == {2026, 2027}


@pytest.mark.parametrize(
    ("text", "message", "hint", "characters"),
    [
        ("", "no public holidays are known for ''", HINT, None),
        ("GB-", "no public holidays are known for 'GB-'", HINT, None),
        ("XX", "no public holidays are known for 'XX'", HINT, None),
        ("UK", "no public holidays are known for 'UK'", "did you mean 'GB'?", None),
        ("Germny", "no public holidays are known for 'Germny'", "did you mean 'DE'?", None),
        ("USA", "no public holidays are known for 'USA'", "did you mean 'US'?", None),
        ("Augsburg", "no public holidays are known for 'Augsburg'", "did you mean 'DE-Augsburg'?", None),
        ("US-California", "US has no part 'California'", "did you mean 'US-CA'?", "California"),
        ("gb-england", "GB has no part 'england'", "did you mean 'GB-ENG'?", "england"),
        ("GB-XYZ", "GB has no part 'XYZ'", "known are: ENG, NIR, SCT, WLS", "XYZ"),
        ("VA-XY", "VA has no part 'XY'", "write VA", "XY"),
        ("x" * 41, f"{quoted('x' * 41)} is no country", HINT, None),
    ],
)
def test_an_unknown_region_says_what_is_known(text: str, message: str, hint: str, characters: str | None) -> None:
    """By name, by another code, and by the parts that there are."""
    fault = fault_of(read_region, text)
    assert (fault.message, fault.hint) == (message, hint)
    assert blamed(fault, text) == characters


def test_many_parts_are_not_all_listed() -> None:
    """A hint is a line."""
    assert (fault_of(read_region, "US-??").hint or "").endswith(", …")


def test_without_the_package_the_fault_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "holidays", None)
    fault = fault_of(read_region, "GB")
    assert fault.message == "public holidays need a package that is not installed"
    assert fault.hint == INSTALLING


@given(st.text() | st.text("-GBUSCAD", max_size=8))
def test_any_text_is_a_region_or_a_fault(text: str) -> None:
    """Any text is a region or a fault."""
    reads_or_faults(read_region, text)


def test_a_region_is_a_value() -> None:
    """The same code in two spellings is one."""
    assert read_region("gb-eng") == Region(country="GB", part="ENG")
