"""How a message shows the text that it is about, and how it is typed: in quotes, on one line."""

import shlex
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.quoting import SHOWN, quoted, typed


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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ada Lovelace", '"Ada Lovelace"'),
        ("Miles O'Brien; rm -r *", '"Miles O\'Brien; rm -r *"'),
        ('D. "Doc" $HOME', "'D. \"Doc\" $HOME'"),
        ("`id` O'B\\", """'`id` O'"'"'B\\'"""),
        ("wow!", "'wow!'"),
        ("-x", '-- "-x"'),
    ],
)
def test_what_is_typed_for_a_text(text: str, written: str) -> None:
    """A shell reads it as it is."""
    assert typed(text) == written
    script = f'given() {{ printf %s "${{2-$1}}"; }}; given {typed(text)}'
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == text


@given(st.text(min_size=1))
def test_any_text_is_typed_as_one_word(text: str) -> None:
    """It is no option either."""
    words = shlex.split(typed(text))
    assert words == (["--", text] if text.startswith("-") else [text])
