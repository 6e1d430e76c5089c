"""The names of the feeds of --split: safe on every disk, in every address, and no two alike."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.texts import identity
from cuegen.feed.file_names import LINKEDIN_FILE, file_name
from tests.feed.invented import names

DEVICES = {"con", "prn", "aux", "nul", *(f"{kind}{number}" for kind in ("com", "lpt") for number in range(10))}
keys = names | st.from_regex(r"[A-Za-z0-9 ._-]{1,12}", fullmatch=True).filter(lambda key: bool(key.strip()))


@pytest.mark.parametrize("key", ["mentors", "people_of_interest", "ex-colleagues", "2024", "_"])
def test_a_simple_key_is_the_name(key: str) -> None:
    """As it stands in the list."""
    assert file_name(key) == f"{key}.ics"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("Mentors", "mentors.ics"),
        ("people of interest", "people-of-interest-7812f49a.ics"),
        ("people.of.interest", "people-of-interest-a9246c21.ics"),
        ("anciens collègues", "anciens-collegues-4be84893.ics"),
        ("同事", "category-92d8d1a5.ics"),
        ("🦊", "category-f1dd9855.ics"),
        ("../../etc/passwd", "etc-passwd-936d7c04.ics"),
        ("C:\\Users", "c-users-1ac81c54.ics"),
        ("con", "con-b1f6e510.ics"),
        ("LPT1", "lpt1-b237c350.ics"),
        ("-o", "o-3100664f.ics"),
        ("linkedin", "linkedin-7728240c.ics"),
        ("Reconnect", "reconnect-4804f693.ics"),
        ("a-0123abcd", "a-0123abcd-5e96c6fa.ics"),
    ],
)
def test_any_other_key_loses_something_and_gets_a_digest(key: str, expected: str) -> None:
    """These names must never change: people subscribe to them."""
    assert file_name(key) == expected


@given(keys)
def test_a_name_is_safe(key: str) -> None:
    """On Windows, in an address, as an argument; and never that of another feed."""
    name = file_name(key)
    assert re.fullmatch(r"[a-z0-9_][a-z0-9_-]*\.ics", name)
    assert name.removesuffix(".ics") not in DEVICES
    assert name not in {LINKEDIN_FILE, "reconnect.ics"}
    assert len(name) <= 100


@given(keys, keys)
def test_no_two_categories_share_a_file(one: str, other: str) -> None:
    """But for those that the reader refuses as the same."""
    assert (file_name(one) == file_name(other)) == (identity(one) == identity(other))
