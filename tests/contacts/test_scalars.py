"""Numbers, switches, zones and web addresses: what is taken, and what is said of the rest."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.scalars import read_address, read_per_day, read_review, read_switch, read_zone_name
from tests.reading import fault_of, reads_or_faults


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("2", 2), ("007", 7), ("1440", 1440)])
def test_a_number_of_cues(text: str, number: int) -> None:
    """It is whole, and at most one a minute."""
    assert read_per_day(text) == number


@pytest.mark.parametrize("text", ["", "0", "-1", "2.5", "1441", "many", "0x2", "1e2", "²", "٣", "2 ", "9" * 5000])
def test_no_number_of_cues(text: str) -> None:
    """The limits are named, and a number that suits."""
    fault = fault_of(read_per_day, text)
    assert fault.message.startswith("expected a whole number from 1 to 1440, found '")
    assert fault.hint == "2 suits most lists"


@pytest.mark.parametrize("text", ["true", "yes", "on", "True", "YES"])
def test_a_switch_that_is_on(text: str) -> None:
    """In any of the words of YAML 1.1."""
    assert read_switch(text) is True
    fault = fault_of(read_review, text)
    assert (fault.message, fault.hint) == (f"expected a cadence, found '{text}'", "say when: 'every friday'")


@pytest.mark.parametrize("text", ["false", "no", "off", "False", "OFF"])
def test_a_switch_that_is_off(text: str) -> None:
    """A review is off in the same words."""
    assert read_switch(text) is False
    assert read_review(text) is None


@pytest.mark.parametrize("text", ["", "maybe", "1", "y", "true "])
def test_no_switch(text: str) -> None:
    """It is one or the other."""
    assert fault_of(read_switch, text).message == f"expected true or false, found '{text}'"


def test_a_review_has_a_cadence() -> None:
    """And faults as any other."""
    assert read_review("every friday at 17:00") == parse_cadence("every friday at 17:00")
    assert fault_of(read_review, "biweekly").hint == "write 'weekly' or 'every 2 weeks'"


def test_the_name_of_a_zone() -> None:
    """It is kept as it stands; a near one is proposed for one that is none."""
    assert read_zone_name("Europe/London") == "Europe/London"
    assert fault_of(read_zone_name, "Europe/Londn").hint == "did you mean 'Europe/London'?"


@pytest.mark.parametrize(
    "text", ["https://example.com", "https://example.com/", "HTTPS://x.y/a?b=c#d", "https://x/%20"]
)
def test_a_web_address(text: str) -> None:
    """It is kept as it stands."""
    assert read_address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "example.com", "http://example.com/", "javascript:alert(1)", "https://", "https:///x", "https://a b/"),
        *("https://example.com/é", "https://example.com/a b", "https://example.com/\n", "https://user@example.com/"),
        "https://example.com/" + "x" * 500,
    ],
)
def test_no_web_address(text: str) -> None:
    """Nothing goes into a feed as an address that clients could take for something else."""
    fault = fault_of(read_address, text)
    assert fault.message.startswith("expected a web address, found '")
    assert fault.hint == "begin it with https://"


@pytest.mark.parametrize("reader", [read_per_day, read_switch, read_review, read_zone_name, read_address])
@given(text=st.text())
def test_any_text_at_all(reader: Callable[[str], object], text: str) -> None:
    """It is a value, or a fault that can be printed."""
    reads_or_faults(reader, text)
