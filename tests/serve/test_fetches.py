"""Who fetched what: for the page, in memory, and never much of it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.page.page import Fetch
from cuegen.serve.fetches import MOST, Fetches, client_name
from tests.feed.building import NOW


def test_the_last_fetch_of_each_feed_by_each_client_is_known() -> None:
    """The newest first."""
    fetches = Fetches()
    for minute, (feed, client) in enumerate([("a", "X"), ("b", "X"), ("a", "Y"), ("a", "X")]):
        fetches.note(feed, client, NOW + timedelta(minutes=minute))
    assert fetches.newest_first() == (
        Fetch(feed="a", client="X", at=NOW + timedelta(minutes=3)),
        Fetch(feed="a", client="Y", at=NOW + timedelta(minutes=2)),
        Fetch(feed="b", client="X", at=NOW + timedelta(minutes=1)),
    )


def test_the_oldest_are_forgotten() -> None:
    """So that nobody can fill the memory with names."""
    fetches = Fetches()
    for number in range(MOST * 3):
        fetches.note("a", str(number), NOW)
    assert [each.client for each in fetches.newest_first()] == [str(MOST * 3 - 1 - each) for each in range(MOST)]


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        ("Google-Calendar-Importer", "Google Calendar"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.4.0", "Thunderbird"),
        ("Evolution/3.56.2", "Evolution"),
        ("ICSx5/2.2.4 (2024/09/01; Android)", "ICSx5"),
        ("vdirsyncer/0.19.3", "vdirsyncer"),
        ("macOS/15.1 (24B83) CalendarAgent/1020.1", "Apple Calendar (Mac)"),
        ("iOS/18.1 (22B83) dataaccessd/1.0", "Apple Calendar (iPhone, iPad)"),
        ("Microsoft.Exchange/15.20 (Windows NT 10.0; Win64; x64)", "Outlook"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36", "a browser"),
        ("curl/8.5.0", "curl"),
        ("", "unknown"),
        ("<script>alert(1)</script>", "unknown"),
        ("日本", "unknown"),
        ("a" * 5_000, "a" * 40),
    ],
)
def test_a_client_is_named_as_its_users_do(user_agent: str, name: str) -> None:
    """Else by its own first word, if that is one."""
    assert client_name(user_agent) == name


def test_a_name_is_looked_for_at_the_beginning_alone() -> None:
    """A header may be as long as all of a request, and nobody's client names itself so late."""
    assert client_name("x " + " " * 998 + "Thunderbird") == "x"
    assert client_name("x " + " " * 900 + "Thunderbird") == "Thunderbird"


@given(st.text())
def test_a_name_is_short_and_plain(user_agent: str) -> None:
    """Whatever somebody writes into the header."""
    name = client_name(user_agent)
    assert 0 < len(name) <= 40
    assert name.isprintable()
    assert "<" not in name
