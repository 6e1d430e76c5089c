"""Hints for misspelled words, and texts shown in messages."""

from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.near import did_you_mean
from cuegen.contacts.quoting import SHOWN, quoted


def test_the_nearest_known_word_is_proposed_as_it_is_known() -> None:
    """The nearest known word is proposed as it is known."""
    assert did_you_mean("categry", ["name", "category"]) == "did you mean 'category'?"
    assert did_you_mean(" EUROPE/LONDN ", ["Europe/London"]) == "did you mean 'Europe/London'?"


def test_nothing_is_proposed_when_no_word_is_near() -> None:
    """Nothing is proposed when no word is near."""
    assert did_you_mean("xyz", ["name", "category"]) is None
    assert did_you_mean("", ["name"]) is None
    assert did_you_mean("name", []) is None
    assert did_you_mean("name" * 1_000, ["name" * 1_000]) is None


@given(st.permutations(["cat", "bat", "rat", "hat"]))
def test_the_order_of_the_known_words_decides_nothing(known: list[str]) -> None:
    """The order of the known words decides nothing."""
    assert did_you_mean("zat", known) == "did you mean 'rat'?"


def test_a_quoted_text_is_cut_when_long() -> None:
    """A quoted text is cut when long."""
    assert quoted("x" * SHOWN) == f"'{'x' * SHOWN}'"
    assert quoted("x" * (SHOWN + 1)) == f"'{'x' * (SHOWN - 1)}…'"


@given(st.text())
def test_a_quoted_text_is_one_line_that_can_be_printed(text: str) -> None:
    """A quoted text is one line that can be printed."""
    assert quoted(text).isprintable()
