"""What there is to serve: the same bytes give the same validators, other bytes other and later ones."""

from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given, settings

from cuegen.build import NO_CHOICES, Choices, build
from cuegen.contacts.reading import read_contacts
from cuegen.problems import Problem
from cuegen.serve.addresses import MAIN
from cuegen.serve.snapshot import Snapshot
from cuegen.split import Earlier, parted, split
from tests.feed.building import FILE, NOW, built, events, unfolded, wording
from tests.feed.invented import Data, flow, lists
from tests.feed.profile import check_feed
from tests.serve.sites import ALUMNI, BUILD, EDITED, LIST, NAMES, PATH, snapshot

SECOND = timedelta(seconds=1)
PARTS = Choices(parts=True)
BLOCKS = LIST.replace("name: Warm}", "name: Warm, style: weekly-block, block: every friday at 16:00}")


def test_a_build_is_served_whole_and_by_category() -> None:
    """Beside the feed of all there is one for each category, and one for LinkedIn itself."""
    served = snapshot().feeds
    assert set(served) == NAMES
    assert served["reconnect.ics"].data == BUILD.feed.data
    assert "Émilie du Châtelet" in unfolded(served[ALUMNI].data)
    assert "Ada Lovelace" not in unfolded(served[ALUMNI].data)
    assert "Nobody to reconnect with yet" in unfolded(served["empty.ics"].data)


def test_validators_follow_from_the_bytes() -> None:
    """So that a client that has them is told so by any server, after any start."""
    for served in snapshot().feeds.values():
        assert served.etag == sha256(served.data).hexdigest()[:32]
        assert served.modified == NOW
    assert Snapshot(path=PATH).after(BUILD, NOW) == snapshot()


@pytest.mark.parametrize(
    ("written", "modified"),
    [
        (NOW - timedelta(days=9), NOW),  # an old time came along with a copy: the stamps in the feed know better
        (NOW + timedelta(days=9), NOW + timedelta(days=9)),  # an event left, of which no stamp tells
        (NOW + timedelta(milliseconds=900), NOW),
    ],
)
def test_the_time_is_that_of_the_latest_change_that_is_known(written: datetime, modified: datetime) -> None:
    """Of the stamps in the feed and the time of its file."""
    assert {each.modified for each in snapshot(written=written).feeds.values()} == {modified}


def test_a_change_is_later_than_what_was_before_it() -> None:
    """Even within one second, and with a clock that was set back; what did not change stays as it was."""
    before = snapshot()
    after = before.after(built(EDITED, BUILD.feed.data, NOW - timedelta(days=1)), NOW - timedelta(days=1))
    for name in ("reconnect.ics", "mentors.ics"):
        assert after.feeds[name].etag != before.feeds[name].etag
        assert after.feeds[name].modified == NOW + SECOND
    for name in (ALUMNI, "linkedin.ics"):
        assert after.feeds[name] is before.feeds[name]


def test_a_category_that_leaves_takes_its_feed_along() -> None:
    """And the others stay."""
    text = LIST[: LIST.index("  empty:")]
    assert set(snapshot().after(built(text, BUILD.feed.data), NOW).feeds) == NAMES - {"empty.ics"}


def test_a_build_that_fails_keeps_the_feeds() -> None:
    """And says why, until the next one."""
    problem = Problem(message="no such file", file=FILE)
    before = snapshot()
    failed = before.refused([problem])
    assert (failed.feeds, failed.build, failed.problems) == (before.feeds, BUILD, (problem,))
    assert failed.after(BUILD, NOW) == before


def test_an_earlier_feed_is_served_until_there_is_a_build() -> None:
    """With the same validators, so that a start costs no client anything."""
    earlier = Snapshot(path=PATH).with_earlier(BUILD.feed.data, NOW)
    assert earlier.feeds == {"reconnect.ics": snapshot().feeds["reconnect.ics"]}
    assert earlier.build is None
    assert earlier.after(BUILD, NOW) == snapshot()


@pytest.mark.parametrize("data", [b"", b"<html>", BUILD.feed.data[:-5], BUILD.feed.data[5:], b"BEGIN:VCALENDAR\r\n"])
def test_half_a_feed_is_not_served(data: bytes) -> None:
    """Nor anything else that stands in its file."""
    assert Snapshot(path=PATH).with_earlier(data, NOW).feeds == {}


def test_parts_have_the_revisions_of_the_whole() -> None:
    """However many builds it has seen."""
    after = built(EDITED, BUILD.feed.data, NOW + timedelta(days=3))
    whole = events(after.feed.data)
    parts = {name: events(data) for name, data in parted(after, {}).items() if name != "empty.ics"}
    assert {name: event for part in parts.values() for name, event in part.items()} == whole
    assert len(whole) == sum(map(len, parts.values()))


def test_what_stands_in_for_nobody_is_no_change() -> None:
    """A build that changes nothing changes no part either, at whatever time it comes."""
    again = built(LIST, BUILD.feed.data, NOW + timedelta(days=3))
    assert parted(again, {}) == parted(BUILD, {})


@settings(max_examples=15)
@given(lists())
def test_the_parts_of_any_list_are_valid_and_together_the_whole(data: Data) -> None:
    """No event is in two of them, and none is lost."""
    made = build(read_contacts(flow(data), FILE, today=NOW.date()), wording(), b"", NOW)
    parts = parted(made, {})
    for part in parts.values():
        check_feed(part)
    found = [name for part in parts.values() for name in events(part)]
    assert set(events(made.feed.data)) <= set(found)


def test_in_weekly_blocks_each_category_has_blocks_of_its_own() -> None:
    """Those of --split, and only what changed has another revision; in the whole feed there is one block for all."""
    whole = built(BLOCKS)
    first = Snapshot(path=PATH).after(built(BLOCKS, choices=PARTS), NOW)
    assert first.feeds[MAIN].data == whole.feed.data
    parts = {name: served.data for name, served in first.feeds.items() if name != MAIN}
    apart = split(read_contacts(BLOCKS, FILE), wording(), Earlier(feeds={}), NOW, NO_CHOICES).feeds
    assert parts == apart
    assert "Keep in touch: Ada Lovelace" in unfolded(parts["mentors.ics"])
    later, edited = NOW + timedelta(days=3), BLOCKS.replace("Grace Hopper", "Emmy Noether")
    after = first.after(built(edited, whole.feed.data, later, PARTS), later)
    again = split(read_contacts(edited, FILE), wording(), Earlier(feeds=apart), later, NO_CHOICES).feeds
    assert {name: served.data for name, served in after.feeds.items() if name != MAIN} == again
    assert after.feeds[ALUMNI] is first.feeds[ALUMNI]


@settings(max_examples=10)
@given(lists())
def test_the_parts_of_any_weekly_list_are_those_of_a_split(data: Data) -> None:
    """To the byte, for who has none of them yet."""
    data["calendar"] |= {"style": "weekly-block", "duration": "5 minutes"}
    reading = read_contacts(flow(data), FILE, today=NOW.date())
    made = build(reading, wording(), b"", NOW, PARTS)
    assert made.feed.data == build(reading, wording(), b"", NOW).feed.data
    assert parted(made, {}) == split(reading, wording(), Earlier(feeds={}), NOW, NO_CHOICES).feeds
