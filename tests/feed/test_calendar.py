"""The calendar around the events: its exact head, its zone, and what a build did to the feed."""

import pytest

from cuegen.feed.calendar import Feed
from cuegen.feed.event import uid
from tests.feed.building import NOW, built, feed_of
from tests.feed.profile import check_feed

CATEGORIES = "categories: {mentors: {cadence: weekly, contacts: [Ada Lovelace]}}"

HEAD = r"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//cuegen//cuegen//EN
CALSCALE:GREGORIAN
NAME:Ada\; & Zoë's\, cues
X-WR-CALNAME:Ada\; & Zoë's\, cues
DESCRIPTION:Cues to keep in touch\, at most 1 cue a day from 08:30. Written
  by cuegen from contacts.yaml.
X-WR-CALDESC:Cues to keep in touch\, at most 1 cue a day from 08:30. Writte
 n by cuegen from contacts.yaml.
COLOR:teal
X-APPLE-CALENDAR-COLOR:#008080
REFRESH-INTERVAL;VALUE=DURATION:PT6H
X-PUBLISHED-TTL:PT6H
X-WR-TIMEZONE:UTC
BEGIN:VEVENT
"""


def test_the_head() -> None:
    """In this order and in this form."""
    feed = feed_of(
        f'{{calendar: {{timezone: UTC, name: "Ada; & Zoë\'s, cues", color: teal, per_day: 1}}, {CATEGORIES}}}'
    )
    assert feed.decode().replace("\r\n", "\n").startswith(HEAD)
    assert feed.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "Zulu"])
def test_utc_has_no_zone(zone: str) -> None:
    """Under whichever name."""
    feed = feed_of(f"{{calendar: {{timezone: {zone}}}, {CATEGORIES}}}")
    assert b"VTIMEZONE" not in feed
    assert f"X-WR-TIMEZONE:{zone}\r\n".encode() in feed


def test_the_zone_stands_before_the_events() -> None:
    """And has the name that their times have."""
    feed = feed_of(f"{{calendar: {{timezone: Asia/Kolkata}}, {CATEGORIES}}}")
    assert feed.count(b"BEGIN:VTIMEZONE\r\nTZID:Asia/Kolkata\r\n") == 1
    assert feed.find(b"END:VTIMEZONE\r\nBEGIN:VEVENT\r\n") > 0
    assert b"DTSTART;TZID=Asia/Kolkata:" in feed


def test_the_zone_begins_before_the_earliest_event() -> None:
    """Where every change is listed, from the year before it."""
    feed = feed_of(
        "{calendar: {timezone: Africa/Cairo, starts: 2025-06-02}, categories: {a: {cadence: weekly, contacts: "
        "[Ada, {name: Grace, last_contact: 2027-03-01}]}}}"
    )
    check_feed(feed)
    assert b"RDATE:2024" in feed
    assert b"RDATE:2023" not in feed


def test_the_longest_name_is_kept_whole() -> None:
    """It has 100 characters, folded where a line is full."""
    feed = feed_of(f"{{calendar: {{timezone: UTC, name: {'é' * 100}}}, {CATEGORIES}}}").replace(b"\r\n ", b"")
    assert f"\nNAME:{'é' * 100}\r\nX-WR-CALNAME:{'é' * 100}\r\n".encode() in feed


def changes(feed: Feed) -> tuple[set[str], set[str], set[str]]:
    """Return the UIDs of what is new, changed and gone."""
    return set(feed.added), set(feed.changed), set(feed.removed)


def test_a_build_tells_what_it_did_to_the_feed() -> None:
    """By UID: what is new, changed, gone."""
    first = built(f"{{calendar: {{timezone: UTC}}, {CATEGORIES}}}").feed
    ada, grace = uid("contact:ada lovelace"), uid("contact:grace hopper")
    assert changes(first) == ({ada}, set(), set())
    text = f"{{calendar: {{timezone: UTC}}, {CATEGORIES.replace('Ada', 'Grace Hopper, Ada')}}}"
    more = built(text.replace("weekly", "weekly, routine: Ask"), first.data, NOW).feed
    assert changes(more) == ({grace}, {ada}, set())
    less = built(
        f"{{calendar: {{timezone: UTC}}, {CATEGORIES.replace('Ada Lovelace', 'Grace Hopper')}}}", more.data
    ).feed
    assert changes(less) == (set(), {grace}, {ada})
