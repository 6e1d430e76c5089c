"""Colours go by their CSS names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.colors import COLORS, HINT, Color, read_color
from tests.reading import fault_of, reads_or_faults


def test_the_table_is_that_of_css() -> None:
    """The table is that of CSS."""
    assert len(COLORS) == 148
    assert all(re.fullmatch("[a-z]+", name) for name in COLORS)
    assert all(re.fullmatch("#[0-9A-F]{6}", rgb) for rgb in COLORS.values())
    assert list(COLORS) == sorted(COLORS)


def test_grey_and_gray_are_one_colour() -> None:
    """Grey and gray are one colour."""
    grays = [name for name in COLORS if "gray" in name]
    assert len(grays) == 7
    assert all(COLORS[name] == COLORS[name.replace("gray", "grey")] for name in grays)


@pytest.mark.parametrize("text", ["steelblue", "SteelBlue", " steelblue "])
def test_a_colour_is_read_in_any_case(text: str) -> None:
    """A colour is read in any case."""
    assert read_color(text) == Color("steelblue", "#4682B4")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("stealblue", "'stealblue' is not a colour", "did you mean 'steelblue'?"),
        ("light blue", "'light blue' is not a colour", "did you mean 'lightblue'?"),
        ("", "'' is not a colour", HINT),
        ("#4682b4", "a calendar's colour is a name, not a number", "write steelblue"),
        ("#123456", "a calendar's colour is a name, not a number", HINT),
    ],
)
def test_a_wrong_colour_says_what_is_wrong(text: str, message: str, hint: str) -> None:
    """A wrong colour says what is wrong."""
    fault = fault_of(read_color, text)
    assert (fault.message, fault.hint) == (message, hint)


@given(st.text())
def test_any_text_is_a_colour_or_a_fault(text: str) -> None:
    """Any text is a colour or a fault."""
    reads_or_faults(read_color, text)
