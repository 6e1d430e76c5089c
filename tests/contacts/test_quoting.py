"""How a message shows the text that it is about: in quotes, on one line, and never too long for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.quoting import SHOWN, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "''"),
        ("Ada", "'Ada'"),
        ("山田 😀", "'山田 😀'"),
        ("it's", '"it\'s"'),
        ("a\nb\u202ec", "'a\\nb\\u202ec'"),
        ("x" * 40, f"'{'x' * 40}'"),
        ("x" * 41, f"'{'x' * 39}…'"),
        ("\u202e" * 40, "'" + "\\u202e" * 6 + "…'"),
    ],
)
def test_a_text_in_quotes(text: str, shown: str) -> None:
    """What cannot be seen is an escape, and what is long is cut, escapes and all."""
    assert quoted(text) == shown


@given(st.text())
def test_any_text_at_all(text: str) -> None:
    """It fits a line, and can be printed."""
    assert quoted(text).isprintable()
    assert len(quoted(text)) <= SHOWN + 2
