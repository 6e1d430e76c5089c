"""Problems as text, JSON and GitHub's commands: exact, aligned, and harmless to a terminal."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cuegen.printing.cells import beginning, ending, visible, width
from cuegen.printing.excerpts import LINE_CELLS
from cuegen.printing.machines import as_github, as_json
from cuegen.printing.text import as_text
from cuegen.problems import Level, Problem

UNKNOWN_KEY = Problem(
    message="unknown key 'categry' in a contact",
    file="contacts.yaml",
    line=2,
    column=18,
    length=7,
    source="  - {name: 山田 😀, categry: peers, name: x}",
    hint="did you mean 'category'?",
)
WARNING = Problem(message="nobody is named", file="contacts.yaml", level=Level.WARNING)


def excerpt(source: str, column: int, length: int = 1) -> list[str]:
    """Return the printed line of the user and the carets, without their indentation."""
    problem = Problem(message="wrong", file="f", line=1, column=column, length=length, source=source)
    _, *lines = as_text([problem], color=False).splitlines()
    assert all(line.startswith("    ") for line in lines)
    return [line[4:] for line in lines]


def test_as_text() -> None:
    """The place, the line, carets under the blame by the cells of a terminal, the hint."""
    assert as_text([UNKNOWN_KEY], color=False) == (
        "contacts.yaml:2:18: error: unknown key 'categry' in a contact\n"
        "      - {name: 山田 😀, categry: peers, name: x}\n"
        "                        ^^^^^^^\n"
        "    hint: did you mean 'category'?\n"
    )


def test_as_text_in_color() -> None:
    """The place is bold, an error red, a warning yellow, the carets green."""
    assert as_text([UNKNOWN_KEY, WARNING], color=True) == (
        "\x1b[1mcontacts.yaml:2:18:\x1b[0m \x1b[31merror:\x1b[0m unknown key 'categry' in a contact\n"
        "      - {name: 山田 😀, categry: peers, name: x}\n"
        "                        \x1b[32m^^^^^^^\x1b[0m\n"
        "    hint: did you mean 'category'?\n"
        "\x1b[1mcontacts.yaml:\x1b[0m \x1b[33mwarning:\x1b[0m nobody is named\n"
        "1 error, 1 warning\n"
    )


@pytest.mark.parametrize(
    ("problems", "last"),
    [
        ([UNKNOWN_KEY, UNKNOWN_KEY], "2 errors"),
        ([WARNING, WARNING, WARNING], "3 warnings"),
        ([WARNING, UNKNOWN_KEY, WARNING], "1 error, 2 warnings"),
        ([WARNING], "contacts.yaml: warning: nobody is named"),
    ],
)
def test_several_problems_are_counted(problems: list[Problem], last: str) -> None:
    """One problem needs no count, and the order is the caller's."""
    text = as_text(problems, color=False)
    assert text.splitlines()[-1] == last
    assert text.startswith("".join(as_text([problem], color=False) for problem in problems))


def test_nothing_to_print() -> None:
    """Without problems there is no line at all; the JSON is an empty list."""
    assert (as_text([], color=True), as_github([]), as_json([])) == ("", "", "[]\n")


def test_a_line_without_a_column_has_no_carets() -> None:
    """A template's fault is known by its line alone."""
    problem = Problem(message="no such variable", file="summary.txt.j2", line=3, source="{{ nmae }}\n")
    assert as_text([problem], color=False) == "summary.txt.j2:3: error: no such variable\n    {{ nmae }}\n"


@pytest.mark.parametrize("source", ["", "  \t", "\n"])
def test_an_empty_line_is_not_shown(source: str) -> None:
    """There is nothing to point at."""
    problem = Problem(message="ends too early", file="f", line=1, column=1, source=source)
    assert as_text([problem], color=False) == "f:1:1: error: ends too early\n"


