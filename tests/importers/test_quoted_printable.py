"""Quoted-printable in vCard 2.1: bytes of a set of characters that is told, or known by what they are."""

import pytest

from cuegen.importers.quoted_printable import decoded, goes_on


@pytest.mark.parametrize(
    ("text", "charset", "found"),
    [
        ("M=FCller", "ISO-8859-1", "Müller"),
        ("M=fcller", "Windows-1252", "Müller"),
        ("M=C3=BCller", "utf-8", "Müller"),
        ("M=C3=BCller", None, "Müller"),
        ("M=FCller", None, "Müller"),
        ("=82=A0", "Shift_JIS", "あ"),
        ("a=3Db=", "UTF-8", "a=b"),
        ("山=20田", "UTF-8", "山 田"),
        ("M=FCller", "UTF-8", None),
        ("=81", None, None),
        ("a", "windows-9999", None),
        ("a", "rot13", None),
        ("a", "unicode_escape", None),
    ],
)
def test_what_was_written(text: str, charset: str | None, found: str | None) -> None:
    """Nothing is guessed where the bytes are not what the card says."""
    assert decoded(text, charset) == found


@pytest.mark.parametrize(
    ("first", "last", "is_cut"),
    [
        ("NOTE;ENCODING=QUOTED-PRINTABLE:a=", "b=", True),
        ("NOTE;quoted-printable:a=", "NOTE;quoted-printable:a=", True),
        ("NOTE;QUOTED-PRINTABLE:a=", "b", False),
        ("PHOTO;ENCODING=BASE64:QUOTED-PRINTABLE=", "b=", False),
    ],
)
def test_lines_that_go_on(first: str, last: str, *, is_cut: bool) -> None:
    """Only in this encoding: the last line of a picture ends in the same sign."""
    assert goes_on(first, last) is is_cut
