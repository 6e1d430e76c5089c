"""No text of a user's can become a line of the feed, whatever it holds."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.feed.calendar import Head, write_feed
from cuegen.feed.memory import FeedMemory
from tests.feed.attacks import BREAKS, DATA, FIELDS, PAYLOAD, attacked, outcomes
from tests.feed.building import NOW, built
from tests.feed.invented import flow
from tests.feed.profile import check_feed

ATTACKS = dict(outcomes())
BUILD = built(flow(DATA))


def check_harmless(feed: bytes, events: int) -> None:
    """Hold that a feed keeps to the profile, with so many events and no property that was smuggled in."""
    assert len(check_feed(feed)) == events
    names = {line.partition(b":")[0].partition(b";")[0] for line in feed.split(b"\r\n") if not line.startswith(b" ")}
    assert PAYLOAD.encode() not in names


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_smuggled_in_stays_a_text_or_is_refused(attack: str) -> None:
    """Through every field and every character that some reader takes for the end of a line."""
    feed = ATTACKS[attack]
    if feed is not None:
        check_harmless(feed, events=2 if "the key" in attack else 3)


@pytest.mark.parametrize("field", ["contact.notes", "category.routine"])
def test_texts_of_several_lines_keep_them(field: str) -> None:
    """They are not refused for the line breaks that belong to them."""
    for name in ("CR", "LF", "CRLF", "NEL", "LS", "PS"):
        feed = attacked(FIELDS[field], f"{BREAKS[name]}second line")
        assert feed is not None
        assert rb"\nsecond line" in feed.replace(b"\r\n ", b"")


def test_python_without_asserts_is_as_safe() -> None:
    """Its feeds are the same to the byte."""
    command = [sys.executable, "-O", "-m", "tests.feed.attacks"]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, check=True, timeout=120)
    printed = json.loads(done.stdout)
    assert printed["optimized"] == 1
    assert printed["outcomes"] == {name: feed.decode() if feed else None for name, feed in ATTACKS.items()}


anything = st.text() | st.sampled_from([f"a{char}{PAYLOAD}:1" for char in BREAKS.values()])


@given(summary=anything, description=anything, category=anything, name=anything.filter(bool))
@settings(deadline=None)
def test_even_texts_that_were_never_checked_stay_texts(
    summary: str, description: str, category: str, name: str
) -> None:
    """The feed trusts neither the reader of the list nor the templates."""
    calendar = BUILD.contacts.calendar.model_copy(update={"name": f"Cues {name}"})
    entries = [
        entry._replace(summary=f"Cue {summary}".replace("\n", " "), description=description, category=category)
        for entry in BUILD.entries
    ]
    feed = write_feed(Head(calendar=calendar, url="https://example.org/"), entries, FeedMemory(), NOW)
    assert PAYLOAD.encode() not in {line.partition(b":")[0] for line in feed.data.split(b"\r\n")}
    assert len(feed.data.split(b"BEGIN:VEVENT\r\n")) == len(entries) + 1
    assert len(feed.data.splitlines()) == feed.data.count(b"\r\n") == len(feed.data.decode().splitlines())
