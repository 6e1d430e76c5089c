"""A text read without its places is read as with them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.contacts.faults import Faults
from cuegen.contacts.reading import data_of, no_proposal
from cuegen.contacts.source import Source, compose, plain
from cuegen.problems import Problem, Refused

EXAMPLE = Path(__file__).parent.parent / "contacts.yaml.example"

PIECES = st.sampled_from(
    (
        *(
            "a",
            "b",
            "~",
            "null",
            "''",
            '"x"',
            ": ",
            ":\n",
            "\n",
            "\n  ",
            "\n    ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "? ",
        ),
        *(
            "|",
            ">",
            "&x ",
            "*x",
            "!!str ",
            "---\n",
            "...\n",
            "#c",
            "<<: ",
            "\t",
            "\u2028",
            "é",
            "'",
            '"',
            "%YAML 1.1\n",
        ),
    )
)


def closely(text: str) -> object:
    """Read a text by way of its nodes; None where that finds a fault."""
    problems: list[Problem] = []
    source = Source(text, "contacts.yaml")
    try:
        node = compose(source, problems)
    except Refused:
        return None
    if node is None:
        return None
    data = data_of(node, Faults(source, problems, no_proposal))
    return None if problems else data


@settings(max_examples=1500)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_what_is_read_quickly_is_what_a_close_look_reads(text: str) -> None:
    """The quick way gives up, or finds what the careful one finds."""
    quick = plain(text)
    assert quick is None or quick == closely(text)


def test_the_example_is_read_quickly() -> None:
    """A good list takes the quick way."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert isinstance(plain(text), dict)
    assert plain(text) == closely(text)


@pytest.mark.parametrize(
    "text",
    [
        *("a: 1\na: 2", "&x a: 1", "a: *x", "a: !!str 1", "a: 1\n---\nb: 2", "[a]: 1", "{a: 1}: 2", "~: 1", "a: ["),
        *("a: \x00", "[" * 30 + "]" * 30, ""),
    ],
)
def test_whatever_calls_for_a_closer_look_gets_one(text: str) -> None:
    """What must be complained about, with its place, is never read quickly."""
    assert plain(text) is None