@pytest.mark.parametrize(
    ("source", "column", "length", "shown", "carets"),
    [
        ("a: b", 4, 1, "a: b", "   ^"),
        ("a: b", 1, 0, "a: b", "^"),
        ("山: b", 1, 0, "山: b", "^^"),
        ("a: b", 5, 1, "a: b", "    ^"),  # the end of the line
        ("a: b", 4, 99, "a: b", "   ^"),  # a blame that goes on in the next lines
        ("a: b\r\n", 4, 1, "a: b", "   ^"),
        ("\ta:\tb", 5, 1, " a: b", "    ^"),
        ("é: b", 1, 1, "é: b", "^"),
        ("e\u0301: b", 5, 1, "e\u0301: b", "   ^"),  # decomposed
        ("e\u0301: b", 2, 1, "e\u0301: b", " ^"),  # an accent alone still has a caret
        ("山: 山田", 4, 2, "山: 山田", "    ^^^^"),
        ("\uff46: x", 4, 1, "\uff46: x", "    ^"),  # full width
        ("\u1100\u1161\u11a8: x", 6, 1, "\u1100\u1161\u11a8: x", "    ^"),  # one syllable of Hangul
        ("می\u200cخ: x", 7, 1, "می\u200cخ: x", "     ^"),
        ("\U0001f468\u200d\U0001f467: x", 6, 1, "\U0001f468\u200d\U0001f467: x", "      ^"),
        ("a\x1b[31mb: c", 9, 1, "a␛[31mb: c", "        ^"),
        ("a\u202eb: c", 2, 1, "a\ufffdb: c", " ^"),
        ("a\ud800b: c", 2, 1, "a\ufffdb: c", " ^"),
    ],
)
def test_carets(source: str, column: int, length: int, shown: str, carets: str) -> None:
    """They stand under the blamed characters, however wide those and the ones before are."""
    assert excerpt(source, column, length) == [shown, carets]


@pytest.mark.parametrize(
    ("char", "picture"),
    [
        ("\x00", "␀"),
        ("\x07", "␇"),
        ("\t", " "),
        ("\n", "␊"),
        ("\r", "␍"),
        ("\x1b", "␛"),
        ("\x7f", "␡"),
        ("\x9b", "\ufffd"),  # the 8-bit start of an escape sequence
        ("\xad", "\ufffd"),
        ("\u200b", "\ufffd"),
        ("\u200f", "\ufffd"),
        ("\u2028", "\ufffd"),
        ("\u2029", "\ufffd"),
        ("\u202e", "\ufffd"),
        ("\u2066", "\ufffd"),
        ("\ufeff", "\ufffd"),
        ("\udc80", "\ufffd"),
        ("\xa0", "\xa0"),
        ("\u200d", "\u200d"),
        ("\U000e0067", "\U000e0067"),
        ("\ufe0f", "\ufe0f"),
        ("ß", "ß"),
    ],
)
def test_visible(char: str, picture: str) -> None:
    """What a terminal would obey or not show has a picture, what people write stays."""
    assert visible(char) == picture


def test_no_part_of_a_problem_reaches_the_terminal_as_it_is() -> None:
    """Names of files, messages and hints can hold the user's own text."""
    problem = Problem(message="a\x1bb", file="c\u202ed\udc80", line=1, hint="e\nf")
    assert as_text([problem], color=False) == "c\ufffdd\ufffd:1: error: a␛b\n    hint: e␊f\n"


@pytest.mark.parametrize("text", ["Ada Lovelace", "山田 太郎", "Zoe\u0308", "\uff46\uff55", "😀", "ไม้", "한국", "„…“"])
def test_width_is_that_of_another_judge(text: str) -> None:
    """Rich measures the same texts alike."""
    assert width(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "cells", "begun", "ended"),
    [
        ("abcdef", 6, "abcdef", "abcdef"),
        ("abcdef", 5, "abcd…", "…cdef"),
        ("山田山田", 7, "山田山…", "…田山田"),
        ("山田山田", 6, "山田…", "…山田"),
        ("a" + "\u0301" * 99, 2, "a" + "\u0301" * 7 + "…", "…" + "\u0301" * 8),
        ("", 1, "", ""),
    ],
)
def test_cut(text: str, cells: int, begun: str, ended: str) -> None:
    """A text that does not fit ends or begins with an ellipsis, which is counted."""
    assert (beginning(text, cells), ending(text, cells)) == (begun, ended)


