"""Content lines: escaped, folded, and never more of them than the program meant to write."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cuegen.feed.content_lines import cleaned, content_line, escaped, shortened, text_line
from tests.feed.profile import unescaped

# Whatever a reader of lines could take for the end of one, and what no line may hold.
BREAKS = ("\r", "\n", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
CONTROLS = ("\x00", "\x07", "\x08", "\x1b", "\x7f", "\x80", "\x9f", "\ud800", "\udfff")

nasty = st.sampled_from(["\\", ";", ",", "n", "N", "\\n", "é", "e\u0301", "山", "😀", " ", "\t", *BREAKS, *CONTROLS])
texts = st.text() | st.lists(nasty, max_size=200).map("".join) | st.text("\\,;\n\U0001f600é ", max_size=400)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Reconnect with Ada Lovelace", b"SUMMARY:Reconnect with Ada Lovelace\r\n"),
        ("", b"SUMMARY:\r\n"),
        ("one, two; three\\four", rb"SUMMARY:one\, two\; three\\four" + b"\r\n"),
        ("one\ntwo\r\nthree\rfour", rb"SUMMARY:one\ntwo\nthree\nfour" + b"\r\n"),
        ("one\u2028two\u2029three\x85four\x0bfive\x0csix", rb"SUMMARY:one\ntwo\nthree\nfour\nfive\nsix" + b"\r\n"),
        ("a\\nb", rb"SUMMARY:a\\nb" + b"\r\n"),
        ("a\tb", b"SUMMARY:a b\r\n"),
        ("a\x00b\x1be\x7ff\x9fg\ud800h", b"SUMMARY:abefgh\r\n"),
        ("Zoe\u0308", "SUMMARY:Zoë\r\n".encode()),
        (
            "BEGIN:VEVENT\r\nSUMMARY:not yours\r\nEND:VEVENT",
            rb"SUMMARY:BEGIN:VEVENT\nSUMMARY:not yours\nEND:VEVENT" + b"\r\n",
        ),
    ],
)
def test_a_text_becomes_one_line(text: str, line: bytes) -> None:
    """Line breaks of every kind become backslash and n, and other controls are left out."""
    assert text_line("SUMMARY", text, limit=255) == line


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("x" * 67, [b"SUMMARY:" + b"x" * 67]),
        ("x" * 68, [b"SUMMARY:" + b"x" * 67, b" x"]),
        ("x" * 141, [b"SUMMARY:" + b"x" * 67, b" " + b"x" * 74]),
        ("x" * 142, [b"SUMMARY:" + b"x" * 67, b" " + b"x" * 74, b" x"]),
        ("x" * 216, [b"SUMMARY:" + b"x" * 67, b" " + b"x" * 74, b" " + b"x" * 74, b" x"]),
        ("x" * 66 + "é", [b"SUMMARY:" + b"x" * 66, " é".encode()]),
        ("x" * 64 + "😀", [b"SUMMARY:" + b"x" * 64, " 😀".encode()]),
        ("x" * 66 + r"\,", [b"SUMMARY:" + b"x" * 66, rb" \,"]),
        ("x" * 65 + r"\\\,", [b"SUMMARY:" + b"x" * 65 + rb"\\", rb" \,"]),
    ],
)
def test_a_fold_comes_after_75_octets_at_the_latest(value: str, lines: list[bytes]) -> None:
    """The space of a continued line counts among its octets; characters and escapes stay whole."""
    assert content_line("SUMMARY", value) == b"\r\n".join(lines) + b"\r\n"


@pytest.mark.parametrize("control", ["\r", "\n", "\r\n", "\x00", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\ud800"])
def test_a_value_with_a_control_character_is_a_fault_of_the_program(control: str) -> None:
    """No value gets into a line unclean, whoever forgot to clean it."""
    with pytest.raises(ValueError, match=r"^a control character in the value of URL$"):
        content_line("URL", f"https://example.org/{control}X-EVIL:1")


@given(texts)
@example("\\" * 500)
@example("😀" * 100)
@example("\n" * 200)
@example("x" * 400)
def test_a_line_is_short_and_its_folds_are_harmless(text: str) -> None:
    """Every part is UTF-8 of at most 75 octets by itself, and holds whole escapes only."""
    line = text_line("DESCRIPTION", text, limit=3000)
    assert line.endswith(b"\r\n")
    parts = line[:-2].split(b"\r\n")
    for part, following in pairwise([*parts, b" "]):
        assert len(part) <= 75
        assert part.decode().splitlines() == [part.decode()]
        assert following.startswith(b" ")
        assert (len(part) - len(part.rstrip(b"\\"))) % 2 == 0
    assert min((len(part) for part in parts[:-1]), default=72) >= 71  # no fold earlier than it must be


@given(texts)
def test_a_text_comes_back_from_its_line(text: str) -> None:
    """Unfolded and unescaped, a line gives the cleaned text, cut where it was too long."""
    line = text_line("DESCRIPTION", text, limit=100)
    value = line.decode().replace("\r\n ", "").removesuffix("\r\n").removeprefix("DESCRIPTION:")
    assert unescaped(value) == shortened(cleaned(text), 100)


@given(texts)
def test_a_clean_text_has_newlines_and_no_other_control(text: str) -> None:
    """It is in NFC, and cleaning it once more changes nothing."""
    clean = cleaned(text)
    assert all(part.isprintable() or not re.search(r"[\x00-\x1f\x7f-\x9f]", part) for part in clean.split("\n"))
    assert len(clean.splitlines()) <= clean.count("\n") + 1
    assert unicodedata.is_normalized("NFC", clean)
    assert cleaned(clean) == clean
    clean.encode()


@given(texts)
def test_an_escaped_text_has_nothing_left_to_escape(text: str) -> None:
    """Backslash, semicolon, comma and newline are escaped, and nothing else (RFC 5545 section 3.3.11)."""
    assert re.fullmatch(r"(?:[^\\;,\n]|\\[\\;,n])*", escaped(cleaned(text)))


@given(st.text(max_size=60), st.integers(1, 50))
def test_a_short_text_is_not_shortened(text: str, limit: int) -> None:
    """Where something is lost, an ellipsis says so."""
    short = shortened(text, limit)
    assert len(short) <= limit
    if len(text) <= limit:
        assert short == text
    else:
        assert short.endswith("…")
        assert text.startswith(short[:-1])
