"""Initials of names, in all scripts."""

import unicodedata

import pytest
from hypothesis import given

from cuegen.feed.initials import initials
from tests.feed.invented import names


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lovelace", "A. L."),
        ("Émilie du Châtelet", "É. D. C."),
        ("Jean-Luc Picard", "J. P."),
        ("Cher", "C."),
        ("J. R. R. Tolkien", "J. R. R. T."),
        ("O'Brien", "O."),
        ("\u02bbIolani Luahine", "I. L."),
        ('"Bob" (Robert) 3M', "B. R. M."),
        ("ßeta ŉamma ǆeta ﬁne", "ß. ŉ. Ǆ. ﬁ."),
        ("Юлия Шмидт", "Ю. Ш."),
        ("Ωμέγα", "Ω."),
        ("محمد علي", "م. ع."),
        ("प्रिया शर्मा", "प. श."),
        ("山田太郎", "山."),
        ("山田 太郎", "山. 太."),
        ("김민수", "김."),
        ("李 小龙", "小."),
        ("李 明", ""),
        ("🦊 Fox", "F."),
        ("🦊", ""),
        ("007", ""),
        ("A\u030astrid", "Å."),
    ],
)
def test_a_word_gives_its_first_letter(name: str, expected: str) -> None:
    """In capitals where there are such; nothing where one letter would be all of the word."""
    assert initials(name) == expected


@given(names)
def test_initials_are_single_letters(name: str) -> None:
    """Never more of them than there are words."""
    found = initials(name).split()
    assert len(found) <= len(name.split())
    assert all(len(each) == 2 and each[1] == "." and unicodedata.category(each[0])[0] == "L" for each in found)