@pytest.mark.parametrize(
    ("before", "blame", "after", "shown", "carets"),
    [
        (100, 10, 50, "b" * 100 + "X" * 10 + "a" * 50, " " * 100 + "^" * 10),
        (150, 10, 1, "…" + "b" * 148 + "X" * 10 + "a", " " * 149 + "^" * 10),
        (0, 10, 151, "X" * 10 + "a" * 149 + "…", "^" * 10),
        (500, 10, 500, "…" + "b" * 129 + "X" * 10 + "a" * 19 + "…", " " * 130 + "^" * 10),
        (500, 500, 500, "…" + "b" * 19 + "X" * 119 + "…" + "a" * 19 + "…", " " * 20 + "^" * 120),
    ],
)
def test_a_long_line_is_cut_around_the_blame(before: int, blame: int, after: int, shown: str, carets: str) -> None:
    """As much is shown as fits, and the carets stay under what they blame."""
    assert excerpt("b" * before + "X" * blame + "a" * after, before + 1, blame) == [shown, carets]


def test_a_long_line_without_a_column_is_cut() -> None:
    """Its beginning is shown."""
    problem = Problem(message="wrong", file="f", line=1, source="x" * 5_000_000)
    assert as_text([problem], color=False) == f"f:1: error: wrong\n    {'x' * 159}…\n"


@given(source=st.text(max_size=400), column=st.integers(1, 500), length=st.integers(0, 500))
def test_any_line_is_printed_harmlessly(source: str, column: int, length: int) -> None:
    """At most so many cells, one line each, nothing that a terminal obeys, and always UTF-8."""
    for line in excerpt(source, column, length):
        assert width(line) <= LINE_CELLS + 1  # a caret behind a line that is full
        assert not {unicodedata.category(char) for char in line} & {"Cc", "Cs", "Zl", "Zp"}
        assert line.encode()


def test_as_json() -> None:
    """A list of flat objects with all fields, in ASCII."""
    text = as_json([UNKNOWN_KEY, WARNING])
    assert text.endswith("]\n")
    assert json.loads(text) == [
        {
            "file": "contacts.yaml",
            "line": 2,
            "column": 18,
            "end_column": 25,
            "level": "error",
            "message": "unknown key 'categry' in a contact",
            "hint": "did you mean 'category'?",
        },
        {
            "file": "contacts.yaml",
            "line": None,
            "column": None,
            "end_column": None,
            "level": "warning",
            "message": "nobody is named",
            "hint": None,
        },
    ]


@pytest.mark.parametrize("text", ["山田", "\x1b[31m", "\u202e", "\ud800", "\x9b"])
def test_json_is_harmless_too(text: str) -> None:
    """It may be read on a terminal, and nothing is lost."""
    printed = as_json([Problem(message=text, file=text)])
    assert printed.isascii()
    assert printed.replace("\n", "").isprintable()
    assert json.loads(printed)[0]["message"] == text


def test_as_github() -> None:
    """One command a problem, without the properties that it has no value for."""
    assert as_github([UNKNOWN_KEY, WARNING]) == (
        "::error file=contacts.yaml,line=2,col=18,endColumn=24,title=cuegen::"
        "unknown key 'categry' in a contact%0Ahint: did you mean 'category'?\n"
        "::warning file=contacts.yaml,title=cuegen::nobody is named\n"
    )


def test_github_escapes() -> None:
    """Nothing in a problem can end its command and begin another."""
    problem = Problem(message="50%:\r\n::stop-commands::x,\x1b", file="a,b:c%\n::d", line=1, column=1, length=0)
    assert as_github([problem]) == (
        "::error file=a%2Cb%3Ac%25%0A%3A%3Ad,line=1,col=1,endColumn=1,title=cuegen::50%25:%0D%0A::stop-commands::x,␛\n"
    )
